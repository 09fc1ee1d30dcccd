"""Networking meetings: planned by the curator, answered by the invited, ticked afterwards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain import rhythm
from domain.networking import AHEAD, Networking, Reply, Terms
from domain.notice import Notice
from domain.programme import Programme
from domain.refusal import Refused
from domain.who import Who
from services.networking import networking_guests as guests
from storage import audit, notices, programmes
from storage.database import Connection, Database
from storage.networking import networking

PLACE_LIMIT = 200
USUAL = Terms()
INVITE, MOVED, CANCELLED = "networking-invite", "networking-moved", "networking-cancelled"
EVENING, MORNING = "networking-reminder", "networking-today"
ASKING = (INVITE, MOVED, EVENING, MORNING)
ATTENDED = "attended"
"""Kind of the audit log's entry."""
SOON = timedelta(hours=1)
"""A reminder in the morning leaves at least so long before the beginning."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The meeting and everybody on its list, by name; ``others``: how many more meetings there are."""

    meeting: Networking
    listed: tuple[int, ...]
    names: Mapping[int, str]
    others: int = 0

    def answered(self, reply: Reply | None) -> tuple[int, ...]:
        """Those of the invited who said so, by name; ``None``: the silent."""
        said = set(self.meeting.answered(reply))
        return tuple(person for person in self.listed if person in said)

    @property
    def uninvited(self) -> tuple[int, ...]:
        """Who came all the same."""
        invited = set(self.meeting.invited)
        return tuple(person for person in self.listed if person not in invited)


async def plan(db: Database, curator: Who, starts_at: datetime, place: str, now: datetime, terms: Terms = USUAL) -> int:
    """A new meeting; its audience is invited, and whoever comes to belong to it later.

    ``Refused``: ``networking-past``, ``networking-far``, ``empty``, ``too-long``.
    """
    _check(starts_at, place, terms, now)

    def work(con: Connection) -> int:
        curator.must_be_curator()
        meeting_id = networking.create(con, curator.programme.id, starts_at, place, terms, curator.person_id, now)
        invited = guests.wanted(con, curator.programme.id, terms.audience)
        networking.invite(con, meeting_id, invited)
        _ask(con, curator.programme, _existing(con, curator, meeting_id), invited, now)
        return meeting_id

    return await db.write(work)


async def move(
    db: Database,
    curator: Who,
    meeting_id: int,
    starts_at: datetime,
    place: str,
    now: datetime,
    terms: Terms | None = None,
) -> None:
    """Another time or place: everybody is told once and asked again; the audience stays as it was.

    Refusals of ``plan``, and ``networking-over`` for one that has begun or is cancelled.
    """
    _check(starts_at, place, terms or USUAL, now)

    def work(con: Connection) -> None:
        before = _existing(con, curator, meeting_id)
        kept = replace(terms or before.terms, audience=before.terms.audience)
        if not before.answers(now) or not networking.change(con, meeting_id, starts_at, place, kept):
            raise Refused("networking-over")
        told = _take_back(con, before)
        listed, _ = guests.present(con, curator.programme.id, before)
        _ask(con, curator.programme, _existing(con, curator, meeting_id), listed, now, told)

    await db.write(work)


async def cancel(db: Database, curator: Who, meeting_id: int, now: datetime) -> None:
    """Call it off and tell those who knew of it. ``Refused("networking-over")``."""

    def work(con: Connection) -> None:
        before = _existing(con, curator, meeting_id)
        if not before.answers(now) or not networking.cancel(con, meeting_id):
            raise Refused("networking-over")
        told = _take_back(con, before)
        listed, _ = guests.present(con, curator.programme.id, before)
        subject = f"networking:{meeting_id}"
        notices.put(con, *(Notice(CANCELLED, person, now, subject) for person in listed if person in told))

    await db.write(work)


async def reply(db: Database, who: Who, meeting_id: int, answer: Reply, now: datetime) -> tuple[Networking, bool]:
    """One's answer, which can be changed until it begins; True where the calendar file is to be sent with it.

    ``Refused``: ``networking-over``; ``networking-not-asked`` for somebody who is not on the list.
    """

    def work(con: Connection) -> tuple[Networking, bool]:
        found = networking.get(con, meeting_id, who.programme.id)
        if found is None or not found.answers(now):
            raise Refused("networking-over")
        if who.known not in found.invited:
            raise Refused("networking-not-asked")
        networking.reply(con, meeting_id, who.known, answer, now)
        first = answer is Reply.YES and networking.file(con, meeting_id, who.known, found.revision)
        return found, first

    return await db.write(work)


async def take_file(db: Database, who: Who, meeting_id: int, now: datetime) -> Networking:
    """The meeting for somebody's own calendar. Refused as ``reply``."""

    def work(con: Connection) -> Networking:
        found = networking.get(con, meeting_id, who.programme.id)
        if found is None or not found.answers(now):
            raise Refused("networking-over")
        if who.known not in found.invited:
            raise Refused("networking-not-asked")
        networking.file(con, meeting_id, who.known, found.revision)
        return found

    return await db.write(work, claim=False)


async def opens_choice(db: Database, curator: Who, meeting_id: int, opens: bool, now: datetime) -> Overview:
    """Whether the choice opens at its end by itself. ``Refused("networking-over")`` once it has ended."""

    def work(con: Connection) -> Overview:
        found = _existing(con, curator, meeting_id)
        if found.ends_at <= now or not networking.set_opens_choice(con, meeting_id, opens):
            raise Refused("networking-over")
        return _overview(con, _existing(con, curator, meeting_id), curator.programme.id)

    return await db.write(work)


async def tick_attendance(
    db: Database, curator: Who, meeting_id: int, person_id: int, attended: bool, now: datetime
) -> Overview:
    """Note that somebody was there. ``Refused("not-found")`` for a person who is not on the list."""

    def work(con: Connection) -> Overview:
        curator.must_be_curator()
        found = networking.get(con, meeting_id, curator.programme.id)
        if found is None or found.guest(person_id) is None:
            raise Refused("not-found")
        networking.tick_attendance(con, meeting_id, [person_id], attended)
        audit.note(con, curator.known, ATTENDED, now, [person_id])
        return _overview(con, _existing(con, curator, meeting_id), curator.programme.id)

    return await db.write(work)


async def tick_coming(db: Database, curator: Who, meeting_id: int, now: datetime) -> Overview:
    """Note all who said that they would come as present, but for those already noted either way."""

    def work(con: Connection) -> Overview:
        found = _existing(con, curator, meeting_id)
        listed, _ = guests.present(con, curator.programme.id, found)
        coming = set(found.answered(Reply.YES)) & set(listed)
        silent = [one.person_id for one in found.guests if one.person_id in coming and one.attended is None]
        networking.tick_attendance(con, meeting_id, silent, True)
        audit.note(con, curator.known, ATTENDED, now, silent)
        return _overview(con, _existing(con, curator, meeting_id), curator.programme.id)

    return await db.write(work)


async def overview(db: Database, who: Who, meeting_id: int) -> Overview | None:
    """The meeting with those on its list; ``None`` when there is none (any more)."""

    def work(con: Connection) -> Overview | None:
        found = networking.get(con, meeting_id, who.programme.id)
        return None if found is None or not found.planned else _overview(con, found, who.programme.id)

    return await db.read(work)


async def every(db: Database, who: Who) -> tuple[Overview, ...]:
    """All meetings that were not cancelled, the earliest first."""

    def work(con: Connection) -> tuple[Overview, ...]:
        return tuple(_overview(con, found, who.programme.id) for found in networking.every(con, who.programme.id))

    return await db.read(work)


async def audiences(db: Database, curator: Who) -> Mapping[str, int]:
    """Whom a meeting may invite, and how many that would be."""
    curator.must_be_curator()
    return await db.read(lambda con: guests.audiences(con, curator.programme.id))


@dataclass(frozen=True, slots=True)
class Asked:
    """A meeting as one of its guests is told of it; ``filed``: the revision of the calendar file they have."""

    meeting: Networking
    reply: Reply | None
    filed: int | None
    timezone: str
    organisation: str


async def asked(db: Database, meeting_id: int, person_id: int) -> Asked | None:
    """The meeting and what the person said; ``None`` when it is gone."""

    def work(con: Connection) -> Asked | None:
        found = networking.get(con, meeting_id)
        if found is None:
            return None
        guest = found.guest(person_id)
        programme = programmes.running(con)
        organisation = programme.org_short or programme.org_full or ""
        reply, filed = (guest.reply, guest.filed) if guest else (None, None)
        return Asked(found, reply, filed, programme.timezone, organisation)

    return await db.read(work)


async def tick(db: Database, now: datetime) -> None:
    """Invite those who have come to belong to a meeting's audience since it was planned."""

    def late(con: Connection) -> list[tuple[Networking, tuple[int, ...]]]:
        programme = programmes.running(con)
        found = networking.ahead(con, programme.id, now)
        return [(one, missed) for one in found if (missed := guests.missed(con, programme.id, one))]

    def work(con: Connection) -> None:
        for meeting, missed in late(con):
            networking.invite(con, meeting.id, missed)
            _ask(con, programmes.running(con), meeting, missed, now)

    if await db.read(late):
        await db.write(work, claim=False)


def _overview(con: Connection, found: Networking, programme_id: int) -> Overview:
    listed, names = guests.present(con, programme_id, found)
    others = len(networking.every(con, programme_id)) - 1
    return Overview(found.without_gone(listed), listed, names, others)


def _existing(con: Connection, curator: Who, meeting_id: int) -> Networking:
    """The curator's meeting. ``Refused("networking-over")`` for one that is gone."""
    curator.must_be_curator()
    found = networking.get(con, meeting_id, curator.programme.id)
    if found is None or not found.planned:
        raise Refused("networking-over")
    return found


def _ask(
    con: Connection,
    programme: Programme,
    meeting: Networking,
    invited: Sequence[int],
    now: datetime,
    told: frozenset[int] = frozenset(),
) -> None:
    """Invitations, or the news of a move to those who knew the old time; reminders of the eve and of the day."""
    subject = meeting.occasion
    notices.put(con, *(Notice(MOVED if one in told else INVITE, one, now, subject) for one in invited))
    evening = rhythm.evening_before(meeting.starts_at, programme.zone)
    morning = rhythm.morning_of(meeting.starts_at, programme.zone)
    for kind, due in ((EVENING, evening), (MORNING, morning)):
        if now < due <= meeting.starts_at - SOON:
            notices.put(con, *(Notice(kind, one, due, subject) for one in invited))


def _take_back(con: Connection, before: Networking) -> frozenset[int]:
    """Drop what has not been said of the old time; ids of those who have heard of it."""
    for kind in ASKING:
        notices.drop(con, kind, subject=before.occasion)
    return networking.told(con, before.id, [INVITE, MOVED])


def check_start(starts_at: datetime, now: datetime) -> None:
    """A meeting lies ahead, within half a year. ``Refused``: ``networking-past``, ``networking-far``."""
    if starts_at <= now:
        raise Refused("networking-past")
    if starts_at > now + AHEAD:
        raise Refused("networking-far", day=f"{starts_at:%d.%m.%Y}")


def _check(starts_at: datetime, place: str, terms: Terms, now: datetime) -> None:
    terms.must_be_possible()
    check_start(starts_at, now)
    if not place.strip():
        raise Refused("empty")
    if len(place) > PLACE_LIMIT:
        raise Refused("too-long", length=len(place), limit=PLACE_LIMIT)
