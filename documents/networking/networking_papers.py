"""What stands on the papers of a networking meeting; typed and picklable: they are made in the drawing process."""

from dataclasses import dataclass
from datetime import datetime

from domain.meeting_plan import Timed


@dataclass(frozen=True, slots=True)
class Occasion:
    """``starts`` and ``ends`` are on the programme's clock."""

    organisation: str
    starts: datetime
    ends: datetime
    place: str


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """``timed``: on the programme's clock too; ``people``: how many are reckoned with."""

    occasion: Occasion
    timed: tuple[Timed, ...]
    people: int


@dataclass(frozen=True, slots=True)
class Poster:
    """The code at the door: ``link`` behind the picture, ``code`` to type instead; when it works."""

    occasion: Occasion
    bot_name: str
    link: str
    code: str
    opens: datetime
    closes: datetime


@dataclass(frozen=True, slots=True)
class HallCard:
    """What somebody lets the other side read: ``about`` (post, subjects), ``gives``, ``seeks``; empty: not allowed."""

    name: str
    roles: tuple[str, ...]
    about: tuple[str, ...] = ()
    gives: str = ""
    seeks: str = ""


@dataclass(frozen=True, slots=True)
class HallCards:
    """Cards to lie on the tables, or with ``badges`` names to wear."""

    occasion: Occasion
    people: tuple[HallCard, ...]
    badges: bool = False


Paper = PlanPaper | Poster | HallCards
