"""Where a conversation stands survives a restart and costs no trip to the database while it is remembered."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import StorageKey

from bot.fsm_storage import SqliteStorage
from storage.database import Connection, Database
from tests.database import make_empty


class Steps(StatesGroup):
    typing = State()


KEY = StorageKey(bot_id=1, chat_id=2, user_id=2)


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    path = tmp_path / "db.sqlite3"
    make_empty(path)
    made = await Database.open(path)
    yield made
    await made.close()


def rows(con: Connection) -> int:
    return int(con.execute("SELECT count(*) FROM fsm").fetchone()[0])


async def test_it_survives_a_restart(db: Database) -> None:
    first = SqliteStorage(db)
    await first.set_state(KEY, Steps.typing)
    await first.set_data(KEY, {"response": 5})
    again = SqliteStorage(db)
    assert await again.get_state(KEY) == "Steps:typing"
    assert await again.get_data(KEY) == {"response": 5}
    assert await again.update_data(KEY, {"more": [1]}) == {"response": 5, "more": [1]}
    assert await SqliteStorage(db).get_value(KEY, "more") == [1]


async def test_an_end_leaves_no_row(db: Database) -> None:
    storage = SqliteStorage(db)
    await storage.set_state(KEY, Steps.typing)
    await storage.set_data(KEY, {"response": 5})
    assert await db.read(rows) == 1
    await storage.set_state(KEY, None)
    await storage.set_data(KEY, {})
    assert await db.read(rows) == 0
    assert await storage.get_state(KEY) is None


async def test_others_are_kept_apart_and_memory_is_bounded(db: Database) -> None:
    storage = SqliteStorage(db, remembered=2)
    keys = [StorageKey(bot_id=1, chat_id=number, user_id=number) for number in range(5)]
    for number, key in enumerate(keys):
        await storage.set_data(key, {"number": number})
    assert [await storage.get_data(key) for key in keys] == [{"number": number} for number in range(5)]
    assert len(storage._memory) == 2


async def test_what_one_gets_is_ones_own(db: Database) -> None:
    storage = SqliteStorage(db)
    await storage.set_data(KEY, {"a": 1})
    (await storage.get_data(KEY))["a"] = 2
    assert await storage.get_data(KEY) == {"a": 1}


async def test_a_closed_storage_forgets(db: Database) -> None:
    storage = SqliteStorage(db)
    await storage.set_state(KEY, Steps.typing)
    await storage.close()
    assert not storage._memory
    assert await storage.get_state(KEY) == "Steps:typing"
