"""Draw a chart: typed data in, PNG bytes out. Runs in the drawing process."""

from collections.abc import Callable
from typing import Any

from documents.charts.canvas import GREY, MARGIN, NORMAL, WIDTH, Sheet
from documents.charts.changes import draw_changes
from documents.charts.data import Chart, Funnel, PairsRhythm, Profile, Weeks
from documents.charts.funnel import draw_funnel
from documents.charts.profile import draw_profile
from documents.charts.results import draw_results
from documents.charts.results_data import ChangeChart, ResultsChart, SheetsChart
from documents.charts.rhythm import draw_rhythm
from documents.charts.votes import draw_votes
from documents.charts.votes_data import VotesChart
from documents.charts.weeks import draw_weeks
from texts import plain

EMPTY_HEIGHT = 420

_PAINTERS: dict[type[Any], tuple[Callable[[Any], Sheet], str, str]] = {
    Funnel: (draw_funnel, "charts-funnel-title", "charts-funnel-empty"),
    Weeks: (draw_weeks, "charts-weeks-title", "charts-weeks-empty"),
    PairsRhythm: (draw_rhythm, "charts-rhythm-title", "charts-rhythm-empty"),
    Profile: (draw_profile, "charts-profile-title", "charts-profile-empty"),
}


def paint(chart: Chart) -> bytes:
    """PNG 1080 pixels wide, at most 1500 high."""
    return sheet_of(chart).png()


def paint_sheets(chart: SheetsChart) -> list[bytes]:
    """PNGs of a chart that may need several sheets, in order."""
    match chart:
        case ResultsChart():
            sheets = draw_results(chart)
        case ChangeChart():
            sheets = draw_changes(chart)
        case VotesChart():
            sheets = [draw_votes(chart)]
    return [sheet.png() for sheet in sheets]


def sheet_of(chart: Chart) -> Sheet:
    """The drawn sheet: an honest sentence where there is nothing to draw."""
    painter, title, empty = _PAINTERS[type(chart)]
    return _empty_sheet(plain(title), plain(empty)) if chart.empty else painter(chart)


def _empty_sheet(title: str, sentence: str) -> Sheet:
    sheet = Sheet(EMPTY_HEIGHT)
    sheet.heading(title, "")
    for number, row in enumerate(sheet.wrap(sentence, NORMAL + 4, WIDTH - 2 * MARGIN, lines=3)):
        sheet.text(WIDTH / 2, 220 + 48 * number, row, NORMAL + 4, colour=GREY, align="center")
    return sheet
