"""A form as rows of a spreadsheet: there and back it is the same, and whatever stands in the rows, faults are named."""

import contextlib
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.facts import KINDS_OF_FACT
from questionnaires.form import Audience, Form, Kind
from questionnaires.loading import from_json, to_json
from questionnaires.sheet_cells import safe
from questionnaires.sheet_conditions import WrongCondition, read_condition, written_condition
from questionnaires.sheet_reading import read_form
from questionnaires.sheet_tables import RawSheet, SheetFaults
from questionnaires.sheet_words import SHEETS, heading, kind_of, synonyms
from questionnaires.sheet_writing import book, columns
from questionnaires.shipped import sample, shared, shipped
from tests.questionnaires.random_forms import any_forms, conditions

SETTINGS = [("form_title", "form_id"), ("Моя анкета", "mine")]


def raw(form: Form) -> list[RawSheet]:
    """The sheets as our own file has them: two rows of headings, then the form."""
    rows = book(form)
    return [
        sheet(name, *zip(*(heading(name, one) for one in columns(name)), strict=True), *_cells(name, rows[name]))
        for name in SHEETS
    ]


def _cells(name: str, rows: Sequence[Mapping[str, str]]) -> list[tuple[str, ...]]:
    return [tuple(safe(row.get(column, "")) for column in columns(name)) for row in rows]


def sheet(title: str, *rows: Sequence[str]) -> RawSheet:
    return RawSheet(title, tuple((number, tuple(row)) for number, row in enumerate(rows, 1)))


def form_of(survey: Sequence[Sequence[str]], choices: Sequence[Sequence[str]] = ()) -> Form:
    sheets = [sheet("survey", *survey), sheet("settings", *SETTINGS)]
    return read_form([*sheets, sheet("choices", ("list_name", "name", "label"), *choices)], shared()).form


def faults(*sheets: RawSheet) -> list[tuple[str, str]]:
    with pytest.raises(SheetFaults) as caught:
        read_form(sheets, shared())
    return [(f"{one.sheet} {one.cell or one.row}", one.code) for one in caught.value.faults]


@pytest.mark.parametrize("form", [*shipped().values(), sample()], ids=lambda form: form.code)
def test_every_shipped_form_comes_back_unchanged(form: Form) -> None:
    assert to_json(read_form(raw(form), shared()).form) == to_json(form)


@given(any_forms())
@settings(max_examples=60, deadline=None)
def test_any_form_comes_back_unchanged(form: Form) -> None:
    assert to_json(read_form(raw(form), shared()).form) == to_json(form)
    assert from_json(to_json(form)) == form


@given(conditions([{"key": "a", "kind": "single", "options": {"x": "X", "3": "Y"}}, {"key": "n", "kind": "number"}]))
@settings(max_examples=80, deadline=None)
def test_any_condition_is_read_as_it_was_written(condition: dict[str, object]) -> None:
    assert read_condition(written_condition(condition)) == condition


@given(st.text(max_size=60))
@settings(max_examples=80, deadline=None)
def test_any_text_is_a_condition_or_no_condition(text: str) -> None:
    with contextlib.suppress(WrongCondition):
        assert read_condition(text)


@pytest.mark.parametrize(
    "text", ["(" * 300, "not " * 300 + "${a} = 1", "${a} = 1" + " and ${a} = 1" * 300, "${a} <", "= 1"]
)
def test_a_condition_without_end_is_refused(text: str) -> None:
    with pytest.raises(WrongCondition):
        read_condition(text)


def test_every_word_of_the_engine_has_a_word_of_the_sheet() -> None:
    assert {kind.value for kind in Kind} <= set(synonyms("kinds"))
    assert {one.value for one in Audience} == set(synonyms("audience"))
    for sheet_name in SHEETS:
        names = [word for words in synonyms("columns", sheet_name).values() for word in words]
        assert len(names) == len(set(names))


def test_the_guide_tells_of_every_fact() -> None:
    from documents.questionnaires.form_workbook import FACTS

    assert set(FACTS) == set(KINDS_OF_FACT)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("select_one colours", ("single", "colours")),
        ("Один вариант", ("single", "")),
        ("несколько вариантов  цвета", ("multi", "цвета")),
        ("ДА/НЕТ", ("yes_no", "")),
        ("begin group", ("begin", "")),
        ("ползунок", (None, "")),
    ],
)
def test_kinds_are_read_in_russian_and_in_the_manner_of_xlsform(cell: str, kind: tuple[str | None, str]) -> None:
    assert kind_of(cell) == kind


def test_a_form_in_plain_russian_without_a_single_code() -> None:
    form = form_of(
        [
            ("Вид", "Вопрос", "Список вариантов", "Когда задавать", "Обязательный", "Код", "Раздел"),
            ("один вариант", "Как прошла встреча?", "как", "", "", "how", "Встреча"),
            ("длинный текст", "Что помешало?", "", "${how} = 'По-разному' или ${how} = 'Трудно'", "нет", "", ""),
            ("несколько вариантов", "О чём говорили?", "о чём", "", "да", "", "-"),
            ("матрица", "{option}: насколько уверенно?", "о чём", "не (${how} = 'Трудно')", "", "m_", ""),
        ],
        [
            ("как", "good", "Хорошо"),
            ("как", "so", "По-разному"),
            ("как", "", "Трудно"),
            ("о чём", "", "Об уроке"),
            ("о чём", "", "О классе"),
        ],
    )
    assert [item.key for item in form] == ["how", "q2", "q3", "m_v1", "m_v2"]
    assert [option.code for option in form.items[0].options] == ["good", "so", "v3"]
    assert [item.section for item in form] == ["Встреча", "Встреча", "", "", ""]
    assert (form.items[1].optional, form.items[2].optional) == (True, False)
    assert [item.text for item in form.items[3:]] == ["Об уроке: насколько уверенно?", "О классе: насколько уверенно?"]


def test_the_name_and_the_form_of_mentoring_of_the_person() -> None:
    form = form_of(
        [
            ("Вид", "Вопрос", "Когда задавать"),
            ("короткий текст", "${Имя}, как дела?", "${@form} = 'lecturer_young_teacher'"),
        ]
    )
    assert form.items[0].text == "${@name}, как дела?"
    assert form.about == {"name", "form"}


def test_xlsform_of_another_program_is_understood() -> None:
    form = form_of(
        [
            ("type", "name", "label", "required", "relevant", "constraint", "appearance"),
            ("begin group", "g", "Часть", "", "", "", ""),
            ("select_one yn", "met", "Встречались?", "yes", "", "", ""),
            ("integer", "times", "Сколько раз?", "yes", "selected(${met}, '1')", ". >= 1 and . <= 9", ""),
            ("text", "more", "Расскажите", "no", "${times} != '' and ${met} = 1", "", "multiline"),
            ("end group", "", "", "", "", "", ""),
        ],
        [("yn", "1", "Да"), ("yn", "0", "Нет")],
    )
    assert [(item.kind, item.section) for item in form] == [
        (Kind.SINGLE, "Часть"), (Kind.NUMBER, "Часть"), (Kind.LONG, "Часть"),
    ]  # fmt: skip
    assert (form.items[1].low, form.items[1].high) == (1, 9)


HEAD = ("type", "name", "label", "choices", "relevant", "min", "max")
GOOD = ("single", "a", "?", "l", "", "", "")
LISTS = [("list_name", "name", "label"), ("l", "x", "X"), ("l", "y", "Y")]


@pytest.mark.parametrize(
    ("rows", "choices", "expected"),
    [
        ([HEAD], LISTS, [("survey 0", "no-items")]),
        ([("a", "b")], LISTS, [("survey 0", "no-heading"), ("survey 0", "no-items")]),
        ([(*HEAD, "цвет"), GOOD], LISTS, [("survey 1", "unknown-column")]),
        ([(*HEAD, "label"), GOOD], LISTS, [("survey 1", "column-twice")]),
        ([HEAD, GOOD, ("ползунок", "b", "?", "", "", "", "")], LISTS, [("survey A3", "unknown-kind")]),
        ([HEAD, GOOD, ("", "b", "?", "", "", "", "")], LISTS, [("survey A3", "no-kind")]),
        ([HEAD, GOOD, ("short", "b", "", "", "", "", "")], LISTS, [("survey C3", "missing")]),
        ([HEAD, GOOD, ("short", "b", "\u200b\u3164", "", "", "", "")], LISTS, [("survey C3", "missing")]),
        ([HEAD, ("note", "b", "Только прочтите", "", "", "", "")], LISTS, [("survey 0", "no-items")]),
        ([HEAD, GOOD, ("short", "a", "?", "", "", "", "")], LISTS, [("survey B3", "duplicate-key")]),
        ([HEAD, GOOD, ("short", "Ключ", "?", "", "", "", "")], LISTS, [("survey B3", "bad-code")]),
        ([HEAD, GOOD, ("short", "b", "=1+1", "", "", "", "")], LISTS, [("survey C3", "formula")]),
        ([HEAD, GOOD, ("number", "b", "?", "", "", "много", "")], LISTS, [("survey F3", "not-number")]),
        ([HEAD, GOOD, ("number", "b", "?", "", "", "9", "3")], LISTS, [("survey F3", "min-over-max")]),
        ([HEAD, GOOD, ("date", "b", "?", "", "", "скоро", "")], LISTS, [("survey F3", "not-day")]),
        ([HEAD, GOOD, ("scale", "b", "?", "", "", "1", "90")], LISTS, [("survey G3", "scale-too-wide")]),
        ([HEAD, GOOD, ("short", "b", "?" * 601, "", "", "", "")], LISTS, [("survey C3", "too-long")]),
        ([HEAD, GOOD, ("short", "b", "?", "l", "", "", "")], LISTS, [("survey D3", "options-not-used")]),
        ([HEAD, GOOD, ("multi", "b", "?", "нет такого", "", "", "")], LISTS, [("survey D3", "unknown-list")]),
        ([HEAD, GOOD, ("matrix", "b", "?", "", "", "", "")], LISTS, [("survey D3", "matrix-list")]),
        ([HEAD, GOOD, ("short", "b", "?", "", "a = 1", "", "")], LISTS, [("survey E3", "condition")]),
        ([HEAD, GOOD, ("short", "b", "?", "", "${b} = 'x'", "", "")], LISTS, [("survey E3", "show-if-circular")]),
        ([HEAD, GOOD, ("short", "b", "?", "", "${z} = 'x'", "", "")], LISTS, [("survey E3", "show-if-unknown")]),
        ([HEAD, GOOD, ("short", "b", "?", "", "${a} = 'z'", "", "")], LISTS, [("survey E3", "unknown-option")]),
        ([HEAD, GOOD, ("short", "b", "?", "", "${@age} = 'z'", "", "")], LISTS, [("survey E3", "show-if-person")]),
        ([HEAD, GOOD, ("short", "b", "?", "", "${@form} = 'x'", "", "")], LISTS, [("survey E3", "show-if-person")]),
        ([HEAD, GOOD, ("short", "b", "${возраст}?", "", "", "", "")], LISTS, [("survey C3", "pipe-unknown")]),
        ([HEAD, ("short", "b", "?", "", "${a} = 'x'", "", ""), GOOD], LISTS, [("survey E2", "show-if-forward")]),
        ([HEAD, GOOD], [*LISTS, ("l", "x", "Z")], [("choices B4", "option-twice")]),
        ([HEAD, GOOD], [*LISTS, ("l", "икс", "Z")], [("choices B4", "bad-code")]),
        ([HEAD, GOOD], [*LISTS, ("l", "z", "x")], [("choices C4", "same-label")]),
        ([HEAD, GOOD], [*LISTS, ("l", "z", "")], [("choices C4", "no-label")]),
        ([HEAD, GOOD], [*LISTS, ("", "z", "Z")], [("choices A4", "no-list")]),
        ([HEAD, GOOD], [*LISTS, ("l", "z", "я" * 41)], [("choices C4", "label-too-long")]),
        ([HEAD, GOOD], [*LISTS, *(("l", f"z{n}", f"Z{n}") for n in range(70))], [("survey D2", "too-many-options")]),
        ([HEAD, *(("short", f"k{n}", "?") for n in range(101))], LISTS, [("survey 0", "too-many-items")]),
    ],
)  # fmt: skip
def test_faults_stand_in_their_cells(
    rows: list[Sequence[str]], choices: list[Sequence[str]], expected: list[tuple[str, str]]
) -> None:
    assert faults(sheet("survey", *rows), sheet("choices", *choices), sheet("settings", *SETTINGS)) == expected


def test_faults_of_the_other_sheets() -> None:
    survey = sheet("опрос", HEAD, ("scale", "a", "?", "", "", "", ""))
    head = ("form_title", "form_id", "role", "minutes", "reminders", "review")
    assert faults() == [("survey 0", "no-sheet"), ("survey 0", "no-items"), ("settings 0", "no-sheet")]
    assert faults(survey, sheet("настройки", head)) == [("настройки 0", "no-settings")]
    wrong = ("", "Анкета", "директор", "долго", "9, 3", "может быть")
    assert faults(survey, sheet("settings", head, wrong, ("Лишняя", "", "", "", "", ""))) == [
        ("settings A2", "missing"), ("settings B2", "bad-id"), ("settings C2", "unknown-word"),
        ("settings D2", "not-number"), ("settings E2", "reminders"), ("settings F2", "unknown-word"),
        ("settings 3", "second-settings"),
    ]  # fmt: skip
    scores = sheet("scores", ("name", "label", "items", "points", "levels"), ("s", "Счёт", "a, b c, z", "x", "высокий"))
    found = faults(survey, sheet("settings", *SETTINGS), scores)
    assert found == [
        ("scores C2", "score-part"), ("scores D2", "score-points"), ("scores E2", "score-levels"),
    ]  # fmt: skip


CELLS = st.one_of(
    st.sampled_from(["single", "матрица", "да", "l", "a", "${a} = 'x'", "=1", "-", "3", "today", "<b>", "x=1", "a*2"]),
    st.text(max_size=12),
)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_rows_are_a_form_or_faults(data: st.DataObject) -> None:
    """Cells of a good file changed at random: never anything but a form or faults."""
    sheets = []
    for one in raw(sample()):
        rows = [list(cells) for _, cells in one.rows]
        for _ in range(data.draw(st.integers(0, 4))):
            row = data.draw(st.integers(0, len(rows) - 1))
            rows[row][data.draw(st.integers(0, len(rows[row]) - 1))] = data.draw(CELLS)
        sheets.append(sheet(one.title, *rows))
    with contextlib.suppress(SheetFaults):
        form = read_form(sheets, shared()).form
        assert to_json(read_form(raw(form), shared()).form) == to_json(form)
