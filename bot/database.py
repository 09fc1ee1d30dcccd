"""The database's file: its folder, its rights, its schema."""

import errno
import os
from datetime import datetime
from pathlib import Path

from bot.settings import Settings
from storage import backup, migration


def prepare(settings: Settings, now: datetime) -> tuple[str, ...]:
    """Make or migrate the database (a copy is taken before an old one is changed); names of what was applied.

    Raises ``storage.faults.NewerSchema``, ``sqlite3.Error``, ``OSError``; then the file is as it was.
    """
    path = settings.database_path
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _own(path)

    def copy_first(version: int) -> None:
        backup.before_migration(path, settings.backup_dir, version, now)

    return migration.migrate(path, before=copy_first)


def _own(path: Path) -> None:
    """The file is its owner's only; SQLite gives the same rights to the log beside it."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.exists():
        path.chmod(0o600)
    else:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
