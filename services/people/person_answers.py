"""What somebody has answered, for the curator who opens their card: each look is noted (D11, D15)."""

from dataclasses import dataclass
from datetime import datetime

from domain.refusal import Refused
from domain.who import Who
from questionnaires import engine
from questionnaires.form import Audience, Form, Item
from services.people.interviews import check_person
from services.questionnaires import surveys
from services.questionnaires.surveys import Filled
from storage import audit
from storage.consents import consents
from storage.database import Connection, Database


@dataclass(frozen=True, slots=True)
class Listed:
    """One sent questionnaire."""

    response_id: int
    title: str
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Answered:
    """A sent questionnaire to be read: (question, answer) in order; ``entered``: a curator filled it in.

    ``secret`` answers were promised in sums only and are not among them (S1 section 8).
    """

    name: str
    form: Form
    lines: tuple[tuple[str, str], ...]
    secret: int
    sent_at: datetime
    entered: bool


async def listed(db: Database, curator: Who, person_id: int, now: datetime) -> tuple[str, tuple[Listed, ...]]:
    """The person's name and what they have sent, newest first. Refused: ``not-allowed``, ``not-found``, ``stale``."""

    def work(con: Connection) -> tuple[str, tuple[Listed, ...]]:
        name = _open(con, curator, person_id)
        audit.look(con, curator.known, "card", now, [person_id])
        return name, tuple(Listed(one.response_id, one.form.title, one.sent_at) for one in _sent(con, person_id))

    return await db.write(work, claim=False)


async def read(db: Database, curator: Who, person_id: int, response_id: int, now: datetime) -> Answered:
    """One of them. Refused: ``not-allowed``, ``not-found``, ``stale``."""

    def work(con: Connection) -> Answered:
        name = _open(con, curator, person_id)
        one = next((one for one in _sent(con, person_id) if one.response_id == response_id), None)
        if one is None:
            raise Refused("stale")
        audit.look(con, curator.known, "answers", now, [person_id])
        asked = engine.questions(one.form, one.answers)
        told = [item for item in asked if item.seen_by is not Audience.SUMS]
        lines = tuple(_line(one, item) for item in told)
        entered = one.entered_by not in (None, person_id)
        return Answered(name, one.form, lines, len(asked) - len(told), one.sent_at, entered)

    return await db.write(work, claim=False)


def _open(con: Connection, curator: Who, person_id: int) -> str:
    """The name of somebody whose consent stands: after a withdrawal nobody reads on."""
    name = check_person(con, curator, person_id)
    if not consents.stands(con, person_id):
        raise Refused("stale")
    return name


def _sent(con: Connection, person_id: int) -> list[Filled]:
    """A word in passing after a meeting is confidential as a whole."""
    return [one for one in surveys.filled_by(con, person_id) if one.form.review]


def _line(one: Filled, item: Item) -> tuple[str, str]:
    return engine.piped(one.form, one.answers, item.text), engine.said(item, one.answers.get(item.key))
