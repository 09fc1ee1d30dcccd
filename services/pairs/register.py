"""The register of documents beside the orders: pictures of papers, acts of erasure."""

from domain.document import Document
from domain.refusal import Refused
from domain.who import Who
from services.consents import erasure
from storage import documents
from storage.consents import erasures
from storage.database import Connection, Database
from storage.documents import ORDERS


def is_order(document: Document) -> bool:
    """Whether it is an order, which is made anew each time until it is signed."""
    return document.kind in ORDERS


async def file_of(db: Database, curator: Who, document_id: int) -> tuple[Document, bytes]:
    """A document as it was kept. Refused ``stale`` for an order (it is made anew) or what has no body."""

    def work(con: Connection) -> tuple[Document, bytes | None]:
        document = documents.get(con, document_id)
        if document is None or is_order(document) or not curator.is_curator:
            raise Refused("stale")
        return document, documents.body(con, document_id)

    document, body = await db.read(work)
    if document.kind in erasure.ACTS:
        return document, await erasure.act_of(db, curator, document)
    if body is None:
        raise Refused("stale")
    return document, body


ERASED = erasure.DONE


async def erased_person(db: Database, document_id: int) -> int | None:
    """The number of the person an act of erasure is about."""
    rows = await db.read(lambda con: erasures.of_document(con, document_id))
    return int(rows[0]["person_id"]) if rows else None
