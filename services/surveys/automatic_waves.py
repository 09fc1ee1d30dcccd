"""Surveys that the course of the programme opens by itself (D12, D43, D50; S1 6.4): few, gathered, once a person.

The tick asks who belongs to which survey by now and is not its guest yet, so a missed minute or a restart costs
nothing. What falls on one day comes to a person as one message.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import compress

from domain import rhythm
from domain.match import Match
from domain.notice import Notice
from domain.programme import Programme
from domain.refusal import Refused
from domain.roles import Role
from domain.surveys import survey_calendar as course
from domain.surveys.audience import Audience, Whom
from domain.surveys.survey_calendar import Occasion
from domain.who import Who
from questionnaires.form import Form
from services.joining import joining
from services.questionnaires import forms
from services.surveys import waves as opened
from services.surveys.wave_circle import pool_of
from services.surveys.wave_opening import end_of
from services.surveys.waves import Wave
from storage import notices, programmes
from storage.database import Connection, Database
from storage.pairing import matches
from storage.people import people
from storage.surveys import waves

NOT_TWICE_DAYS = 30
"""Who was put the same form by a curator so lately is not asked again by the clock."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A form that the course puts to people of one role."""

    occasion: Occasion
    form_code: str
    role: Role


ASKS: tuple[Ask, ...] = (
    Ask(Occasion.START, "mon_mentor_in", Role.MENTOR),
    Ask(Occasion.START, "mon_mentee_in", Role.MENTEE),
    Ask(Occasion.INTERIM, "interim_mentor", Role.MENTOR),
    Ask(Occasion.INTERIM, "interim_mentee", Role.MENTEE),
    Ask(Occasion.INTERIM, "interim_curator", Role.CURATOR),
    Ask(Occasion.EXIT, forms.EXIT_FORM, Role.MENTOR),
    Ask(Occasion.EXIT, forms.EXIT_FORM, Role.MENTEE),
    Ask(Occasion.EXIT, forms.PUPIL_ENTRY, Role.MENTOR),
    Ask(Occasion.EXIT, forms.PUPIL_ENTRY, Role.MENTEE),
    Ask(Occasion.EXIT, forms.TRADE_ENTRY, Role.MENTOR),
    Ask(Occasion.EXIT, forms.TRADE_ENTRY, Role.MENTEE),
    Ask(Occasion.EXIT, "mon_mentor_out", Role.MENTOR),
    Ask(Occasion.EXIT, "mon_mentee_out", Role.MENTEE),
    Ask(Occasion.EXIT, "satisfaction", Role.MENTOR),
    Ask(Occasion.EXIT, "satisfaction", Role.MENTEE),
    Ask(Occasion.QUALITY, "quality", Role.CURATOR),
    Ask(Occasion.CHECKIN, "checkin", Role.MENTOR),
    Ask(Occasion.CHECKIN, "checkin", Role.MENTEE),
)


@dataclass(frozen=True, slots=True)
class Planned:
    """A line of the schedule. ``day``: when it comes next, None while nobody knows; ``pairs``: how many then.

    ``forms`` in the order in which they are asked.
    """

    occasion: Occasion
    on: bool
    forms: tuple[Form, ...]
    day: date | None
    pairs: int
    passed: bool


async def schedule(db: Database, curator: Who, now: datetime) -> tuple[Planned, ...]:
    """Every survey by the clock, switched on or not."""

    def work(con: Connection) -> tuple[Planned, ...]:
        curator.must_be_curator()
        programme = curator.programme
        today = programme.day_of(now)
        switched = _switched(con, programme.id)
        active = [one for one in matches.live(con, programme.id) if one.state == "active"]
        return tuple(_planned(one, programme, active, today, on=one in switched) for one in Occasion)

    return await db.read(work)


async def switch(db: Database, curator: Who, occasion: Occasion, *, on: bool) -> None:
    """Switch a survey by the clock on or off; what has been sent already stays open."""

    def work(con: Connection) -> None:
        curator.must_be_curator()
        waves.switch(con, curator.programme.id, occasion.value, on=on)

    await db.write(work)


async def waiting(db: Database, person_id: int, wave_ids: Iterable[int]) -> list[Wave]:
    """Everything that waits for the person, if any of these surveys does; in the order in which it will be asked."""

    def work(con: Connection) -> list[Wave]:
        wanted = set(wave_ids)
        rows = waves.unanswered(con, person_id)
        guests = {row["id"]: waves.guest(con, row["id"], person_id) for row in rows}
        if not any(row["id"] in wanted and (guest := guests[row["id"]]) and guest["able"] for row in rows):
            return []
        return [opened.of_row(con, row, []) for row in rows]

    return await db.read(work)


async def next_for(db: Database, who: Who) -> int:
    """The first survey that waits for the person. Refused ``wave-none-left``."""

    def work(con: Connection) -> int:
        rows = waves.unanswered(con, who.known)
        if not rows:
            raise Refused("wave-none-left")
        return int(rows[0]["id"])

    return await db.read(work)


async def tick(db: Database, now: datetime) -> None:
    """Invite who is due, on working days 14:30-19:00."""
    if await db.read(lambda con: not _within(con, now) or not _due(con, now)):
        return

    def work(con: Connection) -> None:
        if _within(con, now):
            _invite(con, programmes.running(con), _due(con, now), now)

    await db.write(work, claim=False)


def _within(con: Connection, now: datetime) -> bool:
    programme = programmes.running(con)
    return rhythm.next_window(now, programme.zone, programme.holidays) <= now


def _switched(con: Connection, programme_id: int) -> frozenset[Occasion]:
    kept = waves.switches(con, programme_id)
    return frozenset(one for one in Occasion if kept.get(one.value, one in course.USUAL))


def _planned(occasion: Occasion, programme: Programme, active: list[Match], today: date, *, on: bool) -> Planned:
    asked = dict.fromkeys(ask.form_code for ask in ASKS if ask.occasion is occasion)
    rare = {forms.PUPIL_ENTRY: programme.pupils, forms.TRADE_ENTRY: forms.TRADE in programme.forms}
    known = tuple(code for code in asked if rare.get(code, True))
    day, pairs = course.due_on(occasion, programme), len(active)
    if occasion in course.AFTER_DAYS:
        coming = sorted(due for one in active if (due := course.pair_day(occasion, _paired(programme, one))) >= today)
        day, pairs = (coming[0], coming.count(coming[0])) if coming else (None, 0)
    found = tuple(forms.newest(code) for code in known)
    return Planned(occasion, on, found, day, pairs, day is not None and day < today)


def _due(con: Connection, now: datetime) -> dict[Ask, list[int]]:
    """Who is to be asked what now and has not been."""
    programme = programmes.running(con)
    today = programme.day_of(now)
    switched = _switched(con, programme.id)
    everything = matches.every(con, programme.id) if switched else []
    found = {}
    for ask in ASKS:
        if ask.occasion in switched and not (ask.role is not Role.CURATOR and programme.is_over(now)):
            wanted = _wanted(con, ask, programme, everything, today)
            if invited := _unasked(con, programme, ask, wanted, now):
                found[ask] = invited
    return found


def _wanted(con: Connection, ask: Ask, programme: Programme, everything: list[Match], today: date) -> frozenset[int]:
    """Whom the occasion means today."""
    told = [one for one in everything if one.told_at is not None]
    active = [one for one in told if one.state == "active"]
    match ask.occasion:
        case Occasion.INTERIM:
            meant = [one for one in active if course.settled(_paired(programme, one), programme)]
            its_time = course.is_time(ask.occasion, programme, today)
        case Occasion.QUALITY:
            meant, its_time = told, course.is_time(ask.occasion, programme, today)
        case Occasion.START | Occasion.CHECKIN:
            due = [course.is_pair_time(ask.occasion, _paired(programme, one), today) for one in active]
            meant, its_time = list(compress(active, due)), True
        case Occasion.EXIT:
            return _leaving(ask, programme, told, active, today)
    if not meant or not its_time:
        return frozenset()
    return frozenset(people.curators(con)) if ask.role is Role.CURATOR else _members(meant, ask.role)


def _leaving(ask: Ask, programme: Programme, told: list[Match], active: list[Match], today: date) -> frozenset[int]:
    """Whose last pair in the role has completed its work; close to the programme's end, everybody who works."""
    ended = [one for one in told if one.state == "completed" and _ended(programme, one, today)]
    working = _members(active, ask.role)
    return (_members(ended, ask.role) - working) | (
        working if course.is_time(ask.occasion, programme, today) else frozenset()
    )


def _members(found: list[Match], role: Role) -> frozenset[int]:
    return frozenset(one for match in found for one in (match.mentors if role is Role.MENTOR else match.mentees))


def _paired(programme: Programme, match: Match) -> date:
    return programme.day_of(match.told_at or match.agreed_at)


def _ended(programme: Programme, match: Match, today: date) -> bool:
    ended = match.ended_at
    return ended is not None and course.has_ended(programme.day_of(ended), today)


def _unasked(con: Connection, programme: Programme, ask: Ask, wanted: frozenset[int], now: datetime) -> list[int]:
    """Those of ``wanted`` who may be asked, were not by this occasion, and not lately by a curator."""
    since = now - timedelta(days=NOT_TWICE_DAYS)
    left = _who_began(con, ask, wanted)
    left = left - waves.asked(con, programme.id, ask.form_code, ask.occasion.value, since) if left else left
    if not left:
        return []
    pool = pool_of(con, programme.id, forms.newest(ask.form_code))
    audience = Audience(Whom.CURATORS if ask.role is Role.CURATOR else Whom.PEOPLE)
    return [one.person_id for one in pool.circle(audience, left).members if one.person_id in left]


def _who_began(con: Connection, ask: Ask, wanted: frozenset[int]) -> frozenset[int]:
    """The assessment at the end has the questions of the one at the beginning: pupils and students have theirs."""
    if ask.form_code == forms.PUPIL_ENTRY:
        return wanted & joining.pupils(con)
    if ask.form_code == forms.TRADE_ENTRY:
        return wanted & joining.in_trade(con)
    return wanted - joining.pupils(con) - joining.in_trade(con) if ask.form_code == forms.EXIT_FORM else wanted


def _invite(con: Connection, programme: Programme, due: Mapping[Ask, list[int]], now: datetime) -> None:
    """Make them guests, and say so to each in one message; the ladder of reminders is that of the forms together."""
    gathered: dict[int, list[int]] = {}
    rungs: dict[int, set[int]] = {}
    for ask, invited in due.items():
        form = forms.newest(ask.form_code)
        wave_id = _wave(con, programme, ask, form, now)
        waves.invite(con, wave_id, invited)
        for person in invited:
            gathered.setdefault(person, []).append(wave_id)
            rungs.setdefault(person, set()).update(form.reminders)
    for person, ids in gathered.items():
        about = f"waves:{min(ids)}"
        notices.put(con, Notice(opened.WAITING, person, now, about, {"waves": ids}))
        for days in sorted(rungs[person]):
            due_at = rhythm.next_window(now + timedelta(days=days), programme.zone, programme.holidays)
            notices.put(con, Notice(opened.WAITING, person, due_at, about, {"waves": ids, "again": True}))


def _wave(con: Connection, programme: Programme, ask: Ask, form: Form, now: datetime) -> int:
    """The occasion's open survey with this form, a new one if there is none; it is no curator's."""
    today = programme.day_of(now)
    closes = end_of(course.last_day(ask.occasion, programme, today), programme)
    running = waves.running(con, programme.id, form.code, ask.occasion.value)
    if running is not None:
        return running
    made = waves.create(con, programme.id, form.code, _whom(form).value, now, closes, None, occasion=ask.occasion.value)
    assert made is not None
    return made


def _whom(form: Form) -> Whom:
    by_role = {Role.MENTOR: Whom.MENTORS, Role.MENTEE: Whom.MENTEES, Role.CURATOR: Whom.CURATORS}
    return by_role[form.role] if form.role is not None else Whom.ALL
