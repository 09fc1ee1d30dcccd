"""Questionnaires opened for an audience: the wave, its guests, who has answered; whom a curator has ticked."""

from collections.abc import Collection
from datetime import datetime
from sqlite3 import Row

from domain.roles import Role
from domain.surveys.audience import Tie
from storage.database import Connection
from storage.moments import to_text


def create(
    con: Connection,
    programme_id: int,
    form_code: str,
    audience: str,
    opens_at: datetime,
    closes_at: datetime,
    opened_by: int | None,
    *,
    started: bool = True,
    occasion: str = "",
) -> int | None:
    """A new wave's id; None when one for this form, audience and occasion is open or planned.

    ``opened_by`` None: the clock has opened it. Not ``started``: it opens by itself when its time comes.
    """
    row = con.execute(
        "INSERT INTO wave (programme_id, form_code, audience, occasion, opened_at, started, closes_at, opened_by) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id",
        (programme_id, form_code, audience, occasion, to_text(opens_at), started, to_text(closes_at), opened_by),
    ).fetchone()
    return None if row is None else int(row["id"])


def invite(con: Connection, wave_id: int, person_ids: Collection[int]) -> None:
    """Make guests of them; who is one already stays one."""
    con.executemany(
        "INSERT INTO wave_guest (wave_id, person_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(wave_id, one) for one in person_ids],
    )


def get(con: Connection, wave_id: int) -> Row | None:
    row: Row | None = con.execute("SELECT * FROM wave WHERE id = ?", (wave_id,)).fetchone()
    return row


def newest(con: Connection, programme_id: int, limit: int, start: int = 0) -> list[Row]:
    """The open and planned waves first, then the closed ones; newest first."""
    return con.execute(
        "SELECT * FROM wave WHERE programme_id = ? ORDER BY closed_at IS NOT NULL, id DESC LIMIT ? OFFSET ?",
        (programme_id, limit, start),
    ).fetchall()


def count(con: Connection, programme_id: int) -> int:
    return int(con.execute("SELECT count(*) FROM wave WHERE programme_id = ?", (programme_id,)).fetchone()[0])


def open_for(con: Connection, person_id: int) -> list[Row]:
    """Open waves to which the person is invited and has not begun to answer."""
    return con.execute(
        "SELECT w.* FROM wave_guest g JOIN wave w ON w.id = g.wave_id "
        "WHERE g.person_id = ? AND w.started = 1 AND w.closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM response r "
        "WHERE r.person_id = g.person_id AND r.form_code = w.form_code AND r.subject = 'wave:' || w.id "
        "AND r.state <> 'withdrawn') ORDER BY w.id",
        (person_id,),
    ).fetchall()


def unanswered(con: Connection, person_id: int) -> list[Row]:
    """Open waves to which the person is invited and has not sent an answer; the begun ones too, the first

    to close first.
    """
    return con.execute(
        "SELECT w.* FROM wave_guest g JOIN wave w ON w.id = g.wave_id "
        "WHERE g.person_id = ? AND w.started = 1 AND w.closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM response r "
        "WHERE r.person_id = g.person_id AND r.form_code = w.form_code AND r.subject = 'wave:' || w.id "
        "AND r.state = 'submitted') ORDER BY w.closes_at, w.id",
        (person_id,),
    ).fetchall()


# The empty text keeps the index by form out: it would look through everybody's responses for each guest.
_GUESTS = """
SELECT p.id AS person_id, p.full_name, EXISTS (SELECT 1 FROM response r WHERE r.person_id = p.id
       AND r.form_code || '' = w.form_code AND r.subject = 'wave:' || w.id AND r.state = 'submitted') AS answered,
       EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.state = 'admitted' AND (m.role = 'curator'
       OR 'given' = (SELECT k.decision FROM consent k WHERE k.person_id = p.id AND k.kind = 'programme'
       ORDER BY k.id DESC LIMIT 1))) AS able,
       (SELECT max(c.reachable) FROM channel c WHERE c.person_id = p.id) AS reachable
FROM wave_guest g JOIN wave w ON w.id = g.wave_id JOIN person p ON p.id = g.person_id
WHERE g.wave_id = ? AND p.state <> 'erased'
"""


def guests(con: Connection, wave_id: int) -> list[Row]:
    """Everybody invited who has not been erased, by name: ``person_id``, ``full_name``, ``answered``; ``able``: may

    answer still (a curator, or admitted with a consent that stands); ``reachable``: NULL without a messenger.
    """
    return con.execute(f"{_GUESTS} ORDER BY p.search_name, p.id", (wave_id,)).fetchall()


def guest(con: Connection, wave_id: int, person_id: int) -> Row | None:
    """One of ``guests``; None for who was not invited."""
    row: Row | None = con.execute(f"{_GUESTS} AND p.id = ?", (wave_id, person_id)).fetchone()
    return row


def busy(con: Connection, programme_id: int, form_code: str) -> set[int]:
    """Guests of an open wave of this form: they are not asked the same thing twice."""
    rows = con.execute(
        "SELECT g.person_id FROM wave_guest g JOIN wave w ON w.id = g.wave_id "
        "WHERE w.programme_id = ? AND w.form_code = ? AND w.closed_at IS NULL AND w.started = 1",
        (programme_id, form_code),
    )
    return {row["person_id"] for row in rows}


def start(con: Connection, wave_id: int, now: datetime) -> bool:
    """Open a planned wave; False if it was open or closed before."""
    changed = con.execute(
        "UPDATE wave SET started = 1, opened_at = ? WHERE id = ? AND started = 0 AND closed_at IS NULL",
        (to_text(now), wave_id),
    )
    return changed.rowcount > 0


def close(con: Connection, wave_id: int, now: datetime) -> bool:
    """Close an open or planned wave; False if it was closed before."""
    changed = con.execute("UPDATE wave SET closed_at = ? WHERE id = ? AND closed_at IS NULL", (to_text(now), wave_id))
    return changed.rowcount > 0


def extend(con: Connection, wave_id: int, closes_at: datetime) -> bool:
    """Move the end of an open wave; False if it is closed."""
    changed = con.execute(
        "UPDATE wave SET closes_at = ? WHERE id = ? AND closed_at IS NULL", (to_text(closes_at), wave_id)
    )
    return changed.rowcount > 0


def note_reminded(con: Connection, wave_id: int, since: datetime, now: datetime) -> bool:
    """Remember that a curator reminds now; False if that was done since ``since`` already, or it is closed."""
    changed = con.execute(
        "UPDATE wave SET reminded_at = ? WHERE id = ? AND closed_at IS NULL AND started = 1 "
        "AND (reminded_at IS NULL OR reminded_at < ?)",
        (to_text(now), wave_id, to_text(since)),
    )
    return changed.rowcount > 0


def overdue(con: Connection, now: datetime) -> list[Row]:
    """Open waves whose time is up."""
    return con.execute("SELECT * FROM wave WHERE closed_at IS NULL AND closes_at <= ?", (to_text(now),)).fetchall()


def to_start(con: Connection, now: datetime) -> list[Row]:
    """Planned waves whose time has come."""
    return con.execute(
        "SELECT * FROM wave WHERE closed_at IS NULL AND started = 0 AND opened_at <= ? ORDER BY id", (to_text(now),)
    ).fetchall()


def ties(con: Connection, programme_id: int) -> dict[int, list[Tie]]:
    """Everybody's places in matches, ended ones too."""
    found: dict[int, list[Tie]] = {}
    rows = con.execute(
        "SELECT k.person_id, k.role, t.form, t.state, t.told_at, (SELECT count(*) FROM meeting g "
        "WHERE g.match_id = t.id AND g.state = 'held') AS held "
        "FROM match_member k JOIN match t ON t.id = k.match_id WHERE t.programme_id = ? ORDER BY t.id",
        (programme_id,),
    )
    for row in rows:
        tie = Tie(Role(row["role"]), row["form"], row["state"], row["told_at"] is not None, row["held"])
        found.setdefault(row["person_id"], []).append(tie)
    return found


def picked(con: Connection, curator_id: int, form_code: str) -> set[int]:
    """Whom the curator has ticked for a survey of this form."""
    rows = con.execute("SELECT person_id FROM wave_pick WHERE picked_by = ? AND form_code = ?", (curator_id, form_code))
    return {row["person_id"] for row in rows}


def pick(con: Connection, curator_id: int, form_code: str, person_id: int, *, on: bool) -> None:
    """Tick somebody, or take the tick away."""
    if on:
        con.execute(
            "INSERT INTO wave_pick (picked_by, form_code, person_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (curator_id, form_code, person_id),
        )
        return
    con.execute(
        "DELETE FROM wave_pick WHERE picked_by = ? AND form_code = ? AND person_id = ?",
        (curator_id, form_code, person_id),
    )


def forget_picks(con: Connection, curator_id: int, form_code: str) -> None:
    con.execute("DELETE FROM wave_pick WHERE picked_by = ? AND form_code = ?", (curator_id, form_code))


def switches(con: Connection, programme_id: int) -> dict[str, bool]:
    """Occasions that the school has switched on or off."""
    rows = con.execute("SELECT occasion, enabled FROM wave_schedule WHERE programme_id = ?", (programme_id,))
    return {row["occasion"]: bool(row["enabled"]) for row in rows}


def switch(con: Connection, programme_id: int, occasion: str, *, on: bool) -> None:
    con.execute(
        "INSERT INTO wave_schedule (programme_id, occasion, enabled) VALUES (?, ?, ?) "
        "ON CONFLICT (programme_id, occasion) DO UPDATE SET enabled = excluded.enabled",
        (programme_id, occasion, on),
    )


def asked(con: Connection, programme_id: int, form_code: str, occasion: str, since: datetime) -> set[int]:
    """Who has been put this form by this occasion ever, or by anything since then."""
    rows = con.execute(
        "SELECT g.person_id FROM wave_guest g JOIN wave w ON w.id = g.wave_id "
        "WHERE w.programme_id = ? AND w.form_code = ? AND w.started = 1 AND (w.occasion = ? OR w.opened_at >= ?)",
        (programme_id, form_code, occasion, to_text(since)),
    )
    return {row["person_id"] for row in rows}


def running(con: Connection, programme_id: int, form_code: str, occasion: str) -> int | None:
    """The open wave that this occasion has brought."""
    row = con.execute(
        "SELECT id FROM wave WHERE programme_id = ? AND form_code = ? AND occasion = ? AND closed_at IS NULL",
        (programme_id, form_code, occasion),
    ).fetchone()
    return None if row is None else int(row["id"])
