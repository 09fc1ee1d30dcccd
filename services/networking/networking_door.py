"""The code at the door of a networking meeting: whoever opens it there is noted as present, once."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from sqlite3 import Row

from domain.networking import DOOR_AFTER, DOOR_BEFORE, Door, Networking
from domain.refusal import Refused
from domain.who import ADMITTED, Who
from services.joining import invitations
from storage.database import Connection, Database
from storage.networking import networking, networking_doors
from storage.people import invitations as tries

DIGITS = 6
LINK_BYTES = 18


class Outcome(StrEnum):
    """What came of a code. ``GUEST``: noted, though not on the list; ``RECALLED``: another code hangs there now."""

    MARKED = "marked"
    GUEST = "guest"
    ALREADY = "already"
    EARLY = "early"
    OVER = "over"
    CLOSED = "closed"
    RECALLED = "recalled"
    STRANGER = "stranger"
    CURATOR = "curator"
    NOT_ADMITTED = "not-admitted"


@dataclass(frozen=True, slots=True)
class Entrance:
    """``meeting`` is the one whose door it is."""

    outcome: Outcome
    meeting: Networking


@dataclass(frozen=True, slots=True)
class Shown:
    """The code as it hangs at the door: ``link_code`` for the picture, ``typed_code`` of six digits."""

    meeting: Networking
    link_code: str
    typed_code: str
    opens: datetime
    closes: datetime
    came: int


async def show(db: Database, curator: Who, meeting_id: int, now: datetime, *, anew: bool = False) -> Shown:
    """The code in force, made if there is none; ``anew``: another one, the earlier stops working.

    ``Refused``: ``not-allowed``; ``networking-over`` when the meeting is cancelled or its door has closed for good.
    """

    def work(con: Connection) -> Shown:
        found = _found(con, curator, meeting_id, now)
        if anew:
            networking_doors.recall(con, meeting_id, now)
        row = networking_doors.current(con, meeting_id)
        if row is None:
            codes = (secrets.token_urlsafe(LINK_BYTES), _fresh(con, curator.programme.id))
            networking_doors.make(con, meeting_id, codes, curator.person_id, now)
            row = networking_doors.current(con, meeting_id)
            assert row is not None
        opens, closes = found.starts_at - DOOR_BEFORE, found.ends_at + DOOR_AFTER
        return Shown(found, row["link_code"], row["typed_code"], opens, closes, len(found.attended))

    return await db.write(work, claim=False)


async def recall(db: Database, curator: Who, meeting_id: int, now: datetime) -> None:
    """No code works any more; who has come in is noted. ``Refused``: ``not-allowed``, ``stale``."""

    def work(con: Connection) -> None:
        curator.must_be_curator()
        if networking.get(con, meeting_id, curator.programme.id) is None:
            raise Refused("stale")
        networking_doors.recall(con, meeting_id, now)

    await db.write(work)


async def enter(db: Database, who: Who, secret: str, now: datetime) -> Entrance | None:
    """What a link's code or six typed digits do for this person; ``None`` when they are no code of a door.

    Nothing is noted for strangers and for those who have not consented or are not admitted. Wrong digits count against
    the account while a door is open. ``Refused``: ``code-tries``, ``networking-door-unknown``.
    """
    typed = is_typed(secret)

    def look(con: Connection) -> bool:
        return _row(con, who, secret) is not None or (typed and _open(con, who, now))

    def work(con: Connection) -> Entrance | str:
        if typed and invitations.must_wait(con, who.account, now):
            return "code-tries"
        row = _row(con, who, secret)
        found = networking.get(con, row["networking_id"], who.programme.id) if row else None
        if row is None or found is None:
            tries.note_wrong_try(con, who.account, now, now - invitations.WINDOW)
            return "networking-door-unknown"
        return Entrance(_outcome(con, who, found, recalled=row["recalled_at"] is not None, now=now), found)

    # Most texts are no code: they cost one read. A stranger's digits are never looked up: they would tell what is open.
    if (typed and not who.roles) or not await db.read(look):
        return None
    entered = await db.write(work, claim=False)
    if isinstance(entered, str):
        raise Refused(entered)
    return entered


async def is_meant(db: Database, who: Who, digits: str, now: datetime) -> bool:
    """Whether six digits typed in the middle of something else are the code of a door that is open to this guest.

    Nothing is noted of who came; digits that an invited guest types while a door is open and that do not fit count as
    a wrong code, so that a questionnaire is no place to guess.
    """

    def look(con: Connection) -> bool | None:
        if not who.admitted & who.participates_as or invitations.must_wait(con, who.account, now):
            return False
        awaited = [one for one in networking.every(con, who.programme.id) if _awaits(one, who, now)]
        row = _row(con, who, digits) if awaited else None
        if row is not None and row["recalled_at"] is None and row["networking_id"] in {one.id for one in awaited}:
            return True
        return None if any(networking_doors.current(con, one.id) for one in awaited) else False

    if not is_typed(digits) or not who.consented:
        return False
    found = await db.read(look)
    if found is None:
        await db.write(lambda con: tries.note_wrong_try(con, who.account, now, now - invitations.WINDOW), claim=False)
    return bool(found)


def _awaits(meeting: Networking, who: Who, now: datetime) -> bool:
    guest = meeting.guest(who.known)
    return guest is not None and guest.invited and not guest.attended and meeting.door(now) is Door.OPEN


def is_typed(secret: str) -> bool:
    """Whether it looks like the digits at a door."""
    return len(secret) == DIGITS and secret.isascii() and secret.isdecimal()


def _row(con: Connection, who: Who, secret: str) -> Row | None:
    if is_typed(secret):
        return networking_doors.by_typed(con, who.programme.id, secret)
    return networking_doors.by_link(con, secret)


def _outcome(con: Connection, who: Who, found: Networking, *, recalled: bool, now: datetime) -> Outcome:
    if not who.participates_as:
        return Outcome.CURATOR if who.roles else Outcome.STRANGER
    if not who.consented or ADMITTED.denial(who) or not who.admitted & who.participates_as:
        return Outcome.NOT_ADMITTED
    guest = found.guest(who.known)
    if guest is not None and guest.attended:
        return Outcome.ALREADY
    door = found.door(now)
    if door is not Door.OPEN:
        return Outcome(door.value)
    if recalled:
        return Outcome.RECALLED
    networking.come_in(con, found.id, who.known, now)
    return Outcome.MARKED if guest is not None and guest.invited else Outcome.GUEST


def _open(con: Connection, who: Who, now: datetime) -> bool:
    """Whether digits typed now may be meant for a door."""
    return any(
        one.door(now) is Door.OPEN and networking_doors.current(con, one.id) is not None
        for one in networking.every(con, who.programme.id)
    )


def _found(con: Connection, curator: Who, meeting_id: int, now: datetime) -> Networking:
    curator.must_be_curator()
    found = networking.get(con, meeting_id, curator.programme.id)
    if found is None or found.door(now) in (Door.CLOSED, Door.OVER):
        raise Refused("networking-over")
    return found


def _fresh(con: Connection, programme_id: int) -> str:
    """Six digits that open no other door."""
    taken = networking_doors.typed_in_force(con, programme_id)
    while True:
        code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        if code not in taken:
            return code
