"""Days on which everybody of a match is free, by their questionnaires: what a first meeting is proposed for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain import rhythm
from domain.match import Kind, Match
from domain.roles import Role
from services.people import profiles
from storage import meetings, programmes
from storage.database import Connection, Database
from storage.pairing import matches

WEEKDAYS = {code: number for number, code in enumerate(("mon", "tue", "wed", "thu", "fri"))}


@dataclass(frozen=True, slots=True)
class FirstStep:
    """Three times to propose for the first meeting of a match."""

    match_id: int
    slots: tuple[datetime, ...]
    timezone: str


def weekdays(con: Connection, found: Iterable[Match]) -> frozenset[int]:
    """Days of the week (Monday is 0) that all members named; who named none, or any day, limits nothing.

    Empty where they share no day, or nobody named one.
    """
    common: frozenset[int] | None = None
    for match in found:
        sides = [(one, Role.MENTOR) for one in match.mentors] + [(one, Role.MENTEE) for one in match.mentees]
        for person, role in sides:
            facts = profiles.facts_of(con, person, role, match.form)
            named = frozenset(WEEKDAYS[code] for code in facts.slots if code in WEEKDAYS) if facts else frozenset()
            if named:
                common = named if common is None else common & named
    return common or frozenset()


async def first_step(db: Database, match_id: int, now: datetime) -> FirstStep | None:
    """What to propose to a pair that has neither met nor agreed on a day; ``None`` for any other."""

    def work(con: Connection) -> FirstStep | None:
        match = matches.get(con, match_id)
        if match is None or not match.live or match.kind is Kind.SITUATIONAL:
            return None
        if meetings.planned(con, [match_id]) or meetings.of_match(con, match_id):
            return None
        programme = programmes.running(con)
        days = weekdays(con, [match])
        found = rhythm.slots(now, programme.zone, weekdays=days, holidays=programme.holidays)
        return FirstStep(match_id, found, programme.timezone)

    return await db.read(work)
