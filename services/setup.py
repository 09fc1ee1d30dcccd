"""Set-up and settings of the programme (D01): one field at a time, each checked before it is kept."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from domain.holidays import Holidays
from domain.match import FORMS, PUPILS
from domain.programme import FORMS_FIELD, SETUP_FIELDS, Programme
from domain.refusal import Refused
from domain.who import Who
from questionnaires.form import Day, Item, Kind
from questionnaires.periods import read_holidays
from questionnaires.reading import parse
from services.consents import wordings
from services.joining import enrolment
from storage import programmes
from storage.database import Connection, Database
from storage.people import invitations

CHOICES = {
    "admit_all": ("0", "1"),
    "interview_first": ("0", "1"),
    "choice_limit": ("1", "2", "3", "4", "5"),
    "rhythm_days": ("7", "14", "21", "30"),
    "order_title": ("approve", "assign"),
    "agreement": ("choice", "propose"),
    "agreement_days": ("2", "3", "5", "7"),
    "agreement_next": ("down", "curator"),
    "holidays": ("none",),
}
"""Fields answered by a tap; of the numbers others can be typed."""
WORDED = ("order_title", "agreement", "agreement_next")
"""Fields whose chosen value is a code, not a number."""
TAPPED = ("admit_all", "interview_first", *WORDED)
LONGEST_PROGRAMME = 5 * 366

_ITEMS = {
    item.key: item
    for item in (
        Item("org_full", Kind.SHORT, "", low=3, high=300),
        Item("org_short", Kind.SHORT, "", low=2, high=120),
        Item("town", Kind.SHORT, "", low=2, high=120),
        Item("ends_on", Kind.DATE, "", low=Day(days=1), high=Day(days=LONGEST_PROGRAMME)),
        Item("curator_name", Kind.SHORT, "", low=2, high=120),
        Item("curator_post", Kind.SHORT, "", low=2, high=160),
        Item("curator_contact", Kind.SHORT, "", low=3, high=160),
        Item("director_name", Kind.SHORT, "", low=2, high=120),
        Item("director_post", Kind.SHORT, "", low=2, high=160),
        Item("teachers", Kind.NUMBER, "", low=1, high=20_000),
        Item("choice_limit", Kind.NUMBER, "", low=1, high=10),
        Item("rhythm_days", Kind.NUMBER, "", low=1, high=120),
        Item("agreement_days", Kind.NUMBER, "", low=1, high=30),
        Item("partners_total", Kind.NUMBER, "", low=1, high=10_000),
        Item("psychologist_name", Kind.SHORT, "", low=2, high=120),
        Item("psychologist_contact", Kind.SHORT, "", low=3, high=160),
    )
}


@dataclass(frozen=True, slots=True)
class Zone:
    """One of Russia's eleven: code of its text, IANA name, hours ahead of Moscow."""

    code: str
    name: str
    ahead: int


ZONES = (
    Zone("kaliningrad", "Europe/Kaliningrad", -1),
    Zone("moscow", "Europe/Moscow", 0),
    Zone("samara", "Europe/Samara", 1),
    Zone("yekaterinburg", "Asia/Yekaterinburg", 2),
    Zone("omsk", "Asia/Omsk", 3),
    Zone("krasnoyarsk", "Asia/Krasnoyarsk", 4),
    Zone("irkutsk", "Asia/Irkutsk", 5),
    Zone("yakutsk", "Asia/Yakutsk", 6),
    Zone("vladivostok", "Asia/Vladivostok", 7),
    Zone("magadan", "Asia/Magadan", 8),
    Zone("kamchatka", "Asia/Kamchatka", 9),
)


def next_field(programme: Programme, after: str = "") -> str | None:
    """The next step of set-up: what is missing; the zone, which always has a value, is asked last."""
    start = SETUP_FIELDS.index(after) + 1 if after in SETUP_FIELDS else 0
    missing = (*programme.missing, "timezone")
    return next((field for field in SETUP_FIELDS[start:] if field in missing), None)


async def was_passed(db: Database, programme_id: int) -> bool:
    """Whether somebody has gone through set-up or put it off: it is not asked again by itself."""
    return await db.read(lambda con: invitations.meta(con, _passed(programme_id)) is not None)


async def note_passed(db: Database, programme_id: int) -> None:
    await db.write(lambda con: invitations.set_meta(con, _passed(programme_id), "1"))


def _passed(programme_id: int) -> str:
    return f"setup-passed-{programme_id}"


async def write_down(db: Database, curator: Who, field: str, raw: str, now: datetime) -> Programme:
    """Keep a typed value; the programme as it is then.

    Refused: ``answer-…`` with an example when it cannot be understood, ``stale`` for an unknown field.
    """
    today = curator.programme.day_of(now)
    if field == "holidays":
        return await _keep(db, curator, field, _holidays(curator.programme, raw, today))
    item = _ITEMS.get(field)
    if item is None:
        raise Refused("stale")
    value = parse(item, raw, today)
    assert not isinstance(value, float | tuple), "no field takes these"

    def work(con: Connection) -> Programme:
        before = programmes.running(con)
        after = _change(con, curator, field, value)
        if _says_more(before, after):
            wordings.restate(con, after.id, now)
        return after

    return await db.write(work)


def _says_more(before: Programme, after: Programme) -> bool:
    """Whether a consent would name another operator or a later day now than the one that was given."""
    later = before.ends_on is not None and after.ends_on is not None and after.ends_on > before.ends_on
    return later or (before.org_full is not None and after.org_full != before.org_full)


def _holidays(programme: Programme, raw: str, today: date) -> Holidays:
    """Days of the programme; before its end is known, of a year from its start."""
    last = programme.ends_on or programme.starts_on + timedelta(days=365)
    return read_holidays(raw, today, programme.starts_on, last)


async def choose(db: Database, curator: Who, field: str, value: str, now: datetime) -> Programme:
    """Keep a value chosen by a tap. Admitting everyone admits those who wait. Refused ``stale``, ``not-allowed``."""
    if value not in CHOICES.get(field, ()):
        raise Refused("stale")
    if field == "holidays":
        return await _keep(db, curator, field, ())
    if field != "admit_all":
        if field == "interview_first":
            return await _keep(db, curator, field, value == "1")
        return await _keep(db, curator, field, value if field in WORDED else int(value))

    def work(con: Connection) -> Programme:
        curator.must_be_curator()
        programmes.change(con, curator.programme.id, field, value == "1")
        if value == "1":
            enrolment.admit_waiting(con, curator.programme.id, curator.known, now)
        return programmes.running(con)

    return await db.write(work)


async def use_form(db: Database, curator: Who, form: str, on: bool) -> Programme:
    """Take a form of mentoring into use or out of it; one with pupils also has everybody asked for their age.

    Refused: ``not-allowed``, ``stale``; ``forms-none`` for the last one. Who has joined in a form stays in it.
    """
    if form not in FORMS:
        raise Refused("stale")

    def work(con: Connection) -> Programme:
        curator.must_be_curator()
        programme = programmes.running(con)
        used = {*programme.forms, form} if on else {*programme.forms} - {form}
        if not used:
            raise Refused("forms-none")
        programmes.change(con, programme.id, FORMS_FIELD, " ".join(one for one in FORMS if one in used))
        if on and form in PUPILS:
            programmes.change(con, programme.id, "pupils", True)
        return programmes.running(con)

    return await db.write(work)


async def move_to_zone(db: Database, curator: Who, name: str) -> Programme:
    """Keep the time zone. Refused ``setup-zone`` for a name that is no zone."""
    if name not in available_timezones():
        raise Refused("setup-zone")
    return await _keep(db, curator, "timezone", ZoneInfo(name).key)


async def _keep(db: Database, curator: Who, field: str, value: str | int | bool | date | Holidays) -> Programme:
    return await db.write(lambda con: _change(con, curator, field, value))


def _change(con: Connection, curator: Who, field: str, value: str | int | bool | date | Holidays | None) -> Programme:
    curator.must_be_curator()
    programmes.change(con, curator.programme.id, field, value)
    return programmes.running(con)
