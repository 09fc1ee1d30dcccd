"""Categories of participants: what the questionnaire says, unless a curator has put it right (S1 4.7–4.9)."""

from dataclasses import dataclass
from datetime import datetime

from domain.people import categories as rules
from domain.refusal import Refused
from domain.roles import PARTICIPANTS, Role
from domain.who import Who
from services.people import profiles
from services.people.interviews import check_person, must_have_consented
from services.questionnaires import about
from storage import audit
from storage.database import Connection, Database
from storage.people import categories as rows
from storage.people import people

CHANGED = "category"
"""Kind of the audit log's entry."""


@dataclass(frozen=True, slots=True)
class Category:
    """Codes of a person in one role; ``by_curator``: put right by hand."""

    role: Role
    codes: tuple[str, ...]
    by_curator: bool


def of_everybody(con: Connection, programme_id: int) -> dict[tuple[int, Role], tuple[str, ...]]:
    """Codes by person and role, for those who have any."""
    found = {
        (person_id, Role.MENTEE): rules.ordered(Role.MENTEE, facts.support)
        for person_id, facts in profiles.facts(con, programme_id, Role.MENTEE, admitted_only=False).items()
    }
    found |= rows.of_everybody(con, programme_id)
    return {key: codes for key, codes in found.items() if codes}


def of_person(con: Connection, person_id: int) -> tuple[Category, ...]:
    """One for each role the person holds now, mentor first."""
    right = rows.of_person(con, person_id)
    held = sorted((role for role, state in people.states(con, person_id).items() if _held(role, state)), reverse=True)
    return tuple(_category(con, person_id, role, right) for role in held)


def _held(role: Role, state: str) -> bool:
    return role in PARTICIPANTS and state in {"joined", "admitted"}


def _category(con: Connection, person_id: int, role: Role, right: dict[Role, tuple[str, ...]]) -> Category:
    if role in right:
        return Category(role, right[role], by_curator=True)
    said = about.support(con, person_id) if role is Role.MENTEE else ()
    return Category(role, rules.ordered(role, said), by_curator=False)


async def get(db: Database, curator: Who, person_id: int, role: Role) -> tuple[str, Category]:
    """Name and category of somebody in a role. Refused: ``not-allowed``, ``not-found``, ``stale`` without the role."""
    return await db.read(lambda con: _get(con, curator, person_id, role))


def _get(con: Connection, curator: Who, person_id: int, role: Role) -> tuple[str, Category]:
    name = check_person(con, curator, person_id)
    found = next((one for one in of_person(con, person_id) if one.role is role), None)
    if found is None:
        raise Refused("stale")
    return name, found


async def mark(db: Database, curator: Who, person_id: int, role: Role, code: str, on: bool, now: datetime) -> None:
    """Set a category or take it away; what the questionnaire said counts no more.

    Refused as ``get``; ``record-consent``.
    """

    def work(con: Connection) -> None:
        _, before = _get(con, curator, person_id, role)
        must_have_consented(con, person_id)
        if code not in rules.choices(role, pupils=curator.programme.pupils):
            raise Refused("stale")
        wanted = {*before.codes, code} if on else {*before.codes} - {code}
        rows.put(con, person_id, role, rules.ordered(role, wanted), curator.known, now)
        audit.note(con, curator.known, CHANGED, now, [person_id])

    await db.write(work)
