"""Every part of the compatibility in words: what fits, fits in part, does not, is unknown, does not count."""

from dataclasses import replace

import pytest

from domain.pairing.draft import Decisions, Draft
from domain.pairing.fit import Giver, Seeker, explain
from domain.pairing.proposal import Change, ProposedPair, Reason, ReasonKind, Summary
from handlers.curator.pairing import draft_pair_screens as screens
from handlers.curator.pairing.draft_words import broken_lines, changed_lines
from services.pairing.drafts import DraftScreen, PairScreen

NAMES = {1: "Юдина Вера Сергеевна", 2: "Седова Анна Петровна", 3: "Ким Олег Павлович"}
PAIR = ProposedPair(1, 2, Reason(ReasonKind.MUTUAL, 1, 2))
FULL_SEEKER = Seeker(
    1,
    ("digital", "lesson"),
    frozenset({"math"}),
    2,
    "online",
    frozenset({"mon"}),
    frozenset({"older"}),
    frozenset({"start"}),
    "главное",
    frozenset({"own kind"}),
    frozenset({"projects"}),
)
FULL_GIVER = Giver(
    2,
    frozenset({"digital", "lesson"}),
    frozenset({"math"}),
    9,
    "online",
    frozenset({"mon"}),
    2,
    frozenset({"older"}),
    frozenset({"start"}),
    "главное",
    frozenset({"own kind"}),
    ("projects",),
)


def said(seeker: Seeker, giver: Giver, importance: str = "") -> str:
    draft = Draft(1, 1, 1, None, (PAIR,), (), (), Summary(), Decisions(importance=importance))
    return screens.why(PairScreen(DraftScreen(draft, NAMES, "none"), PAIR, 1, None, None, explain(seeker, giver))).text


def test_what_fits_is_named() -> None:
    text = said(FULL_SEEKER, FULL_GIVER)
    for line in (
        "● Запросы: поможет по 2 из 2 (цифровые средства на уроке, планирование и ход урока)",
        "● Предмет: математика",
        "◐ Удобное время: понедельник",
        "● Ступень школы: 5–11 классы",
        "● Опыт: у наставника на 7 лет больше",
        "● Как встречаться: совпадает",
        "● Какая поддержка нужна: первые шаги в профессии",
        "● Здание: совпадает",
        "● Вид наставничества: own kind",
        "● Чему научится наставник: проекты и исследования учеников",
    ):
        assert line in text
    assert "ответа нет" not in text


@pytest.mark.parametrize(
    ("giver", "line"),
    [
        (replace(FULL_GIVER, gives=frozenset({"exams"})), "○ Запросы: поможет по 0 из 2"),
        (replace(FULL_GIVER, subjects=frozenset({"art"})), "○ Предмет: не совпадает"),
        (replace(FULL_GIVER, experience=2), "○ Опыт: у наставника столько же лет"),
        (replace(FULL_GIVER, experience=0), "○ Опыт: у наставника меньше, чем у наставляемого"),
        (replace(FULL_GIVER, building="второе"), "○ Здание: не совпадает"),
        (replace(FULL_GIVER, needs=("exams",)), "○ Чему научится наставник: не совпадает"),
        (replace(FULL_GIVER, kinds=frozenset(), needs=()), "ответа нет: вид наставничества, чему научится наставник."),
    ],
)
def test_what_does_not_fit_and_what_is_unknown(giver: Giver, line: str) -> None:
    assert line in said(FULL_SEEKER, giver)


def test_what_does_not_count_is_named_apart() -> None:
    text = said(FULL_SEEKER, FULL_GIVER, "2022222200")
    assert "Сейчас не учитывается: предмет, вид наставничества, чему научится наставник." in text
    assert "Предмет: математика" not in text


@pytest.mark.parametrize(
    ("before", "after", "changed", "broken"),
    [
        (1, None, "без пары, 1-й выбор потерян", "без пары, первый выбор потерян"),
        (None, 2, "теперь Седова Анна Петровна, это 2-й выбор", "получит второй выбор: Седова Анна Петровна"),
        (1, 4, "теперь Седова Анна Петровна, 1-й выбор потерян", "потеряет первый выбор, наставником станет Седова"),
        (4, None, "без пары, 4-й выбор потерян", "без пары, 4-й выбор потерян"),
    ],
)
def test_what_a_step_changes(before: int, after: int | None, changed: str, broken: str) -> None:
    had = ProposedPair(1, 3, Reason(ReasonKind.MENTEE_CHOICE, before))
    has = ProposedPair(1, 2, Reason(ReasonKind.MENTEE_CHOICE, after)) if after else None
    (one,) = changed_lines([Change(1, had if before else None, has)], NAMES)
    assert changed in one
    (other,) = broken_lines([Change(1, had if before else None, has)], NAMES)
    assert broken in other


def test_many_changes_are_counted_and_none_is_said() -> None:
    many = [Change(n, None, ProposedPair(n, 2, Reason(ReasonKind.QUESTIONNAIRES))) for n in range(10, 25)]
    assert changed_lines(many, NAMES)[-1] == "… и ещё 5"
    assert broken_lines([], NAMES) == ["Для остальных ничего не меняется."]
