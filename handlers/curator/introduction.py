"""«How shall participants know you?»: a curator without a name says it once, in their own words or by a tap."""

from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.names import FullName
from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import OwnName
from handlers.dialog import Dialog, bare
from handlers.menu import menu_view
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import column
from services import identity
from services.database import Database
from services.people import introduction
from texts import plain, t

dialog = Dialog("introduction")
Event = Message | CallbackQuery


class Introducing(StatesGroup):
    name = State()


async def first_view(who: Who, db: Database, state: FSMContext) -> View | None:
    """The question at a curator's /start, in place of the menu; None when the name is known or was put off."""
    if not await introduction.is_due(db, who):
        return None
    await state.set_state(Introducing.name)
    return await _question(who, db, Button(plain("button-postpone"), OwnName(act="later")))


async def _question(who: Who, db: Database, way_out: Button) -> View:
    name = await introduction.offered(db, who)
    mine = [Button(plain("own-name-mine", name=FullName.parse(name).short), OwnName(act="mine"))] if name else []
    now = t("setup-now", value=who.full_name) if who.full_name else ""
    return View(f"{t('own-name-ask')}\n{now}".rstrip(), column([*mine, way_out]), asks=True)


@dialog.tap(OwnName, CURATOR)
async def on_tap(query: CallbackQuery, data: OwnName, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    match data.act:
        case "ask":
            await state.set_state(Introducing.name)
            await show(query, await _question(who, db, Button(plain("settings-button-all"), OwnName(act="later"))))
        case "later":
            await introduction.put_off(db, who)
            await _go_on(query, who, db, state)
        case "mine":
            name = await introduction.offered(db, who)
            if not name:
                raise Refused("stale")
            await introduction.introduce(db, who, name, now)
            await _go_on(query, who, db, state, plain("settings-saved"))


@dialog.text(Introducing.name, CURATOR)
async def on_typed(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    if bare(text) == bare(plain("button-postpone")):
        await introduction.put_off(db, who)
    else:
        await introduction.introduce(db, who, text, now)
    await _go_on(message, who, db, state)


async def _go_on(event: Event, who: Who, db: Database, state: FSMContext, toast: str = "") -> None:
    await state.clear()
    fresh = await identity.identify(db, who.account)
    view = menu_view(fresh)
    if fresh.full_name:
        view = View(f"{t('own-name-kept', name=fresh.full_name)}\n\n{view.text}", view.rows, asks=True)
    await show(event, view, toast=toast)
