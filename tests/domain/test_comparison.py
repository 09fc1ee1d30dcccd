"""Entry against exit: means over those who answered twice, and the words that all questions end with."""

from datetime import date

import pytest

from domain.surveys.comparison import Asked, Change, compared, turn, without_common_end

DAYS = (date(2026, 9, 15), date(2027, 5, 25))
ASKED = (Asked("a", "A", 1, 10), Asked("b", "B", 1, 10), Asked("c", "C", 1, 10))


def test_only_answers_given_twice_count() -> None:
    people = [
        Change(2, "Юдина", *DAYS, {"a": (2, 6), "b": (5, 5)}),
        Change(1, "Ёлкин", *DAYS, {"a": (4, 3)}),
        Change(3, "Зотова", *DAYS, {}),
    ]
    found = compared(ASKED, people)
    first, second = found.lines
    assert (first.people, first.before, first.after) == (2, 3, 4.5)
    assert (first.rose, first.same, first.fell) == (1, 0, 1)
    assert (second.people, second.rose, second.same, second.fell) == (1, 0, 1, 0)
    assert [one.person_id for one in found.people] == [1, 2]
    assert (found.before, found.after) == (3.75, 4.25)
    assert compared(ASKED, []).people == ()


def test_where_less_is_better_the_mean_takes_it_turned_round() -> None:
    asked = (Asked("a", "A", 1, 5), Asked("drop", "B", 1, 5, reverse=True))
    found = compared(asked, [Change(1, "Юдина", *DAYS, {"a": (3, 4), "drop": (4, 2)}, {"drop": 6})])
    assert (found.before, found.after) == (2.5, 4)
    assert (found.lines[1].before, found.lines[1].fell) == (4, 1), "its own line shows what was answered"


def test_a_change_is_the_difference_of_what_is_shown() -> None:
    assert turn(4.55, 7.14) == round(round(7.14, 1) - round(4.55, 1), 1)
    assert turn(1.04, 1.0) == 0


@pytest.mark.parametrize(
    ("texts", "short"),
    [
        (["План: уверены?", "Порядок: уверены?"], ["План", "Порядок"]),
        (["Я слушаю. Похоже на Вас?", "Я прошу. Похоже на Вас?"], ["Я слушаю", "Я прошу"]),
        (["Польза?", "Покой?"], ["Польза?", "Покой?"]),
        (["План: уверены?"], ["План: уверены?"]),
        (["То же: да?", "То же: да?"], ["То же: да?", "То же: да?"]),
        ([], []),
    ],
)
def test_the_common_end_of_a_matrix_is_left_out(texts: list[str], short: list[str]) -> None:
    assert without_common_end(texts) == short
