"""A questionnaire as data: what a form is made of. Nothing here asks, parses or stores."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

from domain.roles import Role
from questionnaires.conditions import Condition, leaves
from questionnaires.scores import Score

CODE = re.compile(r"[a-z0-9_]{1,16}\Z")  # keys and option codes ride in callback data of 64 bytes
ABOUT = "@"  # a key that begins so is a fact of the person, not a question
NAME = "@name"  # within a text: what the person is called, where we know it
PIPE = re.compile(r"\$\{(@name|[a-z0-9_]{1,16})\}")  # an earlier answer within a text
ANY_PIPE = re.compile(r"\$\{([^{}]*)\}")  # what looks like one

REMINDERS = (3, 6)  # days after the invitation when who has not answered is reminded

Value: TypeAlias = str | int | float | date | tuple[str, ...]


class Kind(StrEnum):
    SINGLE = "single"
    MULTI = "multi"
    YES_NO = "yes_no"
    SCALE = "scale"
    NUMBER = "number"
    SHORT = "short"
    LONG = "long"
    DATE = "date"
    NOTE = "note"  # words to read, no question
    RANKING = "ranking"  # options in the order in which they were tapped
    FILE = "file"  # a document or a photo: (Telegram's id of the file, its name)
    CONTACT = "contact"  # a telephone, an address, a nickname; or a contact sent by the messenger
    PERSON = "person"  # somebody of the programme: our id of them as text; whom one may see becomes the options

    @property
    def typed(self) -> bool:
        """Answered by a message, not by a tap."""
        return self in TYPED

    @property
    def marked(self) -> bool:
        """Options are marked one by one and kept with «on»."""
        return self in MARKED

    @property
    def has_options(self) -> bool:
        return self in WITH_OPTIONS


TYPED = frozenset({Kind.NUMBER, Kind.SHORT, Kind.LONG, Kind.DATE, Kind.FILE, Kind.CONTACT})
MARKED = frozenset({Kind.MULTI, Kind.RANKING})
WITH_OPTIONS = frozenset({Kind.SINGLE, Kind.MULTI, Kind.YES_NO, Kind.RANKING})


class Audience(StrEnum):
    """Who reads an answer: said under every question (text key ``seen-by-<value>``)."""

    CURATOR = "curator"
    PARTNER = "partner"  # the curator and the other side
    ALLOWED = "allowed"  # the curator; the other side only if the owner allows
    SUMS = "sums"  # nobody: sums of five people and more, words without names (S1 section 8)


@dataclass(frozen=True, slots=True)
class Option:
    """``also``: other words by which a typed answer finds it (a person's full name); no part of a form's file."""

    code: str
    label: str
    also: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A bound of a date: a fixed day, or so many days from the day of answering."""

    fixed: date | None = None
    days: int = 0

    def on(self, today: date) -> date:
        return self.fixed if self.fixed is not None else today + timedelta(days=self.days)


Bound: TypeAlias = int | float | Day


@dataclass(frozen=True, slots=True)
class Item:
    """One question.

    ``low``/``high``: bounds of a scale or number, days of a date, picks of a multi or a ranking, characters of a
    text; ``high`` of a file: megabytes. ``code`` is shared between forms so that entry and exit can be compared;
    ``fact`` feeds ``facts.profile``. ``error``: what a wrong answer is told instead of our own words. ``decline``:
    «I do not want to answer» is an answer here. ``section``: the title of the part of the form it belongs to.
    ``people``: of which part the person must be (None: mentors and mentees); such an item has options only once
    ``people.with_people`` has given it the list.
    """

    key: str
    kind: Kind
    text: str
    hint: str = ""
    options: tuple[Option, ...] = ()
    exclusive: str | None = None
    low: Bound | None = None
    high: Bound | None = None
    low_label: str = ""
    high_label: str = ""
    unit: str = ""
    whole: bool = True
    optional: bool = False
    show_if: Condition | None = None
    seen_by: Audience = Audience.CURATOR
    code: str = ""
    fact: str = ""
    error: str = ""
    decline: bool = False
    section: str = ""
    people: Role | None = None

    def label(self, code: str) -> str:
        """The label of an option; an unknown code is given back as it is."""
        return next((option.label for option in self.options if option.code == code), code)

    def has(self, code: str) -> bool:
        return any(option.code == code for option in self.options)

    def span(self) -> tuple[int, int]:
        """Whole bounds of a scale, of a multi's picks, or of a text's length."""
        low = self.low if isinstance(self.low, int) else 0
        high = self.high if isinstance(self.high, int) else len(self.options)
        return low, high


@dataclass(frozen=True, slots=True)
class Form:
    """A questionnaire of one version. ``role`` None: for any participant. ``minutes``: the honest time to fill it.

    ``review`` False: a word in passing; it counts as soon as what is required has been answered.
    ``reminders``: days after a survey's invitation, rising; only who has not answered is reminded.
    """

    code: str
    version: int
    title: str
    items: tuple[Item, ...]
    intro: str = ""
    role: Role | None = None
    minutes: int = 5
    audience: Audience = Audience.CURATOR
    review: bool = True
    scores: tuple[Score, ...] = ()
    reminders: tuple[int, ...] = REMINDERS

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    @property
    def branches(self) -> bool:
        """Whether any item may be hidden."""
        return any(item.show_if is not None for item in self.items)

    @property
    def about(self) -> frozenset[str]:
        """Facts of the person that a condition (``role``, ``category``, ``form``) or a text (``name``) asks for."""
        conditions = [item.show_if for item in self.items if item.show_if is not None]
        keys = {leaf.key for condition in conditions for leaf in leaves(condition)}
        keys |= {NAME for item in self.items if f"${{{NAME}}}" in item.text + item.hint}
        return frozenset(key.removeprefix(ABOUT) for key in keys if key.startswith(ABOUT))

    @property
    def questions(self) -> tuple[Item, ...]:
        """The items that ask something."""
        return tuple(item for item in self.items if item.kind is not Kind.NOTE)

    @property
    def names_people(self) -> bool:
        """Whether any question asks for a person of the programme."""
        return any(item.kind is Kind.PERSON for item in self.items)

    def find(self, key: str) -> Item | None:
        return next((item for item in self.items if item.key == key), None)
