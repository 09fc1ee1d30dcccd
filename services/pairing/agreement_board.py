"""A round of agreement for the curator: who is where, deciding by hand, stopping, making the pairs (S1 4.14)."""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.pairing.agreeing import CaseState, Reply, Round
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.consents.audit import SEARCH
from services.pairing.agreeing import LIVE, free_places, fresh, release
from services.pairs import orders
from storage import audit
from storage.database import Connection, Database
from storage.pairing import agreeing, drafts, matches
from storage.people import people


@dataclass(frozen=True, slots=True)
class Board:
    """The curator's view of a round, cases by the mentee's name; ``free``: places a mentor still has, by id."""

    round: Round
    names: dict[int, str]
    free: dict[int, int]


async def board(db: Database, curator: Who, now: datetime) -> Board | None:
    """The round that is not finished; ``None`` without one."""

    def work(con: Connection) -> Board | None:
        curator.must_be_curator()
        programme_id = curator.programme.id
        return None if agreeing.current(con, programme_id) is None else _board(con, programme_id, now)

    return await db.read(work)


def _board(con: Connection, programme_id: int, now: datetime) -> Board:
    found = agreeing.current(con, programme_id)
    if found is None:
        raise Refused("stale")
    free = free_places(con, found.id, now)
    ids = {case.mentee for case in found.cases} | {one.mentor for case in found.cases for one in case.candidates}
    names = people.names(con, ids | set(free))
    cases = sorted(found.cases, key=lambda case: (names.get(case.mentee, ""), case.mentee))
    return Board(replace(found, cases=tuple(cases)), names, dict(free))


async def case(db: Database, curator: Who, case_id: int, now: datetime) -> Board:
    """The round of which one case is looked at: noted for the mentee and those they were offered. Refused ``stale``."""

    def work(con: Connection) -> Board:
        curator.must_be_curator()
        found = _board(con, curator.programme.id, now)
        one = next((one for one in found.round.cases if one.id == case_id), None)
        if one is None:
            raise Refused("stale")
        audit.look(con, curator.known, SEARCH, now, [one.mentee, *(each.mentor for each in one.candidates)])
        return found

    return await db.write(work, claim=False)


async def returned(db: Database, round_id: int) -> int:
    """How many cases of a round that is not finished wait for the curator."""

    def work(con: Connection) -> int:
        found = agreeing.get(con, round_id)
        if found is None or found.state == "done":
            return 0
        return sum(case.state is CaseState.RETURNED for case in found.cases)

    return await db.read(work)


async def decide(db: Database, curator: Who, case_id: int, mentor: int, now: datetime) -> Board:
    """The curator decides by hand, whoever's turn it was. Refused: ``agreeing-full``, ``stale``."""

    def work(con: Connection) -> Board:
        curator.must_be_curator()
        case = fresh(con, case_id)
        found = agreeing.current(con, curator.programme.id)
        if found is None or found.id != case.round_id or not people.is_admitted(con, mentor, Role.MENTOR):
            raise Refused("stale")
        if case.agreed != mentor:
            if mentor == case.mentee or free_places(con, found.id, now)[mentor] < 1:
                raise Refused("agreeing-full")
            for one in case.candidates:
                if one.reply in (Reply.ASKED, Reply.ACCEPTED):
                    agreeing.reply(con, case_id, one.mentor, one.reply, Reply.OPEN)
            agreeing.settle(con, case_id, mentor)
            audit.note(con, curator.known, SEARCH, now, [case.mentee, mentor])
            release(con, found.id, mentor, now)
        return _board(con, curator.programme.id, now)

    return await db.write(work)


async def stop(db: Database, curator: Who, round_id: int, now: datetime) -> Board:
    """Nobody is asked any more; what was agreed stays. Stopped again, nothing changes. Refused ``stale``."""

    def work(con: Connection) -> Board:
        found = _current(con, curator, round_id)
        if found.open:
            _end(con, found, "stopped")
        return _board(con, curator.programme.id, now)

    return await db.write(work, claim=False)


async def close(db: Database, curator: Who, round_id: int) -> None:
    """Drop a stopped round without pairs. Refused ``stale``, also while it runs: a second tap must not drop it."""

    def work(con: Connection) -> None:
        found = _current(con, curator, round_id)
        if found.open:
            raise Refused("stale")
        _end(con, found, "done")

    await db.write(work)


def _current(con: Connection, curator: Who, round_id: int) -> Round:
    curator.must_be_curator()
    found = agreeing.current(con, curator.programme.id)
    if found is None or found.id != round_id:
        raise Refused("stale")
    return found


def _end(con: Connection, found: Round, state: str) -> None:
    for case in found.cases:
        agreeing.turn(con, case.id, LIVE, CaseState.RETURNED, "stopped")
    agreeing.close(con, found.id, state)


async def finish(db: Database, curator: Who, round_id: int, now: datetime) -> int:
    """Make the agreed pairs matches and put them into a new order; its id. Nobody is told here.

    Who has left or got a pair meanwhile is passed over. Refused: ``agreeing-none`` (nothing agreed), ``stale``.
    """

    def work(con: Connection) -> int:
        found = _current(con, curator, round_id)
        programme_id = curator.programme.id
        live = [match for match in matches.live(con, programme_id) if match.form == found.form and not match.beside]
        free = set(people.admitted(con, programme_id, Role.MENTEE)) - {one for match in live for one in match.mentees}
        mentors = set(people.admitted(con, programme_id, Role.MENTOR))
        agreed = [case for case in found.cases if case.agreed in mentors and case.mentee in free]
        if not agreed:
            raise Refused("agreeing-none")
        for case in agreed:
            assert case.agreed is not None
            matches.create(
                con, programme_id, [case.agreed], [case.mentee], now, draft_id=found.draft_id, form=found.form
            )
            audit.note(con, curator.known, SEARCH, now, [case.agreed, case.mentee])
        _end(con, found, "done")
        drafts.agree(con, found.draft_id, curator.known, now)
        return orders.open_new(con, curator, now)

    return await db.write(work)
