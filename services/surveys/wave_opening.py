"""A curator opens a survey: which form, whom it is put to, from when, until when (D10, D43, D50)."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from sqlite3 import Row

from domain import rhythm
from domain.names import matches as name_matches
from domain.programme import Programme
from domain.refusal import Refused
from domain.roles import Role
from domain.surveys import audience as audiences
from domain.surveys.audience import Audience, Only, Whom
from domain.who import Who
from questionnaires.form import Day, Form, Item, Kind
from questionnaires.reading import parse
from services.questionnaires import forms
from services.surveys import waves as opened
from services.surveys.wave_catalogue import openable, roles_for
from services.surveys.wave_circle import Circle, Member, Pool, pool_of
from storage import programmes
from storage.database import Connection, Database
from storage.surveys import waves

SPANS = (7, 14)  # days a survey stays open, to choose from
LONGEST = 366
MEETINGS = (1, 3, 5)
LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the curator has chosen so far; days are those of the programme's calendar. ``opens`` None: now."""

    form_code: str
    audience: Audience
    opens: date | None = None
    closes: date | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan as the curator sees it before «yes». ``opens_at`` None: now; ``first``: the day it opens;

    ``closings``: last days to choose from.
    """

    plan: Plan
    form: Form
    circle: Circle
    opens_at: datetime | None
    first: date
    closings: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A way to say who of them: the audience and how many they are now."""

    audience: Audience
    count: int


async def roles(db: Database, curator: Who, form_code: str) -> tuple[Narrowing, ...]:
    """Whom the form can be put to, with how many they are now."""
    form = openable(form_code)

    def work(con: Connection) -> tuple[Narrowing, ...]:
        pool = pool_of(con, curator.programme.id, form)
        return tuple(_counted(pool, Audience(whom)) for whom in roles_for(form))

    return await db.read(work)


async def narrowings(db: Database, curator: Who, form_code: str, whom: Whom) -> tuple[Narrowing, ...]:
    """The conditions that may be put on a role, with how many are left by each."""
    form = openable(form_code)
    if whom not in roles_for(form) or whom in (Whom.PEOPLE, Whom.CURATORS):
        raise Refused("stale")

    def work(con: Connection) -> tuple[Narrowing, ...]:
        pool = pool_of(con, curator.programme.id, form)
        states = [Audience(whom, only) for only in (Only.PAIRED, Only.FREE, Only.DONE)]
        met = [Audience(whom, Only.MET, str(least)) for least in MEETINGS]
        by_form = [Audience(whom, Only.FORM, code) for code in pool.forms()]
        fit = [one for one in (*states, *met, *by_form) if len(one.code) <= audiences.LONGEST_CODE]
        return tuple(_counted(pool, one) for one in fit)

    return await db.read(work)


async def candidates(
    db: Database, curator: Who, form_code: str, query: str = ""
) -> tuple[tuple[Member, ...], frozenset[int]]:
    """Everybody who may be ticked (of a typed name: those it fits), and who is ticked."""
    form = _for_people(form_code)

    def work(con: Connection) -> tuple[tuple[Member, ...], frozenset[int]]:
        found = pool_of(con, curator.programme.id, form).everybody()
        shown = tuple(one for one in found if not query or name_matches(query, one.name))
        ticked = waves.picked(con, curator.known, form.code)
        return shown, frozenset(one.person_id for one in found if one.person_id in ticked)

    return await db.read(work)


async def tick_person(db: Database, curator: Who, form_code: str, person_id: int, *, on: bool) -> None:
    """Tick somebody for this form, or take the tick away. Refused ``stale`` for who cannot be asked."""
    form = _for_people(form_code)

    def work(con: Connection) -> None:
        known = {one.person_id for one in pool_of(con, curator.programme.id, form).everybody()}
        if on and person_id not in known:
            raise Refused("stale")
        waves.pick(con, curator.known, form.code, person_id, on=on)

    await db.write(work)


async def draft(db: Database, curator: Who, plan: Plan, now: datetime) -> Draft:
    """The plan with names and days. Refused: ``stale``, ``wave-nobody``, ``wave-nobody-picked``, ``wave-running``,

    ``wave-day`` for days that cannot be, ``programme-over``.
    """
    form = openable(plan.form_code)
    programme = curator.programme
    if plan.audience.whom not in roles_for(form):
        raise Refused("stale")
    if form.role is not Role.CURATOR:
        programme.must_not_be_over(now)
    today = programme.day_of(now)
    first, last = plan.opens or today, last_day(programme, form, today)
    closings = tuple(dict.fromkeys(min(first + timedelta(days=span), last) for span in SPANS))
    if plan.closes is not None:
        closings = (plan.closes,)
    if first > last or (plan.opens and first <= today) or not all(first <= day <= last for day in closings):
        raise Refused("wave-day")
    opens_at = datetime.combine(first, rhythm.WINDOW_OPENS, programme.zone) if plan.opens else None
    circle = await db.read(lambda con: _asked(con, curator, form, plan.audience))
    return Draft(plan, form, circle, opens_at, first, closings)


async def open_wave(db: Database, curator: Who, plan: Plan, now: datetime) -> int:
    """Open it and invite, or plan it for its day; its id. Refused as ``draft``."""
    found = await draft(db, curator, plan, now)
    if plan.closes is None:
        raise Refused("stale")
    closes_at = end_of(plan.closes, curator.programme)
    started = found.opens_at is None

    def work(con: Connection) -> int:
        circle = _asked(con, curator, found.form, plan.audience)
        opens_at = found.opens_at or now
        code = plan.audience.code
        wave_id = waves.create(
            con, curator.programme.id, found.form.code, code, opens_at, closes_at, curator.known, started=started
        )
        if wave_id is None:
            raise Refused("wave-running")
        if started or plan.audience.whom is Whom.PEOPLE:
            waves.invite(con, wave_id, [one.person_id for one in circle.members])
        if started:
            opened.put_invitations(con, opened.found(con, curator, wave_id), circle.reached, now)
        waves.forget_picks(con, curator.known, found.form.code)
        return wave_id

    return await db.write(work)


async def extend(db: Database, curator: Who, wave_id: int, day: date, now: datetime) -> opened.Wave:
    """Move the end of an open or planned survey to that day. Refused: ``wave-day``, ``wave-closed``, ``stale``."""
    wave = await opened.get(db, curator, wave_id)
    today = curator.programme.day_of(now)
    first = max(today, curator.programme.day_of(wave.opened_at))
    if not first <= day <= last_day(curator.programme, wave.form, today):
        raise Refused("wave-day")
    return await opened.extend(db, curator, wave_id, end_of(day, curator.programme), now)


async def tick(db: Database, now: datetime) -> None:
    """Open what was planned for a moment that has come; the audience is who belongs to it then."""

    def work(con: Connection) -> None:
        for row in waves.to_start(con, now):
            _start(con, row, now)

    if await db.read(lambda con: bool(waves.to_start(con, now))):
        await db.write(work, claim=False)


def last_day(programme: Programme, form: Form, today: date) -> date:
    """The latest day a survey may last to: that of the consents, which curators do not need."""
    far = today + timedelta(days=LONGEST)
    return far if form.role is Role.CURATOR or programme.ends_on is None else min(far, programme.ends_on)


def end_of(day: date, programme: Programme) -> datetime:
    """The last minute of a day."""
    return datetime.combine(day, LAST_MINUTE, programme.zone)


def typed_day(curator: Who, form_code: str, raw: str, now: datetime, after: date | None = None) -> date:
    """A typed day later than ``after`` (today) and not beyond the survey's latest.

    Refused: ``wave-not-date``, ``answer-date-range``, each with an example.
    """
    today = curator.programme.day_of(now)
    low = (after or today) + timedelta(days=1)
    high = max(low, last_day(curator.programme, forms.newest(form_code), today))
    try:
        value = parse(Item("day", Kind.DATE, "", low=Day(low), high=Day(high)), raw, today)
    except Refused as refusal:
        if refusal.code != "answer-not-date":
            raise
        raise Refused("wave-not-date", example=f"{low + timedelta(days=6):%d.%m}") from None
    assert isinstance(value, date)
    return value


def typed_meetings(raw: str) -> str:
    """How many meetings at least, as an audience carries it. Refused ``answer-…``."""
    item = Item("met", Kind.NUMBER, "", low=1, high=audiences.MOST_MEETINGS)
    return str(parse(item, raw, date.min))


def _for_people(form_code: str) -> Form:
    form = openable(form_code)
    if Whom.PEOPLE not in roles_for(form):
        raise Refused("stale")
    return form


def _counted(pool: Pool, audience: Audience) -> Narrowing:
    return Narrowing(audience, len(pool.circle(audience).members))


def _asked(con: Connection, curator: Who, form: Form, audience: Audience) -> Circle:
    """Those who would be asked now; Refused when they are nobody, and why."""
    people = audience.whom is Whom.PEOPLE
    picked = waves.picked(con, curator.known, form.code) if people else set()
    pool = pool_of(con, curator.programme.id, form)
    circle = pool.circle(audience, picked)
    if circle.members:
        return circle
    if circle.busy or (people and not picked and pool.taken):
        raise Refused("wave-running")
    raise Refused("wave-nobody-picked" if people else "wave-nobody")


def _start(con: Connection, row: Row, now: datetime) -> None:
    """Open a planned one; with nobody to ask it is closed at once, and who planned it is told."""
    programme = programmes.running(con)
    wave = opened.of_row(con, row)
    pool = pool_of(con, programme.id, wave.form)
    ticked = {guest["person_id"] for guest in waves.guests(con, wave.id)}
    circle = pool.circle(wave.audience, ticked)
    over = wave.form.role is not Role.CURATOR and programme.is_over(now)
    if not circle.members or over:
        opened.end(con, [row], now)
        return
    waves.start(con, wave.id, now)
    waves.invite(con, wave.id, [one.person_id for one in circle.members])
    opened.put_invitations(con, replace(wave, opened_at=now), circle.reached, now)
