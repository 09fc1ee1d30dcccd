"""Meetings agreed ahead: day, hour and place, the reminders they bring, and whether they took place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain import rhythm
from domain.match import Match
from domain.meetings import LONGEST_PLACE, Meeting, check_minutes, check_start, clean_text, usual_minutes
from domain.notice import Notice
from domain.refusal import Refused
from domain.who import Who
from services.meetings import journal
from services.meetings.journal import Card, card_of, match_of
from services.pairs import free_time
from storage import meetings, notices, programmes
from storage.database import Connection, Database
from storage.pairing import matches
from storage.people import people

AGREED = "meeting-agreed"
TOMORROW = "meeting-tomorrow"
SOON = "meeting-soon"
HAPPENED = "meeting-happened"
PLACED = "meeting-placed"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Whom a meeting is to be agreed with, three times to offer, and what it replaces (``instead``: a card)."""

    matches: tuple[Match, ...]
    names: tuple[str, ...]
    slots: tuple[datetime, ...]
    instead: Card | None = None


async def partners(db: Database, who: Who, now: datetime) -> list[tuple[Match, tuple[str, ...]]]:
    """The working pairs of a person that have nothing agreed ahead (all, if each has), with the other side's names."""

    def work(con: Connection) -> list[tuple[Match, tuple[str, ...]]]:
        found = matches.of_person(con, who.known)
        planned = meetings.planned(con, [match.id for match in found])
        agreed = {one.match_id for one in planned if one.starts_at is not None and one.starts_at > now}
        free = [match for match in found if match.id not in agreed]
        return [(match, _partner_names(con, who, [match])) for match in free or found]

    return await db.read(work)


async def propose(db: Database, who: Who, match_id: int, meeting_id: int, now: datetime) -> Proposal:
    """What to offer. ``match_id`` 0: all pairs of the mentor; ``meeting_id``: the appointment that is moved, or 0.

    Raises ``Refused``: ``not-allowed``, ``meeting-pair-ended``, ``meeting-gone``, ``meeting-no-pair``.
    """

    def work(con: Connection) -> Proposal:
        old = _rows(con, who, meeting_id) if meeting_id else []
        targets = [match_of(con, one.match_id) for one in old] or _targets(con, who, match_id)
        last = max(meetings.last_held(con, [match.id for match in targets]).values(), default=None)
        step = min(match.rhythm_days or who.programme.rhythm_days for match in targets)
        wanted = last + timedelta(days=step) if last is not None else None
        if old and old[0].starts_at is not None:
            wanted = who.programme.day_of(old[0].starts_at) + timedelta(days=1)
        card = card_of(con, old) if old else None
        members = _partner_names(con, who, targets)
        free = free_time.weekdays(con, targets)
        offered = rhythm.slots(now, who.programme.zone, wanted, free, who.programme.holidays)
        return Proposal(tuple(targets), members, offered, card)

    return await db.read(work)


async def plan(
    db: Database, who: Who, match_id: int, starts_at: datetime, now: datetime, *, meeting_id: int = 0, place: str = ""
) -> Card:
    """Agree on a meeting (what was agreed before is moved); the others are told, reminders are laid down.

    ``match_id`` 0: one for each pair of the mentor. Refusals of ``propose`` and ``meeting-past``, ``meeting-far``,
    ``too-long`` (place).
    """
    check_start(starts_at, now)
    where = clean_text(place, LONGEST_PLACE) if place.strip() else None

    def work(con: Connection) -> Card:
        old = _rows(con, who, meeting_id) if meeting_id else []
        targets = [match_of(con, one.match_id) for one in old] or _targets(con, who, match_id)
        before = meetings.planned(con, [match.id for match in targets])
        if before and all(one.starts_at == starts_at for one in before) and len(before) == len(targets):
            return card_of(con, before)  # the same tap again
        for one in before:
            meetings.turn(con, one.id, "planned", "moved")
        kept = where or next((one.place for one in before if one.place), None)
        batch = f"{who.known}:p{int(now.timestamp())}:{targets[0].id}"
        ids = [meetings.add_planned(con, match.id, starts_at, kept, batch, who.known, now) for match in targets]
        found = journal.load(con, [one for one in ids if one is not None])
        _announce(con, who, found, targets, now)
        return card_of(con, found)

    return await db.write(work)


async def set_place(db: Database, who: Who, meeting_id: int, place: str, now: datetime) -> Card:
    """Where an agreed meeting takes place (up to 120 characters); the others are told."""
    where = clean_text(place, LONGEST_PLACE)

    def work(con: Connection) -> Card:
        rows = _rows(con, who, meeting_id)
        meetings.put(con, [one.id for one in rows], "place", where)
        for one in rows:
            told = [person for person in match_of(con, one.match_id).members if person != who.known]
            notices.put(con, *(_notice(PLACED, person, one, now) for person in told))
        return card_of(con, journal.load(con, [one.id for one in rows]))

    return await db.write(work)


async def agreed(db: Database, who: Who, meeting_id: int) -> Card:
    """An appointment as it stands; ``Refused("meeting-gone")`` when it was moved, missed or has taken place."""
    return await db.read(lambda con: card_of(con, _rows(con, who, meeting_id)))


async def happened(db: Database, who: Who, meeting_id: int, minutes: int, now: datetime) -> Card:
    """It took place: written down as held, the mentees are asked. The same tap again gives the record."""
    check_minutes(minutes)

    def work(con: Connection) -> Card:
        meeting = meetings.get(con, meeting_id)
        if meeting is not None and meeting.held:
            return card_of(con, journal.own(con, who, meeting_id, whole=True))
        rows = _mentors_rows(con, who, meeting_id)
        day = who.programme.day_of(rows[0].starts_at or now)
        if day > who.programme.day_of(now):
            raise Refused("meeting-future")
        ids = []
        for one in rows:
            history = meetings.past(con, one.match_id)
            match = match_of(con, one.match_id)
            ids.append(journal.write(con, who, match, day, minutes, None, now, history=history, plan=one))
        return card_of(con, journal.load(con, ids))

    return await db.write(work)


async def missed(db: Database, who: Who, meeting_id: int, *, moved: bool) -> Card:
    """It did not take place (or will at another time). The same tap again changes nothing."""

    def work(con: Connection) -> Card:
        rows = _mentors_rows(con, who, meeting_id)
        for one in rows:
            meetings.turn(con, one.id, "planned", "moved" if moved else "missed")
        return card_of(con, rows)

    return await db.write(work)


async def question(db: Database, person_id: int, meeting_id: int) -> tuple[Card, int] | None:
    """For «Did it take place?»: the rows still open and the minutes to offer; ``None`` when it is settled."""

    def work(con: Connection) -> tuple[Card, int] | None:
        rows = _open_rows(con, person_id, meeting_id)
        if not rows:
            return None
        return card_of(con, rows), usual_minutes(meetings.of_match(con, rows[0].match_id))

    return await db.read(work)


async def tomorrow(db: Database, person_id: int, now: datetime) -> tuple[Card, ...]:
    """What a person has agreed on for tomorrow (the programme's day), a card for each meeting, earliest first."""

    def work(con: Connection) -> tuple[Card, ...]:
        zone = programmes.running(con).zone
        day = now.astimezone(zone).date() + timedelta(days=1)
        groups: dict[str, list[Meeting]] = {}
        for one in meetings.planned(con, [match.id for match in matches.of_person(con, person_id)]):
            if one.starts_at is not None and one.starts_at.astimezone(zone).date() == day:
                groups.setdefault(one.batch or str(one.id), []).append(one)
        return tuple(card_of(con, group) for group in groups.values())

    return await db.read(work)


async def ahead(db: Database, person_id: int, meeting_id: int, now: datetime) -> Card | None:
    """An agreed meeting of a person with its group's rows, ``None`` once it has begun, moved or been settled."""

    def work(con: Connection) -> Card | None:
        rows = [one for one in _open_rows(con, person_id, meeting_id) if one.starts_at and one.starts_at > now]
        return card_of(con, rows) if rows else None

    return await db.read(work)


def _open_rows(con: Connection, person_id: int | None, meeting_id: int) -> list[Meeting]:
    """The planned rows a person stands for: the mentor for the whole group, a mentee for the own pair."""
    meeting = meetings.get(con, meeting_id)
    if meeting is None or meeting.state != "planned":
        return []
    match = match_of(con, meeting.match_id)
    if match.state != "active" or person_id not in match.members:
        return []
    if person_id not in match.leaders or meeting.batch is None:
        return [meeting]
    rows = [one for one in meetings.of_batch(con, meeting.batch) if one.state == "planned"]
    return [one for one in rows if person_id in match_of(con, one.match_id).leaders]


def _rows(con: Connection, who: Who, meeting_id: int) -> list[Meeting]:
    rows = _open_rows(con, who.person_id, meeting_id)
    if not rows:
        found = meetings.get(con, meeting_id)
        stranger = found is not None and who.person_id not in match_of(con, found.match_id).members
        raise Refused("not-allowed" if stranger else "meeting-gone")
    return rows


def _mentors_rows(con: Connection, who: Who, meeting_id: int) -> list[Meeting]:
    rows = _rows(con, who, meeting_id)
    if who.known not in match_of(con, rows[0].match_id).leaders:
        raise Refused("not-allowed")
    return rows


def _targets(con: Connection, who: Who, match_id: int) -> list[Match]:
    if not match_id:
        own = matches.led_by(con, who.known)
        if not own:
            raise Refused("meeting-no-pair")
        return own
    match = match_of(con, match_id)
    if who.known not in match.members:
        raise Refused("not-allowed")
    if match.state != "active":
        raise Refused("meeting-pair-ended")
    return [match]


def _partner_names(con: Connection, who: Who, targets: Sequence[Match]) -> tuple[str, ...]:
    ids = [one for match in targets for one in match.partners(who.known)]
    names = people.names(con, ids)
    return tuple(names.get(one, "") for one in dict.fromkeys(ids))


def _announce(con: Connection, who: Who, found: Sequence[Meeting], targets: Sequence[Match], now: datetime) -> None:
    """The others hear of it at once; a reminder before and a question after are laid down for their hours."""
    by_id = {match.id: match for match in targets}
    for one in found:
        match = by_id[one.match_id]
        told = [person for person in match.members if person != who.known]
        notices.put(con, *(_notice(AGREED, person, one, now) for person in told))
        _remind(con, one, match, who, now)


def _remind(con: Connection, one: Meeting, match: Match, who: Who, now: datetime) -> None:
    """Once: the evening before, gathered by day, or two hours before if agreed later. «Did it take place?» after it."""
    if one.starts_at is None:
        return
    zone = who.programme.zone
    evening = rhythm.evening_before(one.starts_at, zone)
    if now < evening:
        day = one.starts_at.astimezone(zone).date().isoformat()
        notices.put(con, *(Notice(TOMORROW, person, evening, f"day:{day}") for person in match.members))
    elif (due := rhythm.shortly_before(one.starts_at, now)) is not None:
        notices.put(con, *(_notice(SOON, person, one, due) for person in match.members))
    asked = rhythm.asked_after(one.starts_at)
    notices.put(con, *(_notice(HAPPENED, mentor, one, asked) for mentor in match.mentors or match.mentees[:1]))


def _notice(kind: str, person_id: int, one: Meeting, due: datetime) -> Notice:
    """Rows of one group meeting share the subject, so that their mentor hears of it once."""
    return Notice(kind, person_id, due, f"plan:{one.batch}", {"meeting": one.id})
