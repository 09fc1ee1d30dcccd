"""Partner organisations: agreements, whom they gave, their share (D16)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from sqlite3 import Row

from domain.document import split_number
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from questionnaires.reading import clean, read_date
from services.people.interviews import check_person
from services.reports.progress import short_name
from storage import audit
from storage.database import Connection, Database
from storage.moments import maybe_day
from storage.people import partners, people

KINDS = ("enterprise", "college", "university", "school", "public", "other")
LIMITS = {"name": 200, "contact": 300, "number": 60}
SOON = timedelta(days=30)
"""An agreement that ends within it is said to."""
CHANGED = "partner"
"""Kind of the audit log's entry: somebody's place of work."""


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation; ``people``: whom it gave (id, short name), filled where one is looked at."""

    id: int
    name: str
    kind: str
    number: str
    signed_on: date | None
    until: date | None
    contact: str
    mentors: int = 0
    people: tuple[tuple[int, str], ...] = ()

    def state(self, today: date) -> str:
        """``none`` without an agreement; ``endless``, ``over``, ``soon`` or ``stands``."""
        if not self.number:
            return "none"
        if self.until is None:
            return "endless"
        if self.until < today:
            return "over"
        return "soon" if self.until - today <= SOON else "stands"


def _partner(row: Row, mentors: int = 0, members: tuple[tuple[int, str], ...] = ()) -> Partner:
    return Partner(
        *(row["id"], row["name"], row["kind"], row["number"] or "", maybe_day(row["signed_on"])),
        *(maybe_day(row["until"]), row["contact"] or "", mentors, members),
    )


async def every(db: Database, curator: Who) -> list[Partner]:
    """Organisations by name. Refused ``not-allowed``."""
    curator.must_be_curator()
    rows = await db.read(lambda con: partners.every(con, curator.programme.id))
    return [_partner(row, row["mentors"]) for row in rows]


async def get(db: Database, curator: Who, partner_id: int) -> Partner:
    """One with its people. Refused: ``not-allowed``, ``not-found``."""
    return await db.read(lambda con: _get(con, curator, partner_id))


def _get(con: Connection, curator: Who, partner_id: int) -> Partner:
    curator.must_be_curator()
    row = partners.get(con, curator.programme.id, partner_id)
    if row is None:
        raise Refused("not-found")
    members = tuple((one["id"], short_name(one["id"], one["full_name"])) for one in partners.people(con, partner_id))
    return _partner(row, members=members)


async def add(db: Database, curator: Who, name: str, kind: str, now: datetime) -> int:
    """A new organisation. Refused: ``not-allowed``, ``stale`` for no kind, ``too-long``, ``partner-known``."""
    told = _text("name", name)

    def work(con: Connection) -> int:
        curator.must_be_curator()
        if kind not in KINDS:
            raise Refused("stale")
        if any(row["name"].casefold() == told.casefold() for row in partners.every(con, curator.programme.id)):
            raise Refused("partner-known", name=told)
        return partners.add(con, curator.programme.id, told, kind, curator.known, now)

    return await db.write(work)


def _text(field: str, typed: str) -> str:
    """Refused: ``too-long``, ``partner-name``."""
    text = " ".join(clean(typed).split())
    if len(text) > LIMITS[field]:
        raise Refused("too-long", length=len(text), limit=LIMITS[field])
    if field == "name" and len(text) < 2:
        raise Refused("partner-name")
    return text


async def change(db: Database, curator: Who, partner_id: int, field: str, typed: str, today: date) -> None:
    """Put a field right as typed; ``number`` takes the agreement's number and day together.

    Refused: ``not-allowed``, ``not-found``, ``stale``, ``too-long``, ``partner-number``, ``partner-until``.
    """
    values = _values(field, typed, today)

    def work(con: Connection) -> None:
        known = _get(con, curator, partner_id)
        until, signed = values.get("until"), known.signed_on
        if isinstance(until, date) and signed is not None and until < signed:
            raise Refused("partner-before", day=f"{signed:%d.%m.%Y}")
        for name, value in values.items():
            partners.change(con, partner_id, name, value)

    await db.write(work)


def _values(field: str, typed: str, today: date) -> dict[str, str | date | None]:
    match field:
        case "name" | "contact":
            return {field: _text(field, typed)}
        case "kind" if typed in KINDS:
            return {"kind": typed}
        case "number":
            found = split_number(typed)
            signed = read_date(found[1], today) if found and found[1] else None
            if found is None or (found[1] and signed is None):
                raise Refused("partner-number", day=f"{today:%d.%m.%Y}")
            return {"number": _text("number", found[0]), "signed_on": signed}
        case "until":
            until = read_date(typed, today)
            if until is None:
                raise Refused("partner-until", day=f"{today + timedelta(days=365):%d.%m.%Y}")
            return {"until": until}
    raise Refused("stale")


async def remove(db: Database, curator: Who, partner_id: int) -> str:
    """Take an organisation off the list; its people stay. Its name. Refused: ``not-allowed``, ``not-found``."""

    def work(con: Connection) -> str:
        found = _get(con, curator, partner_id)
        partners.remove(con, partner_id)
        return found.name

    return await db.write(work)


async def place(db: Database, curator: Who, person_id: int, partner_id: int | None, now: datetime) -> None:
    """Somebody comes from this organisation; ``None``: from none.

    Refused: ``not-allowed``, ``not-found``; ``partner-mentor`` for somebody who is no mentor.
    """

    def work(con: Connection) -> None:
        check_person(con, curator, person_id)
        if partner_id is None:
            partners.detach(con, person_id)
        else:
            _get(con, curator, partner_id)
            if people.states(con, person_id).get(Role.MENTOR) not in {"joined", "admitted"}:
                raise Refused("partner-mentor")
            partners.attach(con, person_id, partner_id, curator.known, now)
        audit.note(con, curator.known, CHANGED, now, [person_id])

    await db.write(work)
