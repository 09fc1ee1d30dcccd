"""The state of the programme for its curator: indicators, the rhythm of pairs, what asks for attention (D40, D61)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain import holidays
from domain.holidays import Holiday
from domain.meetings import COUNTS_UNCONFIRMED_AFTER
from domain.names import FullName
from domain.networking import Reply
from domain.programme import Programme
from domain.progress import (
    Attention,
    Loose,
    MeetingCounts,
    Pair,
    Pulse,
    Rhythm,
    Share,
    Week,
    attention,
    count_states,
    programme_week,
    pulses,
)
from domain.roles import Role
from services.joining import joining
from storage import programmes
from storage import progress as stored
from storage.consents import erasures
from storage.database import Connection, Database
from storage.moments import from_text
from storage.networking import networking
from storage.pairing import waiting
from storage.people import partners
from storage.progress import Held, LivePair, Participation

NO_SHARE = Share(0, None)
GATHERING_NEWS = timedelta(days=30)
AGREEMENT_SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Gathering:
    """A networking meeting: ``people`` who came, or who say they come to one that is ``ahead``; of how many invited."""

    starts_at: datetime
    people: int
    invited: int
    ahead: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything of the screen «course of the programme»; empty parts are not begun yet."""

    programme: Programme
    week: Week | None
    coverage: Share
    consents: Share
    questionnaires: Share
    states: dict[Rhythm, int]
    disputed_pairs: int
    meetings: MeetingCounts
    attention: tuple[Attention, ...]
    pupils: int = 0
    """Pupils who take part: coverage is that of teachers (D61)."""
    partners: Share = NO_SHARE
    """Organisations that gave a mentor, of those there are to win (D16)."""
    networking: Gathering | None = None
    """The networking meeting that is the news now (D31)."""
    holiday: Holiday | None = None
    """The one that is today: the rhythm of pairs rests."""

    @property
    def has_partners(self) -> bool:
        """Whether the programme works with organisations at all."""
        return bool(self.partners.part or self.partners.whole)

    @property
    def pairs(self) -> int:
        return sum(self.states.values())


async def overview(db: Database, now: datetime) -> Overview:
    """Indicators at ``now``; days are those of the programme's zone."""
    return await db.survey(lambda con: overview_of(con, now))


async def rhythm(db: Database, now: datetime) -> tuple[Pulse, ...]:
    """Working pairs, the longest overdue first."""
    return await db.survey(lambda con: rhythm_of(con, programmes.running(con), now))


def short_name(person_id: int, full_name: str | None) -> str:
    """«Surname I. P.», or a number for somebody whose name is not known."""
    return FullName.parse(full_name).short if full_name else f"\u2116 {person_id}"


def rhythm_of(con: Connection, programme: Programme, now: datetime) -> tuple[Pulse, ...]:
    today = programme.day_of(now)
    pairs = [_pair(found, programme) for found in stored.live_pairs(con, programme.id)]
    return pulses(pairs, today, programme.holidays)


def _pair(found: LivePair, programme: Programme) -> Pair:
    mentors, mentees = found.mentors, found.mentees
    if not mentors:  # mutual support: one of them is named first
        mentors, mentees = mentees[:1], mentees[1:]
    return Pair(
        match_id=found.match_id,
        mentors=tuple(short_name(*member) for member in mentors),
        mentees=tuple(short_name(*member) for member in mentees),
        since=programme.day_of(found.told_at),
        last_meeting=found.last_held,
        rhythm_days=found.rhythm_days or programme.rhythm_days,
    )


def overview_of(con: Connection, now: datetime) -> Overview:
    programme = programmes.running(con)
    everyone = stored.participations(con, programme.id)
    people = [one for one in everyone if one.current]
    held = stored.held_meetings(con, programme.id)
    items = rhythm_of(con, programme, now)
    disputed = {meeting.match_id for meeting in held if meeting.disputed}
    consented = {one.person_id for one in people if one.consented}
    pupils = joining.pupils(con) if programme.pupils else frozenset()
    return Overview(
        programme=programme,
        week=programme_week(programme.starts_on, programme.ends_on, programme.day_of(now)),
        coverage=Share(len(consented - pupils), programme.teachers),
        pupils=len(consented & pupils),
        consents=Share(len(consented), len({one.person_id for one in people})),
        questionnaires=Share(sum(one.applied for one in people), len(people)),
        states=count_states(items),
        disputed_pairs=sum(one.pair.match_id in disputed for one in items),
        meetings=count_meetings(held, now),
        attention=attention(items, _loose(con, programme, people, items, disputed, now)),
        partners=Share(partners.gave_mentors(con, programme.id), programme.partners_total or None),
        networking=_gathering(con, programme, now),
        holiday=holidays.on(programme.day_of(now), programme.holidays),
    )


def _gathering(con: Connection, programme: Programme, now: datetime) -> Gathering | None:
    """The last meeting as long as it is news, else the next one."""
    every = networking.every(con, programme.id)
    held = [one for one in every if now - GATHERING_NEWS <= one.starts_at <= now]
    ahead = [one for one in every if one.starts_at > now]
    if not held and not ahead:
        return None
    found = held[-1] if held else ahead[0]
    people = len(found.attended) if held else len(found.answered(Reply.YES))
    return Gathering(found.starts_at, people, len(found.invited), ahead=not held)


def count_meetings(held: Sequence[Held], now: datetime) -> MeetingCounts:
    """Each meeting in one of four: disputed by somebody, else confirmed, else still asked, else unanswered."""
    disputed = [one for one in held if one.disputed]
    confirmed = [one for one in held if one.confirmed and not one.disputed]
    open_ones = [one for one in held if not one.confirmed and not one.disputed]
    awaiting = [one for one in open_ones if one.asked and now - one.logged_at < COUNTS_UNCONFIRMED_AFTER]
    return MeetingCounts(
        total=len(held),
        confirmed=len(confirmed),
        unconfirmed=len(open_ones) - len(awaiting),
        awaiting=len(awaiting),
        disputed=len(disputed),
    )


def _loose(
    con: Connection,
    programme: Programme,
    people: list[Participation],
    items: Sequence[Pulse],
    disputed: set[int],
    now: datetime,
) -> Loose:
    paired = stored.paired_people(con, programme.id) if stored.pairs_begun(con, programme.id) else None
    names = {one.person_id: short_name(one.person_id, one.full_name) for one in people}
    resting = waiting.resting(con, programme.id)
    alone = [
        one.person_id
        for one in people
        if paired is not None
        and one.role is Role.MENTEE
        and one.state == "admitted"
        and (one.person_id, one.role) not in paired
        and one.person_id not in resting
    ]
    return Loose(
        disputed=tuple(p.pair.mentors + p.pair.mentees for p in items if p.pair.match_id in disputed),
        unreachable=_named(names, [one.person_id for one in people if one.reachable is False]),
        awaiting_admission=_named(names, [one.person_id for one in people if one.state == "joined" and one.applied]),
        without_pair=_named(names, alone),
        erasures=tuple(
            (short_name(row["id"], row["full_name"]), programme.day_of(from_text(row["decided_at"])))
            for row in erasures.due(con, programme.id)
        ),
        agreements=tuple(
            (row["name"], date.fromisoformat(row["until"]))
            for row in partners.ending(con, programme.id, programme.day_of(now) + AGREEMENT_SOON)
        ),
        unfinished=_named(names, [one.person_id for one in people if one.consented and not one.applied]),
    )


def _named(names: dict[int, str], ids: Sequence[int]) -> tuple[str, ...]:
    return tuple(names[person_id] for person_id in dict.fromkeys(ids))
