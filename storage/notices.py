"""The outbox's rows: what is to be said to whom and when. A row is claimed, sent, settled; a restart loses none."""

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from storage.database import Connection
from storage.moments import from_text, to_text


@dataclass(frozen=True, slots=True)
class Notice:
    """A row claimed for sending. ``account`` is the person's reachable Telegram account, if there is one."""

    id: int
    kind: str
    subject: str
    person_id: int
    due_at: datetime
    payload: Mapping[str, object]
    attempts: int
    account: int | None


def put(
    con: Connection,
    kind: str,
    person_id: int,
    due_at: datetime,
    *,
    subject: str = "",
    payload: Mapping[str, object] | None = None,
) -> bool:
    """Queue a notice (ids only, no personal data); False if the same one is there already (whatever became of it).

    Call it in the transaction of the change it tells about: the outbox is woken by the commit.
    """
    cursor = con.execute(
        "INSERT INTO notice (kind, subject, person_id, due_at, payload) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (kind, subject, person_id, due_at) DO NOTHING",
        (kind, subject, person_id, to_text(due_at), json.dumps(dict(payload or {}), ensure_ascii=False)),
    )
    con.noticed |= cursor.rowcount > 0
    return cursor.rowcount > 0


def drop(con: Connection, kind: str, *, subject: str = "", person_id: int | None = None) -> int:
    """Take back notices that have not left yet (the meeting was moved, the choice closed). Returns how many."""
    return con.execute(
        "UPDATE notice SET state = 'dropped' WHERE kind = ? AND subject = ? AND state = 'due' "
        "AND (? IS NULL OR person_id = ?)",
        (kind, subject, person_id, person_id),
    ).rowcount


def recover(con: Connection) -> int:
    """At start: what a killed process was sending is due again. Returns how many rows."""
    return con.execute("UPDATE notice SET state = 'due' WHERE state = 'sending'").rowcount


def claim(con: Connection, now: datetime, limit: int) -> list[Notice]:
    """Take up to ``limit`` due notices, oldest first; they are ``sending`` until settled."""
    rows = con.execute(
        "UPDATE notice SET state = 'sending', attempts = attempts + 1 WHERE id IN ("
        "SELECT id FROM notice WHERE state = 'due' AND due_at <= :now AND (retry_at IS NULL OR retry_at <= :now) "
        "ORDER BY due_at, id LIMIT :limit) RETURNING id, kind, subject, person_id, due_at, payload, attempts, "
        "(SELECT external_id FROM channel c WHERE c.person_id = notice.person_id AND c.kind = 'telegram' "
        "AND c.reachable = 1 ORDER BY c.linked_at DESC, c.id DESC LIMIT 1) AS account",
        {"now": to_text(now), "limit": limit},
    ).fetchall()
    return sorted((_notice(row) for row in rows), key=lambda notice: (notice.due_at, notice.id))


def next_due(con: Connection) -> datetime | None:
    """When the next waiting notice may leave."""
    row = con.execute("SELECT min(coalesce(retry_at, due_at)) AS at FROM notice WHERE state = 'due'").fetchone()
    return None if row["at"] is None else from_text(row["at"])


def sent(con: Connection, notice_id: int, message_id: int, now: datetime) -> None:
    con.execute(
        "UPDATE notice SET state = 'sent', message_id = ?, settled_at = ?, error = NULL WHERE id = ?",
        (message_id, to_text(now), notice_id),
    )


def failed(con: Connection, notice_id: int, error: str, now: datetime) -> None:
    """Given up; ``error`` is a short code (``blocked``, ``no-channel``, ``refused``, ``broken``), never a text."""
    con.execute(
        "UPDATE notice SET state = 'failed', error = ?, settled_at = ? WHERE id = ?", (error, to_text(now), notice_id)
    )


def dropped(con: Connection, notice_id: int, now: datetime) -> None:
    """Nothing left to say when its time came."""
    con.execute("UPDATE notice SET state = 'dropped', settled_at = ? WHERE id = ?", (to_text(now), notice_id))


def again(con: Connection, notice_id: int, retry_at: datetime, error: str | None = None) -> None:
    """Back among the due ones, not before ``retry_at``."""
    con.execute(
        "UPDATE notice SET state = 'due', retry_at = ?, error = ? WHERE id = ?", (to_text(retry_at), error, notice_id)
    )


def release(con: Connection, notice_ids: Sequence[int]) -> None:
    """Claimed and not tried (the process is leaving): due again as before."""
    con.executemany("UPDATE notice SET state = 'due', attempts = attempts - 1 WHERE id = ?", [(i,) for i in notice_ids])


def told_since(con: Connection, kind: str, person_id: int, since: datetime, but: int) -> bool:
    """Whether the person got a notice of this kind since then (or is getting another one than ``but`` now)."""
    return (
        con.execute(
            "SELECT 1 FROM notice WHERE person_id = ? AND kind = ? AND id <> ? AND ("
            "state = 'sent' AND settled_at >= ? OR state = 'sending' AND id < ?)",
            (person_id, kind, but, to_text(since), but),
        ).fetchone()
        is not None
    )


def delivery(con: Connection, kinds: Collection[str], subject: str) -> list[sqlite3.Row]:
    """What became of the notices about ``subject``: ``person_id``, ``kind``, ``state``, ``error``, ``settled_at``."""
    marks = ", ".join("?" * len(kinds))
    return con.execute(
        f"SELECT person_id, kind, state, error, settled_at FROM notice WHERE kind IN ({marks}) AND subject = ? "  # noqa: S608 - only question marks
        "ORDER BY person_id, id",
        (*kinds, subject),
    ).fetchall()


def clean(con: Connection, before: datetime) -> int:
    """Forget dropped notices settled before then; what was sent or failed stays as the record of delivery."""
    return con.execute("DELETE FROM notice WHERE state = 'dropped' AND due_at < ?", (to_text(before),)).rowcount


def _notice(row: sqlite3.Row) -> Notice:
    return Notice(
        id=row["id"],
        kind=row["kind"],
        subject=row["subject"],
        person_id=row["person_id"],
        due_at=from_text(row["due_at"]),
        payload=json.loads(row["payload"]),
        attempts=row["attempts"],
        account=row["account"],
    )
