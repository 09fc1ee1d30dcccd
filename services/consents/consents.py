"""Consent to the processing of personal data: what was decided about which text, when, through which channel."""

from datetime import datetime
from hashlib import sha256

from domain.refusal import Refused
from domain.who import Who
from storage.consents import consents
from storage.database import Connection, Database
from storage.people import candidates, people

KIND = "programme"


def digest(body: str) -> str:
    """The hash that a decision names its text by."""
    return sha256(body.encode()).hexdigest()


async def give(db: Database, who: Who, body: str, now: datetime) -> bool:
    """Record the consent to exactly this text, for every part the person takes; False if it stood already."""
    return await db.write(lambda con: decide(con, who, body, "given", now))


async def refuse(db: Database, who: Who, body: str, now: datetime) -> None:
    """Record the refusal and its time. Refused ``consent-stands`` when consent was given: it is withdrawn elsewhere."""

    def work(con: Connection) -> None:
        if people.who(con, who.account).consented:
            raise Refused("consent-stands")
        decide(con, who, body, "refused", now)

    await db.write(work)


def decide(con: Connection, who: Who, body: str, decision: str, now: datetime) -> bool:
    """One row for each part (152-FZ art. 9: provable); False if the same already counts.

    Refused: ``stale``; ``programme-over`` for a consent whose term has run out.
    """
    current = people.who(con, who.account)
    if current.person_id is None or not current.participates_as:
        raise Refused("stale")
    if decision == "given" and current.consented:
        return False
    if not current.consents_alone:
        raise Refused("stale")
    if decision == "given":
        current.programme.must_not_be_over(now)
    text_hash = digest(body)
    consents.keep_text(con, text_hash, KIND, current.programme.consent_version, body, now)
    for role in sorted(current.participates_as):
        consents.record(
            con,
            current.person_id,
            decision,
            now,
            kind=KIND,
            role=role,
            text_hash=text_hash,
            channel_id=current.channel_id,
        )
    if decision == "refused":
        candidates.unname(con, current.person_id)
    return True


async def note_username(db: Database, who: Who, username: str | None) -> None:
    """Keep the account's public name as it is today; nothing of it while the consent does not stand."""
    if who.consented and await db.read(lambda con: people.username(con, who.account)) != username:
        await db.write(lambda con: people.set_username(con, who.account, username))
