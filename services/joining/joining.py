"""With which questionnaires somebody joins: those of teachers, or those of pupils (D11, D12; S1 5.1)."""

from domain.roles import PARTICIPANTS, Role
from questionnaires.form import Form
from services.questionnaires import forms
from storage.database import Connection
from storage.people import people
from storage.surveys import responses


def is_pupil(con: Connection, person_id: int) -> bool:
    """Somebody not of age, or who joined as such; who has sent a teacher's questionnaire stays with it."""
    return bool(people.pupils(con, forms.PUPIL_FORMS.values(), forms.BASE_FORMS.values(), person_id))


def pupils(con: Connection) -> frozenset[int]:
    """Everybody of whom ``is_pupil`` holds."""
    return people.pupils(con, forms.PUPIL_FORMS.values(), forms.BASE_FORMS.values())


def base_form(con: Connection, person_id: int, role: Role) -> str:
    """The questionnaire of this part that the person joins with."""
    return (forms.PUPIL_FORMS if is_pupil(con, person_id) else forms.BASE_FORMS)[role]


def entry_form(con: Connection, person_id: int) -> str:
    """The assessment at the beginning."""
    return forms.PUPIL_ENTRY if is_pupil(con, person_id) else forms.ENTRY_FORM


def owed(con: Connection, person_id: int) -> str | None:
    """The first base questionnaire the person has not sent yet."""
    roles = people.unapplied(con, person_id)
    return base_form(con, person_id, roles[0]) if roles else None


def entry_after(con: Connection, person_id: int, form_code: str) -> Form | None:
    """After a base questionnaire: the assessment at the beginning, unless it was begun."""
    if form_code not in {base_form(con, person_id, role) for role in PARTICIPANTS}:
        return None
    entry = entry_form(con, person_id)
    begun = any(row["form_code"] == entry for row in responses.of_person(con, person_id))
    return None if begun else forms.newest(entry)
