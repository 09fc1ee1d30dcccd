"""Whose questionnaires there are: what is open, what can be begun, what was sent – and all answers as a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.roles import PARTICIPANTS, Role
from domain.who import Who
from questionnaires import engine
from questionnaires.answers import Answers, decode
from questionnaires.engine import Column
from questionnaires.facts import presented
from questionnaires.form import Form
from questionnaires.shipped import shipped
from services import forms
from services.responses import Step, answers_of, load
from storage import responses as rows
from storage.database import Connection, Database
from storage.moments import from_text


@dataclass(frozen=True, slots=True)
class Filled:
    """A sent response. ``public``: the lines that the other side may read (question's key, answer as shown)."""

    response_id: int
    form: Form
    answers: Answers
    sent_at: datetime
    public: tuple[tuple[str, str], ...]
    entered_by: int | None


@dataclass(frozen=True, slots=True)
class Overview:
    """A person's questionnaires: ``running`` and ``startable`` in the order in which they are to be done."""

    running: tuple[Step, ...]
    startable: tuple[Form, ...]
    filled: tuple[Filled, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All sent responses to one form. ``rows``: person's id, subject, moment, then a cell for each column."""

    form: Form
    columns: tuple[Column, ...]
    rows: tuple[tuple[int, str, datetime, tuple[str, ...]], ...]


async def overview(db: Database, who: Who) -> Overview:
    """The person's own questionnaires, and those a curator is filling in for others."""

    def work(con: Connection) -> Overview:
        person_id = who.known
        mine = rows.of_person(con, person_id)
        others = [row for row in rows.entered_open(con, person_id) if row["person_id"] != person_id]
        known = {row["form_code"] for row in mine}
        open_ids = [row["id"] for row in (*mine, *others) if row["state"] == "open"]
        return Overview(
            running=tuple(load(con, who, response_id) for response_id in open_ids),
            startable=tuple(form for form in _due(_participation(con, person_id)) if form.code not in known),
            filled=filled_by(con, person_id),
        )

    return await db.read(work)


async def startable_for(db: Database, person_id: int) -> tuple[Form, ...]:
    """Forms that a curator may fill in for the person: those not sent yet."""

    def work(con: Connection) -> tuple[Form, ...]:
        sent = {row["form_code"] for row in rows.of_person(con, person_id) if row["state"] == "submitted"}
        return tuple(form for form in _due(_participation(con, person_id)) if form.code not in sent)

    return await db.read(work)


async def filled(db: Database, person_id: int) -> tuple[Filled, ...]:
    """What the person has sent, newest first, one response a form and subject."""
    return await db.read(lambda con: filled_by(con, person_id))


def sheet(con: Connection, programme_id: int, form_code: str) -> Sheet:
    """Sent responses to a form in all its versions; columns from the newest definition (architecture, rule 9)."""
    found = rows.latest_submitted(con, programme_id, form_code)
    versions = {row["form_hash"]: forms.of(con, row["form_hash"]) for row in found}
    older = sorted((form for form in versions.values()), key=lambda form: -form.version)
    newest = shipped().get(form_code) or older[0]
    columns = engine.columns(newest, *older)
    stored = _answers_by_response(con, [row["id"] for row in found])
    return Sheet(
        newest,
        columns,
        tuple(
            (
                row["person_id"],
                row["subject"],
                from_text(row["submitted_at"]),
                _cells(columns, versions[row["form_hash"]], stored.get(row["id"], {})),
            )
            for row in found
        ),
    )


def sheets(con: Connection, programme_id: int) -> tuple[Sheet, ...]:
    """A sheet for every form that somebody has sent."""
    return tuple(sheet(con, programme_id, code) for code in rows.form_codes(con, programme_id))


def _answers_by_response(con: Connection, ids: list[int]) -> dict[int, dict[str, tuple[str, str]]]:
    found: dict[int, dict[str, tuple[str, str]]] = {}
    for row in rows.latest_answers(con, ids):
        found.setdefault(row["response_id"], {})[row["item_key"]] = (row["state"], row["value"])
    return found


def _cells(columns: Iterable[Column], form: Form, stored: dict[str, tuple[str, str]]) -> tuple[str, ...]:
    items = {item.key: item for item in form.items}
    cells = []
    for column in columns:
        item, kept = items.get(column.key), stored.get(column.key)
        if item is None or kept is None:
            cells.append("")
        else:
            cells.append(engine.shown(item, decode(item, *kept).value))
    return tuple(cells)


def _participation(con: Connection, person_id: int) -> frozenset[Role]:
    held = {Role(role) for role, state in rows.roles(con, person_id).items() if state in ("joined", "admitted")}
    return frozenset(held & PARTICIPANTS)


def _due(roles: frozenset[Role]) -> tuple[Form, ...]:
    """The base questionnaire of each role, then the entry assessment."""
    codes = [forms.BASE_FORMS[role] for role in sorted(roles)]
    return tuple(forms.newest(code) for code in ([*codes, forms.ENTRY_FORM] if codes else []))


def filled_by(con: Connection, person_id: int) -> tuple[Filled, ...]:
    """The same within a transaction."""
    latest: dict[tuple[str, str], Filled] = {}
    for row in rows.of_person(con, person_id):
        if row["state"] == "submitted" and (row["form_code"], row["subject"]) not in latest:
            form = forms.of(con, row["form_hash"])
            answers = answers_of(form, rows.answers(con, row["id"]))
            latest[row["form_code"], row["subject"]] = Filled(
                response_id=row["id"],
                form=form,
                answers=answers,
                sent_at=from_text(row["submitted_at"]),
                public=tuple((item.key, text) for item, text in presented(form, answers)),
                entered_by=row["entered_by"],
            )
    return tuple(latest.values())
