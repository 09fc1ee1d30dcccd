"""When the course asks by itself: days at their edges, a programme without an end, one that is too short."""

from datetime import date, timedelta

import pytest

from domain.programme import Programme
from domain.surveys import survey_calendar as course
from domain.surveys.survey_calendar import Occasion

STARTS, ENDS = date(2026, 9, 1), date(2027, 5, 31)
YEAR = Programme(1, STARTS, "Europe/Moscow", ends_on=ENDS)
ENDLESS = Programme(1, STARTS, "Europe/Moscow")
WEEK = Programme(1, STARTS, "Europe/Moscow", ends_on=STARTS + timedelta(days=6))


@pytest.mark.parametrize(
    ("occasion", "programme", "day"),
    [
        (Occasion.INTERIM, YEAR, date(2027, 1, 15)),
        (Occasion.EXIT, YEAR, date(2027, 5, 17)),
        (Occasion.QUALITY, YEAR, ENDS),
        (Occasion.CHECKIN, YEAR, None),
        (Occasion.START, YEAR, None),
        (Occasion.INTERIM, WEEK, date(2026, 9, 4)),
        (Occasion.EXIT, WEEK, date(2026, 9, 6)),
        *((occasion, ENDLESS, None) for occasion in Occasion),
    ],
)
def test_the_day_and_two_weeks_to_make_up_for_it(occasion: Occasion, programme: Programme, day: date | None) -> None:
    assert course.due_on(occasion, programme) == day
    if day is None:
        assert not course.is_time(occasion, programme, ENDS)
        return
    shifts = (-1, 0, course.CATCH_UP_DAYS - 1, course.CATCH_UP_DAYS)
    found = [course.is_time(occasion, programme, day + timedelta(days=shift)) for shift in shifts]
    assert found == [False, True, True, False]


@pytest.mark.parametrize(("paired", "settled"), [(date(2027, 1, 1), True), (date(2027, 1, 2), False)])
def test_who_has_just_begun_has_nothing_to_tell(paired: date, settled: bool) -> None:
    assert course.settled(paired, YEAR) is settled
    assert not course.settled(paired, ENDLESS)


def test_a_pairs_own_days() -> None:
    day = date(2026, 11, 3)
    ended = [course.has_ended(day, day + timedelta(days=days)) for days in (-1, 0, 13, 14)]
    month = [course.is_pair_time(Occasion.CHECKIN, day, day + timedelta(days=days)) for days in (29, 30, 43, 44)]
    start = [course.is_pair_time(Occasion.START, day, day + timedelta(days=days)) for days in (0, 1, 14, 15)]
    assert ended == month == start == [False, True, True, False]


@pytest.mark.parametrize(
    ("occasion", "programme", "today", "last"),
    [
        (Occasion.INTERIM, YEAR, date(2027, 1, 15), date(2027, 1, 29)),
        (Occasion.INTERIM, WEEK, date(2026, 9, 4), WEEK.ends_on),
        (Occasion.EXIT, YEAR, date(2026, 12, 1), ENDS),
        (Occasion.CHECKIN, ENDLESS, date(2026, 12, 1), date(2027, 3, 31)),
        (Occasion.QUALITY, YEAR, ENDS, date(2027, 6, 14)),
    ],
)
def test_how_long_answers_are_taken(occasion: Occasion, programme: Programme, today: date, last: date) -> None:
    assert course.last_day(occasion, programme, today) == last
