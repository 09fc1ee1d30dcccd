"""Whom a networking meeting invites, case by case."""

import pytest

from domain.networking import Terms
from domain.refusal import Refused
from domain.roles import Role
from services.networking import networking_guests
from services.networking.networking_guests import wanted
from services.pairing import mentoring_forms
from storage.database import Connection
from storage.pairing import matches
from storage.people import people
from tests.register import NOW

PEOPLE = (
    ("Ильин Павел", Role.MENTOR, 1),
    ("Седова Анна", Role.MENTOR, None),
    ("Ким Олег", Role.MENTEE, None),
    ("Юдина Вера", Role.MENTEE, None),
)


@pytest.fixture
def ids(con: Connection) -> dict[str, int]:
    found = {}
    for name, role, capacity in PEOPLE:
        found[name] = people.add_person(con, 1, NOW, name)
        people.join(con, found[name], role, NOW, admitted=True)
        con.execute("UPDATE membership SET capacity = ? WHERE person_id = ?", (capacity, found[name]))
    return found


def named(con: Connection, audience: str) -> list[str]:
    ids = wanted(con, 1, audience)
    names = people.names(con, ids)
    return [names[one] for one in ids]


def test_all_by_name(con: Connection, ids: dict[str, int]) -> None:
    assert named(con, "all") == sorted(ids)
    people.step_down(con, ids["Юдина Вера"], Role.MENTEE, NOW)
    assert "Юдина Вера" not in named(con, "all")


def test_free_are_mentees_without_a_pair_and_mentors_with_a_place(con: Connection, ids: dict[str, int]) -> None:
    assert named(con, "free") == sorted(ids)
    matches.create(con, 1, [ids["Ильин Павел"]], [ids["Ким Олег"]], NOW)
    assert named(con, "free") == ["Седова Анна", "Юдина Вера"], "one place is one place, two are the default"


def test_a_form_is_that_of_ones_pairs_and_questionnaires(con: Connection, ids: dict[str, int]) -> None:
    assert mentoring_forms.in_use(con, 1) == ("teacher_teacher",)
    assert list(networking_guests.audiences(con, 1)) == ["all", "free"], "one form alone is no choice"
    made = matches.create(con, 1, [ids["Ильин Павел"]], [ids["Ким Олег"]], NOW)
    con.execute("UPDATE match SET form = 'head_teacher' WHERE id = ?", (made,))
    assert mentoring_forms.in_use(con, 1) == ("teacher_teacher",), "nobody learns of a pair that is not announced"
    matches.tell(con, [made], NOW)
    assert named(con, "f.head_teacher") == ["Ильин Павел", "Ким Олег"]
    assert named(con, "f.teacher_teacher") == ["Седова Анна", "Юдина Вера"]
    assert networking_guests.audiences(con, 1) == {
        "all": 4,
        "free": 2,
        "f.teacher_teacher": 2,
        "f.head_teacher": 2,
    }


def test_terms_that_no_button_of_ours_carries() -> None:
    Terms(60, "f.pupil_pupil").must_be_possible()
    for terms in (Terms(0), Terms(45), Terms(audience="f."), Terms(audience="f.nobody"), Terms(audience="")):
        with pytest.raises(Refused, match="stale"):
            terms.must_be_possible()
