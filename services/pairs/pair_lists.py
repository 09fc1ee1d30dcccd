"""Pairs from outside the vote as a file (D34): read elsewhere, shown first, taken over whole or not at all."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from documents.drawing import Drawing
from domain.match import BESIDE, Match, format_of
from domain.pairing.pair_list import PairList, PairRow
from domain.people.doubles import same_key
from domain.people.staff import RowFault
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.consents.audit import SEARCH
from services.pairing import pairing
from storage import audit
from storage.database import Connection, Database
from storage.pairing import matches
from storage.people import participants, people

FILE_LIMIT = 20 * 1024 * 1024
"""What Telegram lets a bot download."""
_OWN = frozenset({"no-heading", "empty", "rows"})
_SEATS = 12
"""Members of one side, as ``services.pairs.pair_shapes`` lets them grow."""


@dataclass(frozen=True, slots=True)
class Found:
    """A row whose people are known."""

    row: PairRow
    mentors: tuple[int, ...]
    mentees: tuple[int, ...]

    @property
    def beside(self) -> bool:
        return self.row.kind in BESIDE or not self.mentors


@dataclass(frozen=True, slots=True)
class Preview:
    """What loading would do: ``fresh`` rows, ``there``: how many are pairs already; faults by row."""

    fresh: tuple[Found, ...]
    there: int
    faults: tuple[RowFault, ...]


async def read(drawing: Drawing, content: bytes) -> PairList:
    """What stands in a file. Refused ``pair-list-<reason>`` or ``staff-<reason>`` when it is no list of pairs."""
    if len(content) > FILE_LIMIT:
        raise Refused("staff-large")
    found = await drawing.pair_list(content)
    if found.refusal:
        raise Refused(f"{'pair-list' if found.refusal in _OWN else 'staff'}-{found.refusal}")
    return found


async def preview(db: Database, curator: Who, found: PairList, now: datetime) -> Preview:
    """Nothing is changed. Refused ``not-allowed``."""
    return await db.read(lambda con: _sifted(con, curator, found, now))


async def load(db: Database, curator: Who, found: PairList, now: datetime) -> int:
    """Make the pairs that are not there yet; nobody is told. How many.

    All or nothing, looked at again now. Refused: ``not-allowed``, ``pair-list-faults``, ``pair-list-nothing``.
    """

    def work(con: Connection) -> int:
        seen = _sifted(con, curator, found, now)
        if seen.faults:
            raise Refused("pair-list-faults", count=len(seen.faults))
        if not seen.fresh:
            raise Refused("pair-list-nothing")
        for one in seen.fresh:
            row = one.row
            style = (row.format or format_of(len(one.mentors), len(one.mentees)), row.kind, row.topic)
            matches.create(con, curator.programme.id, one.mentors, one.mentees, now, form=row.form, style=style)
        people_in = {person for one in seen.fresh for person in (*one.mentors, *one.mentees)}
        audit.note(con, curator.known, SEARCH, now, sorted(people_in))
        return len(seen.fresh)

    return await db.write(work)


def sample() -> bytes:
    """The file to be filled in."""
    from documents.pairs.pair_list import sample as made

    return made()


def _sifted(con: Connection, curator: Who, found: PairList, now: datetime) -> Preview:
    curator.must_be_curator()
    known = _People(con, curator.programme.id)
    faults = list(found.faults)
    rows: list[Found] = []
    for row in found.rows:
        made = known.resolved(row)
        rows.append(made) if isinstance(made, Found) else faults.append(made)
    live = matches.live(con, curator.programme.id)
    there = [one for one in rows if any(_same(one, match) for match in live)]
    fresh = [one for one in rows if one not in there]
    faults += [*_repeats(fresh), *_taken(fresh, live), *_crowded(con, curator, fresh, now)]
    bad = {(one.sheet, one.row) for one in faults}
    kept = tuple(one for one in fresh if (one.row.sheet, one.row.row) not in bad)
    return Preview(kept, len(there), tuple(sorted(dict.fromkeys(faults), key=lambda one: (one.sheet, one.row))))


class _People:
    """Names of the programme, asked by role; who has left is told from who was never there."""

    def __init__(self, con: Connection, programme_id: int) -> None:
        self._roles = {role: set(people.admitted(con, programme_id, role)) for role in (Role.MENTOR, Role.MENTEE)}
        self._by_name: dict[str, list[int]] = {}
        for person, name in participants.everybody(con, programme_id).items():
            self._by_name.setdefault(same_key(name), []).append(person)

    def resolved(self, row: PairRow) -> Found | RowFault:
        """The row with its people, or what is wrong with it."""
        crossed = row.kind in BESIDE  # in reverse mentoring a mentee leads: any admitted part will do
        sides: list[tuple[int, ...]] = []
        for role, names in ((Role.MENTOR, row.mentors), (Role.MENTEE, row.mentees)):
            ids = []
            for name in names:
                person = self._person(name, tuple(self._roles) if crossed else (role,))
                if isinstance(person, str):
                    return RowFault(row.sheet, row.row, person, name)
                ids.append(person)
            sides.append(tuple(dict.fromkeys(ids)))
        mentors, mentees = sides
        fault = _shape_fault(mentors, mentees)
        return RowFault(row.sheet, row.row, fault, "") if fault else Found(row, mentors, mentees)

    def _person(self, name: str, roles: Sequence[Role]) -> int | str:
        """The person, or the code of what is wrong with the name."""
        found = self._by_name.get(same_key(name), [])
        admitted = [one for one in found if any(one in self._roles[role] for role in roles)]
        if len(admitted) == 1:
            return admitted[0]
        if admitted:
            return "namesakes"
        if any(one in known for one in found for known in self._roles.values()):
            return f"not-{roles[0]}"
        return "not-admitted" if found else "unknown"


def _shape_fault(mentors: tuple[int, ...], mentees: tuple[int, ...]) -> str:
    if set(mentors) & set(mentees):
        return "self"
    if not mentors and len(mentees) < 2:
        return "no-mentor"
    return "many" if max(len(mentors), len(mentees)) > _SEATS else ""


def _same(one: Found, match: Match) -> bool:
    """Whether this match is there already."""
    return (
        set(one.mentors) == set(match.standing)
        and set(one.mentees) == set(match.mentees)
        and (one.row.form, one.row.kind) == (match.form, match.kind)
    )


def _repeats(fresh: Sequence[Found]) -> list[RowFault]:
    """A mentee has one pair in each form: a second row of the file is told which is the first."""
    first: dict[tuple[int, str], int] = {}
    seen: dict[tuple[frozenset[int], frozenset[int], str, str], int] = {}
    faults = []
    for one in fresh:
        key = (frozenset(one.mentors), frozenset(one.mentees), one.row.form, one.row.kind.value)
        if seen.setdefault(key, one.row.row) != one.row.row:
            faults.append(RowFault(one.row.sheet, one.row.row, "repeat", str(seen[key])))
            continue
        faults += [
            RowFault(one.row.sheet, one.row.row, "twice", str(first[mentee, one.row.form]))
            for mentee in (() if one.beside else one.mentees)
            if first.setdefault((mentee, one.row.form), one.row.row) != one.row.row
        ]
    return faults


def _taken(fresh: Sequence[Found], live: Sequence[Match]) -> list[RowFault]:
    """Mentees who have a pair of this form already."""
    taken = {(mentee, match.form) for match in live if not match.beside for mentee in match.mentees}
    return [
        RowFault(one.row.sheet, one.row.row, "taken", name)
        for one in fresh
        if not one.beside
        for mentee, name in zip(one.mentees, one.row.mentees, strict=False)
        if (mentee, one.row.form) in taken
    ]


def _crowded(con: Connection, curator: Who, fresh: Sequence[Found], now: datetime) -> list[RowFault]:
    """Rows from the one on that gives a mentor more mentees than they take."""
    faults = []
    for form in {one.row.form for one in fresh if not one.beside}:
        places = Counter(pairing.load(con, curator.programme.id, now, form).places)
        for one in (one for one in fresh if one.row.form == form and not one.beside):
            for mentor, name in zip(one.mentors, one.row.mentors, strict=False):
                places[mentor] -= len(one.mentees)
                if places[mentor] < 0:
                    faults.append(RowFault(one.row.sheet, one.row.row, "crowded", name))
    return faults
