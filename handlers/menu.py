"""Where everybody comes back to: the menu of one's roles, and what happens where no route is."""

from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from domain.who import ANYONE, MEMBER_BEFORE_CONSENT, Who
from handlers.callbacks import Idle, ToMenu
from handlers.dialog import Dialog
from handlers.show import answer, deliver, show
from handlers.view import View
from texts import plain, t

dialog = Dialog("menu")


@dialog.tap(Idle, ANYONE)
async def idle(query: CallbackQuery) -> None:
    await answer(query)


@dialog.command("menu", MEMBER_BEFORE_CONSENT)
async def menu(message: Message, who: Who, state: FSMContext) -> None:
    await state.clear()
    await show(message, View(t("menu-title")))


@dialog.tap(ToMenu, MEMBER_BEFORE_CONSENT)
async def back_to_menu(query: CallbackQuery, who: Who, state: FSMContext) -> None:
    await state.clear()
    await show(query, View(t("menu-title")))


async def denied(event: Message | CallbackQuery, who: Who, reason: str, data: dict[str, Any]) -> None:
    """Someone asked for what is not theirs: say so plainly; a participant without consent is led to it."""
    if isinstance(event, CallbackQuery):
        await answer(event, plain("tap-denied"))
    else:
        await show(event, View(t("command-denied")))


async def unknown(message: Message, who: Who, data: dict[str, Any]) -> None:
    """Text or a file that no dialog waits for."""
    await show(message, View(t("not-understood")))


async def present(event: Message | CallbackQuery, who: Who, data: dict[str, Any]) -> None:
    """The person's present state as a new screen: what they are in the middle of, else the menu."""
    bot = event.bot
    assert bot is not None
    chat_id = event.chat.id if isinstance(event, Message) else event.from_user.id
    await deliver(bot, chat_id, View(t("menu-title")))
