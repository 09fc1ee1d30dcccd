"""The register of documents beside the orders: pictures of papers, acts of erasure."""

from domain.document import Document
from domain.refusal import Refused
from domain.who import Who
from storage import documents
from storage.database import Connection, Database
from storage.documents import PAIRS_ORDER


def is_order(document: Document) -> bool:
    """Whether it is an order on pairs, which is made anew each time."""
    return document.kind == PAIRS_ORDER


async def file_of(db: Database, curator: Who, document_id: int) -> tuple[Document, bytes]:
    """A document as it was kept. Refused ``stale`` for an order (it is made anew) or what has no body."""

    def work(con: Connection) -> tuple[Document, bytes]:
        document = documents.get(con, document_id)
        body = documents.body(con, document_id)
        if document is None or document.kind == PAIRS_ORDER or body is None or not curator.is_curator:
            raise Refused("stale")
        return document, body

    return await db.read(work)
