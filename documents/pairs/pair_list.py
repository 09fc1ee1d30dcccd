"""A list of pairs from a table: columns by their headings in any order, several names in a cell, faults by row."""

import re
from collections.abc import Iterable, Mapping
from itertools import chain, islice, zip_longest

from documents.spreadsheet import FORMULA, HEADING_WITHIN, Sheet, Unreadable, columns_of, sheets
from documents.workbook import Column, Table, workbook_xlsx
from domain.match import FORMS, Format, Kind
from domain.names import search_key
from domain.pairing.pair_list import PairList, PairRow
from domain.people.staff import RowFault
from texts import plain
from texts.pair_list import FORM_WORDS, FORMAT_WORDS, HEADINGS, KIND_WORDS

MOST_ROWS = 2_000
NAME_LIMIT, TOPIC_LIMIT, QUOTED = 120, 120, 40
_BETWEEN = re.compile(r"[;\n]|,\s*(?=\S+\s+\S+)")
Cells = Mapping[str, str]


def read_pair_list(content: bytes) -> PairList:
    """What stands in the file; a file that is refused as a whole has only ``refusal``."""
    try:
        return _read(sheets(content))
    except Unreadable as error:
        return PairList(refusal=error.code)


def _read(found: Iterable[Sheet]) -> PairList:
    rows: list[PairRow] = []
    faults: list[RowFault] = []
    headed = False
    for sheet in found:
        head = list(islice(sheet.rows, HEADING_WITHIN))
        place, columns = _heading([cells for _, cells in head])
        if not columns:
            continue
        headed = True
        for number, cells in chain(head[place + 1 :], sheet.rows):
            row = {field: cells[at] if at < len(cells) else "" for field, at in columns.items()}
            if any(row.values()):
                made = _row(sheet.title, number, row)
                rows.append(made) if isinstance(made, PairRow) else faults.append(made)
            if len(rows) + len(faults) > MOST_ROWS:
                raise Unreadable("rows")
    if not rows and not faults:
        raise Unreadable("empty" if headed else "no-heading")
    return PairList(tuple(rows), tuple(faults))


def _heading(head: list[tuple[str, ...]]) -> tuple[int, dict[str, int]]:
    """The place of the row of headings and the column of each field; no columns where there is none."""
    for place, cells in enumerate(head):
        columns = columns_of(cells, HEADINGS)
        if {"mentors", "mentees"} <= columns.keys():
            return place, columns
    return 0, {}


class _Unknown(Exception):
    """A cell with words that are none of ours; ``field`` is its column."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(field)
        self.field, self.words = field, words[:QUOTED]


def _row(sheet: str, number: int, cells: Cells) -> PairRow | RowFault:
    mentors, mentees = _names(cells["mentors"]), _names(cells["mentees"])
    fault = _fault(cells, mentees)
    if fault is not None:
        return RowFault(sheet, number, *fault)
    try:
        form, way = _coded("form", cells, FORM_WORDS), _coded("format", cells, FORMAT_WORDS)
        kind = _coded("kind", cells, KIND_WORDS)
    except _Unknown as wrong:
        return RowFault(sheet, number, wrong.field, wrong.words)
    topic = " ".join(cells.get("topic", "").split())
    style = (form or FORMS[0], Format(way) if way else None, Kind(kind or Kind.USUAL))
    return PairRow(sheet, number, mentors, mentees, *style, topic)


def _coded(field: str, cells: Cells, known: Mapping[str, tuple[str, ...]]) -> str:
    """The code that the cell names; empty for an empty one. Raises ``_Unknown``."""
    words = cells.get(field, "")
    key = search_key(words)
    if not key:
        return ""
    for code, spellings in known.items():
        if key in spellings:
            return code
    raise _Unknown(field, words)


def _names(cell: str) -> tuple[str, ...]:
    """Names are parted by semicolons, lines, or commas between full names."""
    return tuple(name for part in _BETWEEN.split(cell) if (name := " ".join(part.split())))


def _fault(cells: Cells, mentees: tuple[str, ...]) -> tuple[str, str] | None:
    if any(cell.startswith(FORMULA) for cell in cells.values()):
        return "formula", ""
    if not mentees:
        return "no-mentee", ""
    for name in (*_names(cells["mentors"]), *mentees):
        if len(name) > NAME_LIMIT or len(search_key(name).split()) < 2:
            return "name", name[:QUOTED]
    if len(cells.get("topic", "")) > TOPIC_LIMIT:
        return "topic", cells["topic"][:QUOTED]
    return None


def sample() -> bytes:
    """A list of pairs to be filled in; a second sheet says which words may stand where."""
    widths = {"mentors": 38, "mentees": 38, "form": 26, "format": 20, "kind": 22, "topic": 34}
    columns = tuple(Column(plain(f"pair-list-column-{field}"), width=width) for field, width in widths.items())
    words = [[plain(f"order-form-{code.replace('_', '-')}") for code in FORMS]]
    words += [[spellings[0] for spellings in table.values()] for table in (FORMAT_WORDS, KIND_WORDS)]
    rows = list(zip_longest(*words, fillvalue=""))
    heads = tuple(Column(plain(f"pair-list-column-{field}"), width=40) for field in ("form", "format", "kind"))
    sheets_of = [Table(plain("pair-list-sheet"), columns, []), Table(plain("pair-list-sheet-words"), heads, rows)]
    return workbook_xlsx(sheets_of, "UTC")
