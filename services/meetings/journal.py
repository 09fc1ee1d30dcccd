"""The journal of meetings within a transaction: a meeting with its match, who may change it, writing one down."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.match import Match
from domain.meetings import Meeting, Past, next_stage
from domain.notice import Notice
from domain.refusal import Refused
from domain.who import Who
from storage import meetings, notices, programmes
from storage.database import Connection, Database
from storage.pairing import matches, substitutes
from storage.people import people

CONFIRM = "meeting-confirm"
LOGGED = "meeting-logged"


@dataclass(frozen=True, slots=True)
class Card:
    """Meetings that belong on one screen (one, or the rows of a group's) with their matches and the members' names."""

    meetings: tuple[Meeting, ...]
    matches: Mapping[int, Match]
    names: Mapping[int, str]
    timezone: str
    stood_in: frozenset[tuple[int, int]] = frozenset()
    """(match, person) of everybody who stands or stood in for a mentor."""

    @property
    def meeting(self) -> Meeting:
        return self.meetings[0]

    @property
    def match(self) -> Match:
        return self.matches[self.meeting.match_id]

    @property
    def mentors(self) -> tuple[str, ...]:
        """Whose meeting it was: of who stood in and wrote it down, else of the match's own mentors."""
        by = self.meeting.logged_by
        led = (by,) if by is not None and (self.match.id, by) in self.stood_in else self.match.standing
        return self._named(led)

    @property
    def mentees(self) -> tuple[str, ...]:
        """Names of all the mentees, over all rows."""
        ids = [one for meeting in self.meetings for one in self.matches[meeting.match_id].mentees]
        return self._named(dict.fromkeys(ids))

    def partners(self, person_id: int | None) -> tuple[str, ...]:
        """The other side of a member: the mentors for a mentee, else the mentees; the others of a mutual support."""
        if not self.match.mentors:
            return self._named(self.match.partners(person_id or 0))
        return self.mentors if person_id in self.match.mentees else self.mentees

    def _named(self, ids: Iterable[int]) -> tuple[str, ...]:
        return tuple(self.names.get(one, "") for one in ids)


def card_of(con: Connection, found: Sequence[Meeting], read: Sequence[Match] = (), timezone: str | None = None) -> Card:
    """``read``: matches that this transaction has read already; ``timezone``: the programme's, where it is at hand."""
    known = {match.id: match for match in read}
    ids = dict.fromkeys(one.match_id for one in found)
    by_id = {match_id: known.get(match_id) or match_of(con, match_id) for match_id in ids}
    stood_in = substitutes.ever(con, by_id)
    members = {one for match in by_id.values() for one in match.members} | {person for _, person in stood_in}
    zone = timezone or programmes.running(con).timezone
    return Card(tuple(found), by_id, people.names(con, members), zone, stood_in)


def match_of(con: Connection, match_id: int) -> Match:
    match = matches.get(con, match_id)
    if match is None:
        raise Refused("stale")
    return match


def load(con: Connection, meeting_ids: Iterable[int]) -> list[Meeting]:
    return [one for meeting_id in meeting_ids if (one := meetings.get(con, meeting_id)) is not None]


def seen(con: Connection, who: Who, meeting_id: int) -> Meeting:
    """A held meeting for a member of its pair or a curator, else ``Refused``."""
    meeting = meetings.get(con, meeting_id)
    if meeting is None:
        raise Refused("meeting-gone")
    if not who.is_curator and who.person_id not in match_of(con, meeting.match_id).members:
        raise Refused("not-allowed")
    if not meeting.held:
        raise Refused("meeting-deleted" if meeting.state == "deleted" else "meeting-gone")
    return meeting


def own(con: Connection, by: Who, meeting_id: int, whole: bool) -> list[Meeting]:
    """A held meeting that ``by`` may change (its mentor while the pair works; a curator), with its group's rows."""
    meeting = seen(con, by, meeting_id)
    match = match_of(con, meeting.match_id)
    if not by.is_curator:
        if by.known not in match.leaders:
            raise Refused("not-allowed")
        if match.state != "active":
            raise Refused("meeting-pair-ended")
    if not whole or meeting.batch is None:
        return [meeting]
    rows = [one for one in meetings.of_batch(con, meeting.batch) if one.held]
    return [one for one in rows if by.is_curator or by.known in match_of(con, one.match_id).leaders]


def write(
    con: Connection,
    by: Who,
    match: Match,
    held_on: date,
    minutes: int,
    batch: str | None,
    now: datetime,
    *,
    history: Sequence[Past],
    plan: Meeting | None = None,
) -> int:
    """One held meeting with its stage by the ladder; what was planned for that day has taken place by it.

    ``history``: what the match has held so far. Returns the meeting's id.
    """
    stage = next_stage([one.stage for one in history if one.day <= held_on], match.planned_meetings)
    second = free_place(history, held_on)
    plan = plan or _planned_for(con, by, match.id, held_on)
    meeting_id: int | None = None
    if plan is not None and meetings.hold(con, plan.id, held_on, minutes, stage, batch, second, by.known, now):
        meeting_id = plan.id
    else:
        meeting_id = meetings.add_held(con, match.id, held_on, minutes, stage, batch, second, by.known, now)
    if meeting_id is None:
        raise Refused("stale")
    ask(con, meeting_id, match, by, now, about=f":{held_on}:{minutes}")
    others = [mentor for mentor in match.mentors if mentor != by.known]
    notices.put(con, *(notice(LOGGED, mentor, meeting_id, now) for mentor in others))
    return meeting_id


def ask(con: Connection, meeting_id: int, match: Match, by: Who, now: datetime, *, about: str) -> None:
    """The mentees are asked at once whether it is right."""
    asked = [mentee for mentee in match.mentees if mentee != by.known]
    meetings.ask(con, meeting_id, asked)
    notices.put(con, *(notice(CONFIRM, mentee, meeting_id, now, about) for mentee in asked))


def free_place(history: Sequence[Past], day: date) -> int:
    """The next number among the meetings of a day: 0 for the first."""
    return max((one.second for one in history if one.day == day), default=-1) + 1


def paired_on(who: Who, match: Match) -> date:
    """The day the pair was formed, on the programme's calendar."""
    return who.programme.day_of(match.agreed_at)


def notice(kind: str, person_id: int, meeting_id: int, now: datetime, about: str = "") -> Notice:
    """``about``: what it says of the meeting, so that a correction in the same second is news."""
    return Notice(kind, person_id, now, f"meeting:{meeting_id}{about}", {"meeting": meeting_id})


def _planned_for(con: Connection, by: Who, match_id: int, day: date) -> Meeting | None:
    """What was agreed for that day, whatever the hour."""
    zone = by.programme.zone
    for one in meetings.planned(con, [match_id]):
        if one.starts_at is not None and one.starts_at.astimezone(zone).date() == day:
            return one
    return None


async def notice_card(db: Database, told: Notice, state: str = "held") -> Card | None:
    """The meeting a notice is about; ``None`` when it is not in that state any more."""

    def work(con: Connection) -> Card | None:
        meeting = meetings.get(con, int(str(told.payload["meeting"])))
        return card_of(con, [meeting]) if meeting is not None and meeting.state == state else None

    return await db.read(work)
