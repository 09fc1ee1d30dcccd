"""When the disk or the file fails, the person is told what is kept and what is not; the bot goes on afterwards."""

import contextlib
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from storage.database import Connection, connect
from tests.story import Story, staged


async def fill_the_disk(story: Story) -> None:
    """No page may be added, as on a full disk, and the page where ids of updates go is full."""

    def stop_growing(con: Connection) -> int:
        pages = int(con.execute("PRAGMA page_count").fetchone()[0])
        con.execute(f"PRAGMA max_page_count = {pages}")
        return pages

    pages = await story.app.db.write(stop_growing, claim=False)
    with closing(connect(story.folder / "bot.sqlite3")) as con, contextlib.suppress(sqlite3.OperationalError):
        con.execute("PRAGMA synchronous = OFF")
        con.execute(f"PRAGMA max_page_count = {pages}")
        for update_id in range(5000, 10000):
            con.execute("INSERT INTO handled_update (update_id) VALUES (?)", (update_id,))


async def make_room(story: Story) -> None:
    await story.app.db.write(lambda con: con.execute("PRAGMA max_page_count = 1000000").fetchone(), claim=False)


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program holds the database for writing (a viewer that was left open, a virus scanner)."""
    with closing(connect(path)) as con:
        con.execute("BEGIN IMMEDIATE")
        yield
        con.execute("ROLLBACK")


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    async with staged(tmp_path) as made:
        await made.say(made.curator, "/start")
        yield made


async def test_a_full_disk_is_told_and_passes(story: Story) -> None:
    phone = story.person("Ким Олег")
    await fill_the_disk(story)
    with story.forgiving() as errors:
        answer = await story.say(story.curator, "Средняя школа № 300")
        assert "не сохран" in answer.text
        assert any("full" in line or "storage fault" in line for line in errors)
    await make_room(story)
    assert (await story.say(story.curator, "Средняя школа № 300")).text
    assert (await story.say(phone, "/start")).text


async def test_a_locked_database_is_told_and_passes(story: Story) -> None:
    story.app.db._writing.raw.execute("PRAGMA busy_timeout = 100")
    with locked(story.folder / "bot.sqlite3"), story.forgiving() as errors:
        answer = await story.say(story.curator, "Средняя школа № 300")
        assert "не сохран" in answer.text
        assert errors
    assert "не сохран" not in (await story.say(story.curator, "Средняя школа № 300")).text


async def test_a_broken_file_is_told(story: Story) -> None:
    with story.forgiving() as errors:
        story.app.db._writing.raw.execute("ALTER TABLE handled_update RENAME TO lost")
        answer = await story.say(story.curator, "Средняя школа № 300")
        assert "не сохран" in answer.text
        assert errors
