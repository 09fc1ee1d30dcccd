"""Codes at the door of a networking meeting: one in force for each, earlier ones recalled."""

import sqlite3
from datetime import datetime

from storage.database import Connection
from storage.moments import to_text


def current(con: Connection, networking_id: int) -> sqlite3.Row | None:
    """The code in force: ``link_code``, ``typed_code``, ``made_at``."""
    row: sqlite3.Row | None = con.execute(
        "SELECT * FROM networking_door WHERE networking_id = ? AND recalled_at IS NULL", (networking_id,)
    ).fetchone()
    return row


def make(con: Connection, networking_id: int, codes: tuple[str, str], made_by: int | None, now: datetime) -> None:
    """A new code (link, typed); the earlier one must have been recalled."""
    con.execute(
        "INSERT INTO networking_door (networking_id, link_code, typed_code, made_at, made_by) VALUES (?, ?, ?, ?, ?)",
        (networking_id, *codes, to_text(now), made_by),
    )


def recall(con: Connection, networking_id: int, now: datetime) -> bool:
    """End the code in force; False when there was none."""
    return (
        con.execute(
            "UPDATE networking_door SET recalled_at = ? WHERE networking_id = ? AND recalled_at IS NULL",
            (to_text(now), networking_id),
        ).rowcount
        > 0
    )


def by_link(con: Connection, link_code: str) -> sqlite3.Row | None:
    """``networking_id``, ``recalled_at`` of a link's code."""
    row: sqlite3.Row | None = con.execute("SELECT * FROM networking_door WHERE link_code = ?", (link_code,)).fetchone()
    return row


def by_typed(con: Connection, programme_id: int, typed_code: str) -> sqlite3.Row | None:
    """The same of typed digits: a code in force before a recalled one, the newest first."""
    row: sqlite3.Row | None = con.execute(
        "SELECT d.* FROM networking_door d JOIN networking n ON n.id = d.networking_id "
        "WHERE n.programme_id = ? AND d.typed_code = ? ORDER BY d.recalled_at IS NOT NULL, d.id DESC LIMIT 1",
        (programme_id, typed_code),
    ).fetchone()
    return row


def typed_in_force(con: Connection, programme_id: int) -> set[str]:
    """Typed codes that are not recalled."""
    rows = con.execute(
        "SELECT d.typed_code FROM networking_door d JOIN networking n ON n.id = d.networking_id "
        "WHERE n.programme_id = ? AND d.recalled_at IS NULL",
        (programme_id,),
    )
    return {row["typed_code"] for row in rows}
