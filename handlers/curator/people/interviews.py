"""An interview before admission: when, who held it, with the psychologist or not, what came of it (D20)."""

from datetime import date, datetime, timedelta

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.people.interview import Interview
from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import InterviewTap, PersonCard
from handlers.curator.joining.admission import interview_text
from handlers.curator.people import people_screens as screens
from handlers.dialog import Dialog
from handlers.show import show
from handlers.view import Button, Rows, View
from services.consents import audit
from services.database import Database
from services.people import interviews, people
from texts import day, plain, t

dialog = Dialog("interviews")
Event = Message | CallbackQuery
PERSON, DAY, HOLDER, PSYCHOLOGIST, FOR = "person", "day", "holder", "psychologist", "for"


class Interviewing(StatesGroup):
    day = State()
    holder = State()
    psychologist = State()
    recommended = State()
    conclusion = State()


@dialog.tap(InterviewTap, CURATOR)
async def on_tap(
    query: CallbackQuery, data: InterviewTap, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    today = who.programme.day_of(now)
    match data.act:
        case "show":
            view = await _all_view(data.person, who, db)
            await audit.looked(db, who, data.person, "card", now)
            await show(query, view)
        case "new":
            name = (await interviews.of_person(db, who, data.person)).name
            await state.set_state(Interviewing.day)
            await state.set_data({PERSON: data.person})
            await show(query, _day_view(data.person, name, today))
        case "day":
            await _expect(state, data.person, Interviewing.day)
            await _take_day(query, date.fromordinal(_ordinal(data.value, today)), data.person, who, state)
        case "me":
            await _expect(state, data.person, Interviewing.holder)
            await _take_holder(query, who.full_name or who.programme.curator_name or plain("role-curator"), state)
        case "psy":
            await _expect(state, data.person, Interviewing.psychologist)
            await state.update_data({PSYCHOLOGIST: data.value == 1})
            await state.set_state(Interviewing.recommended)
            await show(query, _either(data.person, "rec", "interview-ask-recommended"))
        case "rec":
            await _expect(state, data.person, Interviewing.recommended)
            await state.update_data({FOR: data.value == 1})
            await state.set_state(Interviewing.conclusion)
            await show(query, View(t("interview-ask-conclusion"), _back(data.person), asks=True))


async def _expect(state: FSMContext, person: int, step: State) -> None:
    """A button of another interview, or of a step that is over, changes nothing."""
    if await state.get_state() != step.state or (await state.get_data()).get(PERSON) != person:
        raise Refused("stale")


def _ordinal(value: int, today: date) -> int:
    if not today.toordinal() - 366 <= value <= today.toordinal():
        raise Refused("stale")
    return value


async def _all_view(person: int, who: Who, db: Database) -> View:
    found = await interviews.of_person(db, who, person)
    told = [interview_text(one) for one in found.interviews] or [t("interview-none")]
    new = Button(plain("interview-button-new"), InterviewTap(person=person, act="new"))
    return View("\n\n".join([t("interview-title", name=found.name), *told]), ((new,), *_back(person)), asks=True)


def _back(person: int) -> Rows:
    return ((Button(plain("people-button-card"), PersonCard(person=person)),),)


def _day_view(person: int, name: str, today: date) -> View:
    days = (("interview-today", today), ("interview-yesterday", today - timedelta(days=1)))
    row = tuple(Button(plain(key), InterviewTap(person=person, act="day", value=one.toordinal())) for key, one in days)
    return View(t("interview-ask-day", name=name), (row, *_back(person)), asks=True)


@dialog.text(Interviewing.day, CURATOR)
async def day_typed(message: Message, text: str, who: Who, now: datetime, state: FSMContext) -> None:
    held_on = interviews.day_of(text, who.programme.day_of(now))
    await _take_day(message, held_on, int((await state.get_data())[PERSON]), who, state)


async def _take_day(event: Event, held_on: date, person: int, who: Who, state: FSMContext) -> None:
    await state.update_data({DAY: held_on.toordinal()})
    await state.set_state(Interviewing.holder)
    me = Button(plain("interview-me"), InterviewTap(person=person, act="me"))
    await show(event, View(t("interview-ask-holder", day=day(held_on)), ((me,), *_back(person)), asks=True))


@dialog.text(Interviewing.holder, CURATOR)
async def holder_typed(message: Message, text: str, state: FSMContext) -> None:
    await _take_holder(message, interviews.holder_of(text), state)


async def _take_holder(event: Event, holder: str, state: FSMContext) -> None:
    await state.update_data({HOLDER: holder})
    await state.set_state(Interviewing.psychologist)
    await show(event, _either(int((await state.get_data())[PERSON]), "psy", "interview-ask-psychologist"))


def _either(person: int, act: str, question: str) -> View:
    """A question of two answers: about the psychologist, or the recommendation."""
    kind = "psy" if act == "psy" else "rec"
    rows = tuple(
        (Button(plain(f"interview-{kind}-{value}"), InterviewTap(person=person, act=kind, value=value)),)
        for value in (1, 0)
    )
    return View(t(question), (*rows, *_back(person)), asks=True)


@dialog.text(Interviewing.psychologist, CURATOR)
@dialog.text(Interviewing.recommended, CURATOR)
async def tap_wanted(message: Message, state: FSMContext) -> None:
    """Words where a button is asked for: the question once more."""
    person = int((await state.get_data())[PERSON])
    psychologist = await state.get_state() == Interviewing.psychologist.state
    act = "psy" if psychologist else "rec"
    await show(message, _either(person, act, f"interview-ask-{'psychologist' if psychologist else 'recommended'}"))


@dialog.text(Interviewing.conclusion, CURATOR)
async def concluded(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    kept = await state.get_data()
    if FOR not in kept:
        raise Refused("stale")
    held = Interview(
        date.fromordinal(kept[DAY]), kept[HOLDER], bool(kept[PSYCHOLOGIST]), " ".join(text.split()), kept[FOR], now
    )
    await interviews.note(db, who, int(kept[PERSON]), held, now)
    await state.clear()
    card = await people.card(db, who, int(kept[PERSON]))
    await show(message, screens.card_view(card, who.programme))
