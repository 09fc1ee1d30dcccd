"""What has happened with somebody so far, for the curator's card: decisions, interviews, pairs, meetings."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.people.interview import Interview
from domain.who import Who
from services.people.interviews import Decision, check_person, decisions
from storage import audit
from storage.consents import personal
from storage.database import Connection, Database
from storage.moments import from_text, maybe_day
from storage.people import interviews

MEETINGS = 8
"""Meetings that are named; of the rest the number."""


@dataclass(frozen=True, slots=True)
class PartSpan:
    """``out`` None while the part goes on, or where the day was not kept."""

    role: str
    joined: datetime
    out: datetime | None


@dataclass(frozen=True, slots=True)
class Work:
    others: str
    state: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Met:
    day: date
    others: str
    minutes: int | None


@dataclass(frozen=True, slots=True)
class History:
    name: str
    parts: tuple[PartSpan, ...]
    decisions: tuple[Decision, ...]
    interviews: tuple[Interview, ...]
    works: tuple[Work, ...]
    meetings: tuple[Met, ...]
    more_meetings: int


async def of_person(db: Database, curator: Who, person_id: int, now: datetime) -> History:
    """Noted for the person as a look at the card. Refused: ``not-allowed``, ``not-found``."""

    def work(con: Connection) -> History:
        name = check_person(con, curator, person_id)
        audit.look(con, curator.known, "card", now, [person_id])
        held = [row for row in reversed(personal.meetings(con, person_id)) if row["state"] == "held"]
        return History(
            name=name,
            parts=_parts(con, person_id),
            decisions=decisions(con, person_id),
            interviews=tuple(interviews.of_person(con, person_id)),
            works=_works(con, person_id),
            meetings=tuple(
                Met(day, row["others"] or "", row["minutes"])
                for row in held[:MEETINGS]
                if (day := maybe_day(row["held_on"])) is not None
            ),
            more_meetings=max(0, len(held) - MEETINGS),
        )

    return await db.write(work, claim=False)


def _parts(con: Connection, person_id: int) -> tuple[PartSpan, ...]:
    return tuple(
        PartSpan(row["role"], from_text(row["joined_at"]), from_text(row["left_at"]) if row["left_at"] else None)
        for row in personal.memberships(con, person_id)
    )


def _works(con: Connection, person_id: int) -> tuple[Work, ...]:
    return tuple(
        Work(
            row["others"] or "",
            row["state"],
            from_text(row["told_at"]),
            from_text(row["ended_at"]) if row["ended_at"] else None,
        )
        for row in personal.matches(con, person_id)
    )
