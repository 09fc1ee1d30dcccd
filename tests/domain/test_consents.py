"""Terms of consents: three working days, web resources as typed."""

from datetime import date

import pytest

from domain.consents import after_working_days, read_resources, release_days


@pytest.mark.parametrize(
    ("given", "first_free"),
    [
        (date(2026, 9, 14), date(2026, 9, 18)),  # Monday: Tuesday, Wednesday, Thursday are worked
        (date(2026, 9, 15), date(2026, 9, 19)),
        (date(2026, 9, 16), date(2026, 9, 22)),  # Wednesday: the weekend does not count
        (date(2026, 9, 18), date(2026, 9, 24)),
        (date(2026, 9, 19), date(2026, 9, 24)),  # Saturday
        (date(2026, 12, 30), date(2027, 1, 5)),
    ],
)
def test_three_full_working_days(given: date, first_free: date) -> None:
    assert after_working_days(given, 3) == first_free


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
