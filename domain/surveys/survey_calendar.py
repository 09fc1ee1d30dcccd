"""When the course of a programme asks for surveys by itself: a pair's beginning, its first month and its end, the
middle and the end of the programme (D43).

Pure: days of the programme's calendar in and out. Few on purpose: monitoring is twice, interim and final (S1 6.4).
"""

from datetime import date, timedelta
from enum import StrEnum

from domain.programme import Programme

CATCH_UP_DAYS = 14
"""What fell due while the bot stood still, or before a survey was switched on, is made up for within so many days."""
SETTLED_DAYS = 14
"""Who has just begun has nothing to tell at the middle yet."""
EXIT_AHEAD_DAYS = 14
"""Pairs that work to the very end are asked so early: consents end with the programme."""
WITHOUT_END_DAYS = 120
"""How long a survey stays open where the programme's end is not known."""
INTERIM_DAYS = 14


class Occasion(StrEnum):
    """What brings a survey; the value stands in the database and rides in callback data."""

    START = "start"
    INTERIM = "interim"
    EXIT = "exit"
    QUALITY = "quality"
    CHECKIN = "checkin"


AFTER_DAYS = {Occasion.START: 1, Occasion.CHECKIN: 30}
"""What goes by a pair's own days: so long after both have learnt of each other."""
USUAL = frozenset({Occasion.INTERIM, Occasion.EXIT, Occasion.QUALITY})
"""What is on until the school switches it off."""


def due_on(occasion: Occasion, programme: Programme) -> date | None:
    """The day it falls due for the whole programme; None while the end is not known, and for what goes by a pair."""
    if programme.ends_on is None:
        return None
    match occasion:
        case Occasion.START | Occasion.CHECKIN:
            return None
        case Occasion.INTERIM:
            return programme.starts_on + (programme.ends_on - programme.starts_on) // 2
        case Occasion.EXIT:
            ahead = min(
                EXIT_AHEAD_DAYS, (programme.ends_on - programme.starts_on).days // 4
            )  # a short programme: later
            return programme.ends_on - timedelta(days=ahead)
        case Occasion.QUALITY:
            return programme.ends_on


def is_time(occasion: Occasion, programme: Programme, today: date) -> bool:
    """Whether the programme's day has come and is not longer ago than what is made up for."""
    due = due_on(occasion, programme)
    return due is not None and due <= today < due + timedelta(days=CATCH_UP_DAYS)


def settled(paired_on: date, programme: Programme) -> bool:
    """Whether a pair had worked a while by the middle."""
    middle = due_on(Occasion.INTERIM, programme)
    return middle is not None and paired_on + timedelta(days=SETTLED_DAYS) <= middle


def has_ended(ended_on: date, today: date) -> bool:
    """Whether a pair ended lately enough to be asked how it was."""
    return ended_on <= today < ended_on + timedelta(days=CATCH_UP_DAYS)


def pair_day(occasion: Occasion, paired_on: date) -> date:
    """The day of a survey that goes by a pair's own days."""
    return paired_on + timedelta(days=AFTER_DAYS[occasion])


def is_pair_time(occasion: Occasion, paired_on: date, today: date) -> bool:
    due = pair_day(occasion, paired_on)
    return due <= today < due + timedelta(days=CATCH_UP_DAYS)


def last_day(occasion: Occasion, programme: Programme, today: date) -> date:
    """Until when answers are taken: of what goes on all year, to the programme's end; of the rest, two weeks."""
    end = programme.ends_on
    if occasion is Occasion.QUALITY:
        return today + timedelta(days=INTERIM_DAYS)
    if occasion is Occasion.INTERIM:
        return min(today + timedelta(days=INTERIM_DAYS), end or date.max)
    return end or today + timedelta(days=WITHOUT_END_DAYS)
