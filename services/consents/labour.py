"""The mentor's supplementary agreement (Labour Code art. 351.8): entered by the curator, laid down by either side."""

from dataclasses import replace
from datetime import date, datetime

from domain.consents import NOTICE_DAYS, Agreement, ConsentKind, after_working_days
from domain.notice import Notice
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.consents.offers import LABOUR
from services.pairs.pairs import ENDED
from storage import audit, notices, programmes
from storage.consents import agreements, consents
from storage.database import Connection, Database
from storage.pairing import matches
from storage.people import people

RESIGNING = "labour-notice"
RELEASED = "labour-released"
AGREED = "agreement"
"""Kind of the audit log's entry."""


async def enter(db: Database, curator: Who, made: Agreement, now: datetime) -> int:
    """Keep the agreement with an admitted mentor and ask for the consent; the same one again changes nothing.

    Its ``id`` is not looked at; returns the real one. Refused: ``not-allowed``, ``stale``, ``agreement-term`` when it
    ends before it begins.
    """
    person_id = made.person_id
    if made.until <= made.signed_on:
        raise Refused("agreement-term")

    def work(con: Connection) -> int:
        curator.must_be_curator()
        if not people.is_admitted(con, person_id, Role.MENTOR):
            raise Refused("stale")
        last = agreements.latest(con, person_id)
        if last is not None and last.in_force and replace(last, id=made.id) == made:
            return last.id
        agreement_id = agreements.add(con, made, curator.known, now)
        audit.note(con, curator.known, AGREED, now, [person_id])
        if people.accounts_of(con, person_id):
            notices.put(con, Notice(LABOUR, person_id, now, f"agreement:{agreement_id}"))
        return agreement_id

    return await db.write(work)


async def get(db: Database, agreement_id: int) -> Agreement | None:
    return await db.read(lambda con: agreements.get(con, agreement_id))


async def resign(db: Database, who: Who, released_on: date, now: datetime) -> Agreement:
    """The mentor lays the duties down. Refused: ``agreement-none``, ``agreement-early`` before three working days."""
    return await db.write(lambda con: _notice(con, who, who.known, released_on, now))


async def release(db: Database, curator: Who, person_id: int, released_on: date, now: datetime) -> Agreement:
    """The school ends the agreement early, with the same notice. Refused also ``not-allowed``."""
    curator.must_be_curator()

    def work(con: Connection) -> Agreement:
        audit.note(con, curator.known, AGREED, now, [person_id])
        return _notice(con, curator, person_id, released_on, now)

    return await db.write(work)


async def tick(db: Database, now: datetime) -> None:
    """End the duties, and the pairs, of those whose day has come (the programme's day)."""

    def due(con: Connection) -> list[Agreement]:
        programme = programmes.current(con)
        return agreements.released(con, programme.day_of(now)) if programme is not None else []

    def work(con: Connection) -> None:
        for agreement in due(con):
            _end(con, agreement, now)

    if await db.read(due):
        await db.write(work, claim=False)


def _notice(con: Connection, by: Who, person_id: int, released_on: date, now: datetime) -> Agreement:
    agreement = agreements.latest(con, person_id)
    if agreement is None or not agreement.in_force:
        raise Refused("agreement-none")
    earliest = after_working_days(by.programme.day_of(now), NOTICE_DAYS)
    if released_on < earliest:
        raise Refused("agreement-early", day=f"{earliest:%d.%m.%Y}")
    if not agreements.give_notice(con, agreement.id, released_on, by.known, now):
        raise Refused("agreement-none")
    if by.person_id == person_id:  # the school's notice leaves the consent as the record of what was
        withdraw(con, person_id, by.channel_id, now)
    mentees = {one for match in matches.of_person(con, person_id, Role.MENTOR) for one in match.mentees}
    everyone = (mentees | set(people.curators(con)) | {person_id}) - {by.known}
    payload = {"agreement": agreement.id}
    subject = f"agreement:{agreement.id}"
    notices.put(con, *(Notice(RESIGNING, one, now, subject, payload) for one in sorted(everyone)))
    return replace(agreement, released_on=released_on, notice_at=now)


def withdraw(con: Connection, person_id: int, channel_id: int | None, now: datetime) -> None:
    """A mentor's own notice takes back the consent it ends."""
    last = consents.latest(con, person_id, ConsentKind.LABOUR)
    if last is not None and last["decision"] == "given":
        consents.record(
            con,
            person_id,
            "withdrawn",
            now,
            kind=ConsentKind.LABOUR,
            role=Role.MENTOR,
            text_hash=last["text_hash"],
            channel_id=channel_id,
        )


def end_at_once(con: Connection, person_id: int, channel_id: int | None, now: datetime) -> None:
    """The consent to everything was withdrawn: nothing is left to give notice of."""
    agreement = agreements.latest(con, person_id)
    withdraw(con, person_id, channel_id, now)
    if agreement is not None and not agreement.ended:
        agreements.end(con, agreement.id, now)


def _end(con: Connection, agreement: Agreement, now: datetime) -> None:
    if not agreements.end(con, agreement.id, now):
        return
    for match in matches.of_person(con, agreement.person_id, Role.MENTOR, active=False):
        if matches.part(con, match, agreement.person_id, now):
            continue
        if matches.end(con, match.id, "stopped", "", now) and match.told_at is not None:
            payload = {"match": match.id}
            notices.put(con, *(Notice(ENDED, one, now, f"match:{match.id}", payload) for one in match.mentees))
    people.step_down(con, agreement.person_id, Role.MENTOR, now)
    told = (agreement.person_id, *(one for one in people.curators(con) if one != agreement.person_id))
    payload_done = {"agreement": agreement.id}
    subject = f"agreement:{agreement.id}"
    notices.put(con, *(Notice(RELEASED, one, now, subject, payload_done) for one in told))
