"""Questionnaires opened for an audience: the wave, its guests, who has answered."""

from collections.abc import Collection
from datetime import datetime
from sqlite3 import Row

from storage.database import Connection
from storage.moments import to_text


def create(
    con: Connection,
    programme_id: int,
    form_code: str,
    audience: str,
    closes_at: datetime,
    opened_by: int,
    now: datetime,
) -> int | None:
    """A new wave's id; None when one for this form and audience is open."""
    row = con.execute(
        "INSERT INTO wave (programme_id, form_code, audience, opened_at, closes_at, opened_by) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id",
        (programme_id, form_code, audience, to_text(now), to_text(closes_at), opened_by),
    ).fetchone()
    return None if row is None else int(row["id"])


def invite(con: Connection, wave_id: int, person_ids: Collection[int]) -> None:
    con.executemany("INSERT INTO wave_guest (wave_id, person_id) VALUES (?, ?)", [(wave_id, one) for one in person_ids])


def get(con: Connection, wave_id: int) -> Row | None:
    row: Row | None = con.execute("SELECT * FROM wave WHERE id = ?", (wave_id,)).fetchone()
    return row


def newest(con: Connection, programme_id: int, limit: int) -> list[Row]:
    """The open waves first, then the closed ones; newest first."""
    return con.execute(
        "SELECT * FROM wave WHERE programme_id = ? ORDER BY closed_at IS NOT NULL, id DESC LIMIT ?",
        (programme_id, limit),
    ).fetchall()


def open_for(con: Connection, person_id: int) -> list[Row]:
    """Open waves to which the person is invited and has not begun to answer."""
    return con.execute(
        "SELECT w.* FROM wave_guest g JOIN wave w ON w.id = g.wave_id "
        "WHERE g.person_id = ? AND w.closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM response r "
        "WHERE r.person_id = g.person_id AND r.form_code = w.form_code AND r.subject = 'wave:' || w.id "
        "AND r.state <> 'withdrawn') ORDER BY w.id",
        (person_id,),
    ).fetchall()


def guests(con: Connection, wave_id: int) -> list[Row]:
    """``person_id``, ``full_name``, ``answered`` of everybody invited who has not been erased, by name."""
    return con.execute(
        "SELECT p.id AS person_id, p.full_name, EXISTS (SELECT 1 FROM response r WHERE r.person_id = p.id "
        "AND r.form_code = w.form_code AND r.subject = 'wave:' || w.id AND r.state = 'submitted') AS answered "
        "FROM wave_guest g JOIN wave w ON w.id = g.wave_id JOIN person p ON p.id = g.person_id "
        "WHERE g.wave_id = ? AND p.state <> 'erased' ORDER BY p.search_name, p.id",
        (wave_id,),
    ).fetchall()


def submitted(con: Connection, wave_id: int) -> list[Row]:
    """``id``, ``form_hash`` of the wave's responses; people's names are not read."""
    return con.execute(
        "SELECT r.id, r.form_hash FROM response r JOIN wave w ON r.subject = 'wave:' || w.id "
        "AND r.form_code = w.form_code WHERE w.id = ? AND r.state = 'submitted' ORDER BY r.id",
        (wave_id,),
    ).fetchall()


def close(con: Connection, wave_id: int, now: datetime) -> bool:
    """Close an open wave; False if it was closed before."""
    changed = con.execute("UPDATE wave SET closed_at = ? WHERE id = ? AND closed_at IS NULL", (to_text(now), wave_id))
    return changed.rowcount > 0


def overdue(con: Connection, now: datetime) -> list[Row]:
    """Open waves whose time is up."""
    return con.execute("SELECT * FROM wave WHERE closed_at IS NULL AND closes_at <= ?", (to_text(now),)).fetchall()
