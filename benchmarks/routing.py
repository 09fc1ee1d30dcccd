"""All our routers before a bare dispatcher, in one process, no database: what finding the handler costs."""

import asyncio
import time
from collections.abc import AsyncGenerator
from datetime import date
from typing import Any, cast

from aiogram import Bot, Dispatcher
from aiogram.client.session.base import BaseSession
from aiogram.filters.callback_data import CallbackData
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import CallbackQuery, Message, Update

import handlers
from benchmarks import updates
from benchmarks.subjects import TOKEN
from benchmarks.table import Ratio, at_least, middle
from bot.collector import seldom
from bot.memory import settle
from bot.reach import router
from domain.programme import Programme
from domain.roles import Role
from domain.who import MENTEE, Who
from handlers.dialog import Dialog, Switchboard

FULL = 9
QUICK = 5
ROUND = 1_000
ACCOUNT = 10_000
WHO = Who(ACCOUNT, Programme(1, date(2026, 9, 1), "UTC"), person_id=1, roles=frozenset({Role.MENTEE}), consented=True)
dialog = Dialog("probe")


class Probe(CallbackData, prefix="zz"):
    number: int


@dialog.command("probe", MENTEE, beside=True)  # no talk is ended: FSM is not what is measured
async def on_command(event: Message) -> None:
    """Nothing: the way here is what is measured."""


@dialog.tap(Probe, MENTEE)
async def on_tap(query: CallbackQuery, data: Probe) -> None:
    """Nothing: the switchboard answers the tap."""


async def bare_message(event: Message) -> None:
    """Nothing."""


async def bare_tap(query: CallbackQuery, bot: Bot) -> None:
    await bot(query.answer())


class Silent(BaseSession):
    """Telegram that says yes at once."""

    async def close(self) -> None:
        """Nothing is open."""

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        return cast(TelegramType, True)

    async def stream_content(self, *args: Any, **kwargs: Any) -> AsyncGenerator[bytes, None]:
        yield b""


def ratios(rounds: int = FULL, count: int = ROUND) -> list[Ratio]:
    ours, bare = asyncio.run(_race(rounds, count))
    return [at_least("routing, all routers / bare dispatcher", middle(ours, bare), 0.7)]


async def _race(rounds: int, count: int) -> tuple[list[float], list[float]]:
    bot = Bot(TOKEN, session=Silent())
    events = [_event(number, bot) for number in range(count)]
    seldom()
    settle()
    dispatchers = (_full(), _bare())
    speeds: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        for dispatcher, found in zip(dispatchers, speeds, strict=True):
            begun = time.process_time()
            for event in events:
                await dispatcher.feed_update(bot, event, who=WHO, now=None, db=None)
            if number:
                found.append(count / (time.process_time() - begun))
    return speeds


def _event(number: int, bot: Bot) -> Update:
    event = updates.text(ACCOUNT, "/probe") if number % 2 else updates.tap(ACCOUNT, Probe(number=number).pack())
    return Update.model_validate({"update_id": number, **event}, context={"bot": bot})


def _full() -> Dispatcher:
    whole = handlers.switchboard()
    dispatcher = Dispatcher()
    Switchboard((*whole.dialogs, dialog), whole.fallbacks).join(dispatcher)
    dispatcher.include_router(router())
    return dispatcher


def _bare() -> Dispatcher:
    dispatcher = Dispatcher()
    dispatcher.message.register(bare_message)
    dispatcher.callback_query.register(bare_tap)
    return dispatcher
