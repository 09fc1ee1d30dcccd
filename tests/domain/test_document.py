"""Numbers of orders as people type them."""

import pytest

from domain.document import split_number


@pytest.mark.parametrize(
    ("typed", "number", "rest"),
    [
        ("17 от 15.09.2026", "17", "от 15.09.2026"),
        ("№ 17/1-ОД от «15» сентября 2026 г.", "17/1-ОД", "от 15 сентября 2026 г"),
        ("приказ №17 15.09.26", "17", "15.09.26"),
        ("  17  ", "17", ""),
        ("ОД-17, вчера", "ОД-17", "вчера"),
        ("17.", "17", ""),
    ],
)
def test_number_and_the_words_about_the_day(typed: str, number: str, rest: str) -> None:
    assert split_number(typed) == (number, rest)


@pytest.mark.parametrize("typed", ["", "когда подпишут", "№"])
def test_no_number(typed: str) -> None:
    assert split_number(typed) is None
