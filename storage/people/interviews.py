"""Interviews before admission, and every decision on it: only ever added to (D20)."""

import sqlite3
from datetime import date, datetime

from domain.people.interview import Interview
from domain.roles import Role
from storage.database import Connection
from storage.moments import from_text, to_text


def add(con: Connection, person_id: int, held: Interview, curator_id: int, now: datetime) -> None:
    con.execute(
        "INSERT INTO interview (person_id, held_on, held_by, psychologist, conclusion, recommended, noted_by, "
        "noted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(person_id, held.held_on.isoformat(), held.held_by, held.psychologist, held.conclusion),
            *(held.recommended, curator_id, to_text(now)),
        ),
    )


def of_person(con: Connection, person_id: int) -> list[Interview]:
    """Everything noted about somebody, the newest first."""
    rows = con.execute("SELECT * FROM interview WHERE person_id = ? ORDER BY held_on DESC, id DESC", (person_id,))
    return [_interview(row) for row in rows]


def latest(con: Connection, person_id: int) -> Interview | None:
    return next(iter(of_person(con, person_id)), None)


def _interview(row: sqlite3.Row) -> Interview:
    return Interview(
        held_on=date.fromisoformat(row["held_on"]),
        held_by=row["held_by"],
        psychologist=bool(row["psychologist"]),
        conclusion=row["conclusion"],
        recommended=bool(row["recommended"]),
        noted_at=from_text(row["noted_at"]),
    )


def decide(con: Connection, person_id: int, role: Role, verdict: str, by: int | None, now: datetime) -> None:
    """Remember a decision: ``admitted`` or ``declined``; ``by`` None: a setting admits everybody."""
    con.execute(
        "INSERT INTO decision (person_id, role, verdict, decided_by, decided_at) VALUES (?, ?, ?, ?, ?)",
        (person_id, role, verdict, by, to_text(now)),
    )


def decisions(con: Connection, person_id: int) -> list[sqlite3.Row]:
    """``role``, ``verdict``, ``decided_at``, ``full_name`` of who decided; the newest first."""
    return con.execute(
        "SELECT d.role, d.verdict, d.decided_at, p.full_name FROM decision d "
        "LEFT JOIN person p ON p.id = d.decided_by WHERE d.person_id = ? ORDER BY d.id DESC",
        (person_id,),
    ).fetchall()
