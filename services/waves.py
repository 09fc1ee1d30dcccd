"""A survey opened by a curator: form, audience, invitations, one reminder, an end (D10, D43, D50)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from sqlite3 import Row
from zoneinfo import ZoneInfo

from domain.notice import Notice
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from questionnaires.form import Form
from services import forms
from services.progress import short_name
from storage import notices, people, programmes, waves
from storage import progress as participations
from storage import responses as rows
from storage.database import Connection, Database
from storage.moments import from_text

OPENED, REMINDER, CLOSED = "wave-opened", "wave-reminder", "wave-closed"
REMIND_AFTER = timedelta(days=3)
SPANS = (7, 14)  # days a survey may stay open
LISTED = 12
# Records about somebody, written whenever there is something to write; no survey of opinions.
RECORDS = frozenset({"third_party", "teacher_record", "plan_rating"})


class Audience(StrEnum):
    """Whom it is for; the value rides in callback data. Only those who were admitted and whose consent stands."""

    ALL = "all"
    MENTORS = "mentors"
    MENTEES = "mentees"
    CURATORS = "curators"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Wave:
    """``silent``: short names of those who have not answered. ``offline`` have no messenger (known at the opening)."""

    id: int
    form: Form
    audience: Audience
    opened_at: datetime
    closes_at: datetime
    closed: bool
    guests: int
    answered: int
    zone: ZoneInfo
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Circle:
    """An audience: people with a messenger (id, short name), and short names of those without one."""

    people: tuple[tuple[int, str], ...]
    offline: tuple[str, ...]


def offered() -> tuple[Form, ...]:
    """Forms that may be opened: neither those that have their own way into the programme nor records."""
    own = {*forms.BASE_FORMS.values(), forms.ENTRY_FORM, *RECORDS}
    found = (form for form in forms.in_force().values() if form.review and form.code not in own)
    return tuple(sorted(found, key=lambda form: form.title))


def audiences(form: Form) -> tuple[Audience, ...]:
    """Whom the form can be put to."""
    if form.role is Role.CURATOR:
        return (Audience.CURATORS,)
    if form.role is not None:
        return (Audience.MENTORS if form.role is Role.MENTOR else Audience.MENTEES, Audience.PERSON)
    return (Audience.ALL, Audience.MENTORS, Audience.MENTEES, Audience.PERSON)


async def circle(db: Database, curator: Who, form_code: str, audience: Audience) -> Circle:
    """Who would be asked; of ``PERSON``: everybody who could be."""
    form = _openable(form_code, audience)
    return await db.read(lambda con: _circle(con, curator.programme.id, form, audience))


async def open_wave(
    db: Database, curator: Who, form_code: str, audience: Audience, person_id: int, days: int, now: datetime
) -> int:
    """Open it and invite. Refused: ``wave-nobody``, ``wave-running`` (one for them is open), ``stale``."""
    form = _openable(form_code, audience)
    if days not in SPANS:
        raise Refused("stale")

    def work(con: Connection) -> int:
        found = [one for one, _ in _circle(con, curator.programme.id, form, audience).people]
        guests = [one for one in found if audience is not Audience.PERSON or one == person_id]
        if not guests:
            raise Refused("wave-nobody")
        whom = f"{audience}:{person_id}" if audience is Audience.PERSON else audience.value
        closes = now + timedelta(days=days)
        wave_id = waves.create(con, curator.programme.id, form.code, whom, closes, curator.known, now)
        if wave_id is None:
            raise Refused("wave-running")
        waves.invite(con, wave_id, guests)
        for person in guests:
            notices.put(con, Notice(OPENED, person, now, subject(wave_id), {"wave": wave_id}))
            notices.put(con, Notice(REMINDER, person, now + REMIND_AFTER, subject(wave_id), {"wave": wave_id}))
        return wave_id

    return await db.write(work)


async def listed(db: Database, curator: Who) -> tuple[Wave, ...]:
    """The latest surveys, open ones first."""
    return await db.read(lambda con: tuple(_wave(con, row) for row in waves.newest(con, curator.programme.id, LISTED)))


async def get(db: Database, curator: Who, wave_id: int) -> Wave:
    """One survey with its turnout; Refused ``stale``."""
    return await db.read(lambda con: found(con, curator, wave_id))


async def close(db: Database, curator: Who, wave_id: int, now: datetime) -> Wave:
    """Close it now; the second of two taps changes nothing. Who has begun may still send."""

    def work(con: Connection) -> Wave:
        _row(con, curator, wave_id)
        _close(con, wave_id, now)
        return _wave(con, _row(con, curator, wave_id))

    return await db.write(work)


async def invited(db: Database, who: Who, wave_id: int) -> Form:
    """The form that the person may begin now. Refused ``wave-closed``, ``stale`` when not invited."""

    def work(con: Connection) -> Form:
        row = waves.get(con, wave_id)
        if row is None or who.known not in {guest["person_id"] for guest in waves.guests(con, wave_id)}:
            raise Refused("stale")
        form = forms.newest(row["form_code"])
        begun = rows.find(con, who.known, form.code, subject(wave_id), "open")
        if rows.find(con, who.known, form.code, subject(wave_id), "submitted") is not None:
            raise Refused("wave-answered")
        if row["closed_at"] is not None and begun is None:
            raise Refused("wave-closed")
        return form

    return await db.read(work)


async def due_for(db: Database, person_id: int, wave_id: int) -> Wave | None:
    """The survey to be told of, or reminded of, now; None when it is over or answered."""

    def work(con: Connection) -> Wave | None:
        row = waves.get(con, wave_id)
        if row is None or row["closed_at"] is not None:
            return None
        answered = {guest["person_id"]: guest["answered"] for guest in waves.guests(con, wave_id)}
        return None if answered.get(person_id, True) else _wave(con, row)

    return await db.read(work)


async def closed(db: Database, wave_id: int) -> Wave | None:
    """For the notice to the curator."""

    def work(con: Connection) -> Wave | None:
        row = waves.get(con, wave_id)
        return None if row is None else _wave(con, row)

    return await db.read(work)


async def tick(db: Database, now: datetime) -> None:
    """Close what has come to its end and tell who opened it."""

    def work(con: Connection) -> None:
        for row in waves.overdue(con, now):
            if _close(con, row["id"], now):
                notices.put(con, Notice(CLOSED, row["opened_by"], now, subject(row["id"]), {"wave": row["id"]}))

    if await db.read(lambda con: bool(waves.overdue(con, now))):
        await db.write(work, claim=False)


def found(con: Connection, curator: Who, wave_id: int) -> Wave:
    """The same within a unit of work."""
    return _wave(con, _row(con, curator, wave_id))


def subject(wave_id: int) -> str:
    """What a response of this survey is about."""
    return f"wave:{wave_id}"


def _close(con: Connection, wave_id: int, now: datetime) -> bool:
    for kind in (OPENED, REMINDER):
        notices.drop(con, kind, subject=subject(wave_id))
    return waves.close(con, wave_id, now)


def _openable(form_code: str, audience: Audience) -> Form:
    form = next((form for form in offered() if form.code == form_code), None)
    if form is None or audience not in audiences(form):
        raise Refused("stale")
    return form


def _row(con: Connection, curator: Who, wave_id: int) -> Row:
    row = waves.get(con, wave_id)
    if row is None or row["programme_id"] != curator.programme.id:
        raise Refused("stale")
    return row


def _wave(con: Connection, row: Row) -> Wave:
    guests = waves.guests(con, row["id"])
    programme = programmes.running(con)
    return Wave(
        id=row["id"],
        form=forms.newest(row["form_code"]),
        audience=Audience(row["audience"].partition(":")[0]),
        opened_at=from_text(row["opened_at"]),
        closes_at=from_text(row["closes_at"]),
        closed=row["closed_at"] is not None,
        guests=len(guests),
        zone=programme.zone,
        answered=sum(guest["answered"] for guest in guests),
        silent=tuple(short_name(one["person_id"], one["full_name"]) for one in guests if not one["answered"]),
    )


def _circle(con: Connection, programme_id: int, form: Form, audience: Audience) -> Circle:
    if audience is Audience.CURATORS:
        ids = people.curators(con)
        known = people.names(con, ids)
        return Circle(tuple((one, short_name(one, known.get(one))) for one in ids), ())
    wanted = {Audience.MENTORS: {Role.MENTOR}, Audience.MENTEES: {Role.MENTEE}}.get(audience)
    roles = wanted or ({form.role} if form.role is not None else {Role.MENTOR, Role.MENTEE})
    chosen = {
        one.person_id: one
        for one in participations.participations(con, programme_id)
        if one.current and one.state == "admitted" and one.consented and one.role in roles
    }
    names = {one.person_id: short_name(one.person_id, one.full_name) for one in chosen.values()}
    return Circle(
        people=tuple((one.person_id, names[one.person_id]) for one in chosen.values() if one.reachable is not None),
        offline=tuple(names[one.person_id] for one in chosen.values() if one.reachable is None),
    )
