"""``python -m benchmarks [--quick] [--only NAME]``: the table of ratios.

Only ratios mean anything, and only those of one run: each figure measures its two sides in turn and takes the median. A
busy machine shakes them all, so the load is told.
"""

import argparse
import os
from collections.abc import Callable

from benchmarks import (
    answer,
    broadcast,
    charts,
    importing,
    long_form,
    matching,
    meeting,
    results,
    routing,
    start,
    volume,
)
from benchmarks.table import Ratio, line

FIGURES: dict[str, tuple[Callable[[], list[Ratio]], Callable[[], list[Ratio]]]] = {
    "answer": (answer.ratios, lambda: answer.ratios(answer.QUICK)),
    "meeting": (meeting.ratios, lambda: meeting.ratios(meeting.QUICK)),
    "routing": (routing.ratios, lambda: routing.ratios(routing.QUICK)),
    "charts": (charts.ratios, lambda: charts.ratios(charts.QUICK)),
    "long_form": (long_form.ratios, lambda: long_form.ratios(long_form.QUICK, long_form.FEW)),
    "importing": (importing.import_ratios, lambda: importing.import_ratios(500, 2)),
    "volume": (volume.ratios, lambda: volume.ratios(volume.QUICK)),
    "results": (results.ratios, lambda: results.ratios(100, 1_000, 3)),
    "matching": (matching.ratios, lambda: matching.ratios(large=False)),
    "broadcast": (broadcast.ratios, lambda: broadcast.ratios(broadcast.QUICK)),
    "start": (start.ratios, lambda: start.ratios(start.QUICK)),
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--quick", action="store_true", help="short rounds: the order of size, under a minute")
    parser.add_argument("--only", choices=FIGURES, help="one figure")
    asked = parser.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    missed = 0
    for name in [asked.only] if asked.only else FIGURES:
        for row in FIGURES[name][asked.quick]():
            print(line(row), flush=True)
            missed += not row.met
    print(f"\nload {os.getloadavg()[0]:.1f}; {missed or 'nothing'} short of its target")


if __name__ == "__main__":
    main()
