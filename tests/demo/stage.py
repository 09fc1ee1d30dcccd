"""The page as its script uses it, and the whole demonstration as a process."""

import asyncio
import contextlib
import os
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import ClientResponse, FormData, JsonPayload
from aiohttp.test_utils import TestClient

from demo.page import OWN_HEADER
from demo.people import Group, Player
from demo.stage import Stage, quiet
from tests.conventions.tree import ROOT
from tests.process.warm import Warm


@dataclass(slots=True)
class Page:
    """The page as its script uses it."""

    stage: Stage
    http: "TestClient[Any, Any]"

    async def get(self, path: str) -> Any:
        async with self.http.get(path) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def post(self, path: str, content: Any = None, *, status: int = 200, form: FormData | None = None) -> Any:
        """Do something as the page does it, then let the bot finish."""
        data = form or JsonPayload(content or {})
        async with self.http.post(path, headers={OWN_HEADER: "1"}, data=data) as answer:
            assert answer.status == status, await answer.text()
            found = await answer.json()
        if self.stage.ready:
            await quiet(self.stage.scene)
        return found

    async def raw(self, path: str, **options: Any) -> ClientResponse:
        answer = await self.http.get(path, **options)
        await answer.read()
        return answer

    def of(self, group: Group) -> Player:
        """The first person of a group."""
        return next(one for one in self.stage.scene.people.players.values() if one.group is group)


@dataclass(slots=True)
class Running:
    """`python -m bot demo` at work. ``said``: its line with the address, and whatever it says after it."""

    process: Warm
    log: Path

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    @property
    def address(self) -> str:
        return next(word for word in self.said.split() if word.startswith("http://"))

    def stop(self, number: signal.Signals = signal.SIGINT) -> tuple[int | None, str]:
        """Exit code and what it said after the line with the address."""
        self.process.send_signal(number)
        return self.process.join(20), self.said.partition("\n")[2]


@contextlib.contextmanager
def launched() -> Iterator[Running]:
    """The real thing on a free port, as `make demo` starts it (but for the seconds of importing)."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        running = Running(Warm(ROOT, dict(os.environ) | {"PORT": "0"}, log, ("demo",)), log)
        try:
            deadline = time.monotonic() + 60
            while not (log.exists() and "\n" in running.said):
                assert running.process.returncode is None, running.said
                assert time.monotonic() < deadline
                time.sleep(0.05)
            yield running
        finally:
            if running.process.returncode is None:
                running.process.kill()
                running.process.join(20)


async def until(ready: Callable[[], bool], seconds: float = 20) -> None:
    """Wait for something that happens by itself."""
    async with asyncio.timeout(seconds):
        while not ready():  # noqa: ASYNC110 - it has to be looked for
            await asyncio.sleep(0.01)
