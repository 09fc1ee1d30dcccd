"""Changing what was sent (D12, D50): a new response with the old answers, at its review.

What was sent counts until the new one is sent, and stays after that as history: who, when, which answers. The new one
keeps the version of the form that was answered.
"""

from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Row

from domain.refusal import Refused
from domain.who import Who
from questionnaires.answers import Answers
from questionnaires.form import Form
from services.joining import form_choice
from services.questionnaires import answering, forms, responses, roster
from services.questionnaires.decoding import answers_of
from services.questionnaires.steps import Step
from storage.database import Connection, Database
from storage.moments import from_text
from storage.surveys import responses as rows


@dataclass(frozen=True, slots=True)
class Sent:
    """One's own sent response. ``changeable``: may be changed now. ``entered``: a curator has filled it in."""

    response_id: int
    form: Form
    answers: Answers
    sent_at: datetime
    changeable: bool
    entered: bool
    leavable: bool = False
    """Another form of mentoring stands beside the one of this questionnaire, so that this one may be left."""


async def sent(db: Database, who: Who, response_id: int) -> Sent:
    """What the person has sent, in its newest version. Refused ``stale`` when it is not theirs."""

    def work(con: Connection) -> Sent:
        row = _latest(con, who, response_id)
        answers = answers_of(forms.of(con, row["form_hash"]), rows.answers(con, row["id"]))
        return Sent(
            response_id=row["id"],
            form=roster.named(con, forms.of(con, row["form_hash"]), [answers]),
            answers=answers,
            sent_at=from_text(row["submitted_at"]),
            changeable=answering.may_change(con, row),
            entered=row["entered_by"] not in (None, row["person_id"]),
            leavable=form_choice.may_leave(con, row),
        )

    return await db.read(work)


async def change(db: Database, who: Who, response_id: int, now: datetime) -> Step:
    """To the review of a response with the same answers. Refused: ``stale``, ``change-closed``, ``consent-first``."""

    def work(con: Connection) -> Step:
        row = _latest(con, who, response_id)
        if not answering.may_change(con, row):
            raise Refused("change-closed")
        answering.check_start(con, who, row["person_id"], row["form_code"], row["subject"])
        return responses.load(con, who, _anew(con, row, now))

    return await db.write(work)


async def correct(db: Database, who: Who, form_code: str, now: datetime) -> Step:
    """The same for the questionnaire of a role by its code; one that was never sent is begun."""

    def work(con: Connection) -> int | None:
        row = rows.find(con, who.known, form_code, "", "submitted")
        return None if row is None else int(row["id"])

    response_id = await db.read(work)
    if response_id is None:
        return await responses.start(db, who, form_code, now)
    return await change(db, who, response_id, now)


def _latest(con: Connection, who: Who, response_id: int) -> Row:
    """The newest sent version of the person's own response."""
    row = rows.get(con, response_id)
    if row is None or row["person_id"] != who.known or not answering.may(con, who, row):
        raise Refused("stale")
    latest = rows.find(con, who.known, row["form_code"], row["subject"], "submitted")
    if latest is None:
        raise Refused("stale")
    return latest


def _anew(con: Connection, row: Row, now: datetime) -> int:
    """The open response that changes ``row``, a new one if there is none."""
    open_row = rows.find(con, row["person_id"], row["form_code"], row["subject"], "open")
    if open_row is not None:
        rows.move(con, open_row["id"], open_row["cursor"], bool(open_row["reviewing"]), now)
        return int(open_row["id"])
    response_id = rows.create(con, row["person_id"], row["form_code"], row["form_hash"], row["subject"], None, now)
    rows.corrects(con, response_id, row["id"])
    rows.copy_answers(con, row["id"], response_id)
    responses.put_facts(con, response_id, row["person_id"], forms.of(con, row["form_hash"]), now)
    rows.move(con, response_id, None, reviewing=True, now=now)
    return response_id
