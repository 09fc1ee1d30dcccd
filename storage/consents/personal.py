"""Everything kept about one person: to be copied for them, and to be erased (152-FZ art. 14, 21)."""

import sqlite3
from datetime import datetime

from storage.consents import traces
from storage.consents.erasures import ERASED
from storage.consents.traces import CURATES
from storage.database import Connection
from storage.moments import to_text


def person(con: Connection, person_id: int) -> sqlite3.Row | None:
    row: sqlite3.Row | None = con.execute("SELECT * FROM person WHERE id = ?", (person_id,)).fetchone()
    return row


def memberships(con: Connection, person_id: int) -> list[sqlite3.Row]:
    return con.execute("SELECT * FROM membership WHERE person_id = ? ORDER BY id", (person_id,)).fetchall()


def channels(con: Connection, person_id: int) -> list[sqlite3.Row]:
    return con.execute("SELECT * FROM channel WHERE person_id = ? ORDER BY id", (person_id,)).fetchall()


def meetings(con: Connection, person_id: int) -> list[sqlite3.Row]:
    """Meetings of the person's matches that took place or are agreed, with both sides' names.

    A meeting that somebody wrote down who stood in for the mentor was theirs; of others they have none.
    """
    stood_in = "SELECT s.person_id FROM substitute s WHERE s.match_id = g.match_id AND s.person_id = g.logged_by"
    return con.execute(
        "SELECT g.held_on, g.starts_at, g.state, g.minutes, g.stage, g.topic, g.result, "
        "(SELECT a.state FROM meeting_attendee a WHERE a.meeting_id = g.id AND a.person_id = k.person_id) AS answer, "
        "(SELECT group_concat(p.full_name, '; ') FROM person p WHERE p.id <> k.person_id AND p.id IN "
        " (SELECT x.person_id FROM match_member x WHERE x.match_id = g.match_id AND x.substitute = 0 "
        f" AND (x.role = 'mentee' OR NOT EXISTS ({stood_in})) UNION {stood_in})) AS others "
        "FROM (SELECT match_id, person_id, 0 AS stood_in FROM match_member WHERE substitute = 0 "
        "UNION SELECT match_id, person_id, 1 FROM substitute) k JOIN meeting g ON g.match_id = k.match_id "
        "WHERE k.person_id = ? AND (NOT k.stood_in OR g.logged_by = k.person_id) "
        "AND g.state IN ('held', 'planned') ORDER BY coalesce(g.held_on, g.starts_at), g.id",
        (person_id,),
    ).fetchall()


def matches(con: Connection, person_id: int) -> list[sqlite3.Row]:
    """The person's matches that were told of, with the other members' names; those they have left or stood in too."""
    return con.execute(
        "SELECT t.id, t.state, t.told_at, coalesce(k.gone, t.ended_at) AS ended_at, k.role, "
        "(SELECT group_concat(p.full_name, '; ') FROM match_member x JOIN person p ON p.id = x.person_id "
        " WHERE x.match_id = t.id AND x.person_id <> k.person_id) AS others "
        "FROM (SELECT match_id, person_id, role, NULL AS gone FROM match_member WHERE substitute = 0 "
        "UNION ALL SELECT match_id, person_id, role, left_at FROM match_former "
        "UNION ALL SELECT match_id, person_id, 'mentor', ends_on || 'T00:00:00Z' FROM substitute) k "
        "JOIN match t ON t.id = k.match_id WHERE k.person_id = ? AND t.told_at IS NOT NULL ORDER BY t.id",
        (person_id,),
    ).fetchall()


def marks(con: Connection, person_id: int) -> list[sqlite3.Row]:
    """Whom the person chose: ``place`` is NULL for a private «no»; ``comment``: what was said to it."""
    return con.execute(
        "SELECT k.place, p.full_name, k.marked_at, c.body AS comment FROM ballot b JOIN mark k ON k.ballot_id = b.id "
        "JOIN person p ON p.id = k.target_id "
        "LEFT JOIN mark_comment c ON c.ballot_id = k.ballot_id AND c.target_id = k.target_id "
        "WHERE b.person_id = ? ORDER BY b.id, k.place IS NULL, k.place",
        (person_id,),
    ).fetchall()


def requests(con: Connection, person_id: int) -> list[sqlite3.Row]:
    return con.execute("SELECT * FROM request WHERE person_id = ? ORDER BY id", (person_id,)).fetchall()


def guardians(con: Connection, person_id: int) -> list[sqlite3.Row]:
    """What representatives decided: ``decided_at``, ``decision``, ``full_name``."""
    return con.execute(
        "SELECT * FROM guardian_link WHERE person_id = ? AND decision IS NOT NULL ORDER BY id", (person_id,)
    ).fetchall()


def invitations(con: Connection, person_id: int) -> list[sqlite3.Row]:
    """Common meetings the person was invited to: ``starts_at``, ``place``, ``reply``, ``attended``, ``door_at``."""
    return con.execute(
        "SELECT n.starts_at, n.place, g.reply, g.attended, g.door_at FROM networking_guest g "
        "JOIN networking n ON n.id = g.networking_id WHERE g.person_id = ? ORDER BY n.starts_at",
        (person_id,),
    ).fetchall()


def surveys(con: Connection, person_id: int) -> list[sqlite3.Row]:
    """Surveys the person was asked to take part in: ``form_code``, ``opened_at``."""
    return con.execute(
        "SELECT w.form_code, w.opened_at FROM wave_guest g JOIN wave w ON w.id = g.wave_id "
        "WHERE g.person_id = ? ORDER BY w.id",
        (person_id,),
    ).fetchall()


def workplaces(con: Connection, person_id: int) -> list[str]:
    """The organisation somebody comes from."""
    rows = con.execute(
        "SELECT o.name FROM partner_member k JOIN partner o ON o.id = k.partner_id WHERE k.person_id = ?", (person_id,)
    )
    return [row["name"] for row in rows]


def proposals(con: Connection, person_id: int) -> list[sqlite3.Row]:
    """Whom the person suggested: ``created_at``, ``full_name``, ``reason``, both empty when decided."""
    return con.execute("SELECT * FROM proposal WHERE proposed_by = ? ORDER BY id", (person_id,)).fetchall()


def inquiries(con: Connection, person_id: int) -> list[sqlite3.Row]:
    """When others were asked about the person, or the person about others: ``relation``, ``answered_at``."""
    return con.execute(
        "SELECT * FROM inquiry WHERE :person IN (pupil_id, respondent_id) ORDER BY id", {"person": person_id}
    ).fetchall()


def leave(con: Connection, person_id: int, now: datetime) -> int:
    """End the person's parts as mentor and mentee; how many there were. Notices that wait for them are dropped."""
    left = con.execute(
        "UPDATE membership SET state = 'left', left_at = ? WHERE person_id = ? AND role <> 'curator' "
        "AND state IN ('joined', 'admitted')",
        (to_text(now), person_id),
    ).rowcount
    con.execute(
        "UPDATE person SET state = 'left' WHERE id = ? AND state = 'active' "
        f"AND NOT {CURATES.format(person='person.id')}",
        (person_id,),
    )
    con.execute(
        "UPDATE notice SET state = 'dropped' WHERE person_id = ? AND state = 'due' "
        f"AND NOT {CURATES.format(person='notice.person_id')}",
        (person_id,),
    )
    return left


_STOP = (
    (
        "UPDATE response SET state = 'withdrawn' WHERE state = 'open' "
        "AND (person_id = :person OR subject = 'person:' || :person)"
    ),
    "DELETE FROM mark_comment WHERE target_id = :person",
    "DELETE FROM mark WHERE target_id = :person OR ballot_id IN (SELECT id FROM ballot WHERE person_id = :person)",
    "DELETE FROM ballot WHERE person_id = :person",
    "DELETE FROM wave_pick WHERE person_id = :person",
    "DELETE FROM networking_guest WHERE person_id = :person AND attended IS NULL",
    "UPDATE proposal SET full_name = NULL, reason = NULL WHERE proposed_by = :person AND decision IS NULL",
    "UPDATE guardian_link SET revoked_at = coalesce(revoked_at, :now) WHERE person_id = :person AND decision IS NULL",
    *(
        f"DELETE FROM {table} WHERE :person IN ({columns}) AND draft_id IN (SELECT id FROM draft WHERE state = 'open')"
        for table, columns in (
            ("draft_pair", "mentor_id, mentee_id"),
            ("draft_forbidden", "mentor_id, mentee_id"),
            ("draft_leftover", "person_id"),
            ("draft_aside", "person_id"),
        )
    ),
)
"""What a withdrawal stops at once; what is kept until the erasure is not looked at meanwhile (152-FZ art. 21 p. 5)."""


def stop(con: Connection, person_id: int, now: datetime) -> None:
    """Whatever the person was in the middle of: questionnaires, the choice, drafts of pairs, invitations, links."""
    for statement in _STOP:
        con.execute(statement, {"person": person_id, "now": to_text(now)})


def withdrawn_before(con: Connection, moment: datetime) -> list[int]:
    """People whose last word is a withdrawal older than ``moment`` and who are not erased yet."""
    rows = con.execute(
        "SELECT k.person_id FROM consent k JOIN person p ON p.id = k.person_id WHERE p.state <> 'erased' "
        "AND k.decision = 'withdrawn' AND k.decided_at <= ? AND k.id = ("
        "SELECT max(n.id) FROM consent n WHERE n.person_id = k.person_id AND n.kind = 'programme') "
        f"AND NOT {ERASED} ORDER BY k.person_id",
        (to_text(moment),),
    )
    return [row["person_id"] for row in rows]


def erase(con: Connection, person_id: int, kept_form: str) -> None:
    """Erase what names the person; rows that sums are counted from stay, about nobody. Decisions on consent stay as

    proof; marks of the entry assessment (``kept_form``) are numbers about nobody from now on. Signed orders are the
    school's own documents and are not touched.
    """
    for statement in traces.statements():
        con.execute(statement, {"person": person_id, "kept": kept_form})
