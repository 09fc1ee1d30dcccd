"""What a sent questionnaire changes: the person's name and post, the mentor's capacity, the way to admission."""

from datetime import datetime

from domain.names import search_key
from domain.notice import Notice
from domain.roles import PARTICIPANTS, Role
from domain.who import Who
from questionnaires.answers import Answers
from questionnaires.facts import profile
from questionnaires.form import Form
from services.joining import enrolment, joining
from storage import notices
from storage.database import Connection
from storage.surveys import responses as rows

ENTERED = "response-entered"


def submitted(
    con: Connection, who: Who, person_id: int, form: Form, answers: Answers, response_id: int, now: datetime
) -> None:
    """Part of the sending transaction. ``who`` sends; the person is told when somebody else did it for them."""
    if form.role in PARTICIPANTS and joining.base_form(con, person_id, form.role) == form.code:
        _describe(con, person_id, form.role, form, answers)
        enrolment.applied(con, person_id, form.role, now)
    if who.person_id != person_id:
        notices.put(con, Notice(ENTERED, person_id, now, f"response:{response_id}", {"response": response_id}))


def _describe(con: Connection, person_id: int, role: Role, form: Form, answers: Answers) -> None:
    facts = profile(form, answers)
    if facts.full_name:
        name = facts.full_name
        rows.describe_person(con, person_id, full_name=name, search_name=search_key(name), post=facts.post or None)
    if role is Role.MENTOR:
        rows.set_capacity(con, person_id, role.value, facts.capacity)
