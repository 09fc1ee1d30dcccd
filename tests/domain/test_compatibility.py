"""The score matrix: its parts, its neutrality, its independence of order, and the same one pair at a time."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.pairing.compatibility import score_matrix
from domain.pairing.fit import SCALE, Giver, Seeker, explain
from domain.pairing.weights import PARTS, PRESETS, USUAL_IMPORTANCE, Weights, turned, weights_of
from domain.refusal import Refused

CODES = st.frozensets(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=4)
YEARS = st.none() | st.integers(0, 40)
WORD = st.none() | st.sampled_from(["one", "two"])
ORDERED = CODES.map(lambda codes: tuple(sorted(codes)))
SEEKERS = st.builds(Seeker, st.integers(1, 99), ORDERED, CODES, YEARS, WORD, CODES, CODES, CODES, WORD, CODES, CODES)
GIVERS = st.builds(
    Giver, st.integers(1, 99), CODES, CODES, YEARS, WORD, CODES, st.just(2), CODES, CODES, WORD, CODES, ORDERED
)
WEIGHTS = st.text("0123", min_size=len(PARTS), max_size=len(PARTS)).filter(lambda levels: levels.strip("0"))

FITTING: Mapping[str, Any] = {
    "subjects": frozenset({"math"}),
    "format": "in_person",
    "slots": frozenset({"mon", "tue", "wed"}),
    "levels": frozenset({"senior"}),
    "categories": frozenset({"start"}),
    "building": "main",
    "kinds": frozenset({"group"}),
}
SEEKER = Seeker(1, ("a", "b", "c", "d"), experience=2, gives=frozenset({"x", "y"}), **FITTING)
GIVER = Giver(2, frozenset({"a", "b", "c", "d"}), experience=20, needs=("x", "y"), **FITTING)
UNFITTING: Mapping[str, Mapping[str, Any]] = {
    "needs": {"gives": frozenset({"z"})},
    "subject": {"subjects": frozenset({"physics"})},
    "slots": {"slots": frozenset({"sun"})},
    "level": {"levels": frozenset({"primary"})},
    "experience": {"experience": 2},
    "format": {"format": "online"},
    "category": {"categories": frozenset({"newplace"})},
    "building": {"building": "other"},
    "kind": {"kinds": frozenset({"speed"})},
    "reverse": {"needs": ("z",)},
}
SILENT: Mapping[str, Mapping[str, Any]] = {
    "needs": {"gives": frozenset()},
    "experience": {"experience": None},
    "reverse": {"needs": ()},
}


def score(seeker: Seeker, giver: Giver, weights: Weights | None = None) -> int:
    return int(score_matrix([seeker], [giver], weights or Weights())[0, 0])


def share(weight: float) -> int:
    return round(SCALE * (1 - weight / Weights().total))


def test_a_perfect_pair_gets_everything_and_a_silent_one_the_middle() -> None:
    assert score(SEEKER, GIVER) == SCALE
    assert score(Seeker(1), Giver(2)) == SCALE // 2


@pytest.mark.parametrize("part", PARTS)
def test_each_part_weighs_what_it_should(part: str) -> None:
    """What does not fit costs its weight, what is not known a half of it."""
    weight = getattr(Weights(), part)
    assert score(SEEKER, replace(GIVER, **UNFITTING[part])) == share(weight)
    field, value = next(iter(UNFITTING[part].items()))
    silent = SILENT.get(part, {field: None if isinstance(value, str) else frozenset()})
    assert score(SEEKER, replace(GIVER, **silent)) == share(weight / 2)


def test_some_of_a_part_counts_in_part() -> None:
    scores = [score(SEEKER, replace(GIVER, gives=frozenset({need}))) for need in SEEKER.needs]
    assert scores == sorted(set(scores), reverse=True)
    slots = [score(SEEKER, replace(GIVER, slots=frozenset(days))) for days in ({"sun"}, {"mon"}, {"mon", "tue"})]
    assert slots == sorted(set(slots))
    assert score(SEEKER, replace(GIVER, experience=4)) < score(SEEKER, replace(GIVER, experience=5)) < SCALE


def test_importance_in_words() -> None:
    assert weights_of("") == weights_of(USUAL_IMPORTANCE)
    only_subject = weights_of("0100000000")
    assert score(SEEKER, replace(GIVER, gives=frozenset({"z"})), only_subject) == SCALE
    for preset in PRESETS.values():
        assert weights_of(preset) != weights_of("")
    around = [USUAL_IMPORTANCE]
    for _ in range(4):
        around.append(turned(around[-1], "needs"))
    assert [levels[0] for levels in around] == ["2", "3", "0", "1", "2"]
    for wrong, code in (("0" * len(PARTS), "weights-nothing"), ("12", "stale"), ("x" * len(PARTS), "stale")):
        with pytest.raises(Refused) as refusal:
            weights_of(wrong)
        assert refusal.value.code == code


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


@settings(max_examples=60, deadline=None)
@given(st.lists(SEEKERS, min_size=1, max_size=6), st.lists(GIVERS, min_size=1, max_size=5), WEIGHTS)
def test_the_matrix_is_the_same_one_by_one_and_in_any_order(
    seekers: list[Seeker], givers: list[Giver], importance: str
) -> None:
    """``explain`` reckons one pair in plain Python, the matrix everybody in numpy."""
    weights = weights_of(importance)
    matrix = score_matrix(seekers, givers, weights)
    assert np.all((matrix >= 0) & (matrix <= SCALE))
    assert np.array_equal(score_matrix(seekers[::-1], givers[::-1], weights)[::-1, ::-1], matrix)
    for row, seeker in enumerate(seekers):
        for column, giver in enumerate(givers):
            assert explain(seeker, giver, weights).score == matrix[row, column]


def test_nobody_gives_an_empty_matrix() -> None:
    assert score_matrix([], [GIVER]).shape == (0, 1)
    assert score_matrix([SEEKER], []).shape == (1, 0)
