"""The outbox's rows: what is to be said to whom and when. A row is claimed, sent, settled; a restart loses none."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.notice import Notice
from storage.database import Connection
from storage.moments import from_text, to_text


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row taken for sending. ``account`` is the person's reachable Telegram account, if there is one."""

    id: int
    notice: Notice
    attempts: int
    account: int | None


def put(con: Connection, *notices: Notice) -> int:
    """Queue notices; returns how many were new: the same one is never queued twice, unless it was taken back unsent

    (an end moved away and back again). Call it in the transaction of the change they tell about: the outbox is woken by
    the commit.
    """
    new = 0
    for notice in notices:
        new += con.execute(
            "INSERT INTO notice (kind, subject, person_id, due_at, payload) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (kind, subject, person_id, due_at) DO UPDATE SET state = 'due', payload = excluded.payload "
            "WHERE notice.state = 'dropped' AND notice.settled_at IS NULL",
            (notice.kind, notice.subject, notice.person_id, to_text(notice.due_at), json.dumps(dict(notice.payload))),
        ).rowcount
    con.noticed |= new > 0
    return new


def drop(con: Connection, kind: str, *, subject: str = "", person_id: int | None = None) -> int:
    """Take back notices that have not left yet (the meeting was moved, the choice closed). Returns how many."""
    return con.execute(
        "UPDATE notice SET state = 'dropped' WHERE kind = ? AND subject = ? AND state = 'due' "
        "AND (? IS NULL OR person_id = ?)",
        (kind, subject, person_id, person_id),
    ).rowcount


def put_before(con: Connection, kind: str, person_id: int, subject: str) -> bool:
    """Whether such a notice has ever been put for the person."""
    found = con.execute(
        "SELECT 1 FROM notice WHERE kind = ? AND subject = ? AND person_id = ?", (kind, subject, person_id)
    ).fetchone()
    return found is not None


def tell_again(con: Connection, account: int, kinds: Iterable[str], since: datetime) -> int:
    """What did not reach the account's person since then because nothing did, of these kinds, is due. How many."""
    count = con.execute(
        "UPDATE notice SET state = 'due', attempts = 0, retry_at = NULL, settled_at = NULL, error = NULL "
        "WHERE state = 'failed' AND error IN ('blocked', 'no-channel') AND due_at >= ? "
        "AND kind IN (SELECT value FROM json_each(?)) AND person_id = "
        "(SELECT person_id FROM channel WHERE kind = 'telegram' AND external_id = ?)",
        (to_text(since), json.dumps(list(kinds)), account),
    ).rowcount
    con.noticed |= count > 0
    return count


def recover(con: Connection) -> int:
    """At start: what a killed process was sending is due again. Returns how many rows."""
    return con.execute(
        "UPDATE notice SET state = 'due' WHERE state IN ('due', 'sending') AND state = 'sending'"
    ).rowcount


# The first term is that of the partial index, word for word; one notice at a time a person keeps their order.
_DUE = """
state IN ('due', 'sending') AND state = 'due' AND due_at <= :now AND (retry_at IS NULL OR retry_at <= :now)
AND kind NOT IN (SELECT value FROM json_each(:held))
AND person_id NOT IN (SELECT person_id FROM notice WHERE state IN ('due', 'sending') AND state = 'sending')
"""
_CLAIM = f"""
UPDATE notice SET state = 'sending', attempts = attempts + 1 WHERE id IN (
    SELECT id FROM (
        SELECT id, due_at, row_number() OVER (PARTITION BY person_id ORDER BY due_at, id) AS nth
        FROM notice WHERE {_DUE}
    ) WHERE nth = 1 ORDER BY due_at DESC, id LIMIT :limit
)
RETURNING id, kind, subject, person_id, due_at, payload, attempts, (
    SELECT external_id FROM channel c WHERE c.person_id = notice.person_id AND c.kind = 'telegram' AND c.reachable = 1
    ORDER BY c.linked_at DESC, c.id DESC LIMIT 1
) AS account
"""


def any_due(con: Connection, now: datetime, held: Iterable[str] = ()) -> bool:
    """Whether ``claim`` would find something."""
    arguments = {"now": to_text(now), "held": json.dumps(list(held))}
    return con.execute(f"SELECT 1 FROM notice WHERE {_DUE} LIMIT 1", arguments).fetchone() is not None


def claim(con: Connection, now: datetime, limit: int, held: Iterable[str] = ()) -> list[Claimed]:
    """Take due notices, one a person and none of the ``held`` kinds; they are ``sending`` until settled.

    The latest due first: a long broadcast must not hold back a notice that has just come due.
    """
    arguments = {"now": to_text(now), "limit": limit, "held": json.dumps(list(held))}
    rows = con.execute(_CLAIM, arguments).fetchall()
    return sorted((_claimed(row) for row in rows), key=lambda claimed: claimed.notice.due_at, reverse=True)


def next_due(con: Connection, after: datetime) -> datetime | None:
    """When the next notice falls due after ``after``; what is due and held back does not count."""
    row = con.execute(
        "SELECT min(coalesce(retry_at, due_at)) AS at FROM notice "
        "WHERE state IN ('due', 'sending') AND state = 'due' AND coalesce(retry_at, due_at) > ?",
        (to_text(after),),
    ).fetchone()
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


def latest(con: Connection, kind: str, person_id: int) -> sqlite3.Row | None:
    """The notice of this kind that is due last for the person: ``due_at``, ``state``, ``subject``."""
    row: sqlite3.Row | None = con.execute(
        "SELECT due_at, state, subject FROM notice WHERE kind = ? AND person_id = ? "
        "ORDER BY due_at DESC, id DESC LIMIT 1",
        (kind, person_id),
    ).fetchone()
    return row


def told_since(con: Connection, kind: str, person_id: int, since: datetime) -> bool:
    """Whether the person has got a notice of this kind since then."""
    found = con.execute(
        "SELECT 1 FROM notice WHERE person_id = ? AND kind = ? AND settled_at >= ? AND state = 'sent'",
        (person_id, kind, to_text(since)),
    )
    return found.fetchone() is not None


def delivery(con: Connection, kinds: Collection[str], subject: str) -> list[sqlite3.Row]:
    """What became of the notices about ``subject``: ``person_id``, ``kind``, ``state``, ``error``, ``settled_at``."""
    marks = ", ".join("?" * len(kinds))
    return con.execute(
        f"SELECT person_id, kind, state, error, settled_at FROM notice WHERE kind IN ({marks}) AND subject = ? "
        "ORDER BY person_id, id",
        (*kinds, subject),
    ).fetchall()


def clean(con: Connection, before: datetime) -> int:
    """Forget dropped notices settled before then; what was sent or failed stays as the record of delivery."""
    return con.execute("DELETE FROM notice WHERE state = 'dropped' AND due_at < ?", (to_text(before),)).rowcount


def _claimed(row: sqlite3.Row) -> Claimed:
    notice = Notice(
        kind=row["kind"],
        person_id=row["person_id"],
        due_at=from_text(row["due_at"]),
        subject=row["subject"],
        payload=json.loads(row["payload"]),
    )
    return Claimed(row["id"], notice, row["attempts"], row["account"])
