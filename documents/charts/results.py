"""Results of a survey: each question with its answers, columns for a scale and bars for options, on several sheets."""

from dataclasses import dataclass

from documents.charts.canvas import BIG, BLUE, GREY, HUGE, INK, MARGIN, NORMAL, PALE, SMALL, WIDTH, Sheet
from documents.charts.results_data import ResultBars, ResultsChart
from documents.charts.words import decimal
from texts import plain

TALLEST = 2200
A_SHEET = 10
"""Questions on a sheet at most: more cannot be read on a phone."""
HEAD = 240
LINE = 38
ROW = 46
COLUMNS = 150
GAP = 44
SECOND_LINE = 28
LABEL_ROOM = 430
MOST_BARS = 18
ROOM = WIDTH - 2 * MARGIN


@dataclass(frozen=True, slots=True)
class _Placed:
    """A question and the labels of its bars broken into lines, and the pixels that it takes."""

    data: ResultBars
    lines: tuple[str, ...]
    bars: tuple[tuple[tuple[str, ...], int], ...]
    height: int


def draw_results(chart: ResultsChart) -> list[Sheet]:
    """As many sheets as the questions need; each carries the title and its number."""
    ruler = Sheet(100)
    placed = [_placed(ruler, one) for one in chart.questions]
    sheets = _parted(placed)
    return [_sheet(chart, part, number, len(sheets)) for number, part in enumerate(sheets, 1)]


def _placed(ruler: Sheet, data: ResultBars) -> _Placed:
    lines = tuple(ruler.wrap(data.question, NORMAL, ROOM, lines=3))
    shown = [] if data.columns else _shown(data.bars)
    bars = tuple((tuple(ruler.wrap(label, SMALL, LABEL_ROOM)), count) for label, count in shown)
    body = COLUMNS if data.columns else sum(_tall(label) for label, _ in bars) + ROW * (len(bars) < len(data.bars))
    return _Placed(data, lines, bars, LINE * (len(lines) + 1) + body + GAP)


def _shown(bars: tuple[tuple[str, int], ...]) -> list[tuple[str, int]]:
    """All of them; of very many those that somebody chose, and of these the most chosen, in the form's order."""
    if len(bars) <= MOST_BARS:
        return list(bars)
    places = sorted(range(len(bars)), key=lambda place: (-bars[place][1], place))[:MOST_BARS]
    return [bars[place] for place in sorted(places) if bars[place][1]]


def _tall(label: tuple[str, ...]) -> int:
    return ROW + SECOND_LINE * (len(label) - 1)


def _parted(placed: list[_Placed]) -> list[list[_Placed]]:
    """As few sheets as can be, and as even ones: no last question alone on a sheet of its own."""
    most = TALLEST - HEAD
    fewest = len(_filled(placed, most))
    limit = max([one.height for one in placed] + [sum(one.height for one in placed) // max(fewest, 1)])
    while limit < most and len(_filled(placed, limit)) > fewest:
        limit += ROW
    return _filled(placed, min(limit, most))


def _filled(placed: list[_Placed], room: int) -> list[list[_Placed]]:
    sheets: list[list[_Placed]] = []
    left = 0
    for one in placed:
        if not sheets or one.height > left or len(sheets[-1]) == A_SHEET:
            sheets.append([])
            left = room
        sheets[-1].append(one)
        left -= one.height
    return sheets


def _sheet(chart: ResultsChart, part: list[_Placed], number: int, count: int) -> Sheet:
    sheet = Sheet(HEAD + sum(one.height for one in part))
    caption = plain("results-picture-caption", people=chart.people)
    if count > 1:
        caption = plain("results-picture-page", caption=caption, page=number, pages=count)
    top = headed(sheet, chart.title, caption) + 24
    for one in part:
        _question(sheet, top, one)
        top += one.height
    return sheet


def headed(sheet: Sheet, title: str, caption: str) -> float:
    """The sheet's heading; a title too long for large letters stands in smaller ones. The first free line below."""
    if sheet.width_of(title, HUGE, bold=True) <= ROOM:
        return sheet.heading(title, caption)
    sheet.text(MARGIN, 66, title, BIG, bold=True, room=ROOM)
    for number, row in enumerate(sheet.wrap(caption, NORMAL, ROOM)):
        sheet.text(MARGIN, 124 + 40 * number, row, NORMAL, colour=GREY)
    return 220


def _question(sheet: Sheet, top: float, one: _Placed) -> None:
    y = top
    for line in one.lines:
        sheet.text(MARGIN, y, line, NORMAL)
        y += LINE
    sheet.text(MARGIN, y, _note(one.data), SMALL, colour=GREY, room=ROOM)
    if one.data.columns:
        _columns(sheet, y + 30, one.data)
    else:
        _bars(sheet, y + 44, one)


def _note(data: ResultBars) -> str:
    if data.mean is None:
        return plain("results-picture-note", given=data.given)
    mean = decimal(data.mean)
    if not data.high:
        return plain("results-picture-note-number", given=data.given, mean=mean)
    if data.good is None:
        return plain("results-picture-note-mean", given=data.given, mean=mean, high=data.high)
    share = {"good": data.good, "percent": _percent(data.good, data.given), "bar": data.bar}
    return plain("results-picture-note-good", given=data.given, mean=mean, high=data.high, **share)


def _columns(sheet: Sheet, top: float, data: ResultBars) -> None:
    """Steps of a scale side by side, how many above each, the step below."""
    width = min(ROOM / len(data.bars), 150)
    most = max(*(count for _, count in data.bars), 1)
    floor, reach = top + COLUMNS - 44, COLUMNS - 84
    for place, (step, count) in enumerate(data.bars):
        x = MARGIN + width * place
        height = reach * count / most
        sheet.bar(x + 6, floor - height, width - 12, height, BLUE)
        sheet.line(x + 6, floor, x + width - 6, floor, colour=PALE, width=3)
        sheet.text(x + width / 2, floor + 22, step, SMALL, colour=GREY, align="center", room=width)
        if count:
            sheet.text(x + width / 2, floor - height - 18, str(count), SMALL, align="center")


def _bars(sheet: Sheet, top: float, one: _Placed) -> None:
    """Options below each other; of those left out their number is told."""
    start = MARGIN + LABEL_ROOM + 16
    most = max(*(count for _, count in one.bars), 1) if one.bars else 1
    reach = WIDTH - MARGIN - 190 - start
    y = top
    for label, count in one.bars:
        for number, line in enumerate(label):
            sheet.text(MARGIN, y + SECOND_LINE * number, line, SMALL)
        middle = y + SECOND_LINE * (len(label) - 1) / 2
        sheet.bar(start, middle - 15, max(reach * count / most, 3 if count else 0), 30, BLUE)
        words = plain("results-picture-count", count=count, percent=_percent(count, one.data.given))
        sheet.text(start + reach * count / most + 12, middle, words, SMALL, colour=INK if count else GREY)
        y += _tall(label)
    rest = len(one.data.bars) - len(one.bars)
    if rest:
        sheet.text(MARGIN, y, plain("results-picture-more", count=rest), SMALL, colour=GREY)


def _percent(count: int, given: int) -> int:
    return count * 100 // given if given else 0
