"""One file, one writer: grouped writes, deduplication, faults that spoil nobody else's work."""

import asyncio
import contextlib
import runpy
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from storage import database
from storage.database import Connection, Database, UpdateClaim, connect, current_update
from storage.faults import AlreadyHandled, StorageFault
from tests.database import make_empty


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    path = tmp_path / "bot.sqlite3"
    make_empty(path)
    opened = await Database.open(path)
    yield opened
    await opened.close()


def test_what_is_committed_outlives_a_power_cut(tmp_path: Path) -> None:
    """The module as the bot has it: for the other tests ``tests/conftest.py`` asks less of the disk."""
    with contextlib.closing(runpy.run_path(database.__file__)["connect"](tmp_path / "bot.sqlite3")) as con:
        assert con.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert con.execute("PRAGMA synchronous").fetchone()[0] == 2  # FULL


def put(key: str, value: str = "1") -> Callable[[Connection], int]:
    def work(con: Connection) -> int:
        return con.execute("INSERT INTO meta VALUES (?, ?)", (key, value)).rowcount

    return work


def keys(con: Connection) -> set[str]:
    return {row["key"] for row in con.execute("SELECT key FROM meta")}


async def test_what_was_written_is_read_and_durable(db: Database) -> None:
    assert await db.write(put("a")) == 1
    assert await db.read(keys) == {"a"}
    other = connect(db.path)
    assert keys(other) == {"a"}
    other.close()


async def test_many_writers_at_once_share_commits_and_each_gets_its_own_result(db: Database) -> None:
    commits: list[str] = []
    db._writing.raw.set_trace_callback(lambda sql: commits.append(sql) if sql == "COMMIT" else None)
    results = await asyncio.gather(*(db.write(put(f"k{number}")) for number in range(200)))
    assert results == [1] * 200
    assert len(await db.read(keys)) == 200
    assert len(commits) < 20


async def test_one_failing_work_undoes_only_itself(db: Database) -> None:
    def half(con: Connection) -> None:
        put("half")(con)
        raise LookupError("changed my mind")

    outcomes = await asyncio.gather(db.write(put("a")), db.write(half), db.write(put("b")), return_exceptions=True)
    assert isinstance(outcomes[1], LookupError)
    assert await db.read(keys) == {"a", "b"}


async def test_a_full_disk_is_named_and_spoils_nothing(db: Database) -> None:
    await db.write(put("before"))

    def limit(con: Connection) -> None:
        con.execute(f"PRAGMA max_page_count = {con.execute('PRAGMA page_count').fetchone()[0]}")

    await db._writing.connection._execute(limit, db._writing.raw)  # type: ignore[no-untyped-call]  # as a full disk would
    with pytest.raises(StorageFault) as caught:
        await db.write(put("big", "x" * 1_000_000))
    assert caught.value.code == "full"
    assert isinstance(caught.value.__cause__, sqlite3.OperationalError)
    huge = put("huge", "x" * 1_000_000)
    outcomes = await asyncio.gather(db.write(put("small")), db.write(huge), return_exceptions=True)
    assert outcomes[0] == 1
    assert isinstance(outcomes[1], StorageFault)
    assert await db.read(keys) == {"before", "small"}


async def test_a_locked_file_is_named(db: Database) -> None:
    other = connect(db.path)
    other.execute("BEGIN IMMEDIATE")
    await db._writing.connection._execute(lambda con: con.execute("PRAGMA busy_timeout = 50"), db._writing.raw)  # type: ignore[no-untyped-call]  # not to wait 5 s
    with pytest.raises(StorageFault) as caught:
        await db.write(put("a"))
    assert caught.value.code == "busy"
    other.execute("ROLLBACK")
    other.close()
    assert await db.write(put("a")) == 1


async def test_an_update_delivered_twice_changes_nothing_the_second_time(db: Database) -> None:
    current_update.set(UpdateClaim(7))
    await db.write(put("first"))
    await db.write(put("same update, second step"))
    current_update.set(UpdateClaim(7))
    with pytest.raises(AlreadyHandled):
        await db.write(put("again"))
    await db.write(put("clock"), claim=False)
    current_update.set(UpdateClaim(8))
    await db.write(put("next"))
    assert await db.read(keys) == {"first", "same update, second step", "clock", "next"}


async def test_two_writes_of_one_update_may_share_a_transaction(db: Database) -> None:
    def fail(con: Connection) -> None:
        raise LookupError

    current_update.set(UpdateClaim(10))
    outcomes = await asyncio.gather(db.write(fail), db.write(put("a")), db.write(put("b")), return_exceptions=True)
    assert list(outcomes[1:]) == [1, 1]
    assert await db.read(keys) == {"a", "b"}


async def test_a_refused_work_leaves_its_update_unclaimed(db: Database) -> None:
    def refuse(con: Connection) -> None:
        raise LookupError

    current_update.set(UpdateClaim(9))
    with pytest.raises(LookupError):
        await db.write(refuse)
    current_update.set(UpdateClaim(9))
    assert await db.write(put("now")) == 1


async def test_the_reader_cannot_write(db: Database) -> None:
    with pytest.raises(StorageFault):
        await db.read(put("a"))


async def test_a_commit_with_notices_wakes_the_outbox(db: Database) -> None:
    woken: list[int] = []
    db.on_notice(lambda: woken.append(1))

    def tell(con: Connection) -> None:
        con.noticed = True

    def tell_and_fail(con: Connection) -> None:
        con.noticed = True
        raise LookupError

    await db.write(put("a"))
    assert woken == []
    await db.write(tell)
    assert woken == [1]
    with pytest.raises(LookupError):
        await db.write(tell_and_fail)
    assert woken == [1]


async def test_a_caller_that_gives_up_does_not_hold_the_others(db: Database) -> None:
    task = asyncio.create_task(db.write(put("a")))
    await asyncio.sleep(0)
    task.cancel()
    assert await db.write(put("b")) == 1
    assert await db.read(keys) >= {"b"}


async def test_what_was_erased_leaves_the_disk_too(db: Database) -> None:
    def on_disk(word: bytes) -> bool:
        return any(word in file.read_bytes() for file in db.path.parent.iterdir())

    def erase(con: Connection) -> None:
        con.execute("DELETE FROM meta WHERE key LIKE 'Орлова%'")
        con.erased = True

    for number in range(50):
        await db.write(put(f"Орлова {number}", "Дарья" * 100))
    other = connect(db.path)
    other.execute("PRAGMA wal_checkpoint(PASSIVE)")
    other.close()
    assert on_disk("Орлова".encode())
    await db.write(erase)
    assert not on_disk("Орлова".encode())
    assert not on_disk("Дарья".encode())
    await db.write(put("after"))
    assert await db.read(keys) >= {"after"}


async def test_a_long_look_puts_the_cleaning_off_and_holds_up_nobody(db: Database) -> None:
    await db.write(put("Орлова"))
    looking, looked = threading.Event(), threading.Event()

    def look(con: Connection) -> None:
        keys(con)
        looking.set()
        looked.wait(10)

    def erase(con: Connection) -> None:
        con.execute("DELETE FROM meta WHERE key = 'Орлова'")
        con.erased = True

    survey = asyncio.create_task(db.survey(look))
    await asyncio.to_thread(looking.wait, 10)
    await asyncio.wait_for(db.write(erase), 3)
    looked.set()
    await survey
    await db.write(put("next"))
    assert not any("Орлова".encode() in file.read_bytes() for file in db.path.parent.iterdir())
