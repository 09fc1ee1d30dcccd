"""Steps of a draft: who changed what, and what had been decided before, so that it can be taken back."""

import json
import sqlite3
from datetime import datetime

from domain.pairing.draft import Decisions, Step
from domain.pairing.proposal import Way
from domain.roles import Role
from storage.database import Connection
from storage.moments import from_text, to_text

UNDO = "undo"


def add(
    con: Connection,
    draft_id: int,
    act: str,
    people: tuple[int | None, int | None],
    before: Decisions,
    by: int,
    now: datetime,
) -> None:
    """Note a step that has just been made. ``people``: the mentee and the mentor it is about."""
    con.execute(
        "INSERT INTO draft_step (draft_id, act, mentee_id, mentor_id, before, revision, by_id, done_at) "
        "SELECT ?, ?, ?, ?, ?, revision, ?, ? FROM draft WHERE id = ?",
        (draft_id, act, *people, _to_json(before), by, to_text(now), draft_id),
    )


def last(con: Connection, draft_id: int) -> Step | None:
    """The newest step that can still be taken back."""
    return _one(con, draft_id, f"AND act <> '{UNDO}' AND undone_at IS NULL")


def latest(con: Connection, draft_id: int) -> Step | None:
    """The newest of all, takings back too: who changed the draft last."""
    return _one(con, draft_id, "")


def take_back(con: Connection, step: Step, draft_id: int, by: int, now: datetime) -> None:
    """Mark a step as undone, and note who did it."""
    con.execute("UPDATE draft_step SET undone_at = ? WHERE id = ?", (to_text(now), step.id))
    add(con, draft_id, UNDO, (step.mentee, step.mentor), step.before, by, now)


def _one(con: Connection, draft_id: int, where: str) -> Step | None:
    row = con.execute(
        f"SELECT * FROM draft_step WHERE draft_id = ? {where} ORDER BY id DESC LIMIT 1", (draft_id,)
    ).fetchone()
    return None if row is None else _step(row)


def _step(row: sqlite3.Row) -> Step:
    return Step(
        id=row["id"],
        act=row["act"],
        mentee=row["mentee_id"],
        mentor=row["mentor_id"],
        before=_from_json(row["before"]),
        revision=row["revision"],
        by=row["by_id"],
        at=from_text(row["done_at"]),
    )


def _to_json(decided: Decisions) -> str:
    return json.dumps({
        "way": decided.way,
        "pins": sorted(decided.pins),
        "forbidden": sorted(decided.forbidden),
        "aside": sorted(decided.aside),
        "importance": decided.importance,
        "group": [decided.least, decided.most],
    })  # fmt: skip


def _from_json(text: str) -> Decisions:
    stored = json.loads(text)
    return Decisions(
        way=Way(stored["way"]),
        pins=frozenset((mentee, mentor) for mentee, mentor in stored["pins"]),
        forbidden=frozenset((mentee, mentor) for mentee, mentor in stored["forbidden"]),
        aside=frozenset((person, Role(role)) for person, role in stored["aside"]),
        importance=stored["importance"],
        least=stored["group"][0],
        most=stored["group"][1],
    )
