"""A person's card for the curator: what is kept and how far things have come."""

import sqlite3

from storage.database import Connection


def person(con: Connection, programme_id: int, person_id: int) -> sqlite3.Row | None:
    """The person with ``account``, ``username``, ``reachable`` of the newest one; None for another programme's."""
    row: sqlite3.Row | None = con.execute(
        "SELECT p.*, "
        "(SELECT max(c.reachable) FROM channel c WHERE c.person_id = p.id) AS reachable, "
        "(SELECT c.external_id FROM channel c WHERE c.person_id = p.id ORDER BY c.linked_at DESC, c.id DESC LIMIT 1) "
        "  AS account, "
        "(SELECT c.username FROM channel c WHERE c.person_id = p.id ORDER BY c.linked_at DESC, c.id DESC LIMIT 1) "
        "  AS username "
        "FROM person p WHERE p.programme_id = ? AND p.id = ?",
        (programme_id, person_id),
    ).fetchone()
    return row


def matches(con: Connection, person_id: int) -> list[sqlite3.Row]:
    """Live matches: ``id``, ``state``, ``role``, the others' names, meetings held and the day of the last."""
    return con.execute(
        "SELECT t.id, t.state, k.role, "
        "(SELECT group_concat(p.full_name, ', ') FROM match_member x JOIN person p ON p.id = x.person_id "
        " WHERE x.match_id = t.id AND x.role <> k.role) AS others, "
        "(SELECT count(*) FROM meeting g WHERE g.match_id = t.id AND g.state = 'held') AS held, "
        "(SELECT max(g.held_on) FROM meeting g WHERE g.match_id = t.id AND g.state = 'held') AS last_held "
        "FROM match_member k JOIN match t ON t.id = k.match_id "
        "WHERE k.person_id = ? AND t.state IN ('agreed', 'active') ORDER BY t.id",
        (person_id,),
    ).fetchall()


def undelivered(con: Connection, person_id: int) -> int:
    """Notices that did not reach the person."""
    row = con.execute(
        "SELECT count(*) AS n FROM notice WHERE person_id = ? AND state = 'failed'", (person_id,)
    ).fetchone()
    return int(row["n"])


def posts(con: Connection, programme_id: int) -> dict[int, str]:
    """Posts by person."""
    rows = con.execute("SELECT id, post FROM person WHERE programme_id = ? AND post IS NOT NULL", (programme_id,))
    return {row["id"]: row["post"] for row in rows}


def others(con: Connection, programme_id: int, person_id: int) -> dict[int, str]:
    """Everybody else who takes part, did or may, and has a name, by name; who is a curator alone is not among them."""
    rows = con.execute(
        "SELECT id, full_name FROM person WHERE programme_id = ? AND id <> ? AND full_name IS NOT NULL "
        "AND state <> 'erased' AND (EXISTS (SELECT 1 FROM candidate k WHERE k.person_id = person.id) "
        "OR EXISTS (SELECT 1 FROM membership m WHERE m.person_id = person.id AND m.role <> 'curator')) "
        "ORDER BY search_name, id",
        (programme_id, person_id),
    )
    return {row["id"]: row["full_name"] for row in rows}


def forms_of(con: Connection, programme_id: int) -> list[tuple[str, int]]:
    """(form of mentoring, person) of everybody who is or was in a pair."""
    rows = con.execute(
        "SELECT DISTINCT t.form, k.person_id FROM match t JOIN match_member k ON k.match_id = t.id "
        "WHERE t.programme_id = ?",
        (programme_id,),
    )
    return [(row["form"], row["person_id"]) for row in rows]


def volunteers(con: Connection, programme_id: int, form_code: str, item_key: str, values: tuple[str, ...]) -> set[int]:
    """Who answered a question of the last sent response of a form with one of these options, and is no mentor."""
    marks = ", ".join("?" * len(values))
    rows = con.execute(
        "SELECT p.id FROM (SELECT max(id) AS id, person_id FROM response WHERE form_code = ? AND state = 'submitted' "
        "GROUP BY person_id) r JOIN answer a ON a.response_id = r.id AND a.item_key = ? AND a.state = 'given' "
        "JOIN person p ON p.id = r.person_id AND p.state = 'active' WHERE p.programme_id = ? "
        f"AND json_extract(a.value, '$') IN ({marks}) AND NOT EXISTS (SELECT 1 FROM membership m "
        "WHERE m.person_id = p.id AND m.role = 'mentor' AND m.state IN ('joined', 'admitted'))",
        (form_code, item_key, programme_id, *values),
    )
    return {row["id"] for row in rows}
