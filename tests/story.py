"""A story: people with phones, the whole bot, a clock that moves. Everything goes through the local Telegram.

    async def test_something(story: Story) -> None:
        anna = story.person("Седова Анна")            # a stranger's phone (emulator.client.Client)
        await story.say(anna, "/start")                # says it, then lets the bot work until it is quiet
        await story.tap(anna, "Даю согласие")          # by what is written on the button
        assert "Вопрос 1 из" in anna.last.text
        await story.pass_time(hours=24)                # reminders come on the way
        await story.restart()                          # as after a kill: same database, nothing remembered

``story.curator`` is a curator by the settings. ``story.app.db`` is the database, ``story.now`` the moment.
A bug in a handler (anything logged as an error) fails the story; ``with story.forgiving() as errors:`` expects one.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

from aiogram.types import Update

from bot.app import App, build
from bot.clock import MovableClock
from bot.memory import WARM
from bot.outbox import Pace
from bot.polling import ALLOWED
from bot.settings import Settings
from documents.drawing import Drawing
from domain.who import Who
from emulator.client import Client
from emulator.messages import Message
from emulator.session import Session
from emulator.world import World
from services import identity
from storage import notices
from storage.database import Connection
from tests.database import make_empty

BEGINNING = datetime(2026, 9, 15, 9, 0, tzinfo=UTC)  # a Tuesday, noon in Moscow
CURATOR_ACCOUNT = 500_000_001
OWN_LOGGERS = ("bot", "handlers", "services", "storage", "documents", "questionnaires")
NO_LIMITS = Pace(per_second=1e6, per_chat=1e6)
STRIDE = timedelta(minutes=30)
LONG_STRIDE = timedelta(hours=3)  # on the way through many days; what is queued is met at its own moment all the same
KEPT = WARM  # or pydantic builds the generic replies of Telegram anew after each collection of garbage
DRAWING = Drawing()  # one process for all stories: starting it costs seconds; it leaves with the tests
LAST_STRETCH = timedelta(days=1)


class _Errors(logging.Handler):
    """Errors of our own code, with their traces."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []
        self.setFormatter(logging.Formatter("%(name)s: %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.partition(".")[0] in OWN_LOGGERS:
            self.lines.append(self.format(record))


@dataclass
class Story:
    """The stage. Made by the fixture ``story``; ``settings`` may be changed before ``restart``."""

    folder: Path
    settings: dict[str, Any]
    clock: MovableClock = field(default_factory=lambda: MovableClock(BEGINNING))
    world: World = field(init=False)
    curator: Client = field(init=False)
    _forgiving: bool = False
    _app: App | None = None
    _stack: contextlib.AsyncExitStack = field(default_factory=contextlib.AsyncExitStack)
    _errors: _Errors = field(default_factory=_Errors)

    def __post_init__(self) -> None:
        self.world = World(self.clock)
        self.world.queue.choose(ALLOWED)
        self.curator = self.person("Куратор Программы", CURATOR_ACCOUNT)

    # The stage

    async def __aenter__(self) -> Self:
        logging.getLogger().addHandler(self._errors)
        await self._open()
        return self

    async def __aexit__(self, *_: object) -> None:
        logging.getLogger().removeHandler(self._errors)
        await self._stack.aclose()

    async def _open(self) -> None:
        settings = Settings(
            _env_file=None,
            bot_token=self.world.token,
            **{"curator_ids": str(CURATOR_ACCOUNT), "quiet_hours": "", "timezone": "Europe/Moscow"}
            | {"database_path": self.folder / "bot.sqlite3", "backup_dir": self.folder / "backups"}
            | self.settings,
        )
        if not settings.database_path.exists():
            make_empty(settings.database_path)
        session = Session(self.world)
        building = build(settings, session=session, clock=self.clock, pace=NO_LIMITS, drawing=DRAWING)
        self._app = await self._stack.enter_async_context(building)

    async def restart(self, meanwhile: Callable[[], object] = lambda: None) -> None:
        """Leave without a word and start again on the same database; nothing is remembered but what it holds.

        ``meanwhile``: what happens to the file while no bot runs on it.
        """
        await self._stack.aclose()
        meanwhile()
        await self._open()

    @property
    def app(self) -> App:
        assert self._app is not None
        return self._app

    @property
    def now(self) -> datetime:
        return self.clock()

    @property
    def errors(self) -> list[str]:
        """What our own code logged as errors; checked (and must be empty) after each run."""
        return self._errors.lines

    # People

    def person(self, name: str, account_id: int | None = None) -> Client:
        """A phone of somebody who has not met the bot; «Фамилия Имя» is what Telegram shows of them."""
        last, _, first = name.partition(" ")
        return Client(self.world, self.world.add_account(first or last, last if first else "", account_id=account_id))

    async def who(self, client: Client) -> Who:
        """What the bot knows of the person behind the phone."""
        return await identity.identify(self.app.db, client.account.id)

    # Acting

    async def say(self, client: Client, text: str) -> Message:
        """Write a text; returns the bot's newest message to the person."""
        client.say(text)
        await self.run()
        return client.last

    async def tap(self, client: Client, label: str, message: Message | None = None) -> Message:
        """Tap a button by its label; returns the bot's newest message to the person."""
        client.tap(label, message)
        await self.run()
        return client.last

    async def press(self, client: Client, label: str) -> Message:
        """Press a button of the lower keyboard; returns the bot's newest message to the person."""
        client.press(label)
        await self.run()
        return client.last

    async def run(self) -> None:
        """Let the bot handle what waits and deliver what is due, until it is quiet."""
        while True:
            await self.app.outbox.deliver()
            waiting = self.world.take_updates()
            if not waiting:
                break
            await self.feed(waiting)
        assert self._forgiving or not self.errors, "the bot stumbled:\n" + "\n".join(self.errors)

    @contextlib.contextmanager
    def forgiving(self) -> Iterator[list[str]]:
        """Errors are expected here; the list holds them, and they are forgotten afterwards."""
        self._forgiving = True
        try:
            yield self.errors
        finally:
            self._forgiving = False
            self.errors.clear()

    async def feed(self, raws: Sequence[dict[str, Any]]) -> None:
        """Hand updates over at once, as polling does; a raw update may be given twice."""
        updates = [Update.model_validate(raw, context={"bot": self.app.bot}) for raw in raws]
        await asyncio.gather(*(self.app.process_update(update) for update in updates))

    # Time

    async def pass_time(self, span: timedelta | None = None, **parts: float) -> None:
        """Let time go by (``hours=2``, ``days=1``): every due moment on the way is met in its order."""
        await self.pass_until(self.now + (span or timedelta(**parts)))

    async def pass_until(self, end: datetime) -> None:
        while self.now < end:
            self.clock.set(min(end, self._next_round(end), await self._next_due() or end))
            await self.app.tick()
            await self.run()

    def _next_round(self, end: datetime) -> datetime:
        seconds = (STRIDE if end - self.now <= LAST_STRETCH else LONG_STRIDE).total_seconds()
        return datetime.fromtimestamp((self.now.timestamp() // seconds + 1) * seconds, UTC)

    async def _next_due(self) -> datetime | None:
        def work(con: Connection) -> datetime | None:
            return notices.next_due(con, self.now)

        return await self.app.db.read(work)


@contextlib.asynccontextmanager
async def staged(folder: Path, **settings: Any) -> AsyncIterator[Story]:
    """A story with settings of its own: ``async with staged(tmp_path, quiet_hours="21:00-08:00") as story``."""
    async with Story(folder, settings) as story:
        yield story
