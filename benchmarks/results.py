"""What a survey comes to: ten times as many responses may take ten times as long, not more (text and picture data)."""

import asyncio
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks import school
from benchmarks.table import Ratio, at_most, told
from bot.clock import utc_now
from domain.who import Who
from handlers.curator.result_screens import results_view
from services import identity, result_files, survey_results
from services.survey_results import Source
from storage.database import Database

FEW, MANY = 500, 5_000
ROUNDS = 5


def ratios(few: int = FEW, many: int = MANY, rounds: int = ROUNDS) -> list[Ratio]:
    small, large = _seconds(few, rounds), _seconds(many, rounds)
    return [
        at_most(f"results of {many} responses / {few} (linear: {many // few})", large / small, many / few),
        told(f"results of {many} responses, text and picture's data, s", large),
    ]


def _seconds(count: int, rounds: int) -> float:
    """From the database to the screen's text and what its picture shows; the median."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "survey.sqlite3"
        return asyncio.run(_times(path, school.survey(path, count, utc_now()), rounds))


async def _times(path: Path, wave: int, rounds: int) -> float:
    db = await Database.open(path)
    try:
        curator = await identity.identify(db, school.CURATOR_ACCOUNT)
        return median([await _timed(db, curator, Source(wave=wave)) for _ in range(rounds)])
    finally:
        await db.close()


async def _timed(db: Database, curator: Who, source: Source) -> float:
    begun = perf_counter()
    found = await survey_results.results(db, curator, source)
    results_view(found, 0)
    result_files.chart(found)
    return perf_counter() - begun
