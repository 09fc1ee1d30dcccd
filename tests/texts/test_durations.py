"""Lengths and rhythms as hurried people type them; prepositions as they are said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.durations import read_days, read_minutes, read_number
from texts.prepositions import with_someone


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("40", 40),
        ("40 минут", 40),
        ("45мин.", 45),
        ("1 час", 60),
        ("час", 60),
        ("1,5 часа", 90),
        ("1.5 ч", 90),
        ("полтора часа", 90),
        ("Полчаса", 30),
        ("1 ч 20 мин", 80),
        ("1:20", 80),
        ("2 часа", 120),
        ("долго", None),
        ("", None),
        ("1234567890123", None),
    ],
)
def test_lengths(typed: str, minutes: int | None) -> None:
    assert read_minutes(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("10", 10),
        ("каждую неделю", 7),
        ("раз в неделю", 7),
        ("раз в 10 дней", 10),
        ("Раз в две недели", 14),
        ("раз в 3 недели", 21),
        ("раз в месяц", 30),
        ("2 раза в месяц", 15),
        ("два раза в неделю", 3),
        ("каждый день", 1),
        ("как получится", None),
    ],
)
def test_rhythms(typed: str, days: int | None) -> None:
    assert read_days(typed) == days


@pytest.mark.parametrize(("typed", "number"), [("8", 8), ("8 встреч", 8), ("около 10", 10), ("много", None)])
def test_numbers(typed: str, number: int | None) -> None:
    assert read_number(typed) == number


@given(st.text(max_size=80))
def test_any_text_is_met_without_a_crash(typed: str) -> None:
    read_minutes(typed)
    read_days(typed)
    read_number(typed)


@pytest.mark.parametrize(
    ("whom", "said"),
    [
        ("Верой Сергеевной", "с Верой Сергеевной"),
        ("Степаном Ильичом", "со Степаном Ильичом"),
        ("Светланой", "со Светланой"),
        ("Львом Павловичем", "со Львом Павловичем"),
        ("Софией", "с Софией"),
        ("Жанной", "с Жанной"),
    ],
)
def test_with_someone(whom: str, said: str) -> None:
    assert with_someone(whom) == said
