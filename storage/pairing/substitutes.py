"""Mentors for a while: who stands in for whom, from which day to which."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from storage.database import Connection
from storage.moments import to_text


@dataclass(frozen=True, slots=True)
class Substitute:
    """``state``: ``ahead``, ``now`` or ``over``; ``reason`` stands in the order, empty: the usual words."""

    id: int
    match_id: int
    person_id: int
    starts_on: date
    ends_on: date
    reason: str
    state: str
    document_id: int | None


def add(
    con: Connection, match_id: int, person_id: int, days: tuple[date, date], reason: str, by: int, now: datetime
) -> int:
    """Somebody will stand in; returns the row's id. ``sqlite3.IntegrityError`` where somebody does already."""
    row = con.execute(
        "INSERT INTO substitute (match_id, person_id, starts_on, ends_on, reason, made_by, made_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (match_id, person_id, days[0].isoformat(), days[1].isoformat(), reason or None, by, to_text(now)),
    ).fetchone()
    return int(row["id"])


def get(con: Connection, substitute_id: int) -> Substitute | None:
    found = _load(con, "id = ?", (substitute_id,))
    return found[0] if found else None


def of_match(con: Connection, match_id: int) -> Substitute | None:
    """Who stands in now or will; ``None`` when nobody."""
    found = _load(con, "match_id = ? AND state <> 'over'", (match_id,))
    return found[0] if found else None


def of_programme(con: Connection, programme_id: int) -> list[Substitute]:
    """Everybody who stands, will stand or has stood in, oldest first."""
    return _load(con, "match_id IN (SELECT id FROM match WHERE programme_id = ?)", (programme_id,))


def ever(con: Connection, match_ids: Iterable[int]) -> frozenset[tuple[int, int]]:
    """(match, person) of everybody who has stood in for a mentor of these matches, or does."""
    rows = con.execute(
        "SELECT DISTINCT match_id, person_id FROM substitute WHERE state <> 'ahead' "
        "AND match_id IN (SELECT value FROM json_each(?))",
        (json.dumps([*match_ids]),),
    )
    return frozenset((row["match_id"], row["person_id"]) for row in rows)


def due(con: Connection, today: date) -> list[Substitute]:
    """Those who begin by this day, and those whose last day has passed."""
    where = "(state = 'ahead' AND starts_on <= ?) OR (state <> 'over' AND ends_on < ?)"
    return _load(con, where, (today.isoformat(), today.isoformat()))


def turn(con: Connection, substitute_id: int, before: str, after: str) -> bool:
    """From one state to another; False if it was in none of ``before``."""
    changed = con.execute("UPDATE substitute SET state = ? WHERE id = ? AND state = ?", (after, substitute_id, before))
    return changed.rowcount > 0


def attach(con: Connection, document_id: int, substitute_id: int) -> None:
    """This order names the substitute."""
    con.execute("UPDATE substitute SET document_id = ? WHERE id = ?", (document_id, substitute_id))


def explain(con: Connection, substitute_id: int, reason: str) -> None:
    """Words about the reason for the order."""
    con.execute("UPDATE substitute SET reason = ? WHERE id = ?", (reason or None, substitute_id))


def _load(con: Connection, where: str, values: tuple[object, ...]) -> list[Substitute]:
    rows: list[sqlite3.Row] = con.execute(f"SELECT * FROM substitute WHERE {where} ORDER BY id", values).fetchall()
    return [
        Substitute(
            id=row["id"],
            match_id=row["match_id"],
            person_id=row["person_id"],
            starts_on=date.fromisoformat(row["starts_on"]),
            ends_on=date.fromisoformat(row["ends_on"]),
            reason=row["reason"] or "",
            state=row["state"],
            document_id=row["document_id"],
        )
        for row in rows
    ]
