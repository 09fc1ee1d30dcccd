"""Leaving the programme, withdrawing consent, erasure (D17; 152-FZ art. 9 p. 2, art. 21 p. 5)."""

from datetime import datetime, timedelta

from domain.consents import ConsentKind
from domain.notice import Notice
from domain.refusal import Refused
from domain.who import Who
from services.consents import erasure, labour, offers
from services.consents.offers import IN_CHAT, Written
from services.networking import choices
from services.pairs.pairs import ENDED, PARTED
from services.people.people import check_paper
from storage import audit, notices
from storage.consents import consents, erasures, guardians, personal
from storage.database import Connection, Database
from storage.moments import to_text
from storage.pairing import agreeing, matches
from storage.people import invitations, people
from storage.surveys import inquiries

LEFT = "participant-left"
GUARDIAN_WITHDREW = "guardian-withdrawn"
"""To the pupil, the last word: why the bot falls silent."""
DUE = "erasure-due"
"""To the curators, before the term: papers and other copies are theirs to destroy, the act to be signed."""
IN_WRITING = "withdrawal-written"
"""To the person: a curator has recorded their withdrawal."""
ERASE_WITHIN = timedelta(days=30)
"""The law's term for erasure after a withdrawal."""
ERASE_AFTER = timedelta(days=14)
"""When it happens by itself: the fourteen daily copies that still hold the data are gone within the term as well."""

REMIND_BEFORE = timedelta(days=5)


async def leave(db: Database, who: Who, now: datetime) -> None:
    """Voluntary leaving: pairs stop, both sides and the curators are told; data stays until the programme's end.

    Refused ``leave-nothing`` for somebody who takes no part.
    """
    await db.write(lambda con: _leave(con, who.known, "left", now))


async def dismiss(db: Database, curator: Who, person_id: int, now: datetime) -> None:
    """The same, recorded by a curator for somebody who said so. Refused: ``not-allowed``, ``leave-nothing``."""

    def work(con: Connection) -> None:
        curator.must_be_curator()
        _leave(con, person_id, "left", now, curator.known)
        audit.note(con, curator.known, "dismiss", now, [person_id])

    await db.write(work)


async def withdraw(db: Database, who: Who, now: datetime) -> None:
    """Withdraw the consent: processing stops at once, erasure follows within 30 days; curators are told.

    Refused ``consent-none`` when no consent stands.
    """

    def work(con: Connection) -> None:
        if not consents.stands(con, who.known):
            raise Refused("consent-none")
        end(con, who.known, now, who.channel_id)

    await db.write(work)


async def withdraw_for(db: Database, account: int, link_id: int, now: datetime, *, sure: bool) -> None:
    """The representative takes the consent for a minor back; not ``sure``: only whether that can be done.

    Refused: ``stale`` for anybody but who gave it, ``consent-none``, ``guardian-grown`` for who came of age since.
    """

    def work(con: Connection) -> None:
        link = guardians.get(con, link_id)
        if link is None or link["external_id"] != account or link["decision"] != "given":
            raise Refused("stale")
        child = personal.person(con, link["person_id"])
        if child is not None and child["minor"] == 0:
            raise Refused("guardian-grown")
        if not consents.stands(con, link["person_id"]):
            raise Refused("consent-none")
        if sure:
            end(con, link["person_id"], now, link["channel_id"])
            notices.put(con, Notice(GUARDIAN_WITHDREW, link["person_id"], now, f"guardian:{link_id}"))

    await (db.write(work) if sure else db.read(work))


async def withdraw_in_writing(db: Database, curator: Who, person_id: int, kind: str, paper: str, now: datetime) -> None:
    """A withdrawal that came on paper, recorded by a curator; ``kind``: ``programme`` or ``publication``.

    ``paper``: number and date. Refused: ``not-allowed``, ``people-paper``, ``too-long``, ``consent-none``.
    """
    check_paper(paper)
    written = Written(paper, curator.known)

    def work(con: Connection) -> None:
        curator.must_be_curator()
        if not consents.stands(con, person_id, kind):
            raise Refused("consent-none")
        if kind == ConsentKind.PUBLICATION:
            offers.end_publication(con, person_id, now, None, written)
        else:
            end(con, person_id, now, None, written)
        audit.note(con, curator.known, "withdrawal", now, [person_id])
        recorded = consents.latest(con, person_id, kind)
        assert recorded is not None, "it has just been recorded"
        if people.accounts_of(con, person_id):
            payload = {"consent": recorded["id"]}
            notices.put(con, Notice(IN_WRITING, person_id, now, f"consent:{recorded['id']}", payload))

    await db.write(work)


async def erase(db: Database, curator: Who, person_id: int, now: datetime) -> None:
    """Erase somebody who has withdrawn, before the term.

    Refused: ``not-allowed``, ``erase-consent-stands``, ``erase-done`` the second time.
    """

    def work(con: Connection) -> None:
        curator.must_be_curator()
        if person_id not in personal.withdrawn_before(con, now):
            raise Refused("erase-consent-stands" if erasures.of_person(con, person_id) is None else "erase-done")
        erasure.erase(con, person_id, curator.known, now)
        audit.note(con, curator.known, "erase", now, [person_id])

    await db.write(work)


async def still_due(db: Database, person_id: int) -> tuple[bool, int | None]:
    """Whether the withdrawal still counts, and the act's document once the data is erased."""

    def work(con: Connection) -> tuple[bool, int | None]:
        last = consents.latest(con, person_id)
        return last is not None and last["decision"] == "withdrawn", erasures.of_person(con, person_id)

    return await db.read(work)


async def tick(db: Database, now: datetime) -> None:
    """Erase those whose withdrawal is old enough."""

    def due(con: Connection) -> list[int]:
        return personal.withdrawn_before(con, now - ERASE_AFTER)

    def work(con: Connection) -> None:
        for person_id in due(con):
            erasure.erase(con, person_id, None, now)

    if await db.read(due):
        await db.write(work, claim=False)


def end(con: Connection, person_id: int, now: datetime, channel_id: int | None, written: Written = IN_CHAT) -> None:
    """The consent is taken back within a transaction: all that goes on stops, the curators have their term."""
    last = consents.latest(con, person_id)
    text_hash = None if last is None else last["text_hash"]
    consents.record(
        con,
        person_id,
        "withdrawn",
        now,
        text_hash=text_hash,
        channel_id=channel_id,
        paper=written.paper,
        recorded_by=written.recorded_by,
    )
    offers.end_publication(con, person_id, now, channel_id, written)
    labour.end_at_once(con, person_id, channel_id, now)
    choices.tell_lost(con, person_id, now)  # before the marks are gone
    personal.stop(con, person_id, now)
    _leave(con, person_id, "withdrawn", now)
    payload = {"person": person_id, "until": to_text(now + ERASE_WITHIN)}
    due = now + ERASE_WITHIN - REMIND_BEFORE
    notices.put(con, *(Notice(DUE, one, due, f"person:{person_id}", payload) for one in people.curators(con)))


def _leave(con: Connection, person_id: int, how: str, now: datetime, by: int | None = None) -> None:
    """``by``: the curator who records it and need not be told, like one who leaves."""
    if not personal.leave(con, person_id, now) and how == "left":
        raise Refused("leave-nothing")
    invitations.revoke_personal(con, person_id, now)
    agreeing.forget(con, person_id)
    inquiries.stop(con, person_id, now)
    for match in matches.of_person(con, person_id, active=False):
        others = [member for member in match.members if member != person_id]
        if matches.part(con, match, person_id, now):
            if match.told_at is not None:
                about = {"match": match.id, "person": person_id}
                subject = f"match:{match.id}:{person_id}"
                notices.put(con, *(Notice(PARTED, one, now, subject, about) for one in others))
        elif matches.end(con, match.id, "stopped", "", now) and match.told_at is not None:
            payload = {"match": match.id}
            notices.put(con, *(Notice(ENDED, one, now, f"match:{match.id}", payload) for one in others))
    payload_left = {"person": person_id, "how": how}
    subject = f"person:{person_id}:{how}"
    told = [one for one in people.curators(con) if one not in (by, person_id)]
    notices.put(con, *(Notice(LEFT, one, now, subject, payload_left) for one in told))
