"""A match («наставническая пара / группа»): mentors and mentees who work together (S4 1.1.2)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LIVE_STATES = ("agreed", "active")
END_STATES = ("completed", "stopped", "transferred")
FORMS = (
    "teacher_teacher",
    "head_teacher",
    "employer_student",
    "lecturer_young_teacher",
    "teacher_pupil",
    "pupil_pupil",
)
"""Forms of mentoring, who–whom (S1 5.1, S4 1.1.1)."""
PUPILS = frozenset({"teacher_pupil", "pupil_pupil"})
"""Those with somebody who may not be of age."""


class Format(StrEnum):
    """Formats of S4 1.1.2."""

    INDIVIDUAL = "individual"
    GROUP = "group"
    COLLECTIVE = "collective"
    MUTUAL = "mutual"
    ONLINE = "online"


class Kind(StrEnum):
    """Kinds of S4 1.1.2; ``goals`` is short-term goal-setting, ``usual`` where none is named."""

    USUAL = "usual"
    VIRTUAL = "virtual"
    GROUP = "group"
    GOALS = "goals"
    REVERSE = "reverse"
    SITUATIONAL = "situational"
    SPEED = "speed"


BESIDE = frozenset({Kind.REVERSE, Kind.SITUATIONAL, Kind.SPEED})
"""Kinds that stand beside a mentee's pair: they take no mentor's place and make nobody «paired» (D45)."""


RARE = frozenset({Kind.SITUATIONAL, Kind.SPEED})
"""Kinds without a rhythm: they meet when there is something to meet for."""


class Shape(StrEnum):
    """Who stands on each side; a ``team`` is several mentors, with one mentee or more (S4 L55–69)."""

    PAIR = "pair"
    GROUP = "group"
    TEAM = "team"
    MUTUAL = "mutual"


@dataclass(frozen=True, slots=True)
class Match:
    """``agreed``: on the curator's list, nobody told yet; ``active``: both sides told. Ended ones keep history.

    ``substitutes``: those of ``mentors`` who stand there for a while. ``end_document_id``: the order on its end.
    """

    id: int
    form: str
    state: str
    mentors: tuple[int, ...]
    mentees: tuple[int, ...]
    agreed_at: datetime
    told_at: datetime | None = None
    document_id: int | None = None
    planned_meetings: int | None = None
    rhythm_days: int | None = None
    ended_at: datetime | None = None
    format: Format = Format.INDIVIDUAL
    kind: Kind = Kind.USUAL
    topic: str = ""
    substitutes: tuple[int, ...] = ()
    end_reason: str = ""
    end_document_id: int | None = None
    successor_id: int | None = None

    @property
    def live(self) -> bool:
        return self.state in LIVE_STATES

    @property
    def members(self) -> tuple[int, ...]:
        return self.mentors + self.mentees

    @property
    def standing(self) -> tuple[int, ...]:
        """The mentors without those who only stand in."""
        return tuple(one for one in self.mentors if one not in self.substitutes)

    @property
    def leaders(self) -> tuple[int, ...]:
        """Who writes down meetings: the mentors; in mutual support everybody."""
        return self.mentors or self.mentees

    @property
    def beside(self) -> bool:
        """Whether it stands beside a mentee's pair and takes nobody's place."""
        return self.kind in BESIDE or not self.mentors

    @property
    def shape(self) -> Shape:
        return shape_of(len(self.standing), len(self.mentees))

    def partners(self, person: int) -> tuple[int, ...]:
        """Whom somebody works with here: the other side, or the others of a mutual support."""
        if not self.mentors:
            return tuple(one for one in self.mentees if one != person)
        return self.mentors if person in self.mentees else self.mentees

    def goes_on_without(self, person: int) -> bool:
        """Whether enough people stay when somebody leaves: one on each side, or two of a mutual support."""
        mentees = [one for one in self.mentees if one != person]
        if not self.mentors:
            return len(mentees) > 1
        return bool(mentees) and any(one != person for one in self.standing)


def shape_of(mentors: int, mentees: int) -> Shape:
    """What so many mentors and mentees make."""
    if not mentors:
        return Shape.MUTUAL
    if mentors > 1:
        return Shape.TEAM
    return Shape.GROUP if mentees > 1 else Shape.PAIR


def format_of(mentors: int, mentees: int) -> Format:
    """The format such a match has when nobody says otherwise."""
    match shape_of(mentors, mentees):
        case Shape.MUTUAL:
            return Format.MUTUAL
        case Shape.TEAM:
            return Format.COLLECTIVE
        case Shape.GROUP:
            return Format.GROUP
        case _:
            return Format.INDIVIDUAL
