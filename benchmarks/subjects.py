"""What is measured: programs in processes of their own, each before a stub of its own, fed in turn."""

import contextlib
import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0
TOKEN = "1:stub"
TICK = 1 / os.sysconf("SC_CLK_TCK")  # processor seconds are counted in these: less than one cannot be told


@dataclass(frozen=True, slots=True)
class Round:
    """One feeding: how long until all were answered, how much processor time the program took for it (all its threads),
    and how long each update waited; seconds.
    """

    count: int
    seconds: float
    work: float
    delays: Sequence[float]

    @property
    def speed(self) -> float:
        """Updates a second."""
        return self.count / self.seconds

    def percentile(self, share: float) -> float:
        return self.delays[min(len(self.delays) - 1, int(len(self.delays) * share))]


@dataclass(frozen=True, slots=True)
class Subject:
    """A program and its stub."""

    stub: "subprocess.Popen[str]"
    pid: int
    leave: Callable[[], None]
    log: Path
    started: float
    """When the program was started, by the clock that the stub's ``polled`` tells."""

    @property
    def start(self) -> float:
        """Seconds from the command to the first poll."""
        return float(self.ask(do="polled")["at"]) - self.started

    def feed(self, count: int, rate: float = 0) -> Round:
        """Show the next ``count`` updates of the plan, all at once or ``rate`` a second; wait for the answers."""
        before = self.work
        told = self.ask(do="feed", count=count, rate=rate)
        return Round(count, told["seconds"], max(self.work - before, TICK), told["delays"])

    def ask(self, **command: object) -> dict[str, Any]:
        assert self.stub.stdin is not None
        self.stub.stdin.write(json.dumps(command) + "\n")
        self.stub.stdin.flush()
        try:
            return read(self.stub)
        except TimeoutError:
            raise RuntimeError(f"no answer from the program:\n{self.log.read_text(errors='replace')[-3000:]}") from None

    @property
    def work(self) -> float:
        """Processor seconds used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * TICK

    @property
    def memory(self) -> float:
        """Resident megabytes."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) / 1024


@dataclass(slots=True)
class Yard:
    """Starts subjects; everything is ended and removed when it is left."""

    folder: Path
    _stack: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)
    _count: int = 0

    def subject(
        self,
        plan: Sequence[str],
        module: Sequence[str],
        *,
        latency: float = 0,
        limit: int = 0,
        environment: dict[str, str] | None = None,
    ) -> Subject:
        """``python -m module``; ``{url}`` in it becomes the stub's address. The first feeding waits for its start."""
        self._count += 1
        folder = self.folder / f"subject{self._count}"
        folder.mkdir()
        path = folder / "plan"
        path.write_text("\n".join(plan), encoding="utf-8")
        options = ["--latency", str(latency), "--limit", str(limit)]
        stub = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.stub", str(path), *options],
            cwd=ROOT,
            env=surroundings({}),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._stack.callback(end, stub)
        url = f"http://127.0.0.1:{read(stub)['port']}"
        own = {name: value.format(url=url) for name, value in (environment or {}).items()}
        log = folder / "log"
        started = time.monotonic()
        pid, leave = started_cold([word.format(url=url) for word in module], folder, surroundings(own), log)
        self._stack.callback(leave)
        return Subject(stub, pid, leave, log, started)

    def aiogram(self, plan: Sequence[str], *, tuned: bool) -> Subject:
        return self.subject(plan, ["benchmarks.echo_aiogram", "{url}", *(["tuned"] if tuned else [])])

    def telegram_bot(self, plan: Sequence[str]) -> Subject:
        return self.subject(plan, ["benchmarks.echo_ptb", "{url}"])

    def ours(self, plan: Sequence[str], database: Path, *, latency: float = 0, limit: int = 0) -> Subject:
        """The real process over a prepared database."""
        environment = {
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": "{url}",
            "DATABASE_PATH": str(database),
            "BACKUP_DIR": str(database.parent / "backups"),
            "QUIET_HOURS": "",
            "TIMEZONE": "UTC",
        }
        return self.subject(plan, ["bot", "run"], latency=latency, limit=limit, environment=environment)

    def close(self) -> None:
        self._stack.close()


@contextlib.contextmanager
def yard() -> Iterator[Yard]:
    with tempfile.TemporaryDirectory() as folder, contextlib.closing(Yard(Path(folder))) as made:
        yield made


def read(process: "subprocess.Popen[str]") -> dict[str, Any]:
    """The next line of JSON from a stub; TimeoutError when none comes."""
    assert process.stdout is not None
    ready, _, _ = select.select([process.stdout], [], [], PATIENCE)
    if not ready:
        raise TimeoutError
    told: dict[str, Any] = json.loads(process.stdout.readline())
    return told


def end(process: "subprocess.Popen[Any]") -> None:
    process.kill()
    process.communicate()


def started_cold(
    module: Sequence[str], folder: Path, environment: dict[str, str], log: Path
) -> tuple[int, Callable[[], None]]:
    """``python -m module``: the id of the process, and what ends it."""
    with log.open("wb") as out:
        program = subprocess.Popen([sys.executable, "-m", *module], cwd=folder, env=environment, stdout=out, stderr=out)
    return program.pid, lambda: end(program)


def surroundings(own: dict[str, str]) -> dict[str, str]:
    """The environment of a program."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}
    return kept | {"PYTHONPATH": str(ROOT)} | own
