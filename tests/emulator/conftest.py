"""Fixtures of the local Telegram's own tests."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp.test_utils import TestServer

from emulator.client import Client
from emulator.server import make_app
from emulator.session import Session
from emulator.world import World
from tests.emulator.stage import Stage, build_stage


@pytest.fixture
def stage() -> Stage:
    return build_stage()


@pytest.fixture
def world(stage: Stage) -> World:
    return stage.world


@pytest.fixture
def client(stage: Stage) -> Client:
    return stage.client


@pytest.fixture
def bot(world: World) -> Bot:
    """aiogram's bot in the same process."""
    return Bot(world.token, session=Session(world))


@pytest.fixture
async def served(world: World) -> AsyncIterator[TestServer]:
    """The same world over HTTP."""
    server = TestServer(make_app(world))
    await server.start_server()
    yield server
    await server.close()


@pytest.fixture
async def remote_bot(world: World, served: TestServer) -> AsyncIterator[Bot]:
    """aiogram's bot with its real session, over HTTP."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(str(served.make_url("/"))))
    async with Bot(world.token, session=session) as bot:
        yield bot
