"""Meetings of a match: the ladder of stages, what may be logged, what the mentee's answers add up to (D40)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from domain.refusal import Refused

DURATIONS = (15, 30, 45, 60, 90)
"""Minutes offered on buttons."""
USUAL_MINUTES = 45
LONGEST_MINUTES = 600
AHEAD_OF_PAPERS = timedelta(days=183)
"""How long before its pairing a pair may have met."""
LONGEST_TEXT = 500
LONGEST_PLACE = 120
MOST_PLANNED = 100
LONGEST_RHYTHM = 120
RHYTHMS = (7, 14, 30)
"""Days between meetings offered at the planning meeting: weekly, every two weeks, monthly."""
COUNTS_UNCONFIRMED_AFTER = timedelta(days=7)
"""A meeting the mentee has said nothing about counts after this time, marked «without confirmation»."""
DELETABLE_FOR = timedelta(days=14)
"""How long a mentor may take a record back; later it is the curator's to do."""
PLANNED_AHEAD = timedelta(days=183)
"""Half a year: a day without a year that has just passed must not be taken for the next year's."""


class Stage(StrEnum):
    """The five stages in order (S0, S1 5.3)."""

    FIRST = "first"
    TRIAL = "trial"
    PLANNING = "planning"
    REGULAR = "regular"
    FINAL = "final"


class Kind(StrEnum):
    CONSULTATION = "consultation"
    LESSON_VISIT = "lesson_visit"
    MUTUAL_VISIT = "mutual_visit"
    ONLINE = "online"


class Answer(StrEnum):
    """What a mentee said of a logged meeting; ``SILENT``: nothing in seven days."""

    ASKED = "asked"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    SILENT = "silent"


class Dispute(StrEnum):
    DATE = "date"
    MINUTES = "minutes"
    DID_NOT_HAPPEN = "did_not_happen"


class Twin(StrEnum):
    """What to do about a meeting already logged for that day: ask, take it for the same one, or log a second one."""

    ASK = "ask"
    SAME = "same"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Attendee:
    person_id: int
    answer: Answer = Answer.ASKED
    dispute: Dispute | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """``state``: planned, held, missed, moved, deleted. Held ones have a day and minutes, planned ones a moment.

    ``batch`` is shared by the rows of one group meeting and names the draft it came from.
    """

    id: int
    match_id: int
    state: str
    logged_at: datetime
    held_on: date | None = None
    starts_at: datetime | None = None
    place: str | None = None
    minutes: int | None = None
    stage: Stage | None = None
    kind: Kind | None = None
    topic: str | None = None
    result: str | None = None
    batch: str | None = None
    logged_by: int | None = None
    second: int = 0
    attendees: tuple[Attendee, ...] = ()

    @property
    def held(self) -> bool:
        return self.state == "held"

    @property
    def day(self) -> date:
        """The day of a held meeting."""
        if self.held_on is None:
            raise LookupError("only held meetings have a day")
        return self.held_on

    @property
    def length(self) -> int:
        """Minutes of a held meeting."""
        return self.minutes or 0

    @property
    def verdict(self) -> Answer:
        """The answers of all mentees in one word: a discrepancy first, then any confirmation."""
        answers = {attendee.answer for attendee in self.attendees}
        ranked = (Answer.DISPUTED, Answer.CONFIRMED, Answer.ASKED)
        return next((answer for answer in ranked if answer in answers), Answer.SILENT)

    def answer_of(self, person_id: int) -> Attendee | None:
        return next((attendee for attendee in self.attendees if attendee.person_id == person_id), None)


class Past(NamedTuple):
    """What the next meeting of a match asks of one that it has held. ``second``: its place among those of its day."""

    day: date
    second: int
    stage: Stage | None


def next_stage(held: Iterable[Stage | None], planned: int | None) -> Stage:
    """The stage after those already held: first → trial → planning → regular (``planned`` of them, S1 5.5) → final."""
    done = [stage for stage in held if stage is not None]
    if not done:
        return Stage.FIRST
    ladder = list(Stage)
    highest = max(ladder.index(stage) for stage in set(done))
    if highest < ladder.index(Stage.PLANNING):
        return ladder[highest + 1]
    if planned is not None and done.count(Stage.REGULAR) >= planned and Stage.FINAL not in done:
        return Stage.FINAL
    return Stage.REGULAR


def check_day(day: date, today: date, paired_on: date) -> None:
    """A meeting lies behind us, and not long before the pairing, else Refused: people meet before papers are signed."""
    if day > today:
        raise Refused("meeting-future")
    if day < (earliest := earliest_day(paired_on)):
        raise Refused("meeting-before-pair", day=earliest.strftime("%d.%m.%Y"))


def earliest_day(paired_on: date) -> date:
    """From when on meetings of a pair may be logged: many schools begin first and bring the bot in later."""
    return paired_on - AHEAD_OF_PAPERS


def check_minutes(minutes: int) -> None:
    if not 1 <= minutes <= LONGEST_MINUTES:
        raise Refused("meeting-minutes", limit=LONGEST_MINUTES)


def check_start(starts_at: datetime, now: datetime) -> None:
    """A meeting is agreed for the future, within half a year."""
    if starts_at <= now:
        raise Refused("meeting-past")
    if starts_at > now + PLANNED_AHEAD:
        raise Refused("meeting-far", day=starts_at.strftime("%d.%m.%Y"))


def check_plan(number: int | None, rhythm: int | None) -> None:
    """What the planning meeting agrees on: how many regular meetings, how many days apart."""
    if number is not None and not 1 <= number <= MOST_PLANNED:
        raise Refused("meeting-number", limit=MOST_PLANNED)
    if rhythm is not None and not 1 <= rhythm <= LONGEST_RHYTHM:
        raise Refused("meeting-rhythm", limit=LONGEST_RHYTHM)


def clean_text(text: str, limit: int = LONGEST_TEXT) -> str:
    """Text without spaces around; Refused when empty or too long."""
    clean = text.strip()
    if not clean:
        raise Refused("empty")
    if len(clean) > limit:
        raise Refused("too-long", length=len(clean), limit=limit)
    return clean


def deletable(meeting: Meeting, now: datetime, *, by_curator: bool) -> bool:
    """Within reason: two weeks for the mentor, always for the curator and where the mentee says it did not happen."""
    denied = any(attendee.dispute is Dispute.DID_NOT_HAPPEN for attendee in meeting.attendees)
    return by_curator or denied or now - meeting.logged_at <= DELETABLE_FOR


def usual_minutes(held: Sequence[Meeting]) -> int:
    """How long the pair's latest meeting was: what «Yes, … minutes» offers."""
    return next((meeting.minutes for meeting in reversed(held) if meeting.minutes), USUAL_MINUTES)
