"""aiogram's FSM over SQLite. One process holds the database (the file lock), so what it has read it may remember."""

from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey

from handlers.dialog import UNKEPT
from storage import fsm
from storage.database import Database

Entry = tuple[str | None, dict[str, Any]]


class SqliteStorage(BaseStorage):
    """Write-through, with a bounded memory: asking for a state is normally no trip to the database.

    Data whose name begins with ``UNKEPT`` lives in that memory alone and is gone after a restart.
    """

    def __init__(self, db: Database, remembered: int = 20_000) -> None:
        self._db = db
        self._limit = remembered
        self._memory: OrderedDict[str, Entry] = OrderedDict()

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        name = state.state if isinstance(state, State) else state
        old, data = await self._entry(key)
        if name != old:
            await self._save(key, (name, data))

    async def get_state(self, key: StorageKey) -> str | None:
        return (await self._entry(key))[0]

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        state, old = await self._entry(key)
        if old != data:
            await self._save(key, (state, dict(data)))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        return dict((await self._entry(key))[1])

    async def close(self) -> None:
        self._memory.clear()

    async def _entry(self, key: StorageKey) -> Entry:
        name = _name(key)
        if name not in self._memory:
            self._remember(name, await self._db.read(lambda con: fsm.load(con, name)))
        return self._memory[name]

    async def _save(self, key: StorageKey, entry: Entry) -> None:
        name, (state, data) = _name(key), entry
        kept = {field: value for field, value in data.items() if not field.startswith(UNKEPT)}
        await self._db.write(lambda con: fsm.save(con, name, state, kept), claim=False)
        self._remember(name, entry)

    def _remember(self, name: str, entry: Entry) -> None:
        self._memory[name] = entry
        self._memory.move_to_end(name)
        if len(self._memory) > self._limit:
            self._memory.popitem(last=False)


def _name(key: StorageKey) -> str:
    return f"{key.bot_id}:{key.chat_id}:{key.user_id}:{key.thread_id or ''}:{key.destiny}"
