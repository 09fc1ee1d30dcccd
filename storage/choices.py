"""Choices, ballots and marks. Each mark is a row of its own, written at the tap."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from domain.choice import Ballot, Choice
from domain.roles import Role
from storage.database import Connection
from storage.moments import from_text, maybe_moment, to_text


def create(
    con: Connection, programme_id: int, limit: int, closes_at: datetime, opened_by: int | None, now: datetime
) -> int | None:
    """Open a choice; ``None`` if one is open already (a second curator was quicker)."""
    cursor = con.execute(
        "INSERT INTO choice (programme_id, mark_limit, opened_at, closes_at, opened_by) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT DO NOTHING",
        (programme_id, limit, to_text(now), to_text(closes_at), opened_by),
    )
    return cursor.lastrowid if cursor.rowcount else None


def get(con: Connection, choice_id: int) -> Choice | None:
    row = con.execute("SELECT * FROM choice WHERE id = ?", (choice_id,)).fetchone()
    return None if row is None else _choice(row)


def latest(con: Connection, programme_id: int) -> Choice | None:
    """The newest choice, open or closed."""
    row = con.execute(
        "SELECT * FROM choice WHERE programme_id = ? ORDER BY id DESC LIMIT 1", (programme_id,)
    ).fetchone()
    return None if row is None else _choice(row)


def close(con: Connection, choice_id: int, now: datetime) -> bool:
    """Close it; False if it was closed already."""
    return (
        con.execute(
            "UPDATE choice SET state = 'closed', closed_at = ? WHERE id = ? AND state = 'open'",
            (to_text(now), choice_id),
        ).rowcount
        > 0
    )


def change_end(con: Connection, choice_id: int, closes_at: datetime) -> bool:
    """Move the end of an open choice."""
    return (
        con.execute(
            "UPDATE choice SET closes_at = ? WHERE id = ? AND state = 'open'", (to_text(closes_at), choice_id)
        ).rowcount
        > 0
    )


def overdue(con: Connection, now: datetime) -> list[Choice]:
    """Open choices whose time is over."""
    rows = con.execute("SELECT * FROM choice WHERE state = 'open' AND closes_at <= ?", (to_text(now),))
    return [_choice(row) for row in rows]


def ballots(con: Connection, choice_id: int) -> list[Ballot]:
    """All ballots with their marks, by person."""
    marks: dict[int, list[sqlite3.Row]] = {}
    for row in con.execute(
        "SELECT m.* FROM mark m JOIN ballot b ON b.id = m.ballot_id WHERE b.choice_id = ? "
        "ORDER BY m.ballot_id, m.place, m.target_id",
        (choice_id,),
    ):
        marks.setdefault(row["ballot_id"], []).append(row)
    rows = con.execute("SELECT * FROM ballot WHERE choice_id = ? ORDER BY person_id, side", (choice_id,))
    return [_ballot(row, marks.get(row["id"], ())) for row in rows]


def ballot(con: Connection, choice_id: int, person_id: int, side: Role) -> Ballot:
    """A person's ballot; an empty one where nothing is marked yet."""
    row = con.execute(
        "SELECT * FROM ballot WHERE choice_id = ? AND person_id = ? AND side = ?", (choice_id, person_id, side)
    ).fetchone()
    if row is None:
        return Ballot(person_id, side)
    marks = con.execute("SELECT * FROM mark WHERE ballot_id = ? ORDER BY place, target_id", (row["id"],)).fetchall()
    return _ballot(row, marks)


def save(con: Connection, choice_id: int, kept: Ballot, now: datetime) -> None:
    """Write a ballot as it stands now."""
    row = con.execute(
        "INSERT INTO ballot (choice_id, person_id, side, touched_at, sent_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (choice_id, person_id, side) DO UPDATE SET touched_at = excluded.touched_at, "
        "sent_at = CASE WHEN ? THEN coalesce(ballot.sent_at, excluded.sent_at) END RETURNING id",
        (choice_id, kept.person_id, kept.side, to_text(now), to_text(now) if kept.sent else None, kept.sent),
    ).fetchone()
    con.execute("DELETE FROM mark WHERE ballot_id = ?", (row["id"],))
    marks: list[tuple[int, int, int | None, str]] = [
        (row["id"], target, place, to_text(now)) for place, target in enumerate(kept.ranked, 1)
    ]
    marks += [(row["id"], target, None, to_text(now)) for target in sorted(kept.refused)]
    con.executemany("INSERT INTO mark (ballot_id, target_id, place, marked_at) VALUES (?, ?, ?, ?)", marks)


def _choice(row: sqlite3.Row) -> Choice:
    return Choice(
        id=row["id"],
        limit=row["mark_limit"],
        opened_at=from_text(row["opened_at"]),
        closes_at=from_text(row["closes_at"]),
        closed_at=maybe_moment(row["closed_at"]),
    )


def _ballot(row: sqlite3.Row, marks: Sequence[sqlite3.Row]) -> Ballot:
    return Ballot(
        person_id=row["person_id"],
        side=Role(row["side"]),
        ranked=tuple(mark["target_id"] for mark in marks if mark["place"] is not None),
        refused=frozenset(mark["target_id"] for mark in marks if mark["place"] is None),
        sent=row["sent_at"] is not None,
    )
