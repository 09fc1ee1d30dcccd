"""Admitted mentors and mentees as matching and documents need them: names, posts, places."""

from collections.abc import Iterable

from domain.people.participant import Participant
from domain.roles import Role
from storage.database import Connection


def admitted(con: Connection, programme_id: int, role: Role) -> list[Participant]:
    """Admitted people of a role who have not left, by name."""
    rows = con.execute(
        "SELECT p.id, p.full_name, p.post, m.capacity FROM person p JOIN membership m ON m.person_id = p.id "
        "WHERE p.programme_id = ? AND p.state = 'active' AND m.role = ? AND m.state = 'admitted' "
        "ORDER BY p.search_name, p.full_name, p.id",
        (programme_id, role),
    )
    return [Participant(row["id"], row["full_name"] or "", row["post"] or "", row["capacity"]) for row in rows]


def everybody(con: Connection, programme_id: int) -> dict[int, str]:
    """Names of all who have a part in the programme or had one."""
    rows = con.execute(
        "SELECT p.id, p.full_name FROM person p WHERE p.programme_id = ? AND p.full_name IS NOT NULL "
        "AND EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id)",
        (programme_id,),
    )
    return {row["id"]: row["full_name"] for row in rows}


def named(con: Connection, person_ids: Iterable[int]) -> dict[int, Participant]:
    """Names and posts of these people, whatever became of their part."""
    wanted = sorted(set(person_ids))
    found: dict[int, Participant] = {}
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        marks = ", ".join("?" * len(part))
        rows = con.execute(f"SELECT id, full_name, post FROM person WHERE id IN ({marks})", part)
        found.update({row["id"]: Participant(row["id"], row["full_name"] or "", row["post"] or "") for row in rows})
    return found
