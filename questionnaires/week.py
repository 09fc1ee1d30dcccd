"""Free time of a week as options: codes ``mon_day`` (day, part of it), which stand on the screen as a grid."""

from collections.abc import Sequence
from itertools import groupby

from questionnaires.form import Option

DAYS = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})


def rows_of_week(options: Sequence[Option]) -> tuple[tuple[Option, ...], ...] | None:
    """A row for each day, an option beside the days («any time») in a row of its own; None when it is no week."""
    if sum(_day(option) in DAYS for option in options) < 2:
        return None
    return tuple(tuple(row) for _, row in groupby(options, _row))


def _row(option: Option) -> str:
    day = _day(option)
    return day if day in DAYS else option.code


def _day(option: Option) -> str:
    day, separator, _ = option.code.partition("_")
    return day if separator else ""
