"""Opened surveys (D10, D43, D50): who has answered, reminders, extending, closing; what an invited person may begin."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from sqlite3 import Row
from zoneinfo import ZoneInfo

from domain import rhythm
from domain.holidays import Holidays
from domain.notice import Notice
from domain.refusal import Refused
from domain.surveys import audience as audiences
from domain.surveys.audience import Audience
from domain.who import Who
from questionnaires.form import Form
from services.questionnaires import forms
from services.reports.progress import short_name
from storage import notices, programmes
from storage.database import Connection, Database
from storage.moments import from_text, maybe_moment
from storage.people import people
from storage.surveys import responses as rows
from storage.surveys import waves

OPENED, REMINDER, CLOSED = "wave-opened", "wave-reminder", "wave-closed"
WAITING = "waves-waiting"  # several that the clock has opened, in one message
LISTED = 8
# Records about somebody, written whenever there is something to write; no survey of opinions.
RECORDS = frozenset({"third_party", "teacher_record", "plan_rating"})


@dataclass(frozen=True, slots=True)
class Wave:
    """``silent``: short names of those who may still answer and have not; ``offline`` of them have no messenger.

    ``planned``: it opens by itself at ``opened_at``. ``occasion``: what of the course opened it; empty: a curator.
    """

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
    offline: tuple[str, ...] = ()
    planned: bool = False
    occasion: str = ""
    reminded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the surveys of the programme, open ones first."""

    waves: tuple[Wave, ...]
    page: int
    pages: int


def offered() -> tuple[Form, ...]:
    """Forms that may be opened: neither those that have their own way into the programme nor records."""
    own = {*forms.BASE_FORMS.values(), forms.ENTRY_FORM, *RECORDS}
    found = (form for form in forms.in_force().values() if form.review and form.code not in own)
    return tuple(sorted(found, key=lambda form: form.title))


async def listed(db: Database, curator: Who, page: int = 0) -> Listed:
    """The surveys of the programme; a page out of range is brought into it."""

    def work(con: Connection) -> Listed:
        pages = max(1, -(-waves.count(con, curator.programme.id) // LISTED))
        shown = min(max(page, 0), pages - 1)
        found = waves.newest(con, curator.programme.id, LISTED, shown * LISTED)
        return Listed(tuple(of_row(con, row) for row in found), shown, pages)

    return await db.read(work)


async def get(db: Database, curator: Who, wave_id: int) -> Wave:
    """One survey with its turnout; Refused ``stale``."""
    return await db.read(lambda con: found(con, curator, wave_id))


async def close(db: Database, curator: Who, wave_id: int, now: datetime) -> Wave:
    """Close it now, or drop it before it opens; the second of two taps changes nothing. Who has begun may send."""

    def work(con: Connection) -> Wave:
        _row(con, curator, wave_id)
        shut(con, wave_id, now)
        return found(con, curator, wave_id)

    return await db.write(work)


async def extend(db: Database, curator: Who, wave_id: int, closes_at: datetime, now: datetime) -> Wave:
    """Move its end; reminders that did not fit before are put. Refused: ``wave-closed``, ``stale``."""

    def work(con: Connection) -> Wave:
        row = _row(con, curator, wave_id)
        if not waves.extend(con, wave_id, closes_at):
            raise Refused("wave-closed")
        wave = found(con, curator, wave_id)
        if row["started"] and not wave.occasion:
            put_reminders(con, wave, _to_remind(con, wave_id), now)
        return wave

    return await db.write(work)


async def remind(db: Database, curator: Who, wave_id: int, now: datetime) -> int:
    """Remind everybody who has not answered; how many. At most once a day: Refused ``wave-reminded``.

    Who has had a reminder of a survey today is not reminded again. Refused ``wave-closed``, ``stale`` too.
    """

    def work(con: Connection) -> int:
        row = _row(con, curator, wave_id)
        midnight = _midnight(now, curator.programme.zone)
        if row["closed_at"] is not None or not row["started"]:
            raise Refused("wave-closed")
        if not waves.note_reminded(con, wave_id, midnight, now):
            raise Refused("wave-reminded")
        late = [one for one in _to_remind(con, wave_id) if not _told_today(con, one, midnight)]
        return notices.put(con, *(_notice(REMINDER, one, now, wave_id) for one in late))

    return await db.write(work)


async def invited(db: Database, who: Who, wave_id: int) -> Form:
    """The form that the person may begin now. Refused: ``wave-closed``, ``wave-answered``, ``stale``: not invited."""

    def work(con: Connection) -> Form:
        row = waves.get(con, wave_id)
        if row is None or waves.guest(con, wave_id, who.known) is None:
            raise Refused("stale")
        form = forms.newest(row["form_code"])
        begun = rows.find(con, who.known, form.code, subject(wave_id), "open")
        if rows.find(con, who.known, form.code, subject(wave_id), "submitted") is not None:
            raise Refused("wave-answered")
        if (row["closed_at"] is not None or not row["started"]) and begun is None:
            raise Refused("wave-closed")
        return form

    return await db.read(work)


async def due_for(db: Database, person_id: int, wave_id: int) -> Wave | None:
    """The survey to be told of, or reminded of, now; None when it is over or answered."""

    def work(con: Connection) -> Wave | None:
        row = waves.get(con, wave_id)
        if row is None or row["closed_at"] is not None:
            return None
        guest = waves.guest(con, wave_id, person_id)
        return None if guest is None or guest["answered"] else of_row(con, row, [guest])

    return await db.read(work)


async def closed(db: Database, wave_ids: Iterable[int]) -> list[Wave]:
    """Surveys that have come to their end, for the notice to the curator."""

    def work(con: Connection) -> list[Wave]:
        return [of_row(con, row) for one in wave_ids if (row := waves.get(con, one)) is not None]

    return await db.read(work)


async def tick(db: Database, now: datetime) -> None:
    """Close what has come to its end; one message about it to who opened it, to every curator if the clock did."""

    def work(con: Connection) -> None:
        end(con, waves.overdue(con, now), now)

    if await db.read(lambda con: bool(waves.overdue(con, now))):
        await db.write(work, claim=False)


def subject(wave_id: int) -> str:
    """What a response of this survey is about."""
    return f"wave:{wave_id}"


def found(con: Connection, curator: Who, wave_id: int) -> Wave:
    """``get`` within a unit of work."""
    return of_row(con, _row(con, curator, wave_id))


def shut(con: Connection, wave_id: int, now: datetime) -> bool:
    """Close and take back what has not left yet; False if it was closed before."""
    for kind in (OPENED, REMINDER):
        notices.drop(con, kind, subject=subject(wave_id))
    return waves.close(con, wave_id, now)


def end(con: Connection, ended: Iterable[Row], now: datetime) -> None:
    """Close them and tell: one message about all of them to who opened them, to every curator if the clock did."""
    told: dict[int, list[int]] = {}
    for row in ended:
        if shut(con, row["id"], now):
            for curator in (row["opened_by"],) if row["opened_by"] else people.curators(con):
                told.setdefault(curator, []).append(row["id"])
    for curator, ids in told.items():
        notices.put(con, Notice(CLOSED, curator, now, subject(ids[0]), {"waves": ids}))


def put_invitations(con: Connection, wave: Wave, reached: Iterable[int], now: datetime) -> None:
    """Invite now, remind by the form's ladder."""
    told = tuple(reached)
    notices.put(con, *(_notice(OPENED, one, now, wave.id) for one in told))
    put_reminders(con, wave, told, now)


def put_reminders(con: Connection, wave: Wave, reached: Iterable[int], now: datetime) -> None:
    """The rungs of the form's ladder that are still ahead and before the end; what was put before stays one."""
    programme = programmes.running(con)
    for due in ladder(wave.form.reminders, wave.opened_at, wave.closes_at, wave.zone, programme.holidays):
        if due > now:
            notices.put(con, *(_notice(REMINDER, one, due, wave.id) for one in reached))


def ladder(
    days: Iterable[int], opened: datetime, closes: datetime, zone: ZoneInfo, holidays: Holidays = ()
) -> tuple[datetime, ...]:
    """Moments of reminders: so many days after the opening, on working days 14:30-19:00, before the end."""
    moments = (rhythm.next_window(opened + timedelta(days=one), zone, holidays) for one in days)
    return tuple(dict.fromkeys(one for one in moments if one < closes))


def _notice(kind: str, person_id: int, due: datetime, wave_id: int) -> Notice:
    return Notice(kind, person_id, due, subject(wave_id), {"wave": wave_id})


def _midnight(now: datetime, zone: ZoneInfo) -> datetime:
    return now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)


def _told_today(con: Connection, person_id: int, midnight: datetime) -> bool:
    return any(notices.told_since(con, kind, person_id, midnight) for kind in (REMINDER, WAITING))


def _to_remind(con: Connection, wave_id: int) -> list[int]:
    """Who may answer, has not, and can be written to."""
    late = [one for one in waves.guests(con, wave_id) if one["able"] and not one["answered"]]
    return [one["person_id"] for one in late if one["reachable"] is not None]


def _row(con: Connection, curator: Who, wave_id: int) -> Row:
    curator.must_be_curator()
    row = waves.get(con, wave_id)
    if row is None or row["programme_id"] != curator.programme.id:
        raise Refused("stale")
    return row


def left(con: Connection, who: Who, person_id: int, about: str) -> tuple[Form, ...]:
    """After one's own survey (``about`` is its subject) was sent: the other open ones that wait for the person."""
    if who.person_id != person_id or not about.startswith(subject(0)[:-1]):
        return ()
    return tuple(forms.newest(row["form_code"]) for row in waves.unanswered(con, person_id))


def of_row(con: Connection, row: Row, known: list[Row] | None = None) -> Wave:
    """A survey of its row in the database; ``known``: count these guests only (an invitation tells of no others)."""
    guests = waves.guests(con, row["id"]) if known is None else known
    late = [one for one in guests if one["able"] and not one["answered"]]
    return Wave(
        id=row["id"],
        form=forms.newest(row["form_code"]),
        audience=audiences.parse(row["audience"]),
        opened_at=from_text(row["opened_at"]),
        closes_at=from_text(row["closes_at"]),
        closed=row["closed_at"] is not None,
        guests=len(guests),
        answered=sum(guest["answered"] for guest in guests),
        zone=programmes.running(con).zone,
        silent=tuple(short_name(one["person_id"], one["full_name"]) for one in late),
        offline=tuple(short_name(one["person_id"], one["full_name"]) for one in late if one["reachable"] is None),
        planned=not row["started"],
        occasion=row["occasion"],
        reminded_at=maybe_moment(row["reminded_at"]),
    )
