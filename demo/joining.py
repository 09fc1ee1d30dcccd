"""September's first days: set-up, invitations, consents, questionnaires, admission."""

from datetime import datetime, timedelta

from demo import cast
from demo.base import keep_base
from demo.cast import Mentee, Mentor
from demo.consenting import answer_publication, change_mind, name_sites
from demo.course import Course, at
from demo.filling import Answers, Sheet, fill
from demo.wording import programme_text
from domain.people.staff import StaffList, StaffRow
from domain.roles import Role
from emulator.accounts import Standing
from services import setup
from services.consents import consents
from services.joining import enrolment, invitations
from services.people import introduction, staff_lists
from services.questionnaires.forms import ENTRY_FORM, newest

ENTRY_SHARE = 0.85
_FORMATS = ("in_person", "in_person", "both", "online")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "evening")


async def set_up(course: Course) -> None:
    """The curator answers the questions of set-up and invites a colleague."""
    await course.until(at(9, 1, 9, 10))
    course.player(cast.CURATORS[0]).client.chat.standing = Standing.STARTED
    curator = await course.who(cast.CURATORS[0])
    for field, words in cast.ORGANISATION.items():
        await setup.write_down(course.db, curator, field, words, course.now)
    await setup.note_passed(course.db, curator.programme.id)
    issued = await invitations.issue(course.db, curator, Role.CURATOR, course.now)
    await enter(course, cast.CURATORS[1], issued.token, course.now)
    for name in cast.CURATORS:
        await introduction.introduce(course.db, await course.who(name), name, course.now)


async def join_all(course: Course) -> None:
    """Mentors and mentees come in by the links during the first week, consent, and fill in their questionnaires."""
    people: tuple[Mentor | Mentee, ...] = (*cast.MENTORS, *cast.MENTEES)
    await course.until(at(9, 1, 10, 0))
    tokens = {role: await _link(course, role) for role in (Role.MENTOR, Role.MENTEE)}
    moments = {one.name: _moment(course) for one in people}
    ordered = sorted(people, key=lambda one: moments[one.name])
    for one in ordered:
        await join(course, one, tokens[_role(one)], moments[one.name])
    await fill(course.db, [await base_sheet(course, one, moments[one.name]) for one in ordered])
    assessed = [one for one in ordered if course.dice.random() < ENTRY_SHARE or one.name in cast.SHORT]
    await fill(course.db, [await _entry_sheet(course, one, moments[one.name]) for one in assessed])
    await join(course, cast.GONE, tokens[Role.MENTEE], at(9, 4, 17, 5))
    await fill(course.db, [await base_sheet(course, cast.GONE, at(9, 4, 17, 5))])


async def admit_all(course: Course) -> None:
    """The curator reads what has come and admits everyone; the staff list shows who may yet come."""
    await course.until(at(9, 7, 19, 45))
    await change_mind(course)
    await course.until(at(9, 8, 15, 20))
    await name_sites(course)
    curator = await course.who(cast.CURATORS[0])
    await enrolment.admit_everyone(course.db, curator, course.now)
    rows = [StaffRow("", row, name, post, (Role(role),)) for row, (name, post, role) in enumerate(cast.POSSIBLE, 2)]
    await staff_lists.load(course.db, curator, StaffList(tuple(rows)), Role.MENTEE, "", course.now)
    await keep_base(course, curator)
    await course.until(at(9, 8, 20, 5))
    await answer_publication(course, [one.name for one in (*cast.MENTORS, *cast.MENTEES)])


async def join_second(course: Course) -> None:
    """Three more come in November and are admitted the same evening; the draft of their pairs lies open."""
    curator, token = await course.who(cast.CURATORS[0]), await _link(course, Role.MENTEE)
    for one in cast.NEW:
        await join(course, one, token, course.now)
    await fill(course.db, [await base_sheet(course, one, course.now) for one in cast.NEW])
    await enrolment.admit_everyone(course.db, curator, course.now)


async def join_late(course: Course) -> None:
    """Somebody comes in November and leaves the questionnaire half-filled."""
    token = await _link(course, Role.MENTEE)
    await join(course, cast.LATE, token, course.now)
    await fill(course.db, [await base_sheet(course, cast.LATE, course.now)], stop_after=5)


async def join(course: Course, one: Mentor | Mentee, token: str, now: datetime) -> None:
    """Open the link and consent."""
    await enter(course, one.name, token, now)
    who = await course.who(one.name)
    await consents.give(course.db, who, programme_text(who.programme), now)


async def base_sheet(course: Course, one: Mentor | Mentee, now: datetime) -> Sheet:
    """The questionnaire of the role as this person answers it."""
    answers = _mentor_answers(course, one) if isinstance(one, Mentor) else _mentee_answers(course, one)
    return Sheet(await course.who(one.name), _role(one).value, answers, now + timedelta(minutes=6))


async def enter(course: Course, name: str, token: str, now: datetime) -> None:
    """Open an invitation's link."""
    player = course.player(name)
    player.client.chat.standing = Standing.STARTED  # has pressed «Start»; the answer to it is what a service gives
    await enrolment.enter(course.db, player.account, token, now)


async def _link(course: Course, role: Role) -> str:
    curator = await course.who(cast.CURATORS[0])
    return (await invitations.issue(course.db, curator, role, course.now)).token


def _moment(course: Course) -> datetime:
    return at(9, course.dice.choice((1, 2, 2, 3, 3, 4, 7)), course.dice.randint(14, 20), course.dice.randint(0, 59))


def _role(one: Mentor | Mentee) -> Role:
    return Role.MENTOR if isinstance(one, Mentor) else Role.MENTEE


def _mentor_answers(course: Course, one: Mentor) -> Answers:
    answers: dict[str, str | int | tuple[str, ...]] = {
        "full_name": one.name,
        "post": one.post,
        "subjects": tuple(one.subjects.split()),
        "experience": one.years,
        "gives": tuple(one.gives.split()),
        "support": (("start", "newplace") if "lesson" in one.gives else ("modern",)),
        "before": "yes" if one.before else "no",
        "format": course.dice.choice(_FORMATS),
        "when": _free_days(course),
        "capacity": one.capacity,
        "show": ("post", "experience", "gives", "format"),
    }
    return answers | ({"before_more": one.before} if one.before else {})


def _mentee_answers(course: Course, one: Mentee) -> Answers:
    answers: dict[str, str | int | tuple[str, ...]] = {
        "full_name": one.name,
        "post": one.post,
        "subjects": tuple(one.subjects.split()),
        "experience": one.years,
        "support": (("start",) if one.years < 3 else ("modern", "strength")),
        "needs": tuple(one.needs.split()),
        "format": course.dice.choice(_FORMATS),
        "when": _free_days(course),
        "show": course.dice.choice((("post", "needs", "format"), ("needs", "expect"), ("nothing",))),
    }
    more = {"needs_more": tuple(one.more.split())} if one.more else {}
    return answers | more | ({"expect": one.expects} if one.expects else {})


def _free_days(course: Course) -> tuple[str, ...]:
    return tuple(sorted(course.dice.sample(_DAYS, course.dice.randint(2, 3)), key=_DAYS.index))


async def _entry_sheet(course: Course, one: Mentor | Mentee, now: datetime) -> Sheet:
    """Beginners are surer of some things than of others; what they need help with is where they are not."""
    weak = set(one.needs.split()) if isinstance(one, Mentee) else set()
    level = 8 if isinstance(one, Mentor) else 5 + min(one.years, 3)
    answers = {
        key: max(1, min(10, level - (3 if key in weak else 0) + course.dice.randint(-2, 1)))
        for key in (item.key for item in newest(ENTRY_FORM).items)
    }
    return Sheet(await course.who(one.name), ENTRY_FORM, answers, now + timedelta(minutes=12))
