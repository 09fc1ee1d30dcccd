"""Spellings of one person's name, and names of two."""

import pytest

from domain.people.doubles import KnownNames


@pytest.mark.parametrize(
    ("known", "asked", "same"),
    [
        ("Ёлкин Глеб Юрьевич", "елкин  глеб юрьевич", True),
        ("Седова Анна Петровна", "Анна Петровна Седова", True),
        ("О'Нил Галина Андреевна", "ОНил Галина Андреевна", True),
        ("Седова Анна Петровна", "Седова А. П.", True),
        ("Седова Анна Петровна", "А.П. Седова", True),
        ("Седова А. П.", "Седова Анна Петровна", True),
        ("Седова Анна Петровна", "Седова Алла Петровна", False),
        ("Седова Анна Петровна", "Седова А. И.", False),
        ("Седова Анна Петровна", "Седова Анна", False),
        ("Ким Олег", "Юдина Вера", False),
        ("", "Юдина Вера", False),
    ],
)
def test_one_person_or_two(known: str, asked: str, same: bool) -> None:
    assert (asked in KnownNames([known])) is same
