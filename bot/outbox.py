"""Delivers due notices: claim, compose, send, settle. Whatever happens, the row says what became of it."""

import asyncio
import contextlib
import logging
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiolimiter import AsyncLimiter

from bot.retrying import patient
from domain.quiet import QuietHours
from handlers.notices import NoticeKind
from handlers.show import deliver
from handlers.view import View
from services.messages import delivery
from storage import notices, programmes
from storage.database import Connection, Database, Work
from storage.faults import StorageFault
from storage.notices import Claimed

log = logging.getLogger(__name__)

SENDERS = 8  # at 40 ms to Telegram two would do; a slow network needs more
CLAIM = 30  # a second of sending: what comes due meanwhile is claimed before the rest of a broadcast
BROKEN_ATTEMPTS = 5
LONGEST_WAIT = timedelta(minutes=5)
SAFETY_NET = 60.0
_GONE = ("chat not found", "user is deactivated", "bot was blocked", "can't initiate conversation", "PEER_ID_INVALID")


@dataclass(frozen=True, slots=True)
class Pace:
    """Notices a second for the bot, and for one chat after a burst of three (a burst of the bot's meets 429)."""

    per_second: float = 30
    per_chat: float = 1


TELEGRAM_PACE = Pace()


class _Leaving(Exception):
    """The process stops before this notice was sent."""


class Outbox:
    """``wake`` it after a commit; ``run`` it for ever, or ``deliver`` once what is due (tests, demo)."""

    def __init__(
        self,
        db: Database,
        bot: Bot,
        kinds: Mapping[str, NoticeKind],
        clock: Callable[[], datetime],
        quiet: QuietHours | None = None,
        pace: Pace = TELEGRAM_PACE,
    ) -> None:
        self._db = db
        self._bot = bot
        self._kinds = kinds
        self._clock = clock
        self._quiet = quiet
        self._held_kinds = tuple(name for name, kind in kinds.items() if kind.quiet)
        self._pace = pace
        self._limiter = AsyncLimiter(1, 1 / pace.per_second)
        self._chats: OrderedDict[int, AsyncLimiter] = OrderedDict()
        self._taken: deque[Claimed] = deque()
        self._claiming = asyncio.Lock()
        self._passing = asyncio.Lock()
        self._sending = 0
        self._woken = asyncio.Event()
        self._leaving = asyncio.Event()
        self._silent_until = 0.0  # of the loop's clock; Telegram said 429

    def wake(self) -> None:
        self._woken.set()

    def leave(self) -> None:
        """End ``run``: what is on its way to Telegram arrives and is noted, the rest goes back."""
        self._leaving.set()
        self._woken.set()

    async def run(self) -> None:
        """Deliver until told to leave."""
        while not self._leaving.is_set():
            self._woken.clear()
            try:
                await self.deliver()
                wait = await self._until_next()
            except Exception:  # whatever it was: notices must go on leaving
                log.exception("outbox stumbled, trying again")
                wait = 5.0
            try:
                await asyncio.wait_for(self._woken.wait(), wait)
            except TimeoutError:
                continue

    async def deliver(self) -> None:
        """Send everything that is due now and not held back."""
        async with self._passing:
            try:
                async with asyncio.TaskGroup() as senders:
                    self._sending = 0
                    self._call_one_more(senders)
            finally:
                await self._give_back()

    async def _until_next(self) -> float:
        now = self._clock()
        due = await self._db.read(lambda con: notices.next_due(con, now))
        return SAFETY_NET if due is None else min(max((due - now).total_seconds(), 0.05), SAFETY_NET)

    def _call_one_more(self, senders: asyncio.TaskGroup) -> None:
        """A sender calls another while it leaves something behind: a wake-up that finds nothing costs one look."""
        if self._sending < SENDERS:
            self._sending += 1
            senders.create_task(self._sender(senders))

    async def _sender(self, senders: asyncio.TaskGroup) -> None:
        while (claimed := await self._next()) is not None:
            if self._taken:
                self._call_one_more(senders)
            await self._handle(claimed)
        self._sending -= 1

    async def _next(self) -> Claimed | None:
        async with self._claiming:
            if self._leaving.is_set():
                return None
            if not self._taken:
                self._taken.extend(await self._claim())
            return self._taken.popleft() if self._taken else None

    async def _claim(self) -> list[Claimed]:
        now = self._clock()

        def due(con: Connection) -> bool:
            return notices.any_due(con, now, self._held(con, now))

        # A look costs no disk sync; most wake-ups find nothing.
        if not await self._db.read(due):
            return []
        return await self._db.write(lambda con: notices.claim(con, now, CLAIM, self._held(con, now)), claim=False)

    def _held(self, con: Connection, now: datetime) -> tuple[str, ...]:
        """The kinds that wait for the morning; none by day."""
        if self._quiet is None or not self._quiet.hold(now.astimezone(_zone(con)).time()):
            return ()
        return self._held_kinds

    async def _give_back(self) -> None:
        left = [claimed.id for claimed in self._taken]
        self._taken.clear()
        if left:
            await self._settle(lambda con: notices.release(con, left))

    async def _handle(self, claimed: Claimed) -> None:
        notice, now = claimed.notice, self._clock()
        kind = self._kinds.get(notice.kind)
        account = claimed.account
        if kind is not None and kind.addressee is not None:
            account = await kind.addressee(self._db, notice.person_id)
            if account is None:  # nobody stands in the person's place any more: nothing has failed
                await self._settle(lambda con: notices.dropped(con, claimed.id, now))
                return
        if kind is None or account is None:
            code = "broken" if kind is None else "no-channel"
            await self._settle(lambda con: notices.failed(con, claimed.id, code, now))
            return
        if kind.once_a_day and (tomorrow := await self._db.read(lambda con: _told_today(con, claimed, now))):
            await self._settle(lambda con: notices.again(con, claimed.id, tomorrow))
            return
        try:
            view = await kind.compose(self._db, notice, now)
        except Exception:
            log.exception("notice cannot be made", extra={"notice": claimed.id, "kind": notice.kind})
            await self._later(claimed, "broken", give_up=claimed.attempts >= BROKEN_ATTEMPTS)
            return
        if view is None:
            await self._settle(lambda con: notices.dropped(con, claimed.id, now))
            return
        await self._send(claimed, account, view)

    async def _send(self, claimed: Claimed, account: int, view: View) -> None:
        tags = {"notice": claimed.id, "kind": claimed.notice.kind, "person": claimed.notice.person_id}
        try:
            message_id = await self._through(account, view)
        except _Leaving:
            await self._settle(lambda con: notices.release(con, [claimed.id]))
        except (TelegramNetworkError, TelegramServerError, TelegramUnauthorizedError, ClientDecodeError) as error:
            log.warning("notice not delivered, will try again", extra={**tags, "error": type(error).__name__})
            await self._later(claimed, "network")
        except TelegramAPIError as error:
            if isinstance(error, TelegramForbiddenError) or _gone(error):
                log.info("person cannot be reached", extra=tags)
                await self._unreachable(claimed, account)
            else:
                log.exception("notice refused", extra=tags)
                await self._settle(lambda con: notices.failed(con, claimed.id, "refused", self._clock()))
        except Exception:
            log.exception("notice cannot be sent", extra=tags)
            await self._later(claimed, "broken", give_up=claimed.attempts >= BROKEN_ATTEMPTS)
        else:
            await self._settle(lambda con: notices.sent(con, claimed.id, message_id, self._clock()))

    async def _through(self, account: int, view: View) -> int:
        """Past the limits to Telegram; a 429 silences all senders for as long as it says, and costs no attempt."""
        loop = asyncio.get_running_loop()
        while True:
            await self._chat_limiter(account).acquire()
            await self._limiter.acquire()
            while (wait := self._silent_until - loop.time()) > 0 and not self._leaving.is_set():
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._leaving.wait(), wait)
                await self._limiter.acquire()
            if self._leaving.is_set():
                raise _Leaving
            token = patient.set(False)
            try:
                return await deliver(self._bot, account, view, notice=True)
            except TelegramRetryAfter as error:
                log.warning("telegram asks to wait", extra={"seconds": error.retry_after})
                self._silent_until = loop.time() + error.retry_after
            finally:
                patient.reset(token)

    def _chat_limiter(self, account: int) -> AsyncLimiter:
        limiter = self._chats.setdefault(account, AsyncLimiter(3, 3 / self._pace.per_chat))
        self._chats.move_to_end(account)
        if len(self._chats) > 1000:
            self._chats.popitem(last=False)
        return limiter

    async def _later(self, claimed: Claimed, code: str, *, give_up: bool = False) -> None:
        now = self._clock()
        if give_up:
            await self._settle(lambda con: notices.failed(con, claimed.id, code, now))
            return
        pause = min(timedelta(seconds=2 ** min(claimed.attempts, 10)), LONGEST_WAIT)
        await self._settle(lambda con: notices.again(con, claimed.id, now + pause, code))

    async def _unreachable(self, claimed: Claimed, account: int) -> None:
        now = self._clock()

        def work(con: Connection) -> None:
            notices.failed(con, claimed.id, "blocked", now)
            delivery.lost(con, account, now)

        await self._settle(work)

    async def _settle(self, work: Work[None]) -> None:
        """Write down what became of a notice; a full or busy disk is waited for: forgetting would send it twice."""
        pause = 0.5
        while True:
            try:
                return await self._db.write(work, claim=False)
            except StorageFault as fault:
                log.exception("outbox cannot write, waiting", extra={"fault": fault.code})
                await asyncio.sleep(pause)
                pause = min(pause * 2, 30.0)


def _gone(error: TelegramAPIError) -> bool:
    return isinstance(error, TelegramBadRequest) and any(words in error.message for words in _GONE)


def _zone(con: Connection) -> ZoneInfo:
    programme = programmes.current(con)
    return ZoneInfo(programme.timezone if programme is not None else "UTC")


def _told_today(con: Connection, claimed: Claimed, now: datetime) -> datetime | None:
    """The same hour tomorrow if the person has had a notice of this kind today (the programme's day)."""
    local = now.astimezone(_zone(con))
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    if not notices.told_since(con, claimed.notice.kind, claimed.notice.person_id, midnight):
        return None
    return local + timedelta(days=1)
