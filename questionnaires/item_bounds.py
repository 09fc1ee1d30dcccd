"""Bounds of a question as its file gives them: ``min`` and ``max``, by the kind."""

import re
from datetime import date

from questionnaires.form import Bound, Day, Kind, Option
from questionnaires.table import Table

MAX_SHORT = 200
MAX_LONG = 1000
LONGEST_TEXT = 3000  # one answer is still one message
MAX_CONTACT = 120
MAX_MEGABYTES = 20  # what a bot may fetch from Telegram
DEFAULT_MEGABYTES = 10
MAX_NUMBER = 10**12
WIDEST_SCALE = 20
LENGTHS = {Kind.SHORT: (1, MAX_SHORT), Kind.LONG: (1, MAX_LONG), Kind.CONTACT: (3, MAX_CONTACT)}
RELATIVE = re.compile(r"today(?:([+-])(\d{1,5}))?\Z")

Bounds = tuple[Bound | None, Bound | None]


def load_bounds(table: Table, kind: Kind, options: tuple[Option, ...]) -> Bounds:
    """(low, high) of an item; None where the kind has none."""
    count = max(1, len(options))
    match kind:
        case Kind.MULTI:
            return _whole(table, (1, count), count, "picks-beyond-options")
        case Kind.RANKING:
            return _whole(table, (count, count), count, "picks-beyond-options")
        case Kind.SCALE:
            return _scale(table)
        case Kind.NUMBER:
            return _numbers(table)
        case Kind.DATE:
            return _days(table)
        case Kind.FILE:
            return 0, table.whole("max", DEFAULT_MEGABYTES, 1, MAX_MEGABYTES)
    return _whole(table, LENGTHS[kind], LONGEST_TEXT, "text-limit") if kind in LENGTHS else (None, None)


def _whole(table: Table, default: tuple[int, int], most: int, code: str) -> Bounds:
    low = table.whole("min", default[0], 0, most)
    high = table.whole("max", default[1], 1, most, above=code)
    if low > high:
        table.fault("min-over-max", low=low, high=high)
    return low, high


def _scale(table: Table) -> Bounds:
    low = table.whole("min", 1, -100, 100)
    high = table.whole("max", 10, -100, 100)
    if low >= high:
        table.fault("min-over-max", low=low, high=high)
    elif high - low + 1 > WIDEST_SCALE:
        table.fault("scale-too-wide", limit=WIDEST_SCALE)
    return low, high


def _numbers(table: Table) -> Bounds:
    low, high = table.number("min"), table.number("max")
    if any(bound is not None and abs(bound) > MAX_NUMBER for bound in (low, high)):
        table.fault("out-of-range", field="min, max", low=-MAX_NUMBER, high=MAX_NUMBER)
    if low is not None and high is not None and low > high:
        table.fault("min-over-max", low=low, high=high)
    return low, high


def _days(table: Table) -> Bounds:
    low, high = _day(table, "min"), _day(table, "max")
    both_fixed = low is not None and high is not None and low.fixed is not None and high.fixed is not None
    both_moving = low is not None and high is not None and low.fixed is None and high.fixed is None
    if (both_fixed or both_moving) and _order(low) > _order(high):
        table.fault("min-over-max", low=_said(low), high=_said(high))
    return low, high


def _said(day: Day | None) -> str:
    """As it is written in a file: «01.09.2026», «today-30»."""
    if day is None:
        return ""
    return f"{day.fixed:%d.%m.%Y}" if day.fixed is not None else f"today{day.days:+d}" if day.days else "today"


def _order(day: Day | None) -> tuple[date, int]:
    return (day.fixed or date.min, day.days) if day is not None else (date.min, 0)


def _day(table: Table, name: str) -> Day | None:
    raw = table.raw(name)
    if raw is None:
        return None
    if type(raw) is date:
        return Day(raw)
    if isinstance(raw, str):
        moving = RELATIVE.match(raw)
        if moving:
            return Day(days=int(f"{moving[1] or '+'}{moving[2] or 0}"))
        try:
            return Day(date.fromisoformat(raw))
        except ValueError:
            pass
    table.fault("wrong-type", field=name, wanted="day")
    return None
