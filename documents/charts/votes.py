"""The choice as a table: mentees down, mentors across; a left half is the mentee's mark, a right half the mentor's."""

from documents.charts.canvas import (
    BLUE,
    GREEN,
    INK,
    MARGIN,
    NORMAL,
    ORANGE,
    PALE,
    PAPER,
    SMALL,
    WIDTH,
    Sheet,
)
from documents.charts.votes_data import VotesChart
from texts import plain

NAME_ROOM = 330
TOP_ROOM = 330
"""For names across, written upwards."""
SMALLEST, LARGEST = 34, 84
"""Sides of a cell in pixels."""
LEGEND = 56
LAST = 40


def draw_votes(chart: VotesChart) -> Sheet:
    """As wide as the mentors need: a table of forty is looked at by moving it under the finger."""
    cell = max(SMALLEST, min(LARGEST, (WIDTH - 2 * MARGIN - NAME_ROOM) // max(len(chart.columns), 1)))
    width = max(WIDTH, 2 * MARGIN + NAME_ROOM + cell * len(chart.columns))
    sheet = Sheet(200 + 3 * LEGEND + TOP_ROOM + cell * len(chart.rows) + LAST, width)
    top = sheet.heading(plain("vote-picture-title"), plain("vote-picture-caption"))
    top = _legend(sheet, top + 10, chart.mutual) + TOP_ROOM
    left = MARGIN + NAME_ROOM
    _grid(sheet, chart, left, top, cell)
    for row, column, mine, theirs in chart.cells:
        _cell(sheet, left + cell * column, top + cell * row, cell, mine, theirs)
    return sheet


def _legend(sheet: Sheet, top: float, mutual: int) -> float:
    """A sample of each kind of cell with its meaning; returns the first free line."""
    samples = (
        (1, 0, plain("vote-picture-mentee")),
        (0, 1, plain("vote-picture-mentor")),
        (1, 2, plain("vote-picture-mutual", count=mutual)),
    )
    for number, (mine, theirs, words) in enumerate(samples):
        y = top + LEGEND * number
        _cell(sheet, MARGIN, y, 46, mine, theirs)
        sheet.text(MARGIN + 64, y + 23, words, SMALL, room=WIDTH - 2 * MARGIN - 64)
    return top + LEGEND * len(samples)


def _grid(sheet: Sheet, chart: VotesChart, left: float, top: float, cell: int) -> None:
    size = min(SMALL, max(20, cell - 12))
    right, bottom = left + cell * len(chart.columns), top + cell * len(chart.rows)
    for number, name in enumerate(chart.rows):
        y = top + cell * number
        sheet.line(MARGIN, y, right, y)
        sheet.text(left - 12, y + cell / 2, name, size, align="right", room=NAME_ROOM - 12)
    for number, name in enumerate(chart.columns):
        x = left + cell * number
        sheet.line(x, top - 8, x, bottom)
        words = sheet.text(x + cell / 2, top - 14, name, size, align="center", room=TOP_ROOM - 30)
        words.set(rotation=90, verticalalignment="bottom")
    sheet.line(MARGIN, bottom, right, bottom)
    sheet.line(right, top - 8, right, bottom)


def _cell(sheet: Sheet, x: float, y: float, side: int, mine: int, theirs: int) -> None:
    """Both halves in green where both marked each other: it is told by the full cell, without the colour too."""
    half = side / 2
    size = min(NORMAL, int(half * 1.1))
    both = bool(mine and theirs)
    sheet.bar(x + 1, y + 1, side - 2, side - 2, GREEN if both else PALE)
    for place, start, colour in ((mine, x, ORANGE), (theirs, x + half, BLUE)):
        if not place:
            continue
        if not both:
            sheet.bar(start + 1, y + 1, half - 1, side - 2, colour)
        ink = INK if colour == ORANGE and not both else PAPER
        sheet.text(start + half / 2, y + half, str(place), size, colour=ink, bold=True, align="center")
    if both:
        sheet.line(x + half, y + 4, x + half, y + side - 4, colour=PAPER, width=1)
