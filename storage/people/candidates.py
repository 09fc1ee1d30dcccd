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
    con: Connection,
    programme_id: int,
    list_id: int | None,
    name: str,
    post: str,
    roles: Iterable[Role],
    now: datetime,
    source: str = "staff",
) -> int:
    """A new possible participant from a staff list, or (``list_id`` None) by hand; returns the person's id."""
    cursor = con.execute(
        "INSERT INTO person (programme_id, full_name, search_name, post, created_at) VALUES (?, ?, ?, ?, ?)",
        (programme_id, name, search_key(name), post or None, to_text(now)),
    )
    assert cursor.lastrowid is not None
    rows = [(cursor.lastrowid, role, list_id, to_text(now), source) for role in roles]
    con.executemany("INSERT INTO candidate (person_id, role, list_id, added_at, source) VALUES (?, ?, ?, ?, ?)", rows)
    return cursor.lastrowid


def roles_of(con: Connection, person_id: int) -> list[Role]:
    """Roles the person may take, mentor first; nothing for anybody else."""
    rows = con.execute("SELECT role FROM candidate WHERE person_id = ? ORDER BY role DESC", (person_id,))
    return [Role(row["role"]) for row in rows]


def every(con: Connection, programme_id: int) -> list[sqlite3.Row]:
    """Possible participants by name: ``id``, ``full_name``, ``post``, ``roles`` (joined by commas), ``source``,

    ``state``, ``added_at``.
    """
    return con.execute(
        "SELECT p.id, p.full_name, p.post, "
        "(SELECT min(c.source) FROM candidate c WHERE c.person_id = p.id) AS source, "
        "(SELECT min(c.state) FROM candidate c WHERE c.person_id = p.id) AS state, "
        "(SELECT min(c.added_at) FROM candidate c WHERE c.person_id = p.id) AS added_at, "
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


def one(con: Connection, person_id: int) -> sqlite3.Row | None:
    """``source`` and ``state`` of a possible participant."""
    row: sqlite3.Row | None = con.execute(
        "SELECT source, state FROM candidate WHERE person_id = ? LIMIT 1", (person_id,)
    ).fetchone()
    return row


def mark(con: Connection, person_id: int, state: str) -> bool:
    """How far asking has come: ``new``, ``invited``, ``later``, ``declined``; False for anybody else."""
    return con.execute("UPDATE candidate SET state = ? WHERE person_id = ?", (state, person_id)).rowcount > 0


def sums(con: Connection, programme_id: int) -> dict[str, dict[str, int]]:
    """How many of each source there are in each state, and ``came``: who takes part; those without a name too."""
    found: dict[str, dict[str, int]] = {}
    rows = con.execute(
        "SELECT c.source, c.state, count(DISTINCT c.person_id) AS n FROM candidate c "
        "JOIN person p ON p.id = c.person_id WHERE p.programme_id = :programme GROUP BY c.source, c.state UNION ALL "
        "SELECT o.source, 'came', count(DISTINCT o.person_id) FROM origin o "
        "JOIN membership m ON m.person_id = o.person_id AND m.role = o.role AND m.state IN ('joined', 'admitted') "
        "JOIN person p ON p.id = o.person_id AND p.state = 'active' WHERE p.programme_id = :programme "
        "GROUP BY o.source",
        {"programme": programme_id},
    )
    for row in rows:
        found.setdefault(row["source"], {})[row["state"]] = row["n"]
    return found


def settle(con: Connection, person_id: int, now: datetime) -> None:
    """The person has come in: a participant, no longer a possible one; the source stays for the sums."""
    con.execute(
        "INSERT OR REPLACE INTO origin (person_id, role, source, came_at) "
        "SELECT person_id, role, source, ? FROM candidate WHERE person_id = ?",
        (to_text(now), person_id),
    )
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
