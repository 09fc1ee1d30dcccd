"""When a reminder is due: working days and hours of the programme, evenings before, rhythm and silence (D40).

Aware moments in, aware UTC moments out; days and hours are those of the programme's zone.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain import holidays as school
from domain.holidays import Holidays
from domain.progress import GRACE_DAYS

WINDOW_OPENS = time(14, 30)
WINDOW_CLOSES = time(19, 0)
EVENING = time(18, 0)
MORNING = time(8, 0)
SHORTLY_BEFORE = timedelta(hours=2)
ASKED_AFTER = timedelta(hours=1)
FIRST_DATE_DAYS = 3
"""Days after pairing without any date before one of the two is asked to begin."""
UNFINISHED_AFTER = timedelta(hours=24)
SLOT_HOURS = (time(15, 0), time(14, 0), time(16, 0))


class Nudge(StrEnum):
    """What a pair needs now, if anything."""

    FIRST_DATE = "first_date"
    SILENCE = "silence"


def is_working(day: date, holidays: Holidays = ()) -> bool:
    return day.weekday() < 5 and school.on(day, holidays) is None


def next_working(day: date, holidays: Holidays = ()) -> date:
    """``day`` itself if it is a working one."""
    while not is_working(day, holidays):
        day += timedelta(days=1)
    return day


def next_window(now: datetime, zone: ZoneInfo, holidays: Holidays = ()) -> datetime:
    """``now`` if it falls into working days 14:30-19:00, else the next opening."""
    local = now.astimezone(zone)
    if is_working(local.date(), holidays) and WINDOW_OPENS <= local.time() < WINDOW_CLOSES:
        return now.astimezone(UTC)
    later = local.date() if local.time() < WINDOW_OPENS else local.date() + timedelta(days=1)
    return _at(next_working(later, holidays), WINDOW_OPENS, zone)


def evening_before(starts_at: datetime, zone: ZoneInfo) -> datetime:
    return _at(starts_at.astimezone(zone).date() - timedelta(days=1), EVENING, zone)


def morning_of(starts_at: datetime, zone: ZoneInfo) -> datetime:
    return _at(starts_at.astimezone(zone).date(), MORNING, zone)


def shortly_before(starts_at: datetime, now: datetime) -> datetime | None:
    """Two hours ahead, for what was agreed after the evening before; ``None`` when it is sooner than that."""
    due = starts_at.astimezone(UTC) - SHORTLY_BEFORE
    return due if due > now else None


def asked_after(starts_at: datetime) -> datetime:
    return starts_at.astimezone(UTC) + ASKED_AFTER


def nudge(
    today: date, paired_on: date, last_held: date | None, rhythm_days: int, holidays: Holidays = ()
) -> Nudge | None:
    """What to remind a pair of that has agreed on nothing: its rhythm + 7 days without a meeting, or no beginning.

    Holidays are no days of waiting.
    """
    since = max(paired_on, last_held or paired_on)
    days = (today - since).days - school.rested(since, today, holidays)
    if days > rhythm_days + GRACE_DAYS:
        return Nudge.SILENCE
    if last_held is None and days >= FIRST_DATE_DAYS:
        return Nudge.FIRST_DATE
    return None


def slots(
    now: datetime,
    zone: ZoneInfo,
    wanted: date | None = None,
    weekdays: frozenset[int] = frozenset(),
    holidays: Holidays = (),
) -> tuple[datetime, ...]:
    """Three times to propose, one a working day (no holiday), from ``wanted`` on, never earlier than tomorrow.
    ``weekdays`` (Monday is 0): days on which everybody is free; empty: not known, any will do.
    """
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    every = _working_from(max(wanted or tomorrow, tomorrow), holidays)
    fit = weekdays & frozenset(range(5))
    days = (day for day in every if not fit or day.weekday() in fit)
    return tuple(_at(next(days), hour, zone) for hour in SLOT_HOURS)


def _working_from(day: date, holidays: Holidays) -> Iterator[date]:
    while True:
        day = next_working(day, holidays)
        yield day
        day += timedelta(days=1)


def _at(day: date, hour: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, hour, zone).astimezone(UTC)
