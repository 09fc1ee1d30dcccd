"""Doubles: one person entered twice is put together, after a look at what goes where (D15)."""

from dataclasses import dataclass
from datetime import datetime

from domain.names import labels
from domain.people.doubles import KnownNames
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.consents import minors
from services.reports.progress import short_name
from storage import audit
from storage.consents import consents, personal
from storage.database import Connection, Database
from storage.people import candidates as candidate_rows
from storage.people import invitations, merging, people, people_search

MERGED = "merge"


@dataclass(frozen=True, slots=True)
class Possible:
    """Somebody who might be the same person; ``alike``: the names fit."""

    person_id: int
    name: str
    alike: bool


@dataclass(frozen=True, slots=True)
class Merge:
    """``kept`` stays, ``gone`` goes; ``moves``: kind of thing → how many of them."""

    person_id: int
    kept: str
    gone_id: int
    gone: str
    roles: tuple[Role, ...]
    moves: dict[str, int]


async def possible(db: Database, curator: Who, person_id: int) -> tuple[str, list[Possible]]:
    """The person's name, and everybody else: those of a like name first. Refused: ``not-allowed``, ``not-found``."""

    def work(con: Connection) -> tuple[str, list[Possible]]:
        name = _name(con, curator, person_id)
        others = people_search.others(con, curator.programme.id, person_id)
        known = KnownNames([name])
        short = labels(others)
        found = [Possible(one, short[one], full in known) for one, full in others.items()]
        return name, sorted(found, key=lambda one: not one.alike)

    return await db.read(work)


async def preview(db: Database, curator: Who, person_id: int, gone_id: int) -> Merge:
    """What would go where; nothing is changed. Refused as ``merge``."""
    return await db.read(lambda con: _merge(con, curator, person_id, gone_id))


async def merge(db: Database, curator: Who, person_id: int, gone_id: int, now: datetime) -> None:
    """Put ``gone_id`` together with ``person_id``.

    Refused: ``not-allowed``, ``not-found``; ``merge-curator`` for a curator's row; ``merge-pair`` for two of one pair;
    ``merge-consent`` when either of them has refused or withdrawn the consent: a «no» is not merged away;
    ``merge-age`` when a representative's consent is owed for the one and the other has a consent of its own.
    """

    def work(con: Connection) -> None:
        _merge(con, curator, person_id, gone_id)
        invitations.revoke_personal(con, gone_id, now)
        merging.merge(con, person_id, gone_id, curator.known, now)
        audit.note(con, curator.known, MERGED, now, [person_id])

    await db.write(work)


def _merge(con: Connection, curator: Who, person_id: int, gone_id: int) -> Merge:
    kept, gone = _name(con, curator, person_id), _name(con, curator, gone_id)
    roles = people.states(con, gone_id)
    if person_id == gone_id:
        raise Refused("stale")
    if Role.CURATOR in roles:
        raise Refused("merge-curator")
    if merging.share_a_match(con, person_id, gone_id):
        raise Refused("merge-pair")
    for one in (person_id, gone_id):
        last = consents.latest(con, one)
        if last is not None and last["decision"] != "given":
            raise Refused("merge-consent")
    if _works_round(con, person_id, gone_id) or _works_round(con, gone_id, person_id):
        raise Refused("merge-age")
    given = tuple(roles) or tuple(candidate_rows.roles_of(con, gone_id))
    return Merge(person_id, kept, gone_id, gone, given, merging.belongings(con, gone_id))


def _works_round(con: Connection, minor: int, other: int) -> bool:
    """Whether the other's own consent would stand in for the one that a minor's representative still owes."""
    row = personal.person(con, other)
    own = consents.stands(con, other) and row is not None and not row["minor"]
    return own and minors.owed(con, minor)


def _name(con: Connection, curator: Who, person_id: int) -> str:
    curator.must_be_curator()
    row = people_search.person(con, curator.programme.id, person_id)
    if row is None or row["state"] == "erased":
        raise Refused("not-found")
    return row["full_name"] or short_name(person_id, None)
