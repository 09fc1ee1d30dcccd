"""Long polling that loses nothing: an update is acknowledged only when it has been handled.

Telegram keeps what stands at or above ``offset``; ours is the lowest update not yet handled, so a killed process gets
it again (and the database knows what was done already). One slow update must not hold back the hundred that Telegram
shows at a time: when many have gathered behind it, it is kept in our own database and acknowledged from there.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramConflictError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod
from aiogram.types import Update
from aiogram.utils.backoff import Backoff, BackoffConfig
from pydantic import ValidationError

log = logging.getLogger(__name__)

ALLOWED = ["message", "callback_query", "my_chat_member"]
WINDOW = 100  # Telegram gives at most so many at a time
SHORT = 0.01  # how long a round waits for its updates before it asks for more
CALM = 0.05  # the same when nothing new came: only what is in hand is waited for
CROWD = 50  # with fewer in view nobody is held back, and a slow update is acknowledged when it has been handled
SLOW = 0.3  # what takes longer and holds back a crowd is kept by us …
FEW = 10  # … unless so much does that the machine itself is slow: keeping costs time, too
VERY_SLOW = 1.0  # then only what takes so long
PATIENCE = 4.5  # of a stop: the process has ten seconds in all
BACKOFF = BackoffConfig(min_delay=0.5, max_delay=15.0, factor=1.7, jitter=0.2)


class RawUpdates(TelegramMethod[list[Any]]):
    """``getUpdates`` whose reply is not parsed as a whole: one bad update must not spoil the batch."""

    __returning__ = list[Any]
    __api_method__ = "getUpdates"

    offset: int | None
    limit: int
    timeout: int
    allowed_updates: list[str]


class Keeper(Protocol):
    """Where slow updates wait (``storage.updates``), so that a kill does not lose them."""

    async def keep(self, bodies: Sequence[tuple[int, str]]) -> None: ...

    async def forget(self, update_id: int) -> None: ...


@dataclass(slots=True, eq=False)
class _Work:
    """One update on its way."""

    update_id: int
    raw: dict[str, Any]
    since: float
    task: asyncio.Task[None] | None = None
    done: bool = False
    kept: bool = False

    @property
    def settled(self) -> bool:
        """Telegram may forget it."""
        return self.done or self.kept


@dataclass(slots=True)
class Polling:
    """``run`` until cancelled or ``stop`` is set; then everything begun is finished."""

    bot: Bot
    handle: Callable[[Update], Awaitable[None]]
    keeper: Keeper
    timeout: int = 30
    _window: dict[int, _Work] = field(default_factory=dict)  # what Telegram showed last, in its order
    _replayed: dict[int, _Work] = field(default_factory=dict)  # kept before a kill; Telegram may show some once more
    _chats: dict[int, asyncio.Task[None]] = field(default_factory=dict)  # the newest task of each chat
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _open: int = 0  # in hand and not settled
    _low: int = 0  # a round goes on when no more than so many are open
    _lowered: asyncio.Event = field(default_factory=asyncio.Event)
    _backoff: Backoff = field(default_factory=lambda: Backoff(BACKOFF))

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until ``stop``; the updates in hand are handled and acknowledged before it returns."""
        stopping = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                asking = asyncio.create_task(self._round())
                await asyncio.wait({asking, stopping}, return_when=asyncio.FIRST_COMPLETED)
                if not asking.done():
                    asking.cancel()
                    await asyncio.gather(asking, return_exceptions=True)
                    break
                asking.result()
        finally:
            stopping.cancel()
        await self.drain()

    async def drain(self) -> None:
        """Wait for what is in hand, then acknowledge it. What does not end in time comes again at the next start."""
        end = self._now() + PATIENCE
        while self._tasks and (left := end - self._now()) > 0:
            await asyncio.wait(self._tasks, timeout=left)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._window:
            try:
                await self.bot(self._request(timeout=0, limit=1), request_timeout=1)
            except (TelegramAPIError, ClientDecodeError) as error:
                # They come again and are recognised by their ids.
                log.warning("last acknowledgement failed", extra={"error": type(error).__name__})

    async def replay(self, bodies: Sequence[tuple[int, str]]) -> None:
        """Begin with what a killed process had kept."""
        for update_id, body in bodies:
            work = _Work(update_id, json.loads(body), self._now(), kept=True)
            self._replayed[update_id] = work
            self._begin(work)

    async def _round(self) -> None:
        try:
            batch = await self.bot(self._request(self.timeout), request_timeout=self.timeout + 10)
        except Exception as error:  # noqa: BLE001 - whatever it is, the process goes on; _trouble says what it was
            await self._trouble(error)
            return
        self._backoff.reset()
        older = self._open  # these have had their moment: only the new ones are waited for
        fresh = self._take([raw for raw in batch if isinstance(raw, dict) and isinstance(raw.get("update_id"), int)])
        if fresh:
            await self._settle(max(older, WINDOW // 2 if len(batch) >= WINDOW else 0), SHORT)
        else:
            await self._settle(max(older - 1, 0), CALM)
        if len(batch) >= CROWD:
            await self._keep_slow()

    def _request(self, timeout: int, limit: int = WINDOW) -> RawUpdates:
        return RawUpdates(offset=self._offset(), limit=limit, timeout=timeout, allowed_updates=ALLOWED)

    def _offset(self) -> int | None:
        """The lowest update that is not settled; after all of them, the one behind the last."""
        for update_id, work in self._window.items():
            if not work.settled:
                return update_id
        return next(reversed(self._window)) + 1 if self._window else None

    def _take(self, batch: list[dict[str, Any]]) -> bool:
        """Begin what is new; whether anything was. What Telegram no longer shows it has forgotten: so may we."""
        shown: dict[int, _Work] = {}
        fresh = False
        for raw in batch:
            update_id = raw["update_id"]
            work = self._window.get(update_id) or self._replayed.pop(update_id, None)
            if work is None:
                _lighten(raw)
                work = _Work(update_id, raw, self._now())
                self._open += 1
                self._begin(work)
                fresh = True
            shown[update_id] = work
        if shown:
            self._window = shown
        return fresh

    def _begin(self, work: _Work) -> None:
        chat = _chat(work.raw)
        before = self._chats.get(chat)
        task = asyncio.create_task(self._process(work, before))
        work.task = task
        self._chats[chat] = task
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

        def leave(task: asyncio.Task[None]) -> None:
            if self._chats.get(chat) is task:
                del self._chats[chat]

        task.add_done_callback(leave)

    async def _process(self, work: _Work, before: asyncio.Task[None] | None) -> None:
        """Handle one update after those of its chat before it. Whatever its handler did, it is handled then."""
        if before is not None:
            await asyncio.wait({before})
        try:
            await self.handle(Update.model_validate(work.raw, context={"bot": self.bot}))
        except ValidationError as error:
            # Without the trace: pydantic's would quote what the person wrote.
            faults = sorted({".".join(str(part) for part in fault["loc"]) for fault in error.errors()})[:5]
            log.warning("update not understood", extra={"update": work.update_id, "faults": faults})
        except Exception:
            log.exception("update failed", extra={"update": work.update_id})
        work.done = True
        if work.kept:
            await self._forget(work)
        else:
            self._close(1)

    async def _forget(self, work: _Work) -> None:
        try:
            await self.keeper.forget(work.update_id)
        except Exception:
            # It is replayed at the next start and recognised by its id.
            log.exception("kept update not forgotten", extra={"update": work.update_id})

    def _close(self, count: int) -> None:
        self._open -= count
        if self._open <= self._low:
            self._lowered.set()

    async def _settle(self, low: int, patience: float) -> None:
        """Until no more than ``low`` are open, or for a short while: so one poll acknowledges many."""
        self._low = low
        if self._open <= low:
            return
        self._lowered.clear()
        try:
            await asyncio.wait_for(self._lowered.wait(), patience)
        except TimeoutError:
            return

    async def _keep_slow(self) -> None:
        now = self._now()
        slow = [work for work in self._window.values() if not work.settled and now - work.since > SLOW]
        if len(slow) > FEW:
            slow = [work for work in slow if now - work.since > VERY_SLOW]
        if not slow:
            return
        try:
            await self.keeper.keep([(work.update_id, json.dumps(work.raw)) for work in slow])
        except Exception:
            log.exception("slow updates not kept", extra={"count": len(slow)})
            await asyncio.sleep(SHORT)
            return
        for work in slow:
            if work.done:  # finished while it was being kept
                await self._forget(work)
            else:
                work.kept = True
                self._close(1)

    async def _trouble(self, error: Exception) -> None:
        """Say it plainly, wait, go on: nothing that Telegram or the network does ends the process."""
        pause = next(self._backoff)
        match error:
            case TelegramConflictError() if "webhook" in error.message:
                log.warning("a webhook is set for this bot, removing it")
                await self._drop_webhook()
            case TelegramConflictError():
                log.error("another program polls with this token: stop it or make a token of its own")
                pause = max(pause, 3.0)
            case TelegramUnauthorizedError():
                log.error("telegram does not accept the token (revoked?)")
                pause = max(pause, 10.0)
            case TelegramRetryAfter():
                pause = max(pause, float(error.retry_after))
            case TelegramAPIError() | ClientDecodeError():
                pass
            case _:
                log.error("polling failed", exc_info=error)
        log.warning("no updates, trying again", extra={"error": type(error).__name__, "seconds": round(pause, 1)})
        await asyncio.sleep(pause)

    async def _drop_webhook(self) -> None:
        try:
            await self.bot.delete_webhook(drop_pending_updates=False)
        except (TelegramAPIError, ClientDecodeError) as error:
            log.warning("webhook not removed", extra={"error": type(error).__name__})

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()


def _lighten(raw: dict[str, Any]) -> None:
    """A tapped message is our own, with its keyboard and bold letters: a dozen models less to build for nobody."""
    query = raw.get("callback_query")
    message = query.get("message") if isinstance(query, dict) else None
    if isinstance(message, dict):
        for known in ("from", "reply_markup", "entities"):
            message.pop(known, None)


def _chat(raw: dict[str, Any]) -> int:
    """What keeps its order: the chat, or the person who taps in it."""
    for kind in ALLOWED:
        event = raw.get(kind)
        if isinstance(event, dict):
            place = event.get("from") if kind == "callback_query" else event.get("chat")
            if isinstance(place, dict) and isinstance(place.get("id"), int):
                return int(place["id"])
    return 0
