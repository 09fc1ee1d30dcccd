"""The pairs at work: some steadily, some seldom, some not at all. What mentors log, mentees confirm or put right."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from demo import cast
from demo.asking import plan_surveys
from demo.changing import plan_changes
from demo.choosing import invite_again
from demo.consenting import plan_consents
from demo.course import Course, at, local_day, working
from demo.diary import Diary, Event
from demo.filling import Sheet, fill
from demo.joining import join_late, join_second
from domain.match import Match
from domain.meetings import Dispute, Stage, Twin
from domain.who import Who
from emulator.accounts import Standing
from services.meetings import appointments, confirmation, meetings
from services.pairs import pairs as pair_service
from services.questionnaires.forms import AFTER_MEETING
from storage.pairing import matches

END = at(11, 16, 20, 0)
FIRST_DAY = date(2026, 9, 24)
LAST_DAY = date(2026, 11, 16)
QUIET_WEEK = (date(2026, 10, 26), date(2026, 11, 1))
CONFIRMED = 0.86
ANSWERED = 0.45
DISPUTES = {9: Dispute.DATE, 38: Dispute.MINUTES}
"""By the number of the meeting: the first is put right, the second waits for the mentor."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a pair works: days between meetings, when it stops, when it begins."""

    every: int
    until: date = LAST_DAY
    since: date = FIRST_DAY


STEADY, USUAL, MONTHLY = Manner(8), Manner(14), Manner(24)
STOPPED = Manner(10, until=date(2026, 10, 9))
LATE = Manner(10, since=date(2026, 10, 19))
NEVER = Manner(10, until=date(2026, 9, 1))
SHORT = Manner(7, until=date(2026, 10, 23))
MANNERS = (
    *(STEADY, USUAL, STEADY, STOPPED, USUAL, STEADY, USUAL, NEVER, STEADY, USUAL, MONTHLY),
    *(NEVER, USUAL, STOPPED, STEADY, USUAL, LATE, STEADY, USUAL, STOPPED, STEADY, USUAL),
)


@dataclass(slots=True)
class Pair:
    """A match with its people as the product knows them."""

    match: Match
    mentor: Who
    mentees: tuple[Who, ...]

    @property
    def mentee(self) -> Who:
        return self.mentees[0]

    def manner(self, place: int) -> Manner:
        """How they work: by their place among the pairs, a group and short work in a way of their own."""
        if len(self.mentees) > 1:
            return STEADY
        return SHORT if self.mentee.full_name in cast.SHORT else MANNERS[place]


async def work(course: Course) -> None:
    """The pairs' autumn, from the order to the middle of November."""
    diary, pairs = Diary(course), await _pairs(course)
    for place, pair in enumerate(pairs):
        for day in _days(course, pair.manner(place)):
            diary.note(_evening(course, day), _logging(diary, pair, day))
        if pair.mentee.full_name in cast.SHORT:
            diary.note(at(11, 5, 16, 30), _completing(course, pair))
    plan_consents(diary)
    plan_surveys(diary)
    plan_changes(diary)
    diary.note(at(10, 14, 17, 30), _gathering(course, pairs))
    diary.note(at(10, 20, 9, 0), _blocking(course))
    diary.note(at(11, 10, 17, 0), lambda: join_second(course))
    diary.note(at(11, 16, 15, 10), lambda: invite_again(course))
    diary.note(at(11, 16, 16, 0), lambda: join_late(course))
    await diary.live(END)


def _gathering(course: Course, pairs: list[Pair]) -> Event:
    """A mentor meets the whole group; one mentee confirms."""

    async def event() -> None:
        first = pairs[0]
        day = local_day(course.now)
        card = (await meetings.log(course.db, first.mentor, [], day, 60, course.now, twin=Twin.SECOND)).card
        for one in card.meetings:
            await meetings.change(course.db, first.mentor, one.id, course.now, "topic", cast.TOPICS[-1])
        await confirmation.confirm(course.db, first.mentee, card.meetings[0].id, day, 60, course.now)

    return event


def _completing(course: Course, pair: Pair) -> Event:
    """A short work on one question is done: the clock asks both sides how it was."""

    async def event() -> None:
        curator = await course.who(cast.CURATORS[0])
        await pair_service.end(course.db, curator, pair.match.id, "completed", cast.DONE, course.now)

    return event


def _blocking(course: Course) -> Event:
    """Somebody stops the bot; it learns of that when it next has something to say."""

    async def event() -> None:
        course.player(cast.BLOCKING).client.block()

    return event


async def _pairs(course: Course) -> list[Pair]:
    curator = await course.who(cast.CURATORS[0])
    found = await course.db.read(lambda con: matches.live(con, curator.programme.id))
    known = [await course.who(one.name) for one in course.scene.people.players.values()]
    by_id = {who.person_id: who for who in known}
    return [Pair(match, by_id[match.mentors[0]], tuple(by_id[one] for one in match.mentees)) for match in found]


def _days(course: Course, manner: Manner) -> Iterator[date]:
    """Working days of the pair's meetings, none in the holidays."""
    day = manner.since + timedelta(days=course.dice.randint(0, 5))
    while (held := working(day)) <= manner.until:
        if not QUIET_WEEK[0] <= held <= QUIET_WEEK[1]:
            yield held
        day += timedelta(days=manner.every + course.dice.randint(-2, 2))


def _evening(course: Course, day: date) -> datetime:
    return at(day.month, day.day, course.dice.randint(15, 19), course.dice.randint(0, 59))


def _logging(diary: Diary, pair: Pair, day: date) -> Event:
    """The mentor logs a meeting; what follows is noted in the diary."""

    async def event() -> None:
        course, dice = diary.course, diary.course.dice
        minutes = dice.choice((30, 45, 45, 60, 90))
        card = (await meetings.log(course.db, pair.mentor, [pair.match.id], day, minutes, course.now)).card
        meeting = card.meeting
        diary.logged += 1
        if dice.random() < 0.5:
            await meetings.change(course.db, pair.mentor, meeting.id, course.now, "topic", dice.choice(cast.TOPICS))
        if dice.random() < 0.4:
            kind = dice.choice(("consultation", "consultation", "lesson_visit", "mutual_visit", "online"))
            await meetings.change(course.db, pair.mentor, meeting.id, course.now, "kind", kind)
        if dice.random() < 0.25:
            await meetings.change(course.db, pair.mentor, meeting.id, course.now, "result", dice.choice(cast.RESULTS))
        if meeting.stage is Stage.PLANNING:
            await meetings.agree(
                course.db, pair.mentor, meeting.id, course.now, number=10, rhythm=dice.choice((7, 14, 14))
            )
        _note_answer(diary, pair, meeting.id, day, minutes)

    return event


def _note_answer(diary: Diary, pair: Pair, meeting: int, day: date, minutes: int) -> None:
    """Most mentees confirm within a day or two; a few put it right, a few say nothing."""
    dice, moment = diary.course.dice, diary.course.now + timedelta(hours=diary.course.dice.choice((1, 2, 4, 20, 44)))
    if (about := DISPUTES.get(diary.logged)) is not None:
        diary.note(moment, _disputing(diary, pair, meeting, day, minutes, about))
        return
    for mentee in pair.mentees:
        if dice.random() < CONFIRMED:
            diary.note(moment, _confirming(diary.course, mentee, meeting, day, minutes))


def _confirming(course: Course, mentee: Who, meeting: int, day: date, minutes: int) -> Event:
    async def event() -> None:
        if course.scene.people.players[mentee.account].client.chat.standing is Standing.BLOCKED:
            return
        await confirmation.confirm(course.db, mentee, meeting, day, minutes, course.now)
        if course.dice.random() < ANSWERED:
            answers = {"useful": course.dice.choice(("very", "very", "fairly", "fairly", "little"))}
            if course.dice.random() < 0.3:
                answers["more"] = course.dice.choice(cast.WORDS)
            await fill(course.db, [Sheet(mentee, AFTER_MEETING, answers, course.now, f"meeting:{meeting}")])

    return event


def _disputing(diary: Diary, pair: Pair, meeting: int, day: date, minutes: int, about: Dispute) -> Event:
    async def event() -> None:
        course = diary.course
        await confirmation.dispute(course.db, pair.mentee, meeting, day, minutes, about, course.now)
        if about is Dispute.DATE:
            diary.note(course.now + timedelta(hours=3), _mending(diary, pair, meeting, day, minutes))

    return event


def _mending(diary: Diary, pair: Pair, meeting: int, day: date, minutes: int) -> Event:
    """The mentor puts the day right, the mentee agrees."""

    async def event() -> None:
        course, right = diary.course, working(day - timedelta(days=1)) if day.weekday() else day - timedelta(days=3)
        await meetings.mend(course.db, pair.mentor, meeting, course.now, day=right)
        later = course.now + timedelta(hours=2)
        diary.note(later, _confirming(course, pair.mentee, meeting, right, minutes))

    return event


async def last_days(course: Course) -> None:
    """What is still open when the visitor comes: meetings agreed ahead, fresh ones that wait for a word."""
    pairs = await _pairs(course)
    ahead = ((0, at(11, 18, 15, 0), "каб. 214"), (2, at(11, 19, 14, 30), "каб. 118"), (4, at(11, 20, 16, 0), ""))
    for number, starts_at, place in ahead:
        pair = pairs[number]
        await appointments.plan(course.db, pair.mentor, pair.match.id, starts_at, course.now, place=place)
    for number, minutes in ((5, 45), (8, 60), (11, 30)):
        pair = pairs[number]
        today = local_day(course.now)
        await meetings.log(course.db, pair.mentor, [pair.match.id], today, minutes, course.now)
