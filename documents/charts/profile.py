"""Chart 4: entry assessment, one line a competence, the averages of mentees and of mentors on the scale of its form."""

from documents.charts.canvas import BLUE, GREY, MARGIN, NORMAL, ORANGE, SMALL, WIDTH, Sheet
from documents.charts.data import Profile, ProfileRow
from documents.charts.words import answered, decimal
from texts import plain

ROW = 84
NAME_ROOM = 440
DOT = 34
LOWEST = 1


def draw_profile(chart: Profile) -> Sheet:
    sheet = Sheet(340 + ROW * len(chart.rows) + 30)
    top = sheet.heading(plain("charts-profile-title"), plain("charts-profile-caption", highest=chart.highest))
    _legend(sheet, top + 24, chart)
    top += 140
    for mark in range(LOWEST, chart.highest + 1):
        x = _place(mark, chart.highest)
        sheet.line(x, top, x, top + ROW * len(chart.rows))
        sheet.text(x, top - 22, str(mark), SMALL, colour=GREY, align="center")
    for number, row in enumerate(chart.rows):
        _row(sheet, top + ROW * (number + 0.5), row, chart.highest)
    return sheet


def _place(value: float, highest: int) -> float:
    start, end = MARGIN + NAME_ROOM + 70, WIDTH - MARGIN - 56
    return start + (end - start) * (value - LOWEST) / (highest - LOWEST)


def _legend(sheet: Sheet, y: float, chart: Profile) -> None:
    mentees, mentors = answered(chart)
    sheet.dot(MARGIN + 18, y, BLUE, size=DOT)
    sheet.text(MARGIN + 50, y, mentees, NORMAL, room=WIDTH - 2 * MARGIN - 50)
    sheet.dot(MARGIN + 18, y + 46, ORANGE, "D", DOT - 6)
    sheet.text(MARGIN + 50, y + 46, mentors, NORMAL, room=WIDTH - 2 * MARGIN - 50)


def _row(sheet: Sheet, y: float, row: ProfileRow, highest: int) -> None:
    lines = sheet.wrap(row.name, SMALL, NAME_ROOM)
    for number, line in enumerate(lines):
        sheet.text(MARGIN, y + 32 * (number - (len(lines) - 1) / 2), line, SMALL)
    if row.mentees is not None and row.mentors is not None:
        sheet.line(_place(row.mentees, highest), y, _place(row.mentors, highest), y, colour=GREY, width=4)
    if row.mentees is not None:
        sheet.dot(x := _place(row.mentees, highest), y, BLUE, size=DOT)
        _value(sheet, x, y, row.mentees, right=row.mentors is not None and row.mentees > row.mentors)
    if row.mentors is not None:
        sheet.dot(x := _place(row.mentors, highest), y, ORANGE, "D", DOT - 6)
        _value(sheet, x, y, row.mentors, right=row.mentees is None or row.mentees <= row.mentors)


def _value(sheet: Sheet, x: float, y: float, value: float, *, right: bool) -> None:
    """The number on the outer side of its mark."""
    x += DOT * 0.65 if right else -DOT * 0.65
    sheet.text(x, y, decimal(value), SMALL, align="left" if right else "right")
