"""Scores as tables: weights, reverse items, means, levels, and what happens when a question does not apply."""

from datetime import date

import pytest

from questionnaires import engine
from questionnaires.answers import Answer, given
from questionnaires.form import Form
from questionnaires.loading import from_json, load, to_json
from questionnaires.scores import Level, Part, Score, total
from questionnaires.scoring import totals

LEVELS = (Level(0, "низкий"), Level(9, "допустимый"), Level(15, "оптимальный"))
NINE = Score("nine", "Девять", tuple(Part(f"i{n}") for n in range(9)), {}, levels=LEVELS)
SPANS = {f"i{n}": (0, 2) for n in range(9)}


@pytest.mark.parametrize(
    ("value", "count", "level"),
    [
        (18, 9, "оптимальный"), (15, 9, "оптимальный"), (14, 9, "допустимый"), (9, 9, "допустимый"),
        (8, 9, "низкий"), (0, 9, "низкий"),
        # Eight indicators, 16 points at most: 15/18 of it is 13.3, 9/18 of it is 8.
        (16, 8, "оптимальный"), (14, 8, "оптимальный"), (13, 8, "допустимый"), (8, 8, "допустимый"), (7, 8, "низкий"),
    ],
)  # fmt: skip
def test_levels_are_scaled_to_what_applies(value: int, count: int, level: str) -> None:
    values = {f"i{n}": min(2, max(0, value - 2 * n)) for n in range(count)}
    found = total(NINE, values, SPANS)
    assert found is not None
    assert (found.value, found.most, found.counted, found.asked) == (value, 2 * count, count, 9)
    assert found.level is not None
    assert found.level.title == level


@pytest.mark.parametrize(
    ("parts", "mean", "values", "expected"),
    [
        ((Part("a"), Part("b")), False, {"a": 3, "b": 4}, (7, 2, 10)),
        ((Part("a"), Part("b", reverse=True)), False, {"a": 3, "b": 4}, (5, 2, 10)),
        ((Part("a", 2), Part("b", 0.5)), False, {"a": 3, "b": 4}, (8, 2.5, 12.5)),
        ((Part("a", 3), Part("b")), True, {"a": 5, "b": 1}, (4, 1, 5)),
        ((Part("a"), Part("b")), True, {"b": 4}, (4, 1, 5)),
        ((Part("a"), Part("b")), False, {"b": 4}, (4, 1, 5)),
        ((Part("a"), Part("b")), False, {}, None),
    ],
)
def test_sums_and_means(
    parts: tuple[Part, ...], mean: bool, values: dict[str, int], expected: tuple[float, float, float] | None
) -> None:
    found = total(Score("s", "S", parts, {}, mean), values, {"a": (1, 5), "b": (1, 5)})
    assert (None if found is None else (found.value, found.least, found.most)) == expected


FORM = """
code = "f"
title = "Т"
[[items]]
key = "part"
kind = "yes_no"
text = "Участвует партнёр?"
[[items]]
key = "own"
kind = "single"
text = "Свои"
options = { no = "Нет", half = "Отчасти", full = "Да, вполне" }
[[items]]
key = "their"
kind = "single"
text = "Партнёры"
options = { no = "Нет", half = "Отчасти", full = "Да, вполне" }
show_if = { item = "part", is = "yes" }
[[items]]
key = "calm"
kind = "scale"
text = "Устаю"
max = 5
decline = true
[[scores]]
code = "plan"
title = "План"
items = ["own", "their"]
points = { no = 0, half = 1, full = 2 }
levels = [{ from = 0, title = "мало" }, { from = 3, title = "много" }]
[[scores]]
code = "calm"
title = "Силы"
items = { calm = 2 }
reverse = ["calm"]
"""


def test_scores_of_a_form_count_only_what_is_asked_and_given() -> None:
    form: Form = load(FORM, "f.toml")
    assert from_json(to_json(form)) == form
    answers: dict[str, Answer] = {"part": given("yes"), "own": given("full"), "their": given("no"), "calm": given(1)}
    found = totals(form, answers)
    assert (found["plan"].value, found["plan"].most, found["calm"].value) == (2, 4, 10)
    assert found["plan"].level == Level(0, "мало")
    alone = totals(form, engine.record(form, answers, "part", "no", date(2026, 9, 15)))
    assert (alone["plan"].value, alone["plan"].most, alone["plan"].counted) == (2, 2, 1)
    assert alone["plan"].level == Level(3, "много")
    assert "calm" not in totals(form, engine.decline(form, answers, "calm"))
    assert totals(form, {}) == {}
