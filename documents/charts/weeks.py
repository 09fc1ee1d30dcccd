"""Chart 2: meetings a week as columns stacked by the five stages."""

from documents.charts.canvas import BLUE, GREEN, GREY, INK, MARGIN, NORMAL, ORANGE, SKY, SMALL, VERMILION, WIDTH, Sheet
from documents.charts.data import Weeks
from documents.charts.words import stage_names
from texts import plain

SHOWN_WEEKS = 26
HEIGHT = 1180
FLOOR = HEIGHT - 90
LABELLED = 14
COLOURS = (SKY, ORANGE, VERMILION, BLUE, GREEN)


def draw_weeks(chart: Weeks) -> Sheet:
    shown = Weeks(chart.rows[-SHOWN_WEEKS:])
    sheet = Sheet(HEIGHT)
    top = sheet.heading(plain("charts-weeks-title"), _caption(chart, shown))
    top = _legend(sheet, top, shown)
    _columns(sheet, top + 50, shown)
    return sheet


def _caption(chart: Weeks, shown: Weeks) -> str:
    total = sum(shown.by_stage)
    if len(chart.rows) > len(shown.rows):
        return plain("charts-weeks-latest", weeks=len(shown.rows), total=total)
    return plain("charts-weeks-caption", total=total)


def _legend(sheet: Sheet, top: float, chart: Weeks) -> float:
    """Stages with their totals, two in a row; returns the first free line."""
    half = (WIDTH - 2 * MARGIN) / 2
    entries = list(zip(stage_names(), chart.by_stage, COLOURS, strict=True))
    for number, (name, count, colour) in enumerate(entries):
        x, y = MARGIN + half * (number % 2), top + 24 + 48 * (number // 2)
        sheet.bar(x, y - 16, 32, 32, colour)
        words = plain("charts-stage-count", stage=name, count=count)
        sheet.text(x + 46, y, words, NORMAL, colour=INK if count else GREY, room=half - 56)
    return top + 48 * ((len(entries) + 1) // 2)


def _columns(sheet: Sheet, top: float, chart: Weeks) -> None:
    tallest = max(row.total for row in chart.rows)
    step = min((WIDTH - 2 * MARGIN) / len(chart.rows), 160)
    sheet.line(MARGIN, FLOOR, WIDTH - MARGIN, FLOOR, colour=GREY)
    every = -(-len(chart.rows) // 8)
    for number, row in enumerate(chart.rows):
        left, y = MARGIN + step * number, float(FLOOR)
        for count, colour in zip(row.stages, COLOURS, strict=True):
            height = (FLOOR - top - 40) * count / tallest
            y -= height
            sheet.bar(left + step * 0.1, y, step * 0.8, height, colour)
        middle = left + step / 2
        if row.total and (len(chart.rows) <= LABELLED or row.total == tallest):
            sheet.text(middle, y - 24, str(row.total), NORMAL, bold=True, align="center")
        if (len(chart.rows) - 1 - number) % every == 0:
            sheet.text(middle, FLOOR + 34, f"{row.monday:%d.%m}", SMALL, colour=GREY, align="center")
