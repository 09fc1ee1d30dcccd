"""The order on pairs (D34): made from the pairs as they stand, numbered by the director, kept in the register."""

import asyncio
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from domain.document import Document, split_number
from domain.match import Match
from domain.participant import Participant
from domain.programme import Programme
from domain.refusal import Refused
from domain.who import Who
from questionnaires.reading import read_date
from storage import documents, matches, participants, partners, programmes
from storage.database import Connection, Database
from storage.documents import PAIRS_ORDER

if TYPE_CHECKING:
    from documents.order import Fault, Member, Order

TEMPLATE_LIMIT = 20 * 1024 * 1024
"""What Telegram lets a bot download."""
WANTED = ("org_full", "town", "ends_on", "curator_name", "curator_post", "director_name", "director_post")
"""What set-up has not given of these is a blank line in the order."""


@dataclass(frozen=True, slots=True)
class MadeOrder:
    """A made order: the file, how many pairs stand in it, which fields of set-up are blank lines."""

    document: Document
    content: bytes
    pairs: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    document: Document
    programme: Programme
    matches: list[Match]
    people: dict[int, Participant]
    template: bytes | None
    kept: bytes | None
    employers: dict[int, str]


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


async def make(db: Database, curator: Who, document_id: int, *, anew: bool = False) -> MadeOrder:
    """The order from what is known now (names, posts, number, the school's template).

    A signed one is given back as it was when its number was entered, whatever changes in the school; ``anew``: from
    what is known now all the same.
    """
    source = await db.read(lambda con: _source(con, curator, document_id))
    content = None if anew else source.kept
    if content is None:
        content = made = await asyncio.to_thread(_render, source)
        await db.write(lambda con: documents.keep_body(con, document_id, made))
    missing = tuple(name for name in WANTED if not getattr(source.programme, name))
    return MadeOrder(source.document, content, len(source.matches), missing)


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
    if document is None or document.kind != PAIRS_ORDER or not curator.is_curator:
        raise Refused("stale")
    return document


def _source(con: Connection, curator: Who, document_id: int) -> _Source:
    programme = programmes.running(con)
    found = matches.in_document(con, document_id)
    return _Source(
        document=_document(con, curator, document_id),
        programme=programme,
        matches=found,
        people=participants.named(con, (person for match in found for person in match.members)),
        template=documents.template(con, programme.id, PAIRS_ORDER),
        kept=documents.body(con, document_id),
        employers=partners.of_people(con, programme.id),
    )


# Below: docxtpl, imported where it is used.


def _render(source: _Source) -> bytes:
    from documents.order import render

    return render(_order(source), source.template)


def _check(content: bytes) -> "tuple[Fault, ...]":
    from documents.order import check_template

    return check_template(content)


def _default_template() -> bytes:
    from documents.order import default_template

    return default_template()


def _order(source: _Source) -> "Order":
    from documents.order import Member, Order, OrderPair, Title

    programme, document = source.programme, source.document
    pairs = [
        OrderPair(_member(source, mentor), _member(source, mentee), match.form)
        for match in source.matches
        for mentor in match.mentors
        for mentee in match.mentees
    ]
    return Order(
        pairs=tuple(sorted(pairs, key=lambda pair: (pair.mentor.name, pair.mentee.name))),
        organisation=programme.org_full or "",
        town=programme.town or "",
        number=document.number,
        signed_on=document.signed_on,
        title=Title(programme.order_title),
        starts=document.signed_on,
        ends=programme.ends_on,
        curator=Member(programme.curator_name or "", programme.curator_post or ""),
        director=Member(programme.director_name or "", programme.director_post or ""),
    )


def _member(source: _Source, person: int) -> "Member":
    from documents.order import Member

    known = source.people.get(person)
    if known is None:
        return Member()
    # Somebody from a partner is named with the place of work: the director's order binds the school's own people.
    return Member(known.name, ", ".join(part for part in (known.post, source.employers.get(person, "")) if part))
