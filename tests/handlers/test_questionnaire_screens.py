"""Every screen of every shipped form fits a phone and Telegram, whatever was answered."""

from datetime import date

import pytest

from domain.programme import Programme
from domain.who import Who
from handlers.questionnaires.questionnaire_screens import PAIR_LABEL, review_view, sent_view, step_view
from handlers.splitting import visible_length
from handlers.view import Button, View
from questionnaires import engine
from questionnaires.answers import DECLINED, SKIPPED, Answer, draft, given
from questionnaires.conditions import Equals
from questionnaires.form import Form, Item, Kind, Option, Value
from questionnaires.shipped import shared, shipped
from services.questionnaires.steps import Step

WHO = Who(1, Programme(1, date(2026, 9, 1), "Europe/Moscow"), person_id=1)
LONGEST_ID = 9_999_999_999
TODAY = date(2026, 9, 15)


def longest(item: Item) -> Value:
    """The answer that takes the most room."""
    high = item.span()[1]
    match item.kind:
        case Kind.MULTI:
            return tuple(option.code for option in item.options if option.code != item.exclusive)[:high]
        case Kind.SINGLE | Kind.YES_NO | Kind.PERSON:
            return item.options[0].code
        case Kind.SCALE | Kind.NUMBER:
            return high
        case Kind.DATE:
            return TODAY
        case Kind.SHORT | Kind.LONG:
            return '<&"я' * (high // 4)
        case Kind.RANKING:
            return tuple(option.code for option in item.options)[:high]
        case Kind.CONTACT:
            return "+7 900 000-00-00 " * (high // 17)
        case Kind.FILE:
            return ("A" * 90, "я" * 200)
        case Kind.NOTE:
            raise AssertionError("a note has no answer")


def buttons(view: View) -> list[Button]:
    return [button for row in view.rows for button in row]


def check(view: View) -> None:
    assert 0 < visible_length(view.text) <= 4096
    assert all(0 < len(row) <= 8 for row in view.rows)
    assert len(buttons(view)) <= 100
    for button in buttons(view):
        assert button.label.strip()
        data = button.data if isinstance(button.data, str) else button.data.pack() if button.data else ""
        assert 0 < len(data.encode()) <= 64


def walk(form: Form, behalf: str) -> list[Step]:
    """The steps of an unhurried person who says as much as fits, each question also gone back to."""
    answers: dict[str, Answer] = {}
    steps = []
    while (item := engine.current(form, answers)) is not None:
        steps.append(Step(LONGEST_ID, 2, form, answers, item, behalf=behalf))
        if item.kind is Kind.NOTE:
            answers = engine.settle(form, answers, item.key, TODAY)
            continue
        answers = engine.record(form, answers, item.key, longest(item), TODAY)
        steps.append(Step(LONGEST_ID, 2, form, answers, item, behalf=behalf))
    return [*steps, Step(LONGEST_ID, 2, form, answers, None, behalf=behalf, reviewing=True)]


@pytest.mark.parametrize("behalf", ["", "О'Нил <Галина> & " + "Ко" * 50])
@pytest.mark.parametrize("form", shipped().values(), ids=lambda form: form.code)
def test_every_screen_fits(form: Form, behalf: str) -> None:
    for step in walk(form, behalf):
        check(step_view(step, WHO))
    check(sent_view(Step(1, 2, form, {}, None, behalf=behalf, sent=True), WHO))


def test_a_review_of_a_long_form_fits() -> None:
    item = shipped()["mentee"].items[9]
    form = Form("long", 1, "Т", tuple(Item(f"q{n}", Kind.LONG, item.text * 3, high=1000) for n in range(40)))
    answers = {one.key: given("слово " * 160) for one in form.items}
    check(review_view(Step(1, 1, form, answers, None)))


def test_short_options_stand_side_by_side_and_long_ones_alone() -> None:
    form = shipped()["mentor"]
    item = form.find("subjects")
    assert item is not None
    view = step_view(Step(1, 1, form, {}, item), WHO)
    pairs = [row for row in view.rows[:-1] if len(row) == 2]
    assert len(pairs) > 5
    assert all(len(button.label) <= PAIR_LABEL for row in pairs for button in row)
    labels = [button.label[2:] for button in buttons(view)[: len(item.options)]]
    assert labels == [option.label for option in item.options]


def test_the_review_tells_what_will_not_be_sent() -> None:
    items = [Item("q0", Kind.YES_NO, "Есть ли опыт?", options=(Option("yes", "Да"), Option("no", "Нет")))]
    items += [
        Item(f"q{n}", Kind.LONG, f"Вопрос <{n}> " * 20, high=600, show_if=Equals("q0", "yes")) for n in range(1, 7)
    ]
    form = Form("tree", 1, "Т", tuple(items))
    answers = {"q0": given("no")} | {f"q{n}": given("слово") for n in range(1, 7)}
    view = review_view(Step(LONGEST_ID, 1, form, answers, None))
    assert "Ответы на 6 вопросов больше не нужны и не будут отправлены: «Вопрос &lt;1&gt;" in view.text
    assert view.text.endswith("и ещё 2.")
    check(view)
    one = review_view(Step(LONGEST_ID, 1, form, {"q0": given("no"), "q3": DECLINED}, None))
    assert "Ответ на 1 вопрос больше не нужен" in one.text
    none = review_view(Step(LONGEST_ID, 1, form, {"q0": given("no"), "q3": SKIPPED}, None))
    assert "не нужен" not in none.text


def test_a_week_stands_as_a_grid_of_days_and_their_parts() -> None:
    options = tuple(Option(code, label) for code, label in shared()["week"].items())
    item = Item("when", Kind.MULTI, "Когда?", options=options, exclusive="any", low=1, high=len(options))
    form = Form("week", 1, "Т", (item,))
    view = step_view(Step(LONGEST_ID, 1, form, {"when": draft(("mon_eve",))}, item), WHO)
    assert [len(row) for row in view.rows] == [3, 3, 3, 3, 3, 3, 1, 1]
    assert [button.label for button in view.rows[0]] == ["☐ Пн утро", "☐ Пн день", "☑ Пн вечер"]
    check(view)


def test_only_options_and_the_ways_stand_under_a_question() -> None:
    form = shipped()["mentee"]
    allowed = {"⬅️ Назад", "⏩ Пропустить", "➡️ Далее", "⏸ Отложить"}
    for step in walk(form, ""):
        if step.item is None:
            continue
        extra = [b.label for b in buttons(step_view(step, WHO)) if b.label not in allowed]
        known = {option.label for option in step.item.options}
        assert {label.lstrip("☐☑✅ ") for label in extra} <= known
        if step.item.kind.typed:
            assert not extra
