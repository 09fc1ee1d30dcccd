"""A database as an earlier version of the program left it."""

from pathlib import Path
from unittest.mock import patch

from storage import migration
from storage.database import Connection, connect


def at_schema(path: Path, version: int) -> Connection:
    """Made by the migrations up to ``version`` and no further; close it before going on to the newest."""
    steps = tuple(step for step in migration.known_migrations() if step.number <= version)
    with patch.object(migration, "known_migrations", lambda: steps):
        migration.migrate(path)
    return connect(path)
