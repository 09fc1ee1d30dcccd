"""The page as its script uses it, and the whole demonstration as a process."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientResponse, FormData, JsonPayload
from aiohttp.test_utils import TestClient

from demo.page import OWN_HEADER
from demo.people import Group, Player
from demo.stage import Stage, quiet
from tests.conventions.tree import ROOT


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
    """`python -m bot demo` at work. ``said``: its line with the address."""

    process: "subprocess.Popen[str]"
    said: str

    @property
    def address(self) -> str:
        return next(word for word in self.said.split() if word.startswith("http://"))

    def stop(self, number: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """Exit code and what it said on stderr."""
        self.process.send_signal(number)
        _, errors = self.process.communicate(timeout=20)
        return self.process.returncode, errors


@contextlib.contextmanager
def launched() -> Iterator[Running]:
    """The real thing on a free port, as `make demo` starts it."""
    command = [sys.executable, "-m", "bot", "demo"]
    with subprocess.Popen(
        command, cwd=ROOT, env=os.environ | {"PORT": "0"}, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            assert said, process.communicate()[1]
            yield Running(process, said)
        finally:
            if process.poll() is None:
                process.kill()


async def until(ready: Callable[[], bool], seconds: float = 20) -> None:
    """Wait for something that happens by itself."""
    async with asyncio.timeout(seconds):
        while not ready():  # noqa: ASYNC110 - it has to be looked for
            await asyncio.sleep(0.01)
