"""Migrations: in order, once, each with its version; a newer file is left alone."""

from pathlib import Path

import pytest

from storage import migration
from storage.database import connect
from storage.faults import NewerSchema
from storage.migration import Migration, known_migrations, migrate, schema_version


def schema(path: Path) -> list[str]:
    con = connect(path)
    rows = [row["sql"] for row in con.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")]
    con.close()
    return rows


def test_numbers_have_no_gaps() -> None:
    assert [step.number for step in known_migrations()] == list(range(1, len(known_migrations()) + 1))


def test_an_empty_database_gets_the_newest_schema_once(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    assert migrate(path) == tuple(step.name for step in known_migrations())
    assert schema_version(path) == known_migrations()[-1].number
    before = schema(path)
    assert migrate(path) == ()
    assert schema(path) == before


def test_a_newer_schema_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    migrate(path)
    con = connect(path)
    con.execute("PRAGMA user_version = 99")
    con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    con.close()
    before = path.read_bytes()
    with pytest.raises(NewerSchema) as caught:
        migrate(path)
    assert (caught.value.found, caught.value.known) == (99, known_migrations()[-1].number)
    assert path.read_bytes() == before


def test_a_copy_is_asked_for_before_a_used_database_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bot.sqlite3"
    copies: list[int] = []
    migrate(path, before=copies.append)
    assert copies == []
    step = Migration(len(known_migrations()) + 1, "next.sql", "CREATE TABLE next (id INTEGER PRIMARY KEY);")
    steps = (*known_migrations(), step)
    monkeypatch.setattr(migration, "known_migrations", lambda: steps)
    assert migrate(path, before=copies.append) == ("next.sql",)
    assert copies == [step.number - 1]
    assert schema_version(path) == step.number


def test_a_broken_step_leaves_the_database_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bot.sqlite3"
    migrate(path)
    before = schema(path)
    broken = "CREATE TABLE half (id INTEGER PRIMARY KEY); INSERT INTO nowhere VALUES (1);"
    step = Migration(len(known_migrations()) + 1, "broken.sql", broken)
    steps = (*known_migrations(), step)
    monkeypatch.setattr(migration, "known_migrations", lambda: steps)
    with pytest.raises(Exception, match="nowhere"):
        migrate(path)
    assert schema(path) == before
    assert schema_version(path) == step.number - 1
