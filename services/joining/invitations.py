"""Invitations: a link with a random code, the same by eight typed digits; bound to a role, with an end, recallable.

Codes are kept as hashes only: they can be shown once, when they are made.
"""

import asyncio
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from sqlite3 import Row

from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from storage import audit, programmes
from storage.database import Connection, Database
from storage.moments import from_text
from storage.people import candidates, invitations, people

VALID = timedelta(days=30)
VALID_ALONE = timedelta(days=7)
"""One-use links: of a curator, of a person with a new telephone."""
TRIES = 5
WINDOW = timedelta(hours=1)
TOKEN_BYTES = 18
DIGITS = 8
_PEPPER = "invitation-pepper"
LINKED = "link"
"""Kind of the audit log's entry."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A new invitation with its secrets: ``token`` for the link (144 bits), ``code`` of eight digits to type."""

    id: int
    role: Role
    token: str
    code: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """An invitation that still lets people in. ``name``: whom a personal one is for."""

    id: int
    role: Role
    expires_at: datetime
    uses: int
    one_use: bool
    personal: bool
    name: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a code does not open: ``unknown``, ``expired``, ``revoked``, ``used`` or ``tries``."""

    reason: str


async def issue(db: Database, curator: Who, role: Role, now: datetime, form: str = "") -> Issued:
    """A new invitation. Participants' ones serve many; a curator's one serves once. ``form`` of mentoring: who comes
    by it is not asked which.

    Refused: ``not-allowed``; ``invite-incomplete`` while the consent text could not name what the law asks;
    ``programme-over``; ``stale`` for a form that is not in use.
    """

    def work(con: Connection) -> Issued:
        curator.must_be_curator()
        programme = programmes.running(con)
        if role is not Role.CURATOR and programme.missing_for_consent:
            raise Refused("invite-incomplete")
        if role is not Role.CURATOR:
            programme.must_not_be_over(now)
        if form and form not in programme.forms:
            raise Refused("stale")
        alone = role is Role.CURATOR
        return _make(con, programme.id, role, now, created_by=curator.known, one_use=alone, form=form)

    return await db.write(work)


async def for_person(db: Database, curator: Who, person_id: int, now: datetime) -> Issued:
    """A personal one-use code: whoever sends it becomes this person (a new telephone, or a first one).

    Earlier personal codes of the person stop working. Refused: ``not-allowed``, ``not-found``.
    """

    def work(con: Connection) -> Issued:
        curator.must_be_curator()
        roles = people.roles_of(con, curator.programme.id, person_id) or candidates.roles_of(con, person_id)
        if not roles:
            raise Refused("not-found")
        invitations.revoke_personal(con, person_id, now)
        candidates.mark(con, person_id, "invited")
        audit.note(con, curator.known, LINKED, now, [person_id])
        return make_personal(con, curator, person_id, roles[0], now)

    return await db.write(work)


def make_personal(
    con: Connection, curator: Who, person_id: int, role: Role, now: datetime, valid: timedelta = VALID_ALONE
) -> Issued:
    """The same within a transaction of others; earlier codes of the person are theirs to recall."""
    return _make(
        con,
        curator.programme.id,
        role,
        now,
        created_by=curator.known,
        one_use=True,
        person_id=person_id,
        valid=valid,
    )


async def bootstrap_code(db: Database, now: datetime) -> str | None:
    """A one-use code that makes its first user curator; ``None`` when there is a curator. Earlier ones stop working."""

    def work(con: Connection) -> str | None:
        programme = programmes.running(con)
        if people.curators(con):
            return None
        invitations.revoke_unsigned(con, programme.id, now)
        return _make(con, programme.id, Role.CURATOR, now, created_by=None, one_use=True).token

    return await db.write(work, claim=False)


async def picture(link: str) -> bytes:
    """The link as a QR picture (PNG)."""
    from documents.qr import qr_png

    return await asyncio.to_thread(qr_png, link)


async def standing(db: Database, curator: Who, now: datetime) -> list[Standing]:
    """Invitations that still let people in, newest first."""
    curator.must_be_curator()
    rows = await db.read(lambda con: invitations.valid(con, curator.programme.id, now))
    return [
        Standing(
            row["id"],
            Role(row["role"]),
            from_text(row["expires_at"]),
            row["uses"],
            bool(row["one_use"]),
            row["person_id"] is not None,
            row["full_name"] or "",
            row["form"] or "",
        )
        for row in rows
    ]


async def revoke(db: Database, curator: Who, invitation_id: int, now: datetime) -> None:
    """Recall an invitation; those who have come in by it stay. Refused: ``not-allowed``, ``stale``."""

    def work(con: Connection) -> None:
        curator.must_be_curator()
        if not invitations.revoke(con, curator.programme.id, invitation_id, now):
            raise Refused("stale")
        owner = invitations.owner(con, invitation_id)
        if owner is not None:
            audit.note(con, curator.known, "link-off", now, [owner])

    await db.write(work)


def find(con: Connection, account: int, secret: str, now: datetime) -> Row | Wrong:
    """The invitation behind a link's token or a typed code. A wrong typed code counts against the account:

    after five within an hour even a right one waits.
    """
    if not is_typed_code(secret):
        return _usable(invitations.by_token(con, token_hash(secret)), account, con, now)
    if must_wait(con, account, now):
        return Wrong("tries")
    found = _usable(invitations.by_code(con, code_hash(con, secret)), account, con, now)
    if isinstance(found, Wrong):
        invitations.note_wrong_try(con, account, now, now - WINDOW)
    return found


def must_wait(con: Connection, account: int, now: datetime) -> bool:
    """Too many wrong codes were typed: even a right one waits."""
    return invitations.wrong_tries(con, account, now - WINDOW) >= TRIES


def is_typed_code(secret: str) -> bool:
    return len(secret) == DIGITS and secret.isdecimal()


def _usable(row: Row | None, account: int, con: Connection, now: datetime) -> Row | Wrong:
    if row is None:
        return Wrong("unknown")
    if row["revoked_at"] is not None:
        return Wrong("revoked")
    if row["one_use"] and row["used_at"] is not None and row["used_by"] != people.who(con, account).person_id:
        return Wrong("used")
    if from_text(row["expires_at"]) <= now:
        return Wrong("expired")
    return row


def _make(
    con: Connection,
    programme_id: int,
    role: Role,
    now: datetime,
    *,
    created_by: int | None,
    one_use: bool,
    person_id: int | None = None,
    valid: timedelta | None = None,
    form: str = "",
) -> Issued:
    token, code = secrets.token_urlsafe(TOKEN_BYTES), fresh_code(con)
    expires_at = now + (valid or (VALID_ALONE if one_use else VALID))
    made = invitations.create(
        con,
        programme_id,
        role,
        (token_hash(token), code_hash(con, code)),
        now,
        expires_at,
        created_by=created_by,
        person_id=person_id,
        one_use=one_use,
        form=form or None,
    )
    return Issued(made, role, token, code, expires_at)


def fresh_code(con: Connection) -> str:
    """Eight digits that open nothing else."""
    while True:
        code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        if not invitations.code_taken(con, code_hash(con, code)):
            return code


def token_hash(token: str) -> str:
    """What is kept of a link's code."""
    return sha256(token.encode()).hexdigest()


def peppered(con: Connection) -> bool:
    """Whether any code to type was ever made: until then none can be right, and reading makes no pepper."""
    return invitations.meta(con, _PEPPER) is not None


def code_hash(con: Connection, code: str) -> str:
    """Eight digits are few: without the pepper of this database their hashes would be a table that fits everywhere."""
    pepper = invitations.meta(con, _PEPPER)
    if pepper is None:
        pepper = secrets.token_hex(32)
        invitations.set_meta(con, _PEPPER, pepper)
    return hmac.new(bytes.fromhex(pepper), code.encode(), sha256).hexdigest()
