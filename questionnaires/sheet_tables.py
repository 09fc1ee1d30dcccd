"""Sheets of a form's spreadsheet with their headings understood; faults by sheet and cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from questionnaires.sheet_words import SHEETS, heading, meant

HEADING_WITHIN = 10
FORMULA = "="
"""What a formula, or a cell that holds an error, reads as."""
NEEDED: Mapping[str, tuple[str, ...]] = {
    "survey": ("kind", "text"),
    "choices": ("list", "label"),
    "settings": ("title",),
    "scores": ("code", "items"),
}
"""Columns without which a row is not the row of headings."""


@dataclass(frozen=True, slots=True)
class SheetFault:
    """``row`` 0 and ``cell`` empty where it is about the whole; ``cell`` like «F7», ``column`` the Russian heading.

    Text key ``sheet-fault-<code>``.
    """

    sheet: str
    row: int
    code: str
    cell: str = ""
    column: str = ""
    args: Mapping[str, str] = field(default_factory=dict)


class SheetFaults(ValueError):
    """A spreadsheet that is no form yet, with every fault found."""

    def __init__(self, faults: Sequence[SheetFault]) -> None:
        super().__init__("; ".join(f"{one.sheet} {one.cell or one.row}: {one.code} {dict(one.args)}" for one in faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet as it stands in the file: rows with their numbers."""

    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(slots=True)
class Sheet:
    """``rows``: number -> column's code -> text, empty cells left out. ``letters``: column's code -> «F»."""

    code: str
    title: str
    letters: Mapping[str, str] = field(default_factory=dict)
    rows: dict[int, dict[str, str]] = field(default_factory=dict)
    faults: list[SheetFault] = field(default_factory=list)

    def fault(self, row: int, code: str, column: str = "", **args: object) -> None:
        letter = self.letters.get(column, "")
        name = heading(self.code, column)[1] if column else ""
        said = {name: str(arg) for name, arg in args.items()}
        self.faults.append(SheetFault(self.title, row, code, f"{letter}{row}" if letter else "", name, said))


def understood(found: Sequence[RawSheet]) -> dict[str, Sheet]:
    """The sheets that a form has, by code; one that is missing or has no headings is empty and at fault."""
    sheets: dict[str, Sheet] = {}
    for raw in found:
        code = meant("sheets", raw.title)
        if code in SHEETS and code not in sheets:
            sheets[code] = _headed(code, raw)
    for code in ("survey", "settings"):
        if code not in sheets:
            sheets[code] = Sheet(code, code)
            sheets[code].fault(0, "no-sheet", sheet=code)
    for code in SHEETS:
        sheets.setdefault(code, Sheet(code, code))
    return sheets


def _headed(code: str, raw: RawSheet) -> Sheet:
    for place, (number, cells) in enumerate(raw.rows[:HEADING_WITHIN]):
        columns = {at: name for at, cell in enumerate(cells) if (name := meant("columns", cell, code)) is not None}
        if set(NEEDED[code]) <= set(columns.values()):
            sheet = Sheet(code, raw.title, {name: letter(at) for at, name in reversed(tuple(columns.items()))})
            _check_heading(sheet, number, cells, columns)
            _take(sheet, raw.rows[place + 1 :], columns)
            return sheet
    sheet = Sheet(code, raw.title)
    if any(any(cells) for _, cells in raw.rows) or code != "choices":
        sheet.fault(0, "no-heading", columns=", ".join(heading(code, name)[0] for name in NEEDED[code]))
    return sheet


def _check_heading(sheet: Sheet, number: int, cells: Sequence[str], columns: Mapping[int, str]) -> None:
    seen: set[str] = set()
    for at, cell in enumerate(cells):
        if cell.strip() and at not in columns:
            sheet.fault(number, "unknown-column", name=cell[:40])
        elif at in columns and columns[at] in seen:
            sheet.fault(number, "column-twice", name=cell[:40])
        seen.add(columns.get(at, ""))


def _take(sheet: Sheet, rows: Sequence[tuple[int, tuple[str, ...]]], columns: Mapping[int, str]) -> None:
    for number, cells in rows:
        said = dict(_said(sheet, number, cells, columns))
        if said and not _repeats_heading(sheet.code, said):
            sheet.rows[number] = said


def _said(sheet: Sheet, number: int, cells: Sequence[str], columns: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    for at, name in reversed(tuple(columns.items())):  # of two columns of one name the first counts
        text = plain(cells[at]) if at < len(cells) else ""
        if text.startswith(FORMULA) and cells[at].strip().startswith(FORMULA):
            sheet.fault(number, "formula", name)
            yield name, ""
        elif text:
            yield name, text


def _repeats_heading(code: str, said: Mapping[str, str]) -> bool:
    """The second row of our own files: the headings once more, in Russian."""
    return all(meant("columns", text, code) == name for name, text in said.items())


def plain(cell: str) -> str:
    """A cell's text; an apostrophe that keeps it from being a formula is no part of it."""
    text = cell.strip()
    return text[1:] if guarded(text[1:]) and text.startswith("'") else text


def guarded(text: str) -> bool:
    """Whether a text needs an apostrophe before it in a file, so that no spreadsheet takes it for a formula."""
    return text.lstrip("'").startswith((FORMULA, "+", "-", "@"))


def letter(at: int) -> str:
    """0 -> «A», 26 -> «AA»."""
    return (letter(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)
