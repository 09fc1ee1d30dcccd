"""Before against after, on shared item codes: who has both, from which responses, and what is a number."""

from domain.roles import Role
from domain.who import Who
from services.surveys import comparison
from services.surveys.comparison import Compared
from storage import programmes
from storage.database import Connection
from tests.register import fill, person


def compared(con: Connection, code: str) -> Compared:
    curator = Who(1, programmes.running(con), person_id=1, roles=frozenset({Role.CURATOR}))
    return comparison.in_snapshot(con, curator, code)


def marks(found: Compared) -> list[dict[str, tuple[float, float]]]:
    return [dict(one.marks) for one in found.found.people]


def test_the_first_before_and_the_last_after_of_those_who_have_both(con: Connection) -> None:
    anna = person(con, "Седова Анна Петровна", Role.MENTOR)
    vera = person(con, "Юдина Вера Сергеевна", Role.MENTEE)
    fill(con, anna, "entry", {"lesson": 5, "digital": 3})
    fill(con, vera, "entry", {"lesson": 1})
    fill(con, anna, "exit", {"lesson": 7, "parents": 9}, "wave:1")
    found = compared(con, "entry")
    assert marks(found) == [{"lesson": (5.0, 7.0)}]
    assert (found.topic.after.code, found.topic.entered, found.topic.both) == ("exit", 2, 1)


def test_one_form_in_two_surveys(con: Connection) -> None:
    vera = person(con, "Юдина Вера Сергеевна", Role.MENTEE)
    for mark, subject in ((2, "wave:1"), (8, "wave:2")):
        fill(con, vera, "teacher_skills", {"plan": mark}, subject)
    assert [one["plan"] for one in marks(compared(con, "teacher_skills"))] == [(2.0, 8.0)]


def test_a_reverse_question_is_known_by_the_scores_of_its_form(con: Connection) -> None:
    pupil = person(con, "Титов Денис", Role.MENTEE)
    for mark, subject in ((5, ""), (1, "wave:1")):
        fill(con, pupil, "pupil_skills", {"drop": mark, "plan": 3}, subject)
    found = compared(con, "pupil_skills").found
    assert {line.asked.code for line in found.lines if line.asked.reverse} == {"drop"}
    assert (found.before, found.after) == (2, 4)


def test_only_scales_with_the_same_ends_are_compared(con: Connection) -> None:
    vera = person(con, "Юдина Вера Сергеевна", Role.MENTEE)
    fill(con, vera, "mon_mentee_in", {"sure": 3, "stay": "no", "effect": 6})
    fill(con, vera, "mon_mentee_out", {"sure": 9, "stay": "yes"}, "wave:1")
    assert marks(compared(con, "mon_mentee_in")) == [{"sure": (3.0, 9.0)}]
