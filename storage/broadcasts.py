"""Messages of curators to many: drafts and sent ones."""

import sqlite3
from datetime import datetime

from storage.database import Connection
from storage.moments import to_text


def create(con: Connection, programme_id: int, curator_id: int, body: str, now: datetime) -> int:
    """A draft; its audience is chosen later."""
    row = con.execute(
        "INSERT INTO broadcast (programme_id, audience, body, created_by, created_at) VALUES (?, '', ?, ?, ?) "
        "RETURNING id",
        (programme_id, body, curator_id, to_text(now)),
    ).fetchone()
    return int(row["id"])


def draft_body(con: Connection, broadcast_id: int, curator_id: int) -> str | None:
    """The text of this curator's draft; None when it was sent or is not theirs."""
    row = con.execute(
        "SELECT body FROM broadcast WHERE id = ? AND created_by = ? AND sent_at IS NULL", (broadcast_id, curator_id)
    ).fetchone()
    return None if row is None else str(row["body"])


def set_body(con: Connection, broadcast_id: int, body: str) -> None:
    con.execute("UPDATE broadcast SET body = ? WHERE id = ? AND sent_at IS NULL", (body, broadcast_id))


def mark_sent(con: Connection, broadcast_id: int, audience: str, now: datetime) -> bool:
    """From draft to sent, once."""
    changed = con.execute(
        "UPDATE broadcast SET audience = ?, sent_at = ? WHERE id = ? AND sent_at IS NULL",
        (audience, to_text(now), broadcast_id),
    )
    return changed.rowcount > 0


def sent_one(con: Connection, broadcast_id: int) -> sqlite3.Row | None:
    row: sqlite3.Row | None = con.execute(
        "SELECT * FROM broadcast WHERE id = ? AND sent_at IS NOT NULL", (broadcast_id,)
    ).fetchone()
    return row


def body(con: Connection, broadcast_id: int) -> str | None:
    row = con.execute("SELECT body FROM broadcast WHERE id = ?", (broadcast_id,)).fetchone()
    return None if row is None else str(row["body"])
