"""One process a database: a lock of the operating system beside the file, which dies with its holder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AlreadyRunning(Exception):
    """Another process holds this database."""


def lock_path(database: Path) -> Path:
    return database.with_name(database.name + ".lock")


@contextmanager
def held(database: Path) -> Iterator[None]:
    """Hold the lock of ``database`` (its folder must exist); raises ``AlreadyRunning`` when another process does."""
    handle = os.open(lock_path(database), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)  # not inherited by the chart worker, unlike flock
        except OSError as error:
            raise AlreadyRunning(str(database)) from error
        yield
    finally:
        os.close(handle)  # the file stays: removing it would let two processes lock two files of one name
