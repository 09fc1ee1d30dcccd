"""One file, one writer, one hop: how the rest of the program reaches SQLite.

A unit of work is a *synchronous* function ``work(con)`` that runs in the connection's own thread: load, decide, save in
one piece, with nothing else in between (ADR 0003). Writes that wait at the same moment share one transaction, each
behind its own savepoint, so that a hundred answers cost one disk sync.
"""

import asyncio
import contextlib
import contextvars
import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self, TypeVar

import aiosqlite

from storage.faults import AlreadyHandled, StorageFault, fault_of

log = logging.getLogger(__name__)
T = TypeVar("T")
R = TypeVar("R")
BUSY_WAITS_MS, SCRUB_WAITS_MS = 5000, 100
DURABILITY = "FULL"  # what is committed outlives a power cut


class Connection(sqlite3.Connection):
    """A connection that remembers whether the running transaction put notices (so that the outbox is woken), and
    whether something was erased that must leave the disk as well.
    """

    noticed: bool = False
    erased: bool = False


Work = Callable[[Connection], T]


@dataclass(slots=True)
class UpdateClaim:
    """The Telegram update being handled; its first write claims its id, so that a second delivery changes nothing."""

    update_id: int
    claimed: bool = False


current_update: contextvars.ContextVar[UpdateClaim | None] = contextvars.ContextVar("current_update", default=None)


@dataclass(slots=True)
class _Job:
    work: Work[Any]
    claim: UpdateClaim | None
    future: asyncio.Future[Any]


@dataclass(slots=True)
class _Outcome:
    job: _Job
    result: Any = None
    error: BaseException | None = None


def connect(path: str | Path, *, read_only: bool = False) -> Connection:
    """A raw connection with our pragmas; autocommit, transactions are spelled out. Rows are ``sqlite3.Row``."""
    con = sqlite3.connect(
        str(path), isolation_level=None, check_same_thread=False, factory=Connection, cached_statements=512
    )
    con.row_factory = sqlite3.Row
    con.execute(f"PRAGMA busy_timeout = {BUSY_WAITS_MS}")
    con.execute("PRAGMA foreign_keys = ON")
    con.execute("PRAGMA journal_mode = WAL")
    con.execute(f"PRAGMA synchronous = {DURABILITY}")
    con.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten: a promise of erasure (152-FZ art. 21)
    if read_only:
        con.execute("PRAGMA query_only = ON")
    return con


@dataclass(slots=True)
class _Lane:
    """The way to one connection: all jobs that wait go in one hop to its thread."""

    connection: aiosqlite.Connection
    run: Callable[[Connection, list[_Job]], tuple[list[_Outcome], bool]]
    raw: Connection
    listeners: list[Callable[[], None]] = field(default_factory=list)
    _queue: list[_Job] = field(default_factory=list)
    _pump: asyncio.Task[None] | None = None

    async def do(self, work: Work[T], claim: UpdateClaim | None) -> T:
        job = _Job(work, claim, asyncio.get_running_loop().create_future())
        self._queue.append(job)
        if self._pump is None or self._pump.done():
            self._pump = asyncio.create_task(self._drain())
        result: T = await job.future
        return result

    async def close(self) -> None:
        if self._pump is not None:
            await self._pump
        await self.connection.close()

    async def _drain(self) -> None:
        while self._queue:
            group, self._queue = self._queue, []
            try:
                outcomes, noticed = await _hop(self.connection, self.run, self.raw, group)
            except BaseException as error:  # the connection or its thread is gone: nobody may wait for ever
                for job in group:
                    if not job.future.done():
                        job.future.set_exception(StorageFault("broken"))
                log.exception("storage failed")
                if not isinstance(error, Exception):
                    raise
                continue
            for outcome in outcomes:
                _settle(outcome)
            if noticed:
                for listener in self.listeners:
                    listener()


@dataclass(slots=True)
class Database:
    """``read`` sees a consistent snapshot, ``write`` is durable once it has returned."""

    path: Path
    _writing: _Lane
    _reading: _Lane
    _surveying: _Lane

    @classmethod
    async def open(cls, path: str | Path) -> Self:
        """Open an existing, migrated database (see ``storage.migration``)."""
        async with contextlib.AsyncExitStack() as opened:
            lanes: list[_Lane] = []
            for run, read_only in ((_run_group, False), (_read_group, True), (_read_group, True)):
                lanes.append(await _lane(path, run, read_only))
                opened.push_async_callback(lanes[-1].close)
            opened.pop_all()
        writing, reading, surveying = lanes
        return cls(Path(path), writing, reading, surveying)

    async def close(self) -> None:
        for lane in (self._surveying, self._reading, self._writing):
            await lane.close()

    def on_notice(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` on the loop after each commit that put notices."""
        self._writing.listeners.append(listener)

    async def read(self, work: Work[T]) -> T:
        """Run ``work`` on the reading connection, within one snapshot taken after this call.

        Raises ``StorageFault`` when the file fails.
        """
        return await self._reading.do(work, None)

    async def survey(self, work: Work[T]) -> T:
        """``read`` for a long look (charts, exports): on a connection of its own, so that no tap waits behind it."""
        return await self._surveying.do(work, None)

    async def write(self, work: Work[T], *, claim: bool = True) -> T:
        """Run ``work`` in a transaction; returns after the commit.

        ``work`` may be run twice (when its group fails it is tried alone), so it may touch nothing but ``con``. Its own
        exceptions (``Refused`` and the like) undo its changes and come out here. With ``claim`` the id of the update
        being handled is recorded in the same transaction: ``AlreadyHandled`` if it was there before.
        Raises ``StorageFault`` (full, busy, broken): nothing of ``work`` is kept.
        """
        return await self._writing.do(work, current_update.get() if claim else None)


async def _lane(
    path: str | Path, run: Callable[[Connection, list[_Job]], tuple[list[_Outcome], bool]], read_only: bool
) -> _Lane:
    raw: list[Connection] = []

    def connector() -> sqlite3.Connection:
        raw.append(connect(path, read_only=read_only))
        return raw[0]

    return _Lane(await aiosqlite.Connection(connector, iter_chunk_size=64), run, raw[0])


async def _hop(connection: aiosqlite.Connection, function: Callable[..., R], *args: object) -> R:
    """Run ``function`` in the connection's thread. aiosqlite's public calls take one statement each,

    a unit of work wants one hop in all: hence its queue, used here and nowhere else (ADR 0003; the lock pins it).
    """
    result: R = await connection._execute(function, *args)  # type: ignore[no-untyped-call]  # noqa: SLF001
    return result


def _settle(outcome: _Outcome) -> None:
    future = outcome.job.future
    if future.done():  # the caller was cancelled meanwhile
        return
    if outcome.error is None:
        future.set_result(outcome.result)
    elif isinstance(outcome.error, sqlite3.OperationalError):
        future.set_exception(fault_of(outcome.error))
    else:
        future.set_exception(outcome.error)


def _read_group(con: Connection, jobs: list[_Job]) -> tuple[list[_Outcome], bool]:
    """All jobs over one snapshot."""
    try:
        con.execute("BEGIN")
        return [_read_one(con, job) for job in jobs], False
    except sqlite3.OperationalError as error:
        return [_Outcome(job, error=error) for job in jobs], False
    finally:
        _roll_back(con)


def _read_one(con: Connection, job: _Job) -> _Outcome:
    try:
        return _Outcome(job, job.work(con))
    except Exception as error:  # noqa: BLE001 - whatever it is, it goes to the caller
        return _Outcome(job, error=error)


def _run_group(con: Connection, jobs: list[_Job]) -> tuple[list[_Outcome], bool]:
    """All jobs in one transaction; if the file itself fails, each alone, so that one cannot spoil the rest."""
    done = _run_each(con, jobs)
    if con.erased:
        _scrub(con)
    return done


def _run_each(con: Connection, jobs: list[_Job]) -> tuple[list[_Outcome], bool]:
    if len(jobs) > 1:
        try:
            return _run_together(con, jobs)
        except sqlite3.Error:
            _roll_back(con)
    outcomes: list[_Outcome] = []
    noticed = False
    for job in jobs:
        try:
            done, woke = _run_together(con, [job])
        except sqlite3.Error as error:
            _roll_back(con)
            done, woke = [_Outcome(job, error=error)], False
        outcomes += done
        noticed |= woke
    return outcomes, noticed


def _run_together(con: Connection, jobs: list[_Job]) -> tuple[list[_Outcome], bool]:
    con.noticed = False
    noticed = False
    con.execute("BEGIN IMMEDIATE")
    outcomes = []
    granted: list[UpdateClaim] = []
    for job in jobs:
        con.noticed = False
        con.execute("SAVEPOINT job")
        outcome = _Outcome(job)
        before = len(granted)
        try:
            _claim(con, job.claim, granted)
            outcome.result = job.work(con)
        except sqlite3.OperationalError:
            raise  # full, busy, broken: of the file, not of this job
        except Exception as error:  # noqa: BLE001 - whatever it is, it goes to the caller
            outcome.error = error
            con.execute("ROLLBACK TO job")
            del granted[before:]
        else:
            noticed |= con.noticed
        con.execute("RELEASE job")
        outcomes.append(outcome)
    con.execute("COMMIT")
    for claim in granted:
        claim.claimed = True
    return outcomes, noticed


def _claim(con: Connection, claim: UpdateClaim | None, granted: list[UpdateClaim]) -> None:
    """Record the update's id; ``granted`` are the claims of this very transaction, which may write again."""
    if claim is None or claim.claimed or any(claim is one for one in granted):
        return
    if con.execute("INSERT OR IGNORE INTO handled_update (update_id) VALUES (?)", (claim.update_id,)).rowcount == 0:
        raise AlreadyHandled(claim.update_id)
    granted.append(claim)


def _scrub(con: Connection) -> None:
    """Empty the log beside the file, where old pages outlive an erasure; a long look puts it off to the next write."""
    con.execute(f"PRAGMA busy_timeout = {SCRUB_WAITS_MS}")
    try:
        busy: int = con.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        con.erased = bool(busy)
    except sqlite3.Error:
        log.warning("what was erased stays in the log beside the file until the next write")
    finally:
        con.execute(f"PRAGMA busy_timeout = {BUSY_WAITS_MS}")


def _roll_back(con: Connection) -> None:
    if con.in_transaction:
        con.execute("ROLLBACK")
