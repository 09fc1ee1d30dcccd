"""Erasure with its act (152-FZ art. 21 p. 5; Roskomnadzor's order no. 179): the record is kept, the person is not."""

import asyncio
import json
from datetime import datetime
from typing import TYPE_CHECKING

from domain.document import Document
from domain.notice import Notice
from domain.programme import Programme
from domain.refusal import Refused
from domain.who import Who
from services.questionnaires.forms import ENTRY_FORM
from storage import documents, notices, programmes
from storage.consents import consents, erasures, personal
from storage.database import Connection, Database
from storage.moments import from_text
from storage.people import people

if TYPE_CHECKING:
    from documents.consents.act import Act

ACT = "erasure_act"
DONE = "erasure-done"


def erase(con: Connection, person_id: int, by: int | None, now: datetime, kind: str = "programme") -> int:
    """Erase somebody who has withdrawn, put the act into the register and tell the curators; returns its id.

    ``kind``: of the consent that was withdrawn.
    """
    programme = programmes.running(con)
    last = consents.latest(con, person_id, kind)
    assert last is not None, "only who has withdrawn is erased"
    erased = erasures.counts(con, person_id, ENTRY_FORM)
    personal.erase(con, person_id, ENTRY_FORM)
    document_id = documents.add(con, programme.id, ACT, ACT, by, now)
    erasures.add(con, person_id, document_id, last["decided_at"], erased, by, now)
    payload = {"document": document_id}
    subject = f"document:{document_id}"
    notices.put(con, *(Notice(DONE, one, now, subject, payload) for one in people.curators(con)))
    return document_id


async def act_of(db: Database, curator: Who, document: Document) -> bytes:
    """The act as DOCX, made from its record. Refused ``stale``, ``not-allowed``."""

    def work(con: Connection) -> "Act":
        curator.must_be_curator()
        row = erasures.of_document(con, document.id)
        programme = programmes.current(con)
        if row is None or programme is None:
            raise Refused("stale")
        return _act(
            document,
            programme,
            row["person_id"],
            row["withdrawn_at"],
            row["erased_at"],
            row["erased_by"],
            row["erased"],
        )

    found = await db.read(work)
    return await asyncio.to_thread(_render, found)


def _act(
    document: Document,
    programme: Programme,
    person_id: int,
    withdrawn_at: str,
    erased_at: str,
    by: int | None,
    erased: str,
) -> "Act":
    from documents.consents.act import Act

    return Act(
        number=document.id,
        organisation=programme.org_full or "",
        details=programme.operator_details,
        town=programme.town or "",
        person_id=person_id,
        withdrawn_at=from_text(withdrawn_at).astimezone(programme.zone),
        erased_at=from_text(erased_at).astimezone(programme.zone),
        by_itself=by is None,
        erased=tuple(json.loads(erased).items()),
        curator=programme.curator_name or "",
        director=programme.director_name or "",
        director_post=programme.director_post or "",
        zone=programme.timezone,
    )


def _render(act: "Act") -> bytes:
    from documents.consents.act import render

    return render(act)
