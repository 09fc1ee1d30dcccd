"""Drafts of pairs: one open draft a form of mentoring, guarded by its revision, and what the curator has decided."""

import json
import sqlite3
from dataclasses import asdict
from datetime import datetime

from domain.pairing.draft import TEACHERS, Decisions, Draft
from domain.pairing.proposal import Leftover, LeftoverKind, Proposal, ProposedPair, Reason, ReasonKind, Summary, Way
from domain.roles import Role
from storage.database import Connection
from storage.moments import to_text


def current(con: Connection, programme_id: int, form: str = TEACHERS) -> Draft | None:
    """The open draft."""
    row = con.execute(
        "SELECT * FROM draft WHERE programme_id = ? AND form = ? AND state = 'open'", (programme_id, form)
    ).fetchone()
    return None if row is None else _draft(con, row)


def one(con: Connection, programme_id: int, draft_id: int) -> Draft | None:
    """This draft, while it is open."""
    row = con.execute(
        "SELECT * FROM draft WHERE programme_id = ? AND id = ? AND state = 'open'", (programme_id, draft_id)
    ).fetchone()
    return None if row is None else _draft(con, row)


def form_of(con: Connection, programme_id: int, draft_id: int) -> str | None:
    """Of a draft, open or agreed."""
    row = con.execute("SELECT form FROM draft WHERE programme_id = ? AND id = ?", (programme_id, draft_id)).fetchone()
    return row["form"] if row else None


def create(con: Connection, programme_id: int, created_by: int | None, now: datetime, form: str = TEACHERS) -> int:
    """A new open draft, empty. ``sqlite3.IntegrityError`` while another one is open."""
    cursor = con.execute(
        "INSERT INTO draft (programme_id, form, revision, created_by, created_at) VALUES (?, ?, 0, ?, ?)",
        (programme_id, form, created_by, to_text(now)),
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
    """Put a proposal into the draft in place of what stood there; what was decided stays."""
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


def decide(con: Connection, draft: Draft, decided: Decisions) -> None:
    """Keep what the curator has decided, but for the pins: those stand in the pairs (``fill``)."""
    con.execute("UPDATE draft SET way = ? WHERE id = ?", (decided.way, draft.id))
    con.execute("DELETE FROM draft_forbidden WHERE draft_id = ?", (draft.id,))
    con.executemany(
        "INSERT INTO draft_forbidden (draft_id, mentee_id, mentor_id) VALUES (?, ?, ?)",
        [(draft.id, mentee, mentor) for mentee, mentor in sorted(decided.forbidden)],
    )
    con.execute("DELETE FROM draft_aside WHERE draft_id = ?", (draft.id,))
    con.executemany(
        "INSERT INTO draft_aside (draft_id, person_id, role) VALUES (?, ?, ?)",
        [(draft.id, person, role) for person, role in sorted(decided.aside)],
    )
    con.execute(
        "INSERT INTO match_setting (programme_id, form, importance, group_least, group_most) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (programme_id, form) DO UPDATE SET importance = excluded.importance, "
        "group_least = excluded.group_least, group_most = excluded.group_most",
        (draft.programme_id, draft.form, decided.importance, decided.least, decided.most),
    )


def settings(con: Connection, programme_id: int, form: str = TEACHERS) -> Decisions:
    """What holds from one draft to the next: importance and the size of groups."""
    row = con.execute(
        "SELECT * FROM match_setting WHERE programme_id = ? AND form = ?", (programme_id, form)
    ).fetchone()
    if row is None:
        return Decisions()
    return Decisions(importance=row["importance"], least=row["group_least"], most=row["group_most"])


def secret(con: Connection) -> tuple[bytes, int]:
    """What chance hides names in lists of candidates by: the secret, and the per cent hidden."""
    row = con.execute("SELECT salt, hidden FROM draft_secret").fetchone()
    return bytes(row["salt"]), int(row["hidden"])


def agree(con: Connection, draft_id: int, agreed_by: int, now: datetime) -> None:
    con.execute(
        "UPDATE draft SET state = 'agreed', agreed_at = ?, agreed_by = ? WHERE id = ?",
        (to_text(now), agreed_by, draft_id),
    )


def _draft(con: Connection, row: sqlite3.Row) -> Draft:
    key = (row["id"],)
    stored = con.execute("SELECT * FROM draft_pair WHERE draft_id = ? ORDER BY mentee_id", key).fetchall()
    left = con.execute("SELECT * FROM draft_leftover WHERE draft_id = ? ORDER BY person_id", key).fetchall()
    pairs = tuple(ProposedPair(p["mentee_id"], p["mentor_id"], _reason(p["reason"]), bool(p["pinned"])) for p in stored)
    kept = settings(con, row["programme_id"], row["form"])
    return Draft(
        id=row["id"],
        programme_id=row["programme_id"],
        revision=row["revision"],
        choice_id=row["choice_id"],
        pairs=pairs,
        mentees_left=_left(left, Role.MENTEE),
        mentors_left=_left(left, Role.MENTOR),
        summary=Summary(**json.loads(row["summary"])),
        decided=Decisions(
            way=Way(row["way"]),
            pins=frozenset((pair.mentee, pair.mentor) for pair in pairs if pair.pinned),
            forbidden=_forbidden(con, row["id"]),
            aside=_aside(con, row["id"]),
            importance=kept.importance,
            least=kept.least,
            most=kept.most,
        ),
        form=row["form"],
    )


def _forbidden(con: Connection, draft_id: int) -> frozenset[tuple[int, int]]:
    rows = con.execute("SELECT mentee_id, mentor_id FROM draft_forbidden WHERE draft_id = ?", (draft_id,))
    return frozenset((row["mentee_id"], row["mentor_id"]) for row in rows)


def _aside(con: Connection, draft_id: int) -> frozenset[tuple[int, Role]]:
    rows = con.execute("SELECT person_id, role FROM draft_aside WHERE draft_id = ?", (draft_id,))
    return frozenset((row["person_id"], Role(row["role"])) for row in rows)


def _reason(text: str) -> Reason:
    stored = json.loads(text)
    return Reason(ReasonKind(stored["kind"]), stored["mentee_rank"], stored["mentor_rank"])


def _left(rows: list[sqlite3.Row], role: Role) -> tuple[Leftover, ...]:
    return tuple(Leftover(row["person_id"], LeftoverKind(row["reason"])) for row in rows if row["role"] == role)
