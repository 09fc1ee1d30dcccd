"""How long people wait for an answer at 300 taps a second while the curator looks at charts, and while nobody does."""

import time

from benchmarks import school, updates
from benchmarks.answer import Size, answering
from benchmarks.subjects import Round, yard
from benchmarks.table import Ratio, at_most, told
from handlers.callbacks import ShowChart

RATE = 300
EVERY = 450
"""A set of four charts for so many taps: one every second and a half."""
FULL = Size(6, 900)
QUICK = Size(1, 900)
PAST = 12_000
CALM_DOWN = 2.0


def ratios(size: Size = FULL) -> list[Ratio]:
    """Rounds without and with charts in turn; 99th percentiles of all waits together."""
    calm: list[float] = []
    drawn: list[float] = []
    with yard() as place:
        taps = answering(place, Size(2 * size.rounds, size.count), PAST)
        bot = place.ours(updates.plan(_events(taps, size)), place.folder / f"school{PAST}.sqlite3")
        bot.feed(size.count + 1)
        time.sleep(CALM_DOWN)
        for _ in range(size.rounds):
            calm += bot.feed(size.count, RATE).delays
            drawn += bot.feed(size.count + _charts(size.count), RATE).delays
            time.sleep(CALM_DOWN)
    still, busy = (Round(len(waits), 0, 0, sorted(waits)).percentile(0.99) for waits in (calm, drawn))
    return [
        at_most("p99 at 300 a second, charts drawn / none", busy / still, 3),
        told("p99 at 300 a second, no charts, ms", still * 1000),
    ]


def _charts(count: int) -> int:
    return max(1, count // EVERY)


def _events(taps: list[updates.Event], size: Size) -> list[updates.Event]:
    """A first round with one chart to warm up; then rounds without charts and rounds with them."""
    look = updates.tap(school.CURATOR_ACCOUNT, ShowChart(kind="all").pack())
    chart: updates.Event = (updates.NOBODY, look)
    found = [chart, *taps[: size.count]]
    step = size.count // _charts(size.count)
    for number in range(1, 2 * size.rounds + 1):
        part = taps[number * size.count : (number + 1) * size.count]
        for place, event in enumerate(part):
            if number % 2 == 0 and place % step == 0 and place // step < _charts(size.count):
                found.append(chart)
            found.append(event)
    return found
