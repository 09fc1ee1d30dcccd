"""Words that must outlive a restored copy: who has taken a consent back since the copy was made (152-FZ art. 21 p. 5).

The list is taken from the database that is laid aside, put into the copy, and applied at the next start. It holds
numbers, kinds and moments, and names nobody.
"""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

KEY = "withdrawn-before-restore"
_WITHDRAWN = """
SELECT k.person_id, p.created_at, k.kind, k.decided_at, c.external_id,
       p.state = 'erased' OR EXISTS (SELECT 1 FROM erasure e WHERE e.person_id = p.id AND e.withdrawn_at = k.decided_at)
FROM consent k JOIN person p ON p.id = k.person_id LEFT JOIN channel c ON c.id = k.channel_id
WHERE k.decision = 'withdrawn' AND k.id = (
    SELECT max(n.id) FROM consent n WHERE n.person_id = k.person_id AND n.kind = k.kind)
ORDER BY k.id
"""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """``person_id`` and ``created_at`` together name the person in a copy too; ``account``: through which it came."""

    person_id: int
    created_at: str
    kind: str
    decided_at: str
    account: int | None
    erased: bool


def of(path: Path) -> list[Withdrawn]:
    """The last words that are withdrawals; nothing where the file is no sound database of a schema that knows them."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as con:
            return [Withdrawn(*row) for row in con.execute(_WITHDRAWN)]
    except sqlite3.Error:
        return []


def put(path: Path, found: list[Withdrawn]) -> None:
    """Into a copy that nobody uses yet."""
    rows = [[one.person_id, one.created_at, one.kind, one.decided_at, one.account, one.erased] for one in found]
    with closing(sqlite3.connect(path)) as con, con:
        con.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (KEY, json.dumps(rows)))


def take(con: sqlite3.Connection) -> list[Withdrawn]:
    """What waits in the database, once."""
    row = con.execute("DELETE FROM meta WHERE key = ? RETURNING value", (KEY,)).fetchone()
    return [] if row is None else [Withdrawn(*one) for one in json.loads(row["value"])]


def waits(con: sqlite3.Connection) -> bool:
    return con.execute("SELECT 1 FROM meta WHERE key = ?", (KEY,)).fetchone() is not None
