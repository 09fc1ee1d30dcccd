"""Fixtures of the tests of use cases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Connection, connect
from storage.programmes import create
from tests.database import make_empty
from tests.register import NOW


@pytest.fixture
def con(tmp_path: Path) -> Iterator[Connection]:
    """An empty programme's database."""
    path = tmp_path / "bot.sqlite3"
    make_empty(path)
    opened = connect(path)
    create(opened, NOW.date(), "Asia/Yekaterinburg", NOW)
    yield opened
    opened.close()
