"""The school's own questionnaires: what is in force, what was, and what a curator has sent and not published yet."""

from datetime import datetime
from sqlite3 import Row

from storage.database import Connection
from storage.moments import to_text

_PUBLISHED = """
SELECT f.code, f.version, f.form_hash, f.published_at, f.withdrawn_at, s.body, p.full_name
FROM published_form f JOIN form_snapshot s ON s.hash = f.form_hash JOIN person p ON p.id = f.published_by
"""


def every(con: Connection) -> list[Row]:
    """All that was ever published, with ``body`` and ``full_name`` of who did it; older versions first."""
    return con.execute(_PUBLISHED + "ORDER BY f.code, f.version").fetchall()


def in_force(con: Connection, code: str) -> Row | None:
    row: Row | None = con.execute(_PUBLISHED + "WHERE f.code = ? AND f.withdrawn_at IS NULL", (code,)).fetchone()
    return row


def bodies(con: Connection, code: str) -> list[str]:
    """Every version of a form that anybody was ever asked, or that was published: JSON."""
    rows = con.execute("SELECT body FROM form_snapshot WHERE code = ? ORDER BY version, created_at", (code,))
    return [str(row["body"]) for row in rows]


def last_version(con: Connection, code: str) -> int:
    """The highest version known of a code; 0 for a code that nobody was asked yet."""
    row = con.execute("SELECT coalesce(max(version), 0) AS last FROM form_snapshot WHERE code = ?", (code,)).fetchone()
    return int(row["last"])


def publish(con: Connection, code: str, version: int, form_hash: str, by: int, now: datetime) -> None:
    """Put a version (its snapshot is kept) in force, instead of the one that was."""
    withdraw(con, code, now)
    con.execute(
        "INSERT INTO published_form (code, version, form_hash, published_by, published_at) VALUES (?, ?, ?, ?, ?)",
        (code, version, form_hash, by, to_text(now)),
    )


def withdraw(con: Connection, code: str, now: datetime) -> bool:
    """Out of force; False when nothing was in force."""
    changed = con.execute(
        "UPDATE published_form SET withdrawn_at = ? WHERE code = ? AND withdrawn_at IS NULL", (to_text(now), code)
    )
    return changed.rowcount > 0


def keep_draft(con: Connection, by: int, code: str, body: str, base_hash: str, now: datetime) -> None:
    """The curator's draft, instead of the one before."""
    con.execute(
        "INSERT INTO form_draft (kept_by, code, body, base_hash, kept_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (kept_by) DO UPDATE SET code = excluded.code, body = excluded.body, "
        "base_hash = excluded.base_hash, kept_at = excluded.kept_at",
        (by, code, body, base_hash, to_text(now)),
    )


def draft(con: Connection, by: int) -> Row | None:
    row: Row | None = con.execute("SELECT * FROM form_draft WHERE kept_by = ?", (by,)).fetchone()
    return row


def drop_draft(con: Connection, by: int) -> None:
    con.execute("DELETE FROM form_draft WHERE kept_by = ?", (by,))
