"""A curator's notes about somebody: kept with author and time; the person reads them in the own copy."""

from dataclasses import dataclass
from datetime import datetime

from domain.refusal import Refused
from domain.who import Who
from questionnaires.reading import clean
from services.people.interviews import check_person, must_have_consented
from storage import audit
from storage.database import Connection, Database
from storage.moments import from_text
from storage.people import notes

LIMIT = 600
WRITTEN, REMOVED = "note", "note-off"
"""Kinds of the audit log's entries."""


@dataclass(frozen=True, slots=True)
class Note:
    id: int
    body: str
    by: str
    at: datetime


async def of_person(db: Database, curator: Who, person_id: int) -> tuple[str, list[Note]]:
    """Name and notes, the newest first. Refused: ``not-allowed``, ``not-found``."""
    return await db.read(lambda con: (check_person(con, curator, person_id), every(con, person_id)))


def every(con: Connection, person_id: int) -> list[Note]:
    return [
        Note(row["id"], row["body"], row["full_name"] or "", from_text(row["written_at"]))
        for row in notes.of_person(con, person_id)
    ]


async def write(db: Database, curator: Who, person_id: int, text: str, now: datetime) -> None:
    """Refused: ``not-allowed``, ``not-found``, ``too-long``, ``empty``, ``record-consent``."""
    body = clean(text).strip()
    if len(body) > LIMIT:
        raise Refused("too-long", length=len(body), limit=LIMIT)
    if not body:
        raise Refused("empty")

    def work(con: Connection) -> None:
        check_person(con, curator, person_id)
        must_have_consented(con, person_id)
        notes.add(con, person_id, body, curator.known, now)
        audit.note(con, curator.known, WRITTEN, now, [person_id])

    await db.write(work)


async def remove(db: Database, curator: Who, person_id: int, note_id: int, now: datetime) -> None:
    """Refused: ``not-allowed``, ``not-found``, ``stale``."""

    def work(con: Connection) -> None:
        check_person(con, curator, person_id)
        if not notes.remove(con, person_id, note_id):
            raise Refused("stale")
        audit.note(con, curator.known, REMOVED, now, [person_id])

    await db.write(work)
