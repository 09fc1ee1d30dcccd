"""The networking meeting: planned by the curator, answered by the invited, ticked afterwards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain import rhythm
from domain.networking import Networking
from domain.notice import Notice
from domain.programme import Programme
from domain.refusal import Refused
from domain.roles import PARTICIPANTS
from domain.who import Who
from storage import networking, notices, people, programmes
from storage.database import Connection, Database

PLACE_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Overview:
    """The meeting and everybody invited, by name."""

    meeting: Networking
    invited: tuple[int, ...]
    names: Mapping[int, str]

    @property
    def silent(self) -> tuple[int, ...]:
        answered = {*self.meeting.coming, *self.meeting.not_coming}
        return tuple(person for person in self.invited if person not in answered)


async def plan(db: Database, curator: Who, starts_at: datetime, place: str, now: datetime) -> int:
    """A new meeting; the admitted are invited. ``Refused``: ``networking-past``, ``empty``, ``too-long``."""
    _check(starts_at, place, now)

    def work(con: Connection) -> int:
        meeting_id = networking.create(con, curator.programme.id, starts_at, place, curator.person_id, now)
        _invite(con, curator.programme, meeting_id, starts_at, _invited(con, curator.programme.id), now)
        return meeting_id

    return await db.write(work)


async def move(db: Database, curator: Who, meeting_id: int, starts_at: datetime, place: str, now: datetime) -> None:
    """Another time or place: everybody is asked again. Refusals of ``plan``, and ``networking-over``."""
    _check(starts_at, place, now)

    def work(con: Connection) -> None:
        before = networking.get(con, meeting_id)
        if before is None or not networking.change(con, meeting_id, starts_at, place):
            raise Refused("networking-over")
        _drop(con, before)
        _invite(con, curator.programme, meeting_id, starts_at, _invited(con, curator.programme.id), now)

    await db.write(work)


async def cancel(db: Database, curator: Who, meeting_id: int, now: datetime) -> None:
    """Call it off and tell those who were invited. ``Refused("networking-over")``."""

    def work(con: Connection) -> None:
        before = networking.get(con, meeting_id)
        if before is None or not networking.cancel(con, meeting_id):
            raise Refused("networking-over")
        _drop(con, before)
        invited = _invited(con, curator.programme.id)
        notices.put(con, *(Notice("networking-cancelled", p, now, f"networking:{meeting_id}") for p in invited))

    await db.write(work)


async def reply(db: Database, who: Who, meeting_id: int, coming: bool, now: datetime) -> Networking:
    """«I will come» or «I cannot»; can be changed until it begins. ``Refused("networking-over")``."""

    def work(con: Connection) -> Networking:
        found = networking.get(con, meeting_id)
        if found is None or found.state != "planned" or found.starts_at <= now:
            raise Refused("networking-over")
        networking.reply(con, meeting_id, who.known, coming, now)
        return found

    return await db.write(work)


async def tick_attendance(db: Database, curator: Who, meeting_id: int, person_id: int, attended: bool) -> Overview:
    """Note that somebody was there. ``Refused("not-found")`` for a person who was not invited."""

    def work(con: Connection) -> Overview:
        found = _overview(con, curator.programme.id, meeting_id)
        if found is None or person_id not in found.invited:
            raise Refused("not-found")
        networking.tick_attendance(con, meeting_id, person_id, attended)
        changed = _overview(con, curator.programme.id, meeting_id)
        assert changed is not None
        return changed

    return await db.write(work)


async def overview(db: Database, who: Who, meeting_id: int | None = None) -> Overview | None:
    """The meeting (the newest not cancelled by default) with those invited; ``None`` when there is none."""
    return await db.read(lambda con: _overview(con, who.programme.id, meeting_id))


async def meeting(db: Database, meeting_id: int) -> Networking | None:
    """One meeting as it stands."""
    return await db.read(lambda con: networking.get(con, meeting_id))


async def tick(db: Database, now: datetime) -> None:
    """Invite those who were admitted after the meeting was planned."""

    def late(con: Connection) -> tuple[Networking, list[int]] | None:
        programme = programmes.running(con)
        found = networking.latest(con, programme.id)
        if found is None or found.starts_at <= now:
            return None
        rows = notices.delivery(con, ["networking-invite"], _occasion(found.id, found.starts_at))
        told = {row["person_id"] for row in rows}
        missed = [person for person in _invited(con, programme.id) if person not in told]
        return (found, missed) if missed else None

    def work(con: Connection) -> None:
        if (found := late(con)) is not None:
            _invite(con, programmes.running(con), found[0].id, found[0].starts_at, found[1], now)

    if await db.read(late) is not None:
        await db.write(work, claim=False)


def _overview(con: Connection, programme_id: int, meeting_id: int | None) -> Overview | None:
    found = networking.get(con, meeting_id) if meeting_id else networking.latest(con, programme_id)
    if found is None:
        return None
    invited = _invited(con, programme_id)
    return Overview(found.without_gone(invited), invited, people.names(con, invited))


def _invited(con: Connection, programme_id: int) -> tuple[int, ...]:
    ids = {person for role in PARTICIPANTS for person in people.admitted(con, programme_id, role)}
    names = people.names(con, ids)
    return tuple(sorted(names, key=lambda person: (names[person].casefold(), person)))


def _invite(
    con: Connection, programme: Programme, meeting_id: int, starts_at: datetime, invited: Sequence[int], now: datetime
) -> None:
    subject = _occasion(meeting_id, starts_at)
    notices.put(con, *(Notice("networking-invite", person, now, subject) for person in invited))
    evening = rhythm.evening_before(starts_at, programme.zone)
    if evening > now:
        notices.put(con, *(Notice("networking-reminder", person, evening, subject) for person in invited))


def _check(starts_at: datetime, place: str, now: datetime) -> None:
    if starts_at <= now:
        raise Refused("networking-past")
    if not place.strip():
        raise Refused("empty")
    if len(place) > PLACE_LIMIT:
        raise Refused("too-long", length=len(place), limit=PLACE_LIMIT)


def _drop(con: Connection, before: Networking) -> None:
    for kind in ("networking-invite", "networking-reminder"):
        notices.drop(con, kind, subject=_occasion(before.id, before.starts_at))


def _occasion(meeting_id: int, starts_at: datetime) -> str:
    """The meeting at this time: once moved, it is another occasion to invite to."""
    return f"networking:{meeting_id}:{starts_at.timestamp():.0f}"
