"""Meetings of matches and what the mentees said of them."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from domain.meetings import Answer, Attendee, Dispute, Kind, Meeting, Past, Stage
from storage.database import Connection
from storage.moments import from_text, maybe_day, maybe_moment, to_text

_TEXTS = frozenset({"topic", "result", "kind", "stage", "place", "minutes"})


def add_held(
    con: Connection,
    match_id: int,
    held_on: date,
    minutes: int,
    stage: Stage,
    batch: str | None,
    second: int,
    logged_by: int,
    now: datetime,
) -> int | None:
    """A held meeting; returns its id, ``None`` when the day or the draft has one already."""
    row = con.execute(
        "INSERT INTO meeting (match_id, state, held_on, minutes, stage, batch, second, logged_by, logged_at) "
        "VALUES (?, 'held', ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id",
        (match_id, held_on.isoformat(), minutes, stage, batch, second, logged_by, to_text(now)),
    ).fetchone()
    return None if row is None else int(row["id"])


def add_planned(
    con: Connection, match_id: int, starts_at: datetime, place: str | None, batch: str, logged_by: int, now: datetime
) -> int | None:
    """A planned meeting; ``None`` when the match has one already or the draft was used."""
    row = con.execute(
        "INSERT INTO meeting (match_id, state, starts_at, place, batch, logged_by, logged_at) "
        "VALUES (?, 'planned', ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id",
        (match_id, to_text(starts_at), place, batch, logged_by, to_text(now)),
    ).fetchone()
    return None if row is None else int(row["id"])


def hold(
    con: Connection,
    meeting_id: int,
    held_on: date,
    minutes: int,
    stage: Stage,
    batch: str | None,
    second: int,
    logged_by: int,
    now: datetime,
) -> bool:
    """A planned meeting took place (as the work of the draft ``batch``); False if it is not planned any more."""
    changed = con.execute(
        "UPDATE meeting SET state = 'held', held_on = ?, minutes = ?, stage = ?, batch = coalesce(?, batch), "
        "second = ?, logged_by = ?, logged_at = ? WHERE id = ? AND state = 'planned'",
        (held_on.isoformat(), minutes, stage, batch, second, logged_by, to_text(now), meeting_id),
    )
    return changed.rowcount > 0


def turn(con: Connection, meeting_id: int, before: str, after: str) -> bool:
    """Move a meeting from one state to another; False if it was not in the first."""
    changed = con.execute("UPDATE meeting SET state = ? WHERE id = ? AND state = ?", (after, meeting_id, before))
    return changed.rowcount > 0


def put(con: Connection, meeting_ids: Iterable[int], field: str, value: str | int | None) -> None:
    """Set one field of meetings; ``KeyError`` for a name that is not a changeable column."""
    if field not in _TEXTS:
        raise KeyError(field)
    con.executemany(
        f"UPDATE meeting SET {field} = ? WHERE id = ?",
        [(value, one) for one in meeting_ids],
    )


def put_day(con: Connection, meeting_id: int, day: date, second: int) -> None:
    con.execute("UPDATE meeting SET held_on = ?, second = ? WHERE id = ?", (day.isoformat(), second, meeting_id))


def get(con: Connection, meeting_id: int) -> Meeting | None:
    found = _load(con, "id = ?", (meeting_id,))
    return found[0] if found else None


def of_match(con: Connection, match_id: int) -> list[Meeting]:
    """Held meetings of a match, oldest first."""
    return _load(con, "match_id = ? AND state = 'held'", (match_id,))


def past(con: Connection, match_id: int) -> list[Past]:
    """The same meetings, no more of each than the next one asks: it is written in the midst of a tap."""
    rows = con.execute(
        "SELECT held_on, second, stage FROM meeting WHERE match_id = ? AND state = 'held' ORDER BY held_on, second",
        (match_id,),
    )
    return [Past(date.fromisoformat(day), second, Stage(stage) if stage else None) for day, second, stage in rows]


def of_batch(con: Connection, batch: str) -> list[Meeting]:
    """Every row of a draft, whatever became of it."""
    return _load(con, "batch = ?", (batch,))


def planned(con: Connection, match_ids: Collection[int]) -> list[Meeting]:
    """What these matches have agreed on, past moments too, earliest first."""
    where = "state = 'planned' AND match_id IN (SELECT value FROM json_each(?))"
    found = _load(con, where, (json.dumps(list(match_ids)),))
    return sorted(found, key=lambda meeting: (meeting.starts_at or meeting.logged_at, meeting.id))


def of_person(con: Connection, person_id: int, limit: int, offset: int) -> list[Meeting]:
    """Held meetings of all matches a person is or was in, newest first."""
    where = "state = 'held' AND match_id IN (SELECT match_id FROM match_member WHERE person_id = ?)"
    tail = "ORDER BY held_on DESC, id DESC LIMIT ? OFFSET ?"
    return _load(con, where, (person_id, limit, offset), tail)


def count_of_person(con: Connection, person_id: int) -> int:
    row = con.execute(
        "SELECT count(*) AS found FROM meeting WHERE state = 'held' "
        "AND match_id IN (SELECT match_id FROM match_member WHERE person_id = ?)",
        (person_id,),
    ).fetchone()
    return int(row["found"])


def last_held(con: Connection, match_ids: Collection[int]) -> dict[int, date]:
    """The day of each match's latest meeting; one that the mentee says did not happen does not count."""
    rows = con.execute(
        "SELECT g.match_id, max(g.held_on) AS day FROM meeting g WHERE g.state = 'held' "
        "AND g.match_id IN (SELECT value FROM json_each(?)) AND NOT EXISTS (SELECT 1 FROM meeting_attendee a "
        "WHERE a.meeting_id = g.id AND a.state = 'disputed' AND a.dispute = 'did_not_happen') GROUP BY g.match_id",
        (json.dumps(list(match_ids)),),
    )
    return {row["match_id"]: date.fromisoformat(row["day"]) for row in rows}


def ask(con: Connection, meeting_id: int, person_ids: Iterable[int]) -> None:
    """These mentees are asked to confirm, anew if they had answered."""
    con.executemany(
        "INSERT INTO meeting_attendee (meeting_id, person_id) VALUES (?, ?) ON CONFLICT (meeting_id, person_id) "
        "DO UPDATE SET state = 'asked', dispute = NULL, answered_at = NULL",
        [(meeting_id, person) for person in person_ids],
    )


def answer(
    con: Connection, meeting_id: int, person_id: int, given: Answer, dispute: Dispute | None, now: datetime
) -> bool:
    """What a mentee says; False if nothing changed (the same answer again)."""
    changed = con.execute(
        "UPDATE meeting_attendee SET state = ?, dispute = ?, answered_at = ? "
        "WHERE meeting_id = ? AND person_id = ? AND (state <> ? OR dispute IS NOT ?)",
        (given, dispute, to_text(now), meeting_id, person_id, given, dispute),
    )
    return changed.rowcount > 0


def fall_silent(con: Connection, before: datetime) -> int:
    """Meetings logged before then that a mentee has said nothing about count without confirmation. Returns how many."""
    changed = con.execute(
        "UPDATE meeting_attendee SET state = 'silent' WHERE state = 'asked' "
        "AND meeting_id IN (SELECT id FROM meeting WHERE state = 'held' AND logged_at <= ?)",
        (to_text(before),),
    )
    return changed.rowcount


def any_asked(con: Connection, before: datetime) -> bool:
    """Whether ``fall_silent`` would find anything."""
    found = con.execute(
        "SELECT 1 FROM meeting_attendee a JOIN meeting g ON g.id = a.meeting_id "
        "WHERE a.state = 'asked' AND g.state = 'held' AND g.logged_at <= ? LIMIT 1",
        (to_text(before),),
    ).fetchone()
    return found is not None


def agree(con: Connection, match_id: int, *, number: int | None = None, rhythm: int | None = None) -> None:
    """What the planning meeting agreed on; ``None`` leaves what there is."""
    con.execute(
        "UPDATE match SET planned_meetings = coalesce(?, planned_meetings), rhythm_days = coalesce(?, rhythm_days) "
        "WHERE id = ?",
        (number, rhythm, match_id),
    )


def _load(
    con: Connection, where: str, args: tuple[object, ...], tail: str = "ORDER BY held_on, second, id"
) -> list[Meeting]:
    rows = con.execute(f"SELECT * FROM meeting WHERE {where} {tail}", args).fetchall()
    if not rows:
        return []
    attendees: dict[int, list[Attendee]] = {}
    found = con.execute(
        "SELECT * FROM meeting_attendee WHERE meeting_id IN (SELECT value FROM json_each(?)) ORDER BY person_id",
        (json.dumps([row["id"] for row in rows]),),
    )
    for row in found:
        dispute = Dispute(row["dispute"]) if row["dispute"] else None
        attendees.setdefault(row["meeting_id"], []).append(Attendee(row["person_id"], Answer(row["state"]), dispute))
    return [_meeting(row, attendees) for row in rows]


def _meeting(row: sqlite3.Row, attendees: Mapping[int, list[Attendee]]) -> Meeting:
    return Meeting(
        id=row["id"],
        match_id=row["match_id"],
        state=row["state"],
        logged_at=from_text(row["logged_at"]),
        held_on=maybe_day(row["held_on"]),
        starts_at=maybe_moment(row["starts_at"]),
        place=row["place"],
        minutes=row["minutes"],
        stage=Stage(row["stage"]) if row["stage"] else None,
        kind=Kind(row["kind"]) if row["kind"] else None,
        topic=row["topic"],
        result=row["result"],
        batch=row["batch"],
        logged_by=row["logged_by"],
        second=row["second"],
        attendees=tuple(attendees.get(row["id"], ())),
    )
