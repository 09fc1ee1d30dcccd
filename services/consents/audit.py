"""Who looked at or changed one's data: kept by the program itself, for the person; nobody can switch it off (D15)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from domain.match import Match
from domain.who import Who
from storage import audit
from storage.database import Connection, Database
from storage.moments import from_text

KINDS = (
    *("card", "answers", "results", "consents", "choice", "pair", "meeting-seen", "rating", "export", "document"),
    *("add", "edit", "role", "category", "partner", "note", "note-off", "interview", "merge", "dismiss", "erase"),
    *("list", "list-add", "list-mark", "list-off", "slip", "link", "link-off", "admit", "decline", "age"),
    *(
        "form",
        "record",
        "inquiry",
        "inquiry-off",
        "paper",
        "withdrawal",
        "agreement",
        "attended",
        "hall-card",
        "waiting",
    ),
    *("pair-told", "pair-shape", "pair-list", "pair-substitute", "pair-end", "meeting"),
)
"""Each has its text ``audit-kind-<kind>``. One that nothing writes any more stays for the entries there are."""
SEARCH = "waiting"
"""Of everything that has to do with finding somebody a pair: the words are the same whatever comes of it."""


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


async def looked(db: Database, curator: Who, people: int | Collection[int], kind: str, now: datetime) -> None:
    """A curator looks at what is kept about somebody (``card``, ``answers`` …); soon again is the same look."""
    ids = [people] if isinstance(people, int) else people
    if ids:
        await db.write(lambda con: audit.look(con, curator.known, kind, now, ids), claim=False)


async def looked_at_pair(db: Database, curator: Who, match: Match, now: datetime) -> None:
    """A curator looks at the card of a pair or group: who meets whom, how often, since when."""
    await looked(db, curator, match.members, pair_kind(match, "pair"), now)


def pair_kind(match: Match, kind: str) -> str:
    """``kind``, or ``SEARCH`` while nobody has been told of the pair: the log must not be the first to tell."""
    return SEARCH if match.told_at is None else kind


async def exported(db: Database, curator: Who, now: datetime) -> None:
    """A curator takes everybody's data as a file."""
    await db.write(lambda con: audit.note(con, curator.known, "export", now, [None]))


async def handed_out(db: Database, curator: Who, document_id: int, now: datetime) -> None:
    """A curator opens or changes a document of the register: noted for everybody who stands in it."""

    def work(con: Connection) -> None:
        audit.note(con, curator.known, "document", now, audit.people_of(con, document_id))

    await db.write(work)
