"""What curators write down about somebody; the person reads it in their own copy (152-FZ art. 14)."""

import sqlite3
from datetime import datetime

from storage.database import Connection
from storage.moments import to_text


def add(con: Connection, person_id: int, body: str, curator_id: int, now: datetime) -> None:
    con.execute(
        "INSERT INTO note (person_id, body, written_by, written_at) VALUES (?, ?, ?, ?)",
        (person_id, body, curator_id, to_text(now)),
    )


def of_person(con: Connection, person_id: int) -> list[sqlite3.Row]:
    """The newest first: ``id``, ``body``, ``written_at``, ``full_name`` of who wrote it."""
    return con.execute(
        "SELECT n.id, n.body, n.written_at, p.full_name FROM note n LEFT JOIN person p ON p.id = n.written_by "
        "WHERE n.person_id = ? ORDER BY n.id DESC",
        (person_id,),
    ).fetchall()


def remove(con: Connection, person_id: int, note_id: int) -> bool:
    """Take a note away; False if there is none of this person."""
    return con.execute("DELETE FROM note WHERE id = ? AND person_id = ?", (note_id, person_id)).rowcount > 0
