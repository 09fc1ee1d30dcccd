"""«Suggest a candidate» (S1 4.6): the name and the reason are kept only until the curator's decision."""

import sqlite3
from datetime import datetime

from domain.roles import Role
from storage.database import Connection
from storage.moments import to_text

_ONE = "SELECT o.*, p.full_name AS proposer FROM proposal o JOIN person p ON p.id = o.proposed_by"


def add(con: Connection, programme_id: int, by: int, role: Role, name: str, reason: str, now: datetime) -> int:
    row = con.execute(
        "INSERT INTO proposal (programme_id, proposed_by, role, full_name, reason, created_at) "
        "VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
        (programme_id, by, role, name, reason, to_text(now)),
    ).fetchone()
    return int(row["id"])


def get(con: Connection, programme_id: int, proposal_id: int) -> sqlite3.Row | None:
    """One with ``proposer``, the name of who suggested."""
    row: sqlite3.Row | None = con.execute(
        f"{_ONE} WHERE o.programme_id = ? AND o.id = ?", (programme_id, proposal_id)
    ).fetchone()
    return row


def waiting(con: Connection, programme_id: int) -> list[sqlite3.Row]:
    """Suggestions without a decision, the oldest first."""
    return con.execute(
        f"{_ONE} WHERE o.programme_id = ? AND o.decision IS NULL ORDER BY o.id", (programme_id,)
    ).fetchall()


def open_of(con: Connection, person_id: int) -> list[sqlite3.Row]:
    """What somebody has suggested and nobody has decided yet."""
    return con.execute(
        "SELECT * FROM proposal WHERE proposed_by = ? AND decision IS NULL ORDER BY id", (person_id,)
    ).fetchall()


def decide(con: Connection, proposal_id: int, decision: str, curator_id: int, now: datetime) -> bool:
    """Settle a suggestion and forget whom it was about; False when that was done before."""
    changed = con.execute(
        "UPDATE proposal SET decision = ?, decided_by = ?, decided_at = ?, full_name = NULL, reason = NULL "
        "WHERE id = ? AND decision IS NULL",
        (decision, curator_id, to_text(now), proposal_id),
    )
    return changed.rowcount > 0
