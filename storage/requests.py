"""What participants ask the curator or their mentor (D46)."""

import sqlite3
from datetime import datetime

from storage.database import Connection
from storage.moments import to_text

_ONE = """
SELECT r.*, p.full_name, p.programme_id, a.full_name AS answerer FROM request r JOIN person p ON p.id = r.person_id
LEFT JOIN person a ON a.id = r.answered_by
"""


def create(
    con: Connection, person_id: int, addressee: str, body: str, now: datetime, *, by_guardian: bool = False
) -> int:
    """A new request; ``addressee`` is ``curator``, ``mentor`` or ``psychologist``."""
    row = con.execute(
        "INSERT INTO request (person_id, addressee, body, by_guardian, created_at) VALUES (?, ?, ?, ?, ?) RETURNING id",
        (person_id, addressee, body, by_guardian, to_text(now)),
    ).fetchone()
    return int(row["id"])


def get(con: Connection, request_id: int) -> sqlite3.Row | None:
    row: sqlite3.Row | None = con.execute(f"{_ONE} WHERE r.id = ?", (request_id,)).fetchone()
    return row


def unanswered(con: Connection, programme_id: int) -> list[sqlite3.Row]:
    """Requests that wait for a curator, oldest first; nothing more is done about who has withdrawn the consent."""
    return con.execute(
        f"{_ONE} WHERE p.programme_id = ? AND r.addressee <> 'mentor' AND r.answered_at IS NULL "
        "AND coalesce((SELECT k.decision FROM consent k WHERE k.person_id = r.person_id AND k.kind = 'programme' "
        "ORDER BY k.id DESC LIMIT 1), '') <> 'withdrawn' ORDER BY r.id",
        (programme_id,),
    ).fetchall()


def waits(con: Connection, person_id: int, addressee: str) -> bool:
    """Whether a request of the person to this addressee has no answer yet."""
    row = con.execute(
        "SELECT 1 FROM request WHERE person_id = ? AND addressee = ? AND answered_at IS NULL", (person_id, addressee)
    ).fetchone()
    return row is not None


def answer(con: Connection, request_id: int, answerer_id: int, body: str, now: datetime) -> bool:
    """Record the answer; False when somebody has answered before."""
    changed = con.execute(
        "UPDATE request SET answer = ?, answered_by = ?, answered_at = ? WHERE id = ? AND answered_at IS NULL",
        (body, answerer_id, to_text(now), request_id),
    )
    return changed.rowcount > 0
