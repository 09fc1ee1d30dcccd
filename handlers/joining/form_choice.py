"""«In which form of mentoring?»: one question to who may join in several, and again to who takes up another."""

from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.refusal import Refused
from domain.roles import Role
from domain.who import PARTICIPANT, Who
from handlers.callbacks import BeginForm, FormOfMentoring, LeaveForm, RunCommand, SentResponse
from handlers.dialog import Dialog, bare
from handlers.questionnaires import questionnaire
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import column, confirm
from services.database import Database
from services.joining import form_choice
from services.joining.joining import Owed
from services.questionnaires import corrections
from texts import plain, t

dialog = Dialog("form_choice")
ROLE = "role"


class Joining(StatesGroup):
    form = State()


def begin_button(owed: Owed) -> Button:
    """«Begin» under a message that says a questionnaire is owed: the questionnaire, or the question which one."""
    if owed.code:
        return Button(plain("button-begin"), BeginForm(form=owed.code))
    return Button(plain("button-begin"), FormOfMentoring(role=owed.role.value))


async def ask(role: Role, options: tuple[str, ...], state: FSMContext, *, more: bool = False) -> View:
    """The question, one button for each form in the words of who stands on that side. ``more``: beside one's own."""
    await state.set_state(Joining.form)
    await state.set_data({ROLE: role.value})
    buttons = [Button(words(role, form), FormOfMentoring(role=role.value, form=form)) for form in options]
    back = [Button(plain("button-all-surveys"), RunCommand(name="surveys"))] if more else []
    return View(t("join-form-ask-more") if more else t("join-form-ask"), column([*buttons, *back]), asks=True)


def words(role: Role, form: str) -> str:
    """A form of mentoring as one would say it of oneself."""
    return plain("join-form-mentor" if role is Role.MENTOR else "join-form-mentee", form=form)


@dialog.tap(FormOfMentoring, PARTICIPANT)
async def on_tap(
    query: CallbackQuery, data: FormOfMentoring, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    role = Role(data.role)
    if not data.form:
        options, more = await form_choice.asked(db, who, role)
        await show(query, await ask(role, options, state, more=more))
        return
    await questionnaire.put(query, who, state, await form_choice.take(db, who, role, data.form, now))


@dialog.tap(LeaveForm, PARTICIPANT)
async def on_leave(query: CallbackQuery, data: LeaveForm, who: Who, db: Database, now: datetime) -> None:
    if not data.sure:
        yes, no = LeaveForm(response=data.response, sure=True), SentResponse(response=data.response)
        title = (await corrections.sent(db, who, data.response)).form.title
        await show(query, View(t("join-form-leave-ask", title=title), confirm(plain("join-form-leave-yes"), yes, no)))
        return
    form = await form_choice.leave(db, who, data.response, now)
    back = Button(plain("button-all-surveys"), RunCommand(name="surveys"))
    await show(query, View(t("join-form-left", form=form), ((back,),)))


@dialog.text(Joining.form, PARTICIPANT)
async def on_typed(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    """The words of a button, or its number."""
    kept = (await state.get_data()).get(ROLE)
    if kept not in (Role.MENTOR, Role.MENTEE):
        raise Refused("stale")
    role = Role(kept)
    options, _ = await form_choice.asked(db, who, role)
    said = bare(text)
    named = {bare(words(role, form)): form for form in options}
    named |= {str(number): form for number, form in enumerate(options, 1)}
    if said not in named:
        raise Refused("join-form", count=len(options))
    await questionnaire.put(message, who, state, await form_choice.take(db, who, role, named[said], now))
