"""Who looked at or changed whose data: only ever added to (the schema refuses anything else), never with values."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta

from storage.database import Connection
from storage.moments import to_text

SAME_LOOK = timedelta(minutes=15)
"""Who comes back to the same screen within it (pages to and fro, a card between two others) has looked once."""


def note(con: Connection, by_id: int, kind: str, now: datetime, person_ids: Iterable[int | None]) -> None:
    """``None`` among the people means everybody at once. One's own data is nobody's business."""
    rows = [(person_id, by_id, kind, to_text(now)) for person_id in person_ids if person_id != by_id]
    con.executemany("INSERT INTO audit (person_id, by_id, kind, noted_at) VALUES (?, ?, ?, ?)", rows)


def look(con: Connection, by_id: int, kind: str, now: datetime, person_ids: Iterable[int]) -> None:
    """A look at a screen: no second entry of the same curator, kind and person within ``SAME_LOOK``.

    A change, and a file that leaves the bot, are always noted: ``note``.
    """
    fresh = [one for one in dict.fromkeys(person_ids) if not _looked(con, by_id, kind, now, one)]
    note(con, by_id, kind, now, fresh)


def _looked(con: Connection, by_id: int, kind: str, now: datetime, person_id: int) -> bool:
    """Whether the newest entry of this kind by this curator is a recent one; read from the newest back."""
    row = con.execute(
        "SELECT noted_at FROM audit WHERE person_id = ? AND by_id = ? AND kind = ? ORDER BY id DESC LIMIT 1",
        (person_id, by_id, kind),
    ).fetchone()
    return row is not None and row["noted_at"] > to_text(now - SAME_LOOK)


def of_person(con: Connection, person_id: int) -> list[sqlite3.Row]:
    """Everything noted about a person since there is one, newest first: ``kind``, ``noted_at``, ``full_name`` of who.

    Entries about everybody count from the day the person's data began to be kept. A double that was merged into the
    person speaks of the person too.
    """
    return con.execute(
        "SELECT a.kind, a.noted_at, b.full_name FROM audit a LEFT JOIN person b ON b.id = a.by_id "
        "WHERE a.person_id IN (SELECT :person UNION SELECT m.gone_id FROM merged m WHERE m.kept_id = :person) "
        "OR (a.person_id IS NULL AND a.by_id <> :person AND a.noted_at >= "
        "    (SELECT p.created_at FROM person p WHERE p.id = :person)) ORDER BY a.id DESC",
        {"person": person_id},
    ).fetchall()


def people_of(con: Connection, document_id: int) -> list[int]:
    """Who stands in a document: the members of an order's matches and changes, the person of a consent on paper."""
    rows = con.execute(
        "SELECT k.person_id FROM match t JOIN match_member k ON k.match_id = t.id "
        "WHERE :document IN (t.document_id, t.end_document_id) OR (t.state IN ('agreed', 'active') "
        "AND (SELECT d.kind FROM document d WHERE d.id = :document) = 'plans_order') "
        "UNION SELECT person_id FROM match_former WHERE document_id = :document "
        "UNION SELECT person_id FROM substitute WHERE document_id = :document "
        "UNION SELECT person_id FROM consent WHERE document_id = :document",
        {"document": document_id},
    )
    return [row["person_id"] for row in rows]
