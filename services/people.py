"""The curator's register of participants: lists, forgiving search, a card, people without a messenger (D15)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from sqlite3 import Row

from domain.names import search_key
from domain.programme import Programme
from domain.refusal import Refused
from domain.roles import PARTICIPANTS, Role
from domain.who import Who
from services import candidates, forms, register_search, surveys
from services.progress import short_name
from storage import audit, consents, people, people_search, personal
from storage import candidates as candidate_rows
from storage import progress as stored
from storage import responses as rows
from storage.database import Connection, Database
from storage.moments import from_text, maybe_day
from storage.progress import Participation

NAME_LIMIT = 120
PAPER_LIMIT = 200


class Filter(StrEnum):
    """Which people to list; the value rides in callback data."""

    ALL = "all"
    MENTORS = "mentors"
    MENTEES = "mentees"
    WAITING = "waiting"
    UNPAIRED = "unpaired"
    SILENT = "silent"
    NO_CONSENT = "no_consent"
    UNREACHABLE = "unreachable"
    OFFLINE = "offline"
    LEFT = "left"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Line:
    """A person in the list; ``mark`` is what asks for attention, if anything."""

    person_id: int
    name: str
    roles: tuple[Role, ...]
    mark: Filter | None


@dataclass(frozen=True, slots=True)
class Register:
    """One filter's people by name, and how many each filter has."""

    lines: tuple[Line, ...]
    counts: dict[Filter, int]


@dataclass(frozen=True, slots=True)
class Part:
    """A role with its state; ``applied``: the questionnaire was sent."""

    role: Role
    state: str
    applied: bool

    @property
    def waiting(self) -> bool:
        return self.state == "joined" and self.applied

    @property
    def current(self) -> bool:
        return self.state in {"joined", "admitted"}


@dataclass(frozen=True, slots=True)
class CardPair:
    match_id: int
    others: str
    held: int
    last_held: date | None
    told: bool


@dataclass(frozen=True, slots=True)
class Card:
    """Everything a curator sees of a person at a glance. ``reachable`` None: without a messenger."""

    person_id: int
    name: str
    post: str
    contact: str
    account: int | None
    username: str
    state: str
    parts: tuple[Part, ...]
    consent: str | None
    consent_at: datetime | None
    paper: str
    forms: tuple[tuple[str, datetime], ...]
    unfinished: tuple[str, ...]
    pairs: tuple[CardPair, ...]
    reachable: bool | None
    undelivered: int
    possible: tuple[Role, ...] = ()

    @property
    def current(self) -> bool:
        return any(part.current for part in self.parts)

    @property
    def other_role(self) -> Role | None:
        """The second role that could be given: only to somebody with exactly one."""
        held = {part.role for part in self.parts if part.current} & PARTICIPANTS
        return next(iter(held)).other_side if len(held) == 1 else None


async def register(db: Database, curator: Who, chosen: Filter, now: datetime, query: str = "") -> Register:
    """People of the filter whom the query means: name (word beginnings in any order, initials), else post, subject."""
    return await db.read(lambda con: _register(con, curator.programme, chosen, now, query))


def _register(con: Connection, programme: Programme, chosen: Filter, now: datetime, query: str) -> Register:
    paired = stored.paired_people(con, programme.id)
    silent = register_search.silent(con, programme, now)
    by_person: dict[int, list[Participation]] = {}
    for one in stored.participations(con, programme.id):
        if one.person_state != "erased":
            by_person.setdefault(one.person_id, []).append(one)
    filters = {person_id: _filters(parts, paired, silent) for person_id, parts in by_person.items()}
    possible = candidates.every(con, programme.id)
    counts = {one: sum(one in found for found in filters.values()) for one in Filter} | {Filter.POSSIBLE: len(possible)}
    lines = [_line(parts, filters[one]) for one, parts in by_person.items() if chosen in filters[one]]
    names = {person_id: parts[0].full_name or "" for person_id, parts in by_person.items()}
    if chosen is Filter.POSSIBLE:
        lines = [Line(one.person_id, short_name(one.person_id, one.name), one.roles, chosen) for one in possible]
        names = {one.person_id: one.name for one in possible}
    if query:
        meant = register_search.meant(con, programme.id, query, names)
        lines = [line for line in lines if line.person_id in meant]
    return Register(tuple(lines), counts)


def _filters(parts: Sequence[Participation], paired: set[tuple[int, Role]], silent: set[int]) -> set[Filter]:
    """Every filter under which the person stands."""
    current = [one for one in parts if one.current]
    if not current:
        return {Filter.LEFT}
    found = {Filter.ALL}
    found |= {Filter.MENTORS if one.role is Role.MENTOR else Filter.MENTEES for one in current}
    if any(one.state == "joined" and one.applied for one in current):
        found.add(Filter.WAITING)
    if any(_unpaired(one, paired) for one in current):
        found.add(Filter.UNPAIRED)
    if current[0].person_id in silent:
        found.add(Filter.SILENT)
    if not current[0].consented:
        found.add(Filter.NO_CONSENT)
    if current[0].reachable is False:
        found.add(Filter.UNREACHABLE)
    if current[0].reachable is None:
        found.add(Filter.OFFLINE)
    return found


def _unpaired(one: Participation, paired: set[tuple[int, Role]]) -> bool:
    """Mentees only: a mentor without a mentee is a reserve, not a worry. Before the first pair there is nobody."""
    alone = (one.person_id, one.role) not in paired
    return bool(paired) and one.role is Role.MENTEE and one.state == "admitted" and alone


def _line(parts: Sequence[Participation], found: set[Filter]) -> Line:
    grave = (
        *(Filter.LEFT, Filter.WAITING, Filter.UNREACHABLE, Filter.NO_CONSENT, Filter.SILENT),
        *(Filter.UNPAIRED, Filter.OFFLINE),
    )
    roles = [one.role for one in parts if one.current] or [one.role for one in parts]
    first = parts[0]
    mark = next((one for one in grave if one in found), None)
    return Line(first.person_id, short_name(first.person_id, first.full_name), tuple(roles), mark)


async def card(db: Database, curator: Who, person_id: int) -> Card:
    """A person's card. Refused ``not-found`` for somebody erased or unknown."""
    return await db.read(lambda con: _card(con, curator.programme.id, person_id))


async def open_card(db: Database, curator: Who, person_id: int, now: datetime) -> Card:
    """The same, looked at by a curator: noted for the person, and not shown without."""

    def work(con: Connection) -> Card:
        found = _card(con, curator.programme.id, person_id)
        audit.note(con, curator.known, "card", now, [person_id])
        return found

    return await db.write(work)


def _card(con: Connection, programme_id: int, person_id: int) -> Card:
    row = people_search.person(con, programme_id, person_id)
    if row is None or row["state"] == "erased":
        raise Refused("not-found")
    consent = consents.latest(con, person_id)
    running = [one for one in rows.of_person(con, person_id) if one["state"] == "open"]
    return Card(
        person_id=person_id,
        name=row["full_name"] or short_name(person_id, None),
        post=row["post"] or "",
        contact=row["contact"] or "",
        account=row["account"],
        username=row["username"] or "",
        state=row["state"],
        parts=tuple(_part(one) for one in personal.memberships(con, person_id)),
        consent=None if consent is None else consent["decision"],
        consent_at=None if consent is None else from_text(consent["decided_at"]),
        paper="" if consent is None else consent["paper"] or "",
        forms=tuple((one.form.title, one.sent_at) for one in surveys.filled_by(con, person_id) if one.form.review),
        unfinished=tuple(forms.of(con, one["form_hash"]).title for one in running),
        pairs=tuple(_pair(one) for one in people_search.matches(con, person_id)),
        reachable=None if row["reachable"] is None else bool(row["reachable"]),
        undelivered=people_search.undelivered(con, person_id),
        possible=tuple(candidate_rows.roles_of(con, person_id)),
    )


def _part(row: Row) -> Part:
    return Part(Role(row["role"]), row["state"], row["applied_at"] is not None)


def _pair(row: Row) -> CardPair:
    return CardPair(row["id"], row["others"] or "", row["held"], maybe_day(row["last_held"]), row["state"] == "active")


async def name_of(db: Database, person_id: int) -> str:
    """Full name for a notice; a number for somebody without one."""
    found = await db.read(lambda con: people.full_name(con, person_id))
    return found or short_name(person_id, None)


async def add(db: Database, curator: Who, name: str, role: Role, paper: str, now: datetime) -> int:
    """Somebody without a messenger, with the number and date of the consent on paper; returns the person's id.

    Refused: ``not-allowed``, ``people-name``, ``people-paper``, ``too-long``.
    """
    clean, proof = " ".join(name.split()), " ".join(paper.split())

    def work(con: Connection) -> int:
        if not curator.is_curator or role not in PARTICIPANTS:
            raise Refused("not-allowed")
        check_paper(proof)
        check_name(clean)
        person_id = people.add_person(con, curator.programme.id, now, clean)
        people.join(con, person_id, role, now)
        consents.record(con, person_id, "given", now, role=role, paper=proof, recorded_by=curator.known)
        audit.note(con, curator.known, "add", now, [person_id])
        return person_id

    return await db.write(work)


def check_name(name: str) -> None:
    """Refused ``people-name`` for what is no full name, ``too-long`` for a text."""
    if len(name) > NAME_LIMIT:
        raise Refused("too-long", length=len(name), limit=NAME_LIMIT)
    if len(search_key(name).split()) < 2:
        raise Refused("people-name")


def check_paper(paper: str) -> None:
    """Refused ``people-paper`` for what is no number or date of a consent, ``too-long`` for a text."""
    if len(paper) > PAPER_LIMIT:
        raise Refused("too-long", length=len(paper), limit=PAPER_LIMIT)
    if not any(sign.isdigit() for sign in paper):
        raise Refused("people-paper")


async def add_role(db: Database, curator: Who, person_id: int, role: Role, now: datetime) -> None:
    """Give a participant the other role too; its questionnaire is theirs to fill. Refused ``stale`` when held."""

    def work(con: Connection) -> None:
        if not curator.is_curator or role not in PARTICIPANTS:
            raise Refused("not-allowed")
        if _card(con, curator.programme.id, person_id).other_role is not role:
            raise Refused("stale")
        people.join(con, person_id, role, now)
        audit.note(con, curator.known, "role", now, [person_id])

    await db.write(work)


async def change_role(db: Database, curator: Who, person_id: int, role: Role, now: datetime) -> None:
    """Give a participant this role instead of the other one; its questionnaire is theirs to fill.

    Refused: ``not-allowed``; ``stale`` when held; ``people-role-pair`` while a pair goes on in the other role.
    """

    def work(con: Connection) -> None:
        if not curator.is_curator or role not in PARTICIPANTS:
            raise Refused("not-allowed")
        found = _card(con, curator.programme.id, person_id)
        if found.other_role is not role:
            raise Refused("stale")
        if found.pairs:
            raise Refused("people-role-pair")
        people.join(con, person_id, role, now)
        people.step_down(con, person_id, role.other_side)
        audit.note(con, curator.known, "role", now, [person_id])

    await db.write(work)
