"""What a pair or a person is reminded of, once: to begin, not to fall silent, to finish a questionnaire (D40).

Only on working days 14:30-19:00 of the programme's zone; what was given is noted, so that a restart repeats nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain import rhythm
from domain.match import RARE, Match
from domain.notice import Notice
from domain.programme import Programme
from domain.rhythm import Nudge
from services.pairs import free_time
from services.questionnaires import forms, responses
from services.questionnaires.steps import Step
from storage import meetings, notices, nudges, programmes
from storage.database import Connection, Database
from storage.pairing import matches
from storage.people import people
from storage.surveys import responses as rows

SILENCE = "pair-silence"
FIRST_DATE = "pair-first-date"
UNFINISHED = "questionnaire-unfinished"


@dataclass(frozen=True, slots=True)
class Quiet:
    """A pair that has not met for long: ``days`` since the last meeting, or since the pairing if there was none."""

    match: Match
    names: tuple[str, ...]
    days: int
    met: bool


@dataclass(frozen=True, slots=True)
class Unbegun:
    """A pair without any date yet, as one of the two is asked about it; three times to offer."""

    match: Match
    names: tuple[str, ...]
    slots: tuple[datetime, ...]
    timezone: str


@dataclass(frozen=True, slots=True)
class _Given:
    """A reminder to be noted and put."""

    kind: str
    subject: str
    match: Match


async def tick(db: Database, now: datetime) -> None:
    """Put what became due, inside the hours for reminders."""
    if await db.read(lambda con: _outside(con, now) or not _anything(con, now)):
        return

    def work(con: Connection) -> None:
        if not _outside(con, now):
            _remind_pairs(con, now)
            _remind_of_questionnaires(con, now)

    await db.write(work, claim=False)


async def silent(db: Database, person_id: int, match_ids: Sequence[int], now: datetime) -> list[Quiet]:
    """Those of a mentor's pairs that still have not met by now, the longest silence first."""

    def work(con: Connection) -> list[Quiet]:
        programme = programmes.running(con)
        today = programme.day_of(now)
        due = {match.id: match for match, nudge in _due(con, programme, today, now) if nudge is Nudge.SILENCE}
        mine = [match for one in match_ids if (match := due.get(one)) is not None and person_id in match.leaders]
        last = meetings.last_held(con, [match.id for match in mine])
        names = people.names(con, {one for match in mine for one in match.mentees})
        found = [
            Quiet(
                match,
                tuple(names.get(one, "") for one in match.mentees if one != person_id),
                (today - (last.get(match.id) or _since(programme, match))).days,
                match.id in last,
            )
            for match in mine
        ]
        return sorted(found, key=lambda one: (-one.days, one.match.id))

    return await db.read(work)


async def unbegun(db: Database, person_id: int, match_id: int, now: datetime) -> Unbegun | None:
    """The pair that a person is asked to begin; ``None`` when a date was found meanwhile."""

    def work(con: Connection) -> Unbegun | None:
        programme = programmes.running(con)
        match = matches.get(con, match_id)
        if match is None or match.state != "active" or person_id not in match.members:
            return None
        if meetings.planned(con, [match_id]) or meetings.of_match(con, match_id):
            return None
        others = match.partners(person_id)
        names = people.names(con, others)
        days = free_time.weekdays(con, [match])
        slots = rhythm.slots(now, programme.zone, weekdays=days, holidays=programme.holidays)
        return Unbegun(match, tuple(names.get(one, "") for one in others), slots, programme.timezone)

    return await db.read(work)


async def unfinished(db: Database, person_id: int, response_id: int) -> Step | None:
    """Where an open questionnaire stands; ``None`` when it was sent or withdrawn meanwhile."""

    def work(con: Connection) -> Step | None:
        row = rows.get(con, response_id)
        account = next((each["external_id"] for each in people.accounts_of(con, person_id)), None)
        if row is None or row["state"] != "open" or row["person_id"] != person_id or account is None:
            return None
        return responses.load(con, people.who(con, account), response_id)

    return await db.read(work)


def _outside(con: Connection, now: datetime) -> bool:
    programme = programmes.running(con)
    return rhythm.next_window(now, programme.zone, programme.holidays) > now


def _anything(con: Connection, now: datetime) -> bool:
    """Whether a write is worth while: most minutes bring nothing."""
    programme = programmes.running(con)
    return bool(_fresh(con, programme, now) or _stopped(con, now))


def _remind_pairs(con: Connection, now: datetime) -> None:
    programme = programmes.running(con)
    fresh = _fresh(con, programme, now)
    silent_of: dict[int, list[int]] = {}
    begun_by: set[int] = set()
    for one in fresh:
        nudges.note(con, one.kind, one.subject, now)
        if one.kind == SILENCE:
            for mentor in one.match.mentors or one.match.mentees[:1]:
                silent_of.setdefault(mentor, []).append(one.match.id)
        elif (person := _one_of(con, one.match, begun_by)) is not None:
            begun_by.add(person)
            notices.put(con, Notice(FIRST_DATE, person, now, f"match:{one.match.id}", {"match": one.match.id}))
    day = f"day:{programme.day_of(now).isoformat()}"
    for mentor, found in silent_of.items():
        notices.put(con, Notice(SILENCE, mentor, now, day, {"matches": found}))


def _fresh(con: Connection, programme: Programme, now: datetime) -> list[_Given]:
    """Reminders due and not given yet; of silence one for each stretch of it."""
    today = programme.day_of(now)
    if programme.is_over(now):
        return []
    due = _due(con, programme, today, now)
    last = meetings.last_held(con, [match.id for match, _ in due])
    found = []
    for match, nudge in due:
        kind = SILENCE if nudge is Nudge.SILENCE else FIRST_DATE
        since = last.get(match.id) or _since(programme, match)
        given = _Given(kind, f"match:{match.id}:{since.isoformat()}", match)
        if not nudges.given(con, given.kind, given.subject):
            found.append(given)
    return found


def _due(con: Connection, programme: Programme, today: date, now: datetime) -> list[tuple[Match, Nudge]]:
    """Active pairs that need a reminder today and have nothing agreed ahead."""
    active = [match for match in matches.live(con, programme.id) if match.told_at is not None]
    ids = [match.id for match in active]
    last = meetings.last_held(con, ids)
    ahead = _ahead(con, ids, now)
    found = []
    for match in active:
        days = match.rhythm_days or programme.rhythm_days
        if match.kind in RARE and match.id in last:
            continue
        nudge = rhythm.nudge(today, _since(programme, match), last.get(match.id), days, programme.holidays)
        if nudge is not None and match.id not in ahead:
            found.append((match, nudge))
    return found


def _ahead(con: Connection, match_ids: Sequence[int], now: datetime) -> set[int]:
    """Matches with an agreed meeting to come, or one about which the question has just been asked."""
    settled = now - timedelta(days=1)
    planned = meetings.planned(con, match_ids)
    return {one.match_id for one in planned if one.starts_at is not None and one.starts_at > settled}


def _since(programme: Programme, match: Match) -> date:
    """The day the pair was told of."""
    return programme.day_of(match.told_at or match.agreed_at)


def _one_of(con: Connection, match: Match, asked_already: Iterable[int]) -> int | None:
    """Who is asked to begin: the mentor, a mentee where the mentor has another pair to begin; somebody reachable."""
    order = [*match.mentors, *match.mentees]
    reachable = [one for one in order if any(row["reachable"] for row in people.accounts_of(con, one))]
    free = [one for one in reachable if one not in set(asked_already)]
    return next(iter(free or reachable), None)


def _remind_of_questionnaires(con: Connection, now: datetime) -> None:
    for response_id, person in _stopped(con, now).items():
        subject = f"response:{response_id}"
        nudges.note(con, UNFINISHED, subject, now)
        notices.put(con, Notice(UNFINISHED, person, now, subject, {"response": response_id}))


def _stopped(con: Connection, now: datetime) -> Mapping[int, int]:
    """Open responses untouched for 24 hours that nobody was reminded of: response -> person."""
    if programmes.running(con).is_over(now):
        return {}
    return {
        row["id"]: row["person_id"]
        for row in nudges.untouched(con, now - rhythm.UNFINISHED_AFTER)
        if forms.newest(row["form_code"]).review and not nudges.given(con, UNFINISHED, f"response:{row['id']}")
    }
