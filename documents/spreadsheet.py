"""A table that somebody sent, as plain texts: XLSX (openpyxl, read only) or CSV. Nothing in it is run or evaluated."""

import csv
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from domain.names import search_key

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

UNPACKED_LIMIT = 100 * 1024 * 1024
"""Bytes a workbook may unpack to: a small archive can hold gigabytes."""
MOST_COLUMNS = 60
HEADING_WITHIN = 30
"""Rows in which the headings of a list are looked for: a title and a date often stand above them."""
FORMULA = "="
"""What a formula, or a cell that holds an error, reads as: one that begins with this sign is never a text."""
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_FOREIGN = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf")
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad"))
_WORKBOOK = b"spreadsheetml.sheet.main+xml"


class Unreadable(Exception):
    """The file is no table we can read; ``code``: empty, old, html, macros, broken, large, not-table."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Sheet:
    """``rows`` are read as they are asked for; each with its number, cells cleaned of needless blanks."""

    title: str
    rows: Iterator[tuple[int, tuple[str, ...]]]


def sheets(content: bytes) -> Iterator[Sheet]:
    """The sheets of a workbook, or the one table of a CSV file (without a title). Raises ``Unreadable``."""
    if content.startswith(_ZIP):
        return workbook(content)
    if not content.strip():
        raise Unreadable("empty")
    if content.startswith(_OLD_EXCEL):
        raise Unreadable("old")
    if content.startswith(_FOREIGN):
        raise Unreadable("not-table")
    return iter((Sheet("", _csv(_decoded(content))),))


def columns_of(cells: Iterable[str], headings: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """The column of each field whose heading stands among ``cells`` (the first of two); ``headings``: words of each."""
    columns: dict[str, int] = {}
    for at, cell in enumerate(cells):
        field = _field(search_key(cell), headings) if cell else None
        if field is not None:
            columns.setdefault(field, at)
    return columns


def _field(heading: str, headings: Mapping[str, Iterable[str]]) -> str | None:
    for field, words in headings.items():
        if any(heading == word or heading.startswith(f"{word} ") for word in words):
            return field
    return None


def is_workbook(content: bytes) -> bool:
    """Whether it may be an XLSX at all: an archive."""
    return content.startswith(_ZIP)


def workbook(
    content: bytes, cell: Callable[[object], str] | None = None, limit: int = UNPACKED_LIMIT
) -> Iterator[Sheet]:
    """The visible sheets of an XLSX. ``cell`` makes the text of a cell, ``limit``: bytes it may unpack to.

    Raises ``Unreadable``.
    """
    _check_workbook(content, limit)
    return _workbook(content, cell or _text)


def _check_workbook(content: bytes, limit: int) -> None:
    """Look at the archive before anything unpacks it."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > limit:
                raise Unreadable("large")
            names = {entry.filename for entry in archive.infolist()}
            types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        raise Unreadable("broken") from error
    if "xl/vbaProject.bin" in names or b"macroEnabled" in types:
        raise Unreadable("macros")
    if _WORKBOOK not in types:
        raise Unreadable("not-table")


def _workbook(content: bytes, cell: Callable[[object], str]) -> Iterator[Sheet]:
    from openpyxl import load_workbook  # only where a workbook was sent

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and validations that openpyxl does not know are nothing to us
            book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
    except Exception as error:  # whatever a broken file makes openpyxl stumble over
        raise Unreadable("broken") from error
    return (Sheet(one.title, _rows(one, cell)) for one in book.worksheets if one.sheet_state == "visible")


def _rows(sheet: "ReadOnlyWorksheet", cell: Callable[[object], str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    sheet.reset_dimensions()  # what a file says of its size may be wrong
    try:
        rows = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)  # type: ignore[misc]  # a stub's slip over self
        for number, row in enumerate(rows, 1):
            yield number, tuple(map(cell, row))
    except Exception as error:  # the same: sheets are parsed while they are read
        raise Unreadable("broken") from error


def _text(value: object) -> str:
    """A cell as a text: whole numbers without a point, days as they are written here."""
    return cell_text(clean(value) if isinstance(value, str) else value)


def cell_text(value: object) -> str:
    """The same, with the blanks and line breaks that a text has."""
    match value:
        case None:
            return ""
        case str(text):
            return f"{FORMULA}{text}" if text.startswith("#") and text.endswith(("!", "?", "/A")) else text
        case bool() | int():
            return str(value)
        case float():
            return str(int(value)) if value.is_integer() else str(value)
        case datetime() | date():
            return f"{value:%d.%m.%Y}"
        case _:
            return FORMULA


def clean(text: str) -> str:
    """Single blanks, no invisible signs."""
    return " ".join(text.translate(_INVISIBLE).split())


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in content:
        raise Unreadable("not-table")
    else:
        encodings = ["utf-8-sig", "cp1251"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.lstrip().startswith("<"):
            raise Unreadable("html")
        if not text.translate(_INVISIBLE).strip():
            raise Unreadable("empty")
        return text
    raise Unreadable("not-table")


def _csv(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Rows with the line each begins on; the sign between cells is the most frequent of the first lines."""
    head = "\n".join(text.splitlines()[:10])
    between = max(";\t,", key=head.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=between)
    line = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Unreadable("broken") from error
        yield line, tuple(clean(cell) for cell in row[:MOST_COLUMNS])
        line = reader.line_num + 1
