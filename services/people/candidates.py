"""Possible participants: the list, personal invitations for all of them at once, taking somebody off it (D15)."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from datetime import datetime

from documents.drawing import Drawing
from documents.people.slips import Slip, Slips
from domain.names import search_key
from domain.people.doubles import KnownNames
from domain.programme import Programme
from domain.refusal import Refused
from domain.roles import PARTICIPANTS, Role
from domain.who import Who
from services.joining import invitations
from storage import audit
from storage.database import Connection, Database
from storage.moments import from_text
from storage.people import candidates
from storage.people import invitations as invitation_rows

SOURCES = ("staff", "parent", "pupil", "graduate", "partner", "other")
"""Where a possible participant comes from (S3)."""
NAME_LIMIT, NAME_WORDS = 120, 5
TYPED_LIMIT = 100
"""Names in one message."""
ADDED = "list-add"
SHEET = 200
"""Slips in one file: it opens quickly on any machine."""
INVITED, REMOVED, MARKED = "slip", "list-off", "list-mark"
"""Kinds of the audit log's entries."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """``double``: a participant of the same name has come in by another way; nobody invites them twice.

    ``source``: ``SOURCES``; ``state``: ``new``, ``invited``, ``later`` (not now), ``declined``.
    """

    person_id: int
    name: str
    post: str
    roles: tuple[Role, ...]
    double: bool
    source: str = "staff"
    state: str = "new"
    added_at: datetime | None = None

    @property
    def wanted(self) -> bool:
        """Whether slips are made for them."""
        return not self.double and self.state in {"new", "invited"}


@dataclass(frozen=True, slots=True)
class Invited:
    """A possible participant with a fresh personal invitation."""

    candidate: Candidate
    issued: invitations.Issued


def every(con: Connection, programme_id: int) -> list[Candidate]:
    """Possible participants by name."""
    rows = candidates.every(con, programme_id)
    known = KnownNames(candidates.participants(con, programme_id)) if rows else KnownNames()
    return [
        Candidate(
            row["id"],
            row["full_name"] or "",
            row["post"] or "",
            tuple(sorted((Role(role) for role in row["roles"].split(",")), reverse=True)),
            (row["full_name"] or "") in known,
            row["source"],
            row["state"],
            from_text(row["added_at"]),
        )
        for row in rows
    ]


async def listed(db: Database, curator: Who) -> list[Candidate]:
    """The same for a curator's screen. Refused ``not-allowed``."""
    curator.must_be_curator()
    return await db.read(lambda con: every(con, curator.programme.id))


async def invite(db: Database, curator: Who, now: datetime) -> list[Invited]:
    """New personal one-use invitations for all who have not come in; earlier ones of theirs stop working.

    Refused: ``not-allowed``; ``invite-incomplete`` while the consent could not name what the law asks;
    ``slips-nobody``.
    """

    def work(con: Connection) -> list[Invited]:
        curator.must_be_curator()
        if curator.programme.missing_for_consent:
            raise Refused("invite-incomplete")
        wanted = [one for one in every(con, curator.programme.id) if one.wanted]
        if not wanted:
            raise Refused("slips-nobody")
        audit.note(con, curator.known, INVITED, now, (one.person_id for one in wanted))
        return [_invite(con, curator, one, now) for one in wanted]

    return await db.write(work)


def _invite(con: Connection, curator: Who, one: Candidate, now: datetime) -> Invited:
    invitation_rows.revoke_personal(con, one.person_id, now)
    candidates.mark(con, one.person_id, "invited")
    return Invited(one, invitations.make_personal(con, curator, one.person_id, one.roles[0], now, invitations.VALID))


async def sheets(drawing: Drawing, curator: Who, invited: Iterable[Invited], bot_name: str) -> AsyncIterator[bytes]:
    """Slips as DOCX files of at most ``SHEET`` people, each as soon as it is made."""
    organisation = curator.programme.org_short or curator.programme.org_full or ""
    zone = curator.programme.zone
    slips = [
        Slip(
            one.candidate.name,
            one.candidate.post,
            f"https://t.me/{bot_name}?start={one.issued.token}",
            one.issued.code,
            one.issued.expires_at.astimezone(zone).date(),
        )
        for one in invited
    ]
    for start in range(0, len(slips), SHEET):
        yield await drawing.slips(Slips(organisation, bot_name, tuple(slips[start : start + SHEET])))


async def remove(db: Database, curator: Who, person_id: int, now: datetime) -> None:
    """Take somebody off the list; nothing of them is kept. Refused: ``not-allowed``, ``stale``."""

    def work(con: Connection) -> None:
        curator.must_be_curator()
        if not candidates.forget(con, person_id):
            raise Refused("stale")
        invitation_rows.revoke_personal(con, person_id, now)
        audit.note(con, curator.known, REMOVED, now, [person_id])

    await db.write(work)


@dataclass(frozen=True, slots=True)
class Added:
    """What came of names typed by hand: who is new, who is there already, what is no full name."""

    fresh: tuple[str, ...]
    known: tuple[str, ...]
    unclear: tuple[str, ...]


def sources(programme: Programme) -> tuple[str, ...]:
    """Pupils only where pupils take part: a minor's name is not gathered without need."""
    return tuple(source for source in SOURCES if source != "pupil" or programme.pupils)


async def add(db: Database, curator: Who, role: Role, source: str, text: str, now: datetime) -> Added:
    """Possible participants by hand, a name a line. Without their consent nothing but name, role and source is kept.

    Refused: ``not-allowed``; ``stale`` for a source that is none; ``candidates-many``.
    """
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]

    def work(con: Connection) -> Added:
        curator.must_be_curator()
        if source not in sources(curator.programme) or role not in PARTICIPANTS:
            raise Refused("stale")
        if len(lines) > TYPED_LIMIT:
            raise Refused("candidates-many", limit=TYPED_LIMIT)
        return _added(con, curator, role, source, lines, now)

    return await db.write(work)


def _added(con: Connection, curator: Who, role: Role, source: str, lines: Iterable[str], now: datetime) -> Added:
    there = KnownNames(candidates.names(con, curator.programme.id))
    fresh, known, unclear = [], [], []
    for name in lines:
        if not is_full_name(name):
            unclear.append(name)
        elif name in there:
            known.append(name)
        else:
            there.add(name)
            fresh.append(name)
    made = [candidates.add(con, curator.programme.id, None, name, "", (role,), now, source) for name in fresh]
    audit.note(con, curator.known, ADDED, now, made)
    return Added(tuple(fresh), tuple(known), tuple(unclear))


def is_full_name(name: str) -> bool:
    """A surname and a first name at least, and no whole sentence."""
    words = [word for word in name.split() if search_key(word)]
    return 2 <= len(words) <= NAME_WORDS and len(name) <= NAME_LIMIT and not any(sign.isdigit() for sign in name)


def enter(con: Connection, curator: Who, role: Role, source: str, name: str, now: datetime) -> bool:
    """Part of another transaction: one name into the register; False where it is there already."""
    return bool(_added(con, curator, role, source, [name], now).fresh)


async def mark(db: Database, curator: Who, person_id: int, state: str, now: datetime) -> None:
    """«Not now», «on the list again», «refused». Whoever refused and is none of the staff leaves no name behind.

    Refused: ``not-allowed``, ``stale``.
    """

    def work(con: Connection) -> None:
        curator.must_be_curator()
        found = candidates.one(con, person_id)
        if found is None or state not in {"new", "later", "declined"}:
            raise Refused("stale")
        candidates.mark(con, person_id, state)
        if state != "new":
            invitation_rows.revoke_personal(con, person_id, now)
        if state == "declined" and found["source"] != "staff":
            candidates.wipe(con, person_id)
        audit.note(con, curator.known, MARKED, now, [person_id])

    await db.write(work)
