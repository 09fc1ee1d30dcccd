"""Answers to people survive Telegram's bad minutes: a 429 is waited out, a broken reply asked for again."""

import asyncio
import contextvars
import logging
from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiogram.methods import AnswerCallbackQuery, GetMe, GetUpdates, Response, TelegramMethod
from aiogram.methods.base import TelegramType

log = logging.getLogger(__name__)

# The outbox waits by its rows, for as long as it takes: it switches this off for its own calls.
patient: contextvars.ContextVar[bool] = contextvars.ContextVar("patient", default=True)

ATTEMPTS = 5
LONGEST_WAIT = 30.0
PATIENCE = 120.0  # for 429s in all: two hundred people at once are answered within ten seconds
SPACING = 0.04  # between calls after a 429: below Telegram's thirty a second
STRAINED = 5.0  # so long after the last 429 calls keep their distance
_OWN_MANNERS = (GetUpdates, GetMe)  # polling has a backoff of its own


class Retrying(BaseRequestMiddleware):
    """A lost reply may show a screen twice; no reply would show nothing. Taps are guarded by the database.

    Calls are not held back until Telegram asks for it: most bursts of answers pass. After a 429 they queue, one after
    another, until it has been quiet for a while.
    """

    def __init__(self) -> None:
        self._strained_until = 0.0
        self._next = 0.0

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        if not patient.get() or isinstance(method, _OWN_MANNERS):
            return await make_request(bot, method)
        patience, attempt = PATIENCE, 1
        while True:
            await self._queue(method)
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as error:
                wait = float(error.retry_after)
                patience -= wait
                if error.retry_after > LONGEST_WAIT or patience < 0:
                    raise
                self._strained_until = max(self._strained_until, _now() + wait + STRAINED)
                _say(method, error)
            except (TelegramNetworkError, TelegramServerError, ClientDecodeError) as error:
                if attempt >= ATTEMPTS:
                    raise
                wait = 0.3 * attempt
                attempt += 1
                _say(method, error)
            await asyncio.sleep(wait)

    async def _queue(self, method: TelegramMethod[TelegramType]) -> None:
        """Take the next place in the queue, if there is one; the answer to a tap is not counted by Telegram."""
        now = _now()
        if now >= self._strained_until or isinstance(method, AnswerCallbackQuery):
            return
        self._next = max(self._next + SPACING, now)
        await asyncio.sleep(self._next - now)


def _now() -> float:
    return asyncio.get_running_loop().time()


def _say(method: TelegramMethod[Any], error: Exception) -> None:
    log.warning("call repeated", extra={"method": type(method).__name__, "error": type(error).__name__})
