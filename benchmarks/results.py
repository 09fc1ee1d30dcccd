"""What a survey comes to: ten times as many responses may take ten times as long, not more (text and picture data)."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks import school
from benchmarks.table import Ratio, at_most, middle, told
from bot.clock import utc_now
from domain.who import Who
from handlers.curator.surveys.result_screens import results_view
from services import identity
from services.surveys import result_files, survey_results
from services.surveys.survey_results import Source
from storage.database import Database

FEW, MANY = 500, 5_000
ROUNDS = 5


def ratios(few: int = FEW, many: int = MANY, rounds: int = ROUNDS) -> list[Ratio]:
    small, large = _seconds(few, many, rounds)
    growth = middle(large, small) / (many / few)
    return [
        at_most(f"results: one of {many} responses / one of {few}", growth, 1.25),
        told(f"results of {many} responses, text and picture data, s", median(large)),
    ]


def _seconds(few: int, many: int, rounds: int) -> tuple[list[float], list[float]]:
    """From the database to the screen's text and what its picture shows; in turn over few and over many."""
    with TemporaryDirectory() as folder:
        paths = Path(folder) / "few.sqlite3", Path(folder) / "many.sqlite3"
        waves = [school.survey(path, count, utc_now()) for path, count in zip(paths, (few, many), strict=True)]
        return asyncio.run(_times(paths, waves, rounds))


async def _times(paths: Sequence[Path], waves: Sequence[int], rounds: int) -> tuple[list[float], list[float]]:
    bases = [await Database.open(path) for path in paths]
    times: tuple[list[float], list[float]] = ([], [])
    try:
        curators = [await identity.identify(db, school.CURATOR_ACCOUNT) for db in bases]
        for _ in range(rounds):
            for spent, db, curator, wave in zip(times, bases, curators, waves, strict=True):
                spent.append(await _timed(db, curator, Source(wave=wave)))
    finally:
        for db in bases:
            await db.close()
    return times


async def _timed(db: Database, curator: Who, source: Source) -> float:
    begun = perf_counter()
    found = await survey_results.results(db, curator, source)
    results_view(found, 0)
    result_files.chart(found)
    return perf_counter() - begun
