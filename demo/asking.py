"""Surveys of the autumn: the school's own form, one that is open, those the clock opens, records of curators."""

from collections.abc import AsyncIterator, Collection, Iterator, Mapping
from datetime import date
from importlib.resources import files

from demo import cast
from demo.course import Course, at
from demo.diary import Diary
from demo.filling import Answers, Sheet, fill
from documents.drawing import Drawing
from documents.questionnaires.form_sheet import FormSheet
from domain.surveys.audience import Audience, Only, Whom
from domain.surveys.survey_calendar import Occasion
from domain.who import Who
from questionnaires.form import Form, Item, Kind
from questionnaires.loading import load
from questionnaires.sheet_reading import SheetForm
from questionnaires.shipped import shared
from services.questionnaires import published_forms, subjects, surveys
from services.surveys import automatic_waves, wave_opening
from services.surveys.wave_opening import Plan
from storage.pairing import matches

OWN = "quarter.toml"
RECORDED = "Сорокина Алина Дмитриевна"
SAID: Mapping[str, tuple[str, ...]] = {
    "next": (
        "О контрольных и о том, как их разбирать.",
        "Про работу с отстающими.",
        "Открытый урок в декабре.",
        "Как говорить с родителями об отметках.",
        "Хочу посмотреть два урока подряд.",
        "Олимпиада: с чего начать подготовку.",
        "Как уложиться в урок и ничего не потерять.",
    ),
    "better": (
        "Поставьте один общий день для встреч, чтобы не искать время.",
        "Всё хорошо, спасибо.",
        "Хотелось бы чаще собираться всем вместе.",
        "Освободите наставников от дежурства в день встречи.",
        "Короткий список тем на четверть очень помог бы.",
        "Напоминания удобны, ничего менять не нужно.",
    ),
    "remark": ("Хорошо бы второй открытый урок посмотреть вдвоём.", "Нужен кабинет с доской после шестого урока."),
    "best": ("Разбор моего урока без оценок.", "Готовность ответить в любой день."),
}
USUAL: Mapping[str, tuple[str, ...]] = {
    "rhythm": ("yes", "yes", "rarely"),
    "often": ("often", "always", "sometimes"),
    "active": ("often", "always", "sometimes"),
    "help": ("no", "no", "no", "talk"),
    "plan": ("yes", "yes", "behind"),
    "stay": ("yes", "rather"),
}
"""What people choose most, by question; elsewhere the first option."""
AT_THE_END = frozenset({"mon_mentor_out", "mon_mentee_out", "satisfaction"})
SPEAKING, ANSWERING = 0.5, 0.7


class AtHand(Drawing):
    """A form's file without the reading process: starting one would cost the visitor a second."""

    async def form_sheet(self, content: bytes) -> FormSheet:
        return FormSheet(found=SheetForm(load(content.decode(), OWN, shared()), OWN))


def plan_surveys(diary: Diary) -> None:
    """What is asked in the pairs' autumn, and who answers."""
    course = diary.course
    diary.note(at(10, 1, 12, 0), lambda: _switch_on(course))
    diary.note(at(10, 13, 16, 0), lambda: _record(course))
    diary.note(at(10, 23, 19, 0), lambda: answer_waiting(course, {"checkin"}, 8))
    diary.note(at(10, 26, 12, 30), lambda: _publish(course))
    diary.note(at(10, 26, 14, 40), lambda: _open(course, "quarter", Whom.ALL, Only.PAIRED, date(2026, 11, 5)))
    diary.note(at(10, 28, 19, 10), lambda: answer_waiting(course, {"quarter"}, 8))
    diary.note(at(11, 9, 16, 0), lambda: _rate(course))
    diary.note(at(11, 10, 18, 40), lambda: answer_waiting(course, {"exit"}, 8, share=1))
    diary.note(at(11, 11, 17, 20), lambda: answer_waiting(course, AT_THE_END, 8, share=0.8))
    diary.note(at(11, 12, 15, 0), lambda: _open(course, "interim_mentor", Whom.MENTORS, Only.ANY, date(2026, 11, 24)))
    diary.note(at(11, 13, 18, 20), lambda: answer_waiting(course, {"interim_mentor"}, 8))


async def answer_waiting(course: Course, codes: Collection[str], level: int, share: float = ANSWERING) -> None:
    """Most of those who were asked answer, around this mark of ten."""
    said = {key: iter(words) for key, words in SAID.items()}
    asked = [one async for one in _asked(course, codes)]
    answering = course.dice.sample(asked, round(len(asked) * share))
    sheets = [
        Sheet(who, form.code, _answers(course, form, level, said), course.now, f"wave:{wave}")
        for who, waiting in answering
        for wave, form in waiting
    ]
    await fill(course.db, sheets)


async def _asked(course: Course, codes: Collection[str]) -> AsyncIterator[tuple[Who, list[tuple[int, Form]]]]:
    """Everybody for whom one of these forms waits, with the surveys they wait in."""
    for one in course.scene.people.players.values():
        who = await course.who(one.name)
        if who.person_id is not None and one.name != cast.BLOCKING:
            overview = await surveys.overview(course.db, who)
            if found := [(wave, form) for wave, form in overview.waves if form.code in codes]:
                yield who, found


def _answers(course: Course, form: Form, level: int, said: Mapping[str, Iterator[str]]) -> Answers:
    found = {item.key: _answer(course, item, level) for item in form.questions}
    for key in (key for key in found if key in said):
        found[key] = next(said[key], None) if course.dice.random() < SPEAKING else None  # nobody says it twice
    return {key: value for key, value in found.items() if value is not None}


def _answer(course: Course, item: Item, level: int) -> str | int | tuple[str, ...] | None:
    dice, codes = course.dice, [option.code for option in item.options]
    match item.kind:
        case Kind.SCALE:
            low, high = item.span()
            return max(low, min(high, level + dice.choice((-2, -1, 0, 0, 1, 2))))
        case Kind.SINGLE:
            return dice.choice(USUAL.get(item.key, tuple(codes[:1])))
        case Kind.YES_NO:
            return "yes"
        case Kind.MULTI:
            return tuple(sorted(dice.sample(codes[:4], 2), key=codes.index))
    return None


async def _switch_on(course: Course) -> None:
    """The check-in after a month is off by default."""
    await automatic_waves.switch(course.db, await course.who(cast.CURATORS[0]), Occasion.CHECKIN, on=True)


async def _publish(course: Course) -> None:
    """The school's own questionnaire, as if it had been sent as a spreadsheet."""
    curator, content = await course.who(cast.CURATORS[0]), files("demo").joinpath(OWN).read_bytes()
    draft = await published_forms.read(course.db, AtHand(), curator, content, course.now)
    assert isinstance(draft, published_forms.Draft)
    await published_forms.publish(course.db, curator, published_forms.mark_of(draft.form), course.now)


async def _open(course: Course, code: str, whom: Whom, only: Only, closes: date) -> None:
    curator = await course.who(cast.CURATORS[0])
    await wave_opening.open_wave(course.db, curator, Plan(code, Audience(whom, only), closes=closes), course.now)


async def _record(course: Course) -> None:
    """What the curator has seen at a lesson."""
    curator, person = await course.who(cast.CURATORS[0]), (await course.who(RECORDED)).known
    answers: Answers = {
        "source": "visit",
        "day": "12.10.2026",
        "strong": ("motivation", "digital"),
        "needs": ("discipline", "parents"),
        "as_mentor": "no",
        "conclusion": "Дети ей верят. Темп урока пока неровный: посмотреть вместе два урока коллег.",
    }
    await fill(course.db, [Sheet(curator, subjects.TEACHER_RECORD, answers, course.now, subjects.of_person(person))])


async def _rate(course: Course) -> None:
    """The nine indicators of one pair's programme."""
    curator = await course.who(cast.CURATORS[0])
    found = await course.db.read(lambda con: matches.live(con, curator.programme.id))
    degrees = ("fully", "fully", "partly", "fully", "fully", "fully", "partly", "fully", "partly")
    answers = {f"i{number}": degree for number, degree in enumerate(degrees, 1)} | {"partners": "no"}
    subject = subjects.of_match(found[0].id)
    await fill(course.db, [Sheet(curator, subjects.PLAN_RATING, answers, course.now, subject)])
