"""The order on pairs (D34): made from the pairs as they stand, numbered by the director, kept in the register."""

import asyncio
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from domain.document import Document, split_number
from domain.match import Shape
from domain.refusal import Refused
from domain.who import Who
from questionnaires.reading import read_date
from services.pairs.order_source import Source, amendment_of, basis_of, load, order_of
from storage import documents, programmes
from storage.database import Connection, Database
from storage.documents import AMENDMENT, ORDERS, PAIRS_ORDER, PLANS_ORDER
from storage.pairing import matches

if TYPE_CHECKING:
    from documents.pairs.order import Fault

TEMPLATE_LIMIT = 20 * 1024 * 1024
"""What Telegram lets a bot download."""
WANTED = ("org_full", "town", "ends_on", "curator_name", "curator_post", "director_name", "director_post")
"""What set-up has not given of these is a blank line in the order."""


@dataclass(frozen=True, slots=True)
class MadeOrder:
    """A made order: the file, how many pairs (or changes) stand in it, which fields of set-up are blank lines.

    ``groups``: how many of the pairs are groups or teams.
    """

    document: Document
    content: bytes
    pairs: int
    groups: int
    missing: tuple[str, ...]


def open_new(con: Connection, curator: Who, now: datetime) -> int:
    """A new draft order for all live pairs that stand in none yet; returns its id."""
    programme = programmes.running(con)
    document_id = documents.add(con, programme.id, PAIRS_ORDER, programme.order_title, curator.person_id, now)
    matches.attach(con, document_id, _without_order(con, programme.id))
    return document_id


async def for_new_pairs(db: Database, curator: Who, now: datetime) -> int:
    """The order that the pairs without one go into: a new one. Raises ``Refused("order-nothing")`` without any."""

    def work(con: Connection) -> int:
        if not _without_order(con, curator.programme.id):
            raise Refused("order-nothing")
        return open_new(con, curator, now)

    return await db.write(work)


async def for_plans(db: Database, curator: Who, now: datetime) -> int:
    """The draft order on individual plans, a new one unless one is open. Refused ``plans-nothing`` without pairs."""

    def work(con: Connection) -> int:
        curator.must_be_curator()
        programme_id = curator.programme.id
        if not matches.live(con, programme_id):
            raise Refused("plans-nothing")
        latest = documents.latest(con, programme_id, PLANS_ORDER)
        if latest is not None and not latest.signed:
            return latest.id
        return documents.add(con, programme_id, PLANS_ORDER, "plans", curator.known, now)

    return await db.write(work)


async def make(db: Database, curator: Who, document_id: int, *, anew: bool = False) -> MadeOrder:
    """The order from what is known now (names, posts, number, the school's template).

    A signed one is given back as it was when its number was entered, whatever changes in the school; ``anew``: from
    what is known now all the same.
    """
    source = await db.read(lambda con: load(con, _document(con, curator, document_id)))
    content = None if anew else source.kept
    if content is None:
        content = made = await asyncio.to_thread(_render, source)
        await db.write(lambda con: documents.keep_body(con, document_id, made))
    missing = tuple(name for name in WANTED if not getattr(source.programme, name))
    groups = sum(match.shape in (Shape.GROUP, Shape.TEAM) for match in source.matches)
    return MadeOrder(source.document, content, len(source.changes) or len(source.matches), groups, missing)


async def register(db: Database, curator: Who) -> list[Document]:
    """The orders of the programme, newest first (D04)."""
    return await db.read(lambda con: documents.every(con, curator.programme.id))


async def sign(db: Database, curator: Who, document_id: int, typed: str, today: date) -> Document:
    """Enter number and day as typed («17 от 15.09.2026»; the day may be missing). Typed again, they are corrected.

    Raises ``Refused("order-number")`` when no number, or words that are no day, stand there.
    """
    found = split_number(typed)
    number, words = found or ("", "")
    signed_on = read_date(words, today) if words else None
    if found is None or (words and signed_on is None) or read_date(number, today) is not None:
        raise Refused("order-number", day=f"{today:%d.%m.%Y}")

    def work(con: Connection) -> Document:
        _document(con, curator, document_id)
        documents.sign(con, document_id, number, signed_on)
        return _document(con, curator, document_id)

    signed = await db.write(work)
    await make(db, curator, document_id)  # kept from now on, whatever changes in the school
    return signed


async def keep_template(db: Database, curator: Who, content: bytes, now: datetime) -> "tuple[Fault, ...]":
    """Keep the school's own template if it has no fault; otherwise the faults, and nothing is changed."""
    if len(content) > TEMPLATE_LIMIT:
        raise Refused("template-large", limit=TEMPLATE_LIMIT // 1024 // 1024)
    faults = await asyncio.to_thread(_check, content)
    if not faults:
        programme_id, by = curator.programme.id, curator.known
        await db.write(lambda con: documents.keep_template(con, programme_id, PAIRS_ORDER, content, by, now))
    return faults


async def template(db: Database, curator: Who) -> tuple[bytes, bool]:
    """The template in use, and whether it is the school's own."""
    own = await db.read(lambda con: documents.template(con, curator.programme.id, PAIRS_ORDER))
    return (own, True) if own is not None else (await asyncio.to_thread(_default_template), False)


async def drop_template(db: Database, curator: Who) -> bool:
    """Back to the template that comes with the product."""
    return await db.write(lambda con: documents.drop_template(con, curator.programme.id, PAIRS_ORDER))


async def entitle(db: Database, curator: Who, title: str) -> None:
    """How the school calls such an order: ``approve`` or ``assign``."""
    if title not in ("approve", "assign"):
        raise Refused("stale")
    await db.write(lambda con: programmes.change(con, curator.programme.id, "order_title", title))


def _without_order(con: Connection, programme_id: int) -> list[int]:
    return [match.id for match in matches.live(con, programme_id) if match.document_id is None]


def _document(con: Connection, curator: Who, document_id: int) -> Document:
    document = documents.get(con, document_id)
    if document is None or document.kind not in ORDERS or not curator.is_curator:
        raise Refused("stale")
    return document


# Below: docxtpl, imported where it is used.


def _render(source: Source) -> bytes:
    if source.document.kind == AMENDMENT:
        from documents.pairs.amendment import render_amendment

        return render_amendment(amendment_of(source))
    if source.document.kind == PLANS_ORDER:
        from documents.pairs.amendment import render_plans

        return render_plans(order_of(source), basis_of(source))
    from documents.pairs.order import render

    return render(order_of(source), source.template)


def _check(content: bytes) -> "tuple[Fault, ...]":
    from documents.pairs.order import check_template

    return check_template(content)


def _default_template() -> bytes:
    from documents.pairs.order import default_template

    return default_template()
