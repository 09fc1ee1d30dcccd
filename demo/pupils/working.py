"""The autumn of the pairs: meetings, a completed work, how pupils see themselves by now."""

from datetime import date, datetime, timedelta

from demo.asking import answer_waiting
from demo.course import Course, at, working
from demo.diary import Diary, Event
from demo.filling import Sheet, go_on
from demo.pupils import cast
from demo.pupils.joining import skill_marks, survey
from demo.pupils.pairing import stand_in
from demo.pupils.telling import ask_in_vain, ask_others, record
from domain.match import Match
from domain.meetings import Stage
from domain.who import Who
from services.meetings import confirmation, meetings
from services.pairs import pairs
from services.questionnaires import entering
from services.questionnaires.forms import PUPIL_ENTRY
from storage.pairing import matches

FIRST, LAST = date(2026, 9, 24), date(2026, 11, 13)
WITHOUT_HER = date(2026, 11, 10)
"""The last day before the mentor of one pair fell ill."""
RHYTHMS = (8, 10, 9, 14, 11, 12)
CONFIRMED = 0.85
AT_THE_END = frozenset({PUPIL_ENTRY, "satisfaction", "mon_mentee_out"})


async def work(course: Course) -> None:
    """From the order to the middle of November."""
    diary, curator = Diary(course), await course.who(cast.CURATOR)
    found = await course.db.read(lambda con: matches.live(con, curator.programme.id))
    known = {who.person_id: who for who in [await course.who(one.name) for one in (*cast.TEACHERS, *cast.PUPILS)]}
    for place, match in enumerate(found):
        mentor, mentee = known[match.mentors[0]], known[match.mentees[0]]
        last = WITHOUT_HER if mentee.full_name == cast.BY_FILE[1] else LAST
        last = date(2026, 11, 5) if mentee.full_name in cast.FINISHED else last
        for moment in _evenings(course, RHYTHMS[place % len(RHYTHMS)], last):
            diary.note(moment, _logging(diary, match, mentor, mentee))
        if mentee.full_name in cast.FINISHED:
            diary.note(at(11, 6, 15, 0), _finishing(course, match))
        if mentee.full_name == cast.BY_FILE[1]:
            stands_in = await course.who(cast.SUBSTITUTE)
            diary.note(at(11, 13, 16, 30), _logging(diary, match, stands_in, mentee))
    diary.note(at(10, 14, 16, 0), lambda: record(course))
    diary.note(at(10, 15, 14, 40), lambda: _weigh(course))
    diary.note(at(10, 20, 12, 0), lambda: ask_in_vain(course))
    diary.note(at(11, 9, 18, 30), lambda: answer_waiting(course, AT_THE_END, 8, share=1))
    diary.note(at(11, 10, 15, 0), lambda: _look_again(course))
    diary.note(at(11, 11, 12, 0), lambda: stand_in(course))
    diary.note(at(11, 12, 13, 0), lambda: ask_others(course))
    await diary.live(at(11, 13, 20))


def _evenings(course: Course, every: int, last: date) -> list[datetime]:
    found, day = [], FIRST + timedelta(days=course.dice.randint(0, 4))
    while (held := working(day)) <= last:
        found.append(at(held.month, held.day, course.dice.randint(15, 18), course.dice.randint(0, 59)))
        day += timedelta(days=every + course.dice.randint(-2, 2))
    return found


def _logging(diary: Diary, match: Match, mentor: Who, mentee: Who) -> Event:
    async def event() -> None:
        course, dice = diary.course, diary.course.dice
        day, minutes = course.now.date(), dice.choice((30, 40, 45))
        meeting = (await meetings.log(course.db, mentor, [match.id], day, minutes, course.now)).card.meeting
        await meetings.change(course.db, mentor, meeting.id, course.now, "topic", dice.choice(cast.TOPICS))
        if dice.random() < 0.3:
            await meetings.change(course.db, mentor, meeting.id, course.now, "result", dice.choice(cast.RESULTS))
        if meeting.stage is Stage.PLANNING:
            await meetings.agree(course.db, mentor, meeting.id, course.now, number=8, rhythm=14)
        if dice.random() < CONFIRMED:
            moment = course.now + timedelta(hours=dice.choice((1, 2, 20)))
            diary.note(moment, lambda: _confirm(course, mentee, meeting.id, day, minutes))

    return event


async def _confirm(course: Course, mentee: Who, meeting: int, day: date, minutes: int) -> None:
    await confirmation.confirm(course.db, mentee, meeting, day, minutes, course.now)


def _finishing(course: Course, match: Match) -> Event:
    async def event() -> None:
        await pairs.end(course.db, await course.who(cast.CURATOR), match.id, "completed", cast.DONE, course.now)

    return event


async def _look_again(course: Course) -> None:
    """How pupils see themselves after the first quarter: the questions of the beginning."""
    names = [one.name for one in cast.AUTUMN if one.name not in cast.FINISHED]
    answers = {name: skill_marks(course, 1) for name in names}
    paper = answers.pop(cast.ON_PAPER)
    wave = await survey(course, PUPIL_ENTRY, names, answers)
    curator, person = await course.who(cast.CURATOR), (await course.who(cast.ON_PAPER)).known
    step = await entering.enter(course.db, curator, wave, person, course.now)
    await go_on(course.db, Sheet(curator, PUPIL_ENTRY, paper, course.now), step)


async def _weigh(course: Course) -> None:
    """Mentors write down their strong and weak sides; one has done so."""
    names = [one.name for one in cast.TEACHERS]
    await survey(course, "swot_mentor", names, {names[0]: cast.SWOT})
