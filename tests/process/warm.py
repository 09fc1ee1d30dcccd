"""``python -m …`` forked from a process that has imported the bot: the same program, no seconds of importing.

The standard library's fork server keeps that process; the fork has its own folder, environment, log and signals.
"""

import asyncio
import multiprocessing
import os
import runpy
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(["bot.app", "bot.checks", "bot.demonstration", "bot.logs", "bot.memory", "handlers"])
PAUSE = 0.01


class Warm:
    """One process; speaks like ``asyncio.subprocess.Process`` as far as the tests need it."""

    def __init__(
        self, folder: Path, environment: dict[str, str], log: Path, arguments: Sequence[str], module: str = "bot"
    ) -> None:
        self._process = SERVER.Process(target=_enter, args=(folder, environment, log, module, tuple(arguments)))
        self._process.start()

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    def send_signal(self, number: signal.Signals) -> None:
        os.kill(self.pid, number)

    def kill(self) -> None:
        self._process.kill()

    def join(self, seconds: float) -> int | None:
        """The exit code, ``None`` when it takes longer."""
        self._process.join(seconds)
        return self.returncode

    async def wait(self) -> int:
        while (code := self._process.exitcode) is None:  # noqa: ASYNC110 - multiprocessing tells nobody
            await asyncio.sleep(PAUSE)
        return code


def _enter(folder: Path, environment: dict[str, str], log: Path, module: str, arguments: tuple[str, ...]) -> None:
    """Become the program. What the fork server had of folder, environment and output is put aside."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    with log.open("ab") as said:
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
    sys.argv[1:] = arguments
    runpy.run_module(module, run_name="__main__", alter_sys=True)
