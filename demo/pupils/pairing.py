"""Pairs of both forms: by the choice with words to the marks, from a file, and with the agreement of both sides."""

from datetime import timedelta

from demo.course import Course, at, local_day
from demo.pupils import cast
from demo.pupils.acting import phone
from domain.names import FullName
from domain.pairing.pair_list import PairList, PairRow
from domain.roles import Role
from services import setup
from services.networking import ballots, choices
from services.pairing import agreeing, drafts
from services.pairs import orders, pair_lists, pairs, substitutes
from storage.pairing import matches

WITH_TEACHERS, WITH_OLDER = "teacher_pupil", "pupil_pupil"


async def take_over_a_pair(course: Course) -> None:
    """One pair is older than the bot: it comes in by a file."""
    mentor, mentee = cast.BY_FILE
    row = PairRow("Пары", 2, (mentor,), (mentee,), form=WITH_TEACHERS)
    await pair_lists.load(course.db, await course.who(cast.CURATOR), PairList((row,)), course.now)


async def choose(course: Course) -> None:
    """Three days in September: everybody marks, some say why."""
    curator = await course.who(cast.CURATOR)
    choice = await choices.open_choice(course.db, curator, course.now, WITH_TEACHERS)
    await course.until(course.now + timedelta(days=1))
    people = {name: (await course.who(name)).known for name in _choosing()}
    for name, liked in _choosing().items():
        who, side = await course.who(name), _side(name)
        for one in liked:
            await ballots.rank(course.db, who, choice.id, side, people[one], True, course.now)
            if words := cast.COMMENTS.get((name, one)):
                await ballots.comment(course.db, who, choice.id, side, people[one], words, course.now)
        await ballots.send(course.db, who, choice.id, side, course.now)
    await course.until(course.now + timedelta(days=1))
    await choices.close_choice(course.db, curator, choice.id, course.now)


def _choosing() -> dict[str, list[str]]:
    """Everybody of the autumn's choice with those they mark: whoever can help with most of it first."""
    pupils = [one for one in cast.AUTUMN if one.name not in cast.BY_FILE]
    teachers = [one for one in cast.TEACHERS if one.name not in cast.BY_FILE]
    shared = {(t.name, p.name): len({*t.areas.split()} & {*p.areas.split()}) for t in teachers for p in pupils}
    first = {
        one.name: sorted((t.name for t in teachers), key=lambda name: -shared[name, one.name])[:2] for one in pupils
    }
    return first | {
        one.name: sorted((p.name for p in pupils), key=lambda name: -shared[one.name, name])[:2] for one in teachers
    }


def _side(name: str) -> Role:
    return Role.MENTOR if any(one.name == name for one in cast.TEACHERS) else Role.MENTEE


async def make_pairs(course: Course) -> None:
    """The draft of the form teacher–pupil, the order with its number, everybody told."""
    curator = await course.who(cast.CURATOR)
    draft = (await drafts.compute(course.db, curator, course.now, WITH_TEACHERS)).draft
    order = await drafts.agree(course.db, curator, draft.id, draft.revision, course.now)
    await orders.make(course.db, curator, order)
    await course.until(course.now + timedelta(hours=3))
    await orders.sign(course.db, curator, order, f"61-о от {local_day(course.now):%d.%m.%Y}", local_day(course.now))
    await pairs.tell(course.db, curator, course.now)


async def stand_in(course: Course) -> None:
    """The mentor of one pair is ill for two weeks."""
    curator, mentee = await course.who(cast.CURATOR), (await course.who(cast.BY_FILE[1])).known
    found = await course.db.read(lambda con: matches.live(con, curator.programme.id))
    pair = next(one for one in found if one.mentees == (mentee,))
    today, person = local_day(course.now), (await course.who(cast.SUBSTITUTE)).known
    days = today, today + timedelta(days=14)
    await substitutes.appoint(course.db, curator, pair.id, person, days, cast.ILL, course.now)


async def ask_both_sides(course: Course) -> None:
    """Older with younger pupils: both sides are asked before the order. One pair agreed, one refused, one waits."""
    curator = await course.who(cast.CURATOR)
    await setup.choose(course.db, curator, "agreement", "propose", course.now)
    await setup.choose(course.db, curator, "agreement_next", "curator", course.now)
    curator = await course.who(cast.CURATOR)
    draft = (await drafts.compute(course.db, curator, course.now, WITH_OLDER)).draft
    await agreeing.open_round(course.db, curator, draft.id, draft.revision, course.now)
    await course.until(at(11, 16, 16, 20))
    for mentee, mentor in cast.WANTED.items():
        pupil = phone(course, mentee)
        await pupil.tap(FullName.parse(mentor).short)
        await pupil.tap("Отправить")
    await course.until(at(11, 16, 19, 5))
    await phone(course, cast.WANTED[cast.AGREED]).tap("Согласиться", within=cast.AGREED)
    await course.until(at(11, 17, 15, 40))
    declining = phone(course, cast.WANTED[cast.DECLINED])
    await declining.tap("Отказаться", within=cast.DECLINED)
    await declining.say(cast.DECLINES)
