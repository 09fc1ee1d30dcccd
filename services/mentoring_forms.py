"""Which forms of mentoring somebody takes part in: by the base questionnaires they have sent, and by their pairs."""

from collections.abc import Mapping, Sequence

from domain.match import FORMS
from domain.roles import PARTICIPANTS, Role
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
    for form in BASES:
        for person in _sent(con, programme_id, form):
            found.get(person, set()).add(form)
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


def choosing(con: Connection, programme_id: int) -> dict[int, frozenset[str]]:
    """Admitted person -> forms they choose and are paired in (S1 4.13).

    A form by itself is one whose questionnaires both a mentor and a mentee have sent; a pair that a curator adds opens
    none and takes nobody out of another. Whoever is in no such form chooses with the teachers.
    """
    sides = [set(people.admitted(con, programme_id, role)) for role in PARTICIPANTS]
    sent = {form: set(_sent(con, programme_id, form)) for form in BASES}
    by_itself = {form for form, whom in sent.items() if all(whom & side for side in sides)}
    return {
        person: frozenset({form for form in by_itself if person in sent[form]} or {TEACHERS})
        | (taken & {*by_itself, TEACHERS})
        for person, taken in of_everybody(con, programme_id).items()
    }


def apart(con: Connection, programme_id: int) -> tuple[str, ...]:
    """Forms that choose and are paired each by itself; where there is but one, everybody does so together."""
    found = {form for taken in choosing(con, programme_id).values() for form in taken}
    return tuple(form for form in FORMS if form in found) or (TEACHERS,)


def side(con: Connection, programme_id: int, form: str, role: Role) -> Sequence[int]:
    """Who takes part in the form as ``role``; everybody admitted where the programme has no other form."""
    admitted = people.admitted(con, programme_id, role)
    taken = choosing(con, programme_id)
    several = len({one for every in taken.values() for one in every}) > 1
    return [person for person in admitted if form in taken[person]] if several else admitted


def _sent(con: Connection, programme_id: int, form: str) -> list[int]:
    """Who has sent a base questionnaire of the form, whether or not they take part now."""
    return [row["person_id"] for code in BASES[form] for row in rows.latest_submitted(con, programme_id, code)]
