"""The stage: a local Telegram, the bot before it, and a clock. It can be begun afresh at any time."""

import asyncio
import contextlib
import logging
import os
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from demo.clock import Clock
from demo.news import News
from demo.people import People
from emulator.world import World
from storage import notices
from storage.database import Database

log = logging.getLogger(__name__)

ZONE = "Europe/Moscow"
BEGINNING = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
STRIDE = timedelta(minutes=30)
LONGEST = timedelta(days=31)
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a private folder is made in it: a slow disk would make the visitor wait


class Deliverer(Protocol):
    """The outbox."""

    async def deliver(self) -> None: ...


class Bot(Protocol):
    """The product, as ``bot.app.App`` is it."""

    @property
    def db(self) -> Database: ...

    @property
    def outbox(self) -> Deliverer: ...

    async def greet(self) -> None: ...

    async def tick(self) -> None: ...

    async def run(self, stop: asyncio.Event) -> None: ...


class OpenBot(Protocol):
    """Puts the bot together over an empty folder and a local Telegram; ``curator`` is a curator by the settings."""

    def __call__(self, folder: Path, world: World, clock: Clock, curator: int) -> AbstractAsyncContextManager[Bot]: ...


@dataclass(slots=True)
class Scene:
    """What stands on the stage now."""

    world: World
    clock: Clock
    people: People
    bot: Bot
    hint: str = ""


Build = Callable[[Scene, Callable[[str], Awaitable[None]]], Awaitable[None]]
"""Fills the school; the second argument tells the page which step it is at."""


@dataclass(frozen=True, slots=True)
class School:
    """A way to begin: who is there at once, what has happened before, and what happens while the bot is at work.

    ``cast`` returns the account of the curator by the settings. ``hint``: where to look first.
    """

    cast: Callable[[People], int]
    build: Build
    open: Build
    hint: str = ""


@dataclass(slots=True)
class Stage:
    """Open it with ``running``; then ``scene`` is there whenever ``ready``."""

    open_bot: OpenBot
    schools: dict[str, School]
    news: News = field(default_factory=News)
    step: str = "Открываем школу"
    moving: float | None = None
    generation: int = 0
    trouble: str = ""
    _scene: Scene | None = None
    _stack: contextlib.AsyncExitStack = field(default_factory=contextlib.AsyncExitStack)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _opening: asyncio.Lock = field(default_factory=asyncio.Lock)
    _builders: set["asyncio.Task[None]"] = field(default_factory=set)

    @property
    def ready(self) -> bool:
        return self._scene is not None and not self.step

    @property
    def scene(self) -> Scene:
        assert self._scene is not None, "ask `ready` first"
        return self._scene

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator["Stage"]:
        """Everything is closed and removed at the end, what is being built too."""
        try:
            yield self
        finally:
            async with self._opening:
                for task in self._builders:
                    task.cancel()
            await asyncio.gather(*self._builders, return_exceptions=True)
            async with self._turn:
                await self._close()

    async def begin(self, school: str) -> None:
        """Clear the stage and build a school on it; the page hears of every step.

        Who waits for it may go away: only the end of ``running`` stops it, and never while a database is being opened.
        """
        task = asyncio.create_task(self._begin(school))
        self._builders.add(task)
        task.add_done_callback(self._builders.discard)
        await asyncio.shield(task)

    async def _begin(self, school: str) -> None:
        async with self._turn:
            await self._tell("Открываем школу")
            await self._close()
            self.generation += 1
            try:
                await self._open(self.schools[school])
            except Exception:
                log.exception("the demonstration school cannot be built")
                self.trouble = "Школу не удалось построить до конца, подробности в окне, где запущена программа."
            await self._tell("")

    async def _open(self, school: School) -> None:
        self.trouble = ""
        folder = Path(self._stack.enter_context(throw_away_folder()))
        clock = Clock(BEGINNING)
        world = World(clock)
        people = People(world)
        curator = school.cast(people)
        async with self._opening:
            bot = await self._stack.enter_async_context(self.open_bot(folder, world, clock, curator))
        self._scene = Scene(world, clock, people, bot, school.hint)
        await bot.greet()
        await school.build(self._scene, self._tell)
        world.queue.clear()
        stop = asyncio.Event()
        task = asyncio.create_task(bot.run(stop))
        task.add_done_callback(_tell_if_broken)
        self._stack.push_async_callback(_end, task, stop)
        await school.open(self._scene, self._tell)
        clock.start()
        self._stack.callback(world.subscribe(self.news.chat))

    async def _close(self) -> None:
        self._scene = None
        await self._stack.aclose()

    async def _tell(self, step: str) -> None:
        self.step = step
        self.news.stage()
        await asyncio.sleep(0)

    async def advance(self, span: timedelta) -> None:
        """Let time go by: every due moment on the way is met in its order, and what it brings is delivered."""
        async with self._turn:
            if self._scene is None:
                return
            begin = self._scene.clock()
            try:
                await pass_until(self._scene, begin + min(span, LONGEST), self._tell_moving)
            finally:
                self.moving = None
                self.news.stage()

    async def _tell_moving(self, share: float) -> None:
        self.moving = share
        self.news.stage()
        await asyncio.sleep(0)


def throw_away_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder that goes away with the demonstration; in memory where Linux offers that."""
    place = IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else None
    return tempfile.TemporaryDirectory(prefix="tandem-demo-", dir=place)


async def _nothing(share: float) -> None:
    """Nobody wants to know how far it is."""


async def pass_until(
    scene: Scene, end: datetime, tell: Callable[[float], Awaitable[None]] = _nothing, stride: timedelta = STRIDE
) -> None:
    """Move the clock from one due moment to the next, at most a ``stride`` at a time."""
    begin = scene.clock()
    await scene.bot.outbox.deliver()
    while (now := scene.clock()) < end:
        scene.clock.set(min(end, _round_up(now, stride), await _next_due(scene, now) or end))
        await scene.bot.tick()
        await scene.bot.outbox.deliver()
        await tell(min(1.0, (scene.clock() - begin) / (end - begin)))


async def quiet(scene: Scene) -> None:
    """Until the bot has handled what people did."""
    # Nobody tells when polling has acknowledged the last update.
    while len(scene.world.queue):  # noqa: ASYNC110 - it has to be looked for
        await asyncio.sleep(0.005)
    await scene.bot.outbox.deliver()


def _round_up(now: datetime, stride: timedelta) -> datetime:
    seconds = stride.total_seconds()
    return datetime.fromtimestamp((now.timestamp() // seconds + 1) * seconds, UTC)


async def _next_due(scene: Scene, now: datetime) -> datetime | None:
    return await scene.bot.db.read(lambda con: notices.next_due(con, now))


async def _end(task: "asyncio.Task[None]", stop: asyncio.Event) -> None:
    stop.set()
    await asyncio.gather(task, return_exceptions=True)


def _tell_if_broken(task: "asyncio.Task[None]") -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("the bot of the demonstration stopped", exc_info=error)
