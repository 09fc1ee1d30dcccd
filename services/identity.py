"""Who is there: the person behind an account, curators named in the settings, the programme itself."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.programme import Programme
from domain.roles import Role
from domain.who import Who
from storage import programmes
from storage.database import Connection, Database
from storage.people import people


async def identify(db: Database, account: int) -> Who:
    """The person, roles and rights behind a Telegram account, in one hop."""
    return await db.read(lambda con: people.who(con, account))


async def ensure_programme(db: Database, timezone: str, now: datetime) -> Programme:
    """The running programme, made at the first start (zone from the settings)."""

    def work(con: Connection) -> Programme:
        found = programmes.current(con)
        return found or programmes.create(con, now.astimezone(ZoneInfo(timezone)).date(), timezone, now)

    return await db.write(work, claim=False)


async def appoint_curators(db: Database, accounts: Iterable[int], now: datetime) -> None:
    """Make the accounts named in the settings curators; take the right from those no longer named there,

    unless they hold it by an invitation too.
    """
    wanted = set(accounts)

    def work(con: Connection) -> None:
        for account in sorted(wanted):
            _appoint(con, account, now)
        for person_id, account in people.named_in_settings(con):
            if account not in wanted:
                people.dismiss_curator(con, person_id)

    await db.write(work, claim=False)


def _appoint(con: Connection, account: int, now: datetime) -> None:
    found = people.who(con, account)
    person_id = found.person_id
    if person_id is None:
        person_id = people.add_person(con, found.programme.id, now)
        people.link_account(con, person_id, account, now)
    if people.join(con, person_id, Role.CURATOR, now, admitted=True):
        people.revive(con, person_id)
        people.name_in_settings(con, person_id)


async def timezone(db: Database) -> str:
    """The programme's zone, for what is composed without a person at hand."""
    return await db.read(lambda con: programmes.running(con).timezone)
