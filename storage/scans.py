"""Pictures of signed papers, kept beside their document in the register (D04)."""

import sqlite3
from datetime import datetime

from storage.database import Connection
from storage.moments import to_text


def add(con: Connection, document_id: int, kind: str, body: bytes, by: int, now: datetime) -> int:
    """Keep one more; returns its id. ``kind``: ``order`` or ``acquaintance``."""
    row = con.execute(
        "INSERT INTO document_scan (document_id, kind, body, kept_by, kept_at) VALUES (?, ?, ?, ?, ?) RETURNING id",
        (document_id, kind, body, by, to_text(now)),
    ).fetchone()
    return int(row["id"])


def of_document(con: Connection, document_id: int) -> list[sqlite3.Row]:
    """What is kept of a document without the pictures themselves: ``id``, ``kind``, ``kept_at``; oldest first."""
    return con.execute(
        "SELECT id, kind, kept_at FROM document_scan WHERE document_id = ? ORDER BY id", (document_id,)
    ).fetchall()


def get(con: Connection, scan_id: int) -> sqlite3.Row | None:
    row: sqlite3.Row | None = con.execute("SELECT * FROM document_scan WHERE id = ?", (scan_id,)).fetchone()
    return row


def drop(con: Connection, scan_id: int) -> None:
    con.execute("DELETE FROM document_scan WHERE id = ?", (scan_id,))
