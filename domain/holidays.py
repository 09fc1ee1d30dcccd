"""Holidays of the school (D40): the rhythm of pairs rests and nobody is reminded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from domain.refusal import Refused

LONGEST = 120
"""Days of one stretch: a summer."""
MOST = 20
"""Stretches of one programme."""


@dataclass(frozen=True, slots=True, order=True)
class Holiday:
    """From the first day to the last one, both of them free."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


Holidays: TypeAlias = tuple[Holiday, ...]


def arranged(found: Iterable[Holiday]) -> Holidays:
    """By the calendar; those that touch or overlap become one.

    Refused ``holidays-backwards``, ``holidays-long`` (more than ``LONGEST`` days), ``holidays-many``.
    """
    kept: list[Holiday] = []
    for one in sorted(found):
        if one.last < one.first:
            raise Refused("holidays-backwards", first=f"{one.first:%d.%m}", last=f"{one.last:%d.%m}")
        if (one.last - one.first).days >= LONGEST:
            raise Refused("holidays-long", first=f"{one.first:%d.%m}", last=f"{one.last:%d.%m}", days=LONGEST)
        if kept and one.first <= kept[-1].last + timedelta(days=1):
            kept[-1] = Holiday(kept[-1].first, max(kept[-1].last, one.last))
        else:
            kept.append(one)
    if len(kept) > MOST:
        raise Refused("holidays-many", count=MOST)
    return tuple(kept)


def on(day: date, holidays: Holidays) -> Holiday | None:
    """The holiday that the day belongs to."""
    return next((one for one in holidays if day in one), None)


def rested(after: date, until: date, holidays: Holidays) -> int:
    """Holidays among the days behind ``after`` up to and including ``until``; they lie apart (``arranged``)."""
    begun = after + timedelta(days=1)
    return sum(max((min(one.last, until) - max(one.first, begun)).days + 1, 0) for one in holidays)
