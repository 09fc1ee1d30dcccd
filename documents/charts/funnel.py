"""Chart 1: how many people reached each step, mentors to the left and mentees to the right of one axis."""

from documents.charts.canvas import BIG, BLUE, GREY, MARGIN, ORANGE, PALE, SMALL, WIDTH, Align, Sheet
from documents.charts.data import FUNNEL_STEPS, Funnel
from documents.charts.words import funnel_steps
from texts import plain

STEP = 178
BAR = 84
LABEL_ROOM = 190
ORANGE_INK = "#9A6400"
"""Orange dark enough for letters on white."""
REACH = WIDTH / 2 - MARGIN - LABEL_ROOM


def draw_funnel(chart: Funnel) -> Sheet:
    sheet = Sheet(260 + STEP * FUNNEL_STEPS + 20)
    top = sheet.heading(plain("charts-funnel-title"), plain("charts-funnel-caption"))
    middle = WIDTH / 2
    sheet.text(middle - 24, top + 20, plain("charts-funnel-mentors"), BIG, colour=ORANGE_INK, bold=True, align="right")
    sheet.text(middle + 24, top + 20, plain("charts-funnel-mentees"), BIG, colour=BLUE, bold=True)
    for number, name in enumerate(funnel_steps()):
        y = top + 96 + STEP * number
        sheet.text(middle, y, name, BIG, align="center")
        _half(sheet, y + 32, chart.mentors, number, left=True)
        _half(sheet, y + 32, chart.mentees, number, left=False)
        sheet.line(middle, y + 28, middle, y + 36 + BAR, colour=GREY, width=3)
    return sheet


def _half(sheet: Sheet, y: float, counts: tuple[int, ...], number: int, *, left: bool) -> None:
    """One role's bar on its own scale: nine mentors beside a hundred mentees must stay visible."""
    middle, count, first = WIDTH / 2, counts[number], counts[0]
    widest = max(*counts, 1)
    length = REACH * count / widest
    base = REACH * first / widest
    sheet.bar(middle - base if left else middle, y, base, BAR, PALE)
    sheet.bar(middle - length if left else middle, y, length, BAR, ORANGE if left else BLUE)
    edge = max(length, base) + 16
    x = middle - edge if left else middle + edge
    align: Align = "right" if left else "left"
    sheet.text(x, y + BAR / 2 - (18 if first else 0), str(count), BIG + 6, bold=True, align=align)
    if first:
        percent = f"{count * 100 // first} %"
        sheet.text(x, y + BAR / 2 + 22, percent, SMALL, colour=GREY, align=align)
