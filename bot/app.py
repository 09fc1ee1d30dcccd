"""The composition root: the one place where everything meets."""

import asyncio
import contextlib
import logging
import os
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.fsm.storage.memory import SimpleEventIsolation
from aiogram.types import Update

from bot.clock import utc_now
from bot.fsm_storage import SqliteStorage
from bot.middlewares import Identify
from bot.outbox import TELEGRAM_PACE, Outbox, Pace
from bot.polling import Polling
from bot.reach import ComeBack, router
from bot.retrying import Retrying
from bot.scheduler import Scheduler
from bot.settings import Settings
from documents.drawing import Drawing
from handlers import notice_kinds, routers
from services import identity, ticks
from storage import backup, migration, notices, updates
from storage.database import Connection, Database

log = logging.getLogger(__name__)

OFFLINE_TOKEN = "1:offline"  # noqa: S105 - a bot that is only built, never run, still needs the shape of a token
HANDLED_KEPT = timedelta(days=3)  # Telegram keeps updates for one
DROPPED_KEPT = timedelta(days=90)


@dataclass(slots=True)
class App:
    """Everything that runs; tests and the demo drive ``process_update``, ``tick`` and ``outbox.deliver`` themselves."""

    settings: Settings
    clock: Callable[[], datetime]
    db: Database
    bot: Bot
    dispatcher: Dispatcher
    outbox: Outbox
    drawing: Drawing

    async def process_update(self, update: Update) -> None:
        await self.dispatcher.feed_update(self.bot, update)

    async def tick(self) -> None:
        """Ask the services what became due; one that fails does not stop the others."""
        now = self.clock()
        for find in ticks.TICKS:
            try:
                await find(self.db, now)
            except Exception:
                log.exception("tick failed", extra={"tick": f"{find.__module__}.{find.__name__}"})
        self.outbox.wake()

    async def daily(self) -> None:
        """A copy of the database; then what nobody needs any more goes."""
        now = self.clock()
        settings = self.settings
        try:
            await asyncio.to_thread(backup.daily, self.db.path, settings.backup_dir, settings.backup_keep, now)
            await self.db.write(lambda con: _clean(con, now), claim=False)
        except Exception:
            log.exception("daily job failed")

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until ``stop`` is set; what is in hand is finished."""
        polling = Polling(self.bot, self.process_update, self)
        scheduler = Scheduler(self.settings.timezone, self.tick, self.daily)
        outbox = asyncio.create_task(self.outbox.run())
        outbox.add_done_callback(_tell_if_broken)
        try:
            await polling.replay(await self.db.read(updates.kept))
            scheduler.start()
            await polling.run(stop)
        finally:
            scheduler.stop()
            outbox.cancel()
            await asyncio.gather(outbox, return_exceptions=True)

    async def keep(self, bodies: Sequence[tuple[int, str]]) -> None:
        await self.db.write(lambda con: updates.keep(con, bodies), claim=False)

    async def forget(self, update_id: int) -> None:
        await self.db.write(lambda con: updates.forget(con, update_id), claim=False)


@contextlib.asynccontextmanager
async def build(
    settings: Settings,
    *,
    session: BaseSession | None = None,
    clock: Callable[[], datetime] = utc_now,
    pace: Pace = TELEGRAM_PACE,
) -> AsyncIterator[App]:
    """The whole bot over its database, not yet polling; everything is closed at the end.

    Raises ``storage.faults.NewerSchema``, ``sqlite3.Error``, ``OSError`` when the database cannot be used.
    """
    prepare_database(settings, clock())
    async with contextlib.AsyncExitStack() as stack:
        db = await Database.open(settings.database_path)
        stack.push_async_callback(db.close)
        bot = Bot(
            settings.token or OFFLINE_TOKEN,
            session=session or _session(settings),
            default=DefaultBotProperties(parse_mode="HTML", link_preview_is_disabled=True),
        )
        bot.session.middleware(Retrying())
        stack.push_async_callback(bot.session.close)
        drawing = Drawing()
        stack.push_async_callback(drawing.close)
        outbox = Outbox(db, bot, notice_kinds(), clock, settings.quiet_hours, pace)
        db.on_notice(outbox.wake)

        dispatcher = Dispatcher(storage=SqliteStorage(db), events_isolation=SimpleEventIsolation(), drawing=drawing)
        dispatcher.update.outer_middleware(Identify(db, clock))
        dispatcher.update.outer_middleware(ComeBack())
        dispatcher.include_routers(router(), *routers())

        await identity.ensure_programme(db, str(settings.timezone), clock())
        await identity.appoint_curators(db, settings.curator_ids, clock())
        if recovered := await db.write(notices.recover, claim=False):
            log.info("notices taken up again", extra={"count": recovered})
        yield App(settings, clock, db, bot, dispatcher, outbox, drawing)


def prepare_database(settings: Settings, now: datetime) -> tuple[str, ...]:
    """Make or migrate the database (a copy is taken before an old one is changed); names of what was applied."""
    path = settings.database_path
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _own(path)

    def copy_first(version: int) -> None:
        backup.before_migration(path, settings.backup_dir, version, now)

    return migration.migrate(path, before=copy_first)


def _own(path: Path) -> None:
    """The file is its owner's only; SQLite gives the same rights to the log beside it."""
    if path.exists():
        path.chmod(0o600)
    else:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def _session(settings: Settings) -> AiohttpSession:
    api = TelegramAPIServer.from_base(settings.telegram_api_url) if settings.telegram_api_url else PRODUCTION
    proxy = settings.proxy_url.get_secret_value() if settings.proxy_url else None
    return AiohttpSession(proxy=proxy, limit=200, api=api)


def _clean(con: Connection, now: datetime) -> None:
    updates.clean(con, now - HANDLED_KEPT)
    notices.clean(con, now - DROPPED_KEPT)


def _tell_if_broken(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("outbox stopped", exc_info=error)
