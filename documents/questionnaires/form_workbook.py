"""A form as a spreadsheet to be changed and sent back: XLSForm's sheets, choices offered in the cells, a guide."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from questionnaires.form import Form
from questionnaires.sheet_cells import safe
from questionnaires.sheet_words import SHEETS, heading, synonyms
from questionnaires.sheet_writing import book, columns
from texts import plain

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LAST_ROW = 500
"""Rows in which the cells offer their words, also below the last question."""
LINE = 15
WIDTHS = dict.fromkeys(("text", "intro", "items"), 52) | {
    "label": 42,
    "hint": 36,
    "title": 34,
    "show_if": 34,
    "levels": 34,
    "error": 30,
    "points": 26,
    **dict.fromkeys(("section", "seen_by", "audience"), 20),
    **dict.fromkeys(("kind", "low_label", "high_label", "list", "options", "role"), 18),
    **dict.fromkeys(("key", "code"), 14),
}
NARROW = 12
FACTS = (
    *("full_name", "post", "subjects", "experience", "needs", "gives", "format", "slots", "capacity", "shown"),
    *("support", "levels", "building", "kinds"),
)
"""Facts that the guide explains: all of ``questionnaires.facts``, a test holds the two together."""
OFFERED = {
    "survey": {"kind": "kinds", "required": "flags", "whole": "flags", "decline": "flags", "seen_by": "audience"},
    "settings": {"role": "role", "audience": "audience", "review": "flags"},
    "scores": {"method": "method"},
}
"""Sheet -> column -> the table of words that its cells offer."""


def form_xlsx(form: Form) -> bytes:
    """The whole form; read again it is the same form."""
    import xlsxwriter  # only where files are made

    rows = book(form)
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as made:
        looks = _looks(made)
        for sheet in SHEETS:
            page = made.add_worksheet(sheet)
            _write(page, sheet, [[row.get(name, "") for name in columns(sheet)] for row in rows[sheet]], looks)
        _guide(made.add_worksheet(plain("sheet-guide-title")), looks)
    return buffer.getvalue()


def _looks(made: "Workbook") -> "dict[str, Format]":
    common = {"num_format": "@", "valign": "top", "text_wrap": True}
    return {
        "english": made.add_format({**common, "bold": True, "bg_color": "#DDEBF7", "border": 1}),
        "russian": made.add_format({**common, "italic": True, "bg_color": "#F2F7FC", "border": 1}),
        "cell": made.add_format(common),
        "title": made.add_format({"bold": True, "font_size": 14}),
        "bold": made.add_format({**common, "bold": True}),
    }


def _write(page: "Worksheet", sheet: str, rows: Sequence[Sequence[str]], looks: "dict[str, Format]") -> None:
    names = columns(sheet)
    widths = [WIDTHS.get(name, NARROW) for name in names]
    english, russian = zip(*(heading(sheet, name) for name in names), strict=True)
    for at, (name, width) in enumerate(zip(names, widths, strict=True)):
        page.set_column(at, at, width, looks["cell"])
        table = OFFERED.get(sheet, {}).get(name)
        if table:
            page.data_validation(2, at, LAST_ROW, at, _offer(table))
    for number, (cells, look) in enumerate(
        [(english, "english"), (russian, "russian"), *((row, "cell") for row in rows)]
    ):
        for at, text in enumerate(cells):
            if text:
                page.write_string(number, at, safe(text), looks[look])
        page.set_row(number, LINE * max(_lines(text, width) for text, width in zip(cells, widths, strict=True)))
    page.freeze_panes(2, 3 if sheet == "survey" else 0)
    _for_print(page)


def _for_print(page: "Worksheet") -> None:
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)


def _offer(table: str) -> dict[str, object]:
    """A list in the cell. Kinds stand on the guide, they are too many for a cell's own list; nothing is forbidden."""
    source: object = [words[0] for words in synonyms(table).values()]
    if table == "kinds":
        first = len(_intro()) + 3
        source = f"='{plain('sheet-guide-title')}'!$A${first}:$A${first + len(_kinds()) - 1}"
    return {"validate": "list", "source": source, "show_error": False}


def _lines(text: str, width: int) -> int:
    room = max(width - 2, 1)
    return min(25, sum(max(1, -(-len(part) // room)) for part in text.split("\n")))


def _intro() -> list[str]:
    return plain("sheet-guide-intro").split("\n")


def _kinds() -> list[str]:
    """Kinds that a cell offers; ends and beginnings of parts are understood, the column of sections is simpler."""
    return [kind for kind in synonyms("kinds") if kind not in ("begin", "end")]


def _guide(page: "Worksheet", looks: "dict[str, Format]") -> None:
    """«How to fill it in»: the kinds, each column, conditions, facts."""
    page.set_column(0, 0, 26, looks["cell"])
    page.set_column(1, 1, 30, looks["cell"])
    page.set_column(2, 2, 84, looks["cell"])
    page.write_string(0, 0, plain("sheet-guide-title"), looks["title"])
    lines: list[tuple[str, str, str, str]] = [("cell", line, "", "") for line in _intro()]
    lines.append(("bold", plain("sheet-guide-kinds"), "", ""))
    words = synonyms("kinds")
    lines += [("cell", words[kind][0], words[kind][1], plain(f"sheet-kind-{kind}")) for kind in _kinds()]
    for sheet in SHEETS:
        lines += [("cell", "", "", ""), ("bold", plain("sheet-guide-sheet", sheet=sheet), "", "")]
        lines += [
            ("cell", *heading(sheet, name), plain(f"sheet-{sheet}-{name.replace('_', '-')}")) for name in columns(sheet)
        ]
    lines += [("cell", "", "", ""), ("bold", plain("sheet-guide-conditions"), "", "")]
    lines += [("cell", line, "", "") for line in plain("sheet-guide-conditions-text").split("\n")]
    lines += [("cell", "", "", ""), ("bold", plain("sheet-guide-facts"), "", "")]
    lines += [("cell", fact, "", plain(f"sheet-fact-{fact.replace('_', '-')}")) for fact in FACTS]
    for row, (look, *cells) in enumerate(lines, start=1):
        _line(page, row, cells, looks[look])
    _for_print(page)


def _line(page: "Worksheet", row: int, cells: Sequence[str], look: "Format") -> None:
    if cells[0] and not any(cells[1:]):
        page.merge_range(row, 0, row, 2, safe(cells[0]), look)
        page.set_row(row, LINE * _lines(cells[0], 138))
        return
    for at, text in enumerate(cells):
        if text:
            page.write_string(row, at, safe(text), look)
    page.set_row(row, LINE * max(_lines(cells[2], 84), _lines(cells[1], 30), _lines(cells[0], 26)))
