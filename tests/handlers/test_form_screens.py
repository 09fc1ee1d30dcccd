"""Screens of questionnaires as files fit a phone and Telegram at their worst, and show markup as it was typed."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from domain.programme import Programme
from domain.roles import Role
from domain.who import Who
from handlers.callbacks import TryTap
from handlers.curator.questionnaires import form_screens as screens
from handlers.questionnaires.questionnaire_screens import step_view
from questionnaires.changes import Changes, changes
from questionnaires.form import Form, Item, Kind, Option
from questionnaires.sheet_tables import SheetFault
from services.questionnaires import form_preview
from services.questionnaires.published_forms import Draft, FormCard, mark_of
from tests.handlers.test_questionnaire_screens import check
from texts import plain

WHO = Who(1, Programme(1, date(2026, 9, 1), "Europe/Moscow"), person_id=1, roles=frozenset({Role.CURATOR}))
NOW = datetime(2026, 9, 15, 9, tzinfo=UTC)
SIGNS = "<&>\"'"
NINE = tuple(Option("c" * 15 + str(n), SIGNS * 7 + str(n)) for n in range(9))
LONG: dict[str, Any] = {"text": SIGNS * 120, "hint": SIGNS * 80, "section": SIGNS * 16, "decline": True}
SCALE: dict[str, Any] = {"low": 1, "high": 20, "low_label": SIGNS * 8, "high_label": SIGNS * 8}
WORST = Form(
    code="w" * 16,
    version=1_000_000,
    title=SIGNS * 20,
    intro=SIGNS * 300,
    minutes=120,
    items=(
        Item("k" * 16, Kind.MULTI, options=NINE, low=1, high=9, **LONG),
        *(Item(f"s{n:015}", Kind.SCALE, **LONG, **SCALE) for n in range(99)),
    ),
)
PLACES = [("survey", 7, "F7"), ("choices", 0, ""), ("settings", 3, "")]


def test_every_screen_fits_at_its_worst() -> None:
    card = FormCard(WORST, own=True, ours=False, at=NOW, by=SIGNS * 24)
    check(screens.list_view([card] * 90, 3))
    check(screens.card_view(card, WHO))
    check(screens.off_ask(card))
    long = tuple(item.text for item in WORST)
    draft = Draft(WORST, WORST, Changes(long, long, long, moved=True, head=True), stale_version=1, alone=long)
    for view in (screens.draft_view(draft), screens.publish_ask(draft), screens.published_view(WORST, offered=True)):
        check(view)
    tried = form_preview.resumed(WHO, WORST, {})
    view = screens.try_view(tried, WHO, mark_of(WORST))
    check(view)
    assert "&lt;&amp;&gt;" in view.text
    check(screens.try_end(WORST, mark_of(WORST), WORST.code, whole=True))


@pytest.mark.parametrize("place", PLACES)
def test_faults_are_gathered_and_fit(place: tuple[str, int, str]) -> None:
    sheet, row, cell = place
    said = [{"value": f"{SIGNS * 8}{n % 50}", "allowed": SIGNS * 20} for n in range(400)]
    faults = [
        SheetFault(sheet, row + n, "unknown-word", f"{cell}{n}" if cell else "", SIGNS, one)
        for n, one in enumerate(said)
    ]
    view = screens.faults_view(faults)
    check(view)
    assert "В файле 400 ошибок" in view.text
    assert "…и ещё 304" in view.text
    same = [SheetFault(sheet, n, "no-kind", f"A{n}", "вид", {"allowed": "x"}) for n in range(3, 60)]
    assert "A3, A4, A5, A6, A7, A8 и ещё 51" in screens.faults_view(same).text


def test_every_tap_of_a_preview_stays_within_it() -> None:
    tried = form_preview.resumed(WHO, WORST, {})
    for _ in range(3):
        view = screens.try_view(tried, WHO, mark_of(WORST))
        taps = [button.data for row in view.rows for button in row]
        assert all(isinstance(data, str) and data.startswith("fq:") for data in taps)
        data = TryTap.unpack(str(taps[0]))
        tried = form_preview.press(tried, data.key, data.act[:1], data.act[1:], NOW, WHO)
        tried = form_preview.resumed(WHO, WORST, tried.kept, tried.cursor, reviewing=tried.step.reviewing)


EVERY_KIND = Form(
    "kinds",
    1,
    "T",
    tuple(Item(kind.value, kind, kind.value, options=NINE if kind.has_options else (), high=9) for kind in Kind),
)


@pytest.mark.parametrize("item", EVERY_KIND.items, ids=lambda item: item.key)
def test_a_preview_has_every_button_of_the_question_but_the_pause(item: Item) -> None:
    tried = form_preview.resumed(WHO, EVERY_KIND, {}, cursor=item.key)
    real = [button.label for row in step_view(tried.step, WHO).rows for button in row]
    shown = [button.label for row in screens.try_view(tried, WHO, mark_of(EVERY_KIND)).rows for button in row]
    assert shown == [label for label in real if label != plain("button-postpone")] + ["Закончить просмотр"]


def test_changes_between_two_versions() -> None:
    one, two, three = (Item(key, Kind.SHORT, key.upper()) for key in "abc")
    old = Form("f", 1, "T", (one, two, three))
    assert changes(old, Form("f", 7, "T", (one, two, three))).none
    new = Form("f", 2, "T2", (three, one, Item("d", Kind.SHORT, "D")))
    assert changes(old, new) == Changes(added=("D",), removed=("B",), moved=True, head=True)
    worded = Form("f", 2, "T", (one, Item("b", Kind.SHORT, "?"), three))
    assert changes(old, worded) == Changes(changed=("?",))
