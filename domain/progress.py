"""Indicators of a running programme: coverage, rhythm of pairs, what asks for the curator's attention (D40, D61).

Pure arithmetic: days are calendar days in the programme's zone, ``today`` is a parameter.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from domain import holidays as school
from domain.holidays import Holidays

DEFAULT_RHYTHM_DAYS = 14
"""What is expected of a pair that has not agreed on a rhythm yet."""
GRACE_DAYS = 7
"""Days beyond the rhythm before the mentor is reminded; as many again before the curator's list."""
FIRST_MEETING_DAYS = 7
"""A pair without any meeting asks for attention after so many days."""
SMALL_GROUP = 5
"""An average of fewer answers is not shown (re-identification in small groups)."""


class Rhythm(StrEnum):
    """How the time since a pair's last meeting relates to what the pair agreed on."""

    ON_TIME = "on_time"
    LATE = "late"
    SILENT = "silent"
    NONE_YET = "none_yet"


@dataclass(frozen=True, slots=True)
class Pair:
    """A working match; names are short («Surname I. P.»), ``since`` is the day its members were told."""

    match_id: int
    mentors: tuple[str, ...]
    mentees: tuple[str, ...]
    since: date
    last_meeting: date | None = None
    rhythm_days: int | None = None


@dataclass(frozen=True, slots=True)
class Pulse:
    """A pair with its state today; ``days`` run from the last meeting, or from ``since`` when there was none.

    ``rested``: how many of them were holidays, on which nothing was expected.
    """

    pair: Pair
    state: Rhythm
    days: int
    rhythm_days: int
    rested: int = 0

    @property
    def overdue(self) -> int:
        """Days beyond the agreed rhythm (negative: still in time), holidays not counted."""
        return self.days - self.rested - self.rhythm_days


def pulse(pair: Pair, today: date, holidays: Holidays = ()) -> Pulse:
    """Silence is measured against the rhythm of the pair itself (D40), the default where none was agreed."""
    rhythm = pair.rhythm_days or DEFAULT_RHYTHM_DAYS
    since = pair.last_meeting or pair.since
    days = max((today - since).days, 0)
    rested = school.rested(since, today, holidays)
    return Pulse(pair, _state(pair, days - rested - rhythm), days, rhythm, rested)


def _state(pair: Pair, overdue: int) -> Rhythm:
    if pair.last_meeting is None:
        return Rhythm.NONE_YET
    if overdue <= GRACE_DAYS:
        return Rhythm.ON_TIME
    return Rhythm.LATE if overdue <= 2 * GRACE_DAYS else Rhythm.SILENT


def pulses(pairs: Iterable[Pair], today: date, holidays: Holidays = ()) -> tuple[Pulse, ...]:
    """Every pair's pulse, the longest overdue first; ties by match id, so that the order never jumps."""
    found = [pulse(pair, today, holidays) for pair in pairs]
    return tuple(sorted(found, key=lambda item: (-item.overdue, item.pair.match_id)))


def count_states(items: Iterable[Pulse]) -> dict[Rhythm, int]:
    """How many pairs are in each state; every state has a number."""
    counted = Counter(item.state for item in items)
    return {state: counted[state] for state in Rhythm}


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole; ``percent`` is None where the whole is unknown or empty."""

    part: int
    whole: int | None

    @property
    def percent(self) -> int | None:
        """Whole per cent, rounded down, so that 100 is said only of a complete set."""
        return self.part * 100 // self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class MeetingCounts:
    """Meetings that took place. ``unconfirmed``: seven days without an answer, counted «without confirmation».

    ``awaiting`` are younger and still expect the mentee's answer; ``disputed`` ones expect the mentor's correction.
    """

    total: int = 0
    confirmed: int = 0
    unconfirmed: int = 0
    awaiting: int = 0
    disputed: int = 0


@dataclass(frozen=True, slots=True)
class Week:
    """Week ``number`` of ``total`` (None while the end is not known)."""

    number: int
    total: int | None


def programme_week(start: date | None, end: date | None, today: date) -> Week | None:
    """Week k of n counted in sevens from the first day; None before the start; the last week after the end."""
    if start is None or today < start:
        return None
    number = (today - start).days // 7 + 1
    if end is None or end < start:
        return Week(number, None)
    total = (end - start).days // 7 + 1
    return Week(min(number, total), total)


class Concern(IntEnum):
    """What may ask for the curator's attention; a smaller number is more urgent."""

    SILENT_PAIR = 1
    NO_FIRST_MEETING = 2
    DISPUTED_MEETING = 3
    UNREACHABLE = 4
    AWAITING_ADMISSION = 5
    WITHOUT_PAIR = 6
    UNFINISHED_QUESTIONNAIRE = 7
    AGREEMENT_ENDS = 8
    """With a partner: it has run out, or soon will (D16)."""
    ERASURE = 0
    """Data of somebody who has withdrawn: the law sets the day (152-FZ art. 21 p. 5)."""


@dataclass(frozen=True, slots=True)
class Attention:
    """One line of the list: a concern with who it is about, how many and for how long."""

    concern: Concern
    names: tuple[str, ...] = ()
    count: int = 1
    days: int = 0
    match_id: int | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Loose:
    """Short names of people who hang between two steps; an empty tuple where there is nobody."""

    disputed: tuple[tuple[str, ...], ...] = ()
    unreachable: tuple[str, ...] = ()
    awaiting_admission: tuple[str, ...] = ()
    without_pair: tuple[str, ...] = ()
    unfinished: tuple[str, ...] = ()
    erasures: tuple[tuple[str, date], ...] = ()
    """Who has withdrawn and is not erased yet, with the day of the withdrawal."""
    agreements: tuple[tuple[str, date], ...] = ()
    """Partners whose agreement ends soon or has ended, with its last day."""


def attention(items: Iterable[Pulse], loose: Loose) -> tuple[Attention, ...]:
    """«Needs attention»: pairs and disputes one line each, people gathered by concern; most urgent first."""
    lines = [line for item in items if (line := _pair_concern(item)) is not None]
    lines += [Attention(Concern.DISPUTED_MEETING, names) for names in loose.disputed]
    lines += [Attention(Concern.ERASURE, (name,), since=day) for name, day in loose.erasures]
    lines += [Attention(Concern.AGREEMENT_ENDS, (name,), since=until) for name, until in loose.agreements]
    gathered = {
        Concern.UNREACHABLE: loose.unreachable,
        Concern.AWAITING_ADMISSION: loose.awaiting_admission,
        Concern.WITHOUT_PAIR: loose.without_pair,
        Concern.UNFINISHED_QUESTIONNAIRE: loose.unfinished,
    }
    lines += [Attention(concern, names, len(names)) for concern, names in gathered.items() if names]
    return tuple(sorted(lines, key=lambda line: (line.concern, -line.days)))


def _pair_concern(item: Pulse) -> Attention | None:
    names = item.pair.mentors + item.pair.mentees
    if item.state is Rhythm.SILENT:
        return Attention(Concern.SILENT_PAIR, names, days=item.days, match_id=item.pair.match_id)
    if item.state is Rhythm.NONE_YET and item.days - item.rested > FIRST_MEETING_DAYS:
        return Attention(Concern.NO_FIRST_MEETING, names, days=item.days, match_id=item.pair.match_id)
    return None


def mean(values: Iterable[float], least: int = SMALL_GROUP) -> float | None:
    """Average of at least ``least`` values; None for a smaller group."""
    found = list(values)
    return sum(found) / len(found) if found and len(found) >= least else None
