"""Teachers and pupils come in: consents of parents in their own chats and on paper, questionnaires, admission."""

from collections.abc import Sequence
from datetime import timedelta
from importlib.resources import files

from demo.changing import SCAN
from demo.course import Course, local_day
from demo.filling import Answers, Sheet, fill
from demo.joining import enter
from demo.pupils import cast
from demo.pupils.acting import Phone, phone
from demo.pupils.cast import Consent, Pupil, Teacher
from demo.wording import programme_text
from domain.roles import Role
from domain.surveys.audience import Audience, Whom
from services import setup
from services.consents import consents, minors, papers, publication
from services.consents.papers import Entry, Paper
from services.joining import enrolment, invitations
from services.people import introduction
from services.questionnaires.forms import BASES, PUPIL_ENTRY, newest
from services.surveys import wave_opening
from services.surveys.wave_opening import Plan

FORMATS, DAYS = ("in_person", "both", "online"), ("mon", "tue", "wed", "thu", "fri")


async def set_up(course: Course) -> None:
    """The curator answers the questions of set-up; pupils take part."""
    curator = phone(course, cast.CURATOR)
    await curator.start()
    who = await course.who(cast.CURATOR)
    await introduction.introduce(course.db, who, cast.CURATOR, course.now)
    for field, words in cast.ORGANISATION.items():
        await setup.write_down(course.db, who, field, words, course.now)
    await setup.note_passed(course.db, who.programme.id)
    await introduction.introduce(course.db, who, cast.CURATOR, course.now)
    for form in ("teacher_pupil", "pupil_pupil"):
        await setup.use_form(course.db, who, form, True)
    await setup.use_form(course.db, who, "teacher_teacher", False)
    await publication.keep_operator(course.db, who, cast.DETAILS, course.now)
    await publication.keep_resources(course.db, who, cast.SITE, course.now)


async def take_in_teachers(course: Course) -> None:
    """With the mentor's questionnaire of the form teacher–pupil."""
    token = await _link(course, Role.MENTOR)
    for one in cast.TEACHERS:
        await enter(course, one.name, token, course.now)
        await minors.declare(course.db, await course.who(one.name), False)
        await _consent(course, one.name)
    known = {one.name: await course.who(one.name) for one in cast.TEACHERS}
    await fill(
        course.db, [Sheet(known[o.name], "pupil_t_mentor", _of_teacher(course, o), course.now) for o in cast.TEACHERS]
    )
    await _admit(course)
    await survey(course, "interest", [*known], dict.fromkeys(known, cast.INTEREST))


async def take_in_pupils(course: Course, pupils: Sequence[Pupil], form: str = "teacher_pupil") -> None:
    """Whoever is not of age passes the link on, or brings a paper; then the questionnaire and the entry assessment.

    ``form`` of mentoring in which mentees join; mentors among pupils help pupils.
    """
    tokens = {role: await _link(course, role) for role in (Role.MENTOR, Role.MENTEE)}
    for one in pupils:
        await let_in(course, one, tokens[_role(one)])
    coming = [one for one in pupils if one.consent is not Consent.WAITING]
    known = {one.name: await course.who(one.name) for one in coming}
    await fill(course.db, [Sheet(known[o.name], _base(o, form), _of_pupil(course, o), course.now) for o in coming])
    await fill(course.db, [Sheet(known[o.name], PUPIL_ENTRY, skill_marks(course), course.now) for o in coming])
    await _admit(course)


async def let_in(course: Course, one: Pupil, token: str) -> None:
    """The pupil's first minutes in the chat, and the parent's."""
    pupil = phone(course, one.name)
    await pupil.start(token)
    if one.consent is Consent.OWN:
        await minors.declare(course.db, await course.who(one.name), False)
        await _consent(course, one.name)
        return
    await pupil.tap("Нет ещё")
    if one.consent is Consent.PAPER:
        await _bring_paper(course, one)
        return
    await pupil.tap("Ссылка для родителя")
    parent = phone(course, one.parent)
    await parent.follow(pupil)
    if one.consent is Consent.CHAT:
        await _parent_consents(parent, one)


async def answer_publication(course: Course) -> None:
    """Some of the teachers allow the school's site, one does not; for a pupil a paper is entered."""
    for name in cast.ALLOWING:
        await phone(course, name).tap(f"☐ {cast.SITE}")
        await phone(course, name).tap("Даю согласие")
    await phone(course, cast.FORBIDDING).tap("Не даю согласия")
    pupil = (await course.who(cast.ON_THE_SITE)).known
    entry = Entry(pupil, Paper.PUBLICATION, f"№ 8 от {course.now:%d.%m.%Y}", (cast.SITE,))
    await papers.enter(course.db, await course.who(cast.CURATOR), entry, None, course.now)


async def _parent_consents(parent: Phone, one: Pupil) -> None:
    await parent.tap("Даю согласие за ребёнка")
    await parent.say(one.parent)
    await parent.say(one.name)
    await parent.tap("Подтверждаю согласие")


async def _bring_paper(course: Course, one: Pupil) -> None:
    picture = files("demo").joinpath(SCAN).read_bytes()
    number = f"№ {one.name[:2].upper()}-{course.now:%d} от {course.now:%d.%m.%Y}"
    entry = Entry((await course.who(one.name)).known, Paper.GUARDIAN, number)
    await papers.enter(course.db, await course.who(cast.CURATOR), entry, picture, course.now)


async def _consent(course: Course, name: str) -> None:
    who = await course.who(name)
    await consents.give(course.db, who, programme_text(who.programme), course.now)


async def _admit(course: Course) -> None:
    await enrolment.admit_everyone(course.db, await course.who(cast.CURATOR), course.now)


async def help_too(course: Course) -> None:
    """A pupil who was helped comes in as a mentor as well: the second link, and the questionnaire of that part."""
    pupil = phone(course, cast.BOTH_PARTS)
    await pupil.start(await _link(course, Role.MENTOR))
    await pupil.tap("Да, стать наставником")
    one = next(one for one in cast.PUPILS if one.name == cast.BOTH_PARTS)
    who, form = await course.who(one.name), BASES["pupil_pupil"][Role.MENTOR]
    await fill(course.db, [Sheet(who, form, _of_pupil(course, one), course.now)])
    await _admit(course)


async def survey(course: Course, form: str, names: Sequence[str], answers: dict[str, Answers]) -> int:
    """A survey for these people, and who of them answers what; its id."""
    curator = await course.who(cast.CURATOR)
    for name in names:
        person = (await course.who(name)).known
        await wave_opening.tick_person(course.db, curator, form, person, on=True)
    plan = Plan(form, Audience(Whom.PEOPLE), closes=local_day(course.now + timedelta(days=7)))
    wave = await wave_opening.open_wave(course.db, curator, plan, course.now)
    known = {name: await course.who(name) for name in answers}
    sheets = [Sheet(known[name], form, given, course.now, f"wave:{wave}") for name, given in answers.items()]
    await fill(course.db, sheets)
    return wave


async def _link(course: Course, role: Role) -> str:
    return (await invitations.issue(course.db, await course.who(cast.CURATOR), role, course.now)).token


def _role(one: Pupil) -> Role:
    return Role.MENTOR if one.mentor else Role.MENTEE


def _common(course: Course) -> dict[str, str | int | tuple[str, ...]]:
    days = tuple(sorted(course.dice.sample(DAYS, 3), key=DAYS.index))
    return {"format": course.dice.choice(FORMATS), "when": days}


def _base(one: Pupil, form: str) -> str:
    return BASES["pupil_pupil" if one.mentor else form][_role(one)]


def _areas(codes: str) -> tuple[str, ...]:
    return tuple(f"p_{code}" for code in codes.split())


def _of_teacher(course: Course, one: Teacher) -> Answers:
    return _common(course) | {
        "full_name": one.name,
        "post": one.post,
        "subjects": tuple(one.subjects.split()),
        "areas": _areas(one.areas),
        "ages": tuple(one.ages.split()),
        "capacity": one.capacity,
    }


def _of_pupil(course: Course, one: Pupil) -> Answers:
    """The pupil's questionnaire, of whichever part and form."""
    hard = {"hard": tuple(one.hard.split())} if one.hard else {}
    return (
        _common(course)
        | hard
        | {
            "full_name": one.name,
            "grade": one.grade,
            "like": tuple(one.likes.split()),
            "areas": _areas(one.areas),
            "before": "no",
            "new": "no",
            "capacity": one.capacity,
        }
    )


def skill_marks(course: Course, gain: int = 0) -> Answers:
    """«My skills», 1–5 each, surer by up to ``gain``; of the item said the other way round less is more."""
    dice, keys = course.dice, [item.key for item in newest(PUPIL_ENTRY).questions]
    marks = {key: min(5, dice.choice((2, 3, 3, 4)) + dice.choice((0, gain))) for key in keys}
    return {key: 6 - mark if key == "drop" else mark for key, mark in marks.items()}


async def come_of_age(course: Course) -> None:
    """Eighteen by now: the own consent is asked for, the parent's stands meanwhile."""
    pupil = (await course.who(cast.OF_AGE)).known
    await minors.came_of_age(course.db, await course.who(cast.CURATOR), pupil, course.now)
