"""The preference vote after the networking meeting (D32): who may still mark, and what the marks mean."""

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from domain.refusal import Refused
from domain.roles import Role

DEFAULT_TERM = timedelta(days=3)
REMIND_BEFORE = (timedelta(hours=24), timedelta(hours=3))
NUDGE_EVERY = timedelta(hours=6)
"""How often a curator may remind those who have not chosen: more would be pestering."""
LONGER = (1, 3)
"""By how many days the end moves at a tap."""
MOST_DRAWN = 40
"""People on a side in the picture of who chose whom: a larger table cannot be read on a phone."""
LATEST_END = timedelta(days=183)
"""What is later was a slip: a day and a month that have passed are read as those of the next year."""
COMMENT_LIMIT = 300
ABOUT_LIMIT = 800


@dataclass(frozen=True, slots=True)
class Choice:
    """One vote. ``limit``: how many may be ranked. It ends at ``closes_at`` or when the curator closes it."""

    id: int
    limit: int
    opened_at: datetime
    closes_at: datetime
    closed_at: datetime | None = None
    form: str = "teacher_teacher"
    nudged_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        return self.closed_at is None and now < self.closes_at

    def reminders(self, now: datetime) -> list[datetime]:
        """When those who have not sent are still reminded by themselves."""
        return [due for before in REMIND_BEFORE if (due := self.closes_at - before) > now]

    def next_nudge(self, now: datetime) -> datetime | None:
        """When a curator may remind again; ``None``: now."""
        free = None if self.nudged_at is None else self.nudged_at + NUDGE_EVERY
        return free if free is not None and free > now else None


@dataclass(frozen=True, slots=True)
class Ballot:
    """What one person marked as ``side``: ``ranked`` from the most wished, ``refused`` privately («no»).

    ``comments``: what the voter hopes for from somebody, by that person's id.
    """

    person_id: int
    side: Role
    ranked: tuple[int, ...] = ()
    refused: frozenset[int] = frozenset()
    sent: bool = False
    comments: Mapping[int, str] = field(default_factory=dict)

    @property
    def explained(self) -> dict[int, str]:
        """Comments to those who are marked now, in their order."""
        return {target: self.comments[target] for target in self.ranked if target in self.comments}

    def place_of(self, target: int) -> int | None:
        """Which choice somebody is, from 1."""
        return self.ranked.index(target) + 1 if target in self.ranked else None


def with_rank(ballot: Ballot, target: int, on: bool, limit: int) -> tuple[int, ...]:
    """The ranked list after a tap: a new mark goes to the end, a removed one lets the later ones move up.

    Raises ``Refused("choice-full")`` when ``limit`` are marked already. Repeating a tap changes nothing.
    """
    if on and target not in ballot.ranked:
        if len(ballot.ranked) >= limit:
            raise Refused("choice-full", limit=limit)
        return (*ballot.ranked, target)
    return ballot.ranked if on else tuple(other for other in ballot.ranked if other != target)


def with_comment(ballot: Ballot, target: int, words: str) -> Ballot:
    """The ballot with what is hoped for from somebody marked; empty words take it back.

    Refused: ``choice-not-marked``, ``too-long``.
    """
    if target not in ballot.ranked:
        raise Refused("choice-not-marked")
    if len(words) > COMMENT_LIMIT:
        raise Refused("too-long", length=len(words), limit=COMMENT_LIMIT)
    others = {other: said for other, said in ballot.comments.items() if other != target}
    return replace(ballot, comments={**others, target: words} if words else others)


def without_gone(ballot: Ballot, present: Container[int]) -> Ballot:
    """The ballot without those who take no part any more: nobody can take a mark back that is not shown."""
    return replace(
        ballot,
        ranked=tuple(target for target in ballot.ranked if target in present),
        refused=frozenset(target for target in ballot.refused if target in present),
    )


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many of a side have sent, only ranked somebody, or neither; ``waiting`` have not sent."""

    sent: int
    begun: int
    total: int
    waiting: tuple[int, ...]


def turnout(voters: Sequence[int], ballots: Collection[Ballot], side: Role) -> Turnout:
    """Counts over the admitted of a side. Whoever has only said a private «no» counts as not begun, like the silent."""
    mine = {ballot.person_id: ballot for ballot in ballots if ballot.side is side}
    sent = [voter for voter in voters if voter in mine and mine[voter].sent]
    begun = [voter for voter in voters if voter in mine and mine[voter].ranked and not mine[voter].sent]
    return Turnout(len(sent), len(begun), len(voters), tuple(voter for voter in voters if voter not in set(sent)))


@dataclass(frozen=True, slots=True)
class Wish:
    """One mark of a closed choice. ``back``: which choice the voter is of the one marked; ``None``: not marked."""

    voter: int
    target: int
    place: int
    back: int | None
    comment: str = ""
    sent: bool = False


def wishes(ballots: Collection[Ballot], side: Role) -> tuple[Wish, ...]:
    """Who of a side marked whom, in the order of the ballots; a private «no» is nowhere in it."""
    others = {ballot.person_id: ballot for ballot in ballots if ballot.side is side.other_side}
    return tuple(
        Wish(
            ballot.person_id,
            target,
            place,
            others[target].place_of(ballot.person_id) if target in others else None,
            ballot.comments.get(target, ""),
            ballot.sent,
        )
        for ballot in ballots
        if ballot.side is side
        for place, target in enumerate(ballot.ranked, 1)
    )
