"""Who may begin a questionnaire, and who may go on with one: asked again at every tap."""

from sqlite3 import Row

from domain.refusal import Refused
from domain.roles import PARTICIPANTS, Role
from domain.who import MEMBER, Who
from questionnaires.form import Form
from services.joining import joining
from services.questionnaires import forms, subjects
from storage.consents import consents, personal
from storage.database import Connection
from storage.people import people
from storage.surveys import responses as rows
from storage.surveys import waves


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
    if form_code in forms.BASE_CODES and not subject and not _may_join_with(con, person_id, form):
        raise Refused("form-not-yours")
    if not consents.stands(con, person_id):
        raise Refused("consent-first")


def _may_join_with(con: Connection, person_id: int, form: Form) -> bool:
    """A base questionnaire: of a form of mentoring in use that suits the person, or one that was begun before."""
    assert form.role is not None
    return forms.mentoring_of(form.code) in joining.options(con, person_id, form.role) or any(
        row["form_code"] == form.code for row in rows.of_person(con, person_id)
    )


def check_unbegun(con: Connection, person_id: int, form_code: str, subject: str) -> None:
    """Before a curator enters it. Refused ``entering-begun``: nobody reads what somebody has not sent."""
    begun = rows.find(con, person_id, form_code, subject, "open")
    if begun is not None and begun["entered_by"] is None:
        raise Refused("entering-begun")


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


def may_change(con: Connection, row: Row | None) -> bool:
    """Whether what was sent may still be changed.

    The questionnaire of a role always: one's own data may be put right at any time, and a pair that is agreed stays.
    A survey while it is open: afterwards a sum would tell who has changed what. The entry assessment until the person
    has been told of a pair: from then on it is the beginning that the end is compared with.
    """
    if row is None or not forms.of(con, row["form_hash"]).review or subjects.about_another(row["subject"]):
        return False
    kind, _, number = row["subject"].partition(":")
    if kind == "wave":
        wave = waves.get(con, int(number)) if number.isdecimal() else None
        return wave is not None and wave["closed_at"] is None
    if kind:
        return False
    return forms.of(con, row["form_hash"]).role is not None or not personal.matches(con, row["person_id"])
