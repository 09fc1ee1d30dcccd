"""Copies of the database: taken beside a running bot, checked before they are trusted."""

import os
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.consents import withdrawn
from storage.migration import known_migrations

PREFIX = "bot-"
_WRITTEN, _MOMENT = "%Y-%m-%dT%H%M%SZ", re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z")


class BadCopy(Exception):
    """The file cannot be restored from; ``code`` is ``missing``, ``broken`` or ``newer``. Nothing was changed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def copy(source: Path, target: Path) -> None:
    """A consistent copy of a database in use, as one file of its owner only; ``target`` appears whole or not at all.

    Raises ``FileExistsError`` rather than overwrite, ``FileNotFoundError`` without a source, ``sqlite3.Error``.
    """
    if target.exists():
        raise FileExistsError(target)
    _copy(source, target)


def daily(source: Path, folder: Path, keep: int, now: datetime) -> Path:
    """Today's copy (made anew if there is one already); of the daily copies the newest ``keep`` stay."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = _of_day(folder, now)
    _copy(source, target)
    for old in sorted(folder.glob(f"{PREFIX}[0-9]*-[0-9]*-[0-9]*.sqlite3"))[:-keep]:
        old.unlink()
    return target


def clean(source: Path, folder: Path, days: int, now: datetime) -> None:
    """Copies beside the daily ones (before a migration, laid aside by a restore) expire like those (152-FZ art. 21)."""
    beside = (*folder.glob("schema-*.sqlite3"), *source.parent.glob(f"{source.name}.before-*"))
    for path in beside:
        found = _MOMENT.search(path.name)
        if found and datetime.strptime(found[0], _WRITTEN).replace(tzinfo=UTC) < now - timedelta(days=days):
            path.unlink()


def taken(folder: Path, now: datetime) -> bool:
    """Whether today has its copy: a machine that is off at night makes it when it comes up."""
    return _of_day(folder, now).exists()


def before_migration(source: Path, folder: Path, version: int, now: datetime) -> Path:
    """A copy of the schema as it was; ``clean`` removes it when its time is over."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"schema-{version:04}-{now:{_WRITTEN}}.sqlite3"
    _copy(source, target)
    return target


def inspect(path: Path) -> int:
    """The schema version of a sound database of ours; raises ``BadCopy``. The file is not changed."""
    if not path.is_file():
        raise BadCopy("missing")
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as con:
            sound = con.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            version = int(con.execute("PRAGMA user_version").fetchone()[0])
            ours = con.execute("SELECT 1 FROM sqlite_master WHERE name = 'handled_update'").fetchone() is not None
    except sqlite3.Error as error:
        raise BadCopy("broken") from error
    if not (sound and ours and version):
        raise BadCopy("broken")
    if version > known_migrations()[-1].number:
        raise BadCopy("newer")
    return version


def restore(source: Path, target: Path, now: datetime) -> Path | None:
    """Put the copy ``source`` in place of the database ``target``; returns where the replaced one was laid aside.

    Consents taken back since the copy was made go along: the bot takes them back again when it starts.
    The caller holds the lock of ``target``: no bot runs on it. Raises ``BadCopy`` with everything as it was.
    """
    inspect(source)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    incoming = target.with_name(target.name + ".incoming")
    _copy(source, incoming)
    if found := withdrawn.of(target):
        withdrawn.put(incoming, found)
    aside = None
    if target.exists():
        aside = target.with_name(f"{target.name}.before-{now:{_WRITTEN}}")
        for suffix in ("-wal", "-shm"):  # what is not yet in the main file goes with it
            if (part := target.with_name(target.name + suffix)).exists():
                part.replace(aside.with_name(aside.name + suffix))
        target.replace(aside)
    incoming.replace(target)
    _sync(target.parent)
    return aside


def _of_day(folder: Path, now: datetime) -> Path:
    return folder / f"{PREFIX}{now:%Y-%m-%d}.sqlite3"


def _copy(source: Path, target: Path) -> None:
    if not source.is_file():
        raise FileNotFoundError(source)
    half = target.with_name(target.name + ".part")
    half.unlink(missing_ok=True)
    os.close(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with (
            closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as old,
            closing(sqlite3.connect(half)) as new,
        ):
            for con in (old, new):
                con.execute("PRAGMA cache_size = -64")  # each page is seen once: kept ones stay with the process
            old.backup(new)
            new.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
    _sync(target.parent)


def _sync(folder: Path) -> None:
    """Make the rename itself durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
