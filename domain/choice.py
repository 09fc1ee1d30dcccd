"""The preference vote after the networking meeting (D32): who may still mark, and what the marks mean."""

from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.refusal import Refused
from domain.roles import Role

DEFAULT_TERM = timedelta(days=3)
REMINDER_BEFORE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Choice:
    """One vote. ``limit``: how many may be ranked. It ends at ``closes_at`` or when the curator closes it."""

    id: int
    limit: int
    opened_at: datetime
    closes_at: datetime
    closed_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        return self.closed_at is None and now < self.closes_at


@dataclass(frozen=True, slots=True)
class Ballot:
    """What one person marked as ``side``: ``ranked`` from the most wished, ``refused`` privately («no»)."""

    person_id: int
    side: Role
    ranked: tuple[int, ...] = ()
    refused: frozenset[int] = frozenset()
    sent: bool = False


def with_rank(ballot: Ballot, target: int, on: bool, limit: int) -> tuple[int, ...]:
    """The ranked list after a tap: a new mark goes to the end, a removed one lets the later ones move up.

    Raises ``Refused("choice-full")`` when ``limit`` are marked already. Repeating a tap changes nothing.
    """
    if on and target not in ballot.ranked:
        if len(ballot.ranked) >= limit:
            raise Refused("choice-full", limit=limit)
        return (*ballot.ranked, target)
    return ballot.ranked if on else tuple(other for other in ballot.ranked if other != target)


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
