"""What a curator hands out: the words and codes of an announcement, a one-page memo (D03)."""

from dataclasses import dataclass
from datetime import date, datetime

from documents.drawing import Drawing
from documents.people.memo import Door, Memo
from domain.roles import Role
from domain.who import Who
from services.database import Database
from services.joining import invitations

ROLES = (Role.MENTOR, Role.MENTEE)


@dataclass(frozen=True, slots=True)
class Handout:
    """Fresh ways in for both roles (codes are kept as hashes only, so earlier ones cannot be shown again)."""

    doors: tuple[Door, ...]
    until: date


async def prepare(db: Database, curator: Who, bot_name: str, now: datetime) -> Handout:
    """Refused as ``invitations.issue``."""
    issued = [await invitations.issue(db, curator, role, now) for role in ROLES]
    doors = tuple(Door(one.role, f"https://t.me/{bot_name}?start={one.token}", one.code) for one in issued)
    return Handout(doors, curator.programme.day_of(issued[0].expires_at))


async def memo(drawing: Drawing, curator: Who, handout: Handout, bot_name: str) -> bytes:
    """The memo as DOCX."""
    programme = curator.programme
    page = Memo(
        organisation=programme.org_full or programme.org_short or "",
        bot_name=bot_name,
        ends_on=programme.ends_on,
        rhythm_days=programme.rhythm_days,
        contact=programme.contact,
        until=handout.until,
        doors=handout.doors,
    )
    return await drawing.memo(page)
