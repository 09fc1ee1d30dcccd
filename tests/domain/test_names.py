"""Short forms, cases and search of names, the odd ones above all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.names import SHORT_LIMIT, Case, FullName, labels, matches, retyped, search_key

ODD = [
    "Мадонна",
    'А<3 & "Ко"',
    "Anna Smith",
    "Я" * 300,
    "Аль Рашид бин Омар аль",
    "محمد علي",
    "Седова (Иванова) Анна",
    "",
    "–",
    "7",
]


@pytest.mark.parametrize(
    ("name", "short", "address"),
    [
        ("Седова Анна Петровна", "Седова А. П.", "Анна Петровна"),
        ("  седова   анна петровна ", "седова А. П.", "анна петровна"),
        ("Анна Петровна Седова", "Седова А. П.", "Анна Петровна"),
        ("О'Нил Галина Андреевна", "О'Нил Г. А.", "Галина Андреевна"),
        ("Ким Олег", "Ким О.", "Олег"),
        ("Юрьева-Белых Жанна Ильинична", "Юрьева-Белых Ж. И.", "Жанна Ильинична"),
        ("Алиева Лейла Лутфияр кызы", "Алиева Л. Л.", "Лейла Лутфияр кызы"),
        ("Ильич Пётр Ильич", "Ильич П. И.", "Пётр Ильич"),
        ('А<3 & "Ко"', 'А<3 & "Ко"', 'А<3 & "Ко"'),
        ("Мадонна", "Мадонна", "Мадонна"),
        ("Anna Smith", "Anna Smith", "Anna Smith"),
    ],
)
def test_short_form_and_address(name: str, short: str, address: str) -> None:
    assert FullName.parse(name).short == short
    assert FullName.parse(name).first_and_patronymic == address


@pytest.mark.parametrize(
    ("name", "genitive", "dative", "accusative", "instrumental"),
    [
        (
            "Седова Анна Петровна",
            "Седовой Анны Петровны",
            "Седовой Анне Петровне",
            "Седову Анну Петровну",
            "Седовой Анной Петровной",
        ),
        (
            "Ильин Павел Олегович",
            "Ильина Павла Олеговича",
            "Ильину Павлу Олеговичу",
            "Ильина Павла Олеговича",
            "Ильиным Павлом Олеговичем",
        ),
        (
            "Ким Олег Павлович",
            "Кима Олега Павловича",
            "Киму Олегу Павловичу",
            "Кима Олега Павловича",
            "Кимом Олегом Павловичем",
        ),
        (
            "Ким Ольга Павловна",
            "Ким Ольги Павловны",
            "Ким Ольге Павловне",
            "Ким Ольгу Павловну",
            "Ким Ольгой Павловной",
        ),
        (
            "Белых Жанна Андреевна",
            "Белых Жанны Андреевны",
            "Белых Жанне Андреевне",
            "Белых Жанну Андреевну",
            "Белых Жанной Андреевной",
        ),
        (
            "О'Нил Галина Андреевна",
            "О'Нил Галины Андреевны",
            "О'Нил Галине Андреевне",
            "О'Нил Галину Андреевну",
            "О'Нил Галиной Андреевной",
        ),
        (
            "Ткаченко Лев Ильич",
            "Ткаченко Льва Ильича",
            "Ткаченко Льву Ильичу",
            "Ткаченко Льва Ильича",
            "Ткаченко Львом Ильичом",
        ),
        (
            "Юрьева-Озёрская Вера Сергеевна",
            "Юрьевой-Озёрской Веры Сергеевны",
            "Юрьевой-Озёрской Вере Сергеевне",
            "Юрьеву-Озёрскую Веру Сергеевну",
            "Юрьевой-Озёрской Верой Сергеевной",
        ),
    ],
)
def test_cases(name: str, genitive: str, dative: str, accusative: str, instrumental: str) -> None:
    parsed = FullName.parse(name)
    assert [parsed.inflect(case) for case in Case] == [genitive, dative, accusative, instrumental]


@pytest.mark.parametrize("name", ODD)
def test_unknown_shapes_stay_unchanged(name: str) -> None:
    parsed = FullName.parse(name)
    assert {parsed.inflect(case) for case in Case} == {name}
    assert parsed.feminine is None
    assert len(parsed.short) <= SHORT_LIMIT


@given(st.text(max_size=400))
def test_no_text_breaks_a_name(text: str) -> None:
    parsed = FullName.parse(text)
    assert len(parsed.short) <= SHORT_LIMIT
    assert parsed.inflect(Case.DATIVE) or not text.split()
    assert matches(text, text)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("иль", True),
        ("ильин п", True),
        ("павел ильин", True),
        ("И. П. О.", True),
        ("ильин м", False),
        ("п п", False),
        ("", True),
        ("ИЛЬИН, Павел", True),
    ],
)
def test_forgiving_search(query: str, found: bool) -> None:
    assert matches(query, "Ильин Павел Олегович") is found


@pytest.mark.parametrize("query", ["bkmby", "BKMBY G", "gfdtk bkm", "g j"])
def test_the_other_keyboard_is_forgiven(query: str) -> None:
    assert matches(query, "Ильин Павел Олегович")
    assert not matches(query, "Юдина Вера Сергеевна")


def test_signs_of_the_other_keyboard_are_letters() -> None:
    assert matches("<thtprby", "Берёзкин Лев Юрьевич")
    assert matches(".hm", "Берёзкин Лев Юрьевич")
    assert retyped(":erjdf <firf") == "жукова башка"
    assert retyped("Ильин 5 [b]") == "Ильин 5 [b]"
    assert matches("smith", "Anna Smith")


def test_dotted_letters_and_signs_do_not_matter() -> None:
    assert matches("озерская", "Озёрская-Белых Алёна")
    assert matches("белых алена", "Озёрская-Белых Алёна")
    assert matches("онил", "О'Нил Галина")
    assert matches("о’нил", "О'Нил Галина")
    assert search_key(" Пётр  Ёлкин-Бор ") == "петр елкин бор"


def test_equal_short_names_are_told_apart() -> None:
    names = {1: "Ильин Павел Олегович", 2: "Ильин Пётр Олегович", 3: "Ким Олег Павлович"}
    assert labels(names) == {1: "Ильин Павел Олегович", 2: "Ильин Пётр Олегович", 3: "Ким О. П."}
