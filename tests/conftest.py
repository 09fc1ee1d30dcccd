"""Fixtures for everybody, and what makes the suite quick."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.collector import seldom
from storage import database

if TYPE_CHECKING:
    from tests.story import Story

database.DURABILITY = "OFF"  # the power stays on; what the bot itself asks of the disk: tests/storage/test_database.py
gc.disable()  # nothing that the imports make is garbage


def pytest_collection_finish() -> None:
    """What was imported stays out of the collector's way, which comes as seldom as in the bot (``bot.collector``)."""
    gc.freeze()
    seldom()
    gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    from tests.together import Together

    return Together(config, log)


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    """The whole bot before a local Telegram, on an empty database, Tuesday noon in Moscow; no quiet hours."""
    from tests.story import staged  # the tests of pure rules need not wait for aiogram

    async with staged(tmp_path) as staged_story:
        yield staged_story
