"""A mentor for a while: stands in from one day to another, writes down meetings, and it ends by itself (D34)."""

from datetime import date, datetime

from domain.match import Match
from domain.notice import Notice
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.pairs.pair_changes import REASON_LIMIT
from services.pairs.pairs import ENDED
from storage import audit, notices, programmes
from storage.database import Connection, Database
from storage.pairing import matches, substitutes
from storage.pairing.substitutes import Substitute
from storage.people import people

BEGUN = "substitute-begun"
OVER = "substitute-over"
NOTED = "pair-substitute"
"""Kind of the audit log's entry."""
LONGEST_DAYS = 366


async def appoint(
    db: Database, curator: Who, match_id: int, person: int, days: tuple[date, date], reason: str, now: datetime
) -> Substitute:
    """Somebody stands in for a pair's mentor from the first day to the last; both sides are told when it begins.

    Refused: ``stale`` (no mentor to stand in for, nobody admitted), ``pair-ended``, ``substitute-untold``,
    ``substitute-days``, ``substitute-there``, ``too-long``.
    """
    words = " ".join(reason.split())
    if len(words) > REASON_LIMIT:
        raise Refused("too-long", length=len(words), limit=REASON_LIMIT)

    def work(con: Connection) -> Substitute:
        curator.must_be_curator()
        match = _working(con, match_id)
        today = curator.programme.day_of(now)
        if not today <= days[0] <= days[1] or (days[1] - today).days > LONGEST_DAYS:
            raise Refused("substitute-days", day=f"{today:%d.%m.%Y}")
        if substitutes.of_match(con, match_id) is not None:
            raise Refused("substitute-there")
        if person in match.members or not people.is_admitted(con, person, Role.MENTOR):
            raise Refused("stale")
        made = substitutes.add(con, match_id, person, days, words, curator.known, now)
        audit.note(con, curator.known, NOTED, now, [*match.members, person])
        _turn(con, today, now)
        found = substitutes.get(con, made)
        assert found is not None
        return found

    return await db.write(work)


def _working(con: Connection, match_id: int) -> Match:
    match = matches.get(con, match_id)
    if match is None or not match.mentors:
        raise Refused("stale")
    if not match.live:
        raise Refused("pair-ended")
    if match.told_at is None:
        raise Refused("substitute-untold")
    return match


async def stop(db: Database, curator: Who, match_id: int, now: datetime) -> None:
    """It ends before its day. One that has ended already is no fault."""

    def work(con: Connection) -> None:
        curator.must_be_curator()
        found = substitutes.of_match(con, match_id)
        if found is not None:
            match = matches.get(con, match_id)
            members = match.members if match is not None else ()
            audit.note(con, curator.known, NOTED, now, {*members, found.person_id})
            _end(con, found, now)

    await db.write(work)


async def about(db: Database, substitute_id: int) -> tuple[Substitute, Match, dict[int, str]] | None:
    """For a notice: who stands in for whom, with names; ``None`` where it is not there any more."""

    def work(con: Connection) -> tuple[Substitute, Match, dict[int, str]] | None:
        found = substitutes.get(con, substitute_id)
        match = matches.get(con, found.match_id) if found else None
        if found is None or match is None:
            return None
        return found, match, people.names(con, [*match.members, found.person_id])

    return await db.read(work)


async def tick(db: Database, now: datetime) -> None:
    """Begin and end those whose day has come; a one-off meeting that has taken place completes its match."""

    def wanted(con: Connection) -> bool:
        programme = programmes.current(con)
        if programme is None:
            return False
        today = programme.day_of(now)
        return bool(substitutes.due(con, today) or matches.one_off_done(con))

    def work(con: Connection) -> None:
        _turn(con, now.astimezone(programmes.running(con).zone).date(), now)
        for match_id in matches.one_off_done(con):
            match = matches.get(con, match_id)
            if match is not None and matches.end(con, match_id, "completed", "", now):
                payload = {"match": match_id}
                notices.put(con, *(Notice(ENDED, one, now, f"match:{match_id}", payload) for one in match.members))

    if await db.read(wanted):
        await db.write(work, claim=False)


def _turn(con: Connection, today: date, now: datetime) -> None:
    for one in substitutes.due(con, today):
        if one.ends_on < today:
            _end(con, one, now)
        else:
            _begin(con, one, now)


def _begin(con: Connection, one: Substitute, now: datetime) -> None:
    """They stand among the mentors; who has left the programme meanwhile does not."""
    match = matches.get(con, one.match_id)
    ready = match is not None and match.live and one.person_id not in match.members
    if match is None or not ready or not people.is_admitted(con, one.person_id, Role.MENTOR):
        substitutes.turn(con, one.id, one.state, "over")
    elif substitutes.turn(con, one.id, "ahead", "now"):
        matches.admit(con, match.id, one.person_id, Role.MENTOR, substitute=True)
        notices.put(con, *_told(BEGUN, one, (*match.members, one.person_id), now))


def _end(con: Connection, one: Substitute, now: datetime) -> None:
    begun = one.state == "now"
    if not substitutes.turn(con, one.id, one.state, "over") or not begun:
        return
    match = matches.get(con, one.match_id)
    matches.dismiss(con, one.match_id, one.person_id)
    if match is not None:
        notices.put(con, *_told(OVER, one, match.members, now))


def _told(kind: str, one: Substitute, members: tuple[int, ...], now: datetime) -> list[Notice]:
    payload = {"substitute": one.id}
    return [Notice(kind, person, now, f"substitute:{one.id}", payload) for person in members]
