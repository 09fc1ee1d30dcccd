"""Changes after the director's order: what has begun, ended or changed and stands in no order yet (D34)."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from domain.match import Match
from domain.refusal import Refused
from domain.who import Who
from storage import documents
from storage.database import Connection, Database
from storage.documents import AMENDMENT, PAIRS_ORDER
from storage.pairing import matches, substitutes

REASON_LIMIT = 200
"""Characters of a reason in an order."""


@dataclass(frozen=True, slots=True)
class Change:
    """``kind``: ``added``, ``ended``, ``left`` (a member of a group that goes on) or ``substitute``.

    ``cause`` is a code for the usual words, ``reason`` the curator's own; ``document_id``: the order that says it.
    """

    kind: str
    match: Match
    at: datetime
    cause: str
    reason: str = ""
    person: int | None = None
    until: date | None = None
    document_id: int | None = None
    row: int = 0


def every(con: Connection, programme_id: int) -> list[Change]:
    """All changes since the first signed order, said in an order or not; oldest first."""
    found = matches.every(con, programme_id)
    by_id = {match.id: match for match in found}
    signed = {one.id for one in documents.signed_orders(con, programme_id, PAIRS_ORDER)}
    amendments = {one.id for one in documents.every(con, programme_id) if one.kind == AMENDMENT}
    heirs: set[int | None] = {match.successor_id for match in found if match.successor_id}
    made = [_added(one, heirs) for one in found if _is_added(one, amendments)]
    told = {match.id for match in found if match.document_id in signed | amendments}
    made += [_ended(match) for match in found if not match.live and match.id in told]
    for row in matches.former(con, programme_id):
        if row["match_id"] in told:
            left = datetime.fromisoformat(row["left_at"])
            match, person = by_id[row["match_id"]], row["person_id"]
            made.append(Change("left", match, left, "left", person=person, document_id=row["document_id"]))
    for one in substitutes.of_programme(con, programme_id):
        if one.match_id in told:
            made.append(_substitute(by_id[one.match_id], one))
    return sorted(made, key=lambda one: (one.at, one.match.id, one.kind))


def _is_added(match: Match, amendments: set[int]) -> bool:
    return match.document_id in amendments or (match.live and match.document_id is None)


def _added(match: Match, heirs: set[int | None]) -> Change:
    cause = "successor" if match.id in heirs else "added"
    return Change("added", match, match.agreed_at, cause, document_id=match.document_id)


def _ended(match: Match) -> Change:
    at = match.ended_at or match.agreed_at
    return Change("ended", match, at, match.state, match.end_reason, document_id=match.end_document_id)


def _substitute(match: Match, one: substitutes.Substitute) -> Change:
    at = datetime.combine(one.starts_on, time(12), UTC)
    return Change(
        "substitute", match, at, "substitute", one.reason, one.person_id, one.ends_on, one.document_id, one.id
    )


def waiting(con: Connection, programme_id: int) -> list[Change]:
    """Changes that stand in no order, where there is a signed order to change; else none."""
    if not documents.signed_orders(con, programme_id, PAIRS_ORDER):
        return []
    return [one for one in every(con, programme_id) if one.document_id is None]


def in_order(con: Connection, programme_id: int, document_id: int) -> tuple[Change, ...]:
    """The changes that stand in this order, oldest first."""
    return tuple(one for one in every(con, programme_id) if one.document_id == document_id)


async def open_amendment(db: Database, curator: Who, now: datetime) -> int:
    """The draft order on changes with all that wait put into it, a new one if there is none; its id.

    Refused ``amend-nothing``: no change waits and no draft is open, or no order has been signed yet.
    """

    def work(con: Connection) -> int:
        curator.must_be_curator()
        programme_id = curator.programme.id
        found = waiting(con, programme_id)
        latest = documents.latest(con, programme_id, AMENDMENT)
        draft = latest if latest is not None and not latest.signed else None
        if not found and (draft is None or not in_order(con, programme_id, draft.id)):
            raise Refused("amend-nothing")
        document_id = draft.id if draft else documents.add(con, programme_id, AMENDMENT, "amend", curator.known, now)
        for one in found:
            _attach(con, one, document_id)
        return document_id

    return await db.write(work)


def _attach(con: Connection, change: Change, document_id: int) -> None:
    match change.kind:
        case "added":
            matches.attach(con, document_id, [change.match.id])
        case "ended":
            matches.attach_end(con, document_id, change.match.id)
        case "left":
            matches.attach_former(con, document_id, change.match.id, change.person or 0)
        case _:
            substitutes.attach(con, document_id, change.row)


async def in_draft(db: Database, curator: Who, document_id: int) -> list[Change]:
    """The changes of an order whose reasons can be put into other words: ends and substitutes."""

    def work(con: Connection) -> list[Change]:
        curator.must_be_curator()
        found = in_order(con, curator.programme.id, document_id)
        return [one for one in found if one.kind in ("ended", "substitute")]

    return await db.read(work)


async def explain(db: Database, curator: Who, document_id: int, match_id: int, row: int, words: str) -> Change:
    """Give the reason of a change in the school's words; ``row``: a substitute's, 0 for an end. Refused ``stale``."""
    reason = " ".join(words.split())
    if len(reason) > REASON_LIMIT:
        raise Refused("too-long", length=len(reason), limit=REASON_LIMIT)

    def work(con: Connection) -> Change:
        curator.must_be_curator()
        found = in_order(con, curator.programme.id, document_id)
        one = next((c for c in found if (c.match.id, c.row) == (match_id, row) and c.kind != "added"), None)
        document = documents.get(con, document_id)
        if one is None or document is None or document.signed:
            raise Refused("stale")
        if one.kind == "substitute":
            substitutes.explain(con, row, reason)
        else:
            matches.explain_end(con, match_id, reason)
        return replace(one, reason=reason)

    return await db.write(work)
