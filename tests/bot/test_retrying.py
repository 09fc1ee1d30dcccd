"""An answer to a person survives Telegram's bad minutes; a refusal is passed on at once."""

import asyncio
from collections.abc import Callable

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramNetworkError, TelegramRetryAfter

from bot import retrying
from bot.clock import utc_now
from bot.retrying import Retrying, patient
from emulator.client import Client
from emulator.refusals import Refusal, bad_request, too_many_requests
from emulator.session import Session
from emulator.trouble import Breakage
from emulator.world import World


@pytest.fixture
def world() -> World:
    return World(utc_now)


@pytest.fixture
def phone(world: World) -> Client:
    client = Client(world, world.add_account("Anna"))
    client.start()
    return client


@pytest.fixture
def bot(world: World, monkeypatch: pytest.MonkeyPatch) -> Bot:
    made = Bot(world.token, session=Session(world))
    made.session.middleware(Retrying())
    return made


@pytest.mark.parametrize(
    "break_it",
    [
        lambda world: world.break_next(Breakage.BAD_GATEWAY, method="sendMessage"),
        lambda world: world.break_next(Breakage.CUT, method="sendMessage", times=2),
        lambda world: world.fail_next(refusal=Refusal(500, "Internal Server Error"), method="sendMessage"),
        lambda world: world.fail_next(refusal=too_many_requests(1), method="sendMessage"),
    ],
)
async def test_it_arrives_once(world: World, bot: Bot, phone: Client, break_it: Callable[[World], None]) -> None:
    break_it(world)
    await bot.send_message(phone.account.id, "hello")
    assert phone.texts == ["hello"]


async def test_it_gives_up_in_the_end(world: World, bot: Bot, phone: Client) -> None:
    world.break_next(Breakage.CUT, method="sendMessage", times=retrying.ATTEMPTS)
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(phone.account.id, "hello")


async def test_many_429s_are_waited_out_and_calls_keep_their_distance(world: World, bot: Bot, phone: Client) -> None:
    world.fail_next(refusal=too_many_requests(1), method="sendMessage", times=4)
    began = asyncio.get_running_loop().time()
    await asyncio.gather(*(bot.send_message(phone.account.id, str(number)) for number in range(10)))
    assert sorted(phone.texts, key=int) == [str(number) for number in range(10)]
    assert asyncio.get_running_loop().time() - began >= 1


async def test_a_long_wait_is_not_waited_for(world: World, bot: Bot, phone: Client) -> None:
    world.fail_next(refusal=too_many_requests(60), method="sendMessage")
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(phone.account.id, "hello")


async def test_a_refusal_is_not_repeated(world: World, bot: Bot, phone: Client) -> None:
    world.fail_next(refusal=bad_request("message is too long"), method="sendMessage")
    with pytest.raises(TelegramBadRequest):
        await bot.send_message(phone.account.id, "hello")
    assert not phone.texts


async def test_the_outbox_has_manners_of_its_own(world: World, bot: Bot, phone: Client) -> None:
    world.break_next(Breakage.CUT, method="sendMessage")
    token = patient.set(False)
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(phone.account.id, "hello")
    patient.reset(token)
