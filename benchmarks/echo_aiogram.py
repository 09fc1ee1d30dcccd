"""Bare aiogram before the stub: ``python -m benchmarks.echo_aiogram URL [tuned]``.

A text is sent back; a tap is answered and its message edited, two calls as our screens make. ``tuned``: generic replies
held, everything frozen, a hundred tasks at a time.
"""

import asyncio
import gc
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods.base import Response
from aiogram.types import CallbackQuery, Message, Update


def replies() -> tuple[type[object], ...]:
    """Generic classes that pydantic would forget and build anew; whoever holds them keeps them."""
    return (Response[list[Update]], Response[Message], Response[Message | bool], Response[bool])


async def echo(message: Message) -> None:
    await message.answer(message.text or "")


async def echo_tap(query: CallbackQuery, bot: Bot) -> None:
    message = query.message
    assert isinstance(message, Message)
    edit = message.edit_text(message.text or "", reply_markup=message.reply_markup)
    await asyncio.gather(bot(query.answer()), bot(edit))


async def main(url: str, tuned: bool) -> None:
    dispatcher = Dispatcher()
    dispatcher.message.register(echo)
    dispatcher.callback_query.register(echo_tap)
    bot = Bot("1:stub", session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    held = replies() if tuned else ()
    if tuned:
        gc.collect()
        gc.freeze()
    await dispatcher.start_polling(bot, tasks_concurrency_limit=100 if held else None)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], "tuned" in sys.argv))
