"""Reminders given once, and the questionnaires that were left unfinished."""

import sqlite3
from datetime import datetime

from storage.database import Connection
from storage.moments import to_text


def given(con: Connection, kind: str, subject: str) -> bool:
    """Whether that reminder has been given."""
    found = con.execute("SELECT 1 FROM nudge WHERE kind = ? AND subject = ?", (kind, subject)).fetchone()
    return found is not None


def note(con: Connection, kind: str, subject: str, now: datetime) -> bool:
    """Remember a reminder; False if it was given before."""
    added = con.execute(
        "INSERT INTO nudge (kind, subject, given_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (kind, subject, to_text(now)),
    )
    return added.rowcount > 0


def untouched(con: Connection, before: datetime) -> list[sqlite3.Row]:
    """Open responses that people taking part fill in themselves, left before then: ``id``, ``person_id``,

    ``form_code``. A change of what was sent counts once something was changed.
    """
    return con.execute(
        "SELECT r.id, r.person_id, r.form_code FROM response r JOIN person p ON p.id = r.person_id "
        "WHERE r.state = 'open' AND r.entered_by IS NULL AND r.touched_at <= ? "
        "AND (r.corrects IS NULL OR r.touched_at > r.started_at) AND p.state = 'active' "
        "AND EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.role <> 'curator' "
        "AND m.state IN ('joined', 'admitted')) ORDER BY r.id",
        (to_text(before),),
    ).fetchall()
