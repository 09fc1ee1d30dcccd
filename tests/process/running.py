"""A real bot process before a local Telegram over HTTP: what ``kill -9`` does can be seen only so.

Most starts are forked from a process that has aiogram already (importing it takes seconds); ``cold`` ones are
``python -m bot`` from the very beginning.
"""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import web

from bot.clock import utc_now
from emulator.client import Client
from emulator.server import make_app
from emulator.world import World
from tests.process.warm import Warm

ROOT = Path(__file__).parents[2]
CURATOR_ACCOUNT = 500_000_001


@dataclass
class Process:
    """One bot in a folder of its own; it can be started, stopped, killed and started again."""

    folder: Path
    world: World
    port: int
    environment: dict[str, str] = field(default_factory=dict)
    running: asyncio.subprocess.Process | Warm | None = None
    curator: Client = field(init=False)

    def __post_init__(self) -> None:
        self.curator = self.person("Куратор Программы", CURATOR_ACCOUNT)

    def variables(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}
        own = {
            "PYTHONPATH": str(ROOT),
            "BOT_TOKEN": self.world.token,
            "TELEGRAM_API_URL": f"http://127.0.0.1:{self.port}",
            "CURATOR_IDS": str(CURATOR_ACCOUNT),
            "QUIET_HOURS": "",
        }
        return kept | own | self.environment

    @property
    def log(self) -> str:
        path = self.folder / "log"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    @property
    def database(self) -> Path:
        return self.folder / "data" / "bot.sqlite3"

    async def start(self, *, cold: bool = False) -> None:
        """Start it and wait for its first poll."""
        polls = self.world.poll
        log = self.folder / "log"
        if cold:
            with log.open("ab") as said:
                self.running = await asyncio.create_subprocess_exec(
                    sys.executable, "-m", "bot", "run", cwd=self.folder, env=self.variables(), stdout=said, stderr=said
                )
        else:
            self.running = Warm(self.folder, self.variables(), log, ("run",))
        await self.until(lambda: self.world.poll > polls, 60)

    async def kill(self) -> None:
        """As ``kill -9`` or the power does."""
        assert self.running is not None
        self.running.kill()
        await self.running.wait()

    async def stop(self) -> int:
        """SIGTERM; the exit code. Fails when it takes more than ten seconds."""
        assert self.running is not None
        self.running.send_signal(signal.SIGTERM)
        async with asyncio.timeout(10):
            return await self.running.wait()

    async def until(self, true: Callable[[], bool], seconds: float = 20) -> None:
        try:
            async with asyncio.timeout(seconds):
                while not true():
                    await asyncio.sleep(0.01)
                    assert self.running is None or self.running.returncode is None, f"it died:\n{self.log[-4000:]}"
        except TimeoutError:
            raise AssertionError(f"waited in vain; screens:\n{self.screens()}\nlog:\n{self.log[-4000:]}") from None

    def screens(self) -> str:
        """The last words in each chat."""
        chats = (list(chat.messages.values())[-3:] for chat in self.world.chats.values())
        return "\n".join(repr([message.text for message in last]) for last in chats)

    async def command(self, *arguments: str, **environment: str) -> tuple[int, str]:
        """``python -m bot …`` to its end: exit code and what it said."""
        said = self.folder / "said"
        said.unlink(missing_ok=True)
        async with asyncio.timeout(60):
            code = await Warm(self.folder, self.variables() | environment, said, arguments).wait()
        return code, said.read_text(encoding="utf-8")

    async def cold_command(self, *arguments: str, **environment: str) -> tuple[int, str]:
        """The same from the very beginning, as a shell starts it."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *arguments,
            cwd=self.folder,
            env=self.variables() | environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        async with asyncio.timeout(60):
            said, _ = await process.communicate()
        assert process.returncode is not None
        return process.returncode, said.decode()

    def person(self, name: str, account_id: int | None = None) -> Client:
        last, _, first = name.partition(" ")
        return Client(self.world, self.world.add_account(first, last, account_id=account_id))


@contextlib.asynccontextmanager
async def bot_process(folder: Path, **environment: str) -> AsyncIterator[Process]:
    """A process not yet started; its Telegram listens on a free port. What still runs at the end is killed."""
    world = World(utc_now)
    runner = web.AppRunner(make_app(world), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    process = Process(folder, world, port, environment)
    try:
        yield process
    finally:
        if process.running is not None and process.running.returncode is None:
            await process.kill()
        await runner.cleanup()
