"""A raw Bot API in a process of its own: ``python -m benchmarks.stub PLAN``, driven by lines of JSON on its input.

PLAN has one update a line, ``chat<TAB>json``, ids counted from 1; chat 0 stands for an update whose answer nobody
waits for. Commands: ``{"do": "feed", "count", "rate"}`` shows the next updates (all at once, or so many a second) and
tells how they were answered; ``{"do": "polled"}`` waits for the first poll; ``{"do": "sent", "count"}`` waits for so
many messages.
"""

import argparse
import asyncio
import json
import re
import sys
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from benchmarks import wire

_CHAT = re.compile(rb'(?:^|&)chat_id=(-?\d+)|name="chat_id"\r\n(?:[^\r\n]+\r\n)*\r\n(-?\d+)')
_OFFSET = re.compile(rb'offset(?:=|": ?)(\d+)')
_TIMEOUT = re.compile(rb'(?:^|&|\?)timeout(?:=|": ?)(\d+)')
SCREENS = frozenset({b"sendmessage", b"editmessagetext"})
SENDING = frozenset({b"sendmessage", b"sendphoto", b"senddocument"})
MOMENT = 0.001
BATCH = 100


class Stub:
    """What was shown, what was answered, when."""

    def __init__(self, plan: Path, latency: float, limit: int) -> None:
        lines = [line.partition(b"\t") for line in plan.read_bytes().splitlines()]
        self.updates = [body for _, _, body in lines]
        self.chats = [chat for chat, _, _ in lines]
        self.latency = latency
        self.limit = limit
        self.shown = 0
        self.acknowledged = 0
        self.waiting: dict[bytes, deque[float]] = defaultdict(deque)
        self.unanswered = 0
        self.delays: list[float] = []
        self.calls = 0
        self.refused = 0
        self.sent: deque[float] = deque()
        self.first_poll = 0.0
        self.changed = asyncio.Event()
        self._parked: tuple[Callable[[bytes], None], asyncio.TimerHandle] | None = None

    def answer(self, call: wire.Call, write: Callable[[bytes], None]) -> None:
        """Answer one call, now or (a long poll, a far server) later."""
        if call.method == b"getupdates":
            self._poll(call.body, write)
            return
        self.calls += 1
        found = _CHAT.search(call.body)
        chat = (found[1] or found[2]) if found else b"0"
        reply = wire.too_many() if self._over_limit(call) else wire.result(call, chat, 1_000_000 + self.calls)
        if call.method in SCREENS:
            self._answered(chat)
        if self.latency:
            asyncio.get_running_loop().call_later(self.latency, write, reply)
        else:
            write(reply)

    def _over_limit(self, call: wire.Call) -> bool:
        """More than ``limit`` messages within a second; one more is forgiven: a network shakes the spaces between."""
        if call.method not in SENDING or not self.limit:
            return False
        now = time.monotonic()
        if sum(1 for moment in list(self.sent)[-self.limit - 1 :] if now - moment < 1.0) > self.limit:
            self.refused += 1
            return True
        self.sent.append(now)
        self.changed.set()
        return False

    def _answered(self, chat: bytes) -> None:
        shown = self.waiting.get(chat)
        if shown:
            self.delays.append(time.perf_counter() - shown.popleft())
            self.unanswered -= 1
            if self.unanswered == 0:
                self.changed.set()

    def _poll(self, body: bytes, write: Callable[[bytes], None]) -> None:
        if not self.first_poll:
            self.first_poll = time.monotonic()
            self.changed.set()
        offset = _OFFSET.search(body)
        if offset:
            self.acknowledged = max(self.acknowledged, int(offset[1]) - 1)
        timeout = _TIMEOUT.search(body)
        if self.acknowledged < self.shown or timeout is None:
            write(self._batch())
            return
        later = asyncio.get_running_loop().call_later(float(timeout[1]), self._wake)
        self._parked = (write, later)

    def _batch(self) -> bytes:
        return wire.updates(self.updates[self.acknowledged : min(self.shown, self.acknowledged + BATCH)])

    def _wake(self) -> None:
        if self._parked is not None:
            write, later = self._parked
            self._parked = None
            later.cancel()
            write(self._batch())

    def _show(self, count: int) -> None:
        now = time.perf_counter()
        for chat in self.chats[self.shown : self.shown + count]:
            if chat != b"0":
                self.waiting[chat].append(now)
                self.unanswered += 1
        self.shown += count
        self._wake()

    async def feed(self, count: int, rate: float) -> dict[str, Any]:
        """Show updates; how long their answers took, once all have come."""
        self.delays.clear()
        self.calls = 0
        begun = time.perf_counter()
        if not rate:
            self._show(count)
        left = count if rate else 0
        while left:
            due = min(left, int((time.perf_counter() - begun) * rate) - (count - left))
            if due > 0:
                self._show(due)
                left -= due
            await asyncio.sleep(MOMENT)
        await self._until(lambda: self.unanswered == 0)
        seconds = time.perf_counter() - begun
        return {"seconds": seconds, "delays": sorted(self.delays), "calls": self.calls}

    async def polled(self) -> dict[str, Any]:
        await self._until(lambda: self.first_poll > 0)
        return {"at": self.first_poll}

    async def messages(self, count: int) -> dict[str, Any]:
        await self._until(lambda: len(self.sent) >= count)
        return {"seconds": self.sent[count - 1] - self.sent[0], "refused": self.refused}

    async def _until(self, true: Callable[[], bool]) -> None:
        while not true():
            self.changed.clear()
            await self.changed.wait()


class _Connection(asyncio.Protocol):
    def __init__(self, stub: Stub) -> None:
        self._stub = stub
        self._reader = wire.Reader()
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        for call in self._reader.feed(data):
            self._stub.answer(call, self._write)

    def _write(self, reply: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(reply)


async def serve(plan: Path, latency: float, limit: int) -> None:
    """Until the input ends."""
    loop = asyncio.get_running_loop()
    stub = Stub(plan, latency, limit)
    server = await loop.create_server(lambda: _Connection(stub), "127.0.0.1", 0)
    say({"port": server.sockets[0].getsockname()[1]})
    doing: dict[str, Callable[..., Awaitable[dict[str, Any]]]] = {
        "feed": stub.feed,
        "polled": stub.polled,
        "sent": stub.messages,
    }
    commands = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(commands), sys.stdin)
    while line := await commands.readline():
        asked = json.loads(line)
        say(await doing[asked.pop("do")](**asked))
    server.close()


def say(told: dict[str, Any]) -> None:
    print(json.dumps(told), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("plan", type=Path)
    parser.add_argument("--latency", type=float, default=0.0)
    parser.add_argument("--limit", type=int, default=0)
    asked = parser.parse_args()
    asyncio.run(serve(asked.plan, asked.latency, asked.limit))


if __name__ == "__main__":
    main()
