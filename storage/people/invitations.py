"""Invitations (their codes only as hashes) and the wrong codes that were tried."""

import sqlite3
from datetime import datetime

from domain.roles import Role
from storage.database import Connection
from storage.moments import to_text


def create(
    con: Connection,
    programme_id: int,
    role: Role,
    hashes: tuple[str, str],
    now: datetime,
    expires_at: datetime,
    *,
    created_by: int | None = None,
    person_id: int | None = None,
    one_use: bool = False,
    form: str | None = None,
) -> int:
    """Keep an invitation; ``hashes`` of the link's token and of the typed code. IntegrityError if one is taken."""
    token_hash, code_hash = hashes
    cursor = con.execute(
        "INSERT INTO invitation (programme_id, role, token_hash, code_hash, person_id, one_use, created_by, "
        "created_at, expires_at, form) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            programme_id,
            role,
            token_hash,
            code_hash,
            person_id,
            one_use,
            created_by,
            to_text(now),
            to_text(expires_at),
            form,
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def by_token(con: Connection, token_hash: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = con.execute("SELECT * FROM invitation WHERE token_hash = ?", (token_hash,)).fetchone()
    return row


def by_code(con: Connection, code_hash: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = con.execute("SELECT * FROM invitation WHERE code_hash = ?", (code_hash,)).fetchone()
    return row


def code_taken(con: Connection, code_hash: str) -> bool:
    """By an invitation, or by a personal link of those who are asked about a pupil."""
    found = con.execute(
        "SELECT 1 FROM invitation WHERE code_hash = :code UNION ALL SELECT 1 FROM inquiry WHERE code_hash = :code",
        {"code": code_hash},
    ).fetchone()
    return found is not None


def use(con: Connection, invitation_id: int, person_id: int, now: datetime) -> bool:
    """Count a use; False if it was for one use and that has been made."""
    cursor = con.execute(
        "UPDATE invitation SET uses = uses + 1, used_at = ?, used_by = ? "
        "WHERE id = ? AND (one_use = 0 OR used_at IS NULL)",
        (to_text(now), person_id, invitation_id),
    )
    return cursor.rowcount > 0


def valid(con: Connection, programme_id: int, now: datetime) -> list[sqlite3.Row]:
    """What still lets people in: for everybody first, then personal ones with ``full_name``; each newest first."""
    return con.execute(
        "SELECT i.*, p.full_name FROM invitation i LEFT JOIN person p ON p.id = i.person_id "
        "WHERE i.programme_id = ? AND i.revoked_at IS NULL AND i.expires_at > ? "
        "AND (i.one_use = 0 OR i.used_at IS NULL) ORDER BY i.person_id IS NOT NULL, i.id DESC",
        (programme_id, to_text(now)),
    ).fetchall()


def revoke(con: Connection, programme_id: int, invitation_id: int, now: datetime) -> bool:
    """Recall an invitation; False if there is none to recall."""
    cursor = con.execute(
        "UPDATE invitation SET revoked_at = ? WHERE id = ? AND programme_id = ? AND revoked_at IS NULL",
        (to_text(now), invitation_id, programme_id),
    )
    return cursor.rowcount > 0


def owner(con: Connection, invitation_id: int) -> int | None:
    """Whose personal invitation it is; None for one that lets anybody in."""
    row = con.execute("SELECT person_id FROM invitation WHERE id = ?", (invitation_id,)).fetchone()
    return None if row is None else row["person_id"]


def revoke_unsigned(con: Connection, programme_id: int, now: datetime) -> None:
    """Recall what the program itself made at an earlier start."""
    con.execute(
        "UPDATE invitation SET revoked_at = ? WHERE programme_id = ? AND created_by IS NULL AND revoked_at IS NULL",
        (to_text(now), programme_id),
    )


def revoke_personal(con: Connection, person_id: int, now: datetime) -> None:
    con.execute(
        "UPDATE invitation SET revoked_at = ? WHERE person_id = ? AND revoked_at IS NULL AND used_at IS NULL",
        (to_text(now), person_id),
    )


def wrong_tries(con: Connection, account: int, since: datetime) -> int:
    row = con.execute(
        "SELECT count(*) AS tries FROM wrong_code WHERE external_id = ? AND tried_at > ?", (account, to_text(since))
    ).fetchone()
    return int(row["tries"])


def note_wrong_try(con: Connection, account: int, now: datetime, forget_before: datetime) -> None:
    con.execute("DELETE FROM wrong_code WHERE tried_at <= ?", (to_text(forget_before),))
    con.execute("INSERT INTO wrong_code (external_id, tried_at) VALUES (?, ?)", (account, to_text(now)))


def meta(con: Connection, key: str) -> str | None:
    row = con.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row["value"])


def set_meta(con: Connection, key: str, value: str) -> None:
    con.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )
