"""After a copy was put back: consents taken back since it was made are taken back again («backups follow»)."""

from datetime import datetime

from services.consents import erasure, labour, leaving, offers
from services.surveys import third_party
from storage.consents import consents, personal, withdrawn
from storage.consents.withdrawn import Withdrawn
from storage.database import Connection, Database
from storage.moments import from_text
from storage.people import people


async def follow(db: Database, now: datetime) -> int:
    """At start: withdrawals that the copy did not know count from their own day, and what was erased is erased again.

    Somebody who is not the same person in this database is left alone. Returns how many words were applied.
    """

    def work(con: Connection) -> int:
        return sum(_apply(con, one, now) for one in withdrawn.take(con))

    return await db.write(work, claim=False) if await db.read(withdrawn.waits) else 0


def _apply(con: Connection, one: Withdrawn, now: datetime) -> bool:
    row = personal.person(con, one.person_id)
    last = consents.latest(con, one.person_id, one.kind)
    same = row is not None and row["created_at"] == one.created_at and row["state"] != "erased"
    if not same or last is None:
        return False
    at, channel = from_text(one.decided_at), people.channel_id(con, one.account)
    again = bool(last["decision"] == "given" and last["decided_at"] <= one.decided_at)
    if again:
        match one.kind:
            case "programme":
                leaving.end(con, one.person_id, at, channel)
            case "publication":
                offers.end_publication(con, one.person_id, at, channel)
            case "labour":
                labour.withdraw(con, one.person_id, channel, at)
            case third_party.KIND:
                third_party.end(con, one.person_id, channel, at)
    if one.kind == "programme" and one.erased and one.person_id in personal.withdrawn_before(con, now):
        erasure.erase(con, one.person_id, None, now)
        return True
    return again
