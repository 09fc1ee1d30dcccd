"""Responses about somebody else: what others tell of a pupil, records on a teacher, ratings of a pair's programme."""

import sqlite3

from storage.database import Connection

_RECORD = """
SELECT r.id, r.person_id, r.form_code, r.form_hash, r.subject, r.submitted_at, q.id AS inquiry_id, q.relation, q.note,
       coalesce(q.respondent_name, p.full_name) AS author
FROM response r JOIN person p ON p.id = r.person_id LEFT JOIN inquiry q ON q.response_id = r.id
"""


def about(con: Connection, subject: str, form_code: str) -> list[sqlite3.Row]:
    """Everything sent about a subject on this form, newest first: ``author``, ``relation``, ``note``, …"""
    return con.execute(
        f"{_RECORD} WHERE r.subject = ? AND r.form_code = ? AND r.state = 'submitted' ORDER BY r.id DESC",
        (subject, form_code),
    ).fetchall()


def get(con: Connection, response_id: int) -> sqlite3.Row | None:
    """One of them; None for anything that was not sent."""
    row: sqlite3.Row | None = con.execute(
        f"{_RECORD} WHERE r.id = ? AND r.state = 'submitted'", (response_id,)
    ).fetchone()
    return row


def every(con: Connection, programme_id: int) -> list[sqlite3.Row]:
    """Everything sent about people and pairs of the programme, by form, oldest first; nothing about somebody whose

    consent does not stand, nothing by a respondent who took theirs back (its answers are gone).
    """
    return con.execute(
        f"{_RECORD} LEFT JOIN person s ON s.id = CASE WHEN substr(r.subject, 1, 7) = 'person:' "
        "THEN cast(substr(r.subject, 8) AS INTEGER) END LEFT JOIN match t ON t.id = CASE "
        "WHEN substr(r.subject, 1, 6) = 'match:' THEN cast(substr(r.subject, 7) AS INTEGER) END "
        "WHERE r.form_code IN ('third_party', 'teacher_record', 'plan_rating') AND r.state = 'submitted' "
        "AND coalesce(s.programme_id, t.programme_id) = ? AND (s.id IS NULL OR (s.state <> 'erased' AND "
        "(SELECT n.decision FROM consent n WHERE n.person_id = s.id AND n.kind = 'programme' "
        "ORDER BY n.id DESC LIMIT 1) = 'given')) ORDER BY r.form_code, r.id",
        (programme_id,),
    ).fetchall()


def match_names(con: Connection, match_id: int) -> sqlite3.Row | None:
    """``programme_id`` and the ``mentors`` and ``mentees`` of a match by full name; None for no match."""
    row: sqlite3.Row | None = con.execute(
        "SELECT t.programme_id, t.state, "
        "(SELECT group_concat(p.full_name, ', ') FROM match_member k JOIN person p ON p.id = k.person_id "
        " WHERE k.match_id = t.id AND k.role = 'mentor') AS mentors, "
        "(SELECT group_concat(p.full_name, ', ') FROM match_member k JOIN person p ON p.id = k.person_id "
        " WHERE k.match_id = t.id AND k.role = 'mentee') AS mentees FROM match t WHERE t.id = ?",
        (match_id,),
    ).fetchone()
    return row


def replied(con: Connection, match_id: int, form_code: str) -> tuple[int, int]:
    """Of how many members of a match how many have answered a survey's form, at any time; never what."""
    row = con.execute(
        "SELECT count(*) AS members, coalesce(sum(EXISTS (SELECT 1 FROM response r WHERE r.person_id = k.person_id "
        "AND r.form_code = ? AND r.state = 'submitted')), 0) AS replied FROM match_member k WHERE k.match_id = ?",
        (form_code, match_id),
    ).fetchone()
    return int(row["replied"]), int(row["members"])
