"""From «Invite»: an announcement for the teachers' chat, and a one-page memo to print."""

from datetime import datetime

from aiogram import Bot

from domain.who import Who
from handlers.show import deliver
from handlers.view import File, View
from services.database import Database
from services.joining import handouts
from services.reports.charts import Drawing
from texts import day, plain, t


async def announce(db: Database, who: Who, now: datetime, bot: Bot) -> None:
    """One message to forward, with what is known of the programme. Refused as ``invitations.issue``."""
    name = (await bot.me()).username or ""
    handout = await handouts.prepare(db, who, name, now)
    programme, (mentor, mentee) = who.programme, handout.doors
    text = t(
        "announcement",
        organisation=programme.org_short or programme.org_full or "",
        ends=day(programme.ends_on) if programme.ends_on else "",
        rhythm=plain("settings-rhythm", days=programme.rhythm_days),
        mentor=mentor.link,
        mentee=mentee.link,
        bot=name,
        mentor_code=mentor.code,
        mentee_code=mentee.code,
        until=day(handout.until),
        contact=programme.contact,
    )
    await deliver(bot, who.account, View(text))


async def memo(db: Database, who: Who, now: datetime, bot: Bot, drawing: Drawing) -> None:
    """The memo as a Word file. Refused as ``invitations.issue``."""
    name = (await bot.me()).username or ""
    handout = await handouts.prepare(db, who, name, now)
    file = File(plain("memo-file"), await handouts.memo(drawing, who, handout, name))
    await deliver(bot, who.account, View(t("memo-sent"), documents=(file,)))
