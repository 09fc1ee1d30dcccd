"""Entry against exit: a line from the mean before to the mean after for each question, on its own scale."""

from documents.charts.canvas import BLUE, GREEN, GREY, INK, MARGIN, NORMAL, PALE, SMALL, VERMILION, WIDTH, Sheet
from documents.charts.results import headed
from documents.charts.results_data import ChangeChart, ChangeRow
from documents.charts.words import decimal
from domain.surveys.comparison import turn
from texts import plain

A_SHEET = 12
ROW = 92
HEAD = 400
NAME_ROOM = 420
CHANGE_ROOM = 110
DOT = 30


def draw_changes(chart: ChangeChart) -> list[Sheet]:
    """As many sheets as the questions need, evenly filled."""
    count = max(1, -(-len(chart.rows) // A_SHEET))
    each = max(1, -(-len(chart.rows) // count))
    parts = [chart.rows[start : start + each] for start in range(0, len(chart.rows), each)]
    return [_sheet(chart, part, number, len(parts)) for number, part in enumerate(parts, 1)]


def _sheet(chart: ChangeChart, part: tuple[ChangeRow, ...], number: int, count: int) -> Sheet:
    sheet = Sheet(HEAD + ROW * len(part))
    caption = plain("comparison-picture-legend", both=chart.both, entered=chart.entered)
    if count > 1:
        caption = plain("results-picture-page", caption=caption, page=number, pages=count)
    top = headed(sheet, chart.title, caption) + 20
    sheet.dot(MARGIN + 18, top, GREY, size=DOT)
    sheet.text(MARGIN + 46, top, plain("comparison-before"), NORMAL)
    sheet.dot(WIDTH / 2 + 18, top, GREEN, "D", DOT - 4)
    sheet.text(WIDTH / 2 + 46, top, plain("comparison-after"), NORMAL)
    top += 90
    _scale(sheet, top, part)
    for place, row in enumerate(part):
        _row(sheet, top + ROW * (place + 0.5), row)
    return sheet


def _scale(sheet: Sheet, top: float, part: tuple[ChangeRow, ...]) -> None:
    """Marks of the scale where all questions have the same one; else only its ends' lines."""
    spans = {(row.low, row.high) for row in part}
    alike = len(spans) == 1
    low, high = next(iter(spans)) if alike else (0, 1)
    marks = range(low, high + 1) if high - low <= 12 else (low, high)
    for mark in marks:
        x = _place(mark, low, high)
        sheet.line(x, top, x, top + ROW * len(part), colour=PALE)
        if alike:
            sheet.text(x, top - 22, str(mark), SMALL, colour=GREY, align="center")


def _place(value: float, low: int, high: int) -> float:
    start, end = MARGIN + NAME_ROOM + 40, WIDTH - MARGIN - CHANGE_ROOM - 30
    return start + (end - start) * (value - low) / max(high - low, 1)


def _row(sheet: Sheet, y: float, row: ChangeRow) -> None:
    lines = sheet.wrap(plain("comparison-less", question=row.name) if row.reverse else row.name, SMALL, NAME_ROOM)
    for number, line in enumerate(lines):
        sheet.text(MARGIN, y + 32 * (number - (len(lines) - 1) / 2), line, SMALL)
    before, after = _place(row.before, row.low, row.high), _place(row.after, row.low, row.high)
    change = turn(row.before, row.after)
    better = -change if row.reverse else change
    colour = GREEN if better > 0 else VERMILION if better < 0 else BLUE
    sheet.line(before, y, after, y, colour=colour, width=6)
    sheet.dot(before, y, GREY, size=DOT)
    sheet.dot(after, y, colour, "D", DOT - 4)
    if change:
        right = row.after > row.before
        _value(sheet, before, y, row.before, right=not right)
        _value(sheet, after, y, row.after, right=right)
    else:
        _value(sheet, after, y, row.after, right=True)
    sign = "+" if change > 0 else "\N{MINUS SIGN}" if change < 0 else ""
    words = sign + decimal(abs(change))
    sheet.text(WIDTH - MARGIN, y, words, NORMAL, bold=True, colour=INK if sign else GREY, align="right")


def _value(sheet: Sheet, x: float, y: float, value: float, *, right: bool) -> None:
    """The number over the outer side of its mark."""
    sheet.text(x, y - 32, decimal(value), SMALL - 4, colour=GREY, align="left" if right else "right")
