"""The score matrix: its parts, its neutrality, its independence of order."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.compatibility import SCALE, Giver, Seeker, Weights, explain, score_matrix

CODES = st.frozensets(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=4)
SEEKERS = st.builds(
    Seeker,
    st.integers(1, 99),
    CODES.map(lambda codes: tuple(sorted(codes))),
    CODES,
    st.none() | st.integers(0, 40),
    st.none() | st.sampled_from(["individual", "group"]),
    CODES,
)
GIVERS = st.builds(
    Giver, st.integers(1, 99), CODES, CODES, st.none() | st.integers(0, 40), st.none() | st.just("group"), CODES
)

SEEKER = Seeker(1, ("a", "b", "c", "d"), frozenset({"math"}), 2, "individual", frozenset({"mon", "tue", "wed"}))
GIVER = Giver(
    2, frozenset({"a", "b", "c", "d"}), frozenset({"math"}), 20, "individual", frozenset({"mon", "tue", "wed"})
)


def score(seeker: Seeker, giver: Giver, weights: Weights | None = None) -> int:
    return int(score_matrix([seeker], [giver], weights or Weights())[0, 0])


def test_a_perfect_pair_gets_everything_and_a_silent_one_the_middle() -> None:
    assert score(SEEKER, GIVER) == SCALE
    assert score(Seeker(1), Giver(2)) == SCALE // 2


@pytest.mark.parametrize(
    ("giver", "expected"),
    [
        (replace(GIVER, gives=frozenset({"z"})), 5_500),
        (replace(GIVER, gives=frozenset()), 7_750),
        (replace(GIVER, subjects=frozenset({"physics"})), 8_000),
        (replace(GIVER, subjects=frozenset()), 9_000),
        (replace(GIVER, experience=2), 9_000),
        (replace(GIVER, experience=None), 9_500),
        (replace(GIVER, format="group"), 9_000),
        (replace(GIVER, slots=frozenset({"mon"})), 9_000),
        (replace(GIVER, slots=frozenset({"sun"})), 8_500),
    ],
)
def test_each_part_weighs_what_it_should(giver: Giver, expected: int) -> None:
    assert score(SEEKER, giver) == expected


def test_the_first_need_weighs_most() -> None:
    scores = [score(SEEKER, replace(GIVER, gives=frozenset({need}))) for need in SEEKER.needs]
    assert scores == sorted(set(scores), reverse=True)


def test_weights_are_proportions() -> None:
    only_subject = Weights(needs=0, subject=3, slots=0, experience=0, format=0)
    assert score(SEEKER, replace(GIVER, gives=frozenset({"z"})), only_subject) == SCALE


def test_explains_in_codes() -> None:
    why = explain(
        SEEKER, replace(GIVER, gives=frozenset({"d", "b", "x"}), slots=frozenset({"tue", "mon"}), format=None)
    )
    assert (why.needs_covered, why.needs_total) == (("b", "d"), 4)
    assert (why.same_subjects, why.common_slots, why.experience_gap, why.same_format) == (
        ("math",),
        ("mon", "tue"),
        18,
        None,
    )


@settings(max_examples=80, deadline=None)
@given(st.lists(SEEKERS, min_size=1, max_size=6), st.lists(GIVERS, min_size=1, max_size=5))
def test_the_matrix_is_the_same_one_by_one_and_in_any_order(seekers: list[Seeker], givers: list[Giver]) -> None:
    matrix = score_matrix(seekers, givers)
    assert np.all((matrix >= 0) & (matrix <= SCALE))
    assert np.array_equal(score_matrix(seekers[::-1], givers[::-1])[::-1, ::-1], matrix)
    for row, seeker in enumerate(seekers):
        for column, giver in enumerate(givers):
            assert explain(seeker, giver).score == matrix[row, column]


def test_nobody_gives_an_empty_matrix() -> None:
    assert score_matrix([], [GIVER]).shape == (0, 1)
    assert score_matrix([SEEKER], []).shape == (1, 0)
