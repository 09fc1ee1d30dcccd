"""Two rows of one person put together: everything that names the one names the other from then on."""

from datetime import datetime

from storage.database import Connection
from storage.moments import to_text

APART = frozenset({"audit", "merged", "membership", "candidate", "notice"})
"""Dealt with by hand, or left as they are: the log is never changed, notices are of the account they went to."""
_BETTER = ("admitted", "joined", "declined", "left")


def columns(con: Connection) -> list[tuple[str, str]]:
    """Every (table, column) that names a person, asked of the schema itself so that none is ever forgotten."""
    tables = [row["name"] for row in con.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return [
        (table, link["from"])
        for table in tables
        for link in con.execute(f"PRAGMA foreign_key_list({table})")
        if link["table"] == "person"
    ]


def merge(con: Connection, kept: int, gone: int, curator_id: int, now: datetime) -> None:
    """All of ``gone`` becomes ``kept``'s; where both have the same thing, ``kept``'s stays. ``gone`` is left empty."""
    _memberships(con, kept, gone)
    con.execute(
        "UPDATE response SET state = 'withdrawn' WHERE person_id = ? AND state = 'open' AND EXISTS (SELECT 1 FROM "
        "response o WHERE o.person_id = ? AND o.state = 'open' AND o.form_code = response.form_code "
        "AND o.subject = response.subject)",
        (gone, kept),
    )
    con.execute("UPDATE notice SET state = 'dropped' WHERE person_id = ? AND state = 'due'", (gone,))
    con.execute("DELETE FROM candidate WHERE person_id = ?", (gone,))
    _networking(con, kept, gone)
    for table, column in columns(con):
        if table not in APART:
            con.execute(f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {column} = ?", (kept, gone))
            con.execute(f"DELETE FROM {table} WHERE {column} = ?", (gone,))
    con.execute("UPDATE OR IGNORE response SET subject = ? WHERE subject = ?", (f"person:{kept}", f"person:{gone}"))
    con.execute("DELETE FROM draft_pair WHERE mentor_id = mentee_id")
    con.execute("DELETE FROM draft_step")  # what could be taken back speaks of the two apart
    _describe(con, kept, gone)
    con.execute(
        "INSERT INTO merged (gone_id, kept_id, merged_by, merged_at) VALUES (?, ?, ?, ?)",
        (gone, kept, curator_id, to_text(now)),
    )
    con.execute("UPDATE merged SET kept_id = ? WHERE kept_id = ?", (kept, gone))


def _networking(con: Connection, kept: int, gone: int) -> None:
    """A meeting both were asked to: an answer, a presence, a calendar file of either."""
    con.execute(
        "UPDATE networking_guest SET reply = coalesce(networking_guest.reply, o.reply), "
        "replied_at = coalesce(networking_guest.replied_at, o.replied_at), "
        "invited = max(networking_guest.invited, o.invited), "
        "attended = CASE WHEN o.attended = 1 THEN 1 ELSE coalesce(networking_guest.attended, o.attended) END, "
        "door_at = coalesce(networking_guest.door_at, o.door_at), filed = coalesce(networking_guest.filed, o.filed) "
        "FROM (SELECT * FROM networking_guest WHERE person_id = ?) o "
        "WHERE networking_guest.person_id = ? AND networking_guest.networking_id = o.networking_id",
        (gone, kept),
    )


def _memberships(con: Connection, kept: int, gone: int) -> None:
    """A part that both have: the further state, the earlier questionnaire."""
    own = {row["role"]: row for row in con.execute("SELECT * FROM membership WHERE person_id = ?", (kept,))}
    for row in con.execute("SELECT * FROM membership WHERE person_id = ?", (gone,)).fetchall():
        mine = own.get(row["role"])
        if mine is None:
            con.execute("UPDATE membership SET person_id = ? WHERE id = ?", (kept, row["id"]))
            continue
        state = min(mine["state"], row["state"], key=_BETTER.index)
        con.execute(
            "UPDATE membership SET state = ?, applied_at = coalesce(applied_at, ?), capacity = coalesce(capacity, ?), "
            "form = coalesce(form, ?) WHERE id = ?",
            (state, row["applied_at"], row["capacity"], row["form"], mine["id"]),
        )
        con.execute("DELETE FROM membership WHERE id = ?", (row["id"],))
    con.execute("UPDATE membership SET decided_by = ? WHERE decided_by = ?", (kept, gone))
    con.execute(
        "DELETE FROM candidate WHERE person_id = ? AND EXISTS (SELECT 1 FROM membership m WHERE m.person_id = ?)",
        (kept, kept),
    )


def _describe(con: Connection, kept: int, gone: int) -> None:
    con.execute(
        "UPDATE person SET "
        "search_name = CASE WHEN person.full_name IS NULL THEN o.search_name ELSE person.search_name END, "
        "full_name = coalesce(person.full_name, o.full_name), post = coalesce(person.post, o.post), "
        "contact = coalesce(person.contact, o.contact), "
        "minor = CASE WHEN person.minor IS NULL OR o.minor = 1 THEN o.minor ELSE person.minor END, "
        "created_at = min(person.created_at, o.created_at), "
        "state = CASE WHEN 'active' IN (person.state, o.state) THEN 'active' ELSE person.state END "
        "FROM (SELECT * FROM person WHERE id = ?) o WHERE person.id = ?",
        (gone, kept),
    )
    con.execute(
        "UPDATE person SET full_name = NULL, search_name = '', post = NULL, contact = NULL, "
        "state = 'erased' WHERE id = ?",
        (gone,),
    )


def share_a_match(con: Connection, one: int, other: int) -> bool:
    """Whether the two stand in one match: then they are two people."""
    found = con.execute(
        "SELECT 1 FROM match_member a JOIN match_member b ON b.match_id = a.match_id "
        "WHERE a.person_id = ? AND b.person_id = ?",
        (one, other),
    ).fetchone()
    return found is not None


def belongings(con: Connection, person_id: int) -> dict[str, int]:
    """How much of each thing would go over."""
    questions = {
        "accounts": "SELECT count(*) FROM channel WHERE person_id = ?",
        "consents": "SELECT count(*) FROM consent WHERE person_id = ?",
        "forms": "SELECT count(*) FROM response WHERE person_id = ? AND state <> 'withdrawn'",
        "pairs": "SELECT count(*) FROM match_member WHERE person_id = ?",
        "meetings": "SELECT count(*) FROM match_member k JOIN meeting g ON g.match_id = k.match_id "
        "AND g.state = 'held' WHERE k.person_id = ?",
        "requests": "SELECT count(*) FROM request WHERE person_id = ?",
    }
    return {name: int(con.execute(question, (person_id,)).fetchone()[0]) for name, question in questions.items()}
