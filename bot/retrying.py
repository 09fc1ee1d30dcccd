"""Answers to people survive Telegram's bad minutes: a 429 is waited out, a broken reply asked for again."""

import asyncio
import contextvars
import logging
from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiogram.methods import GetMe, GetUpdates, Response, TelegramMethod
from aiogram.methods.base import TelegramType

log = logging.getLogger(__name__)

# The outbox waits by its rows, for as long as it takes: it switches this off for its own calls.
patient: contextvars.ContextVar[bool] = contextvars.ContextVar("patient", default=True)

ATTEMPTS = 3
LONGEST_WAIT = 30.0
_OWN_MANNERS = (GetUpdates, GetMe)  # polling has a backoff of its own


class Retrying(BaseRequestMiddleware):
    """A lost reply may show a screen twice; no reply would show nothing. Taps are guarded by the database."""

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        if not patient.get() or isinstance(method, _OWN_MANNERS):
            return await make_request(bot, method)
        for attempt in range(1, ATTEMPTS):
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as error:
                if error.retry_after > LONGEST_WAIT:
                    raise
                wait = float(error.retry_after)
                _say(method, error)
            except (TelegramNetworkError, TelegramServerError, ClientDecodeError) as error:
                wait = 0.3 * attempt
                _say(method, error)
            await asyncio.sleep(wait)
        return await make_request(bot, method)


def _say(method: TelegramMethod[Any], error: Exception) -> None:
    log.warning("call repeated", extra={"method": type(method).__name__, "error": type(error).__name__})
