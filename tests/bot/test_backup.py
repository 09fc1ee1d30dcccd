"""Copies of the database: whole, private, checked before they replace anything."""

import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage import backup
from storage.backup import BadCopy
from storage.database import Database, connect
from storage.migration import migrate

NOW = datetime(2026, 9, 15, 4, 7, tzinfo=UTC)


def say(path: Path, value: str) -> None:
    with closing(connect(path)) as con:
        con.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('said', ?)", (value,))


def said(path: Path) -> str:
    with closing(sqlite3.connect(path)) as con:
        return str(con.execute("SELECT value FROM meta WHERE key = 'said'").fetchone()[0])


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "bot.sqlite3"
    path.parent.mkdir()
    migrate(path)
    say(path, "first")
    return path


async def test_a_copy_beside_a_running_bot_is_whole_and_private(database: Path, tmp_path: Path) -> None:
    db = await Database.open(database)
    try:
        await db.write(lambda con: con.execute("UPDATE meta SET value = 'in the log'").rowcount)
        backup.copy(database, tmp_path / "copy.sqlite3")
    finally:
        await db.close()
    copied = tmp_path / "copy.sqlite3"
    assert said(copied) == "in the log"
    assert stat.S_IMODE(copied.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.sqlite3", "data"]


def test_a_copy_overwrites_nothing(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "taken"
    target.write_text("mine")
    with pytest.raises(FileExistsError):
        backup.copy(database, target)
    assert target.read_text() == "mine"


def test_daily_copies_are_a_fixed_number(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    for day in range(5):
        backup.daily(database, folder, 3, NOW + timedelta(days=day))
    backup.daily(database, folder, 3, NOW + timedelta(days=4, hours=1))
    backup.before_migration(database, folder, 1, NOW)
    assert sorted(path.name for path in folder.iterdir()) == [
        "bot-2026-09-17.sqlite3",
        "bot-2026-09-18.sqlite3",
        "bot-2026-09-19.sqlite3",
        "schema-0001-2026-09-15T040700Z.sqlite3",
    ]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_restore_lays_the_replaced_database_aside(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    backup.copy(database, copy)
    say(database, "second")
    aside = backup.restore(copy, database, NOW)
    assert said(database) == "first"
    assert aside is not None
    assert said(aside) == "second"


def test_restore_where_nothing_is(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "bot.sqlite3"
    assert backup.restore(database, target, NOW) is None
    assert said(target) == "first"


def _newer(path: Path) -> None:
    migrate(path)
    with closing(connect(path)) as con:
        con.execute("PRAGMA user_version = 999")


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as con:
        con.execute("CREATE TABLE other (id)")


def _torn(path: Path) -> None:
    migrate(path)
    with closing(connect(path)) as con:
        con.execute("PRAGMA journal_mode = DELETE")
    body = bytearray(path.read_bytes())
    body[8192:20480] = bytes(12288)
    path.write_bytes(body)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (Path.exists, "missing"),
        (Path.mkdir, "missing"),
        (lambda path: path.write_bytes(b""), "broken"),
        (lambda path: path.write_bytes(b"no database at all" * 100), "broken"),
        (_foreign, "broken"),
        (_torn, "broken"),
        (_newer, "newer"),
    ],
)
def test_a_bad_copy_changes_nothing(database: Path, tmp_path: Path, make: object, code: str) -> None:
    assert callable(make)
    copy = tmp_path / "copy"
    make(copy)
    with pytest.raises(BadCopy) as caught:
        backup.restore(copy, database, NOW)
    assert caught.value.code == code
    assert said(database) == "first"
