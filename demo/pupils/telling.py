"""What others tell: a class teacher about a pupil, the curator about a teacher; who has refused, who is waited for."""

from demo.course import Course
from demo.filling import Sheet, fill
from demo.pupils import cast
from demo.pupils.acting import Phone, phone
from domain.people.relation import Relation
from services.questionnaires import subjects
from services.surveys import third_party


async def ask_in_vain(course: Course) -> None:
    """A parent was asked in autumn, the link ran out."""
    await _ask(course, cast.ASKED_IN_VAIN, Relation.PARENT, "")


async def ask_others(course: Course) -> None:
    """Three are asked about one pupil: one tells, one looks, one refuses."""
    links = [await _ask(course, cast.TOLD_OF, relation, note) for _, relation, note in cast.ASKED]
    phones = [phone(course, name) for name, *_ in cast.ASKED]
    for one, token in zip(phones, links, strict=True):
        await one.start(token)
    teacher, _, refusing = phones
    await _tell(teacher)
    await refusing.tap("Продолжить")
    await refusing.tap("Не даю согласия")


async def _ask(course: Course, pupil: str, relation: Relation, note: str) -> str:
    curator, person = await course.who(cast.CURATOR), (await course.who(pupil)).known
    return (await third_party.ask(course.db, curator, person, relation, note, course.now)).token


async def _tell(teacher: Phone) -> None:
    await teacher.tap("Продолжить")
    await teacher.tap("Даю согласие")
    for words in (cast.CLASS_TEACHER, *cast.TELLS):
        await teacher.say(words)
    await teacher.tap("Далее")
    await teacher.say(cast.CARE)
    await teacher.tap("Отправить")


async def record(course: Course) -> None:
    """What the curator has read in a teacher's file."""
    curator, person = await course.who(cast.CURATOR), (await course.who(cast.RECORD_ON)).known
    about = subjects.of_person(person)
    await fill(course.db, [Sheet(curator, subjects.TEACHER_RECORD, cast.RECORD, course.now, about)])
