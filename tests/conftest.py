"""Fixtures for everybody."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.story import Story


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    """The whole bot before a local Telegram, on an empty database, Tuesday noon in Moscow; no quiet hours."""
    from tests.story import staged  # the tests of pure rules need not wait for aiogram

    async with staged(tmp_path) as staged_story:
        yield staged_story
