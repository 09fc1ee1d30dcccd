"""Networking meetings and their guests."""

import sqlite3
from datetime import datetime

from domain.networking import Guest, Networking
from storage.database import Connection
from storage.moments import from_text, to_text


def create(
    con: Connection, programme_id: int, starts_at: datetime, place: str, created_by: int | None, now: datetime
) -> int:
    """A planned meeting; returns its id."""
    cursor = con.execute(
        "INSERT INTO networking (programme_id, starts_at, place, created_by, created_at) VALUES (?, ?, ?, ?, ?)",
        (programme_id, to_text(starts_at), place, created_by, to_text(now)),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def change(con: Connection, networking_id: int, starts_at: datetime, place: str) -> bool:
    """Move a planned meeting; answers given for the old time no longer count."""
    changed = con.execute(
        "UPDATE networking SET starts_at = ?, place = ? WHERE id = ? AND state = 'planned'",
        (to_text(starts_at), place, networking_id),
    ).rowcount
    if changed:
        con.execute("UPDATE networking_guest SET reply = NULL WHERE networking_id = ?", (networking_id,))
    return changed > 0


def cancel(con: Connection, networking_id: int) -> bool:
    return (
        con.execute(
            "UPDATE networking SET state = 'cancelled' WHERE id = ? AND state = 'planned'", (networking_id,)
        ).rowcount
        > 0
    )


def get(con: Connection, networking_id: int) -> Networking | None:
    return _loaded(con, con.execute("SELECT * FROM networking WHERE id = ?", (networking_id,)).fetchone())


def latest(con: Connection, programme_id: int) -> Networking | None:
    """The newest meeting that was not cancelled."""
    row = con.execute(
        "SELECT * FROM networking WHERE programme_id = ? AND state <> 'cancelled' "
        "ORDER BY starts_at DESC, id DESC LIMIT 1",
        (programme_id,),
    ).fetchone()
    return _loaded(con, row)


def reply(con: Connection, networking_id: int, person_id: int, coming: bool, now: datetime) -> None:
    con.execute(
        "INSERT INTO networking_guest (networking_id, person_id, reply, replied_at) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (networking_id, person_id) DO UPDATE SET reply = excluded.reply, replied_at = excluded.replied_at",
        (networking_id, person_id, "yes" if coming else "no", to_text(now)),
    )


def tick_attendance(con: Connection, networking_id: int, person_id: int, attended: bool) -> None:
    """Record that somebody was there (or was not, after a mistaken tap)."""
    con.execute(
        "INSERT INTO networking_guest (networking_id, person_id, attended) VALUES (?, ?, ?) "
        "ON CONFLICT (networking_id, person_id) DO UPDATE SET attended = excluded.attended",
        (networking_id, person_id, attended),
    )


def _loaded(con: Connection, row: sqlite3.Row | None) -> Networking | None:
    if row is None:
        return None
    guests = con.execute("SELECT * FROM networking_guest WHERE networking_id = ? ORDER BY person_id", (row["id"],))
    return Networking(row["id"], from_text(row["starts_at"]), row["place"], row["state"], tuple(map(_guest, guests)))


def _guest(row: sqlite3.Row) -> Guest:
    return Guest(
        person_id=row["person_id"],
        coming=None if row["reply"] is None else row["reply"] == "yes",
        attended=None if row["attended"] is None else bool(row["attended"]),
    )
