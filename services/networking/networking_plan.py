"""The plan of a networking meeting: composed from the bank of exercises by the curator, or by itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from documents.networking.exercises import bank
from domain import meeting_plan as rules
from domain.meeting_plan import Crowd, Exercise
from domain.networking import Networking, Reply
from domain.refusal import Refused
from domain.who import Who
from storage.database import Connection, Database
from storage.networking import networking, networking_plans

__all__ = ["Plan", "add", "by_itself", "exercise", "move", "plan", "remove"]
PUPILS = frozenset({"teacher_pupil", "pupil_pupil"})


@dataclass(frozen=True, slots=True)
class Plan:
    """``chosen`` in order; ``left``: the rest of the bank; ``people``: how many are to be reckoned with."""

    meeting: Networking
    chosen: tuple[Exercise, ...]
    left: tuple[Exercise, ...]
    people: int

    @property
    def minutes(self) -> int:
        return rules.total(self.chosen)


async def plan(db: Database, curator: Who, meeting_id: int) -> Plan:
    """The plan as it stands. ``Refused("networking-over")`` for a meeting that is gone."""
    return await db.read(lambda con: _plan(con, curator, meeting_id))


async def by_itself(db: Database, curator: Who, meeting_id: int) -> Plan:
    """A sensible plan as long as the meeting, in place of what stood there."""

    def change(before: Plan) -> tuple[str, ...]:
        crowd = _crowd(curator, before.meeting)
        made = rules.compose(bank(), before.meeting.terms.minutes, before.people, crowd)
        return tuple(one.code for one in made)

    return await _change(db, curator, meeting_id, change)


async def add(db: Database, curator: Who, meeting_id: int, code: str) -> Plan:
    """One more exercise, behind those of its stage. ``Refused("stale")`` for one that the bank does not have."""
    exercise(code)
    return await _change(db, curator, meeting_id, lambda before: rules.added(_codes(before), code, bank()))


async def remove(db: Database, curator: Who, meeting_id: int, code: str) -> Plan:
    """Without that exercise."""
    return await _change(db, curator, meeting_id, lambda before: tuple(one for one in _codes(before) if one != code))


async def move(db: Database, curator: Who, meeting_id: int, code: str, place: int, by: int) -> Plan:
    """One step up (-1) or down (1), if it still stands at ``place``."""
    return await _change(db, curator, meeting_id, lambda before: rules.moved(_codes(before), code, place, by))


def exercise(code: str) -> Exercise:
    """One of the bank. ``Refused("stale")``."""
    found = bank().get(code)
    if found is None:
        raise Refused("stale")
    return found


async def _change(db: Database, curator: Who, meeting_id: int, change: Callable[[Plan], tuple[str, ...]]) -> Plan:
    def work(con: Connection) -> Plan:
        before = _plan(con, curator, meeting_id)
        networking_plans.put(con, meeting_id, change(before))
        return _plan(con, curator, meeting_id)

    return await db.write(work)


def _plan(con: Connection, curator: Who, meeting_id: int) -> Plan:
    curator.must_be_curator()
    found = networking.get(con, meeting_id, curator.programme.id)
    if found is None or not found.planned:
        raise Refused("networking-over")
    known: Mapping[str, Exercise] = bank()
    codes = [code for code in networking_plans.exercises(con, meeting_id) if code in known]
    left = tuple(one for code, one in known.items() if code not in codes)
    people = len(found.attended) or len(found.invited) - len(found.answered(Reply.NO))
    return Plan(found, tuple(known[code] for code in codes), left, people)


def _codes(before: Plan) -> tuple[str, ...]:
    return tuple(one.code for one in before.chosen)


def _crowd(curator: Who, meeting: Networking) -> Crowd:
    """Who comes: only pupils of a form are known to be young; where pupils take part, old and young together."""
    if meeting.terms.form in PUPILS:
        return Crowd.PUPILS
    return Crowd.ALL if curator.programme.pupils else Crowd.TEACHERS
