"""Erasure with its act (152-FZ art. 21 p. 5; Roskomnadzor's order no. 179): the record is kept, the person is not."""

import asyncio
import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from sqlite3 import Row
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
from storage.moments import from_text, to_text
from storage.people import people

if TYPE_CHECKING:
    from documents.consents.act import Act

ACT, TERM_ACT = "erasure_act", "term_act"
ACTS = frozenset({ACT, TERM_ACT})
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


def erase_over(con: Connection, persons: Sequence[int], by: int, over_at: datetime, now: datetime) -> int:
    """Erase people whose consents ran out at ``over_at``, with one act for all; returns its document."""
    programme = programmes.running(con)
    document_id = documents.add(con, programme.id, TERM_ACT, TERM_ACT, by, now)
    for person_id in persons:
        erased = erasures.counts(con, person_id, ENTRY_FORM)
        personal.erase(con, person_id, ENTRY_FORM)
        erasures.add(con, person_id, document_id, to_text(over_at), erased, by, now)
    return document_id


async def act_of(db: Database, curator: Who, document: Document) -> bytes:
    """The act as DOCX, made from its record. Refused ``stale``, ``not-allowed``."""

    def work(con: Connection) -> "Act":
        curator.must_be_curator()
        rows = erasures.of_document(con, document.id)
        programme = programmes.current(con)
        if not rows or programme is None:
            raise Refused("stale")
        return _act(document, programme, rows)

    found = await db.read(work)
    return await asyncio.to_thread(_render, found)


def _act(document: Document, programme: Programme, rows: Sequence[Row]) -> "Act":
    from documents.consents.act import Act

    first, over = rows[0], document.kind == TERM_ACT
    since = from_text(first["withdrawn_at"]).astimezone(programme.zone)
    return Act(
        number=document.id,
        organisation=programme.org_full or "",
        details=programme.operator_details,
        town=programme.town or "",
        over=over,
        since=since - timedelta(days=1) if over else since,  # kept as the midnight after the last day
        erased_at=from_text(first["erased_at"]).astimezone(programme.zone),
        by_itself=first["erased_by"] is None,
        erased=tuple((row["person_id"], tuple(json.loads(row["erased"]).items())) for row in rows),
        curator=programme.curator_name or "",
        director=programme.director_name or "",
        director_post=programme.director_post or "",
        zone=programme.timezone,
    )


def _render(act: "Act") -> bytes:
    from documents.consents.act import render

    return render(act)
