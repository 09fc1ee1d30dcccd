"""Texts of consents: a new version asks everybody again, and the old consent stands meanwhile (ADR 0013).

A version is new when the curator changes the text, when the program brings a newer one of ours, and when what the text
names (the organisation, a later last day) is changed: consent was given to the old words, and until the old day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.consents import SAY_THE_TERM, SHIPPED, ConsentKind
from domain.notice import Notice
from domain.refusal import Refused
from domain.who import Who
from services.consents.consents import digest
from services.consents.offers import LABOUR, PUBLICATION, REFUSED_NEWER
from storage import notices, programmes
from storage.consents import consents, wordings
from storage.database import Connection, Database
from storage.people import people

RENEWAL = "consent-renewal"
GUARDIAN = "guardian-renewal"
"""To the pupil: a newer text waits for the representative."""
NEWS = "wording-news"
"""To the curators: a text became another, not by their hand; who is asked."""
BEHIND = "wording-behind"
"""To the curators of a school with a text of its own: ours says more now."""
NOTICES = {
    ConsentKind.PROGRAMME: RENEWAL,
    ConsentKind.PUBLICATION: PUBLICATION,
    ConsentKind.LABOUR: LABOUR,
    ConsentKind.GUARDIAN: GUARDIAN,
}


@dataclass(frozen=True, slots=True)
class Wording:
    """``body``: the curator's own text, empty for ours; ``current`` of ``consented`` people agreed to this version."""

    kind: ConsentKind
    version: int
    body: str
    current: int
    consented: int


async def of(db: Database, curator: Who, kind: ConsentKind) -> Wording:
    def work(con: Connection) -> Wording:
        version, body = wordings.newest(con, curator.programme.id, kind)
        standing = wordings.consented(con, curator.programme.id, kind)
        return Wording(kind, version, body, sum(one >= version for one in standing.values()), len(standing))

    return await db.read(work)


async def newest(db: Database, kind: ConsentKind) -> tuple[int, str]:
    """Version and text with placeholders that counts now; an empty text: ours."""
    return await db.read(lambda con: wordings.newest(con, programmes.running(con).id, kind))


async def publish(db: Database, curator: Who, kind: ConsentKind, body: str, now: datetime) -> tuple[int, int]:
    """Make this text (already checked; empty: ours) the newest; its version and how many people are asked again.

    The same text again changes nothing. Refused ``not-allowed``.
    """

    def work(con: Connection) -> tuple[int, int]:
        curator.must_be_curator()
        programme_id = curator.programme.id
        version, present = wordings.newest(con, programme_id, kind)
        if present == body:
            return version, 0
        version = wordings.add(con, programme_id, kind, body, curator.known, now)
        return version, _ask(con, programme_id, kind, version, now)

    return await db.write(work)


def _ask(con: Connection, programme_id: int, kind: ConsentKind, version: int, now: datetime) -> int:
    """Everybody whose standing consent is to an older text and who has a messenger; how many that are."""
    older = (one for one, agreed in wordings.consented(con, programme_id, kind).items() if agreed < version)
    asked = [one for one in older if people.accounts_of(con, one)]
    subject = f"wording:{kind}:{version}"
    notices.put(con, *(Notice(NOTICES[kind], one, now, subject) for one in asked))
    return len(asked)


async def catch_up(db: Database, now: datetime) -> None:
    """At start: where the program brings a newer text than the one in use, it becomes a new version and asks again.

    A school's own text stays; its curators hear once that ours says more.
    """

    def work(con: Connection) -> None:
        programme = programmes.running(con)
        for kind, revision in SHIPPED.items():
            last = wordings.latest(con, programme.id, kind)
            if last["revision"] == 0:
                _tell(con, BEHIND, f"shipped:{kind}:{revision}", {"kind": kind.value}, now)
            elif last["revision"] < revision:
                _restate(con, programme.id, kind, "shipped", now)

    await db.write(work, claim=False)


def restate(con: Connection, programme_id: int, now: datetime) -> None:
    """Part of a change of the organisation or of a later last day: who consented to the old words is asked anew."""
    for kind in SAY_THE_TERM:
        if wordings.consented(con, programme_id, kind):
            _restate(con, programme_id, kind, "details", now)


def _restate(con: Connection, programme_id: int, kind: ConsentKind, why: str, now: datetime) -> None:
    version = wordings.add(con, programme_id, kind, wordings.newest(con, programme_id, kind)[1], None, now)
    if asked := _ask(con, programme_id, kind, version, now):
        payload = {"kind": kind.value, "asked": asked, "why": why}
        _tell(con, NEWS, f"wording:{kind}:{version}", payload, now)


def _tell(con: Connection, notice: str, subject: str, payload: Mapping[str, object], now: datetime) -> None:
    """The curators, once about the same."""
    told = (one for one in people.curators(con) if not notices.put_before(con, notice, one, subject))
    notices.put(con, *(Notice(notice, one, now, subject, payload) for one in told))


async def outdated(db: Database, person_id: int, kind: ConsentKind = ConsentKind.PROGRAMME) -> bool:
    """Whether the person's standing consent is to an older text, and the newer one has not been refused."""
    return await db.read(lambda con: is_outdated(con, person_id, kind))


def is_outdated(con: Connection, person_id: int, kind: ConsentKind) -> bool:
    programme = programmes.running(con)
    version, _ = wordings.newest(con, programme.id, kind)
    standing = wordings.consented(con, programme.id, kind).get(person_id)
    return standing is not None and standing < version


async def by_guardian(db: Database, person_id: int) -> bool:
    """Whether what stands was given by a representative: of somebody who came of age the own consent is asked."""
    return await db.read(lambda con: consents.stands_by_guardian(con, person_id))


async def renew(db: Database, who: Who, body: str, decision: str, now: datetime) -> bool:
    """The answer to a newer text of the programme's consent; False if it was given before.

    A refusal ends nothing: what the older consent covers stays lawful until it is withdrawn (152-FZ art. 9 p. 2).
    """

    def work(con: Connection) -> bool:
        current = people.who(con, who.account)
        if not current.consented:
            raise Refused("stale")
        if not is_outdated(con, current.known, ConsentKind.PROGRAMME):
            return False
        if decision == "given":
            current.programme.must_not_be_over(now)
        kind = ConsentKind.PROGRAMME if decision == "given" else REFUSED_NEWER
        text_hash = digest(body)
        consents.keep_text(con, text_hash, ConsentKind.PROGRAMME, current.programme.consent_version, body, now)
        for role in sorted(current.participates_as):
            consents.record(
                con,
                current.known,
                decision,
                now,
                kind=kind,
                role=role,
                text_hash=text_hash,
                channel_id=current.channel_id,
            )
        return True

    return await db.write(work)
