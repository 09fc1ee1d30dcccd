"""Possible participants: the list, personal invitations for all of them at once, taking somebody off it (D15)."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from datetime import datetime

from documents.drawing import Drawing
from documents.slips import Slip, Slips
from domain.doubles import KnownNames
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services import invitations
from storage import audit, candidates
from storage import invitations as invitation_rows
from storage.database import Connection, Database

SHEET = 200
"""Slips in one file: it opens quickly on any machine."""
INVITED, REMOVED = "slip", "list-off"
"""Kinds of the audit log's entries."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """``double``: a participant of the same name has come in by another way; nobody invites them twice."""

    person_id: int
    name: str
    post: str
    roles: tuple[Role, ...]
    double: bool


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
        wanted = [one for one in every(con, curator.programme.id) if not one.double]
        if not wanted:
            raise Refused("slips-nobody")
        audit.note(con, curator.known, INVITED, now, (one.person_id for one in wanted))
        return [_invite(con, curator, one, now) for one in wanted]

    return await db.write(work)


def _invite(con: Connection, curator: Who, one: Candidate, now: datetime) -> Invited:
    invitation_rows.revoke_personal(con, one.person_id, now)
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
