"""Choices, ballots and marks. Each mark is a row of its own, written at the tap."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.choice import Ballot, Choice
from domain.roles import Role
from storage.database import Connection
from storage.moments import from_text, maybe_moment, to_text

TEACHERS = "teacher_teacher"

# A mark counts while whom it names takes part: who has left holds no place, and comes back with their marks.
_TAKES_PART = """EXISTS (
    SELECT 1 FROM membership t JOIN person p ON p.id = t.person_id WHERE t.person_id = m.target_id
    AND t.role <> b.side AND t.role <> 'curator' AND t.state = 'admitted' AND p.state = 'active')
"""


def create(
    con: Connection,
    programme_id: int,
    limit: int,
    closes_at: datetime,
    opened_by: int | None,
    now: datetime,
    form: str = TEACHERS,
) -> int | None:
    """Open a choice; ``None`` if one of the form is open already (a second curator was quicker)."""
    cursor = con.execute(
        "INSERT INTO choice (programme_id, form, mark_limit, opened_at, closes_at, opened_by) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (programme_id, form, limit, to_text(now), to_text(closes_at), opened_by),
    )
    return cursor.lastrowid if cursor.rowcount else None


def get(con: Connection, choice_id: int) -> Choice | None:
    row = con.execute("SELECT * FROM choice WHERE id = ?", (choice_id,)).fetchone()
    return None if row is None else _choice(row)


def latest(con: Connection, programme_id: int, form: str = TEACHERS) -> Choice | None:
    """The newest choice of the form, open or closed."""
    row = con.execute(
        "SELECT * FROM choice WHERE programme_id = ? AND form = ? ORDER BY id DESC LIMIT 1", (programme_id, form)
    ).fetchone()
    return None if row is None else _choice(row)


def running(con: Connection, programme_id: int, now: datetime) -> list[Choice]:
    """Choices that go on now, one a form at most, the oldest first."""
    rows = con.execute("SELECT * FROM choice WHERE programme_id = ? AND state = 'open' ORDER BY id", (programme_id,))
    return [one for one in map(_choice, rows) if one.is_open(now)]


def newest(con: Connection, programme_id: int) -> Choice | None:
    """The newest choice of any form, open or closed."""
    row = con.execute(
        "SELECT * FROM choice WHERE programme_id = ? ORDER BY id DESC LIMIT 1", (programme_id,)
    ).fetchone()
    return None if row is None else _choice(row)


def close(con: Connection, choice_id: int, now: datetime) -> bool:
    """Close it; False if it was closed already."""
    return (
        con.execute(
            "UPDATE choice SET state = 'closed', closed_at = ? WHERE id = ? AND state = 'open'",
            (to_text(now), choice_id),
        ).rowcount
        > 0
    )


def change_end(con: Connection, choice_id: int, closes_at: datetime, before: datetime | None = None) -> bool:
    """Move the end of an open choice; with ``before`` only if it still ends then (the same tap comes twice)."""
    changed = con.execute(
        "UPDATE choice SET closes_at = :end WHERE id = :choice AND state = 'open' "
        "AND (:before IS NULL OR closes_at = :before)",
        {"end": to_text(closes_at), "choice": choice_id, "before": before and to_text(before)},
    )
    return changed.rowcount > 0


def reopen(con: Connection, choice_id: int, closes_at: datetime) -> bool:
    """A closed choice goes on with all its marks; False where it is open, or another of the form is."""
    changed = con.execute(
        "UPDATE OR IGNORE choice SET state = 'open', closed_at = NULL, closes_at = ? WHERE id = ? AND state = 'closed'",
        (to_text(closes_at), choice_id),
    )
    return changed.rowcount > 0


def used(con: Connection, choice_id: int) -> bool:
    """Whether people hear of pairs made from it: a draft is agreed, or both sides are being asked about one."""
    found = con.execute(
        "SELECT 1 FROM draft d WHERE d.choice_id = ? AND (d.state = 'agreed' "
        "OR EXISTS (SELECT 1 FROM agreeing_round r WHERE r.draft_id = d.id AND r.state = 'open'))",
        (choice_id,),
    ).fetchone()
    return found is not None


def nudged(con: Connection, choice_id: int, now: datetime) -> None:
    """Note that those who have not chosen are being reminded."""
    con.execute("UPDATE choice SET nudged_at = ? WHERE id = ?", (to_text(now), choice_id))


def about(con: Connection, programme_id: int, form: str = TEACHERS) -> str:
    """What is done in the form in the curator's own words; empty: ours are used."""
    row = con.execute(
        "SELECT about FROM form_programme WHERE programme_id = ? AND form = ?", (programme_id, form)
    ).fetchone()
    return row["about"] if row else ""


def set_about(con: Connection, programme_id: int, words: str, form: str = TEACHERS) -> None:
    """Keep the curator's words; empty ones bring ours back."""
    con.execute("DELETE FROM form_programme WHERE programme_id = ? AND form = ?", (programme_id, form))
    if words:
        con.execute("INSERT INTO form_programme VALUES (?, ?, ?)", (programme_id, form, words))


def came(con: Connection, programme_id: int) -> set[int]:
    """Who has been at a networking meeting of the programme."""
    rows = con.execute(
        "SELECT g.person_id FROM networking_guest g JOIN networking n ON n.id = g.networking_id "
        "WHERE n.programme_id = ? AND n.state <> 'cancelled' AND g.attended = 1",
        (programme_id,),
    )
    return {row["person_id"] for row in rows}


def lost(con: Connection, choice_id: int) -> list[tuple[int, int]]:
    """(voter, marked) where the one ranked takes part no more; a private «no» is told to nobody, so not looked for."""
    rows = con.execute(
        "SELECT b.person_id, m.target_id FROM mark m JOIN ballot b ON b.id = m.ballot_id "
        f"WHERE b.choice_id = ? AND m.place IS NOT NULL AND NOT {_TAKES_PART}",
        (choice_id,),
    )
    return [(row["person_id"], row["target_id"]) for row in rows]


def overdue(con: Connection, now: datetime) -> list[Choice]:
    """Open choices whose time is over."""
    rows = con.execute("SELECT * FROM choice WHERE state = 'open' AND closes_at <= ?", (to_text(now),))
    return [_choice(row) for row in rows]


def ballots(con: Connection, choice_id: int) -> list[Ballot]:
    """All ballots with their marks, by person; marks of those who take no part any more are passed over."""
    marks: dict[int, list[sqlite3.Row]] = {}
    for row in con.execute(
        f"SELECT m.* FROM mark m JOIN ballot b ON b.id = m.ballot_id WHERE b.choice_id = ? AND {_TAKES_PART} "
        "ORDER BY m.ballot_id, m.place, m.target_id",
        (choice_id,),
    ):
        marks.setdefault(row["ballot_id"], []).append(row)
    comments: dict[int, dict[int, str]] = {}
    for row in con.execute(
        "SELECT c.* FROM mark_comment c JOIN ballot b ON b.id = c.ballot_id WHERE b.choice_id = ?", (choice_id,)
    ):
        comments.setdefault(row["ballot_id"], {})[row["target_id"]] = row["body"]
    rows = con.execute("SELECT * FROM ballot WHERE choice_id = ? ORDER BY person_id, side", (choice_id,))
    return [_ballot(row, marks.get(row["id"], ()), comments.get(row["id"], {})) for row in rows]


def voted_at(con: Connection, choice_id: int) -> dict[int, datetime]:
    """Person -> when they last marked anything in this choice."""
    rows = con.execute(
        "SELECT person_id, max(touched_at) AS at FROM ballot WHERE choice_id = ? GROUP BY person_id", (choice_id,)
    )
    return {row["person_id"]: from_text(row["at"]) for row in rows}


def ballot(con: Connection, choice_id: int, person_id: int, side: Role) -> Ballot:
    """A person's ballot; an empty one where nothing is marked yet."""
    row = con.execute(
        "SELECT * FROM ballot WHERE choice_id = ? AND person_id = ? AND side = ?", (choice_id, person_id, side)
    ).fetchone()
    if row is None:
        return Ballot(person_id, side)
    marks = con.execute("SELECT * FROM mark WHERE ballot_id = ? ORDER BY place, target_id", (row["id"],)).fetchall()
    said = con.execute("SELECT target_id, body FROM mark_comment WHERE ballot_id = ?", (row["id"],))
    return _ballot(row, marks, {one["target_id"]: one["body"] for one in said})


def sent_sides(con: Connection, choice_id: int, person_id: int) -> set[Role]:
    """As what the person has sent a ballot."""
    rows = con.execute(
        "SELECT side FROM ballot WHERE choice_id = ? AND person_id = ? AND sent_at IS NOT NULL", (choice_id, person_id)
    )
    return {Role(row["side"]) for row in rows}


def save(con: Connection, choice_id: int, kept: Ballot, now: datetime) -> None:
    """Write a ballot as it stands now."""
    row = con.execute(
        "INSERT INTO ballot (choice_id, person_id, side, touched_at, sent_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (choice_id, person_id, side) DO UPDATE SET touched_at = excluded.touched_at, "
        "sent_at = CASE WHEN ? THEN coalesce(ballot.sent_at, excluded.sent_at) END RETURNING id",
        (choice_id, kept.person_id, kept.side, to_text(now), to_text(now) if kept.sent else None, kept.sent),
    ).fetchone()
    con.execute("DELETE FROM mark WHERE ballot_id = ?", (row["id"],))
    marks: list[tuple[int, int, int | None, str]] = [
        (row["id"], target, place, to_text(now)) for place, target in enumerate(kept.ranked, 1)
    ]
    marks += [(row["id"], target, None, to_text(now)) for target in sorted(kept.refused)]
    con.executemany("INSERT INTO mark (ballot_id, target_id, place, marked_at) VALUES (?, ?, ?, ?)", marks)


def comment(con: Connection, choice_id: int, kept: Ballot, target: int, now: datetime) -> None:
    """Write what the ballot says of one person, or take it away."""
    key = (choice_id, kept.person_id, kept.side)
    where = "SELECT id FROM ballot WHERE choice_id = ? AND person_id = ? AND side = ?"
    con.execute(f"DELETE FROM mark_comment WHERE ballot_id = ({where}) AND target_id = ?", (*key, target))
    if target in kept.comments:
        con.execute(
            f"INSERT INTO mark_comment (ballot_id, target_id, body, said_at) VALUES (({where}), ?, ?, ?)",
            (*key, target, kept.comments[target], to_text(now)),
        )


def tidy(con: Connection, choice_id: int) -> None:
    """At the close: comments to those who are not marked any more are nobody's to read."""
    con.execute(
        "DELETE FROM mark_comment WHERE ballot_id IN (SELECT id FROM ballot WHERE choice_id = ?) AND NOT EXISTS "
        "(SELECT 1 FROM mark m WHERE m.ballot_id = mark_comment.ballot_id AND m.target_id = mark_comment.target_id "
        "AND m.place IS NOT NULL)",
        (choice_id,),
    )


def _choice(row: sqlite3.Row) -> Choice:
    return Choice(
        id=row["id"],
        limit=row["mark_limit"],
        opened_at=from_text(row["opened_at"]),
        closes_at=from_text(row["closes_at"]),
        closed_at=maybe_moment(row["closed_at"]),
        form=row["form"],
        nudged_at=maybe_moment(row["nudged_at"]),
    )


def _ballot(row: sqlite3.Row, marks: Sequence[sqlite3.Row], comments: Mapping[int, str]) -> Ballot:
    return Ballot(
        person_id=row["person_id"],
        side=Role(row["side"]),
        ranked=tuple(mark["target_id"] for mark in marks if mark["place"] is not None),
        refused=frozenset(mark["target_id"] for mark in marks if mark["place"] is None),
        sent=row["sent_at"] is not None,
        comments=comments,
    )
