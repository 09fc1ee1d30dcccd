"""The curator's list of people: filters with counts, forgiving search, what it can be picked by (D15)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.people.typos import near
from domain.programme import Programme
from domain.roles import Role
from domain.who import Who
from services.people import candidates, register_facets, register_search
from services.people.candidates import Candidate
from services.people.register_facets import Facet
from services.reports.progress import short_name
from storage import progress as stored
from storage.database import Connection, Database
from storage.pairing import waiting
from storage.people import candidates as candidate_rows
from storage.people import people_search, proposals
from storage.progress import Participation

GUESSES = 6
"""People who are named when a search finds nobody."""
WISHES_TO_MENTOR = ("interest", "wish", ("mentor", "both"))
"""Form, question and answers of the survey by which somebody could be a mentor (D10)."""


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
    VOLUNTEERS = "volunteers"


@dataclass(frozen=True, slots=True)
class Line:
    """A person in the list; ``mark`` is what asks for attention, if anything."""

    person_id: int
    name: str
    roles: tuple[Role, ...]
    mark: Filter | None
    source: str = ""
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """One filter's people by name, and how many each filter has.

    ``sums``: of possible participants, by source and state; ``guesses``: whom a search without a find may have meant.
    """

    lines: tuple[Line, ...]
    counts: dict[Filter, int]
    sums: dict[str, dict[str, int]] = field(default_factory=dict)
    guesses: tuple[Line, ...] = ()
    proposals: int = 0


async def register(
    db: Database, curator: Who, chosen: Filter, now: datetime, query: str = "", facet: str = ""
) -> Register:
    """People of the filter whom the query means: name (word beginnings in any order, initials), else post, subject.

    ``facet``: only those of a ``register_facets`` code, which the counts are of too. Refused ``stale`` for none.
    """
    return await db.read(lambda con: _register(con, curator.programme, chosen, now, query, facet))


async def facets(db: Database, curator: Who, chosen: Filter, kind: str, now: datetime) -> list[Facet]:
    """What the people of a filter can be picked by."""

    def work(con: Connection) -> list[Facet]:
        found = _register(con, curator.programme, chosen, now, "", "")
        among = [line.person_id for line in found.lines]
        return register_facets.every(con, curator.programme.id, kind, among)

    return await db.read(work)


def _register(con: Connection, programme: Programme, chosen: Filter, now: datetime, query: str, facet: str) -> Register:
    everybody = _everybody(con, programme.id, facet)
    filters = _filtered(con, programme, everybody, now)
    possible = [] if facet else candidates.every(con, programme.id)
    counts = {one: sum(one in found for found in filters.values()) for one in Filter} | {Filter.POSSIBLE: len(possible)}
    if chosen is Filter.POSSIBLE:
        lines = [_possible(one) for one in possible]
        names = {one.person_id: one.name for one in possible}
    else:
        lines = [_line(parts, filters[one]) for one, parts in everybody.items() if chosen in filters[one]]
        names = {one: parts[0].full_name or "" for one, parts in everybody.items()}
    guesses: list[Line] = []
    if query:
        meant = register_search.meant(con, programme.id, query, names)
        lines = [line for line in lines if line.person_id in meant]
        if not lines:
            guesses = _guesses(query, [_line(parts, filters[one]) for one, parts in everybody.items()], names)
    sums = candidate_rows.sums(con, programme.id) if chosen is Filter.POSSIBLE else {}
    return Register(tuple(lines), counts, sums, tuple(guesses), len(proposals.waiting(con, programme.id)))


def _everybody(con: Connection, programme_id: int, facet: str) -> dict[int, list[Participation]]:
    """Parts by person, by name; with a facet only those who have it."""
    wanted = register_facets.people(con, programme_id, facet) if facet else None
    found: dict[int, list[Participation]] = {}
    for one in stored.participations(con, programme_id):
        if one.person_state != "erased" and (wanted is None or one.person_id in wanted):
            found.setdefault(one.person_id, []).append(one)
    return found


def _filtered(
    con: Connection, programme: Programme, everybody: dict[int, list[Participation]], now: datetime
) -> dict[int, set[Filter]]:
    """Every filter under which each person stands."""
    paired = stored.paired_people(con, programme.id)
    if paired:  # whose work is done, and for whom nobody is looked at present, is no worry either
        paired |= {(person, Role.MENTEE) for person in waiting.resting(con, programme.id)}
    silent = register_search.silent(con, programme, now)
    found = {person_id: _filters(parts, paired, silent) for person_id, parts in everybody.items()}
    for person_id in people_search.volunteers(con, programme.id, *WISHES_TO_MENTOR) & set(found):
        found[person_id].add(Filter.VOLUNTEERS)
    return found


def _guesses(query: str, lines: Sequence[Line], names: dict[int, str]) -> list[Line]:
    return [line for line in lines if near(query, names.get(line.person_id, ""))][:GUESSES]


def _possible(one: Candidate) -> Line:
    name = short_name(one.person_id, one.name)
    return Line(one.person_id, name, one.roles, Filter.POSSIBLE, one.source, one.state)


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
