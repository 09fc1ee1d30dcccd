"""«Perhaps you meant»: one slip of the fingers is forgiven, two are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.people.typos import near, one_slip

NAME = "Седова Анна Петровна"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("сидова", True),
        ("седва", True),
        ("сседова", True),
        ("сеодва", True),
        ("Седова Анка", True),
        ("анна сидова", True),
        ("cbljdf", True),
        ("сидава", False),
        ("сид", False),
        ("Юдина", False),
        ("", False),
    ],
)
def test_near(typed: str, found: bool) -> None:
    assert near(typed, NAME) is found


@given(st.text("абвг", min_size=1, max_size=7), st.integers(0, 6), st.sampled_from("абвгд"))
def test_one_slip_is_seen_from_both_sides(word: str, place: int, letter: str) -> None:
    place = min(place, len(word) - 1)
    for slipped in (word[:place] + word[place + 1 :], word[:place] + letter + word[place:], letter + word[1:]):
        assert one_slip(word, slipped)
        assert one_slip(slipped, word)
    if len(word) > 1:
        assert one_slip(word, word[1] + word[0] + word[2:])
    assert not one_slip(word, word + "ыы")
