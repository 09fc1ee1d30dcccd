"""Databases of the present schema, and as an earlier version of the program left them.

The migrations run once for each schema in a process; the tests get copies. What the migrations themselves promise,
``tests/storage/test_migration.py`` asks.
"""

import tempfile
from functools import cache
from pathlib import Path
from unittest.mock import patch

from storage import migration
from storage.database import Connection, connect


def make_empty(path: Path) -> None:
    """A database of the newest schema with nothing in it, as ``migration.migrate`` makes it."""
    path.write_bytes(_content(None))


def at_schema(path: Path, version: int) -> Connection:
    """Made by the migrations up to ``version`` and no further; close it before going on to the newest."""
    path.write_bytes(_content(version))
    return connect(path)


@cache
def _content(version: int | None) -> bytes:
    steps = tuple(step for step in migration.known_migrations() if version is None or step.number <= version)
    with tempfile.TemporaryDirectory() as folder, patch.object(migration, "known_migrations", lambda: steps):
        path = Path(folder) / "bot.sqlite3"
        migration.migrate(path)
        return path.read_bytes()
