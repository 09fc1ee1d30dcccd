"""Which forms of mentoring somebody takes part in: by the base questionnaires they have sent, and by their pairs."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from domain.match import FORMS
from domain.roles import PARTICIPANTS, Role
from storage import programmes
from storage.database import Connection
from storage.pairing import matches
from storage.people import people
from storage.surveys import responses as rows

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
    return _taken(con, programme_id, _sent(con, programme_id))


def _taken(con: Connection, programme_id: int, sent: Mapping[str, AbstractSet[int]]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {
        person: {form for form, whom in sent.items() if person in whom}
        for role in PARTICIPANTS
        for person in people.admitted(con, programme_id, role)
    }
    for match in matches.live(con, programme_id):
        for person in match.members if match.told_at else ():  # of a pair that is not announced nobody may learn
            found.get(person, set()).add(match.form)
    return {person: frozenset(taken or {TEACHERS}) for person, taken in found.items()}


def _sent(con: Connection, programme_id: int) -> dict[str, frozenset[int]]:
    """Form -> who has sent a base questionnaire of it, whether or not they take part now."""
    return {
        form: frozenset(row["person_id"] for code in codes for row in rows.latest_submitted(con, programme_id, code))
        for form, codes in BASES.items()
    }


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
    sent = _sent(con, programme_id)
    by_itself = {form for form, whom in sent.items() if all(whom & side for side in sides)}
    return {
        person: frozenset({form for form in by_itself if person in sent[form]} or {TEACHERS})
        | (taken & {*by_itself, TEACHERS})
        for person, taken in _taken(con, programme_id, sent).items()
    }


def apart(con: Connection, programme_id: int) -> tuple[str, ...]:
    """Forms that choose and are paired each by itself; where there is but one, everybody does so together."""
    found = {form for taken in choosing(con, programme_id).values() for form in taken}
    return tuple(form for form in FORMS if form in found) or (TEACHERS,)


def side(con: Connection, programme_id: int, form: str, role: Role) -> Sequence[int]:
    """Who takes part in the form as ``role``; everybody admitted where the programme has no other form."""
    return sides(con, programme_id, form)[role]


def sides(
    con: Connection, programme_id: int, form: str, known: Mapping[int, AbstractSet[str]] | None = None
) -> dict[Role, Sequence[int]]:
    """The same of both sides at once; ``known``: what ``choosing`` has told already."""
    taken = choosing(con, programme_id) if known is None else known
    several = len({one for every in taken.values() for one in every}) > 1
    admitted = {role: people.admitted(con, programme_id, role) for role in (Role.MENTOR, Role.MENTEE)}
    if not several:
        return dict(admitted)
    return {role: [person for person in ids if form in taken[person]] for role, ids in admitted.items()}
