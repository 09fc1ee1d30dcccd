"""A minor's data for the legal representative who consented: what is kept, a copy (152-FZ art. 14)."""

from dataclasses import dataclass, replace
from datetime import datetime
from sqlite3 import Row

from documents.consents.personal import PersonalData, as_html, as_json
from domain.refusal import Refused
from domain.who import Who
from services.consents import mydata, personal_copy
from services.consents.mydata import Account, Copy
from storage.consents import guardians
from storage.database import Connection, Database
from storage.moments import from_text


@dataclass(frozen=True, slots=True)
class Ward:
    """A child somebody consented for: the ``link``, the representative's own name as given, what is kept."""

    link: int
    given_at: datetime
    guardian: str
    account: Account


@dataclass(frozen=True, slots=True)
class Past:
    """Somebody who has consented for a child and answers for none now: the name as given, empty once it is erased."""

    guardian: str
    given_at: datetime


async def past(db: Database, account: int) -> Past | None:
    """What is still kept of a representative whose child came of age or was erased."""

    def work(con: Connection) -> Past | None:
        row = guardians.last_of(con, account)
        return None if row is None else Past(row["full_name"] or "", from_text(row["decided_at"]))

    return await db.read(work)


async def account_for(db: Database, person_id: int) -> int | None:
    """The representative's account whose consent for the minor stands; ``None`` on paper, or for somebody of age."""
    return await db.read(lambda con: guardians.standing_account(con, person_id))


async def of(db: Database, account: int) -> tuple[Ward, ...]:
    """Children this account has consented for; nobody erased, nobody who came of age since."""
    return await db.read(lambda con: tuple(_ward(con, row) for row in guardians.given_by(con, account)))


async def get(db: Database, account: int, link: int) -> Ward:
    """The child of a link. Refused ``stale`` for anybody but who consented by it."""
    return await db.read(lambda con: _ward(con, own(con, account, link)))


async def copy(db: Database, who: Who, link: int, now: datetime) -> Copy:
    """What is kept about the child, as files. Whom the child chose is the child's own word and is left out.

    Refused ``stale``.
    """

    def work(con: Connection) -> PersonalData:
        row = own(con, who.account, link)
        return replace(personal_copy.collect(con, row["person_id"], who.programme.zone, now), wishes=())

    data = await db.read(work)
    return Copy(as_html(data), as_json(data))


def own(con: Connection, account: int, link: int) -> Row:
    """The link by which this account consented. Refused ``stale`` for anybody else."""
    found = next((row for row in guardians.given_by(con, account) if row["id"] == link), None)
    if found is None:
        raise Refused("stale")
    return found


def _ward(con: Connection, row: Row) -> Ward:
    return Ward(
        row["id"], from_text(row["decided_at"]), row["full_name"] or "", mydata.of_person(con, row["person_id"])
    )
