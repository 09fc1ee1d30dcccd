"""The interview before admission, and what stands against admitting somebody (D20)."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.people.interview import Doubt, Interview, doubt
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from questionnaires.reading import clean, read_date
from services.reports.progress import short_name
from storage import audit, programmes
from storage.consents import consents
from storage.database import Connection, Database
from storage.moments import from_text
from storage.people import interviews, people_search

NOTED = "interview"
"""Kind of the audit log's entry."""
HOLDER_LIMIT, CONCLUSION_LIMIT = 160, 1000


@dataclass(frozen=True, slots=True)
class Decision:
    """Admitted or declined; ``by``: the curator's name, empty where a setting admitted everybody."""

    role: Role
    verdict: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Admission:
    """All interviews and decisions of somebody, the newest first."""

    name: str
    interviews: tuple[Interview, ...]
    decisions: tuple[Decision, ...]


async def of_person(db: Database, curator: Who, person_id: int) -> Admission:
    """Refused: ``not-allowed``, ``not-found``."""

    def work(con: Connection) -> Admission:
        name = check_person(con, curator, person_id)
        return Admission(name, tuple(interviews.of_person(con, person_id)), decisions(con, person_id))

    return await db.read(work)


def check_person(con: Connection, curator: Who, person_id: int) -> str:
    """The name of somebody of the programme, for a curator. Refused: ``not-allowed``, ``not-found``."""
    curator.must_be_curator()
    row = people_search.person(con, curator.programme.id, person_id)
    if row is None or row["state"] == "erased":
        raise Refused("not-found")
    return row["full_name"] or short_name(person_id, None)


def must_have_consented(con: Connection, person_id: int) -> None:
    """Nothing is written down of somebody whose consent does not stand. Refused ``record-consent``."""
    if not consents.stands(con, person_id):
        raise Refused("record-consent")


def decisions(con: Connection, person_id: int) -> tuple[Decision, ...]:
    return tuple(
        Decision(Role(row["role"]), row["verdict"], row["full_name"] or "", from_text(row["decided_at"]))
        for row in interviews.decisions(con, person_id)
    )


def day_of(typed: str, today: date) -> date:
    """The day of an interview as typed. Refused: ``interview-day``, ``interview-future``."""
    found = read_date(typed, today)
    if found is None:
        raise Refused("interview-day", example=f"{today:%d.%m.%Y}")
    if found > today:
        raise Refused("interview-future", example=f"{today:%d.%m.%Y}")
    return found


def holder_of(typed: str) -> str:
    """Who held it, as typed. Refused ``too-long``."""
    return _checked(" ".join(clean(typed).split()), HOLDER_LIMIT)


def _checked(text: str, limit: int) -> str:
    if len(text) > limit:
        raise Refused("too-long", length=len(text), limit=limit)
    return text


async def note(db: Database, curator: Who, person_id: int, held: Interview, now: datetime) -> None:
    """Keep an interview; earlier ones stay.

    Refused: ``not-allowed``, ``not-found``, ``too-long``, ``record-consent``.
    """
    _checked(held.conclusion, CONCLUSION_LIMIT)

    def work(con: Connection) -> None:
        check_person(con, curator, person_id)
        must_have_consented(con, person_id)
        interviews.add(con, person_id, held, curator.known, now)
        audit.note(con, curator.known, NOTED, now, [person_id])

    await db.write(work)


async def doubt_about(db: Database, curator: Who, person_id: int, role: Role) -> Doubt | None:
    """What «Accept» asks about first; ``None`` where nothing stands against it."""
    curator.must_be_curator()
    return await db.read(lambda con: against(con, person_id, role))


def against(con: Connection, person_id: int, role: Role) -> Doubt | None:
    """Only of mentors, and only where the programme wants an interview first."""
    if role is not Role.MENTOR or not programmes.running(con).interview_first:
        return None
    return doubt(interviews.latest(con, person_id))
