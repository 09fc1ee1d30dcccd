"""A message of the curator to many: a draft, its recipients, one row of the outbox for each person and piece.

What was sent is a fact of the database: a kill in the middle loses nothing, a second tap changes nothing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.notice import Notice
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.reports.progress import short_name
from storage import broadcasts as stored
from storage import notices
from storage import progress as participations
from storage.database import Connection, Database
from storage.people import people as everybody

KIND = "broadcast"
REPORT = "broadcast-report"
LIMIT = 12_000
"""Signs of a whole text: more would be a wall of messages."""
PER_SECOND = 20
"""A careful guess of how fast messages leave, for the moment of the report."""


class Audience(StrEnum):
    """Whom it is for; the value rides in callback data."""

    ALL = "all"
    MENTORS = "mentors"
    MENTEES = "mentees"
    UNPAIRED = "unpaired"


@dataclass(frozen=True, slots=True)
class Draft:
    """A text not sent yet, with how many people each audience has."""

    id: int
    body: str
    counts: dict[Audience, int]


@dataclass(frozen=True, slots=True)
class Recipients:
    """``people`` have a messenger; ``offline`` are short names of those who have none and must be told otherwise."""

    people: tuple[int, ...]
    offline: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a broadcast: numbers of people and short names of those not reached."""

    id: int
    sent: int
    waiting: int
    failed: tuple[str, ...]
    offline: tuple[str, ...]


async def write(db: Database, curator: Who, text: str, now: datetime, draft_id: int | None = None) -> Draft:
    """Begin a draft, or add to one (a long text comes from the phone in several messages).

    Refused: ``too-long``; ``stale`` when the draft was sent or is another curator's.
    """

    def work(con: Connection) -> Draft:
        body = text
        if draft_id is not None:
            body = f"{_draft(con, curator, draft_id)}\n{text}"
        if len(body) > LIMIT:
            raise Refused("too-long", length=len(body), limit=LIMIT)
        found = draft_id
        if found is None:
            found = stored.create(con, curator.programme.id, curator.known, body, now)
        else:
            stored.set_body(con, found, body)
        return Draft(found, body, _counts(con, curator.programme.id))

    return await db.write(work)


async def preview(db: Database, curator: Who, draft_id: int, audience: Audience) -> tuple[str, Recipients]:
    """The text of the draft and who would get it. Refused ``stale``, ``broadcast-nobody``."""

    def work(con: Connection) -> tuple[str, Recipients]:
        body = _draft(con, curator, draft_id)
        found = recipients(con, curator.programme.id, audience)
        if not found.people:
            raise Refused("broadcast-nobody")
        return body, found

    return await db.read(work)


async def send(db: Database, curator: Who, draft_id: int, audience: Audience, pieces: int, now: datetime) -> int:
    """Queue the draft for everybody of the audience, in ``pieces`` messages each; returns how many people.

    The second of two taps is Refused ``stale``: the draft is sent once.
    """

    def work(con: Connection) -> int:
        _draft(con, curator, draft_id)
        people = recipients(con, curator.programme.id, audience).people
        if not people:
            raise Refused("broadcast-nobody")
        if not stored.mark_sent(con, draft_id, audience, now):
            raise Refused("stale")
        for piece in range(pieces):
            due = now + timedelta(seconds=piece)
            notices.put(con, *(_piece(draft_id, piece, person_id, due) for person_id in people))
        later = now + timedelta(seconds=10 + len(people) * pieces / PER_SECOND)
        notices.put(con, Notice(REPORT, curator.known, later, _subject(draft_id), {"broadcast": draft_id}))
        return len(people)

    return await db.write(work)


def _piece(draft_id: int, piece: int, person_id: int, due: datetime) -> Notice:
    return Notice(KIND, person_id, due, _subject(draft_id, piece), {"broadcast": draft_id, "piece": piece})


def _subject(draft_id: int, piece: int = 0) -> str:
    return f"broadcast:{draft_id}:{piece}" if piece else f"broadcast:{draft_id}"


async def body_of(db: Database, broadcast_id: int) -> str | None:
    """The text of a broadcast, for its delivery."""
    return await db.read(lambda con: stored.body(con, broadcast_id))


async def report(db: Database, broadcast_id: int) -> Report | None:
    """Who got it so far; None for a draft or an unknown id."""

    def work(con: Connection) -> Report | None:
        row = stored.sent_one(con, broadcast_id)
        if row is None:
            return None
        delivered = notices.delivery(con, (KIND,), _subject(broadcast_id))
        failed = [line["person_id"] for line in delivered if line["state"] in {"failed", "dropped"}]
        names = everybody.names(con, failed)
        offline = recipients(con, row["programme_id"], Audience(row["audience"])).offline
        return Report(
            id=broadcast_id,
            sent=sum(line["state"] == "sent" for line in delivered),
            waiting=sum(line["state"] in {"due", "sending"} for line in delivered),
            failed=tuple(short_name(person_id, names.get(person_id)) for person_id in failed),
            offline=offline,
        )

    return await db.read(work)


def recipients(con: Connection, programme_id: int, audience: Audience) -> Recipients:
    """Those taking part now whose consent stands; each person once, whatever their roles."""
    paired = participations.paired_people(con, programme_id) if audience is Audience.UNPAIRED else set()
    chosen = [
        one
        for one in participations.participations(con, programme_id)
        if one.current
        and one.consented
        and (audience is not Audience.UNPAIRED or one.state == "admitted")
        and (audience is not Audience.MENTORS or one.role is Role.MENTOR)
        and (audience not in {Audience.MENTEES, Audience.UNPAIRED} or one.role is Role.MENTEE)
        and (one.person_id, one.role) not in paired
    ]
    people = dict.fromkeys(one.person_id for one in chosen if one.reachable is not None)
    offline = {one.person_id: one.full_name for one in chosen if one.reachable is None}
    return Recipients(tuple(people), tuple(short_name(person_id, name) for person_id, name in offline.items()))


def _counts(con: Connection, programme_id: int) -> dict[Audience, int]:
    return {audience: len(recipients(con, programme_id, audience).people) for audience in Audience}


def _draft(con: Connection, curator: Who, draft_id: int) -> str:
    body = stored.draft_body(con, draft_id, curator.known)
    if body is None:
        raise Refused("stale")
    return body
