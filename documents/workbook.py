"""An Excel file from typed tables. Texts that a spreadsheet would take for formulas are neutralised."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | bool | date | datetime | None
SHEET_NAME_LIMIT = 31
CELL_LIMIT = 32767
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
NARROWEST, WIDEST = 9, 60
WIDEST_ON_PAPER = 28
"""Where ten columns are to be read on a landscape page."""
LINE_HEIGHT, MOST_LINES = 15, 27


class Kind(StrEnum):
    """How a column is written; a text in a number's or date's column stays a text."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Column:
    """A heading; ``width`` in characters, measured from the content where it is not given."""

    title: str
    kind: Kind = Kind.TEXT
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet. A percent is a share (0.55), a moment an aware time.

    ``printed``: so many columns go on paper (0: all), and the first stays in sight while one scrolls through the rest.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    printed: int = 0


_NUMBER_FORMATS = {
    Kind.TEXT: "@",
    Kind.NUMBER: "0.##",
    Kind.PERCENT: "0%",
    Kind.DATE: "dd.mm.yyyy",
    Kind.MOMENT: "dd.mm.yyyy hh:mm",
}


def workbook_xlsx(tables: Iterable[Table], zone: str) -> bytes:
    """The file with a sheet for each table, in order; times are shown on the clock of ``zone`` (IANA)."""
    import xlsxwriter  # only where files are made

    buffer = BytesIO()
    # In memory: personal data must not pass through temporary files.
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        header = book.add_format({"bold": True, "bg_color": "#DDEBF7", "text_wrap": True, "valign": "top", "border": 1})
        formats = {kind: _body_format(book, kind) for kind in Kind}
        taken: set[str] = set()
        for table in tables:
            sheet = book.add_worksheet(sheet_name(table.title, taken))
            _write(sheet, table, header, formats, ZoneInfo(zone))
    return buffer.getvalue()


def _body_format(book: "Workbook", kind: Kind) -> "Format":
    wrap = kind is Kind.TEXT
    side = {"align": "left", "indent": 1} if wrap else {}  # air between a number and the words after it
    return book.add_format({"num_format": _NUMBER_FORMATS[kind], "valign": "top", "text_wrap": wrap, **side})


def _write(sheet: "Worksheet", table: Table, header: "Format", formats: "dict[Kind, Format]", zone: ZoneInfo) -> None:
    widths = [column.width or _text_width(column.title, heading=True) for column in table.columns]
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, neutral(column.title), header)
    for number, row in enumerate(table.rows, start=1):
        for place, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            _write_cell(sheet, (number, place), _local(value, zone), formats[column.kind])
            if column.width is None:
                widths[place] = max(widths[place], _cell_width(value))
    widths = [min(width, WIDEST_ON_PAPER) if place < table.printed else width for place, width in enumerate(widths)]
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    # Said outright: LibreOffice and telephones do not grow a row to its wrapped text by themselves.
    for number, row in enumerate([[column.title for column in table.columns], *table.rows]):
        sheet.set_row(number, LINE_HEIGHT * _lines(row, widths))
    sheet.freeze_panes(1, 1 if table.printed else 0)
    if table.printed:
        sheet.print_area(0, 0, len(table.rows), table.printed - 1)
    if table.columns:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _local(value: Cell, zone: ZoneInfo) -> Cell:
    """A moment on the clock of the school; spreadsheets know no zones."""
    return value.astimezone(zone).replace(tzinfo=None) if isinstance(value, datetime) else value


def _write_cell(sheet: "Worksheet", at: tuple[int, int], value: Cell, look: "Format") -> None:
    if value is None or value == "":
        sheet.write_blank(*at, None, look)
    elif isinstance(value, date):
        sheet.write_datetime(*at, value, look)
    elif isinstance(value, int | float):
        sheet.write_number(*at, value, look)
    else:
        sheet.write_string(*at, neutral(value), look)


def neutral(words: str) -> str:
    """The text with an apostrophe before a sign that would begin a formula, at most as long as a cell can be."""
    return ("'" + words if words.startswith(DANGEROUS) else words)[:CELL_LIMIT]


def sheet_name(title: str, taken: set[str]) -> str:
    """A name that Excel takes: at most 31 signs, none of ``[]:*?/\\``, not taken yet (added to ``taken``)."""
    clean = "".join(" " if sign in "[]:*?/\\" else sign for sign in title).strip(" '")
    base = clean[:SHEET_NAME_LIMIT].rstrip(" '") or str(len(taken) + 1)
    name, number = base, 2
    while name.casefold() in taken:
        tail = f" {number}"
        name, number = base[: SHEET_NAME_LIMIT - len(tail)].rstrip() + tail, number + 1
    taken.add(name.casefold())
    return name


def _lines(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """Lines of the tallest cell of the row, as wrapped by the widths of its columns."""
    tallest = 1
    for value, width in zip(row, widths, strict=True):
        if isinstance(value, str):
            room = max(width - 2, 1)
            tallest = max(tallest, sum(-(-max(len(part), 1) // room) for part in value.splitlines()))
    return min(tallest, MOST_LINES)


def _cell_width(value: Cell) -> int:
    if isinstance(value, datetime):
        return 17
    if isinstance(value, date):
        return 12
    return _text_width(str(value)) if value is not None else 0


def _text_width(words: str, *, heading: bool = False) -> int:
    """Characters wide enough for the longest line; a heading wraps, so its longest word counts."""
    longest = max((len(part) for part in (words.split() if heading else words.splitlines())), default=0)
    return min(max(longest + 3, NARROWEST), WIDEST)
