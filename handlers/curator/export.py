"""The programme's data as one Excel file, at once."""

from datetime import datetime

from aiogram import Bot
from aiogram.types import CallbackQuery, Message

from domain.who import CURATOR, Who
from handlers.dialog import Dialog
from handlers.show import answer, deliver
from handlers.view import File, View
from services.consents import audit
from services.database import Database
from services.reports import export
from services.reports.charts import Drawing
from texts import day, plain, t

dialog = Dialog("export")


@dialog.command("export", CURATOR)
async def send_workbook(
    event: Message | CallbackQuery, who: Who, db: Database, now: datetime, drawing: Drawing, bot: Bot
) -> None:
    if isinstance(event, CallbackQuery):
        await answer(event, plain("export-making"))
    await bot.send_chat_action(who.account, "upload_document")
    today = who.programme.day_of(now)
    name = plain("export-file-name", day=today.isoformat())
    await audit.exported(db, who, now)
    content = await export.workbook(db, drawing, now)
    await deliver(bot, who.account, View(t("export-caption", day=day(today)), documents=(File(name, content),)))
