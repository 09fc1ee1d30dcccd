"""The representative sees what is kept about the child, gets a copy, withdraws the consent: at any time."""

from datetime import datetime

from aiogram import Bot
from aiogram.types import CallbackQuery

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
from texts import day, plain, t

dialog = Dialog("wards")


@dialog.tap(WardTap, ANYONE)
async def on_ward(query: CallbackQuery, data: WardTap, who: Who, db: Database, now: datetime, bot: Bot) -> None:
    """Only the account that consented; checked at each tap."""
    found = await wards.get(db, who.account, data.link)
    if data.act == "show":
        await show(query, _ward_view(found, who))
        return
    await answer(query)
    copy = await wards.copy(db, who, data.link, now)
    files = (File(plain("mydata-file-html"), copy.html), File(plain("mydata-file-json"), copy.json))
    await deliver(bot, who.account, View(t("ward-copy"), documents=files))


def _ward_view(ward: Ward, who: Who) -> View:
    at = day(ward.given_at.astimezone(who.programme.zone).date())
    lines = [t("ward-title"), *account_lines(who, ward.account), "", t("ward-own", name=ward.guardian, at=at)]
    buttons = [Button(plain("mydata-button-copy"), WardTap(link=ward.link, act="copy"))]
    if ward.account.consent == "given":
        buttons.append(Button(plain("mydata-button-withdraw"), GuardianTap(link=ward.link, act="withdraw")))
    buttons.append(Button(plain("button-back"), RunCommand(name="mydata")))
    return View("\n".join(lines), column(buttons), asks=True)
