"""Possible participants: people of the school's own staff list before they have come in (D15)."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from domain.names import search_key
from domain.roles import Role
from storage.database import Connection
from storage.moments import to_text


def add_list(con: Connection, programme_id: int, digest: str, people: int, curator_id: int, now: datetime) -> int:
    """That a list was loaded, by whom; returns its id."""
    cursor = con.execute(
        "INSERT INTO staff_list (programme_id, digest, people, loaded_by, loaded_at) VALUES (?, ?, ?, ?, ?)",
        (programme_id, digest, people, curator_id, to_text(now)),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def add(
    con: Connection, programme_id: int, list_id: int, name: str, post: str, roles: Iterable[Role], now: datetime
) -> int:
    """A new possible participant; returns the person's id."""
    cursor = con.execute(
        "INSERT INTO person (programme_id, full_name, search_name, post, created_at) VALUES (?, ?, ?, ?, ?)",
        (programme_id, name, search_key(name), post or None, to_text(now)),
    )
    assert cursor.lastrowid is not None
    rows = [(cursor.lastrowid, role, list_id, to_text(now)) for role in roles]
    con.executemany("INSERT INTO candidate (person_id, role, list_id, added_at) VALUES (?, ?, ?, ?)", rows)
    return cursor.lastrowid


def roles_of(con: Connection, person_id: int) -> list[Role]:
    """Roles the person may take, mentor first; nothing for anybody else."""
    rows = con.execute("SELECT role FROM candidate WHERE person_id = ? ORDER BY role DESC", (person_id,))
    return [Role(row["role"]) for row in rows]


def every(con: Connection, programme_id: int) -> list[sqlite3.Row]:
    """Possible participants by name: ``id``, ``full_name``, ``post``, ``roles`` (joined by commas), ``added_at``."""
    return con.execute(
        "SELECT p.id, p.full_name, p.post, "
        "(SELECT group_concat(c.role) FROM candidate c WHERE c.person_id = p.id) AS roles "
        "FROM person p WHERE p.programme_id = ? AND p.state <> 'erased' "
        "AND EXISTS (SELECT 1 FROM candidate c WHERE c.person_id = p.id) ORDER BY p.search_name, p.id",
        (programme_id,),
    ).fetchall()


def names(con: Connection, programme_id: int) -> list[str]:
    """Every name there is, of participants and of possible ones."""
    rows = con.execute(
        "SELECT full_name FROM person WHERE programme_id = ? AND full_name IS NOT NULL AND state <> 'erased'",
        (programme_id,),
    )
    return [row["full_name"] for row in rows]


def participants(con: Connection, programme_id: int) -> list[str]:
    """Names of those who have a part, whatever became of it."""
    rows = con.execute(
        "SELECT full_name FROM person p WHERE programme_id = ? AND full_name IS NOT NULL AND state <> 'erased' "
        "AND EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id)",
        (programme_id,),
    )
    return [row["full_name"] for row in rows]


def settle(con: Connection, person_id: int) -> None:
    """The person has come in: a participant, no longer a possible one."""
    con.execute("DELETE FROM candidate WHERE person_id = ?", (person_id,))


def forget(con: Connection, person_id: int) -> bool:
    """Take a possible participant off the list, with all that was kept; False if there is none."""
    if con.execute("DELETE FROM candidate WHERE person_id = ?", (person_id,)).rowcount == 0:
        return False
    wipe(con, person_id)
    return True


def wipe(con: Connection, person_id: int) -> None:
    """Erase what the staff list told of somebody."""
    con.execute(
        "UPDATE person SET full_name = NULL, search_name = '', post = NULL, contact = NULL, state = 'erased' "
        "WHERE id = ?",
        (person_id,),
    )


def unname(con: Connection, person_id: int) -> None:
    """Somebody refused the consent before ever giving one: what the staff list told of them is not kept."""
    con.execute(
        "UPDATE person SET full_name = NULL, search_name = '', post = NULL, contact = NULL WHERE id = ? AND NOT EXISTS "
        "(SELECT 1 FROM consent k WHERE k.person_id = person.id AND k.kind = 'programme' AND k.decision = 'given')",
        (person_id,),
    )
