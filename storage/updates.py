"""Updates received and not yet handled that must not hold back those behind them; and the ids already handled."""

from collections.abc import Sequence
from datetime import datetime

from storage.database import Connection
from storage.moments import to_text


def keep(con: Connection, bodies: Sequence[tuple[int, str]]) -> None:
    """Keep ``(update_id, JSON)`` until ``forget``: from now on we answer for them, not Telegram."""
    con.executemany("INSERT OR IGNORE INTO received_update (update_id, body) VALUES (?, ?)", bodies)


def kept(con: Connection) -> list[tuple[int, str]]:
    """What a killed process left behind, in the order of arrival."""
    rows = con.execute("SELECT update_id, body FROM received_update ORDER BY update_id")
    return [(int(row["update_id"]), str(row["body"])) for row in rows]


def forget(con: Connection, update_id: int) -> None:
    con.execute("DELETE FROM received_update WHERE update_id = ?", (update_id,))


def clean(con: Connection, before: datetime) -> int:
    """Drop ids handled before ``before``; Telegram keeps updates for 24 hours. Returns how many went."""
    return con.execute("DELETE FROM handled_update WHERE handled_at < ?", (to_text(before),)).rowcount
