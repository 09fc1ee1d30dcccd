"""Whose questionnaires there are: what is open, what can be begun, what was sent."""

from dataclasses import dataclass
from datetime import datetime

from domain.roles import PARTICIPANTS, Role
from domain.who import Who
from questionnaires.answers import Answers
from questionnaires.facts import presented
from questionnaires.form import Form
from services.joining import joining
from services.questionnaires import answering, forms, roster, subjects
from services.questionnaires.decoding import answers_of
from services.questionnaires.responses import load
from services.questionnaires.steps import Step
from storage.database import Connection, Database
from storage.moments import from_text
from storage.people import people
from storage.surveys import responses as rows
from storage.surveys import waves


@dataclass(frozen=True, slots=True)
class Filled:
    """A sent response. ``public``: the lines that the other side may read (question's key, answer as shown)."""

    response_id: int
    form: Form
    answers: Answers
    sent_at: datetime
    public: tuple[tuple[str, str], ...]
    subject: str
    entered_by: int | None


@dataclass(frozen=True, slots=True)
class Overview:
    """A person's questionnaires: ``running`` and ``startable`` in the order in which they are to be done.

    ``waves``: surveys that a curator has opened for the person and that were not begun (id, form).
    """

    running: tuple[Step, ...]
    startable: tuple[Form, ...]
    filled: tuple[Filled, ...]
    waves: tuple[tuple[int, Form], ...] = ()
    changeable: frozenset[int] = frozenset()
    """Responses that were sent and may be changed now."""
    unsaid: tuple[Role, ...] = ()
    """Parts of which the person has to say the form of mentoring before the questionnaire can be begun."""
    more: tuple[Role, ...] = ()
    """Parts that the person could take in another form of mentoring too."""


async def overview(db: Database, who: Who) -> Overview:
    """The person's own questionnaires, and those a curator is filling in for others."""

    def work(con: Connection) -> Overview:
        person_id = who.known
        held = sorted(_participation(con, person_id))
        mine = rows.of_person(con, person_id)
        others = [row for row in rows.entered_open(con, person_id) if row["person_id"] != person_id]
        known = {row["form_code"] for row in mine}
        open_ids = [row["id"] for row in (*mine, *others) if row["state"] == "open"]
        return Overview(
            running=tuple(load(con, who, response_id) for response_id in open_ids),
            startable=tuple(form for form in _due(con, person_id) if form.code not in known),
            filled=filled_by(con, person_id),
            changeable=frozenset(row["id"] for row in mine if answering.may_change(con, row)),
            waves=tuple((row["id"], forms.newest(row["form_code"])) for row in waves.open_for(con, person_id)),
            unsaid=tuple(role for role in held if not joining.base_form(con, person_id, role)),
            more=tuple(role for role in held if joining.more(con, person_id, role)),
        )

    return await db.read(work)


async def startable_for(db: Database, person_id: int) -> tuple[Form, ...]:
    """Forms that a curator may fill in for the person: those not sent yet, of every form of mentoring that suits."""

    def work(con: Connection) -> tuple[Form, ...]:
        sent = {row["form_code"] for row in rows.of_person(con, person_id) if row["state"] == "submitted"}
        held = sorted(_participation(con, person_id))
        suit = {forms.BASES[form][role]: role for role in held for form in joining.options(con, person_id, role)}
        found = [*map(forms.newest, suit), *_due(con, person_id)]
        return tuple({form.code: form for form in found if form.code not in sent}.values())

    return await db.read(work)


async def filled(db: Database, person_id: int) -> tuple[Filled, ...]:
    """What the person has sent, newest first, one response a form and subject."""
    return await db.read(lambda con: filled_by(con, person_id))


def _participation(con: Connection, person_id: int) -> frozenset[Role]:
    held = {role for role, state in people.states(con, person_id).items() if state in ("joined", "admitted")}
    return frozenset(held & PARTICIPANTS)


def _due(con: Connection, person_id: int) -> tuple[Form, ...]:
    """The base questionnaire of each role that is known, then the entry assessments that go with them."""
    held = sorted(_participation(con, person_id))
    codes = [joining.base_form(con, person_id, role) for role in held]
    entries = dict.fromkeys(joining.entry_form(con, person_id, role) for role in held)
    return tuple(forms.newest(code) for code in (*codes, *entries) if code)


def filled_by(con: Connection, person_id: int) -> tuple[Filled, ...]:
    """The same within a transaction; what is said about somebody else is not among it."""
    latest: dict[tuple[str, str], Filled] = {}
    for row in rows.of_person(con, person_id):
        if subjects.about_another(row["subject"]):
            continue
        if row["state"] == "submitted" and (row["form_code"], row["subject"]) not in latest:
            form = forms.of(con, row["form_hash"])
            answers = answers_of(form, rows.answers(con, row["id"]))
            form = roster.named(con, form, [answers])
            latest[row["form_code"], row["subject"]] = Filled(
                response_id=row["id"],
                form=form,
                answers=answers,
                sent_at=from_text(row["submitted_at"]),
                public=tuple((item.key, text) for item, text in presented(form, answers)),
                subject=row["subject"],
                entered_by=row["entered_by"],
            )
    return tuple(latest.values())
