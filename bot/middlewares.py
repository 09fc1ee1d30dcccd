"""What every update passes before any handler: private chats only, who is this, one claim per update."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update

from handlers.show import answer
from services import identity
from services.database import Database
from storage.database import UpdateClaim, current_update


class Identify(BaseMiddleware):
    """Gives handlers ``who``, ``now`` and ``db``; drops what does not come from a person in a private chat."""

    def __init__(self, db: Database, clock: Callable[[], datetime]) -> None:
        self.db = db
        self.clock = clock

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        assert isinstance(event, Update)
        account = _private_account(event)
        if account is None:
            if event.callback_query is not None:
                await answer(event.callback_query)  # a tap is answered wherever it was made
            return None
        token = current_update.set(UpdateClaim(event.update_id))
        try:
            data["who"] = await identity.identify(self.db, account)
            data["now"] = self.clock()
            data["db"] = self.db
            return await handler(event, data)
        finally:
            current_update.reset(token)


def _private_account(update: Update) -> int | None:
    """The account of a person who writes, taps or blocks in a private chat; ``None`` for groups, channels and bots."""
    if update.message is not None:
        message = update.message
        return message.from_user.id if message.chat.type == "private" and message.from_user is not None else None
    if update.callback_query is not None:
        query = update.callback_query
        if query.message is not None and query.message.chat.type != "private":
            return None
        return query.from_user.id
    if update.my_chat_member is not None and update.my_chat_member.chat.type == "private":
        return update.my_chat_member.from_user.id
    return None
