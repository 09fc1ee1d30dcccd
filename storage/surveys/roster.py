"""People as answers name them: whom one may choose, and the names of those who were chosen."""

import json
from collections.abc import Collection, Iterable
from sqlite3 import Row

from storage.database import Connection

_CONSENT = """coalesce((SELECT n.decision FROM consent n WHERE n.person_id = p.id AND n.kind = 'programme'
             ORDER BY n.id DESC LIMIT 1), '')"""


def admitted(con: Connection, programme_id: int, roles: Collection[str]) -> list[Row]:
    """``id``, ``full_name`` of everybody with a name who was admitted in one of the roles, by name.

    Participants only while their consent stands; a curator needs none for being one.
    """
    marks = ", ".join("?" * len(roles))
    return con.execute(
        "SELECT DISTINCT p.id, p.full_name, p.search_name FROM person p JOIN membership m ON m.person_id = p.id "
        "WHERE p.programme_id = ? AND p.state = 'active' AND p.full_name IS NOT NULL AND m.state = 'admitted' "
        f"AND m.role IN ({marks}) AND (m.role = 'curator' OR {_CONSENT} = 'given') ORDER BY p.search_name, p.id",
        (programme_id, *roles),
    ).fetchall()


def everybody(con: Connection, programme_id: int) -> list[int]:
    """The ids of all the programme's people, of doubles that were put together too."""
    rows = con.execute(
        "SELECT id FROM person WHERE programme_id = ? UNION SELECT g.gone_id FROM merged g "
        "JOIN person p ON p.id = g.kept_id WHERE p.programme_id = ?",
        (programme_id, programme_id),
    )
    return [row["id"] for row in rows]


def named(con: Connection, person_ids: Iterable[int]) -> dict[int, str]:
    """Full names by the id as it stands in an answer; of a double that was put together the name of who is kept.

    Without those who were erased or have withdrawn their consent.
    """
    rows = con.execute(
        "SELECT j.value AS asked, p.full_name FROM json_each(?) j LEFT JOIN merged g ON g.gone_id = j.value "
        "JOIN person p ON p.id = coalesce(g.kept_id, j.value) "
        f"WHERE p.state <> 'erased' AND p.full_name IS NOT NULL AND {_CONSENT} <> 'withdrawn'",
        (json.dumps(list(person_ids)),),
    )
    return {row["asked"]: row["full_name"] for row in rows}
