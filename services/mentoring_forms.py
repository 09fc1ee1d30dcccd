"""Which forms of mentoring somebody takes part in: by the base questionnaires they have sent, and by their pairs."""

from collections.abc import Mapping

from domain.match import FORMS
from domain.roles import PARTICIPANTS
from storage import matches, people, programmes
from storage import responses as rows
from storage.database import Connection

TEACHERS = FORMS[0]
BASES: Mapping[str, tuple[str, str]] = {
    "head_teacher": ("head_mentor", "head_mentee"),
    "employer_student": ("work_mentor", "work_mentee"),
    "lecturer_young_teacher": ("college_mentor", "college_mentee"),
    "teacher_pupil": ("pupil_t_mentor", "pupil_t_mentee"),
    "pupil_pupil": ("pupil_p_mentor", "pupil_p_mentee"),
}
"""Base questionnaires of the forms beside that of teachers, which everybody fills in on joining."""


def of_everybody(con: Connection, programme_id: int) -> dict[int, frozenset[str]]:
    """Admitted person -> forms; who is in no other form is a teacher among teachers."""
    admitted = {person for role in PARTICIPANTS for person in people.admitted(con, programme_id, role)}
    found: dict[int, set[str]] = {person: set() for person in admitted}
    for form, codes in BASES.items():
        for row in (row for code in codes for row in rows.latest_submitted(con, programme_id, code)):
            found.get(row["person_id"], set()).add(form)
    for match in matches.live(con, programme_id):
        for person in match.members if match.told_at else ():  # of a pair that is not announced nobody may learn
            found.get(person, set()).add(match.form)
    return {person: frozenset(taken or {TEACHERS}) for person, taken in found.items()}


def of_one(con: Connection, person_id: int) -> frozenset[str]:
    """The same of one person, also of who is not admitted yet."""
    sent = {row["form_code"] for row in rows.of_person(con, person_id) if row["state"] == "submitted"}
    found = {form for form, codes in BASES.items() if sent & {*codes}}
    programme = programmes.running(con)
    found |= {one.form for one in matches.live(con, programme.id) if one.told_at and person_id in one.members}
    return frozenset(found or {TEACHERS})


def in_use(con: Connection, programme_id: int) -> tuple[str, ...]:
    """Forms somebody takes part in, in the order of the methodology."""
    taken = {form for every in of_everybody(con, programme_id).values() for form in every}
    return tuple(form for form in FORMS if form in taken)
