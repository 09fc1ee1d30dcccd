"""«Suggest a candidate»: anybody who takes part may; the curator takes the name into the register or not (S1 4.6)."""

import re
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Row

from domain.notice import Notice
from domain.refusal import Refused
from domain.roles import PARTICIPANTS, Role
from domain.who import Who
from questionnaires.reading import clean
from services.people import candidates
from services.people.candidates import is_full_name, sources
from storage import notices
from storage.database import Connection, Database
from storage.people import people, proposals

MADE, SETTLED = "proposal", "proposal-settled"
REASON_LIMIT = 500
OPEN_LIMIT = 10
"""Suggestions of one person that wait: the curator reads them all."""
_END_OF_NAME = re.compile(r"[\n,;:.(\u2013\u2014]| - ")


@dataclass(frozen=True, slots=True)
class Proposal:
    """``name`` empty once settled; ``proposer``: who suggested."""

    id: int
    role: Role
    name: str
    reason: str
    proposer: str
    proposed_by: int
    decision: str = ""


def _proposal(row: Row) -> Proposal:
    return Proposal(
        *(row["id"], Role(row["role"]), row["full_name"] or "", row["reason"] or "", row["proposer"] or ""),
        *(row["proposed_by"], row["decision"] or ""),
    )


def split(typed: str) -> tuple[str, str]:
    """Name and reason of one message: the name ends with its line, or with the first sign. Refused ``propose-name``."""
    text = clean(typed).strip()
    end = _END_OF_NAME.search(text)
    name, reason = (text[: end.start()], text[end.end() :]) if end else (text, "")
    name = " ".join(name.split())
    if not is_full_name(name):
        raise Refused("propose-name")
    return name, " ".join(reason.split()).strip(" -\u2013\u2014")


async def make(db: Database, who: Who, role: Role, typed: str, now: datetime) -> Proposal:
    """Refused: ``not-allowed`` for who is not admitted, ``propose-name``, ``propose-many``, ``too-long``."""
    name, reason = split(typed)
    if len(reason) > REASON_LIMIT:
        raise Refused("too-long", length=len(reason), limit=REASON_LIMIT)

    def work(con: Connection) -> Proposal:
        if not who.admitted & PARTICIPANTS or role not in PARTICIPANTS:
            raise Refused("not-allowed")
        if len(proposals.open_of(con, who.known)) >= OPEN_LIMIT:
            raise Refused("propose-many")
        made = proposals.add(con, who.programme.id, who.known, role, name, reason, now)
        subject, payload = f"proposal:{made}", {"proposal": made}
        notices.put(con, *(Notice(MADE, one, now, subject, payload) for one in people.curators(con)))
        return Proposal(made, role, name, reason, who.full_name or "", who.known)

    return await db.write(work)


async def waiting(db: Database, curator: Who) -> list[Proposal]:
    """Refused ``not-allowed``."""
    curator.must_be_curator()
    return [_proposal(row) for row in await db.read(lambda con: proposals.waiting(con, curator.programme.id))]


async def get(db: Database, curator: Who, proposal_id: int) -> Proposal:
    """One that waits. Refused: ``not-allowed``, ``stale``."""
    return await db.read(lambda con: _open(con, curator, proposal_id))


def _open(con: Connection, curator: Who, proposal_id: int) -> Proposal:
    curator.must_be_curator()
    row = proposals.get(con, curator.programme.id, proposal_id)
    if row is None or row["decision"] is not None:
        raise Refused("stale")
    return _proposal(row)


async def for_notice(db: Database, programme_id: int, proposal_id: int) -> Proposal | None:
    """Whatever its state, for what a notice says."""
    row = await db.read(lambda con: proposals.get(con, programme_id, proposal_id))
    return None if row is None else _proposal(row)


async def accept(db: Database, curator: Who, proposal_id: int, source: str, now: datetime) -> bool:
    """Take the name into the register; False where it is there already. Refused: ``not-allowed``, ``stale``."""

    def work(con: Connection) -> bool:
        found = _open(con, curator, proposal_id)
        if source not in sources(curator.programme):
            raise Refused("stale")
        fresh = candidates.enter(con, curator, found.role, source, found.name, now)
        _settle(con, curator, found, "accepted", now)
        return fresh

    return await db.write(work)


async def decline(db: Database, curator: Who, proposal_id: int, now: datetime) -> None:
    """Refused: ``not-allowed``, ``stale``."""
    await db.write(lambda con: _settle(con, curator, _open(con, curator, proposal_id), "declined", now))


def _settle(con: Connection, curator: Who, found: Proposal, decision: str, now: datetime) -> None:
    """Who suggested hears of it; the name and the reason are kept no longer."""
    proposals.decide(con, found.id, decision, curator.known, now)
    notices.put(con, Notice(SETTLED, found.proposed_by, now, f"proposal:{found.id}", {"proposal": found.id}))
