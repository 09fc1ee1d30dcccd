"""The answer step over a database that holds 100 000 answers, beside an empty one."""

from benchmarks import updates
from benchmarks.answer import Size, answering, race
from benchmarks.subjects import yard
from benchmarks.table import Ratio, at_least, middle

FULL = Size(9, 500)
QUICK = Size(3, 300)


def ratios(size: Size = FULL, answers: int = 100_000) -> list[Ratio]:
    with yard() as place:
        subjects = {
            name: place.ours(updates.plan(answering(place, size, held)), place.folder / f"school{held}.sqlite3")
            for name, held in (("full", answers), ("empty", 0))
        }
        speeds, _ = race(subjects, size)
    return [at_least(f"answer step: {answers} stored answers / none", middle(speeds["full"], speeds["empty"]), 0.85)]
