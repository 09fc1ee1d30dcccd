"""Categories that a curator has put right; without a row here the questionnaire's answer counts."""

from collections.abc import Iterable
from datetime import datetime

from domain.roles import Role
from storage.database import Connection
from storage.moments import to_text


def put(con: Connection, person_id: int, role: Role, codes: Iterable[str], curator_id: int, now: datetime) -> None:
    con.execute(
        "INSERT INTO category (person_id, role, codes, set_by, set_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (person_id, role) DO UPDATE SET codes = excluded.codes, set_by = excluded.set_by, "
        "set_at = excluded.set_at",
        (person_id, role, ",".join(codes), curator_id, to_text(now)),
    )


def of_person(con: Connection, person_id: int) -> dict[Role, tuple[str, ...]]:
    """What was put right, by role; an empty tuple: none of them."""
    rows = con.execute("SELECT role, codes FROM category WHERE person_id = ?", (person_id,))
    return {Role(row["role"]): _codes(row["codes"]) for row in rows}


def of_everybody(con: Connection, programme_id: int) -> dict[tuple[int, Role], tuple[str, ...]]:
    """The same of a programme, by person and role."""
    rows = con.execute(
        "SELECT c.* FROM category c JOIN person p ON p.id = c.person_id WHERE p.programme_id = ?", (programme_id,)
    )
    return {(row["person_id"], Role(row["role"])): _codes(row["codes"]) for row in rows}


def _codes(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(",")) if joined else ()
