"""A form's spreadsheet (XLSForm) that was sent: the form, or every fault by sheet and cell. Nothing in it is run."""

from dataclasses import dataclass, field

from documents.spreadsheet import Sheet, Unreadable, cell_text, is_workbook, sheets, workbook
from questionnaires.form import Form
from questionnaires.sheet_reading import SheetForm, read_form
from questionnaires.sheet_tables import RawSheet, SheetFault, SheetFaults
from questionnaires.shipped import shared

UNPACKED_LIMIT = 30 * 1024 * 1024
"""Bytes the workbook of a form may unpack to: ours has a tenth of a megabyte."""
MOST_ROWS = 2_000
"""Rows with something in them, on one sheet; a form has a hundred questions at most."""
MOST_SHEETS = 20
FARTHEST_ROW = 20_000


@dataclass(frozen=True, slots=True)
class FormSheet:
    """What stands in the file: a form, or faults; ``refusal``: why the file as a whole cannot be read."""

    found: SheetForm | None = None
    faults: tuple[SheetFault, ...] = field(default=())
    refusal: str = ""

    @property
    def form(self) -> Form | None:
        return self.found.form if self.found is not None else None


def read_form_sheet(content: bytes) -> FormSheet:
    """Never raises, whatever was sent."""
    try:
        return FormSheet(found=read_form(_sheets(content), shared()))
    except Unreadable as error:
        return FormSheet(refusal=error.code)
    except SheetFaults as error:
        return FormSheet(faults=error.faults)


def _sheets(content: bytes) -> tuple[RawSheet, ...]:
    if not is_workbook(content):
        sheets(content)  # says what it is, where it knows
        raise Unreadable("not-table")
    return tuple(_raw(number, one) for number, one in enumerate(workbook(content, cell_text, UNPACKED_LIMIT)))


def _raw(number: int, sheet: Sheet) -> RawSheet:
    if number >= MOST_SHEETS:
        raise Unreadable("rows")
    kept: list[tuple[int, tuple[str, ...]]] = []
    for row, cells in sheet.rows:
        if any(cells):
            kept.append((row, cells))
        if len(kept) > MOST_ROWS or row > FARTHEST_ROW:
            raise Unreadable("rows")
    return RawSheet(sheet.title, tuple(kept))
