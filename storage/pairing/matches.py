"""Matches and their members."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime

from domain.match import LIVE_STATES, Format, Kind, Match, format_of
from domain.roles import Role
from storage.database import Connection
from storage.moments import from_text, maybe_moment, to_text

_LIVE = ", ".join(f"'{state}'" for state in LIVE_STATES)


def create(
    con: Connection,
    programme_id: int,
    mentors: Sequence[int],
    mentees: Sequence[int],
    now: datetime,
    *,
    draft_id: int | None = None,
    form: str = "teacher_teacher",
    style: tuple[Format, Kind, str] | None = None,
) -> int:
    """A new agreed match; nobody is told yet. ``style``: format, kind and topic where they are said. Returns its id."""
    way, kind, topic = style or (format_of(len(mentors), len(mentees)), Kind.USUAL, "")
    cursor = con.execute(
        "INSERT INTO match (programme_id, form, draft_id, agreed_at, format, kind, topic, planned_meetings) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (programme_id, form, draft_id, to_text(now), way, kind, topic or None, 1 if kind is Kind.SPEED else None),
    )
    match_id = cursor.lastrowid
    assert match_id is not None
    members = [(match_id, person, "mentor") for person in mentors] + [
        (match_id, person, "mentee") for person in mentees
    ]
    con.executemany("INSERT INTO match_member (match_id, person_id, role) VALUES (?, ?, ?)", members)
    return match_id


def get(con: Connection, match_id: int) -> Match | None:
    found = _load(con, con.execute("SELECT * FROM match WHERE id = ?", (match_id,)).fetchall())
    return found[0] if found else None


def live(con: Connection, programme_id: int) -> list[Match]:
    """Agreed and active matches, oldest first."""
    rows = con.execute(
        f"SELECT * FROM match WHERE programme_id = ? AND state IN ({_LIVE}) ORDER BY id", (programme_id,)
    )
    return _load(con, rows.fetchall())


def every(con: Connection, programme_id: int) -> list[Match]:
    """All matches of the programme, ended ones too."""
    return _load(con, con.execute("SELECT * FROM match WHERE programme_id = ? ORDER BY id", (programme_id,)).fetchall())


def of_person(con: Connection, person_id: int, role: Role | None = None, *, active: bool = True) -> list[Match]:
    """Matches a person is in (as ``role``); ``active``: only those both sides have been told of."""
    states = "'active'" if active else _LIVE
    rows = con.execute(
        f"SELECT m.* FROM match m JOIN match_member k ON k.match_id = m.id "
        f"WHERE k.person_id = ? AND (? IS NULL OR k.role = ?) AND m.state IN ({states}) ORDER BY m.id",
        (person_id, role, role),
    )
    return _load(con, rows.fetchall())


def led_by(con: Connection, person_id: int, *, active: bool = True) -> list[Match]:
    """Matches whose meetings a person writes down: as a mentor, or as one of a mutual support."""
    return [match for match in of_person(con, person_id, active=active) if person_id in match.leaders]


def tell(con: Connection, match_ids: Iterable[int], now: datetime) -> list[int]:
    """Make agreed matches active; returns those that were not before."""
    told = []
    for match_id in match_ids:
        changed = con.execute(
            "UPDATE match SET state = 'active', told_at = ? WHERE id = ? AND state = 'agreed'", (to_text(now), match_id)
        )
        if changed.rowcount:
            told.append(match_id)
    return told


def _load(con: Connection, rows: list[sqlite3.Row]) -> list[Match]:
    if not rows:
        return []
    ids = [row["id"] for row in rows]
    marks = ", ".join("?" * len(ids)) if len(ids) <= 500 else None
    where = f"WHERE match_id IN ({marks})" if marks else ""
    members: dict[tuple[int, str], list[int]] = {}
    found = con.execute(f"SELECT * FROM match_member {where} ORDER BY person_id", ids if marks else ())
    for member in found:
        members.setdefault((member["match_id"], member["role"]), []).append(member["person_id"])
        if member["substitute"]:
            members.setdefault((member["match_id"], "substitute"), []).append(member["person_id"])
    return [
        Match(
            id=row["id"],
            form=row["form"],
            state=row["state"],
            mentors=tuple(members.get((row["id"], "mentor"), ())),
            mentees=tuple(members.get((row["id"], "mentee"), ())),
            agreed_at=from_text(row["agreed_at"]),
            told_at=maybe_moment(row["told_at"]),
            document_id=row["document_id"],
            planned_meetings=row["planned_meetings"],
            rhythm_days=row["rhythm_days"],
            ended_at=maybe_moment(row["ended_at"]),
            format=Format(row["format"]),
            kind=Kind(row["kind"]),
            topic=row["topic"] or "",
            substitutes=tuple(members.get((row["id"], "substitute"), ())),
            end_reason=row["end_reason"] or "",
            end_document_id=row["end_document_id"],
            successor_id=row["successor_id"],
        )
        for row in rows
    ]


def end(con: Connection, match_id: int, state: str, note: str, now: datetime, successor: int | None = None) -> bool:
    """End a live match as ``completed``, ``stopped`` or ``transferred``; its meetings stay. False if it had ended.

    It stays in the order that the director has signed, and leaves one that is still a draft. Who stood in for a mentor
    does so no more.
    """
    con.execute("UPDATE substitute SET state = 'over' WHERE match_id = ? AND state <> 'over'", (match_id,))
    con.execute("DELETE FROM match_member WHERE match_id = ? AND substitute = 1", (match_id,))
    changed = con.execute(
        "UPDATE match SET state = ?, end_note = ?, ended_at = ?, successor_id = ?, document_id = "
        "(SELECT d.id FROM document d WHERE d.id = match.document_id AND d.state = 'signed') "
        f"WHERE id = ? AND state IN ({_LIVE})",
        (state, note or None, to_text(now), successor, match_id),
    )
    return changed.rowcount > 0


def part(con: Connection, match: Match, person: int, now: datetime) -> bool:
    """Somebody leaves a match that goes on without them; False where too few would stay, and nothing is changed.

    That they were in it is kept where both sides had been told.
    """
    if not match.live or not match.goes_on_without(person):
        return False
    role = Role.MENTEE if person in match.mentees else Role.MENTOR
    if match.told_at is not None and person not in match.substitutes:
        con.execute(
            "INSERT INTO match_former (match_id, person_id, role, left_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (match.id, person, role, to_text(now)),
        )
    con.execute(
        "UPDATE substitute SET state = 'over' WHERE match_id = ? AND person_id = ? AND state <> 'over'",
        (match.id, person),
    )
    con.execute("DELETE FROM match_member WHERE match_id = ? AND person_id = ?", (match.id, person))
    return True


def former(con: Connection, programme_id: int) -> list[sqlite3.Row]:
    """Who has left matches that went on: ``match_id``, ``person_id``, ``role``, ``left_at``, ``document_id``."""
    return con.execute(
        "SELECT f.* FROM match_former f JOIN match m ON m.id = f.match_id WHERE m.programme_id = ? "
        "ORDER BY f.left_at, f.match_id, f.person_id",
        (programme_id,),
    ).fetchall()


def restyle(con: Connection, match_id: int, column: str, value: str) -> None:
    """Set ``form``, ``format``, ``kind`` or ``topic``; ``KeyError`` for another column."""
    if column not in ("form", "format", "kind", "topic"):
        raise KeyError(column)
    con.execute(f"UPDATE match SET {column} = ? WHERE id = ?", (value or None, match_id))
    if column == "kind":
        con.execute(
            "UPDATE match SET planned_meetings = CASE WHEN kind = 'speed' THEN 1 WHEN planned_meetings = 1 THEN NULL "
            "ELSE planned_meetings END WHERE id = ?",
            (match_id,),
        )


def admit(con: Connection, match_id: int, person: int, role: Role, *, substitute: bool = False) -> None:
    """One more member."""
    con.execute(
        "INSERT INTO match_member (match_id, person_id, role, substitute) VALUES (?, ?, ?, ?)",
        (match_id, person, role, substitute),
    )


def dismiss(con: Connection, match_id: int, person: int) -> None:
    """Take a member out, without a trace: for matches that nobody has been told of, and for substitutes."""
    con.execute("DELETE FROM match_member WHERE match_id = ? AND person_id = ?", (match_id, person))


def copy(con: Connection, match: Match, mentors: Sequence[int], mentees: Sequence[int], now: datetime) -> int:
    """Another match of the same draft, form and order, for these people; returns its id."""
    made = create(con, _programme_of(con, match.id), mentors, mentees, now, form=match.form)
    con.execute(
        "UPDATE match SET draft_id = o.draft_id, document_id = o.document_id FROM (SELECT * FROM match WHERE id = ?) o "
        "WHERE match.id = ?",
        (match.id, made),
    )
    return made


def _programme_of(con: Connection, match_id: int) -> int:
    return int(con.execute("SELECT programme_id FROM match WHERE id = ?", (match_id,)).fetchone()["programme_id"])


def drop(con: Connection, match_ids: Iterable[int]) -> None:
    """Take matches away that nobody has been told of: their people stand in another one."""
    con.executemany("DELETE FROM match WHERE id = ? AND state = 'agreed'", [(one,) for one in match_ids])


def one_off_done(con: Connection) -> list[int]:
    """Speed mentoring at work whose one meeting has been held, and nobody is still asked about it."""
    rows = con.execute(
        "SELECT m.id FROM match m WHERE m.kind = 'speed' AND m.state = 'active' "
        "AND EXISTS (SELECT 1 FROM meeting g WHERE g.match_id = m.id AND g.state = 'held') "
        "AND NOT EXISTS (SELECT 1 FROM meeting g JOIN meeting_attendee a ON a.meeting_id = g.id "
        "WHERE g.match_id = m.id AND g.state = 'held' AND a.state IN ('asked', 'disputed'))"
    )
    return [row["id"] for row in rows]


def explain_end(con: Connection, match_id: int, reason: str) -> None:
    """Words about the end for the order; empty: the usual ones."""
    con.execute("UPDATE match SET end_reason = ? WHERE id = ?", (reason or None, match_id))


def attach(con: Connection, document_id: int, match_ids: Iterable[int]) -> None:
    """These matches stand in this order."""
    con.executemany("UPDATE match SET document_id = ? WHERE id = ?", [(document_id, one) for one in match_ids])


def attach_end(con: Connection, document_id: int, match_id: int) -> None:
    """This order says that the match has ended."""
    con.execute("UPDATE match SET end_document_id = ? WHERE id = ?", (document_id, match_id))


def attach_former(con: Connection, document_id: int, match_id: int, person: int) -> None:
    """This order says that somebody has left the match."""
    con.execute(
        "UPDATE match_former SET document_id = ? WHERE match_id = ? AND person_id = ?", (document_id, match_id, person)
    )


def in_document(con: Connection, document_id: int) -> list[Match]:
    """Matches that stand in an order, oldest first."""
    rows = con.execute("SELECT * FROM match WHERE document_id = ? ORDER BY id", (document_id,))
    return _load(con, rows.fetchall())


def held_counts(con: Connection, programme_id: int) -> dict[int, int]:
    """How many meetings each match has held; matches without any are left out."""
    rows = con.execute(
        "SELECT g.match_id, count(*) AS held FROM meeting g JOIN match m ON m.id = g.match_id "
        "WHERE m.programme_id = ? AND g.state = 'held' GROUP BY g.match_id",
        (programme_id,),
    )
    return {row["match_id"]: row["held"] for row in rows}


def work_of(con: Connection, match_id: int, now: datetime) -> tuple[int, datetime | None]:
    """Meetings held, and when the next one is planned."""
    row = con.execute(
        "SELECT sum(state = 'held') AS held, min(CASE WHEN state = 'planned' AND starts_at >= ? THEN starts_at END) "
        "AS next_at FROM meeting WHERE match_id = ?",
        (to_text(now), match_id),
    ).fetchone()
    return row["held"] or 0, maybe_moment(row["next_at"])


def tellings(con: Connection, kind: str) -> list[sqlite3.Row]:
    """Notices of a kind that name matches in their payload, oldest first: person, match, state, error."""
    return con.execute(
        "SELECT n.person_id, j.value AS match_id, n.state, n.error FROM notice n, json_each(n.payload, '$.matches') j "
        "WHERE n.kind = ? ORDER BY n.id",
        (kind,),
    ).fetchall()
