"""Pictures of signed papers in the register (D04): the order itself, the sheet of acquaintance."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.document import Document
from domain.refusal import Refused
from domain.who import Who
from storage import documents, scans
from storage.database import Connection, Database
from storage.documents import ORDERS
from storage.moments import from_text

SCAN_LIMIT = 10 * 1024 * 1024
"""Bytes of one: a few pages of a phone's camera."""
MOST = 12
"""Pictures of one document: an order of several pages, photographed page by page."""
_BEGINNINGS = {b"%PDF": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG": "png"}


class ScanKind(StrEnum):
    """What stands on the picture."""

    ORDER = "order"
    ACQUAINTANCE = "acquaintance"


@dataclass(frozen=True, slots=True)
class Scan:
    """One kept picture, without the picture itself."""

    id: int
    kind: ScanKind
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """A document and what is kept of it, oldest first."""

    document: Document
    scans: tuple[Scan, ...]


def ending(content: bytes) -> str:
    """``pdf``, ``jpg`` or ``png``; empty for anything else."""
    return next((name for begin, name in _BEGINNINGS.items() if content.startswith(begin)), "")


async def of_document(db: Database, curator: Who, document_id: int) -> Kept:
    """What is kept of an order. Refused ``stale``."""
    return await db.read(lambda con: _kept(con, curator, document_id))


async def keep(db: Database, curator: Who, document_id: int, kind: ScanKind, content: bytes, now: datetime) -> Kept:
    """Keep a picture or PDF of a numbered order.

    Refused: ``scan-unsigned`` (no number yet), ``scan-format``, ``scan-large``, ``scan-many``, ``stale``. The same
    picture again is kept once.
    """
    if len(content) > SCAN_LIMIT:
        raise Refused("scan-large", limit=SCAN_LIMIT // 1024 // 1024)
    if not ending(content):
        raise Refused("scan-format")

    def work(con: Connection) -> Kept:
        found = _kept(con, curator, document_id)
        if not found.document.signed:
            raise Refused("scan-unsigned")
        if len(found.scans) >= MOST:
            raise Refused("scan-many", limit=MOST)
        if not any(_is(con, one, kind, content) for one in found.scans):
            scans.add(con, document_id, kind, content, curator.known, now)
        return _kept(con, curator, document_id)

    return await db.write(work)


async def give(db: Database, curator: Who, document_id: int) -> list[tuple[Scan, bytes]]:
    """All pictures of a document."""

    def work(con: Connection) -> list[tuple[Scan, bytes]]:
        return [(one, _body(con, one.id)) for one in _kept(con, curator, document_id).scans]

    return await db.read(work)


async def drop(db: Database, curator: Who, document_id: int, scan_id: int) -> Kept:
    """Take a mistaken picture away; one that is gone already is no fault."""

    def work(con: Connection) -> Kept:
        if any(one.id == scan_id for one in _kept(con, curator, document_id).scans):
            scans.drop(con, scan_id)
        return _kept(con, curator, document_id)

    return await db.write(work)


def _kept(con: Connection, curator: Who, document_id: int) -> Kept:
    curator.must_be_curator()
    document = documents.get(con, document_id)
    if document is None or document.kind not in ORDERS:
        raise Refused("stale")
    rows = scans.of_document(con, document_id)
    return Kept(document, tuple(Scan(row["id"], ScanKind(row["kind"]), from_text(row["kept_at"])) for row in rows))


def _is(con: Connection, scan: Scan, kind: ScanKind, content: bytes) -> bool:
    return scan.kind is kind and _body(con, scan.id) == content


def _body(con: Connection, scan_id: int) -> bytes:
    row = scans.get(con, scan_id)
    return b"" if row is None else bytes(row["body"])
