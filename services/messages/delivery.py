"""Who can be written to: learned when a message cannot be delivered, told to the curators, undone on coming back."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from domain.notice import Notice
from services.reports.progress import short_name
from storage import notices
from storage.database import Connection, Database
from storage.people import people

GATHERED = timedelta(minutes=1)
MISSED = timedelta(days=30)
"""What is older is no news any more."""


def lost(con: Connection, account: int, now: datetime) -> None:
    """The account cannot be written to; if that is news, the curators are told, gathered, within a minute."""
    if not people.set_reachable(con, account, False):
        return
    seconds = GATHERED.total_seconds()
    due = datetime.fromtimestamp((now.timestamp() // seconds + 1) * seconds, UTC)
    notices.put(con, *(Notice("unreachable", curator, due) for curator in people.curators(con)))


async def block(db: Database, account: int, now: datetime) -> None:
    """The person stopped the bot."""
    await db.write(lambda con: lost(con, account, now))


async def come_back(db: Database, account: int, lasting: Iterable[str], now: datetime) -> None:
    """The person writes, taps or starts the bot again: what was missed of the ``lasting`` kinds leaves now."""

    def work(con: Connection) -> None:
        if people.set_reachable(con, account, True):
            notices.tell_again(con, account, lasting, now - MISSED)

    await db.write(work, claim=False)


async def unreachable_names(db: Database) -> list[str]:
    """Names of those taking part whom no channel reaches now (somebody without a messenger is not among them)."""
    rows = await db.read(people.unreachable)
    return [row["full_name"] or short_name(row["id"], None) for row in rows]
