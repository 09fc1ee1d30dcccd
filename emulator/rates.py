"""How fast a bot may send: about 30 messages a second in all, one a second into a chat with a burst of three."""

import math
from datetime import datetime, timedelta

BOT_RATE = 30.0
CHAT_RATE = 1.0
CHAT_BURST = 3.0
ANSWER_WINDOW = timedelta(seconds=10)
"""For so long after a person wrote or tapped, messages to them count as answers and are not held back."""


class _Bucket:
    __slots__ = ("burst", "level", "rate", "seen")

    def __init__(self, rate: float, burst: float, now: datetime) -> None:
        self.rate, self.burst, self.level, self.seen = rate, burst, burst, now

    def wait(self, amount: int, now: datetime) -> float:
        """Seconds until `amount` fits; 0.0 when it fits now."""
        self.level = min(self.burst, self.level + (now - self.seen).total_seconds() * self.rate)
        self.seen = now
        missing = min(amount, self.burst) - self.level
        return max(missing / self.rate, 0.0)


class Rates:
    """Counts what leaves; says how long to wait when it is too fast."""

    def __init__(self) -> None:
        self._bot: _Bucket | None = None
        self._chats: dict[int, _Bucket] = {}

    def spend(self, chat: int, amount: int, heard_at: datetime | None, now: datetime) -> int:
        """Count `amount` messages into `chat`: 0, or the whole seconds to wait, and then nothing is counted."""
        buckets = [self._whole(now)]
        if heard_at is None or now - heard_at > ANSWER_WINDOW:
            buckets.append(self._one(chat, now))
        wait = max(bucket.wait(amount, now) for bucket in buckets)
        if wait > 0:
            return max(math.ceil(wait), 1)
        for bucket in buckets:
            bucket.level -= amount
        return 0

    def _whole(self, now: datetime) -> _Bucket:
        if self._bot is None:
            self._bot = _Bucket(BOT_RATE, BOT_RATE, now)
        return self._bot

    def _one(self, chat: int, now: datetime) -> _Bucket:
        if chat not in self._chats:
            self._chats[chat] = _Bucket(CHAT_RATE, CHAT_BURST, now)
        return self._chats[chat]
