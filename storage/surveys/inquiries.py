"""Personal links by which others tell of a pupil, and what came of them (D14)."""

import sqlite3
from datetime import datetime

from storage.database import Connection
from storage.moments import to_text

_INQUIRY = """
SELECT q.*, p.full_name AS pupil_name, p.programme_id, p.state AS pupil_state, r.state AS response_state,
       a.full_name AS author
FROM inquiry q JOIN person p ON p.id = q.pupil_id LEFT JOIN response r ON r.id = q.response_id
LEFT JOIN person a ON a.id = q.respondent_id
"""
_WAITING = "q.revoked_at IS NULL AND q.answered_at IS NULL AND (q.decision IS NULL OR q.decision = 'given')"


def create(
    con: Connection,
    pupil_id: int,
    relation: str,
    note: str | None,
    hashes: tuple[str, str],
    created_by: int,
    now: datetime,
    expires_at: datetime,
) -> int:
    """A new personal link; ``hashes`` of its token and of its typed code. Returns the id."""
    cursor = con.execute(
        "INSERT INTO inquiry (pupil_id, relation, note, token_hash, code_hash, created_by, created_at, expires_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (pupil_id, relation, note, *hashes, created_by, to_text(now), to_text(expires_at)),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def get(con: Connection, inquiry_id: int) -> sqlite3.Row | None:
    """With ``pupil_name``, ``pupil_state``, ``programme_id``, ``response_state``."""
    return _one(con, "q.id = ?", inquiry_id)


def by_token(con: Connection, token_hash: str) -> sqlite3.Row | None:
    return _one(con, "q.token_hash = ?", token_hash)


def by_code(con: Connection, code_hash: str) -> sqlite3.Row | None:
    return _one(con, "q.code_hash = ?", code_hash)


def by_response(con: Connection, response_id: int) -> sqlite3.Row | None:
    return _one(con, "q.response_id = ?", response_id)


def of_pupil(con: Connection, pupil_id: int) -> list[sqlite3.Row]:
    """Every link about the pupil, newest first."""
    return con.execute(f"{_INQUIRY} WHERE q.pupil_id = ? ORDER BY q.id DESC", (pupil_id,)).fetchall()


def of_respondent(con: Connection, person_id: int) -> list[sqlite3.Row]:
    """Links that the person has consented to answer, and has not taken that back; newest first."""
    return con.execute(
        f"{_INQUIRY} WHERE q.respondent_id = ? AND q.decision = 'given' ORDER BY q.id DESC", (person_id,)
    ).fetchall()


def waiting(con: Connection, programme_id: int, now: datetime) -> list[sqlite3.Row]:
    """Links that still wait for an answer, the oldest first."""
    return con.execute(
        f"{_INQUIRY} WHERE p.programme_id = ? AND {_WAITING} AND (q.expires_at > ? OR q.decision = 'given') "
        "ORDER BY q.id",
        (programme_id, to_text(now)),
    ).fetchall()


def waits(row: sqlite3.Row) -> bool:
    """Of a link: asked, neither answered nor refused nor taken back (its term may have run out)."""
    return row["revoked_at"] is None and row["answered_at"] is None and row["decision"] in (None, "given")


def decide(con: Connection, inquiry_id: int, decision: str, respondent_id: int | None, now: datetime) -> bool:
    """The asked person's word on the consent; False when the link was used, recalled or ran out meanwhile."""
    changed = con.execute(
        "UPDATE inquiry SET decision = ?, decided_at = ?, respondent_id = ? "
        "WHERE id = ? AND decision IS NULL AND revoked_at IS NULL AND expires_at > ?",
        (decision, to_text(now), respondent_id, inquiry_id, to_text(now)),
    )
    return changed.rowcount > 0


def name(con: Connection, inquiry_id: int, full_name: str) -> None:
    con.execute("UPDATE inquiry SET respondent_name = ? WHERE id = ?", (full_name, inquiry_id))


def answer_with(con: Connection, inquiry_id: int, response_id: int) -> None:
    """Which response answers the link."""
    con.execute("UPDATE inquiry SET response_id = ? WHERE id = ?", (response_id, inquiry_id))


def answered(con: Connection, inquiry_id: int, now: datetime) -> bool:
    """The answer was sent; False the second time."""
    changed = con.execute(
        "UPDATE inquiry SET answered_at = ? WHERE id = ? AND answered_at IS NULL", (to_text(now), inquiry_id)
    )
    return changed.rowcount > 0


def revoke(con: Connection, inquiry_id: int, now: datetime) -> bool:
    """Recall a link that was not answered; False if there is nothing to recall. What was begun is dropped."""
    changed = con.execute(
        f"UPDATE inquiry AS q SET revoked_at = ?, note = NULL WHERE q.id = ? AND {_WAITING}",
        (to_text(now), inquiry_id),
    )
    if changed.rowcount:
        _drop_response(con, "id = ?", inquiry_id)
    return changed.rowcount > 0


def stop(con: Connection, pupil_id: int, now: datetime) -> None:
    """Nothing more is asked about the pupil (the consent was withdrawn); what was sent waits for the erasure."""
    for row in of_pupil(con, pupil_id):
        revoke(con, row["id"], now)


def take_back(con: Connection, person_id: int, now: datetime) -> int:
    """The respondent takes the consent back: answers and name go; how many links that were."""
    con.erased = True
    _drop_response(con, "respondent_id = ?", person_id)
    return con.execute(
        "UPDATE inquiry SET decision = 'withdrawn', decided_at = ?, respondent_name = NULL, note = NULL "
        "WHERE respondent_id = ? AND decision = 'given'",
        (to_text(now), person_id),
    ).rowcount


def hand_over(con: Connection, gone: int, kept: int) -> None:
    """The same human being under another row of ours (came in by a personal code): the answers are theirs."""
    con.execute(
        "UPDATE response SET person_id = ? WHERE id IN (SELECT response_id FROM inquiry WHERE respondent_id = ?)",
        (kept, gone),
    )
    con.execute("UPDATE consent SET person_id = ? WHERE person_id = ? AND kind = 'third_party'", (kept, gone))
    con.execute("UPDATE inquiry SET respondent_id = ? WHERE respondent_id = ?", (kept, gone))


def _drop_response(con: Connection, where: str, key: int) -> None:
    ids = f"(SELECT response_id FROM inquiry WHERE {where} AND response_id IS NOT NULL)"
    con.execute(f"DELETE FROM answer WHERE response_id IN {ids}", (key,))
    con.execute(f"UPDATE response SET state = 'withdrawn' WHERE id IN {ids}", (key,))


def _one(con: Connection, where: str, key: int | str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = con.execute(f"{_INQUIRY} WHERE {where}", (key,)).fetchone()
    return row
