"""Networking meetings and their guests."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime

from domain.networking import Guest, Networking, Reply, Terms
from storage.database import Connection
from storage.moments import from_text, to_text


def create(
    con: Connection,
    programme_id: int,
    starts_at: datetime,
    place: str,
    terms: Terms,
    created_by: int | None,
    now: datetime,
) -> int:
    """A planned meeting; returns its id."""
    cursor = con.execute(
        "INSERT INTO networking (programme_id, starts_at, place, minutes, audience, opens_choice, created_by, "
        "created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(programme_id, to_text(starts_at), place, terms.minutes, terms.audience, terms.opens_choice),
            *(created_by, to_text(now)),
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def change(con: Connection, networking_id: int, starts_at: datetime, place: str, terms: Terms) -> bool:
    """Move a planned meeting; answers given for the old time no longer count, the audience stays.

    Whoever has its calendar file gets the new one with the news.
    """
    changed = con.execute(
        "UPDATE networking SET starts_at = ?, place = ?, minutes = ?, opens_choice = ?, choice_at = NULL, "
        "revision = revision + 1 WHERE id = ? AND state = 'planned'",
        (to_text(starts_at), place, terms.minutes, terms.opens_choice, networking_id),
    ).rowcount
    if changed:
        con.execute(
            "UPDATE networking_guest SET reply = NULL, replied_at = NULL, filed = CASE WHEN filed IS NOT NULL "
            "THEN (SELECT revision FROM networking n WHERE n.id = networking_id) END WHERE networking_id = ?",
            (networking_id,),
        )
    return changed > 0


def cancel(con: Connection, networking_id: int) -> bool:
    """Call it off; its revision grows, since calendars hear of it."""
    return (
        con.execute(
            "UPDATE networking SET state = 'cancelled', revision = revision + 1 WHERE id = ? AND state = 'planned'",
            (networking_id,),
        ).rowcount
        > 0
    )


def set_opens_choice(con: Connection, networking_id: int, opens: bool) -> bool:
    """Whether the choice opens at its end by itself; False when that has been seen to, or it is cancelled."""
    return (
        con.execute(
            "UPDATE networking SET opens_choice = ? WHERE id = ? AND state = 'planned' AND choice_at IS NULL",
            (opens, networking_id),
        ).rowcount
        > 0
    )


def ended_to_choose(con: Connection, programme_id: int, now: datetime) -> list[Networking]:
    """Meetings that have begun, at whose end the choice is to open by itself and has not been seen to."""
    rows = con.execute(
        "SELECT * FROM networking WHERE programme_id = ? AND state = 'planned' AND opens_choice = 1 "
        "AND choice_at IS NULL AND starts_at <= ? ORDER BY starts_at, id",
        (programme_id, to_text(now)),
    ).fetchall()
    return [_loaded(con, row) for row in rows]


def choice_seen_to(con: Connection, networking_id: int, now: datetime) -> bool:
    """Note that the choice after the meeting needs nothing more; False if that was noted before."""
    return (
        con.execute(
            "UPDATE networking SET choice_at = ? WHERE id = ? AND choice_at IS NULL", (to_text(now), networking_id)
        ).rowcount
        > 0
    )


def get(con: Connection, networking_id: int, programme_id: int | None = None) -> Networking | None:
    """The meeting, of this programme if one is named."""
    row = con.execute(
        "SELECT * FROM networking WHERE id = :id AND (:programme IS NULL OR programme_id = :programme)",
        {"id": networking_id, "programme": programme_id},
    ).fetchone()
    return None if row is None else _loaded(con, row)


def latest(con: Connection, programme_id: int) -> Networking | None:
    """The newest meeting that was not cancelled."""
    found = every(con, programme_id)
    return found[-1] if found else None


def every(con: Connection, programme_id: int) -> list[Networking]:
    """The meetings that were not cancelled, the earliest first."""
    rows = con.execute(
        "SELECT * FROM networking WHERE programme_id = ? AND state <> 'cancelled' ORDER BY starts_at, id",
        (programme_id,),
    ).fetchall()
    return [_loaded(con, row) for row in rows]


def ahead(con: Connection, programme_id: int, now: datetime) -> list[Networking]:
    """The meetings to come."""
    return [one for one in every(con, programme_id) if one.starts_at > now]


def told(con: Connection, networking_id: int, kinds: Iterable[str]) -> frozenset[int]:
    """Who has been sent one of these kinds of notices about the meeting, whenever and wherever it was to be then."""
    rows = con.execute(
        "SELECT DISTINCT person_id FROM notice WHERE state IN ('sending', 'sent') "
        "AND kind IN (SELECT value FROM json_each(?)) AND (subject = ? OR subject LIKE ?)",
        (json.dumps(list(kinds)), f"networking:{networking_id}", f"networking:{networking_id}:%"),
    )
    return frozenset(row["person_id"] for row in rows)


def invite(con: Connection, networking_id: int, person_ids: Iterable[int]) -> None:
    """Put people on the list; who came uninvited is invited from then on."""
    con.executemany(
        "INSERT INTO networking_guest (networking_id, person_id) VALUES (?, ?) "
        "ON CONFLICT (networking_id, person_id) DO UPDATE SET invited = 1",
        [(networking_id, person) for person in person_ids],
    )


def reply(con: Connection, networking_id: int, person_id: int, answer: Reply, now: datetime) -> None:
    con.execute(
        "UPDATE networking_guest SET reply = ?, replied_at = ? WHERE networking_id = ? AND person_id = ?",
        (answer, to_text(now), networking_id, person_id),
    )


def file(con: Connection, networking_id: int, person_id: int, revision: int) -> bool:
    """Note which calendar file a person gets; False if they have it already."""
    return (
        con.execute(
            "UPDATE networking_guest SET filed = ? WHERE networking_id = ? AND person_id = ? "
            "AND (filed IS NULL OR filed < ?)",
            (revision, networking_id, person_id, revision),
        ).rowcount
        > 0
    )


def tick_attendance(con: Connection, networking_id: int, person_ids: Iterable[int], attended: bool) -> None:
    """Record that people were there (or were not, after a mistaken tap)."""
    con.executemany(
        "UPDATE networking_guest SET attended = ? WHERE networking_id = ? AND person_id = ?",
        [(attended, networking_id, person) for person in person_ids],
    )


def come_in(con: Connection, networking_id: int, person_id: int, now: datetime) -> bool:
    """Present by the code at the door; False if that was noted before, by whomever."""
    return (
        con.execute(
            "INSERT INTO networking_guest (networking_id, person_id, invited, attended, door_at) "
            "VALUES (?, ?, 0, 1, ?) "
            "ON CONFLICT (networking_id, person_id) DO UPDATE SET attended = 1, door_at = excluded.door_at "
            "WHERE networking_guest.attended IS NOT 1",
            (networking_id, person_id, to_text(now)),
        ).rowcount
        > 0
    )


def _loaded(con: Connection, row: sqlite3.Row) -> Networking:
    guests = con.execute("SELECT * FROM networking_guest WHERE networking_id = ? ORDER BY person_id", (row["id"],))
    return Networking(
        id=row["id"],
        starts_at=from_text(row["starts_at"]),
        place=row["place"],
        state=row["state"],
        guests=tuple(map(_guest, guests)),
        terms=Terms(row["minutes"], row["audience"], bool(row["opens_choice"])),
        revision=row["revision"],
        uid=f"networking-{row['id']}-{from_text(row['created_at']):%Y%m%dT%H%M%S}@tandem",
    )


def _guest(row: sqlite3.Row) -> Guest:
    return Guest(
        person_id=row["person_id"],
        reply=None if row["reply"] is None else Reply(row["reply"]),
        attended=None if row["attended"] is None else bool(row["attended"]),
        invited=bool(row["invited"]),
        filed=row["filed"],
    )
