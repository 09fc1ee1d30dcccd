"""Drafts of pairs: one open draft a programme, guarded by its revision."""

import json
import sqlite3
from dataclasses import asdict
from datetime import datetime

from domain.draft import Draft
from domain.proposal import Leftover, LeftoverKind, Proposal, ProposedPair, Reason, ReasonKind, Summary
from domain.roles import Role
from storage.database import Connection
from storage.moments import to_text


def current(con: Connection, programme_id: int) -> Draft | None:
    """The open draft."""
    row = con.execute("SELECT * FROM draft WHERE programme_id = ? AND state = 'open'", (programme_id,)).fetchone()
    return None if row is None else _draft(con, row)


def create(con: Connection, programme_id: int, created_by: int | None, now: datetime) -> int:
    """A new open draft, empty. ``sqlite3.IntegrityError`` while another one is open."""
    cursor = con.execute(
        "INSERT INTO draft (programme_id, revision, created_by, created_at) VALUES (?, 0, ?, ?)",
        (programme_id, created_by, to_text(now)),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def advance(con: Connection, draft_id: int, revision: int) -> bool:
    """Take the next revision; False when the draft is no longer open or somebody else was faster."""
    return (
        con.execute(
            "UPDATE draft SET revision = revision + 1 WHERE id = ? AND revision = ? AND state = 'open'",
            (draft_id, revision),
        ).rowcount
        > 0
    )


def fill(con: Connection, draft_id: int, proposal: Proposal, choice_id: int | None) -> None:
    """Put a proposal into the draft in place of what stood there; forbidden pairs stay."""
    con.execute(
        "UPDATE draft SET summary = ?, choice_id = ? WHERE id = ?",
        (json.dumps(asdict(proposal.summary)), choice_id, draft_id),
    )
    con.execute("DELETE FROM draft_pair WHERE draft_id = ?", (draft_id,))
    con.execute("DELETE FROM draft_leftover WHERE draft_id = ?", (draft_id,))
    con.executemany(
        "INSERT INTO draft_pair (draft_id, mentor_id, mentee_id, pinned, reason) VALUES (?, ?, ?, ?, ?)",
        [(draft_id, p.mentor, p.mentee, p.pinned, json.dumps(asdict(p.reason))) for p in proposal.pairs],
    )
    left = [(draft_id, one.person, Role.MENTEE, one.reason) for one in proposal.mentees_left]
    left += [(draft_id, one.person, Role.MENTOR, one.reason) for one in proposal.mentors_left]
    con.executemany("INSERT INTO draft_leftover (draft_id, person_id, role, reason) VALUES (?, ?, ?, ?)", left)


def pin(con: Connection, draft_id: int, mentee: int, pinned: bool) -> None:
    con.execute("UPDATE draft_pair SET pinned = ? WHERE draft_id = ? AND mentee_id = ?", (pinned, draft_id, mentee))


def forbid(con: Connection, draft_id: int, mentee: int, mentor: int) -> None:
    con.execute(
        "INSERT INTO draft_forbidden (draft_id, mentor_id, mentee_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (draft_id, mentor, mentee),
    )


def allow(con: Connection, draft_id: int, mentee: int, mentor: int) -> None:
    con.execute(
        "DELETE FROM draft_forbidden WHERE draft_id = ? AND mentor_id = ? AND mentee_id = ?", (draft_id, mentor, mentee)
    )


def agree(con: Connection, draft_id: int, agreed_by: int, now: datetime) -> None:
    con.execute(
        "UPDATE draft SET state = 'agreed', agreed_at = ?, agreed_by = ? WHERE id = ?",
        (to_text(now), agreed_by, draft_id),
    )


def _draft(con: Connection, row: sqlite3.Row) -> Draft:
    key = (row["id"],)
    pairs = con.execute("SELECT * FROM draft_pair WHERE draft_id = ? ORDER BY mentee_id", key).fetchall()
    left = con.execute("SELECT * FROM draft_leftover WHERE draft_id = ? ORDER BY person_id", key).fetchall()
    forbidden = con.execute("SELECT mentee_id, mentor_id FROM draft_forbidden WHERE draft_id = ?", key).fetchall()
    return Draft(
        id=row["id"],
        programme_id=row["programme_id"],
        revision=row["revision"],
        choice_id=row["choice_id"],
        pairs=tuple(
            ProposedPair(p["mentee_id"], p["mentor_id"], _reason(p["reason"]), bool(p["pinned"])) for p in pairs
        ),
        mentees_left=_left(left, Role.MENTEE),
        mentors_left=_left(left, Role.MENTOR),
        summary=Summary(**json.loads(row["summary"])),
        forbidden=frozenset((pair["mentee_id"], pair["mentor_id"]) for pair in forbidden),
    )


def _reason(text: str) -> Reason:
    stored = json.loads(text)
    return Reason(ReasonKind(stored["kind"]), stored["mentee_rank"], stored["mentor_rank"])


def _left(rows: list[sqlite3.Row], role: Role) -> tuple[Leftover, ...]:
    return tuple(Leftover(row["person_id"], LeftoverKind(row["reason"])) for row in rows if row["role"] == role)
