"""Typed answers: what is understood and what is refused with an example."""

from datetime import date

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from domain.refusal import Refused
from questionnaires.engine import press, shown
from questionnaires.form import Day, Item, Kind, Option, Value
from questionnaires.reading import parse, read_date
from questionnaires.shipped import shipped

TODAY = date(2026, 9, 15)
OPTIONS = tuple(
    Option(code, label)
    for code, label in [("psy", "Психолог, логопед"), ("math", "Математика"), ("mus", "Музыка"), ("ot", "Ещё")]
)
PEOPLE = tuple(
    Option(str(number), label, name)
    for number, (label, name) in enumerate(
        [
            ("Ильин П. О.", "Ильин Пётр Олегович"),
            ("Ильина М. С.", "Ильина Мария Сергеевна"),
            ("О'Нил Г. А.", "О'Нил Галина Андреевна"),
            ("Ёлкин Г. Ю.", "Ёлкин Глеб Юрьевич"),
        ],
        11,
    )
)
ITEMS = {
    Kind.SINGLE: Item("one", Kind.SINGLE, "?", options=OPTIONS),
    Kind.MULTI: Item("many", Kind.MULTI, "?", options=OPTIONS, low=0, high=4),
    Kind.YES_NO: Item("yes", Kind.YES_NO, "?", options=(Option("yes", "Да"), Option("no", "Нет"))),
    Kind.SCALE: Item("scale", Kind.SCALE, "?", low=1, high=10),
    Kind.NUMBER: Item("number", Kind.NUMBER, "?", low=0, high=2000),
    Kind.SHORT: Item("short", Kind.SHORT, "?", low=2, high=120),
    Kind.LONG: Item("long", Kind.LONG, "?", low=1, high=600),
    Kind.DATE: Item("date", Kind.DATE, "?", low=Day(days=-400), high=Day(days=30)),
    Kind.PERSON: Item("who", Kind.PERSON, "?", options=PEOPLE),
}
HOURS = Item("hours", Kind.NUMBER, "?", low=0, high=40, whole=False)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Kind.SINGLE, "Математика", "math"),
        (Kind.SINGLE, "  «математика». ", "math"),
        (Kind.SINGLE, "2", "math"),
        (Kind.SINGLE, "2.", "math"),
        (Kind.SINGLE, "матем", "math"),
        (Kind.SINGLE, "еще", "ot"),
        (Kind.SINGLE, "mus", "mus"),
        (Kind.MULTI, "Psy, mus", ("psy", "mus")),
        (Kind.PERSON, "елк", "14"),
        (Kind.PERSON, "мария ильина", "12"),
        (Kind.PERSON, "Ильин П. О.", "11"),
        (Kind.PERSON, "онил", "13"),
        (Kind.MULTI, "1, 3", ("psy", "mus")),
        (Kind.MULTI, "1 3", ("psy", "mus")),
        (Kind.MULTI, "1; 3;", ("psy", "mus")),
        (Kind.MULTI, "Психолог, логопед, музыка", ("psy", "mus")),
        (Kind.MULTI, "☑ Музыка\n☐ Ещё", ("mus", "ot")),
        (Kind.MULTI, "музыка, 2", ("mus", "math")),
        (Kind.YES_NO, "да", "yes"),
        (Kind.YES_NO, "Да, конечно!", "yes"),
        (Kind.YES_NO, "нет, не была", "no"),
        (Kind.YES_NO, "2", "no"),
        (Kind.YES_NO, "+", "yes"),
        (Kind.SCALE, "7", 7),
        (Kind.SCALE, "десять", 10),
        (Kind.SCALE, "8 из-за класса", 8),
        (Kind.NUMBER, "12", 12),
        (Kind.NUMBER, " около 5 лет", 5),
        (Kind.NUMBER, "1 200", 1200),
        (Kind.NUMBER, "3,0", 3),
        (Kind.NUMBER, "три года", 3),
        (Kind.SHORT, '  А<3   & \n"Ко" ', 'А<3 & "Ко"'),
        (Kind.LONG, " первая\r\nвторая ", "первая\nвторая"),
        (Kind.DATE, "15.09", date(2026, 9, 15)),
        (Kind.DATE, "1.12", date(2025, 12, 1)),
        (Kind.DATE, "10/9/26", date(2026, 9, 10)),
        (Kind.DATE, "10 сентября", date(2026, 9, 10)),
        (Kind.DATE, "10 сентября 2026 г.", date(2026, 9, 10)),
        (Kind.DATE, "2026-09-01", date(2026, 9, 1)),
        (Kind.DATE, "5 мая", date(2026, 5, 5)),
        (Kind.DATE, "вчера", date(2026, 9, 14)),
        (Kind.DATE, "Сегодня!", TODAY),
        (Kind.DATE, "31 декабря", date(2025, 12, 31)),
    ],
)
def test_understood(kind: Kind, typed: str, value: Value) -> None:
    assert parse(ITEMS[kind], typed, TODAY) == value


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        (Kind.SINGLE, "9", "answer-not-option"),
        (Kind.SINGLE, "м", "answer-not-option"),
        (Kind.SINGLE, "м" * 50, "answer-not-option"),
        (Kind.SINGLE, "1, 3", "answer-not-option"),
        (Kind.MULTI, "1, 77", "answer-not-option"),
        (Kind.MULTI, ";;", "answer-not-option"),
        (Kind.YES_NO, "не знаю точно", "answer-not-yes-no"),
        (Kind.SCALE, "11", "answer-out-of-range"),
        (Kind.SCALE, "7,5", "answer-not-whole"),
        (Kind.NUMBER, "много", "answer-not-number"),
        (Kind.NUMBER, "5-6", "answer-not-number"),
        (Kind.NUMBER, "-1", "answer-out-of-range"),
        (Kind.NUMBER, "9" * 5000, "answer-not-number"),
        (Kind.SHORT, "я", "answer-too-short"),
        (Kind.SHORT, "\u0000 \n", "answer-empty"),
        (Kind.SHORT, "я" * 121, "answer-too-long"),
        (Kind.DATE, "31.02", "answer-not-date"),
        (Kind.PERSON, "иль", "answer-which-person"),
        (Kind.PERSON, "Ё", "answer-which-person"),
        (Kind.PERSON, "Панова", "answer-no-person"),
        (Kind.PERSON, "11", "answer-no-person"),
        (Kind.PERSON, "...", "answer-no-person"),
        (Kind.DATE, "когда-нибудь", "answer-not-date"),
        (Kind.DATE, "15.09.2030", "answer-date-range"),
    ],
)
def test_refused_with_an_example(kind: Kind, typed: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        parse(ITEMS[kind], typed, TODAY)
    assert refusal.value.code == code


def test_decimal_comma() -> None:
    assert parse(HOURS, "1,5", TODAY) == 1.5
    assert parse(HOURS, "1,5 часа", TODAY) == 1.5


def test_a_day_without_a_year_is_the_nearest_one_within_the_bounds() -> None:
    assert read_date("10.01", TODAY) == date(2027, 1, 10)
    assert read_date("10.01", TODAY, high=TODAY) == date(2026, 1, 10)
    assert read_date("29.02", date(2028, 1, 1)) == date(2028, 2, 29)
    assert read_date("29.02", TODAY) is None


@given(st.sampled_from([*ITEMS.values(), HOURS]), st.text())
@settings(max_examples=400)
def test_no_text_breaks_the_parser(item: Item, typed: str) -> None:
    try:
        value = parse(item, typed, TODAY)
    except Refused as refusal:
        event(refusal.code)
    else:
        assert not isinstance(value, str) or value


def values(item: Item) -> st.SearchStrategy[Value]:
    codes = [option.code for option in item.options]
    match item.kind:
        case Kind.SINGLE | Kind.YES_NO | Kind.PERSON:
            return st.sampled_from(codes)
        case Kind.RANKING:
            return st.permutations(codes).map(lambda found: tuple(found[: item.span()[1]]))
        case Kind.CONTACT:
            return st.sampled_from(["+7 900 000-00-00", "vera@example.org"])
        case Kind.FILE | Kind.NOTE:
            raise AssertionError("not typed at all")
        case Kind.MULTI:
            return st.sets(st.sampled_from(codes), min_size=1).map(lambda found: press(item, (), tuple(found)))
        case Kind.SCALE | Kind.NUMBER:
            low, high = item.span()
            if item.whole:
                return st.integers(low, high)
            return st.integers(low * 100, high * 100).map(lambda cents: _plain(cents / 100))
        case Kind.DATE:
            return st.dates(date(2025, 9, 1), date(2026, 10, 1))
        case Kind.SHORT | Kind.LONG:
            longest = min(item.span()[1] - 2, 60)
            letters = st.text("абв <&>'\"ё", min_size=2, max_size=longest)
            return letters.map(lambda text: "Я" + " ".join(text.split()) + "я")


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number


SHIPPED = [
    item
    for form in shipped().values()
    for item in form
    if item.kind not in (Kind.NOTE, Kind.FILE) and (item.kind is not Kind.MULTI or item.span()[1] >= len(item.options))
]


@given(st.data())
@settings(max_examples=300)
def test_what_is_shown_can_be_typed_back(data: st.DataObject) -> None:
    item = data.draw(st.sampled_from([*ITEMS.values(), HOURS, *SHIPPED]))
    value = data.draw(values(item))
    assert parse(item, shown(item, value), TODAY) == value
