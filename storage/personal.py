"""Everything kept about one person: to be copied for them, and to be erased (152-FZ art. 14, 21)."""

import sqlite3
from datetime import datetime

from storage.database import Connection
from storage.moments import to_text

# Somebody who is a curator too stays one: the consent to take part says nothing of that.
_CURATES = (
    "EXISTS (SELECT 1 FROM membership m WHERE m.person_id = {person} AND m.role = 'curator' AND m.state = 'admitted')"
)


def person(con: Connection, person_id: int) -> sqlite3.Row | None:
    row: sqlite3.Row | None = con.execute("SELECT * FROM person WHERE id = ?", (person_id,)).fetchone()
    return row


def memberships(con: Connection, person_id: int) -> list[sqlite3.Row]:
    return con.execute("SELECT * FROM membership WHERE person_id = ? ORDER BY id", (person_id,)).fetchall()


def channels(con: Connection, person_id: int) -> list[sqlite3.Row]:
    return con.execute("SELECT * FROM channel WHERE person_id = ? ORDER BY id", (person_id,)).fetchall()


def meetings(con: Connection, person_id: int) -> list[sqlite3.Row]:
    """Meetings of the person's matches that took place or are agreed, with both sides' names."""
    return con.execute(
        "SELECT g.held_on, g.starts_at, g.state, g.minutes, g.stage, g.topic, g.result, "
        "(SELECT group_concat(p.full_name, '; ') FROM match_member x JOIN person p ON p.id = x.person_id "
        " WHERE x.match_id = g.match_id AND x.person_id <> k.person_id) AS others "
        "FROM match_member k JOIN meeting g ON g.match_id = k.match_id "
        "WHERE k.person_id = ? AND g.state IN ('held', 'planned') ORDER BY coalesce(g.held_on, g.starts_at), g.id",
        (person_id,),
    ).fetchall()


def matches(con: Connection, person_id: int) -> list[sqlite3.Row]:
    """The person's matches that were told of, with the other members' names."""
    return con.execute(
        "SELECT t.id, t.state, t.told_at, t.ended_at, k.role, "
        "(SELECT group_concat(p.full_name, '; ') FROM match_member x JOIN person p ON p.id = x.person_id "
        " WHERE x.match_id = t.id AND x.person_id <> k.person_id) AS others "
        "FROM match_member k JOIN match t ON t.id = k.match_id "
        "WHERE k.person_id = ? AND t.told_at IS NOT NULL ORDER BY t.id",
        (person_id,),
    ).fetchall()


def marks(con: Connection, person_id: int) -> list[sqlite3.Row]:
    """Whom the person chose: ``place`` is NULL for a private «no»."""
    return con.execute(
        "SELECT k.place, p.full_name, k.marked_at FROM ballot b JOIN mark k ON k.ballot_id = b.id "
        "JOIN person p ON p.id = k.target_id WHERE b.person_id = ? ORDER BY b.id, k.place IS NULL, k.place",
        (person_id,),
    ).fetchall()


def requests(con: Connection, person_id: int) -> list[sqlite3.Row]:
    return con.execute("SELECT * FROM request WHERE person_id = ? ORDER BY id", (person_id,)).fetchall()


def leave(con: Connection, person_id: int) -> int:
    """End the person's parts as mentor and mentee; how many there were. Notices that wait for them are dropped."""
    left = con.execute(
        "UPDATE membership SET state = 'left' WHERE person_id = ? AND role <> 'curator' "
        "AND state IN ('joined', 'admitted')",
        (person_id,),
    ).rowcount
    con.execute(
        "UPDATE person SET state = 'left' WHERE id = ? AND state = 'active' "
        f"AND NOT {_CURATES.format(person='person.id')}",
        (person_id,),
    )
    con.execute(
        "UPDATE notice SET state = 'dropped' WHERE person_id = ? AND state = 'due' "
        f"AND NOT {_CURATES.format(person='notice.person_id')}",
        (person_id,),
    )
    return left


def stop_questionnaires(con: Connection, person_id: int) -> None:
    """What was being filled in is stopped: it is neither asked nor counted any more."""
    con.execute("UPDATE response SET state = 'withdrawn' WHERE person_id = ? AND state = 'open'", (person_id,))


def withdrawn_before(con: Connection, moment: datetime, kept_form: str) -> list[int]:
    """People whose last word is a withdrawal older than ``moment`` and who are not erased yet."""
    rows = con.execute(
        "SELECT k.person_id FROM consent k JOIN person p ON p.id = k.person_id WHERE p.state <> 'erased' "
        "AND k.decision = 'withdrawn' AND k.decided_at <= ? AND k.id = ("
        "SELECT max(n.id) FROM consent n WHERE n.person_id = k.person_id AND n.kind = 'programme') "
        f"AND (NOT {_CURATES.format(person='p.id')} OR EXISTS (SELECT 1 FROM response r JOIN answer a "
        "ON a.response_id = r.id WHERE r.person_id = p.id AND r.form_code <> ?)) ORDER BY k.person_id",
        (to_text(moment), kept_form),
    )
    return [row["person_id"] for row in rows]


_ERASE = f"""
UPDATE person SET full_name = NULL, search_name = '', post = NULL, contact = NULL,
    state = CASE WHEN {_CURATES.format(person="person.id")} THEN state ELSE 'erased' END WHERE id = :person;
UPDATE channel SET username = NULL,
    person_id = CASE WHEN {_CURATES.format(person="channel.person_id")} THEN person_id END WHERE person_id = :person;
DELETE FROM answer WHERE response_id IN (SELECT id FROM response WHERE person_id = :person AND form_code <> :kept);
UPDATE response SET state = 'withdrawn' WHERE person_id = :person AND form_code <> :kept;
DELETE FROM mark WHERE target_id = :person OR ballot_id IN (SELECT id FROM ballot WHERE person_id = :person);
DELETE FROM ballot WHERE person_id = :person;
DELETE FROM request WHERE person_id = :person;
DELETE FROM networking_guest WHERE person_id = :person;
DELETE FROM draft_leftover WHERE person_id = :person;
DELETE FROM candidate WHERE person_id = :person;
UPDATE meeting SET topic = NULL, result = NULL
    WHERE match_id IN (SELECT match_id FROM match_member WHERE person_id = :person);
UPDATE match SET end_note = NULL WHERE id IN (SELECT match_id FROM match_member WHERE person_id = :person);
UPDATE guardian_link SET full_name = NULL WHERE person_id = :person;
UPDATE consent_text SET body = '' WHERE kind <> 'programme'
    AND hash IN (SELECT text_hash FROM consent WHERE person_id = :person)
    AND hash NOT IN (SELECT text_hash FROM consent WHERE person_id <> :person AND text_hash IS NOT NULL);
UPDATE notice SET state = 'dropped' WHERE person_id = :person AND state = 'due'
    AND NOT {_CURATES.format(person="notice.person_id")}
"""


def erase(con: Connection, person_id: int, kept_form: str) -> None:
    """Erase what names the person; rows that sums are counted from stay, about nobody. Decisions on consent stay as

    proof; marks of the entry assessment (``kept_form``) are numbers about nobody from now on. Signed orders are the
    school's own documents and are not touched.
    """
    for statement in _ERASE.split(";"):
        con.execute(statement, {"person": person_id, "kept": kept_form})
