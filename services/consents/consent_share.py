"""Consents given, of those who should, kind by kind, and who lacks which (D13; the indicator is 100 %, D61)."""

from collections.abc import Callable
from dataclasses import dataclass
from sqlite3 import Row

from domain.progress import Share
from domain.who import Who
from services.consents.papers import Paper
from services.reports.progress import short_name
from storage.consents import consent_share
from storage.database import Connection, Database


@dataclass(frozen=True, slots=True)
class Lack:
    """Somebody without a consent: ``decision`` empty where nothing was answered."""

    kind: Paper
    decision: str


@dataclass(frozen=True, slots=True)
class Lacking:
    person_id: int
    name: str
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class Consents:
    """``shares``: only kinds that somebody is to give; ``lacking`` by name."""

    shares: tuple[tuple[Paper, Share], ...]
    lacking: tuple[Lacking, ...]


async def by_kind(db: Database, curator: Who) -> Consents:
    """Refused ``not-allowed``."""
    curator.must_be_curator()
    programme = curator.programme
    owed: dict[Paper, Callable[[Row], bool]] = {
        Paper.PROGRAMME: lambda row: not row["minor"],
        Paper.GUARDIAN: lambda row: bool(row["minor"]),
        Paper.PUBLICATION: lambda row: programme.publishes and bool(row["admitted"]),
        Paper.LABOUR: lambda row: bool(row["mentor"] and row["agreed"]),
    }

    def work(con: Connection) -> Consents:
        rows = consent_share.said(con, programme.id)
        shares = []
        for kind, owes in owed.items():
            asked = [row for row in rows if owes(row)]
            if asked:
                shares.append((kind, Share(sum(_said(row, kind) == "given" for row in asked), len(asked))))
        found = [
            (row, [Lack(kind, _said(row, kind)) for kind, owes in owed.items() if _lacks(row, kind, owes)])
            for row in rows
        ]
        lacking = [
            Lacking(row["id"], short_name(row["id"], row["full_name"]), tuple(lacks)) for row, lacks in found if lacks
        ]
        return Consents(tuple(shares), tuple(lacking))

    return await db.read(work)


def _lacks(row: Row, kind: Paper, owes: Callable[[Row], bool]) -> bool:
    return owes(row) and _said(row, kind) != "given"


def _said(row: Row, kind: Paper) -> str:
    """The last word; a representative's is one to the programme."""
    return row["programme" if kind is Paper.GUARDIAN else kind.value] or ""
