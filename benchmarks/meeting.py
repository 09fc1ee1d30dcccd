"""«Log a meeting», the last of three taps, beside a bare echo."""

from benchmarks import school, updates
from benchmarks.answer import Size
from benchmarks.subjects import yard
from benchmarks.table import Ratio, at_least, middle
from bot.clock import utc_now

FULL = Size(7, 400)
QUICK = Size(3, 250)


def ratios(size: Size = FULL) -> list[Ratio]:
    """Every round has other days, and the taps on the day (not counted) come before the last ones."""
    ours: list[float] = []
    echo: list[float] = []
    with yard() as place:
        path = place.folder / "pairs.sqlite3"
        taps = school.mentors(path, size.count, size.rounds + 1, utc_now())
        bot = place.ours(updates.plan((one.account, updates.tap(one.account, one.data)) for one in taps), path)
        tuned = place.aiogram(updates.texts(size.whole), tuned=True)
        for _ in range(size.rounds + 1):
            bot.feed(size.count)
            ours.append(bot.feed(size.count).speed)
            echo.append(tuned.feed(size.count).speed)
    return [at_least("meeting, last tap / tuned aiogram echo", middle(ours[1:], echo[1:]), 0.4)]
