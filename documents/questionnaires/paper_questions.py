"""Where an answer goes on paper: boxes with their numbers, scales, a grid of a week, lines to write on."""

from collections.abc import Sequence

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from documents.questionnaires.paper_sheet import WIDTH, Sheet
from questionnaires.form import Item, Kind
from questionnaires.week import rows_of_week
from questionnaires.words import words
from texts import plain

ONE, MANY = "\u25cb", "\u2610"  # a circle: one answer, a box: several
SHORT_LABEL = 30  # two such options stand side by side
LINES = {Kind.SHORT: 1, Kind.LONG: 4, Kind.CONTACT: 1, Kind.PERSON: 1, Kind.FILE: 1}
CELL = 0.85  # centimetres of a number on a scale
TEXT_CELL = 6.5
ON_ONE_PAGE = 14  # options that are not torn apart


def answer_place(sheet: Sheet, item: Item) -> None:
    """The place for the answer to one question, with «I do not want to answer» where it is an answer."""
    if item.kind is Kind.SCALE:
        scale_table(sheet, item, [("", "")])
        return
    if item.kind.has_options:
        _options(sheet, item)
    elif item.kind is Kind.NUMBER:
        sheet.paragraph(plain("paper-number-line", unit=item.unit), space=2).paragraph_format.space_before = Pt(6)
    elif item.kind is Kind.DATE:
        sheet.paragraph(plain("paper-date-line"), space=2).paragraph_format.space_before = Pt(6)
    else:
        sheet.lines([""] * LINES[item.kind])
    if item.decline:
        sheet.paragraph(f"{ONE}  {words().decline_label}", space=2)


def _options(sheet: Sheet, item: Item) -> None:
    week = rows_of_week(item.options)
    numbered = {option.code: number for number, option in enumerate(item.options, 1)}
    if week is not None:
        lines = [[_boxed(item, numbered[one.code], one.label) for one in row] for row in week]
    else:
        across = 2 if max(len(option.label) for option in item.options) <= SHORT_LABEL and len(item.options) > 3 else 1
        boxes = [_boxed(item, numbered[option.code], option.label) for option in item.options]
        down = -(-len(boxes) // across)
        lines = [boxes[row::down] for row in range(down)]  # numbers run down, as one reads a list
    width = max(len(line) for line in lines)
    table = sheet.table(len(lines), [WIDTH / width] * width)
    for left, (row, line) in enumerate(zip(table.rows, lines, strict=True), 1 - len(lines)):
        for cell, text in zip(row.cells, line, strict=False):
            cell.text = text
            cell.paragraphs[0].paragraph_format.keep_with_next = left < 0 and len(lines) <= ON_ONE_PAGE


def _boxed(item: Item, number: int, label: str) -> str:
    mark = "____" if item.kind is Kind.RANKING else MANY if item.kind is Kind.MULTI else ONE
    return f"{mark}  {number}. {label}"


def scale_table(sheet: Sheet, item: Item, rows: Sequence[tuple[str, str]]) -> None:
    """The numbers of a scale, once or as rows (words, code) of a table; the ends are named above."""
    low, high = item.span()
    numbers = [str(number) for number in range(low, high + 1)]
    declines = [plain("paper-decline-cell")] if item.decline else []
    ends = " \u00b7 ".join(
        plain("paper-end", number=number, words=label)
        for number, label in ((low, item.low_label), (high, item.high_label))
        if label
    )
    if ends:
        said = sheet.paragraph(ends, space=2, keep=True)
        said.runs[0].font.size = Pt(9)
        said.paragraph_format.space_before = Pt(4)
    matrix = bool(rows[0][0])
    cell = min(CELL if len(numbers) > 7 or not matrix else 1.1, (WIDTH - TEXT_CELL - 2 * len(declines)) / len(numbers))
    rest = [WIDTH - cell * len(numbers) - 2 * len(declines)] if matrix else []
    table = sheet.table(len(rows), [*rest, *[cell] * len(numbers), *[2.0] * len(declines)])
    table.style = "Table Grid"
    for row, (text, code) in zip(table.rows, rows, strict=True):
        cells = list(row.cells)
        if matrix:
            paragraph = cells.pop(0).paragraphs[0]
            paragraph.add_run(text)
            paragraph.add_run(f"  [{code}]").font.size = Pt(7.5)
        for place, number in zip(cells, [*numbers, *declines], strict=True):
            run = place.paragraphs[0].add_run(number)
            run.font.size = Pt(10 if number in numbers else 8)
            place.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
