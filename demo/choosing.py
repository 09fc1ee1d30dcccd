"""The networking meeting, the choice, the draft of pairs, the order, and telling everybody."""

from datetime import timedelta

from demo import cast
from demo.cast import MENTEES, MENTORS, Mentee, Mentor
from demo.changing import keep_scan, make_group
from demo.course import Course, at
from domain.networking import FREE, Reply, Terms
from domain.roles import Role
from services.networking import ballots, choices, networking, networking_plan
from services.pairing import draft_steps, drafts
from services.pairs import orders, pairs

PLACE = "школьная библиотека"
COMING = 0.9
REFUSING = 0.15
UNTOUCHED = {"Котов Арсений Денисович"}
UNSENT = {"Шубин Глеб Антонович", "Назаров Тимур Рашидович"}


async def hold_networking(course: Course) -> None:
    """Planned on the 9th with its exercises, answered, held on the 15th; the curator ticks who was there."""
    await course.until(at(9, 9, 12, 0))
    curator = await course.who(cast.CURATORS[0])
    meeting = await networking.plan(course.db, curator, at(9, 15, 15, 0), PLACE, course.now)
    await networking_plan.by_itself(course.db, curator, meeting)
    await course.until(at(9, 10, 18, 0))
    coming = {one.name: course.dice.random() < COMING for one in (*MENTORS, *MENTEES)}
    for name, comes in coming.items():
        if course.dice.random() < COMING:
            await networking.reply(
                course.db, await course.who(name), meeting, Reply.YES if comes else Reply.NO, course.now
            )
    await course.until(at(9, 15, 16, 40))
    for name, comes in coming.items():
        person = (await course.who(name)).known
        await networking.tick_attendance(course.db, curator, meeting, person, comes, course.now)


async def invite_again(course: Course) -> None:
    """Another one is to come, for who has no pair and mentors with a free place: some have said whether they will."""
    curator, terms = await course.who(cast.CURATORS[0]), Terms(audience=FREE)
    meeting = await networking.plan(course.db, curator, at(11, 26, 15, 0), PLACE, course.now, terms)
    await networking_plan.by_itself(course.db, curator, meeting)
    overview = await networking.overview(course.db, curator, meeting)
    invited = overview.meeting.invited if overview is not None else ()
    for one in (*MENTORS, *MENTEES, *cast.NEW):
        who, said = await course.who(one.name), course.dice.choice((Reply.YES, Reply.YES, Reply.MAYBE, None))
        if who.person_id in invited and said is not None:
            await networking.reply(course.db, who, meeting, said, course.now)


async def choose(course: Course) -> None:
    """Opened on the 16th, closed on the 18th; most send their lists, a few only mark."""
    await course.until(at(9, 16, 10, 0))
    curator = await course.who(cast.CURATORS[0])
    choice = await choices.open_choice(course.db, curator, course.now)
    await course.until(at(9, 17, 17, 0))
    people = {one.name: (await course.who(one.name)).known for one in (*MENTORS, *MENTEES)}
    for one in (*MENTORS, *MENTEES):
        if one.name not in UNTOUCHED:
            await _mark(course, choice.id, one, people)
    await course.until(at(9, 18, 18, 0))
    await choices.close_choice(course.db, curator, choice.id, course.now)


async def _mark(course: Course, choice: int, one: Mentor | Mentee, people: dict[str, int]) -> None:
    who = await course.who(one.name)
    side = Role.MENTOR if isinstance(one, Mentor) else Role.MENTEE
    liked = _liked(course, one)
    for name in liked[: course.dice.choice((2, 3, 3))]:
        await ballots.rank(course.db, who, choice, side, people[name], True, course.now)
    if course.dice.random() < REFUSING:
        await ballots.refuse(course.db, who, choice, side, people[liked[-1]], True, course.now)
    if one.name not in UNSENT:
        await ballots.send(course.db, who, choice, side, course.now)


def _liked(course: Course, one: Mentor | Mentee) -> list[str]:
    """The other side, from the most liked: whoever can help, teaches the same, and is pleasant to talk to."""
    if isinstance(one, Mentor):
        scores = {other.name: _affinity(one, other) + course.dice.random() * 3 for other in MENTEES}
    else:
        scores = {other.name: _affinity(other, one) + course.dice.random() * 3 for other in MENTORS}
    return sorted(scores, key=lambda name: (-scores[name], name))


def _affinity(mentor: Mentor, mentee: Mentee) -> float:
    shared = set(mentor.gives.split()) & {*mentee.needs.split(), *mentee.more.split()}
    same = set(mentor.subjects.split()) & set(mentee.subjects.split())
    return len(shared) + (2 if same else 0)


async def make_pairs(course: Course) -> None:
    """The draft is computed, one pair pinned, the list agreed on, the order signed, everybody told."""
    await course.until(at(9, 21, 12, 0))
    curator = await course.who(cast.CURATORS[0])
    draft = (await drafts.compute(course.db, curator, course.now)).draft
    await draft_steps.pin(course.db, curator, (draft.id, draft.revision), draft.pairs[0].mentee, True, course.now)
    draft = (await drafts.current(course.db, curator, course.now)).draft
    order = await drafts.agree(course.db, curator, draft.id, draft.revision, course.now)
    await make_group(course, curator)
    await orders.make(course.db, curator, order)
    await course.until(at(9, 22, 13, 0))
    await orders.sign(course.db, curator, order, "84-о от 22.09.2026", (course.now + timedelta(hours=3)).date())
    await keep_scan(course, curator, order)
    await course.until(at(9, 22, 15, 0))
    await pairs.tell(course.db, curator, course.now)
