"""Pairs at work: added, told, ended, handed over; and a participant's own pair (D34, D35)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.document import Document
from domain.match import END_STATES, Kind, Match
from domain.names import matches as name_matches
from domain.notice import Notice
from domain.people.participant import Participant
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.consents.audit import SEARCH, pair_kind
from services.pairs import pair_changes, pair_shapes
from services.people import profiles
from services.people.profiles import CardLine
from services.surveys import records
from services.surveys.records import Record
from storage import audit, documents, notices
from storage.database import Connection, Database
from storage.pairing import matches, substitutes
from storage.pairing.substitutes import Substitute
from storage.people import participants, people

TOLD = "pair-told"
ENDED = "pair-ended"
PARTED = "pair-parted"
"""Somebody has left a group that goes on."""
NOTE_LIMIT = 300


@dataclass(frozen=True, slots=True)
class PairLine:
    """A pair in the curator's list."""

    match: Match
    mentors: tuple[str, ...]
    mentees: tuple[str, ...]
    held: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """Whether a member has been told: ``state`` is the notice's (``due``, ``sent``, ``failed`` …), ``none`` before."""

    name: str
    state: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class PairCard:
    """``rating``: the newest of the pair's programme (D51); ``substitute``: who stands in or will, with the name."""

    line: PairLine
    order: Document | None
    delivery: tuple[Delivery, ...]
    rating: Record | None = None
    substitute: tuple[Substitute, str] | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """How far telling has come, over all live pairs: pairs told, and members by state of delivery."""

    new: int
    pairs: int
    sent: int
    waiting: int
    failed: tuple[Delivery, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The curator's list; ``untold`` and ``without_order`` count live pairs, ``free`` mentees without a pair.

    ``changes``: what has changed since the first signed order and stands in none.
    """

    lines: tuple[PairLine, ...]
    ended: int
    untold: int
    without_order: int
    free: int
    latest_order: Document | None
    changes: int = 0
    regroup: bool = False
    """Whether a mentor of several can be given one group or separate pairs now."""


@dataclass(frozen=True, slots=True)
class Partner:
    """One's partner as its owner lets it be seen. ``account``/``username``: how to write, ``None`` where unknown."""

    match_id: int
    person_id: int
    role: Role
    name: str
    lines: tuple[CardLine, ...]
    account: int | None
    username: str | None
    order: Document | None
    held: int
    next_at: datetime | None
    mutual: bool = False
    kind: Kind = Kind.USUAL
    topic: str = ""
    logs: bool = False
    """Whether one writes down the meetings of this match."""


async def overview(db: Database, curator: Who) -> Overview:
    """All live pairs by the mentor's name, and what is still to be done about them."""

    def work(con: Connection) -> Overview:
        programme_id = curator.programme.id
        every = matches.every(con, programme_id)
        live = [match for match in every if match.live]
        paired = {mentee for match in live if not match.beside for mentee in match.mentees}
        mentees = participants.admitted(con, programme_id, Role.MENTEE)
        return Overview(
            lines=_lines(con, programme_id, live),
            ended=len(every) - len(live),
            untold=sum(match.told_at is None for match in live),
            without_order=sum(match.document_id is None for match in live),
            free=sum(one.person_id not in paired for one in mentees),
            latest_order=documents.latest(con, programme_id, documents.PAIRS_ORDER),
            changes=len(pair_changes.waiting(con, programme_id)),
            regroup=bool(pair_shapes.loads_of(con, live)),
        )

    return await db.read(work)


async def card(db: Database, curator: Who, match_id: int) -> PairCard:
    """One pair. Raises ``Refused("stale")`` when there is no such pair."""

    def work(con: Connection) -> PairCard:
        match = _match(con, match_id)
        line = _lines(con, curator.programme.id, [match])[0]
        order = documents.get(con, match.document_id) if match.document_id else None
        stands_in = substitutes.of_match(con, match.id)
        named = people.names(con, [stands_in.person_id]) if stands_in else {}
        return PairCard(
            line,
            order,
            tuple(_delivery(con, [match])),
            records.newest_rating(con, match.id),
            (stands_in, named.get(stands_in.person_id, "")) if stands_in else None,
        )

    return await db.read(work)


async def unpaired(db: Database, curator: Who, query: str = "") -> list[Participant]:
    """Admitted mentees without a pair, by name; ``query`` narrows them down forgivingly."""

    def work(con: Connection) -> list[Participant]:
        live = matches.live(con, curator.programme.id)
        paired = {mentee for match in live if not match.beside for mentee in match.mentees}
        found = participants.admitted(con, curator.programme.id, Role.MENTEE)
        return [one for one in found if one.person_id not in paired and name_matches(query, one.name)]

    return await db.read(work)


async def mentors(
    db: Database, curator: Who, mentee: int, query: str = ""
) -> tuple[Participant, list[tuple[Participant, int]]]:
    """The mentee, and admitted mentors with how many mentees each has now, by name."""

    def work(con: Connection) -> tuple[Participant, list[tuple[Participant, int]]]:
        load: dict[int, int] = {}
        for match in matches.live(con, curator.programme.id):
            for mentor in () if match.beside else match.standing:
                load[mentor] = load.get(mentor, 0) + len(match.mentees)
        found = participants.admitted(con, curator.programme.id, Role.MENTOR)
        named = participants.named(con, [mentee])
        if mentee not in named:
            raise Refused("stale")
        others = [one for one in found if one.person_id != mentee and name_matches(query, one.name)]
        return named[mentee], [(one, load.get(one.person_id, 0)) for one in others]

    return await db.read(work)


async def add(db: Database, curator: Who, mentee: int, mentor: int, now: datetime) -> int:
    """A pair entered directly, at any time, with or without a choice; nobody is told yet. Returns the match's id.

    Raises ``Refused``: ``pair-self``, ``pair-taken`` (the mentee has a pair), ``stale`` (not admitted any more).
    """

    def work(con: Connection) -> int:
        if mentee == mentor:
            raise Refused("pair-self")
        if not (people.is_admitted(con, mentee, Role.MENTEE) and people.is_admitted(con, mentor, Role.MENTOR)):
            raise Refused("stale")
        live = matches.live(con, curator.programme.id)
        if any(mentee in match.mentees for match in live if not match.beside):
            raise Refused("pair-taken")
        audit.note(con, curator.known, SEARCH, now, [mentor, mentee])
        return matches.create(con, curator.programme.id, [mentor], [mentee], now)

    return await db.write(work)


async def end(
    db: Database, curator: Who, match_id: int, state: str, note: str, now: datetime, mentor: int | None = None
) -> int | None:
    """End a pair as ``completed``, ``stopped`` or ``transferred`` (then to ``mentor``); its meetings stay.

    Both sides are told if they knew of the pair. Returns the new match's id of a handover. Raises
    ``Refused("pair-ended")`` when it had ended before, ``too-long`` for a note over 300 characters.
    """
    if state not in END_STATES or (state == "transferred") is (mentor is None):
        raise Refused("stale")
    if len(note) > NOTE_LIMIT:
        raise Refused("too-long", length=len(note), limit=NOTE_LIMIT)

    def work(con: Connection) -> int | None:
        match = _match(con, match_id)
        successor = None
        if mentor is not None:
            if not match.mentors or mentor in match.members or not people.is_admitted(con, mentor, Role.MENTOR):
                raise Refused("stale")
            style = (match.format, match.kind, match.topic)
            programme_id = curator.programme.id
            successor = matches.create(con, programme_id, [mentor], match.mentees, now, form=match.form, style=style)
        if not matches.end(con, match_id, state, note, now, successor):
            raise Refused("pair-ended")
        audit.note(con, curator.known, pair_kind(match, "pair-end"), now, match.members)
        if mentor is not None:
            audit.note(con, curator.known, SEARCH, now, [mentor])
        if match.told_at is not None:
            payload = {"match": match_id}
            others = [one for one in match.members if one != curator.known]
            notices.put(con, *(Notice(ENDED, one, now, f"match:{match_id}", payload) for one in others))
        return successor

    return await db.write(work)


async def tell(db: Database, curator: Who, now: datetime) -> Told:
    """Tell both sides of every agreed pair of each other; a second time only what is new."""

    def work(con: Connection) -> int:
        agreed = [match for match in matches.live(con, curator.programme.id) if match.told_at is None]
        told = set(matches.tell(con, [match.id for match in agreed], now))
        by_member: dict[tuple[int, Role], list[int]] = {}
        for match in agreed:
            if match.id in told:
                for role, members in ((Role.MENTOR, match.mentors), (Role.MENTEE, match.mentees)):
                    for person in members:
                        by_member.setdefault((person, role), []).append(match.id)
        audit.note(con, curator.known, "pair-told", now, {person for person, _ in by_member})
        for (person, role), found in by_member.items():
            notices.put(con, Notice(TOLD, person, now, f"{role}:{found[0]}", {"matches": found, "role": role.value}))
        return len(told)

    new = await db.write(work)
    return await db.read(lambda con: _told(con, curator, new))


async def delivery(db: Database, curator: Who) -> Told:
    """How far telling has come."""
    return await db.read(lambda con: _told(con, curator, 0))


async def own(db: Database, who: Who, now: datetime) -> list[Partner]:
    """The partners of a participant, over all their pairs that have been told, mentees first."""
    return await db.read(lambda con: partners(con, who.known, matches.of_person(con, who.known), now))


async def introduced(db: Database, person_id: int, match_ids: Sequence[int], now: datetime) -> list[Partner]:
    """The partners of a person in these pairs, without those that have ended since."""

    def work(con: Connection) -> list[Partner]:
        found = [match for one in match_ids if (match := matches.get(con, one)) is not None and match.live]
        return partners(con, person_id, [match for match in found if person_id in match.members], now)

    return await db.read(work)


async def names_of(db: Database, curator: Who, found: Sequence[Match]) -> dict[int, str]:
    """Full names of everybody in these matches."""
    curator.must_be_curator()
    return await db.read(lambda con: people.names(con, {one for match in found for one in match.members}))


async def name_of(db: Database, person_id: int) -> str:
    """Somebody's name; empty where it is not known any more."""
    return (await db.read(lambda con: people.names(con, [person_id]))).get(person_id, "")


async def ended(db: Database, match_id: int) -> tuple[Match, dict[int, str]] | None:
    """An ended pair and the names of its members; ``None`` if it is not there."""

    def work(con: Connection) -> tuple[Match, dict[int, str]] | None:
        match = matches.get(con, match_id)
        return None if match is None else (match, people.names(con, match.members))

    return await db.read(work)


def partners(con: Connection, person_id: int, found: Sequence[Match], now: datetime) -> list[Partner]:
    """Whom a person works with in these matches."""
    names = people.names(con, {one for match in found for one in match.members})
    made = []
    for match in found:
        others = match.partners(person_id)
        role = Role.MENTOR if person_id in match.mentees and match.mentors else Role.MENTEE
        order = documents.get(con, match.document_id) if match.document_id else None
        held, next_at = matches.work_of(con, match.id, now)
        for other in others:
            channel = next((row for row in people.accounts_of(con, other) if row["reachable"]), None)
            made.append(
                Partner(
                    match_id=match.id,
                    person_id=other,
                    role=role,
                    name=names.get(other, ""),
                    lines=profiles.card(con, other, role, match.form),
                    account=channel["external_id"] if channel else None,
                    username=channel["username"] if channel else None,
                    order=order,
                    held=held,
                    next_at=next_at,
                    mutual=not match.mentors,
                    kind=match.kind,
                    topic=match.topic,
                    logs=person_id in match.leaders,
                )
            )
    return sorted(made, key=lambda one: (one.role, one.name, one.person_id))


def _match(con: Connection, match_id: int) -> Match:
    match = matches.get(con, match_id)
    if match is None:
        raise Refused("stale")
    return match


def _lines(con: Connection, programme_id: int, found: Sequence[Match]) -> tuple[PairLine, ...]:
    names = people.names(con, {one for match in found for one in match.members})
    held = matches.held_counts(con, programme_id)
    lines = [
        PairLine(
            match,
            tuple(sorted(names.get(one, "") for one in match.mentors)),
            tuple(sorted(names.get(one, "") for one in match.mentees)),
            held.get(match.id, 0),
        )
        for match in found
    ]
    return tuple(sorted(lines, key=lambda line: (line.mentors, line.mentees, line.match.id)))


def _delivery(con: Connection, found: Sequence[Match]) -> list[Delivery]:
    """Each member of these matches and what became of telling them, by name."""
    states: dict[tuple[int, int], tuple[str, str]] = {}
    for row in matches.tellings(con, TOLD):
        states[row["person_id"], row["match_id"]] = (row["state"], row["error"] or "")
    members = {(person, match.id) for match in found for person in (*match.standing, *match.mentees)}
    names = people.names(con, {person for person, _ in members})
    told = {
        (person, Delivery(names.get(person, ""), *states.get((person, match), ("none", ""))))
        for person, match in members
    }
    return sorted((one for _, one in told), key=lambda one: (one.name, one.state))


def _told(con: Connection, curator: Who, new: int) -> Told:
    live = matches.live(con, curator.programme.id)
    known = [match for match in live if match.told_at is not None]
    found = _delivery(con, known)
    return Told(
        new=new,
        pairs=len(known),
        sent=sum(one.state == "sent" for one in found),
        waiting=sum(one.state in ("due", "sending", "none") for one in found),
        failed=tuple(one for one in found if one.state in ("failed", "dropped")),
    )
