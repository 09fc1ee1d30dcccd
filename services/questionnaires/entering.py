"""A curator enters what somebody has answered on paper or by telephone to a survey that is open."""

from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Row

from domain.names import labels
from domain.refusal import Refused
from domain.who import Who
from questionnaires.form import Form
from services.questionnaires import answering, forms, responses
from services.questionnaires.steps import Step
from services.surveys.waves import subject
from storage.database import Connection, Database
from storage.surveys import waves


@dataclass(frozen=True, slots=True)
class Silent:
    """Who may still answer and has not: our id and the short name, by name."""

    form: Form
    people: tuple[tuple[int, str], ...]


async def silent(db: Database, curator: Who, wave_id: int) -> Silent:
    """For whom an open survey can be filled in. Refused: ``stale``, ``wave-closed``."""

    def work(con: Connection) -> Silent:
        row = _open_wave(con, curator, wave_id)
        return Silent(forms.newest(row["form_code"]), tuple(_silent(con, wave_id).items()))

    return await db.read(work)


async def enter(db: Database, curator: Who, wave_id: int, person_id: int, now: datetime) -> Step:
    """Fill the survey in for one of them; what a curator has begun is gone on with.

    Refused: ``stale``, ``wave-closed``; ``wave-answered-already`` when they have answered meanwhile; ``consent-first``;
    ``entering-begun`` when they are answering themselves: nobody reads what somebody has not sent.
    """

    def work(con: Connection) -> Step:
        row = _open_wave(con, curator, wave_id)
        if person_id not in _silent(con, wave_id):
            raise Refused("wave-answered-already")
        answering.check_start(con, curator, person_id, row["form_code"], subject(wave_id))
        return responses.enter(con, curator, person_id, row["form_code"], subject(wave_id), now)

    return await db.write(work)


def _open_wave(con: Connection, curator: Who, wave_id: int) -> Row:
    curator.must_be_curator()
    row = waves.get(con, wave_id)
    if row is None or row["programme_id"] != curator.programme.id:
        raise Refused("stale")
    if row["closed_at"] is not None or not row["started"]:
        raise Refused("wave-closed")
    return row


def _silent(con: Connection, wave_id: int) -> dict[int, str]:
    found = (one for one in waves.guests(con, wave_id) if one["able"] and not one["answered"])
    return labels({one["person_id"]: one["full_name"] or f"\u2116 {one['person_id']}" for one in found})
