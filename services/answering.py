"""Who may begin a questionnaire, and who may go on with one: asked again at every tap."""

from sqlite3 import Row

from domain.refusal import Refused
from domain.roles import PARTICIPANTS, Role
from domain.who import MEMBER, Who
from services import forms, subjects
from storage import people
from storage import responses as rows
from storage.database import Connection


def check_start(con: Connection, who: Who, person_id: int, form_code: str, subject: str = "") -> None:
    """Whether ``who`` may begin the form for ``person_id``. Refused: ``form-unknown``, ``form-not-yours``,

    ``consent-first``; ``stale`` for a response about somebody else that is not open to them.
    """
    if subjects.about_another(subject):
        subjects.check_start(con, who, form_code, subject)
        return
    form = forms.newest(form_code)
    if (not form.review and not subject) or form_code in subjects.FORMS:
        raise Refused("form-not-yours")  # a word in passing, a word on somebody else: always about something
    held = {role for role, state in people.states(con, person_id).items() if state in ("joined", "admitted")}
    wanted = {form.role} if form.role is not None else PARTICIPANTS
    if not held & wanted:
        raise Refused("form-not-yours")
    if form.role is Role.CURATOR:
        return  # a curator reports on the programme, not on oneself
    if not rows.consented(con, person_id):
        raise Refused("consent-first")


def may(con: Connection, who: Who, row: Row) -> bool:
    """Whether the response is the person's to see and change: their own, or one they enter for somebody."""
    if who.person_id is None:
        return False
    own = bool(row["person_id"] == who.person_id)
    if subjects.about_another(row["subject"]):
        return own and subjects.stands(con, who, row)
    if MEMBER.denial(who) is not None:
        return False
    return own or (who.is_curator and row["entered_by"] == who.person_id)
