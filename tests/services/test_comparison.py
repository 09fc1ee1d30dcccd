"""Before against after, on shared item codes: who has both, from which responses, and what is a number."""

import pytest

from domain.roles import Role
from services import comparison
from storage.database import Connection
from tests.register import fill, person


def test_the_first_before_and_the_last_after_of_those_who_have_both(con: Connection) -> None:
    anna = person(con, "Седова Анна Петровна", Role.MENTOR)
    vera = person(con, "Юдина Вера Сергеевна", Role.MENTEE)
    fill(con, anna, "entry", {"lesson": 4, "digital": 2})
    fill(con, anna, "entry", {"lesson": 5, "digital": 3})  # corrected
    fill(con, vera, "entry", {"lesson": 1})
    fill(con, anna, "exit", {"lesson": 7, "parents": 9}, "wave:1")
    found = comparison.compared(con, 1, "entry")
    assert [(one.name, dict(one.values)) for one in found.people] == [("Седова А. П.", {"lesson": (5.0, 7.0)})]
    assert (found.after.code, len(found.items), found.once) == ("exit", 12, 1)
    assert found.people[0].roles == {Role.MENTOR}
    assert comparison.comparable(con, 1) == ("entry",)


@pytest.mark.parametrize(("subjects", "values"), [(("wave:1", "wave:2"), [(2.0, 8.0)]), (("wave:1", "wave:1"), [])])
def test_one_form_in_two_surveys(con: Connection, subjects: tuple[str, str], values: list[tuple[float, float]]) -> None:
    vera = person(con, "Юдина Вера Сергеевна", Role.MENTEE)
    for mark, subject in zip((2, 8), subjects, strict=True):
        fill(con, vera, "teacher_skills", {"plan": mark}, subject)
    found = comparison.compared(con, 1, "teacher_skills")
    assert [one.values["plan"] for one in found.people] == values
    assert comparison.comparable(con, 1) == (("teacher_skills",) if values else ())


def test_only_numbers_between_the_same_bounds_are_compared(con: Connection) -> None:
    vera = person(con, "Юдина Вера Сергеевна", Role.MENTEE)
    fill(con, vera, "mon_mentee_in", {"sure": 3, "stay": "no", "effect": 6})
    fill(con, vera, "mon_mentee_out", {"sure": 9, "stay": "yes"}, "wave:1")
    found = comparison.compared(con, 1, "mon_mentee_in")
    assert [dict(one.values) for one in found.people] == [{"sure": (3.0, 9.0)}]
    assert "stay" not in {item.code for item in found.items}
