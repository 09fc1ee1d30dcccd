"""Who blocked the bot and who is back: from Telegram's own word, and from anything a person does."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import cache
from typing import Any

from aiogram import BaseMiddleware, Router
from aiogram.types import ChatMemberUpdated, TelegramObject, Update

from domain.who import Who
from handlers import notice_kinds
from services.database import Database
from services.messages import delivery


def router() -> Router:
    made = Router(name="reach")
    made.my_chat_member.register(on_my_chat_member)
    return made


@cache
def lasting() -> frozenset[str]:
    """Kinds of notices that somebody who comes back is told late."""
    return frozenset(name for name, kind in notice_kinds().items() if kind.lasting)


async def on_my_chat_member(event: ChatMemberUpdated, who: Who, db: Database, now: datetime) -> None:
    if event.new_chat_member.status in ("kicked", "left"):
        await delivery.block(db, who.account, now)
    else:
        await delivery.come_back(db, who.account, lasting(), now)


class ComeBack(BaseMiddleware):
    """Whoever writes or taps can be written to again."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        who: Who = data["who"]
        if not who.reachable and isinstance(event, Update) and event.my_chat_member is None:
            await delivery.come_back(data["db"], who.account, lasting(), data["now"])
        return await handler(event, data)
