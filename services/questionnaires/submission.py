"""What a sent questionnaire changes: the person's name and post, the mentor's capacity, the way to admission."""

from datetime import datetime
from sqlite3 import Row

from domain.names import search_key
from domain.notice import Notice
from domain.roles import PARTICIPANTS, Role
from domain.who import Who
from questionnaires.answers import Answers
from questionnaires.facts import profile
from questionnaires.form import Form
from services.joining import enrolment
from services.questionnaires import forms
from services.questionnaires.decoding import answers_of
from storage import notices
from storage.database import Connection
from storage.surveys import responses as rows

ENTERED = "response-entered"


def submitted(
    con: Connection, who: Who, person_id: int, form: Form, answers: Answers, response_id: int, now: datetime
) -> None:
    """Part of the sending transaction. ``who`` sends; the person is told when somebody else did it for them."""
    if form.role in PARTICIPANTS and form.code in forms.BASE_CODES:
        _describe(con, person_id, form, answers)
        enrolment.applied(con, person_id, form.role, forms.mentoring_of(form.code), now)
    if who.person_id != person_id:
        notices.put(con, Notice(ENTERED, person_id, now, f"response:{response_id}", {"response": response_id}))


def _describe(con: Connection, person_id: int, form: Form, answers: Answers) -> None:
    facts = profile(form, answers)
    if facts.full_name:
        name = facts.full_name
        rows.describe_person(con, person_id, full_name=name, search_name=search_key(name), post=facts.post or None)
    if form.role is Role.MENTOR:
        count_places(con, person_id)


def count_places(con: Connection, person_id: int) -> None:
    """Keep for how many a mentor has room: each form of mentoring asks for itself."""
    sent: dict[str, Row] = {}
    for row in rows.of_person(con, person_id):
        if row["state"] == "submitted" and row["form_code"] in forms.joined_with(Role.MENTOR):
            sent.setdefault(row["form_code"], row)
    asked = [(forms.of(con, row["form_hash"]), rows.answers(con, row["id"])) for row in sent.values()]
    places = sum(profile(form, answers_of(form, stored)).capacity for form, stored in asked)
    rows.set_capacity(con, person_id, Role.MENTOR.value, places)
