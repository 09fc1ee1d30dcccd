"""The base of mentors as a whole: what each can help with, how much each carries, what came of it (D20)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from documents.people.base_rows import LoadLine
from domain.people.categories import ordered
from domain.roles import Role
from domain.who import Who
from questionnaires.facts import DEFAULT_CAPACITY, Facts
from services.people import categories, profiles
from services.questionnaires.forms import all_labels
from storage.database import Connection, Database
from storage.pairing import matches
from storage.people import participants


@dataclass(frozen=True, slots=True)
class Load:
    """``gives``: codes of what the mentor can help with; ``whom``: categories of mentees, where the form asks for them.

    ``categories``: the mentor's own. ``load`` mentees of ``places``. ``completed``: pairs whose programme was gone
    through; ``meetings``: held in all pairs, ended ones too.
    """

    person_id: int
    name: str
    gives: tuple[str, ...]
    whom: tuple[str, ...]
    categories: tuple[str, ...]
    load: int
    places: int
    completed: int
    meetings: int

    @property
    def free(self) -> int:
        return max(self.places - self.load, 0)


async def every(db: Database, curator: Who) -> list[Load]:
    """Admitted mentors, those with most free places first. Refused ``not-allowed``."""
    curator.must_be_curator()
    return await db.read(lambda con: loads(con, curator.programme.id))


def loads(con: Connection, programme_id: int) -> list[Load]:
    """Every admitted mentor; a meeting beside a pair takes no place."""
    described = profiles.facts(con, programme_id, Role.MENTOR)
    carried = places(con, programme_id, described)
    named = categories.of_everybody(con, programme_id)
    held = matches.held_counts(con, programme_id)
    every_match = matches.every(con, programme_id)
    found = []
    for one in participants.admitted(con, programme_id, Role.MENTOR):
        facts = described.get(one.person_id, Facts())
        mine = [match for match in every_match if one.person_id in match.mentors]
        load, whole = carried[one.person_id]
        found.append(
            Load(
                person_id=one.person_id,
                name=one.name,
                gives=tuple(sorted(facts.gives)),
                whom=ordered(Role.MENTEE, facts.support),
                categories=named.get((one.person_id, Role.MENTOR), ()),
                load=load,
                places=whole,
                completed=sum(match.state == "completed" for match in mine),
                meetings=sum(held.get(match.id, 0) for match in mine),
            )
        )
    return sorted(found, key=lambda one: (-one.free, one.load, one.name, one.person_id))


def places(
    con: Connection, programme_id: int, described: Mapping[int, Facts] | None = None
) -> dict[int, tuple[int, int]]:
    """Each admitted mentor's mentees now, and how many places there are; ``described``: facts, if they are at hand.

    Who stands in for somebody, and what is done beside a pair, takes no place.
    """
    load: Counter[int] = Counter()
    for match in matches.live(con, programme_id):
        for mentor in () if match.beside else match.standing:
            load[mentor] += len(match.mentees)
    mentors = participants.admitted(con, programme_id, Role.MENTOR)
    if described is None:
        unsaid = any(one.capacity is None for one in mentors)
        described = profiles.facts(con, programme_id, Role.MENTOR) if unsaid else {}
    whole = {person: facts.capacity for person, facts in described.items()}
    return {
        one.person_id: (
            load[one.person_id],
            whole.get(one.person_id, DEFAULT_CAPACITY) if one.capacity is None else one.capacity,
        )
        for one in mentors
    }


def lines(con: Connection, programme_id: int) -> tuple[LoadLine, ...]:
    """The same for the curator's Excel file, in words."""
    words = all_labels("gives")
    return tuple(
        LoadLine(
            name=one.name,
            gives="; ".join(words.get(code, code) for code in one.gives),
            categories=one.categories,
            load=one.load,
            places=one.places,
            free=one.free,
            completed=one.completed,
            meetings=one.meetings,
        )
        for one in loads(con, programme_id)
    )
