"""Answers in sum: nothing that fewer than five gave, and nothing in the order in which it was given."""

import pytest

from questionnaires import engine
from questionnaires.answers import DECLINED, SKIPPED, Answer, given
from questionnaires.form import Form
from questionnaires.loading import load
from questionnaires.tally import scored, tallied

FORM = """
code = "f"
title = "Т"
[[items]]
key = "sure"
kind = "scale"
text = "Уверены?"
decline = true
[[items]]
key = "many"
kind = "multi"
text = "Что?"
options = { a = "А", b = "Б", c = "В" }
[[items]]
key = "first"
kind = "ranking"
text = "По порядку"
options = { a = "А", b = "Б", c = "В" }
[[items]]
key = "words"
kind = "short"
text = "Словами"
optional = true
[[items]]
key = "read"
kind = "note"
text = "Спасибо"
[[scores]]
code = "s"
title = "Счёт"
items = ["sure"]
levels = [{ from = 1, title = "низко" }, { from = 7, title = "высоко" }]
"""


@pytest.fixture(scope="module")
def form() -> Form:
    return load(FORM, "f.toml")


def answers(sure: int | None, word: str = "") -> dict[str, Answer]:
    return {
        "sure": DECLINED if sure is None else given(sure),
        "many": given(("a", "c") if sure == 9 else ("c",)),
        "first": given(("b", "a", "c")),
        "words": given(word) if word else SKIPPED,
    }


def test_means_counts_and_words(form: Form) -> None:
    found = tallied(form, [answers(9, "я"), answers(9, "б"), answers(5), answers(5), answers(2), answers(None)])
    sure, many, first, words = found
    assert (sure.given, sure.declined, sure.mean) == (5, 1, 6.0)
    assert sure.counts == (("2", 1), ("5", 2), ("9", 2))
    assert many.counts == (("А", 2), ("В", 6))
    assert first.counts == (("Б", 6),)
    assert (words.given, words.said) == (2, ()), "two have said something: nothing is shown"
    (score,) = scored(form, [answers(9)] * 3 + [answers(2)] * 2)
    assert (score.mean, score.levels) == (6.2, (("низко", 2), ("высоко", 3)))


def test_words_come_in_alphabetical_order(form: Form) -> None:
    found = tallied(form, [answers(1, word) for word in "вгбад"])
    assert found[-1].said == tuple("абвгд")


@pytest.mark.parametrize("count", range(5))
def test_a_few_answers_show_nothing(form: Form, count: int) -> None:
    for tally in tallied(form, [answers(9, "слово")] * count):
        assert (tally.given, tally.mean, tally.counts, tally.said, tally.declined) == (count, None, (), (), 0)
    (score,) = scored(form, [answers(9)] * count)
    assert (score.mean, score.levels) == (None, ())
    assert engine.questions(form, {})
