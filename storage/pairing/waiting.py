"""The waiting list: who looks on for a mentor, mentors who are asked, places that come free."""

import sqlite3
from collections.abc import Mapping
from datetime import datetime

from domain.pairing.waiting import Ask, AskState, Reason, Waiting
from storage.database import Connection
from storage.moments import from_text, maybe_moment, to_text

_STAMP = """
SELECT json_array(
    (SELECT json_array(count(*), sum(k.state = 'admitted'), max(k.decided_at), max(k.left_at), sum(k.capacity))
     FROM membership k),
    (SELECT json_array(count(*), sum(t.state IN ('agreed', 'active')), max(t.ended_at), max(t.told_at), max(t.kind))
     FROM match t),
    (SELECT json_array(count(*), sum(k.person_id), sum(k.substitute)) FROM match_member k),
    (SELECT json_array(count(*), max(f.left_at)) FROM match_former f),
    (SELECT max(r.submitted_at) FROM response r WHERE r.form_code IN ('mentor', 'mentee')),
    (SELECT json_array(max(c.id), max(c.closed_at), max(c.closes_at)) FROM choice c),
    (SELECT sum(p.state = 'active') FROM person p)
) AS stamp
"""


def stamp(con: Connection) -> str:
    """What the list hangs on, in short: the same stamp means that nothing has changed for it."""
    return str(con.execute(_STAMP).fetchone()["stamp"])


def every(con: Connection, programme_id: int) -> dict[int, Waiting]:
    """Everybody who is or was on the list, by id."""
    rows = con.execute(
        "SELECT w.* FROM waiting w JOIN person p ON p.id = w.person_id WHERE p.programme_id = ?", (programme_id,)
    )
    return {row["person_id"]: _waiting(row) for row in rows}


def resting(con: Connection, programme_id: int) -> set[int]:
    """Who has no pair and is not looked for at present: the work is completed, or a curator put it off."""
    return {person for person, one in every(con, programme_id).items() if one.resting}


def get(con: Connection, person_id: int) -> Waiting | None:
    row = con.execute("SELECT * FROM waiting WHERE person_id = ?", (person_id,)).fetchone()
    return None if row is None else _waiting(row)


def enter(con: Connection, person_id: int, reason: Reason, since: datetime, paused_at: datetime | None) -> None:
    """Onto the list, or back onto it; whoever is back for the same reason waits since the same day."""
    con.execute(
        "INSERT INTO waiting (person_id, reason, since, paused_at) VALUES (?, ?, ?, ?) ON CONFLICT (person_id) DO "
        "UPDATE SET since = CASE WHEN waiting.reason = excluded.reason THEN max(waiting.since, excluded.since) "
        "ELSE excluded.since END, reason = excluded.reason, paused_at = excluded.paused_at, until = NULL",
        (person_id, reason, to_text(since), to_text(paused_at) if paused_at else None),
    )


def leave(con: Connection, person_id: int, now: datetime) -> None:
    """Off the list: there is a pair, or the person takes part no more. Questions about them have lost their point."""
    con.execute("UPDATE waiting SET until = ? WHERE person_id = ? AND until IS NULL", (to_text(now), person_id))
    con.execute("UPDATE mentor_ask SET state = 'closed' WHERE mentee_id = ? AND state IN ('open', 'yes')", (person_id,))


def pause(con: Connection, person_id: int, paused_at: datetime | None) -> bool:
    """Stop or take up looking for a mentor; False if that is how it is, or there is nobody of that id on the list."""
    moment = to_text(paused_at) if paused_at else None
    return (
        con.execute(
            "UPDATE waiting SET paused_at = ? WHERE person_id = ? AND until IS NULL "
            "AND (paused_at IS NULL) <> (? IS NULL)",
            (moment, person_id, moment),
        ).rowcount
        > 0
    )


def told(con: Connection, person_id: int, now: datetime) -> None:
    con.execute("UPDATE waiting SET told_at = ? WHERE person_id = ?", (to_text(now), person_id))


def admitted_since(con: Connection, programme_id: int) -> dict[int, datetime]:
    """Admitted mentees and when they were."""
    rows = con.execute(
        "SELECT p.id, coalesce(m.decided_at, m.joined_at) AS since "
        "FROM membership m JOIN person p ON p.id = m.person_id WHERE p.programme_id = ? AND p.state = 'active' "
        "AND m.role = 'mentee' AND m.state = 'admitted' ORDER BY p.id",
        (programme_id,),
    )
    return {row["id"]: from_text(row["since"]) for row in rows}


def round_agreed(con: Connection, programme_id: int) -> tuple[datetime, datetime | None] | None:
    """When the latest draft was agreed (the first pair, where there was no draft) and both sides of its pairs told.

    ``None`` before the first pair: nobody waits yet.
    """
    row = con.execute(
        "SELECT coalesce(max(CASE WHEN draft_id IS NOT NULL THEN agreed_at END), min(agreed_at)) AS agreed, "
        "max(CASE WHEN draft_id IS NOT NULL THEN told_at END) AS told FROM match WHERE programme_id = ?",
        (programme_id,),
    ).fetchone()
    return None if row["agreed"] is None else (from_text(row["agreed"]), maybe_moment(row["told"]))


def put_aside(con: Connection, programme_id: int) -> set[int]:
    """Mentees whom a curator had put aside in the latest agreed draft."""
    rows = con.execute(
        "SELECT a.person_id FROM draft_aside a WHERE a.role = 'mentee' AND a.draft_id = "
        "(SELECT max(d.id) FROM draft d WHERE d.programme_id = ? AND d.state = 'agreed')",
        (programme_id,),
    )
    return {row["person_id"] for row in rows}


def ask(con: Connection, mentee: int, mentor: int, by: int, now: datetime) -> int:
    """A new question. ``sqlite3.IntegrityError`` while one about this mentee, or to this mentor, is open."""
    row = con.execute(
        "INSERT INTO mentor_ask (mentee_id, mentor_id, asked_by, asked_at) VALUES (?, ?, ?, ?) RETURNING id",
        (mentee, mentor, by, to_text(now)),
    ).fetchone()
    return int(row["id"])


def ask_of(con: Connection, ask_id: int) -> Ask | None:
    row = con.execute("SELECT * FROM mentor_ask WHERE id = ?", (ask_id,)).fetchone()
    return None if row is None else _ask(row)


def asks(con: Connection, programme_id: int) -> list[Ask]:
    """All questions, the newest first."""
    rows = con.execute(
        "SELECT a.* FROM mentor_ask a JOIN person p ON p.id = a.mentee_id WHERE p.programme_id = ? ORDER BY a.id DESC",
        (programme_id,),
    )
    return [_ask(row) for row in rows]


def asked(con: Connection, mentor: int) -> list[Ask]:
    """What a mentor was asked, oldest first."""
    return [_ask(row) for row in con.execute("SELECT * FROM mentor_ask WHERE mentor_id = ? ORDER BY id", (mentor,))]


def answer(con: Connection, ask_id: int, state: AskState, now: datetime) -> bool:
    """The mentor's answer, or another one; False if it is that already, or the question is closed."""
    return (
        con.execute(
            "UPDATE mentor_ask SET state = ?, answered_at = ? WHERE id = ? AND state NOT IN (?, 'closed')",
            (state, to_text(now), ask_id, state),
        ).rowcount
        > 0
    )


def close(con: Connection, ask_id: int) -> bool:
    """Take a question back; False if it is not open, nor answered with yes."""
    return (
        con.execute(
            "UPDATE mentor_ask SET state = 'closed' WHERE id = ? AND state IN ('open', 'yes')", (ask_id,)
        ).rowcount
        > 0
    )


def lapse(con: Connection, before: datetime) -> int:
    """Close what was asked before then and not answered, and what mentors said who are admitted no more."""
    return con.execute(
        "UPDATE mentor_ask SET state = 'closed' WHERE (state = 'open' AND asked_at <= ?) OR (state IN ('open', 'yes') "
        "AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = mentor_ask.mentor_id AND m.role = 'mentor' "
        "AND m.state = 'admitted'))",
        (to_text(before),),
    ).rowcount


def lapsed(con: Connection, before: datetime) -> bool:
    """Whether there is a question that was asked before then and is still open."""
    row = con.execute("SELECT 1 FROM mentor_ask WHERE state = 'open' AND asked_at <= ?", (to_text(before),)).fetchone()
    return row is not None


def places(con: Connection) -> dict[int, int]:
    """Free places of mentors as last seen."""
    return {row["mentor_id"]: row["free"] for row in con.execute("SELECT * FROM vacancy")}


def keep_places(con: Connection, free: Mapping[int, int]) -> None:
    con.execute("DELETE FROM vacancy")
    con.executemany("INSERT INTO vacancy (mentor_id, free) VALUES (?, ?)", list(free.items()))


def _waiting(row: sqlite3.Row) -> Waiting:
    return Waiting(
        person_id=row["person_id"],
        reason=Reason(row["reason"]),
        since=from_text(row["since"]),
        until=maybe_moment(row["until"]),
        paused_at=maybe_moment(row["paused_at"]),
        told_at=maybe_moment(row["told_at"]),
    )


def _ask(row: sqlite3.Row) -> Ask:
    return Ask(
        id=row["id"],
        mentee=row["mentee_id"],
        mentor=row["mentor_id"],
        state=AskState(row["state"]),
        asked_at=from_text(row["asked_at"]),
        answered_at=maybe_moment(row["answered_at"]),
    )
