"""What an order is made from: pairs, plans or changes, with names, posts and the school's words."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from domain.document import Document
from domain.match import Format, Kind, Match
from domain.people.participant import Participant
from domain.programme import Programme
from services.pairs.pair_changes import Change, in_order
from storage import documents, programmes
from storage.database import Connection
from storage.documents import AMENDMENT, PAIRS_ORDER, PLANS_ORDER
from storage.pairing import matches
from storage.people import participants, partners

if TYPE_CHECKING:
    from documents.pairs.amendment import Amendment, ChangeRow
    from documents.pairs.order import Member, Order, OrderPair


@dataclass(frozen=True, slots=True)
class Source:
    """``basis``: the first order on pairs that the director signed; ``kept``: a signed order as it was made."""

    document: Document
    programme: Programme
    matches: list[Match]
    changes: tuple[Change, ...]
    former: dict[int, tuple[int, ...]]
    people: dict[int, Participant]
    template: bytes | None
    kept: bytes | None
    employers: dict[int, str]
    basis: Document | None
    signed: dict[int, Document]


def load(con: Connection, document: Document) -> Source:
    """Everything one order says, as it is known now."""
    programme = programmes.running(con)
    found = _matches(con, programme.id, document)
    changes = in_order(con, programme.id, document.id) if document.kind == AMENDMENT else ()
    former = _former(con, programme.id, found, document)
    named = {person for match in (*found, *(one.match for one in changes)) for person in match.members}
    named |= {person for people in former.values() for person in people}
    named |= {one.person for one in changes if one.person is not None}
    signed = documents.signed_orders(con, programme.id, PAIRS_ORDER)
    return Source(
        document=document,
        programme=programme,
        matches=found,
        changes=changes,
        former=former,
        people=participants.named(con, named),
        template=documents.template(con, programme.id, PAIRS_ORDER),
        kept=documents.body(con, document.id),
        employers=partners.of_people(con, programme.id),
        basis=next((one for one in signed if one.id != document.id), None),
        signed={one.id: one for one in signed},
    )


def _matches(con: Connection, programme_id: int, document: Document) -> list[Match]:
    if document.kind == PLANS_ORDER:
        live = matches.live(con, programme_id)
        return [match for match in live if match.kind is not Kind.SPEED]
    return matches.in_document(con, document.id) if document.kind == PAIRS_ORDER else []


def _former(con: Connection, programme_id: int, found: list[Match], document: Document) -> dict[int, tuple[int, ...]]:
    """Who stood in a signed order and has left since: the paper that was signed named them."""
    if document.kind != PAIRS_ORDER or not document.signed:
        return {}
    ids = {match.id for match in found}
    made: dict[int, tuple[int, ...]] = {}
    for row in matches.former(con, programme_id):
        if row["match_id"] in ids:
            made[row["match_id"]] = (*made.get(row["match_id"], ()), row["person_id"])
    return made


# Below: python-docx and docxtpl, imported where they are used.


def order_of(source: Source) -> "Order":
    """The words of any order; ``pairs`` in the order of names."""
    from documents.pairs.order import Order, Title

    programme, document = source.programme, source.document
    pairs = [pair_of(source, match) for match in source.matches]
    return Order(
        pairs=tuple(sorted(pairs, key=lambda pair: tuple(one.name for one in (*pair.mentors, *pair.mentees)))),
        organisation=programme.org_full or "",
        town=programme.town or "",
        number=document.number,
        signed_on=document.signed_on,
        title=Title(programme.order_title),
        starts=document.signed_on,
        ends=programme.ends_on,
        curator=member(programme.curator_name or "", programme.curator_post or ""),
        director=member(programme.director_name or "", programme.director_post or ""),
    )


def pair_of(source: Source, match: Match, day: date | None = None) -> "OrderPair":
    """One match as a row; who only stands in for a mentor is not named in it."""
    from documents.pairs.order import OrderPair

    former = source.former.get(match.id, ())
    mentors = [*match.standing, *(() if match.standing else former)]
    mentees = [*match.mentees, *(one for one in former if one not in mentors)]
    return OrderPair(
        mentors=_members(source, mentors),
        mentees=_members(source, mentees),
        form=match.form,
        style=style_of(match),
        topic=match.topic,
        starts=day,
    )


def style_of(match: Match) -> tuple[str, ...]:
    """Codes of format and kind that are worth a word."""
    found = [] if match.format is Format.INDIVIDUAL else [match.format.value]
    if match.kind is Kind.GROUP:
        found += [] if match.format is Format.GROUP else ["in_group"]
    elif match.kind is not Kind.USUAL:
        found.append(match.kind.value)
    return tuple(found)


def basis_of(source: Source) -> "tuple[str, date | None] | None":
    """Number and day of the order that this one refers to."""
    return None if source.basis is None else (source.basis.number, source.basis.signed_on)


def amendment_of(source: Source) -> "Amendment":
    """What has changed since the first order."""
    from documents.pairs.amendment import Amendment

    return Amendment(order_of(source), basis_of(source), tuple(_row(source, one) for one in source.changes))


def _row(source: Source, change: Change) -> "ChangeRow":
    from documents.pairs.amendment import ChangeRow

    zone = source.programme.zone
    stood = source.signed.get(change.match.document_id or 0)
    elsewhere = stood if stood is not None and stood != source.basis else None
    return ChangeRow(
        kind=change.kind,
        pair=pair_of(source, change.match),
        day=change.at.astimezone(zone).date(),
        person=_member(source, change.person) if change.person is not None else None,
        until=change.until,
        reason=change.reason,
        cause=change.cause,
        order=None if elsewhere is None else (elsewhere.number, elsewhere.signed_on),
    )


def _members(source: Source, people: "list[int]") -> "tuple[Member, ...]":
    return tuple(sorted((_member(source, one) for one in people), key=lambda one: one.name))


def _member(source: Source, person: int) -> "Member":
    known = source.people.get(person)
    if known is None:
        return member("", "")
    # Somebody from a partner is named with the place of work: the director's order binds the school's own people.
    posts = (known.post, source.employers.get(person, ""))
    return member(known.name, ", ".join(part for part in posts if part))


def member(name: str, post: str) -> "Member":
    from documents.pairs.order import Member

    return Member(name, post)
