"""Fixtures for everybody."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.story import Story, staged


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    """The whole bot before a local Telegram, on an empty database, Tuesday noon in Moscow; no quiet hours."""
    async with staged(tmp_path) as staged_story:
        yield staged_story
