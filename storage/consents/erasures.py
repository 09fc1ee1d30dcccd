"""The record of what was erased: numbers only, nothing of the person."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import datetime

from storage.consents.traces import OFFICE
from storage.database import Connection
from storage.moments import to_text

ERASED = "EXISTS (SELECT 1 FROM erasure e WHERE e.person_id = k.person_id AND e.withdrawn_at = k.decided_at)"
"""Of a withdrawal ``k``: a curator who took part stays, so that the person's state does not tell."""
_COUNTS = {
    "profile": "SELECT 1 FROM person WHERE id = :person AND full_name IS NOT NULL",
    "accounts": "SELECT 1 FROM channel WHERE person_id = :person",
    "answers": "SELECT 1 FROM answer a JOIN response r ON r.id = a.response_id "
    f"WHERE (r.person_id = :person AND r.form_code NOT IN (:kept, {OFFICE})) OR r.subject = 'person:' || :person",
    "choices": "SELECT 1 FROM mark WHERE target_id = :person "
    "OR ballot_id IN (SELECT id FROM ballot WHERE person_id = :person)",
    "requests": "SELECT 1 FROM request WHERE person_id = :person",
    "invitations": "SELECT 1 FROM networking_guest WHERE person_id = :person",
    "topics": "SELECT 1 FROM meeting g JOIN match_member k ON k.match_id = g.match_id "
    "WHERE k.person_id = :person AND (g.topic IS NOT NULL OR g.result IS NOT NULL) "
    "UNION ALL SELECT 1 FROM match t JOIN match_member k ON k.match_id = t.id WHERE k.person_id = :person "
    "AND coalesce(t.end_note, t.end_reason, t.topic) IS NOT NULL "
    "UNION ALL SELECT 1 FROM meeting_attendee WHERE person_id = :person AND dispute IS NOT NULL",
    "notes": "SELECT 1 FROM note WHERE person_id = :person UNION ALL SELECT 1 FROM interview WHERE person_id = :person",
    "categories": "SELECT 1 FROM category WHERE person_id = :person "
    "UNION ALL SELECT 1 FROM partner_member WHERE person_id = :person",
    "guardians": "SELECT 1 FROM guardian_link WHERE person_id = :person AND full_name IS NOT NULL",
    "proposals": "SELECT 1 FROM proposal WHERE proposed_by = :person AND full_name IS NOT NULL",
    "searches": "SELECT 1 FROM waiting WHERE person_id = :person "
    "UNION ALL SELECT 1 FROM mentor_ask WHERE :person IN (mentee_id, mentor_id)",
    "told": "SELECT 1 FROM answer a JOIN response r ON r.id = a.response_id WHERE r.subject = 'person:' || :person",
    "scans": "SELECT DISTINCT d.id FROM document d JOIN consent k ON k.document_id = d.id "
    "WHERE k.person_id = :person AND d.body IS NOT NULL",
    "consents": "SELECT 1 FROM consent k JOIN consent_text x ON x.hash = k.text_hash "
    "WHERE k.person_id = :person AND x.kind <> 'programme' AND x.body <> ''",
}


def counts(con: Connection, person_id: int, kept_form: str) -> dict[str, int]:
    """How many records of each kind an erasure would take; what there is nothing of is left out."""
    found = {
        what: con.execute(f"SELECT count(*) AS n FROM ({query})", {"person": person_id, "kept": kept_form}).fetchone()[
            "n"
        ]
        for what, query in _COUNTS.items()
    }
    return {what: count for what, count in found.items() if count}


def add(
    con: Connection,
    person_id: int,
    document_id: int,
    withdrawn_at: str,
    erased: Mapping[str, int],
    by: int | None,
    now: datetime,
) -> None:
    con.erased = True
    con.execute(
        "INSERT INTO erasure (person_id, document_id, withdrawn_at, erased_at, erased_by, erased) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (person_id, document_id, withdrawn_at, to_text(now), by, json.dumps(dict(erased))),
    )


def of_document(con: Connection, document_id: int) -> list[sqlite3.Row]:
    """What an act is about: one person, or all of those whose consents ran out."""
    return con.execute("SELECT * FROM erasure WHERE document_id = ? ORDER BY id", (document_id,)).fetchall()


def kept_after(con: Connection, programme_id: int, over_at: datetime) -> list[int]:
    """Whose data is kept by a consent that ran out at ``over_at``; who has withdrawn goes by that."""
    rows = con.execute(
        "SELECT p.id FROM person p WHERE p.programme_id = :programme AND p.state <> 'erased' "
        "AND EXISTS (SELECT 1 FROM consent k WHERE k.person_id = p.id AND k.decision = 'given' "
        "AND k.kind IN ('programme', 'third_party') AND k.id = (SELECT max(n.id) FROM consent n "
        "WHERE n.person_id = k.person_id AND n.kind = k.kind)) "
        "AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.person_id = p.id AND e.withdrawn_at = :over) ORDER BY p.id",
        {"programme": programme_id, "over": to_text(over_at)},
    )
    return [row["id"] for row in rows]


def of_person(con: Connection, person_id: int) -> int | None:
    """The document of the act about the person's newest erasure."""
    row = con.execute("SELECT max(document_id) AS id FROM erasure WHERE person_id = ?", (person_id,)).fetchone()
    return None if row["id"] is None else int(row["id"])


def of_withdrawal(con: Connection, person_id: int, withdrawn_at: str) -> str | None:
    """When the data was erased after exactly this withdrawal; a curator can withdraw, come back, withdraw again."""
    row = con.execute(
        "SELECT max(erased_at) AS at FROM erasure WHERE person_id = ? AND withdrawn_at = ?", (person_id, withdrawn_at)
    ).fetchone()
    return None if row["at"] is None else str(row["at"])


def due(con: Connection, programme_id: int) -> list[sqlite3.Row]:
    """Who has withdrawn and is not erased yet: ``id``, ``full_name``, ``decided_at``; the oldest first."""
    return con.execute(
        "SELECT p.id, p.full_name, k.decided_at FROM person p JOIN consent k ON k.person_id = p.id "
        "WHERE p.programme_id = ? AND p.state <> 'erased' AND k.decision = 'withdrawn' AND k.id = ("
        "SELECT max(n.id) FROM consent n WHERE n.person_id = p.id AND n.kind = 'programme') "
        f"AND NOT {ERASED} ORDER BY k.id",
        (programme_id,),
    ).fetchall()
