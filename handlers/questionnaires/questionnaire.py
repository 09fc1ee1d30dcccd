"""The dialog of a questionnaire. The database knows where one is; the state says only that one is answering."""

from dataclasses import replace
from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.refusal import Refused
from domain.who import ANSWERING, CURATOR, PARTICIPANT, Who
from handlers.callbacks import AnswerTap, BeginForm, ContinueResponse, CorrectForm, DoorOrAnswer, EnterFor, ReviewTap
from handlers.dialog import Dialog, bare
from handlers.networking.networking_entered import entered_view
from handlers.questionnaires.questionnaire_door import ANY_WORDS, digits_at_door, which_view
from handlers.questionnaires.questionnaire_people import FIRST, Shelf
from handlers.questionnaires.questionnaire_screens import invite_view, more_view, step_view, stopped_view
from handlers.questionnaires.questionnaire_trouble import not_saved
from handlers.show import deliver, show
from handlers.view import Button, View
from handlers.widgets import column
from services.database import Database, StorageFault
from services.networking import networking_door
from services.questionnaires import corrections, responses, surveys
from services.questionnaires.steps import Step
from texts import plain, t

dialog = Dialog("questionnaire")
Event = Message | CallbackQuery
RESPONSE = "response"
TYPED_WAYS = {"button-back": "<", "button-skip": "s", "button-next": ">", "button-postpone": "z"}


class Answering(StatesGroup):
    question = State()


async def begin(
    event: Event,
    who: Who,
    db: Database,
    now: datetime,
    state: FSMContext,
    form_code: str,
    subject: str = "",
    *,
    anew: bool = False,
) -> None:
    """Begin a questionnaire, or go on with the open one. ``anew``: below, not in place of the tapped message."""
    step = await responses.start(db, who, form_code, now, subject)
    await put(event, who, state, step, anew=anew)


async def resume_view(db: Database, who: Who, now: datetime) -> View | None:
    """«You stopped at question 5 of 12» for the menu; None when nothing is open."""
    step = await responses.running(db, who)
    return None if step is None or step.sent else stopped_view(step)


@dialog.tap(BeginForm, PARTICIPANT)
async def on_begin(
    query: CallbackQuery, data: BeginForm, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    await begin(query, who, db, now, state, data.form)


@dialog.tap(CorrectForm, PARTICIPANT)
async def on_correct(
    query: CallbackQuery, data: CorrectForm, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    await put(query, who, state, await corrections.correct(db, who, data.form, now))


@dialog.tap(ContinueResponse, ANSWERING)
async def on_continue(query: CallbackQuery, data: ContinueResponse, who: Who, db: Database, state: FSMContext) -> None:
    await put(query, who, state, await responses.present(db, who, data.response))


@dialog.tap(EnterFor, CURATOR)
async def on_enter_for(
    query: CallbackQuery, data: EnterFor, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    if data.form:
        await put(query, who, state, await responses.enter_for(db, who, data.person, data.form, now))
        return
    found = await surveys.startable_for(db, data.person)
    if not found:
        await show(query, View(t("surveys-enter-none")))
        return
    choices = [
        Button(plain("button-enter-form", title=form.title), EnterFor(person=data.person, form=form.code))
        for form in found
    ]
    await show(query, View(t("surveys-enter-which"), column(choices)))


@dialog.tap(AnswerTap, ANSWERING)
async def on_answer(
    query: CallbackQuery, data: AnswerTap, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    if data.act == "z":
        await _postpone(query, who, db, state, data.response)
        return
    if data.act[:1] == "p":
        await _turn(query, data, who, db)
        return
    try:
        step = await responses.press(db, who, data.response, data.key, data.act[:1], data.act[1:], now)
    except StorageFault as fault:
        await not_saved(query, who, db, data.response, now, fault)
        return
    await put(query, who, state, step)


async def _turn(query: CallbackQuery, data: AnswerTap, who: Who, db: Database) -> None:
    """Another page of names; nothing is stored."""
    step = await responses.present(db, who, data.response)
    here = step.item is not None and step.item.key == data.key
    shelf = Shelf.read(data.act[1:]) if here else FIRST
    await show(query, step_view(step, who, shelf), toast="" if here else plain("questionnaire-passed"))


@dialog.tap(ReviewTap, ANSWERING)
async def on_review(
    query: CallbackQuery, data: ReviewTap, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    if data.key:
        step = await responses.edit(db, who, data.response, data.key, now)
    else:
        step = await responses.send(db, who, data.response, now)
    await put(query, who, state, step)


@dialog.text(Answering.question, ANSWERING)
async def on_typed(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    response_id = (await state.get_data()).get(RESPONSE)
    if not isinstance(response_id, int):
        await state.clear()
        raise Refused("stale")
    if bare(text) in _ways():
        await _typed_way(message, who, db, now, state, response_id, _ways()[bare(text)])
        return
    if networking_door.is_typed("".join(text.split())):
        step = await responses.present(db, who, response_id)
        if digits := await digits_at_door(db, who, step, text, now):
            if step.item is not None and step.item.kind in ANY_WORDS:
                await show(message, which_view(step, digits))
            else:
                await _at_door(message, who, db, digits, now, step)
            return
    await _take(message, text, who, db, now, state, response_id)


@dialog.tap(DoorOrAnswer, ANSWERING)
async def on_door_or_answer(
    query: CallbackQuery, data: DoorOrAnswer, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    step = await responses.present(db, who, data.response)
    if data.door:
        await _at_door(query, who, db, data.digits, now, step)
    elif step.item is None or step.item.key != data.key:
        await show(query, step_view(step, who), toast=plain("questionnaire-passed"))
    else:
        await _take(query, data.digits, who, db, now, state, data.response)


async def _at_door(event: Event, who: Who, db: Database, digits: str, now: datetime, step: Step) -> None:
    """Noted as present; the question stays, once more below."""
    entered = await networking_door.enter(db, who, digits, now)
    if entered is None:
        raise Refused("stale")
    await show(event, entered_view(entered, who))
    bot = event.bot
    assert bot is not None
    await deliver(bot, who.account, step_view(step, who))


async def _take(
    message: Event, text: str, who: Who, db: Database, now: datetime, state: FSMContext, response_id: int
) -> None:
    try:
        step = await responses.answer_typed(db, who, response_id, text, now)
    except StorageFault as fault:
        await not_saved(message, who, db, response_id, now, fault)
        return
    except Refused as refusal:
        if not refusal.code.startswith("answer-"):
            raise
        await ask_again(message, who, db, response_id, refusal)
        return
    await put(message, who, state, step)


async def ask_again(message: Event, who: Who, db: Database, response_id: int, refusal: Refused) -> None:
    """What was wrong, and the question once more at the bottom: nobody has to scroll up for it."""
    shelf = Shelf(letters=str(refusal.args_.get("letters", "")))
    view = step_view(await responses.present(db, who, response_id), who, shelf)
    wrong = t(f"refused-{refusal.code}", **refusal.args_)
    await show(message, replace(view, text=f"{wrong}\n\n{view.text}"))


def _ways() -> dict[str, str]:
    """The words of the buttons under a question, as people type them, and what they do."""
    return {bare(plain(key)): act for key, act in TYPED_WAYS.items()} | {bare(plain("button-send")): "send"}


async def _typed_way(
    message: Message, who: Who, db: Database, now: datetime, state: FSMContext, response_id: int, act: str
) -> None:
    step = await responses.present(db, who, response_id)
    if act == "z":
        await _postpone(message, who, db, state, response_id)
        return
    if act == "send":
        step = await responses.send(db, who, response_id, now)
    elif step.item is not None:
        step = await responses.press(db, who, response_id, step.item.key, act, "", now)
    await put(message, who, state, step)


async def _postpone(event: Event, who: Who, db: Database, state: FSMContext, response_id: int) -> None:
    step = await responses.present(db, who, response_id)
    await state.clear()
    await show(event, step_view(step, who) if step.sent else stopped_view(step))


async def put(event: Event, who: Who, state: FSMContext, step: Step, *, anew: bool = False) -> None:
    """The step's screen before the person; the state follows what is on the screen."""
    await _follow(state, step)
    view = step_view(step, who)
    bot = event.bot
    assert bot is not None
    chat_id = event.chat.id if isinstance(event, Message) else event.from_user.id
    if anew:
        await deliver(bot, chat_id, view)
    else:
        await show(event, view, toast=plain("questionnaire-passed") if step.passed else "")
    if step.invites is not None:
        await deliver(bot, chat_id, invite_view(step.invites))
    elif step.sent_now and step.waits:
        await deliver(bot, chat_id, more_view(step.waits))


async def _follow(state: FSMContext, step: Step) -> None:
    current = await state.get_state()
    if step.sent and step.item is None:
        if current == Answering.question.state:
            await state.clear()
        return
    if current != Answering.question.state:
        await state.set_state(Answering.question)
    if (await state.get_data()).get(RESPONSE) != step.response_id:
        await state.set_data({RESPONSE: step.response_id})
