"""Asking the curator or the mentor, and the answer (D45, D46). Each request is answered once."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from sqlite3 import Row

from domain.notice import Notice
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.consents import wards
from services.reports.progress import short_name
from storage import notices
from storage import requests as stored
from storage.consents import guardians
from storage.database import Connection, Database
from storage.pairing import matches
from storage.people import people

ASKED = "request"
ANSWERED = "request-answer"
ANSWERED_GUARDIAN = "request-answer-guardian"
LIMIT = 2000


class Addressee(StrEnum):
    CURATOR = "curator"
    MENTOR = "mentor"
    PSYCHOLOGIST = "psychologist"
    """Outside the bot: a curator passes the request on. It says no more than that somebody wishes to be called."""


@dataclass(frozen=True, slots=True)
class Request:
    """``name``: full name of who asks; ``answer`` None while it waits."""

    id: int
    person_id: int
    name: str
    addressee: Addressee
    body: str
    answer: str | None = None
    answerer: str = ""
    by_guardian: bool = False
    """Asked by the representative of the person, a minor."""


async def has_mentor(db: Database, who: Who) -> bool:
    """Whether there is a mentor to be asked."""
    return bool(await db.read(lambda con: _mentors(con, who.known)))


async def ask(db: Database, who: Who, addressee: Addressee, text: str, now: datetime) -> int:
    """Send a request; its addressees are told at once. Refused: ``too-long``, ``support-no-mentor``."""

    def work(con: Connection) -> int:
        if len(text) > LIMIT:
            raise Refused("too-long", length=len(text), limit=LIMIT)
        return _send(con, who.known, addressee, text, now)

    return await db.write(work)


async def ask_for(db: Database, account: int, link: int, text: str, now: datetime) -> int:
    """The representative asks the curator for the minor (S1 10); the answer goes to the representative.

    Refused: ``too-long``, ``stale`` for anybody but who consented by the link, ``consent-none`` after a withdrawal.
    """

    def work(con: Connection) -> int:
        if len(text) > LIMIT:
            raise Refused("too-long", length=len(text), limit=LIMIT)
        ward = wards.own(con, account, link)["person_id"]
        if guardians.standing_account(con, ward) != account:
            raise Refused("consent-none")
        return _send(con, ward, Addressee.CURATOR, text, now, by_guardian=True)

    return await db.write(work)


def _send(
    con: Connection, person_id: int, addressee: Addressee, text: str, now: datetime, *, by_guardian: bool = False
) -> int:
    to = _mentors(con, person_id) if addressee is Addressee.MENTOR else people.curators(con)
    if not to:
        raise Refused("support-no-mentor" if addressee is Addressee.MENTOR else "support-nobody")
    request_id = stored.create(con, person_id, addressee, text, now, by_guardian=by_guardian)
    payload = {"request": request_id}
    notices.put(con, *(Notice(ASKED, person, now, f"request:{request_id}", payload) for person in to))
    return request_id


async def call_psychologist(db: Database, who: Who, now: datetime) -> bool:
    """Ask for the psychologist's support, without a word why; False while such a request waits for an answer.

    Refused ``support-nobody``.
    """

    def work(con: Connection) -> bool:
        if stored.waits(con, who.known, Addressee.PSYCHOLOGIST):
            return False
        _send(con, who.known, Addressee.PSYCHOLOGIST, "", now)
        return True

    return await db.write(work)


async def get(db: Database, request_id: int) -> Request | None:
    """The request for its notice: whoever got the notice may read it."""

    def work(con: Connection) -> Request | None:
        row = stored.get(con, request_id)
        return None if row is None else _request(row)

    return await db.read(work)


async def to_answer(db: Database, who: Who, request_id: int) -> Request:
    """A waiting request that ``who`` may answer. Refused: ``stale``, ``support-answered``."""
    return await db.read(lambda con: _answerable(con, who, request_id))


async def answer(db: Database, who: Who, request_id: int, text: str, now: datetime) -> Request:
    """Answer a request; the person who asked is told. Refused: ``too-long``, ``stale``, ``support-answered``."""

    def work(con: Connection) -> Request:
        if len(text) > LIMIT:
            raise Refused("too-long", length=len(text), limit=LIMIT)
        request = _answerable(con, who, request_id)
        if not stored.answer(con, request_id, who.known, text, now):
            raise Refused("support-answered")
        payload = {"request": request_id}
        kind = ANSWERED_GUARDIAN if request.by_guardian else ANSWERED
        notices.put(con, Notice(kind, request.person_id, now, f"request:{request_id}", payload))
        return request

    return await db.write(work)


async def waiting(db: Database, curator: Who) -> list[Request]:
    """Requests to the curator, or to be passed on by one, that nobody has answered yet."""
    rows = await db.read(lambda con: stored.unanswered(con, curator.programme.id))
    return [_request(row) for row in rows]


def _answerable(con: Connection, who: Who, request_id: int) -> Request:
    row = stored.get(con, request_id)
    if row is None or not _may_answer(con, who, _request(row)):
        raise Refused("stale")
    if row["answered_at"] is not None:
        raise Refused("support-answered")
    return _request(row)


def _may_answer(con: Connection, who: Who, request: Request) -> bool:
    if request.addressee is not Addressee.MENTOR:
        return who.is_curator
    return who.known in _mentors(con, request.person_id)


def _mentors(con: Connection, mentee_id: int) -> list[int]:
    found = matches.of_person(con, mentee_id, Role.MENTEE)
    return list(dict.fromkeys(mentor for match in found for mentor in match.mentors))


def _request(row: Row) -> Request:
    return Request(
        id=row["id"],
        person_id=row["person_id"],
        name=row["full_name"] or short_name(row["person_id"], None),
        addressee=Addressee(row["addressee"]),
        body=row["body"],
        answer=row["answer"],
        answerer=row["answerer"] or "",
        by_guardian=bool(row["by_guardian"]),
    )
