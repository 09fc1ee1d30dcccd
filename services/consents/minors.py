"""Minors: nothing is asked of a pupil before the legal representative consents (152-FZ art. 9 p. 6; S1 4.12)."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from domain.consents import ConsentKind
from domain.match import PUPILS
from domain.notice import Notice
from domain.programme import Programme
from domain.refusal import Refused
from domain.roles import PARTICIPANTS
from domain.who import Who
from services.consents import offers, wordings
from services.consents.consents import digest
from services.joining import joining
from services.joining.joining import Owed
from services.people.people import check_name
from services.surveys.held_links import Held, fits, held
from storage import audit, notices, programmes
from storage.consents import consents, guardians
from storage.consents import wordings as wording_rows
from storage.database import Connection, Database
from storage.moments import from_text
from storage.people import people

DECIDED = "guardian-decided"
AGED = "age"
"""Kind of the audit log's entry."""
PREFIX = "p-"
"""What a representative's code begins with; an invitation's may too, by chance, so that both are looked up."""
VALID_FOR = timedelta(days=14)
TOKEN_BYTES = 18
AGES = (14, 16, 18)


class Opened(StrEnum):
    """What a representative's link leads to."""

    OPEN = "open"
    USED = "used"
    OLD = "old"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Link:
    held: Held
    state: Opened


@dataclass(frozen=True, slots=True)
class Pupil:
    """For the notice to a pupil: whether the consent stands, and the base questionnaire that is owed."""

    programme: Programme
    consented: bool
    owes: Owed | None


async def declare(db: Database, who: Who, minor: bool | None) -> None:
    """Of age or not, said by the person; ``None`` takes the answer back. Refused ``stale`` after a consent."""

    def work(con: Connection) -> None:
        current = people.who(con, who.account)
        if not current.programme.pupils or current.consented or (minor is not None and current.minor is not None):
            raise Refused("stale")
        guardians.declare(con, current.known, minor)

    await db.write(work)


async def issue(db: Database, who: Who, now: datetime) -> str:
    """A new one-use code for the representative; older ones stop working. Refused ``stale`` for who needs none."""
    token = PREFIX + secrets.token_urlsafe(TOKEN_BYTES)

    def work(con: Connection) -> None:
        current = people.who(con, who.account)
        renews = wordings.is_outdated(con, current.known, ConsentKind.GUARDIAN)
        if current.minor is not True or (current.consented and not renews):
            raise Refused("stale")
        guardians.issue(con, current.known, _hash(token), now, now + VALID_FOR)

    await db.write(work)
    return token


async def look(db: Database, account: int, token: str, now: datetime) -> Link | None:
    """What the code in a link is; ``None`` when it is no representative's. Reading changes nothing."""

    def work(con: Connection) -> Link | None:
        row = guardians.by_token(con, _hash(token))
        if row is None:
            return None
        if people.who(con, account).person_id == row["person_id"]:
            return Link(held(row), Opened.OWN)
        if row["decision"] is not None:
            return Link(held(row), Opened.USED)
        if row["revoked_at"] is not None or from_text(row["expires_at"]) <= now:
            return Link(held(row), Opened.OLD)
        return Link(held(row), Opened.OPEN)

    return await db.read(work) if token.startswith(PREFIX) else None


async def still_open(db: Database, link: Held, now: datetime) -> None:
    """Refused ``guardian-used`` or ``guardian-old`` when the link decides nothing any more; ``stale``: not held."""
    row = await db.read(lambda con: guardians.get(con, link.id))
    if row is None or not fits(row, link):
        raise Refused("stale")
    if row["decision"] is not None:
        raise Refused("guardian-used")
    if row["revoked_at"] is not None or from_text(row["expires_at"]) <= now:
        raise Refused("guardian-old")


async def decide(db: Database, account: int, link: Held, body: str, decision: str, name: str, now: datetime) -> bool:
    """The representative's decision for the pupil, with all that proves it.

    Of somebody who refuses only the refusal, its time and the account are kept. True: an older consent stood before.
    Refused: ``stale``, ``guardian-used`` the second time, ``programme-over`` for a consent.
    """

    def work(con: Connection) -> bool:
        row = guardians.get(con, link.id)
        if row is None or not fits(row, link) or people.who(con, account).person_id == row["person_id"]:
            raise Refused("stale")
        if decision == "given":
            programmes.running(con).must_not_be_over(now)
        channel_id = guardians.channel_of(con, account, now)
        if not guardians.use(con, link.id, decision, name if decision == "given" else None, channel_id, now):
            raise Refused("guardian-used")
        version, _ = wording_rows.newest(con, programmes.running(con).id, ConsentKind.GUARDIAN)
        consents.keep_text(con, digest(body), ConsentKind.GUARDIAN, version, body, now)
        return _record(con, row["person_id"], decision, now, digest(body), channel_id)

    if decision == "given":
        check_name(name)
    return await db.write(work)


def owed(con: Connection, person_id: int) -> bool:
    """Whether a minor takes part for whom nobody has consented yet."""
    return people.is_minor(con, person_id) and not consents.stands(con, person_id)


async def came_of_age(db: Database, curator: Who, person_id: int, now: datetime) -> None:
    """The pupil may consent alone by now: the own consent is asked, the representative's stands meanwhile.

    Refused: ``not-allowed``, ``stale`` for anybody but a minor whose representative has consented.
    """

    def work(con: Connection) -> None:
        curator.must_be_curator()
        if not awaits_age(con, person_id):
            raise Refused("stale")
        guardians.declare(con, person_id, False)
        audit.note(con, curator.known, AGED, now, [person_id])
        version, _ = wording_rows.newest(con, curator.programme.id, ConsentKind.PROGRAMME)
        if people.accounts_of(con, person_id):
            subject = f"wording:{ConsentKind.PROGRAMME}:{version}"
            notices.put(con, Notice(wordings.RENEWAL, person_id, now, subject))

    await db.write(work)


def owes_own(con: Connection, person_id: int) -> bool:
    """Whether somebody of age is asked for the own consent, and the representative's stands meanwhile."""
    return people.said_minor(con, person_id) is False and consents.stands_by_guardian(con, person_id)


def awaits_age(con: Connection, person_id: int) -> bool:
    """Whether a representative has consented for the person, who is a minor still."""
    return people.is_minor(con, person_id) and consents.stands_by_guardian(con, person_id)


async def pupil(db: Database, person_id: int) -> Pupil:
    def work(con: Connection) -> Pupil:
        programme = programmes.running(con)
        return Pupil(programme, consents.stands(con, person_id), joining.owed(con, person_id))

    return await db.read(work)


async def keep_pupils(db: Database, curator: Who, on: bool) -> None:
    """Whether pupils take part: everybody who comes in from now on is asked for their age.

    Refused ``forms-pupils`` to switch it off while a form of mentoring with pupils is in use.
    """
    if not on and PUPILS & {*curator.programme.forms}:
        raise Refused("forms-pupils")
    await _keep(db, curator, "pupils", on)


async def keep_age(db: Database, curator: Who, age: int) -> None:
    """From which age one consents for oneself: 18 (S1), 16 or 14 (S3)."""
    if age not in AGES:
        raise Refused("stale")
    await _keep(db, curator, "adult_age", age)


async def _keep(db: Database, curator: Who, field: str, value: int) -> None:
    def work(con: Connection) -> None:
        curator.must_be_curator()
        programmes.change(con, curator.programme.id, field, value)

    await db.write(work)


def _record(con: Connection, person_id: int, decision: str, now: datetime, text_hash: str, channel_id: int) -> bool:
    """A row for each part; whether a consent stood before.

    A newer text that is refused leaves the older consent as it stands (ADR 0013).
    """
    stands = consents.stands(con, person_id)
    kind = offers.REFUSED_NEWER if stands and decision == "refused" else ConsentKind.PROGRAMME
    for role, state in people.states(con, person_id).items():
        if role in PARTICIPANTS and state in ("joined", "admitted"):
            consents.record(
                con,
                person_id,
                decision,
                now,
                kind=kind,
                role=role,
                text_hash=text_hash,
                channel_id=channel_id,
                by_guardian=True,
            )
    if not stands:
        notices.put(con, Notice(DECIDED, person_id, now, f"person:{person_id}"))
    return stands


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
