"""A broadcast beside Telegram's wall of 30 messages a second, 40 ms away; the stub counts what it would refuse."""

from benchmarks import school
from benchmarks.subjects import yard
from benchmarks.table import Ratio, at_least, at_most
from bot.clock import utc_now

WALL = 30
LATENCY = 0.04
FULL = 300
QUICK = 120


def ratios(people: int = FULL) -> list[Ratio]:
    with yard() as place:
        path = place.folder / "broadcast.sqlite3"
        school.broadcast(path, people, utc_now())
        told = place.ours([], path, latency=LATENCY, limit=WALL).ask(do="sent", count=people)
    return [
        at_least("broadcast / 30 a second, 40 ms away", (people - 1) / told["seconds"] / WALL, 0.95),
        at_most("broadcast: answers 429", told["refused"], 0),
    ]
