"""The representative sees what is kept about the child, gets a copy, withdraws the consent: at any time."""

from datetime import datetime

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.who import ANYONE, Who
from handlers.callbacks import GuardianTap, RunCommand, WardTap
from handlers.consents.mydata_screens import account_lines
from handlers.dialog import Dialog
from handlers.show import answer, deliver, show
from handlers.view import Button, File, View
from handlers.widgets import column
from services.consents import wards
from services.consents.wards import Ward
from services.database import Database
from services.messages import requests
from texts import day, plain, t

dialog = Dialog("wards")
LINK = "link"


class AskingForChild(StatesGroup):
    text = State()


@dialog.tap(WardTap, ANYONE)
async def on_ward(
    query: CallbackQuery, data: WardTap, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot
) -> None:
    """Only the account that consented; checked at each tap."""
    found = await wards.get(db, who.account, data.link)
    if data.act == "show":
        await state.clear()
        await show(query, _ward_view(found, who))
        return
    if data.act == "ask":
        await state.set_state(AskingForChild.text)
        await state.set_data({LINK: data.link})
        back = (Button(plain("button-back"), WardTap(link=data.link)),)
        await show(query, View(t("ward-ask", name=_name(found)), (back,), asks=True))
        return
    await answer(query)
    copy = await wards.copy(db, who, data.link, now)
    files = (File(plain("mydata-file-html"), copy.html), File(plain("mydata-file-json"), copy.json))
    await deliver(bot, who.account, View(t("ward-copy"), documents=files))


@dialog.text(AskingForChild.text, ANYONE)
async def on_text(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    """A minor may act through the representative (S1 10)."""
    await requests.ask_for(db, who.account, int((await state.get_data())[LINK]), text, now)
    await state.clear()
    await show(message, View(t("support-sent-curator")))


def _name(ward: Ward) -> str:
    return ward.account.name or plain("ward-unnamed")


def _ward_view(ward: Ward, who: Who) -> View:
    at = day(who.programme.day_of(ward.given_at))
    lines = [t("ward-title"), *account_lines(who, ward.account), "", t("ward-own", name=ward.guardian, at=at)]
    buttons = [Button(plain("mydata-button-copy"), WardTap(link=ward.link, act="copy"))]
    if ward.account.consent == "given":
        buttons.append(Button(plain("ward-button-ask"), WardTap(link=ward.link, act="ask")))
        buttons.append(Button(plain("mydata-button-withdraw"), GuardianTap(link=ward.link, act="withdraw")))
    buttons.append(Button(plain("button-back"), RunCommand(name="mydata")))
    return View("\n".join(lines), column(buttons), asks=True)
