"""Chart 3: pairs by time since the last meeting against the rhythm they agreed on, the longest overdue first."""

from documents.charts.canvas import (
    BIG,
    BLUE,
    GREEN,
    GREY,
    INK,
    MARGIN,
    NORMAL,
    ORANGE,
    PAPER,
    SMALL,
    VERMILION,
    WIDTH,
    Sheet,
)
from documents.charts.data import PairBar, PairsRhythm
from documents.charts.words import state_names
from domain.progress import Rhythm
from texts import plain

SHOWN_PAIRS = 14
ROW = 72
BAR = 44
NAME_ROOM = 360
DAYS_ROOM = 130
COLOURS = {Rhythm.SILENT: VERMILION, Rhythm.LATE: ORANGE, Rhythm.NONE_YET: BLUE, Rhythm.ON_TIME: GREEN}


def draw_rhythm(chart: PairsRhythm) -> Sheet:
    shown = chart.sorted_pairs[:SHOWN_PAIRS]
    hidden = len(chart.pairs) - len(shown)
    sheet = Sheet(430 + ROW * len(shown) + (60 if hidden else 0))
    top = sheet.heading(plain("charts-rhythm-title"), plain("charts-rhythm-caption"))
    top = _summary(sheet, top + 10, chart)
    longest = max(*(max(pair.days, pair.rhythm_days) for pair in shown), 1)
    for number, pair in enumerate(shown):
        _row(sheet, top + 30 + ROW * number, pair, longest)
    if hidden:
        words = plain("charts-rhythm-more", count=hidden)
        sheet.text(MARGIN, sheet.height - 40, words, SMALL, colour=GREY, room=WIDTH - 2 * MARGIN)
    return sheet


def _summary(sheet: Sheet, top: float, chart: PairsRhythm) -> float:
    """How many pairs are in each state, as numbers beside their colours; returns the first free line."""
    half = (WIDTH - 2 * MARGIN) / 2
    for number, (state, name) in enumerate(state_names().items()):
        x, y = MARGIN + half * (number % 2), top + 34 + 70 * (number // 2)
        count = str(chart.count(state))
        sheet.bar(x, y - 24, 48, 48, COLOURS[state])
        sheet.text(x + 64, y, count, BIG + 6, bold=True)
        gap = 64 + sheet.width_of(count, BIG + 6, bold=True) + 16
        sheet.text(x + gap, y, name, NORMAL, room=half - gap - 8)
    return top + 150


def _row(sheet: Sheet, y: float, pair: PairBar, longest: int) -> None:
    start = MARGIN + NAME_ROOM + 16
    reach = WIDTH - MARGIN - DAYS_ROOM - start
    sheet.text(MARGIN, y + BAR / 2 - 15, pair.mentors, SMALL, room=NAME_ROOM)
    sheet.text(MARGIN, y + BAR / 2 + 15, pair.mentees, SMALL, colour=GREY, room=NAME_ROOM)
    length = reach * pair.days / longest
    sheet.bar(start, y, length, BAR, COLOURS[pair.state])
    mark = start + reach * pair.rhythm_days / longest
    sheet.line(mark, y - 8, mark, y + BAR + 8, colour=PAPER, width=10)
    sheet.line(mark, y - 8, mark, y + BAR + 8, colour=INK, width=4)
    words = plain("charts-rhythm-days", days=pair.days)
    sheet.text(max(start + length, mark) + 14, y + BAR / 2, words, SMALL, room=DAYS_ROOM - 14)
