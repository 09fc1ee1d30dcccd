"""What a match is made of until the order is signed: group or pairs, team, mutual support, form, format, kind (D34)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.match import FORMS, Format, Kind, Match, Shape, format_of
from domain.people.participant import Participant
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.consents.audit import SEARCH, pair_kind
from storage import audit, documents
from storage.database import Connection, Database
from storage.pairing import matches
from storage.people import participants, people

LARGEST = 12
"""Members of one side: a group that still can be led, a table row that still can be read."""
TOPIC_LIMIT = 120
SHAPED = "pair-shape"
"""Kind of the audit log's entry."""


@dataclass(frozen=True, slots=True)
class Load:
    """A mentor with several mentees of whom nobody has been told: ``together`` is one group, else separate pairs."""

    mentor: int
    name: str
    mentees: tuple[str, ...]
    together: bool


async def loads(db: Database, curator: Who) -> list[Load]:
    """Mentors for whom «one group» or «separate pairs» can be said now, by name."""

    def work(con: Connection) -> list[Load]:
        curator.must_be_curator()
        return loads_of(con, matches.live(con, curator.programme.id))

    return await db.read(work)


def loads_of(con: Connection, live: Sequence[Match]) -> list[Load]:
    """The same of these matches."""
    open_ones = [match for match in live if _may_regroup(con, match)]
    names = people.names(con, {person for match in open_ones for person in match.members})
    found = []
    for mentor in {match.mentors[0] for match in open_ones}:
        own = [match for match in open_ones if match.mentors == (mentor,)]
        mentees = sorted(names.get(one, "") for match in own for one in match.mentees)
        if len(mentees) > 1:
            found.append(Load(mentor, names.get(mentor, ""), tuple(mentees), len(own) == 1))
    return sorted(found, key=lambda one: (one.name, one.mentor))


async def regroup(db: Database, curator: Who, mentor: int, *, together: bool, now: datetime) -> None:
    """One group of all the mentor's mentees, or a pair for each; the draft order follows.

    Only of those whom nobody has been told of and whose order is not signed. The same tap again changes nothing.
    """

    def work(con: Connection) -> None:
        curator.must_be_curator()
        live = matches.live(con, curator.programme.id)
        own = [match for match in live if match.mentors == (mentor,) and _may_regroup(con, match)]
        if not own:
            raise Refused("stale")
        if together and len(own) > 1:
            _join(con, own)
        elif not together:
            for match in own:
                _split(con, match, now)
        audit.note(con, curator.known, SEARCH, now, {person for match in own for person in match.members})

    await db.write(work)


def _may_regroup(con: Connection, match: Match) -> bool:
    return _loose(con, match) and match.kind is Kind.USUAL and match.shape in (Shape.PAIR, Shape.GROUP)


def _loose(con: Connection, match: Match) -> bool:
    """Whether who is in it can still be changed: nobody told, no signed order."""
    if not match.live or match.told_at is not None:
        return False
    order = documents.get(con, match.document_id) if match.document_id else None
    return order is None or not order.signed


def _join(con: Connection, own: Sequence[Match]) -> None:
    first, *others = own
    matches.drop(con, [match.id for match in others])
    for match in others:
        for mentee in match.mentees:
            matches.admit(con, first.id, mentee, Role.MENTEE)
    matches.restyle(con, first.id, "format", Format.GROUP)


def _split(con: Connection, match: Match, now: datetime) -> None:
    for mentee in match.mentees[1:]:
        matches.dismiss(con, match.id, mentee)
        matches.copy(con, match, match.mentors, [mentee], now)
    matches.restyle(con, match.id, "format", Format.INDIVIDUAL)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A match as it can be changed: members by name, ``loose`` while people can still come and go."""

    match: Match
    names: dict[int, str]
    loose: bool


async def sheet(db: Database, curator: Who, match_id: int, now: datetime) -> Sheet:
    """What a pair is made of, looked at. Refused ``stale``, ``pair-ended``."""

    def work(con: Connection) -> Sheet:
        found = _sheet(con, curator, match_id)
        audit.look(con, curator.known, pair_kind(found.match, "pair"), now, found.match.members)
        return found

    return await db.write(work, claim=False)


def _sheet(con: Connection, curator: Who, match_id: int) -> Sheet:
    curator.must_be_curator()
    match = matches.get(con, match_id)
    if match is None:
        raise Refused("stale")
    if not match.live:
        raise Refused("pair-ended")
    return Sheet(match, people.names(con, match.members), _loose(con, match))


async def restyle(db: Database, curator: Who, match_id: int, column: str, value: str, now: datetime) -> Sheet:
    """Say ``form``, ``format``, ``kind`` or ``topic``. Refused: ``stale``, ``shape-signed``, ``too-long``."""
    words = " ".join(value.split())
    if column == "topic" and len(words) > TOPIC_LIMIT:
        raise Refused("too-long", length=len(words), limit=TOPIC_LIMIT)
    known = {"form": FORMS, "format": tuple(Format), "kind": tuple(Kind), "topic": (words,)}
    if words not in known.get(column, ()):
        raise Refused("stale")

    def work(con: Connection) -> Sheet:
        found = _sheet(con, curator, match_id)
        order = documents.get(con, found.match.document_id) if found.match.document_id else None
        if order is not None and order.signed:
            raise Refused("shape-signed", number=order.number)
        if column == "kind" and Kind(words) not in (Kind.REVERSE, Kind.SITUATIONAL):
            matches.restyle(con, match_id, "topic", "")
        matches.restyle(con, match_id, column, words)
        audit.note(con, curator.known, pair_kind(found.match, SHAPED), now, found.match.members)
        return _sheet(con, curator, match_id)

    return await db.write(work)


async def newcomers(db: Database, curator: Who, match_id: int, role: Role) -> tuple[Sheet, list[Participant]]:
    """Who can come into a match as ``role``, by name; ``match_id`` 0 begins a mutual support."""

    def work(con: Connection) -> tuple[Sheet, list[Participant]]:
        found = _sheet(con, curator, match_id)
        admitted = participants.admitted(con, curator.programme.id, role)
        return found, [one for one in admitted if _may_come(con, found.match, one.person_id, role)]

    return await db.read(work)


def _may_come(con: Connection, match: Match, person: int, role: Role) -> bool:
    if person in match.members or not people.is_admitted(con, person, role):
        return False
    if role is Role.MENTOR or match.beside:
        return True
    others = matches.of_person(con, person, Role.MENTEE, active=False)
    return all(one.beside or one.form != match.form for one in others)


async def admit(db: Database, curator: Who, match_id: int, person: int, role: Role, now: datetime) -> Sheet:
    """One more mentor or mentee. Refused: ``stale``, ``shape-told``, ``shape-full``, ``pair-taken``."""

    def work(con: Connection) -> Sheet:
        found = _open(con, curator, match_id)
        side = found.match.mentors if role is Role.MENTOR else found.match.mentees
        if person in side:
            return found  # the same tap again
        if not _may_come(con, found.match, person, role):
            raise Refused("pair-taken" if role is Role.MENTEE else "stale")
        if len(side) >= LARGEST:
            raise Refused("shape-full", limit=LARGEST)
        matches.admit(con, match_id, person, role)
        return _reshaped(con, curator, found.match, person, now)

    return await db.write(work)


async def dismiss(db: Database, curator: Who, match_id: int, person: int, now: datetime) -> Sheet:
    """Take somebody out again. Refused: ``stale``, ``shape-told``, ``shape-few`` where too few would stay."""

    def work(con: Connection) -> Sheet:
        found = _open(con, curator, match_id)
        if person not in found.match.members:
            return found
        if not found.match.goes_on_without(person):
            raise Refused("shape-few")
        matches.dismiss(con, match_id, person)
        return _reshaped(con, curator, found.match, person, now)

    return await db.write(work)


def _open(con: Connection, curator: Who, match_id: int) -> Sheet:
    found = _sheet(con, curator, match_id)
    if not found.loose:
        raise Refused("shape-told")
    return found


def _reshaped(con: Connection, curator: Who, before: Match, person: int, now: datetime) -> Sheet:
    """The format follows who is in it, unless somebody has said another one."""
    after = matches.get(con, before.id)
    assert after is not None
    if before.format is format_of(len(before.standing), len(before.mentees)):
        matches.restyle(con, before.id, "format", format_of(len(after.standing), len(after.mentees)))
    audit.note(con, curator.known, pair_kind(before, SHAPED), now, [person])
    return _sheet(con, curator, before.id)


async def companions(db: Database, curator: Who, first: int) -> list[Participant]:
    """Who can begin a mutual support, or stand beside the ``first``, by name."""

    def work(con: Connection) -> list[Participant]:
        curator.must_be_curator()
        found = participants.admitted(con, curator.programme.id, Role.MENTEE)
        return [one for one in found if one.person_id != first]

    return await db.read(work)


async def mutual(db: Database, curator: Who, first: int, second: int, now: datetime) -> int:
    """Two mentees who help each other without a mentor (S4 L55–69); the match's id.

    The same two again: the match there is. Refused: ``pair-self``, ``stale``.
    """

    def work(con: Connection) -> int:
        curator.must_be_curator()
        if first == second:
            raise Refused("pair-self")
        if not all(people.is_admitted(con, one, Role.MENTEE) for one in (first, second)):
            raise Refused("stale")
        there = matches.of_person(con, first, Role.MENTEE, active=False)
        again = next((match for match in there if not match.mentors and second in match.mentees), None)
        if again is not None:
            return again.id
        audit.note(con, curator.known, SEARCH, now, [first, second])
        return matches.create(con, curator.programme.id, [], [first, second], now)

    return await db.write(work)


async def turn_round(db: Database, curator: Who, match_id: int, topic: str, now: datetime) -> int:
    """Reverse mentoring beside a pair: about one topic the mentee leads (D45); the new match's id.

    Refused: ``stale`` (no pair of two), ``shape-topic``, ``too-long``, ``pair-ended``.
    """
    words = " ".join(topic.split())
    if not words:
        raise Refused("shape-topic")
    if len(words) > TOPIC_LIMIT:
        raise Refused("too-long", length=len(words), limit=TOPIC_LIMIT)

    def work(con: Connection) -> int:
        match = _sheet(con, curator, match_id).match
        if match.shape is not Shape.PAIR:
            raise Refused("stale")
        there = matches.of_person(con, match.mentees[0], Role.MENTOR, active=False)
        style = (Format.INDIVIDUAL, Kind.REVERSE, words)
        again = next((one for one in there if one.kind is Kind.REVERSE and one.mentees == match.standing), None)
        if again is not None and again.topic.casefold() == words.casefold():
            return again.id
        programme_id = curator.programme.id
        audit.note(con, curator.known, SEARCH, now, match.members)
        return matches.create(con, programme_id, match.mentees, match.standing, now, form=match.form, style=style)

    return await db.write(work)
