"""Who looked at or changed one's data: kept by the program itself, for the person; nobody can switch it off (D15)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.who import Who
from storage import audit
from storage.database import Connection, Database
from storage.moments import from_text

KINDS = (
    *("edit", "note", "note-off", "interview", "category", "partner", "list-add", "list-mark"),
    *("card", "answers", "export", "list", "list-off", "slip", "link", "add", "admit", "decline", "role", "dismiss"),
    *(
        "erase",
        "form",
        "meeting",
        "merge",
        "pair",
        "pair-end",
        "consents",
        "results",
        "pair-shape",
        "pair-list",
        "pair-substitute",
        "paper",
        "age",
        "document",
        "waiting",
        "agreement",
        "inquiry",
        "record",
        "choice",
        "hall-card",
        "attended",
    ),
)
"""Each has its text ``audit-kind-<kind>``."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One entry: what was done, by whom (their name, empty where not known), when; never what stood there."""

    kind: str
    by: str
    at: datetime


async def of_person(db: Database, who: Who) -> list[Seen]:
    """What was noted about oneself, newest first."""
    return await db.read(lambda con: entries(con, who.known))


def entries(con: Connection, person_id: int) -> list[Seen]:
    return [
        Seen(row["kind"], row["full_name"] or "", from_text(row["noted_at"])) for row in audit.of_person(con, person_id)
    ]


async def looked(db: Database, curator: Who, person_id: int, kind: str, now: datetime) -> None:
    """A curator looks at somebody's ``card`` or ``answers``."""
    await db.write(lambda con: audit.note(con, curator.known, kind, now, [person_id]))


async def looked_at_pair(db: Database, curator: Who, members: Iterable[int], now: datetime) -> None:
    """A curator looks at the card of a pair or group: who meets whom, how often, since when."""
    await db.write(lambda con: audit.note(con, curator.known, "pair", now, members))


async def exported(db: Database, curator: Who, now: datetime) -> None:
    """A curator takes everybody's data as a file."""
    await db.write(lambda con: audit.note(con, curator.known, "export", now, [None]))


async def handed_out(db: Database, curator: Who, document_id: int, now: datetime) -> None:
    """A curator takes a document out of the register: noted for everybody who stands in it."""

    def work(con: Connection) -> None:
        audit.note(con, curator.known, "document", now, audit.people_of(con, document_id))

    await db.write(work)
