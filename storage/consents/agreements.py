"""Mentors' supplementary agreements."""

import sqlite3
from datetime import date, datetime

from domain.consents import Agreement, Format
from storage.database import Connection
from storage.moments import maybe_day, maybe_moment, to_text


def add(con: Connection, agreement: Agreement, created_by: int, now: datetime) -> int:
    """Keep a new one (its ``id`` is not looked at); returns the id. What was there before it is over."""
    con.execute(
        "UPDATE agreement SET ended_at = ? WHERE person_id = ? AND ended_at IS NULL",
        (to_text(now), agreement.person_id),
    )
    cursor = con.execute(
        "INSERT INTO agreement (person_id, number, signed_on, until, format, paid, created_by, created_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            agreement.person_id,
            agreement.number,
            agreement.signed_on.isoformat(),
            agreement.until.isoformat(),
            agreement.format,
            agreement.paid,
            created_by,
            to_text(now),
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def get(con: Connection, agreement_id: int) -> Agreement | None:
    row = con.execute("SELECT * FROM agreement WHERE id = ?", (agreement_id,)).fetchone()
    return None if row is None else _agreement(row)


def latest(con: Connection, person_id: int) -> Agreement | None:
    """The one that counts now, ended or not."""
    row = con.execute("SELECT * FROM agreement WHERE person_id = ? ORDER BY id DESC LIMIT 1", (person_id,)).fetchone()
    return None if row is None else _agreement(row)


def every(con: Connection, person_id: int) -> list[Agreement]:
    """All there were, oldest first."""
    rows = con.execute("SELECT * FROM agreement WHERE person_id = ? ORDER BY id", (person_id,))
    return [_agreement(row) for row in rows]


def give_notice(con: Connection, agreement_id: int, released_on: date, by: int, now: datetime) -> bool:
    """Somebody gave notice of it; False if that was done before."""
    changed = con.execute(
        "UPDATE agreement SET notice_at = ?, notice_by = ?, released_on = ? "
        "WHERE id = ? AND released_on IS NULL AND ended_at IS NULL",
        (to_text(now), by, released_on.isoformat(), agreement_id),
    )
    return changed.rowcount > 0


def released(con: Connection, today: date) -> list[Agreement]:
    """Those whose day has come and that have not been ended yet."""
    rows = con.execute(
        "SELECT * FROM agreement WHERE released_on <= ? AND ended_at IS NULL ORDER BY id", (today.isoformat(),)
    )
    return [_agreement(row) for row in rows]


def end(con: Connection, agreement_id: int, now: datetime) -> bool:
    changed = con.execute(
        "UPDATE agreement SET ended_at = ? WHERE id = ? AND ended_at IS NULL", (to_text(now), agreement_id)
    )
    return changed.rowcount > 0


def _agreement(row: sqlite3.Row) -> Agreement:
    return Agreement(
        id=row["id"],
        person_id=row["person_id"],
        number=row["number"],
        signed_on=date.fromisoformat(row["signed_on"]),
        until=date.fromisoformat(row["until"]),
        format=Format(row["format"]),
        paid=bool(row["paid"]),
        notice_at=maybe_moment(row["notice_at"]),
        released_on=maybe_day(row["released_on"]),
        ended=row["ended_at"] is not None,
    )
