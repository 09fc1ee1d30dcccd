"""The demonstration's page over an empty programme."""

from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.demonstration import open_bot
from demo.page import application
from demo.schools import SCHOOLS
from demo.stage import Stage
from tests.demo.stage import Page


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    """An empty programme: a curator who has pressed «Start», and strangers."""
    stage = Stage(open_bot, SCHOOLS)
    async with stage.running():
        await stage.begin("empty")
        assert not stage.trouble
        async with TestClient(TestServer(application(stage), host="127.0.0.1")) as http:
            yield Page(stage, http)
