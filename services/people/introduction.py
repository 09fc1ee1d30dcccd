"""A curator's own name: the people whose data they look at read it in their log (D15). Asked once."""

import contextlib
from datetime import datetime

from domain.programme import Programme
from domain.refusal import Refused
from domain.who import Who
from services.people.people import check_name
from storage.database import Connection, Database
from storage.people import invitations, people


async def is_due(db: Database, who: Who) -> bool:
    """Whether somebody is a curator without a name who has not been asked for it."""
    if not who.is_curator or who.full_name:
        return False
    return await db.read(lambda con: invitations.meta(con, _asked(who.known)) is None)


async def offered(db: Database, who: Who) -> str:
    """The curator's name of set-up, unless another curator bears it; else empty."""
    name = who.programme.curator_name or ""

    def work(con: Connection) -> str:
        borne = people.names(con, people.curators(con)).values()
        return "" if name in borne else name

    return await db.read(work)


async def put_off(db: Database, who: Who) -> None:
    """Not asked again by itself."""
    await db.write(lambda con: invitations.set_meta(con, _asked(who.known), "1"))


async def introduce(db: Database, who: Who, name: str, now: datetime) -> str:
    """Keep the curator's own name; as it was kept. Refused: ``not-allowed``, ``people-name``, ``too-long``."""
    clean = " ".join(name.split())

    def work(con: Connection) -> str:
        who.must_be_curator()
        check_name(clean)
        people.correct(con, who.known, "full_name", clean)
        invitations.set_meta(con, _asked(who.known), "1")
        return clean

    return await db.write(work)


async def introduce_by_set_up(db: Database, who: Who, programme: Programme, now: datetime) -> None:
    """Who goes through set-up and types the curator's name has typed their own; one that is no full name is left."""
    with contextlib.suppress(Refused):
        await introduce(db, who, programme.curator_name or "", now)


def _asked(person_id: int) -> str:
    return f"introduced-{person_id}"
