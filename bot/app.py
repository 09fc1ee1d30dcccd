"""The composition root: the one place where everything meets."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramNotFound, TelegramUnauthorizedError
from aiogram.fsm.storage.memory import SimpleEventIsolation
from aiogram.types import LinkPreviewOptions, Update

from bot.clock import utc_now
from bot.database import prepare
from bot.fsm_storage import SqliteStorage
from bot.middlewares import Identify
from bot.outbox import TELEGRAM_PACE, Outbox, Pace
from bot.polling import Polling
from bot.reach import ComeBack, router
from bot.retrying import Retrying
from bot.scheduler import Scheduler
from bot.session import Session
from bot.settings import Settings, SettingsFault
from documents.drawing import Drawing
from handlers import commands, notice_kinds, switchboard
from services import identity, ticks
from services.consents import restoring, wordings
from services.joining import invitations
from services.questionnaires import forms
from storage import backup, notices, updates
from storage.database import Connection, Database
from texts import plain

log = logging.getLogger(__name__)

OFFLINE_TOKEN = "1:offline"  # noqa: S105 - a bot that is only built, never run, still needs the shape of a token
GREETING = 5.0  # seconds to wait for the first answer
LAST_NOTICES = 2.0  # seconds for what is on its way when the process stops
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

    async def greet(self) -> None:
        """Learn the bot's own name. A token that Telegram refuses is a fault of the settings; a bad network is not."""
        try:
            await asyncio.wait_for(self.bot.me(), GREETING)
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise SettingsFault([plain("setting-token-refused")]) from None
        except (TelegramAPIError, ClientDecodeError, TimeoutError) as error:
            log.warning("telegram does not answer yet", extra={"error": type(error).__name__})

    async def first_code(self) -> str | None:
        """The one-use code that makes a curator, while there is none."""
        return await invitations.bootstrap_code(self.db, self.clock())

    async def begin(self) -> None:
        """What need not wait for its hour, beside the first polls: what fell due meanwhile, today's copy, the menu."""
        await self.tick()
        await self.list_commands()
        if not backup.taken(self.settings.backup_dir, self.clock()):
            await self.daily()

    async def list_commands(self) -> None:
        """What Telegram lists in its menu; a failure costs nobody anything but the list."""
        try:
            await commands.set_defaults(self.bot)
            for account in sorted(self.settings.curator_ids):
                await commands.set_for(self.bot, await identity.identify(self.db, account))
        except (TelegramAPIError, ClientDecodeError) as error:
            log.warning("commands not listed", extra={"error": type(error).__name__})
        except Exception:
            log.exception("commands not listed")

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
            await asyncio.to_thread(backup.clean, self.db.path, settings.backup_dir, settings.backup_keep, now)
            await self.db.write(lambda con: _clean(con, now), claim=False)
        except Exception:
            log.exception("daily job failed")

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until ``stop`` is set; what is in hand is finished."""
        polling = Polling(self.bot, self.process_update, self)
        scheduler = Scheduler(self.settings.timezone, self.tick, self.daily)
        outbox = asyncio.create_task(self.outbox.run())
        outbox.add_done_callback(_tell_if_broken)
        beside = [asyncio.create_task(self.begin()), asyncio.create_task(self._leave_after(stop))]
        try:
            await polling.replay(await self.db.read(updates.kept))
            scheduler.start()
            log.info("serving", extra={"bot": self.bot.id})
            await polling.run(stop)
            log.info("stopping")
        finally:
            scheduler.stop()
            self.outbox.leave()
            await asyncio.wait({outbox}, timeout=LAST_NOTICES)
            for task in (outbox, *beside):
                task.cancel()
            await asyncio.gather(outbox, *beside, return_exceptions=True)

    async def _leave_after(self, stop: asyncio.Event) -> None:
        """The outbox leaves at once: its rows wait, the people whose updates are in hand do not."""
        await stop.wait()
        self.outbox.leave()

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
    drawing: Drawing | None = None,
) -> AsyncIterator[App]:
    """The whole bot over its database, not yet polling; everything is closed at the end, but a ``drawing`` given.

    Raises ``storage.faults.NewerSchema``, ``sqlite3.Error``, ``OSError`` when the database cannot be used.
    """
    prepare(settings, clock())
    async with contextlib.AsyncExitStack() as stack:
        db = await Database.open(settings.database_path)
        stack.push_async_callback(db.close)
        await forms.refresh(db)
        stack.callback(forms.forget)
        bot = Bot(
            settings.token or OFFLINE_TOKEN,
            session=session or open_session(settings),
            # Not `link_preview_is_disabled`: aiogram would send the parameter that Telegram has withdrawn beside it.
            default=DefaultBotProperties(parse_mode="HTML", link_preview=LinkPreviewOptions(is_disabled=True)),
        )
        bot.session.middleware(Retrying())
        stack.push_async_callback(bot.session.close)
        if drawing is None:
            drawing = Drawing()
            stack.push_async_callback(drawing.close)
        outbox = Outbox(db, bot, notice_kinds(), clock, settings.quiet_hours, pace)
        db.on_notice(outbox.wake)

        dispatcher = Dispatcher(
            storage=SqliteStorage(db),
            events_isolation=SimpleEventIsolation(),
            drawing=drawing,
            quiet=settings.quiet_hours,
        )
        dispatcher.update.outer_middleware(Identify(db, clock))
        dispatcher.update.outer_middleware(ComeBack())
        switchboard().join(dispatcher)
        dispatcher.include_router(router())

        await identity.ensure_programme(db, str(settings.timezone), clock())
        await identity.appoint_curators(db, settings.curator_ids, clock())
        await wordings.catch_up(db, clock())
        if followed := await restoring.follow(db, clock()):
            log.info("withdrawals applied to a restored copy", extra={"count": followed})
        if recovered := await db.write(notices.recover, claim=False):
            log.info("notices taken up again", extra={"count": recovered})
        yield App(settings, clock, db, bot, dispatcher, outbox, drawing)


def open_session(settings: Settings) -> Session:
    api = TelegramAPIServer.from_base(settings.telegram_api_url) if settings.telegram_api_url else PRODUCTION
    proxy = settings.proxy_url.get_secret_value() if settings.proxy_url else None
    return Session(proxy=proxy, limit=200, api=api)


def _clean(con: Connection, now: datetime) -> None:
    updates.clean(con, now - HANDLED_KEPT)
    notices.clean(con, now - DROPPED_KEPT)


def _tell_if_broken(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("outbox stopped", exc_info=error)
