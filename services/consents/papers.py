"""Consents on paper of every kind, entered by a curator: number, date, a picture or scan; the person is told."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from sqlite3 import Row

from domain.consents import ConsentKind
from domain.notice import Notice
from domain.programme import Programme
from domain.refusal import Refused
from domain.roles import PARTICIPANTS, Role
from domain.who import Who
from services.consents import minors, offers
from services.joining import joining
from services.joining.joining import Owed
from services.people.people import check_paper
from storage import audit, documents, notices, programmes
from storage.consents import consents
from storage.database import Connection, Database
from storage.people import people

RECORDED = "consent-paper"
NOTED = "paper"
"""Kind of the audit log's entry."""
SCAN_LIMIT = 10 * 1024 * 1024
"""Bytes of a kept scan: a few pages of a phone's camera."""


class Paper(StrEnum):
    """What can stand on a paper; a representative's consent is one to the programme."""

    PROGRAMME = "programme"
    GUARDIAN = "guardian"
    PUBLICATION = "publication"
    LABOUR = "labour"


@dataclass(frozen=True, slots=True)
class Entry:
    """A paper as typed: ``number`` with its date; ``resources`` ticked on one about publication."""

    person_id: int
    kind: Paper
    number: str
    resources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """For the notice to the person: what was entered, and the kept picture if there is one."""

    kind: str
    paper: str
    resources: tuple[str, ...]
    content: bytes | None
    owes: Owed | None


def wanted(con: Connection, person_id: int) -> tuple[Paper, ...]:
    """The kinds of which a paper would count now: those not given yet, or refused in the chat."""
    states = people.states(con, person_id)
    if not any(states.get(role) in ("joined", "admitted") for role in PARTICIPANTS):
        return ()
    if minors.owed(con, person_id):
        return (Paper.GUARDIAN,)
    given = {kind for kind in ConsentKind if (last := consents.latest(con, person_id, kind)) and _given(last)}
    found = [Paper.PROGRAMME] if ConsentKind.PROGRAMME not in given else []
    if ConsentKind.PUBLICATION not in given and offers.may_publish(con, person_id):
        found.append(Paper.PUBLICATION)
    if ConsentKind.LABOUR not in given and offers.may_work(con, person_id):
        found.append(Paper.LABOUR)
    return tuple(found)


async def enter(db: Database, curator: Who, entry: Entry, scan: bytes | None, now: datetime) -> None:
    """Record the consent a paper gives, keep its picture in the register, tell the person.

    Refused: ``not-allowed``, ``people-paper``, ``too-long``, ``offer-nothing-ticked``, ``stale`` where none is wanted.
    """
    check_paper(entry.number)
    if entry.kind is Paper.PUBLICATION and not entry.resources:
        raise Refused("offer-nothing-ticked")

    def work(con: Connection) -> None:
        curator.must_be_curator()
        if entry.kind not in wanted(con, entry.person_id):
            raise Refused("stale")
        last = _record(con, entry, _file(con, curator, entry, scan, now), curator, now)
        audit.note(con, curator.known, NOTED, now, [entry.person_id])
        if entry.kind is Paper.GUARDIAN:
            notices.put(con, Notice(minors.DECIDED, entry.person_id, now, f"person:{entry.person_id}"))
        elif people.accounts_of(con, entry.person_id):
            notices.put(con, Notice(RECORDED, entry.person_id, now, f"consent:{last}", {"consent": last}))

    await db.write(work)


def _file(con: Connection, curator: Who, entry: Entry, scan: bytes | None, now: datetime) -> int | None:
    """The picture in the register of documents; its id."""
    if scan is None:
        return None
    kind = f"{entry.kind}_consent"
    document = documents.add(con, curator.programme.id, kind, kind, curator.known, now)
    documents.sign(con, document, entry.number, None)
    documents.keep_body(con, document, scan)
    return document


def _record(con: Connection, entry: Entry, document: int | None, curator: Who, now: datetime) -> int:
    """A row for each part where the consent is to the programme, else one; the id of the last."""
    kind = ConsentKind.PROGRAMME if entry.kind is Paper.GUARDIAN else ConsentKind(entry.kind.value)
    states = people.states(con, entry.person_id)
    parts = [role for role in sorted(PARTICIPANTS) if states.get(role) in ("joined", "admitted")]
    other: Role | None = Role.MENTOR if kind is ConsentKind.LABOUR else None
    roles: list[Role | None] = [*parts] if kind is ConsentKind.PROGRAMME else [other]
    last = 0
    for role in roles:
        last = consents.record(
            con,
            entry.person_id,
            "given",
            now,
            kind=kind,
            role=role,
            paper=entry.number,
            recorded_by=curator.known,
            detail="\n".join(entry.resources) or None,
            document_id=document,
            by_guardian=entry.kind is Paper.GUARDIAN,
        )
    return last


async def kept(db: Database, person_id: int, consent_id: int) -> Kept | None:
    """What was entered for the person; ``None`` when it counts no more."""

    def work(con: Connection) -> Kept | None:
        row = consents.get(con, consent_id)
        if row is None or row["person_id"] != person_id:
            return None
        last = consents.latest(con, person_id, row["kind"])
        if last is None or not _given(last):
            return None
        content = documents.body(con, row["document_id"]) if row["document_id"] else None
        owes = joining.owed(con, person_id) if row["kind"] == ConsentKind.PROGRAMME else None
        resources = tuple((row["detail"] or "").splitlines())
        return Kept(row["kind"], row["paper"], resources, content, owes)

    return await db.read(work)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """For the notice to the person: a withdrawal that a curator has recorded."""

    kind: str
    paper: str
    programme: Programme


async def taken_back(db: Database, person_id: int, consent_id: int) -> TakenBack | None:
    """What was recorded; ``None`` when another word was said since."""

    def work(con: Connection) -> TakenBack | None:
        row = consents.get(con, consent_id)
        if row is None or row["person_id"] != person_id or row["decision"] != "withdrawn":
            return None
        last = consents.latest(con, person_id, row["kind"])
        if last is None or last["id"] != consent_id:
            return None
        return TakenBack(row["kind"], row["paper"] or "", programmes.running(con))

    return await db.read(work)


def _given(row: Row) -> bool:
    return bool(row["decision"] == "given")
