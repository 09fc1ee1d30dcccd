"""Where everybody comes back to: the menu of one's roles, help, and what happens where no route is."""

from datetime import datetime
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from domain.who import ANYONE, MEMBER_BEFORE_CONSENT, Who
from handlers.callbacks import Idle, ToMenu
from handlers.commands import menu_for
from handlers.curator import setup
from handlers.dialog import Dialog
from handlers.joining.entrance import entrance_view
from handlers.joining.form_choice import begin_button
from handlers.keyboards import keyboard_of
from handlers.questionnaires import questionnaire
from handlers.show import answer, deliver, show
from handlers.view import View
from services.database import Database
from services.joining import enrolment
from texts import plain, t

dialog = Dialog("menu")
Event = Message | CallbackQuery


def outside_view(who: Who) -> View:
    """All that a stranger learns; who has been here, or consented for a child, learns the way to what is kept."""
    if who.channel_id is None:
        return View(t("start-stranger"))
    return View(t("start-outside", contact=contact_of(who)))


def menu_view(who: Who) -> View:
    """The menu of one's roles; a participant who has not consented is led to the consent."""
    if not who.roles:
        return outside_view(who)
    if _owes_consent(who):
        return entrance_view(who)
    return View(f"{t('menu-title')}\n{t('menu-hint')}", menu_for(who), asks=True)


def help_view(who: Who) -> View:
    if not who.roles:
        return outside_view(who)
    keyboard = keyboard_of(who.roles, who.admitted)
    if who.is_curator:
        return View(t("help-curator"), keyboard=keyboard)
    return View(t("help-participant", contact=contact_of(who)), keyboard=keyboard)


def contact_of(who: Who) -> str:
    """The curator's name and contact, as one reads them in a sentence."""
    return who.programme.contact or plain("role-curator")


def _owes_consent(who: Who) -> bool:
    return bool(who.participates_as) and not who.consented and not who.is_curator


@dialog.tap(Idle, ANYONE)
async def idle(query: CallbackQuery) -> None:
    await answer(query)


@dialog.command("menu", MEMBER_BEFORE_CONSENT)
async def menu(event: Event, who: Who, state: FSMContext) -> None:
    await state.clear()
    await show(event, menu_view(who))


@dialog.tap(ToMenu, MEMBER_BEFORE_CONSENT)
async def back_to_menu(query: CallbackQuery, who: Who, state: FSMContext) -> None:
    await state.clear()
    await show(query, menu_view(who))


@dialog.command("help", ANYONE, beside=True)
async def on_help(event: Event, who: Who) -> None:
    await show(event, help_view(who))


@dialog.command("cancel", MEMBER_BEFORE_CONSENT)
async def cancel(event: Event, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    """Leave whatever is going on; answers live in the database, so nothing is lost."""
    await state.clear()
    if _owes_consent(who):
        await show(event, entrance_view(who))
        return
    if (opened := await questionnaire.resume_view(db, who, now)) is not None:
        await show(event, opened)
        return
    await show(event, View(f"{t('menu-cancelled')}\n\n{t('menu-title')}", menu_for(who), asks=True))


async def denied(event: Event, who: Who, reason: str, data: dict[str, Any]) -> None:
    """Someone asked for what is not theirs: say so plainly; a participant without consent is led to it."""
    if isinstance(event, CallbackQuery):
        await answer(event, plain("not-admitted-yet" if reason == "admission" else "tap-denied"))
    if not who.roles:
        await _below(event, outside_view(who))
    elif reason == "consent":
        await _below(event, entrance_view(who))
    elif isinstance(event, Message):
        await show(event, View(t("not-admitted-yet") if reason == "admission" else t("command-denied")))


async def present(event: Event, who: Who, data: dict[str, Any]) -> None:
    """The person's present state as a new screen: what they are in the middle of, else the menu."""
    await _below(event, await present_view(who, data["db"], data["state"], data["now"]))


async def present_view(who: Who, db: Database, state: FSMContext, now: datetime) -> View:
    """Consent, the questionnaire that is open or owed, set-up, or the menu: in that order."""
    if _owes_consent(who):
        return entrance_view(who)
    if who.open_response is not None and (opened := await questionnaire.resume_view(db, who, now)) is not None:
        return opened
    if who.consented and (owed := await enrolment.owed_form(db, who)) is not None:
        return View(t("menu-owed"), ((begin_button(owed),),), asks=True)
    return await setup.resume_view(who, state) or menu_view(who)


async def _below(event: Event, view: View) -> None:
    bot = event.bot
    assert bot is not None
    chat_id = event.chat.id if isinstance(event, Message) else event.from_user.id
    await deliver(bot, chat_id, view)
