"""Agreement of both sides (S1 4.11, 4.14, 10): a mentee orders candidates, one mentor after another is asked."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

MOST_CANDIDATES = 3


class CaseState(StrEnum):
    """Whose turn it is: the mentee's, a mentor's, nobody's any more, the curator's."""

    CHOOSING = "choosing"
    ASKED = "asked"
    AGREED = "agreed"
    RETURNED = "returned"


class Reply(StrEnum):
    """What became of a candidate; ``full``: the places went to others meanwhile."""

    OPEN = "open"
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    SILENT = "silent"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Candidate:
    """``rank``: the mentee's order from 1, ``None``: not marked; ``reason`` is the curator's only."""

    mentor: int
    place: int
    rank: int | None = None
    reply: Reply = Reply.OPEN
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One mentee. ``why`` it came back: ``none``, ``declined``, ``silent``, ``full``, ``left``, ``stopped``."""

    id: int
    round_id: int
    mentee: int
    state: CaseState
    due_at: datetime
    candidates: tuple[Candidate, ...]
    why: str = ""
    word: str = ""

    @property
    def asked(self) -> int | None:
        """The mentor whose answer is awaited."""
        return next((one.mentor for one in self.candidates if one.reply is Reply.ASKED), None)

    @property
    def agreed(self) -> int | None:
        """The mentor of the agreed pair."""
        return next((one.mentor for one in self.candidates if one.reply is Reply.ACCEPTED), None)

    @property
    def waiting(self) -> tuple[int, ...]:
        """Marked candidates who have not been asked yet, the most wanted first."""
        marked = [one for one in self.candidates if one.rank is not None and one.reply is Reply.OPEN]
        return tuple(one.mentor for one in sorted(marked, key=lambda one: one.rank or 0))

    def marked(self, mentor: int, *, on: bool) -> tuple[int, ...]:
        """The mentee's order after a tap: put at the end, or taken out; the others move up."""
        now = sorted((one for one in self.candidates if one.rank is not None), key=lambda one: one.rank or 0)
        order = [one.mentor for one in now if one.mentor != mentor]
        return (*order, mentor) if on else tuple(order)


@dataclass(frozen=True, slots=True)
class Round:
    """``onward``: after a refusal ``down`` the mentee's list by itself, or back to the ``curator``."""

    id: int
    draft_id: int
    form: str
    state: str
    days: int
    onward: str
    cases: tuple[Case, ...]

    @property
    def open(self) -> bool:
        return self.state == "open"
