"""Nobody is dropped (D35): who has no pair, since when and why, what to do next, and what they hear of it.

The list keeps itself: whoever is left when pairs are agreed, comes later or loses a mentor is put on it, whoever gets
a pair or leaves is taken off, when a screen is opened or the minute's tick finds that something has changed.
"""

from dataclasses import dataclass
from datetime import datetime

from domain import rhythm
from domain.match import Match
from domain.notice import Notice
from domain.pairing.waiting import ASK_AGAIN, BACK, RESTING, Ask, AskState, Reason, Step, Waiting, step_of
from domain.programme import Programme
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.consents.audit import SEARCH
from services.pairing import vacancies
from storage import audit, notices, programmes
from storage.database import Connection, Database
from storage.moments import from_text
from storage.networking import choices
from storage.pairing import agreeing, matches
from storage.pairing import waiting as stored
from storage.people import invitations, people

NEWS = "waiting-news"
NOT_NEEDED = "mentor-not-needed"
STANDING = (AskState.OPEN, AskState.YES)


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody on the list. ``asked``: the mentor a question is open to, or who has said yes."""

    waiting: Waiting
    name: str
    step: Step
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """The list, those looked for first, the longest waiting on top; ``places``: free ones of all mentors."""

    lines: tuple[Line, ...]
    places: int
    begun: bool


@dataclass(frozen=True, slots=True)
class News:
    """What somebody who waits is told: ``first`` or again; whom they may turn to."""

    first: bool
    since: datetime
    programme: Programme


async def overview(db: Database, curator: Who, now: datetime) -> Overview:
    """Everybody without a pair as it is now. Refused ``not-allowed``."""
    curator.must_be_curator()
    await refresh(db, now)
    return await db.read(lambda con: _overview(con, curator.programme.id, now))


def _overview(con: Connection, programme_id: int, now: datetime) -> Overview:
    found = [one for one in stored.every(con, programme_id).values() if one.until is None]
    asks = newest_asks(con, programme_id)
    named = people.names(con, {one.person_id for one in found} | {ask.mentor for ask in asks.values()})
    places = sum(stored.places(con).values())
    choosing, rounds = is_choosing(con, programme_id, now), agreeing.in_rounds(con, programme_id)
    lines = []
    for one in sorted(found, key=lambda one: (not one.searching, one.since, one.person_id)):
        ask = asks.get(one.person_id)
        step = step_of(one, ask.state if ask else None, places, choosing=choosing, agreeing=one.person_id in rounds)
        lines.append(Line(one, named.get(one.person_id, ""), step, named.get(ask.mentor, "") if ask else ""))
    return Overview(tuple(lines), places, stored.round_agreed(con, programme_id) is not None)


def has_pair(con: Connection, mentee: int) -> bool:
    """Whether there is a pair by now, of which the list may not know yet."""
    return any(not match.beside for match in matches.of_person(con, mentee, Role.MENTEE, active=False))


def newest_asks(con: Connection, programme_id: int) -> dict[int, Ask]:
    """For each mentee the question that is open, or was answered with yes."""
    live = [one for one in reversed(stored.asks(con, programme_id)) if one.state in STANDING]
    return {one.mentee: one for one in sorted(live, key=lambda one: one.state is AskState.YES)}


def is_choosing(con: Connection, programme_id: int, now: datetime) -> bool:
    """Whether a choice is open: until it ends, nobody is looked up for anybody (it would show what was marked)."""
    return bool(choices.running(con, programme_id, now))


async def pause(db: Database, curator: Who, person_id: int, now: datetime, *, on: bool) -> None:
    """Stop looking for a mentor for somebody, or take it up again. Refused: ``not-allowed``, ``stale``."""

    def work(con: Connection) -> None:
        curator.must_be_curator()
        if not stored.pause(con, person_id, now if on else None):
            raise Refused("stale")
        audit.note(con, curator.known, SEARCH, now, [person_id])

    await db.write(work)


async def news(db: Database, person_id: int, *, first: bool) -> News | None:
    """What the notice says; ``None`` when there is a pair meanwhile, or nobody is looked for any more."""
    return await db.read(lambda con: _news(con, person_id, first))


async def own(db: Database, who: Who) -> News | None:
    """The same for one's own screen; nothing before one has been told that the search goes on."""

    def work(con: Connection) -> News | None:
        one = stored.get(con, who.known)
        return None if one is None or one.told_at is None else _news(con, who.known, first=False)

    return await db.read(work)


def _news(con: Connection, person_id: int, first: bool) -> News | None:
    one = stored.get(con, person_id)
    if one is None or not one.searching or has_pair(con, person_id):
        return None
    programme = programmes.running(con)
    if not people.is_admitted(con, person_id, Role.MENTEE) or person_id in agreeing.in_rounds(con, programme.id):
        return None
    return News(first, one.since, programme)


async def tick(db: Database, now: datetime) -> None:
    """Keep the list, and tell those who wait: on working days 14:30-19:00, once, then once a month at most."""
    await refresh(db, now)
    if await db.read(lambda con: bool(_untold(con, now))):
        await db.write(lambda con: _tell(con, now), claim=False)


async def refresh(db: Database, now: datetime) -> None:
    """Put the list right if anything has changed that it hangs on: most minutes bring nothing."""

    def stale(con: Connection) -> bool:
        kept = invitations.meta(con, "waiting-stamp")
        return kept != stored.stamp(con) or stored.lapsed(con, now - ASK_AGAIN)

    def work(con: Connection) -> None:
        settle(con, programmes.running(con), now)

    if await db.read(stale):
        await db.write(work, claim=False)


def settle(con: Connection, programme: Programme, now: datetime) -> None:
    """Put the list right: who comes onto it, who leaves it, which questions have lapsed, which places are new."""
    lacking = _lacking(con, programme.id)
    listed = {person for person, one in stored.every(con, programme.id).items() if one.until is None}
    asks = newest_asks(con, programme.id)
    for person in sorted(listed - lacking.keys()):
        stored.leave(con, person, now)
        if person in asks:
            release(con, asks[person], now)
    came = False
    for person in sorted(lacking.keys() - listed):
        reason, since = lacking[person]
        stored.enter(con, person, reason, since, now if reason in RESTING else None)
        came = came or reason is Reason.NEW or reason in BACK
    stored.lapse(con, now - ASK_AGAIN)
    if stored.round_agreed(con, programme.id) is not None and not programme.is_over(now):
        vacancies.look(con, programme.id, now, somebody_came=came, choosing=is_choosing(con, programme.id, now))
    invitations.set_meta(con, "waiting-stamp", stored.stamp(con))


def release(con: Connection, ask: Ask, now: datetime) -> None:
    """A mentor who had said yes hears that it is not needed any more, unless the two make a pair."""
    pairs = matches.of_person(con, ask.mentee, Role.MENTEE, active=False)
    if ask.state is AskState.YES and not any(ask.mentor in match.mentors for match in pairs):
        notices.put(con, Notice(NOT_NEEDED, ask.mentor, now, f"ask:{ask.id}", {"ask": ask.id}))


def _lacking(con: Connection, programme_id: int) -> dict[int, tuple[Reason, datetime]]:
    """Admitted mentees without a pair, why and since when; nobody before the first pairs are agreed.

    A meeting beside a pair (speed, situational, reverse) is no pair and takes nobody off the list.
    """
    agreed = stored.round_agreed(con, programme_id)
    if agreed is None:
        return {}
    main = [match for match in matches.every(con, programme_id) if not match.beside]
    paired = {mentee for match in main if match.live for mentee in match.mentees}
    admitted = stored.admitted_since(con, programme_id)
    mentors = set(people.admitted(con, programme_id, Role.MENTOR))
    lost = _last_pairs(con, programme_id, main, mentors)
    aside = stored.put_aside(con, programme_id)
    found: dict[int, tuple[Reason, datetime]] = {}
    for person, since in admitted.items():
        if person in paired:
            continue
        if person in lost:
            found[person] = lost[person]
        elif person in aside:
            found[person] = (Reason.ASIDE, agreed[0])
        else:
            found[person] = (Reason.NEW, since) if since > agreed[0] else (Reason.UNMATCHED, agreed[0])
    return found


def _last_pairs(
    con: Connection, programme_id: int, main: list[Match], mentors: set[int]
) -> dict[int, tuple[Reason, datetime]]:
    """How the last pair ended that each mentee knew of; those who have left a group count too."""
    found: dict[int, tuple[Reason, datetime]] = {}
    ended = [match for match in main if match.told_at is not None and match.ended_at is not None]
    for match in sorted(ended, key=lambda match: (match.ended_at, match.id)):
        assert match.ended_at is not None
        for mentee in match.mentees:
            found[mentee] = (_why(match, mentors), match.ended_at)
    for row in matches.former(con, programme_id):
        person, left_at = row["person_id"], from_text(row["left_at"])
        if row["role"] == Role.MENTEE and (person not in found or found[person][1] < left_at):
            found[person] = (Reason.ENDED, left_at)
    return found


def _why(match: Match, mentors: set[int]) -> Reason:
    if match.state == "completed":
        return Reason.COMPLETED
    return Reason.ENDED if any(one in mentors for one in match.mentors) else Reason.MENTOR_LEFT


def _untold(con: Connection, now: datetime) -> list[int]:
    """Who is to be told now that the search goes on."""
    programme = programmes.running(con)
    if rhythm.next_window(now, programme.zone, programme.holidays) > now or programme.is_over(now):
        return []
    agreed = stored.round_agreed(con, programme.id)
    if agreed is None or is_choosing(con, programme.id, now):
        return []
    waiting = stored.every(con, programme.id).items()
    due = [person for person, one in waiting if one.news_due(agreed[1], now)]
    rounds = agreeing.in_rounds(con, programme.id) if due else set()
    return [person for person in due if person not in rounds]  # candidates are being asked about these


def _tell(con: Connection, now: datetime) -> None:
    for person in _untold(con, now):
        one = stored.get(con, person)
        first = one is None or one.told_at is None or one.told_at < one.since
        stored.told(con, person, now)
        notices.put(con, Notice(NEWS, person, now, "waiting", {"first": first}))
