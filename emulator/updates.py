"""The queue of updates that wait for the bot."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Any

KEPT = timedelta(hours=24)
LIMIT = 100
_NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(frozen=True, slots=True)
class Update:
    """One update: its number, when it came, and `Update` of the Bot API."""

    id: int
    at: datetime
    payload: dict[str, Any]


class Queue:
    """Updates in order of their numbers; confirmed by an offset, forgotten after 24 hours."""

    def __init__(self, first_id: int = 1001) -> None:
        self._waiting: deque[Update] = deque()
        self._next = first_id
        self._kinds: frozenset[str] | None = None
        self._wakers: dict[int, Callable[[], None]] = {}
        self._keys = count()

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, kind: str, content: dict[str, Any], now: datetime) -> None:
        """Add an update of a kind, unless the bot asked not to get that kind, and wake who waits."""
        wanted = kind not in _NOT_BY_DEFAULT if self._kinds is None else kind in self._kinds
        if not wanted:
            return
        self._waiting.append(Update(self._next, now, {"update_id": self._next, kind: content}))
        self._next += 1
        self.wake()

    def read(self, offset: int, limit: int, now: datetime) -> list[dict[str, Any]]:
        """Confirm everything below `offset` and give what follows. A negative offset counts from the end."""
        self._forget_old(now)
        if offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popleft()
        while self._waiting and self._waiting[0].id < offset:
            self._waiting.popleft()
        amount = min(max(limit, 1), LIMIT, len(self._waiting))
        return [self._waiting[index].payload for index in range(amount)]

    def choose(self, kinds: list[str]) -> None:
        """Set which kinds are kept from now on; an empty list means Telegram's default."""
        self._kinds = frozenset(kinds) if kinds else None

    def clear(self) -> None:
        """Drop everything (`drop_pending_updates`)."""
        self._waiting.clear()

    def wake(self) -> None:
        """Call everyone who waits."""
        for waker in list(self._wakers.values()):
            waker()

    def on_change(self, waker: Callable[[], None]) -> Callable[[], None]:
        """Ask to be called when something comes; the result stops it."""
        key = next(self._keys)
        self._wakers[key] = waker

        def stop() -> None:
            self._wakers.pop(key, None)

        return stop

    def _forget_old(self, now: datetime) -> None:
        while self._waiting and now - self._waiting[0].at > KEPT:
            self._waiting.popleft()
