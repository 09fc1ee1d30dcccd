"""The copy of a consent that everybody gets who gave one: the text, when and from which account, the checksum."""

from datetime import datetime

from aiogram import Bot

from domain.who import Who
from handlers.show import deliver
from handlers.view import File, View
from services.consents import consents
from texts import moment_of_year, plain, t


async def send_copy(bot: Bot, who: Who, body: str, now: datetime) -> None:
    """Send the copy to the account that consented."""
    name = (await bot.me()).username or ""
    copy = plain(
        "consent-file",
        body=body,
        when=moment_of_year(now, who.programme.timezone),
        zone=who.programme.timezone,
        bot=name,
        account=str(who.account),
        hash=consents.digest(body),
    )
    document = File(plain("consent-file-name"), copy.encode("utf-8-sig"))
    await deliver(bot, who.account, View(t("consent-copy"), documents=(document,)))
