"""Terms of consents: three working days, web resources as typed."""

from datetime import date

import pytest

from domain.consents import after_working_days, read_resources, release_days, within_working_days


@pytest.mark.parametrize(
    ("given", "first_free"),
    [
        (date(2026, 9, 14), date(2026, 9, 18)),  # Monday: Tuesday, Wednesday, Thursday are worked
        (date(2026, 9, 15), date(2026, 9, 19)),
        (date(2026, 9, 16), date(2026, 9, 22)),  # Wednesday: the weekend does not count
        (date(2026, 9, 18), date(2026, 9, 24)),
        (date(2026, 9, 19), date(2026, 9, 24)),  # Saturday
        (date(2026, 12, 30), date(2027, 1, 13)),  # the holidays of the new year are eight days
        (date(2027, 2, 19), date(2027, 2, 26)),  # 23 February is a Tuesday
        (date(2026, 11, 2), date(2026, 11, 7)),  # 4 November is a Wednesday
        (date(2027, 4, 29), date(2027, 5, 6)),  # 1 May is a Saturday: Monday is off instead
        (date(2027, 5, 6), date(2027, 5, 13)),  # and so is the Monday after 9 May, a Sunday
    ],
)
def test_three_full_working_days(given: date, first_free: date) -> None:
    assert after_working_days(given, 3) == first_free


@pytest.mark.parametrize(
    ("asked", "last"),
    [
        (date(2026, 9, 15), date(2026, 9, 18)),  # Tuesday: Friday is the third
        (date(2026, 9, 18), date(2026, 9, 23)),
        (date(2026, 12, 30), date(2027, 1, 4)),  # a term that binds the school is not made longer by holidays
    ],
)
def test_the_last_day_of_a_term(asked: date, last: date) -> None:
    assert within_working_days(asked, 3) == last


def test_days_to_choose_from_begin_with_the_earliest_lawful_one() -> None:
    assert release_days(date(2026, 9, 15)) == (date(2026, 9, 19), date(2026, 9, 26), date(2026, 10, 3))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("https://school5.example/news\nvk.com/school5", ("https://school5.example/news", "vk.com/school5")),
        ("школа5.рф, школа5.рф", ("школа5.рф",)),
        ("не знаю", ()),
        ("сайт нашей школы.", ()),
        ("a" * 130 + ".example", ()),
        ("", ()),
    ],
)
def test_web_resources(typed: str, read: tuple[str, ...]) -> None:
    assert read_resources(typed) == read
