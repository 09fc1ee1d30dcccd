"""From the command to the first poll, beside the import of aiogram alone; memory when nothing happens."""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks import school
from benchmarks.subjects import ROOT, yard
from benchmarks.table import Ratio, at_most, told
from bot.clock import utc_now

FULL = 5
QUICK = 2
IDLE = 2.0


def ratios(rounds: int = FULL, idle: float = IDLE) -> list[Ratio]:
    starts: list[float] = []
    imports: list[float] = []
    memory: list[float] = []
    with yard() as place:
        path = place.folder / "start.sqlite3"
        school.answering(path, 10, utc_now())
        for _ in range(rounds):
            imports.append(_import(place.folder))
            bot = place.ours([], path)
            starts.append(bot.start)
            time.sleep(idle)
            memory.append(bot.memory)
            bot.leave()
    return [
        at_most("start to first poll / import aiogram", median(starts) / median(imports), 1.3),
        at_most("idle memory, MB", median(memory), 200),
        told("import aiogram, seconds", median(imports)),
    ]


def _import(folder: Path) -> float:
    begun = time.monotonic()
    subprocess.run([sys.executable, "-c", "import aiogram"], cwd=folder, env={"PYTHONPATH": str(ROOT)}, check=True)
    return time.monotonic() - begun
