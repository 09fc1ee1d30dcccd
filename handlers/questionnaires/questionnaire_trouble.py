"""An answer that could not be kept: the person learns which one, a curator learns why."""

import logging
from datetime import datetime, timedelta

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import CallbackQuery, Message

from domain.who import Who
from handlers.show import answer, deliver
from handlers.view import View
from services.database import Database, StorageFault
from services.questionnaires import responses
from texts import plain, t

log = logging.getLogger(__name__)
TELL_AGAIN = timedelta(minutes=30)
_told: dict[str, datetime] = {}  # by database: its disk is full, so it cannot be noted there


async def not_saved(
    event: Message | CallbackQuery, who: Who, db: Database, response_id: int, now: datetime, fault: StorageFault
) -> None:
    """«Ответ на вопрос 5 не сохранился, остальные целы»; the question stays on the screen."""
    log.error("answer not kept", exc_info=fault, extra={"person": who.person_id, "fault": fault.code})
    bot = event.bot
    assert bot is not None
    if isinstance(event, CallbackQuery):
        await answer(event, plain("questionnaire-not-saved-toast"), alert=True)
    step = await responses.present(db, who, response_id)
    number = step.number or step.total
    told = await _tell_curators(bot, db, now, fault)
    chat_id = event.chat.id if isinstance(event, Message) else event.from_user.id
    text = t("questionnaire-not-saved-told" if told else "questionnaire-not-saved", number=number)
    await deliver(bot, chat_id, View(text), notice=True)


async def _tell_curators(bot: Bot, db: Database, now: datetime, fault: StorageFault) -> bool:
    """Straight away, without the outbox, at most twice an hour. False when nobody could be told."""
    last = _told.get(str(db.path))
    if last is not None and timedelta(0) <= now - last < TELL_AGAIN:
        return True
    told = False
    for account in await responses.curator_accounts(db):
        try:
            await deliver(bot, account, View(t(f"questionnaire-trouble-{fault.code}")), notice=True)
            told = True
        except AiogramError:
            log.warning("curator not told of the trouble", exc_info=True)
    if told:
        _told[str(db.path)] = now
    return told
