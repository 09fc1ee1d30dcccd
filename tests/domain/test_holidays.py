"""Holidays: put in order, and how many of them lie between two days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.holidays import LONGEST, MOST, Holiday, arranged, on, rested
from domain.refusal import Refused

START = date(2026, 9, 1)
DAYS = st.integers(0, 200).map(lambda shift: START + timedelta(days=shift))
STRETCHES = st.builds(lambda day, length: Holiday(day, day + timedelta(days=length)), DAYS, st.integers(0, 20))


def holiday(first: str, last: str) -> Holiday:
    return Holiday(date.fromisoformat(first), date.fromisoformat(last))


AUTUMN = holiday("2026-10-26", "2026-11-03")


@pytest.mark.parametrize(
    ("after", "until", "days"),
    [
        ("2026-10-20", "2026-10-25", 0),
        ("2026-10-20", "2026-10-26", 1),
        ("2026-10-20", "2026-11-20", 9),
        ("2026-10-26", "2026-10-26", 0),
        ("2026-10-30", "2026-11-01", 2),
        ("2026-11-03", "2026-11-10", 0),
        ("2026-11-20", "2026-10-20", 0),
    ],
)
def test_holidays_between_two_days(after: str, until: str, days: int) -> None:
    assert rested(date.fromisoformat(after), date.fromisoformat(until), (AUTUMN,)) == days


@given(st.lists(STRETCHES, max_size=MOST), DAYS, DAYS)
def test_counting_is_that_of_single_days(drawn: list[Holiday], after: date, until: date) -> None:
    holidays = arranged(drawn)
    single = [after + timedelta(days=shift) for shift in range(1, (until - after).days + 1)]
    assert rested(after, until, holidays) == sum(any(day in one for one in drawn) for day in single)
    assert sum(on(day, holidays) is not None for day in single) == rested(after, until, holidays)


def test_those_that_touch_become_one() -> None:
    assert arranged([holiday("2026-11-04", "2026-11-08"), AUTUMN]) == (holiday("2026-10-26", "2026-11-08"),)


@pytest.mark.parametrize(
    ("found", "code"),
    [
        ([holiday("2026-11-03", "2026-10-26")], "holidays-backwards"),
        ([Holiday(START, START + timedelta(days=LONGEST))], "holidays-long"),
        (
            [Holiday(day, day) for shift in range(MOST + 1) for day in [START + timedelta(days=3 * shift)]],
            "holidays-many",
        ),
    ],
)
def test_what_cannot_be_holidays(found: list[Holiday], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        arranged(found)
    assert refusal.value.code == code
