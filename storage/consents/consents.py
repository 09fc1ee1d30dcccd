"""Consents: each text once by its hash, each decision a row that is never changed (152-FZ art. 9)."""

import sqlite3
from datetime import datetime

from domain.roles import Role
from storage.database import Connection
from storage.moments import to_text


def keep_text(con: Connection, text_hash: str, kind: str, version: int, body: str, now: datetime) -> None:
    con.execute(
        "INSERT INTO consent_text (hash, kind, version, body, created_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (hash) DO UPDATE SET body = excluded.body, version = max(version, excluded.version)",
        (text_hash, kind, version, body, to_text(now)),
    )


def record(
    con: Connection,
    person_id: int,
    decision: str,
    now: datetime,
    *,
    kind: str = "programme",
    role: Role | None = None,
    text_hash: str | None = None,
    channel_id: int | None = None,
    paper: str | None = None,
    recorded_by: int | None = None,
    detail: str | None = None,
    document_id: int | None = None,
    by_guardian: bool = False,
) -> int:
    """A decision (``given``, ``refused``, ``withdrawn``) with all that proves it; returns the id."""
    cursor = con.execute(
        "INSERT INTO consent (person_id, kind, role, decision, text_hash, channel_id, paper, recorded_by, detail, "
        "document_id, by_guardian, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(person_id, kind, role, decision, text_hash, channel_id, paper, recorded_by, detail, document_id),
            *(by_guardian, to_text(now)),
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def get(con: Connection, consent_id: int) -> sqlite3.Row | None:
    row: sqlite3.Row | None = con.execute("SELECT * FROM consent WHERE id = ?", (consent_id,)).fetchone()
    return row


def latest(con: Connection, person_id: int, kind: str = "programme") -> sqlite3.Row | None:
    """The decision that counts now: ``decision``, ``decided_at``, ``role``, ``paper``, ``version``, ``body``, …"""
    rows = of_person(con, person_id, kind)
    return rows[-1] if rows else None


def stands(con: Connection, person_id: int, kind: str = "programme") -> bool:
    """Whether the person's last word on this consent is yes."""
    return _standing(con, person_id, kind) is not None


def stands_by_guardian(con: Connection, person_id: int) -> bool:
    """Whether the programme's consent that stands is a representative's."""
    row = _standing(con, person_id, "programme")
    return row is not None and bool(row["by_guardian"])


def _standing(con: Connection, person_id: int, kind: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = con.execute(
        "SELECT decision, by_guardian FROM consent WHERE person_id = ? AND kind = ? ORDER BY id DESC LIMIT 1",
        (person_id, kind),
    ).fetchone()
    return row if row is not None and row["decision"] == "given" else None


def of_person(con: Connection, person_id: int, kind: str = "programme") -> list[sqlite3.Row]:
    """Every decision, oldest first, each with its text."""
    return con.execute(
        "SELECT k.*, x.version, x.body FROM consent k LEFT JOIN consent_text x ON x.hash = k.text_hash "
        "WHERE k.person_id = ? AND k.kind = ? ORDER BY k.id",
        (person_id, kind),
    ).fetchall()


def every(con: Connection, person_id: int) -> list[sqlite3.Row]:
    """Every decision of every kind, oldest first, each with its text and the account it came through."""
    return con.execute(
        "SELECT k.*, x.version, x.body, c.external_id FROM consent k "
        "LEFT JOIN consent_text x ON x.hash = k.text_hash LEFT JOIN channel c ON c.id = k.channel_id "
        "WHERE k.person_id = ? ORDER BY k.id",
        (person_id,),
    ).fetchall()
