"""Partner organisations, their agreements and whom they gave (D16)."""

import sqlite3
from datetime import date, datetime

from storage.database import Connection
from storage.moments import to_text

FIELDS = ("name", "kind", "number", "signed_on", "until", "contact")
"""What a curator changes of an organisation."""

_MENTORS = """SELECT p.id, p.full_name, p.search_name, b.partner_id FROM partner_member b
JOIN person p ON p.id = b.person_id AND p.state = 'active'
JOIN membership m ON m.person_id = p.id AND m.role = 'mentor' AND m.state = 'admitted'"""


def add(con: Connection, programme_id: int, name: str, kind: str, curator_id: int, now: datetime) -> int:
    """A new organisation; returns its id."""
    row = con.execute(
        "INSERT INTO partner (programme_id, name, kind, created_by, created_at) VALUES (?, ?, ?, ?, ?) RETURNING id",
        (programme_id, name, kind, curator_id, to_text(now)),
    ).fetchone()
    return int(row["id"])


def change(con: Connection, partner_id: int, field: str, value: str | date | None) -> None:
    """Set one of ``FIELDS``; ``KeyError`` for another name."""
    if field not in FIELDS:
        raise KeyError(field)
    stored = value.isoformat() if isinstance(value, date) else value
    con.execute(f"UPDATE partner SET {field} = ? WHERE id = ?", (stored, partner_id))


def remove(con: Connection, partner_id: int) -> None:
    """The organisation goes; its people stay, without a place of work of their own."""
    con.execute("DELETE FROM partner WHERE id = ?", (partner_id,))


def get(con: Connection, programme_id: int, partner_id: int) -> sqlite3.Row | None:
    row: sqlite3.Row | None = con.execute(
        "SELECT * FROM partner WHERE programme_id = ? AND id = ?", (programme_id, partner_id)
    ).fetchone()
    return row


def every(con: Connection, programme_id: int) -> list[sqlite3.Row]:
    """Organisations by name, each with ``mentors``: how many admitted ones it gave."""
    return con.execute(
        f"SELECT o.*, (SELECT count(*) FROM ({_MENTORS}) g WHERE g.partner_id = o.id) AS mentors "
        "FROM partner o WHERE o.programme_id = ? ORDER BY o.name, o.id",
        (programme_id,),
    ).fetchall()


def ending(con: Connection, programme_id: int, by: date) -> list[sqlite3.Row]:
    """``name``, ``until`` of organisations whose agreement ends by that day or has ended, the earliest first."""
    return con.execute(
        "SELECT name, until FROM partner WHERE programme_id = ? AND until <= ? ORDER BY until, name, id",
        (programme_id, by.isoformat()),
    ).fetchall()


def people(con: Connection, partner_id: int) -> list[sqlite3.Row]:
    """Whom the organisation gave, whatever their part: ``id``, ``full_name``."""
    return con.execute(
        "SELECT p.id, p.full_name FROM partner_member b JOIN person p ON p.id = b.person_id "
        "WHERE b.partner_id = ? AND p.state <> 'erased' ORDER BY p.search_name, p.id",
        (partner_id,),
    ).fetchall()


def gave_mentors(con: Connection, programme_id: int) -> int:
    """How many organisations have given a mentor who is admitted now."""
    row = con.execute(
        f"SELECT count(DISTINCT g.partner_id) AS n FROM ({_MENTORS}) g JOIN partner o ON o.id = g.partner_id "
        "WHERE o.programme_id = ?",
        (programme_id,),
    ).fetchone()
    return int(row["n"])


def of_people(con: Connection, programme_id: int) -> dict[int, str]:
    """Name of the organisation by person, for those who come from one."""
    rows = con.execute(
        "SELECT b.person_id, o.name FROM partner_member b JOIN partner o ON o.id = b.partner_id "
        "WHERE o.programme_id = ?",
        (programme_id,),
    )
    return {row["person_id"]: row["name"] for row in rows}


def of_person(con: Connection, person_id: int) -> sqlite3.Row | None:
    """The organisation somebody comes from."""
    row: sqlite3.Row | None = con.execute(
        "SELECT o.* FROM partner_member b JOIN partner o ON o.id = b.partner_id WHERE b.person_id = ?", (person_id,)
    ).fetchone()
    return row


def attach(con: Connection, person_id: int, partner_id: int, curator_id: int, now: datetime) -> None:
    """The person comes from this organisation (and from no other)."""
    con.execute(
        "INSERT INTO partner_member (person_id, partner_id, attached_by, attached_at) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (person_id) DO UPDATE SET partner_id = excluded.partner_id, attached_by = excluded.attached_by, "
        "attached_at = excluded.attached_at",
        (person_id, partner_id, curator_id, to_text(now)),
    )


def detach(con: Connection, person_id: int) -> None:
    con.execute("DELETE FROM partner_member WHERE person_id = ?", (person_id,))
