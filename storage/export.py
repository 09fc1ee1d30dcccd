"""Rows for the curator's Excel file: everything of a programme but the private «no» of the choice."""

import sqlite3

from storage.database import Connection

# Processing stops with the withdrawal, whatever remains until the erasure (152-FZ art. 9 p. 2).
_STANDS = """coalesce((SELECT n.decision FROM consent n WHERE n.person_id = {person}.id AND n.kind = 'programme'
              ORDER BY n.id DESC LIMIT 1), '') <> 'withdrawn'"""

_PEOPLE = f"""
SELECT p.id, p.full_name, p.post, p.contact, p.state AS person_state, m.role, m.state, m.applied_at, m.joined_at,
       m.left_at, m.decided_at, m.capacity,
       (SELECT k.decision FROM consent k WHERE k.person_id = p.id AND k.kind = 'programme' ORDER BY k.id DESC LIMIT 1)
           AS consent,
       (SELECT k.decided_at FROM consent k WHERE k.person_id = p.id AND k.kind = 'programme' ORDER BY k.id DESC LIMIT 1)
           AS consent_at,
       (SELECT max(c.reachable) FROM channel c WHERE c.person_id = p.id) AS reachable,
       (SELECT max(c.username) FROM channel c WHERE c.person_id = p.id) AS username,
       (SELECT count(*) FROM match_member k JOIN meeting g ON g.match_id = k.match_id AND g.state = 'held'
        WHERE k.person_id = p.id AND k.role = m.role) AS meetings,
       (SELECT max(g.held_on) FROM match_member k JOIN meeting g ON g.match_id = k.match_id AND g.state = 'held'
        WHERE k.person_id = p.id AND k.role = m.role) AS last_held,
       (SELECT group_concat(o.full_name, '; ') FROM match_member k
        JOIN match t ON t.id = k.match_id AND t.state IN ('agreed', 'active')
        JOIN match_member x ON x.match_id = k.match_id AND x.role <> k.role JOIN person o ON o.id = x.person_id
        WHERE k.person_id = p.id AND k.role = m.role) AS partners
FROM membership m JOIN person p ON p.id = m.person_id
WHERE p.programme_id = :programme AND m.role = :role AND p.state <> 'erased' AND {_STANDS.format(person="p")}
ORDER BY p.search_name, p.id
"""

_CHOICES = f"""
SELECT c.opened_at, b.side, v.full_name AS voter, k.place, g.full_name AS target, b.sent_at
FROM choice c JOIN ballot b ON b.choice_id = c.id JOIN mark k ON k.ballot_id = b.id AND k.place IS NOT NULL
JOIN person v ON v.id = b.person_id JOIN person g ON g.id = k.target_id
WHERE c.programme_id = ? AND {_STANDS.format(person="v")} AND {_STANDS.format(person="g")}
ORDER BY c.id, b.side, v.search_name, v.id, k.place
"""

_PAIRS = """
SELECT t.id, t.state, t.agreed_at, t.told_at, t.planned_meetings, t.rhythm_days, t.ended_at, t.end_note, t.form,
       t.format, t.kind, t.topic,
       d.number AS order_number, d.signed_on AS order_date,
       (SELECT group_concat(p.full_name, '; ') FROM match_member k JOIN person p ON p.id = k.person_id
        WHERE k.match_id = t.id AND k.role = 'mentor') AS mentors,
       (SELECT group_concat(p.full_name, '; ') FROM match_member k JOIN person p ON p.id = k.person_id
        WHERE k.match_id = t.id AND k.role = 'mentee') AS mentees,
       (SELECT count(*) FROM meeting g WHERE g.match_id = t.id AND g.state = 'held') AS meetings,
       (SELECT max(g.held_on) FROM meeting g WHERE g.match_id = t.id AND g.state = 'held') AS last_held
FROM match t LEFT JOIN document d ON d.id = t.document_id
WHERE t.programme_id = ? ORDER BY t.id
"""

_MEETINGS = """
SELECT g.id, g.match_id, g.state, g.held_on, g.starts_at, g.place, g.minutes, g.stage, g.kind, g.topic, g.result,
       g.logged_at, l.full_name AS logged_by,
       coalesce(
           (SELECT l.full_name FROM substitute s WHERE s.match_id = t.id AND s.person_id = g.logged_by),
           (SELECT group_concat(p.full_name, '; ') FROM match_member k JOIN person p ON p.id = k.person_id
            WHERE k.match_id = t.id AND k.role = 'mentor' AND k.substitute = 0)) AS mentors,
       (SELECT group_concat(p.full_name, '; ') FROM match_member k JOIN person p ON p.id = k.person_id
        WHERE k.match_id = t.id AND k.role = 'mentee') AS mentees,
       (SELECT group_concat(DISTINCT a.state) FROM meeting_attendee a WHERE a.meeting_id = g.id) AS words
FROM meeting g JOIN match t ON t.id = g.match_id LEFT JOIN person l ON l.id = g.logged_by
WHERE t.programme_id = ? AND g.state <> 'deleted'
ORDER BY coalesce(g.held_on, substr(g.starts_at, 1, 10)), g.id
"""

_RESPONSES = f"""
SELECT r.id, r.form_code, r.form_hash, r.submitted_at, p.full_name, p.id AS person_id,
       r.entered_by, e.full_name AS enterer,
       (SELECT CASE count(*) WHEN 1 THEN max(m.role) END FROM membership m
        WHERE m.person_id = p.id AND m.role <> 'curator') AS role
FROM response r JOIN person p ON p.id = r.person_id LEFT JOIN person e ON e.id = r.entered_by
WHERE p.programme_id = ? AND r.state = 'submitted' AND p.state <> 'erased' AND {_STANDS.format(person="p")}
  AND substr(r.subject, 1, 7) <> 'person:' AND substr(r.subject, 1, 6) <> 'match:'
  AND r.id IN (SELECT max(n.id) FROM response n WHERE n.state = 'submitted'
               GROUP BY n.person_id, n.form_code, n.subject)
ORDER BY r.form_code, r.submitted_at, r.id
"""


def people(con: Connection, programme_id: int, role: str) -> list[sqlite3.Row]:
    """The base of one role: everybody who was ever in it and has not withdrawn the consent."""
    return con.execute(_PEOPLE, {"programme": programme_id, "role": role}).fetchall()


def works(con: Connection, programme_id: int) -> dict[tuple[int, str], list[sqlite3.Row]]:
    """Matches by person and role, oldest first: ``form``, ``state``, ``ended_at``, ``end_note``, ``others``."""
    found: dict[tuple[int, str], list[sqlite3.Row]] = {}
    rows = con.execute(
        "SELECT k.person_id, k.role, t.form, t.state, t.ended_at, t.end_note, "
        "(SELECT group_concat(p.full_name, '; ') FROM match_member x JOIN person p ON p.id = x.person_id "
        " WHERE x.match_id = t.id AND x.role <> k.role) AS others "
        "FROM match_member k JOIN match t ON t.id = k.match_id WHERE t.programme_id = ? ORDER BY t.id",
        (programme_id,),
    )
    for row in rows:
        found.setdefault((row["person_id"], row["role"]), []).append(row)
    return found


def choices(con: Connection, programme_id: int) -> list[sqlite3.Row]:
    """Ranked marks of all choices; the private «no» is not among them."""
    return con.execute(_CHOICES, (programme_id,)).fetchall()


def pairs(con: Connection, programme_id: int) -> list[sqlite3.Row]:
    return con.execute(_PAIRS, (programme_id,)).fetchall()


def meetings(con: Connection, programme_id: int) -> list[sqlite3.Row]:
    """Planned, held, missed and moved meetings in the order of their days."""
    return con.execute(_MEETINGS, (programme_id,)).fetchall()


def responses(con: Connection, programme_id: int) -> list[sqlite3.Row]:
    """The latest submitted responses of everybody, by form and time: a corrected one counts once."""
    return con.execute(_RESPONSES, (programme_id,)).fetchall()


def answers(con: Connection, programme_id: int) -> dict[int, list[sqlite3.Row]]:
    """Answers of the submitted responses by response id: ``item_key``, ``state``, ``value``."""
    found: dict[int, list[sqlite3.Row]] = {}
    rows = con.execute(
        "SELECT a.response_id, a.item_key, a.state, a.value FROM answer a JOIN response r ON r.id = a.response_id "
        "JOIN person p ON p.id = r.person_id WHERE p.programme_id = ? AND r.state = 'submitted'",
        (programme_id,),
    )
    for row in rows:
        found.setdefault(row["response_id"], []).append(row)
    return found


def snapshots(con: Connection) -> dict[str, str]:
    """Body (JSON) of every form version by its hash, the newest version first."""
    rows = con.execute("SELECT hash, body FROM form_snapshot ORDER BY code, version DESC, created_at DESC")
    return {row["hash"]: row["body"] for row in rows}
