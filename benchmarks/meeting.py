"""«Log a meeting», the last of three taps, beside a bare echo."""

from benchmarks import school, updates
from benchmarks.answer import Size
from benchmarks.subjects import Round, yard
from benchmarks.table import Ratio, at_least, middle, told
from bot.clock import utc_now

FULL = Size(7, 400)
QUICK = Size(3, 250)


def ratios(size: Size = FULL) -> list[Ratio]:
    """Every round has other days, and the taps on the day (not counted) come before the last ones."""
    ours: list[Round] = []
    echo: list[Round] = []
    with yard() as place:
        path = place.folder / "pairs.sqlite3"
        taps = school.mentors(path, size.count, size.rounds + 1, utc_now())
        bot = place.ours(updates.plan((one.account, updates.tap(one.account, one.data)) for one in taps), path)
        tuned = place.aiogram(updates.texts(size.whole), tuned=True)
        for _ in range(size.rounds + 1):
            bot.feed(size.count)
            ours.append(bot.feed(size.count))
            echo.append(tuned.feed(size.count))
    speed = middle([one.speed for one in ours[1:]], [one.speed for one in echo[1:]])
    work = sum(one.work for one in echo[1:]) / sum(one.work for one in ours[1:])
    return [
        at_least("meeting, last tap / tuned aiogram echo", speed, 0.4),
        told("processor time: tuned aiogram echo / meeting, last tap", work),
    ]
