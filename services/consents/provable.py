"""The history of a person's consents, as the law wants it shown (152-FZ art. 9 p. 3: the operator proves)."""

from dataclasses import dataclass
from datetime import datetime

from domain.consents import Agreement
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.consents import minors, papers
from services.consents.papers import Paper
from services.reports.progress import short_name
from storage.consents import agreements, consents, personal
from storage.database import Connection, Database
from storage.moments import from_text
from storage.people import people


@dataclass(frozen=True, slots=True)
class Record:
    """One decision: about which text, through which account or on which paper."""

    kind: str
    decision: str
    at: datetime
    body: str
    text_hash: str
    account: int | None
    paper: str
    detail: str
    by_guardian: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """Every decision, oldest first; ``mentor``: an agreement can be entered; ``papers``: consents on paper that can;

    ``minor``: a representative has consented for the person.
    """

    person_id: int
    name: str
    records: tuple[Record, ...]
    agreement: Agreement | None
    mentor: bool
    awaits_guardian: bool = False
    papers: tuple[Paper, ...] = ()
    minor: bool = False
    grown: bool = False
    """Of age by now, the own consent is asked for; the representative's stands meanwhile."""


async def history(db: Database, curator: Who, person_id: int) -> History:
    """A person's consents for the curator. Refused: ``not-allowed``, ``not-found``."""

    def work(con: Connection) -> History:
        curator.must_be_curator()
        row = personal.person(con, person_id)
        if row is None or row["state"] == "erased":
            raise Refused("not-found")
        return History(
            person_id,
            row["full_name"] or short_name(person_id, None),
            records(con, person_id),
            agreements.latest(con, person_id),
            people.is_admitted(con, person_id, Role.MENTOR),
            minors.owed(con, person_id),
            papers.wanted(con, person_id),
            minors.awaits_age(con, person_id),
            minors.owes_own(con, person_id),
        )

    return await db.read(work)


def records(con: Connection, person_id: int) -> tuple[Record, ...]:
    return tuple(
        Record(
            kind=row["kind"],
            decision=row["decision"],
            at=from_text(row["decided_at"]),
            body=row["body"] or "",
            text_hash=row["text_hash"] or "",
            account=row["external_id"],
            paper=row["paper"] or "",
            detail=row["detail"] or "",
            by_guardian=bool(row["by_guardian"]),
        )
        for row in consents.every(con, person_id)
    )
