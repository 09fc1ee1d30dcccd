"""Where a conversation stands: one row a key, gone when there is nothing to remember."""

import json
from collections.abc import Mapping
from typing import Any

from storage.database import Connection


def load(con: Connection, key: str) -> tuple[str | None, dict[str, Any]]:
    """State and data of ``key``; ``(None, {})`` when nothing is kept."""
    row = con.execute("SELECT state, data FROM fsm WHERE key = ?", (key,)).fetchone()
    return (None, {}) if row is None else (row["state"], json.loads(row["data"]))


def save(con: Connection, key: str, state: str | None, data: Mapping[str, Any]) -> None:
    if state is None and not data:
        con.execute("DELETE FROM fsm WHERE key = ?", (key,))
        return
    con.execute(
        "INSERT INTO fsm (key, state, data) VALUES (?, ?, ?) "
        "ON CONFLICT (key) DO UPDATE SET state = excluded.state, data = excluded.data",
        (key, state, json.dumps(dict(data), ensure_ascii=False)),
    )
