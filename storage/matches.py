"""Matches and their members."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime

from domain.match import LIVE_STATES, Match
from domain.roles import Role
from storage.database import Connection
from storage.moments import from_text, maybe_moment, to_text

_LIVE = ", ".join(f"'{state}'" for state in LIVE_STATES)


def create(
    con: Connection,
    programme_id: int,
    mentors: Sequence[int],
    mentees: Sequence[int],
    now: datetime,
    *,
    draft_id: int | None = None,
    form: str = "teacher_teacher",
) -> int:
    """A new agreed match; nobody is told yet. Returns its id."""
    cursor = con.execute(
        "INSERT INTO match (programme_id, form, draft_id, agreed_at) VALUES (?, ?, ?, ?)",
        (programme_id, form, draft_id, to_text(now)),
    )
    match_id = cursor.lastrowid
    assert match_id is not None
    members = [(match_id, person, "mentor") for person in mentors] + [
        (match_id, person, "mentee") for person in mentees
    ]
    con.executemany("INSERT INTO match_member (match_id, person_id, role) VALUES (?, ?, ?)", members)
    return match_id


def get(con: Connection, match_id: int) -> Match | None:
    found = _load(con, con.execute("SELECT * FROM match WHERE id = ?", (match_id,)).fetchall())
    return found[0] if found else None


def live(con: Connection, programme_id: int) -> list[Match]:
    """Agreed and active matches, oldest first."""
    rows = con.execute(
        f"SELECT * FROM match WHERE programme_id = ? AND state IN ({_LIVE}) ORDER BY id", (programme_id,)
    )
    return _load(con, rows.fetchall())


def every(con: Connection, programme_id: int) -> list[Match]:
    """All matches of the programme, ended ones too."""
    return _load(con, con.execute("SELECT * FROM match WHERE programme_id = ? ORDER BY id", (programme_id,)).fetchall())


def of_person(con: Connection, person_id: int, role: Role | None = None, *, active: bool = True) -> list[Match]:
    """Matches a person is in (as ``role``); ``active``: only those both sides have been told of."""
    states = "'active'" if active else _LIVE
    rows = con.execute(
        f"SELECT m.* FROM match m JOIN match_member k ON k.match_id = m.id "
        f"WHERE k.person_id = ? AND (? IS NULL OR k.role = ?) AND m.state IN ({states}) ORDER BY m.id",
        (person_id, role, role),
    )
    return _load(con, rows.fetchall())


def tell(con: Connection, match_ids: Iterable[int], now: datetime) -> list[int]:
    """Make agreed matches active; returns those that were not before."""
    told = []
    for match_id in match_ids:
        changed = con.execute(
            "UPDATE match SET state = 'active', told_at = ? WHERE id = ? AND state = 'agreed'", (to_text(now), match_id)
        )
        if changed.rowcount:
            told.append(match_id)
    return told


def _load(con: Connection, rows: list[sqlite3.Row]) -> list[Match]:
    if not rows:
        return []
    ids = [row["id"] for row in rows]
    marks = ", ".join("?" * len(ids)) if len(ids) <= 500 else None
    where = f"WHERE match_id IN ({marks})" if marks else ""
    members: dict[tuple[int, str], list[int]] = {}
    found = con.execute(f"SELECT * FROM match_member {where} ORDER BY person_id", ids if marks else ())
    for member in found:
        members.setdefault((member["match_id"], member["role"]), []).append(member["person_id"])
    return [
        Match(
            id=row["id"],
            form=row["form"],
            state=row["state"],
            mentors=tuple(members.get((row["id"], "mentor"), ())),
            mentees=tuple(members.get((row["id"], "mentee"), ())),
            agreed_at=from_text(row["agreed_at"]),
            told_at=maybe_moment(row["told_at"]),
            document_id=row["document_id"],
            planned_meetings=row["planned_meetings"],
            rhythm_days=row["rhythm_days"],
            ended_at=maybe_moment(row["ended_at"]),
        )
        for row in rows
    ]
