"""Who is there: the person behind an account, curators named in the settings, the programme itself."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.programme import Programme
from domain.roles import Role
from domain.who import Who
from storage import people, programmes
from storage.database import Connection, Database


async def identify(db: Database, account: int) -> Who:
    """The person, roles and rights behind a Telegram account, in one hop."""
    return await db.read(lambda con: people.who(con, account))


async def set_reachable(db: Database, account: int, reachable: bool) -> bool:
    """Note that the person blocked the bot or came back; True if that is news."""
    return await db.write(lambda con: people.set_reachable(con, account, reachable), claim=False)


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
        named = con.execute(
            "SELECT m.person_id, c.external_id FROM membership m JOIN channel c ON c.person_id = m.person_id "
            "WHERE m.role = 'curator' AND m.from_settings = 1"
        ).fetchall()
        for row in named:
            if row["external_id"] not in wanted:
                _dismiss(con, row["person_id"])

    await db.write(work, claim=False)


def _appoint(con: Connection, account: int, now: datetime) -> None:
    found = people.who(con, account)
    person_id = found.person_id
    if person_id is None:
        person_id = people.add_person(con, found.programme.id, now)
        people.link_account(con, person_id, account, now)
    if people.join(con, person_id, Role.CURATOR, now, admitted=True):
        con.execute("UPDATE membership SET from_settings = 1 WHERE person_id = ? AND role = 'curator'", (person_id,))


def _dismiss(con: Connection, person_id: int) -> None:
    con.execute(
        "UPDATE membership SET state = 'left', from_settings = 0 WHERE person_id = ? AND role = 'curator'", (person_id,)
    )


async def timezone(db: Database) -> str:
    """The programme's zone, for what is composed without a person at hand."""

    def work(con: Connection) -> str:
        found = programmes.current(con)
        assert found is not None, "the programme is made at start"
        return found.timezone

    return await db.read(work)
