"""Who a survey would be put to: those admitted whose consent stands, by role, by condition, or ticked one by one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from domain.roles import PARTICIPANTS, Role
from domain.surveys.audience import Audience, Tie, Whom
from questionnaires.form import Form
from services.pairing import mentoring_forms
from services.reports.progress import short_name
from storage import progress as participations
from storage.database import Connection
from storage.people import people
from storage.progress import Participation
from storage.surveys import waves


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who would be asked; ``offline``: without a messenger, on paper only."""

    person_id: int
    name: str
    offline: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    """``members`` by name. ``busy``: how many more have an open survey of the same form, and are not asked twice."""

    members: tuple[Member, ...]
    busy: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.members)

    @property
    def offline(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.members if one.offline)

    @property
    def reached(self) -> tuple[int, ...]:
        """Ids of those a message can be sent to."""
        return tuple(one.person_id for one in self.members if not one.offline)


@dataclass(frozen=True, slots=True)
class Pool:
    """Everybody a form could be put to, read once; ``circle`` picks from it."""

    found: tuple[Participation, ...]
    ties: Mapping[int, list[Tie]]
    taken: frozenset[int]
    curators: tuple[Member, ...]
    joined: Mapping[tuple[int, Role], frozenset[str]] = field(default_factory=dict)
    """Forms of mentoring by person and part."""

    def circle(self, audience: Audience, picked: Collection[int] = ()) -> Circle:
        """The members of an audience; of ``PEOPLE``: those of ``picked``."""
        if audience.whom is Whom.CURATORS:
            chosen = {one.person_id: one for one in self.curators}
        else:
            chosen = {
                one.person_id: Member(one.person_id, short_name(one.person_id, one.full_name), one.reachable is None)
                for one in self.found
                if (one.person_id in picked if audience.whom is Whom.PEOPLE else self._takes(audience, one))
            }
        free = tuple(one for one in chosen.values() if one.person_id not in self.taken)
        return Circle(free, len(chosen) - len(free))

    def everybody(self) -> tuple[Member, ...]:
        """Everybody who may be ticked."""
        return self.circle(Audience(Whom.PEOPLE), {one.person_id for one in self.found}).members

    def forms(self) -> tuple[str, ...]:
        """Forms of mentoring that somebody has joined or works in; one alone is no choice."""
        found = {tie.form for ties in self.ties.values() for tie in ties if tie.told}
        found |= {form for one in self.found for form in self.joined.get((one.person_id, one.role), ())}
        return tuple(sorted(found)) if len(found) > 1 else ()

    def _takes(self, audience: Audience, one: Participation) -> bool:
        forms = self.joined.get((one.person_id, one.role), frozenset())
        return audience.takes(one.role, self.ties.get(one.person_id, ()), forms)


def pool_of(con: Connection, programme_id: int, form: Form) -> Pool:
    """Everybody whom this form could be put to now."""
    roles = PARTICIPANTS if form.role is None else {form.role}
    found = tuple(
        one
        for one in participations.participations(con, programme_id)
        if one.current and one.state == "admitted" and one.consented and one.role in roles
    )
    return Pool(
        found=found,
        ties=waves.ties(con, programme_id),
        taken=frozenset(waves.busy(con, programme_id, form.code)),
        curators=_curators(con) if form.role is Role.CURATOR else (),
        joined=mentoring_forms.joined(con, programme_id),
    )


def _curators(con: Connection) -> tuple[Member, ...]:
    ids = people.curators(con)
    known = people.names(con, ids)
    return tuple(Member(one, short_name(one, known.get(one))) for one in ids)
