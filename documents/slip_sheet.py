"""Personal invitations as slips on A4 to be printed and cut apart: name, QR, typed code, what to do (DOCX)."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

import segno
from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from documents.slips import Slip, Slips
from texts import day, plain

if TYPE_CHECKING:
    from docx.document import Document as DocumentType
    from docx.table import Table, _Cell, _Row

ACROSS = 2
SLIP_WIDTH, SLIP_HEIGHT, MARGIN = 9.3, 5.3, 1.2
"""Centimetres: ten slips on an A4 page."""
QR_WIDTH = 3.2
FONT = "Arial"


def slips_docx(slips: Slips) -> bytes:
    """The sheet; cut along the dotted lines."""
    document = Document()
    _page(document)
    table = document.add_table(rows=0, cols=ACROSS)
    table.autofit = False
    _dotted(table)
    for start in range(0, len(slips.people), ACROSS):
        _row(table.add_row(), slips, slips.people[start : start + ACROSS])
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _page(document: "DocumentType") -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    section.header_distance = section.footer_distance = Cm(0.5)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(9)
    style.paragraph_format.space_after = Pt(0)


def _dotted(table: "Table") -> None:
    """Dotted lines round every slip."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "dashed"), ("sz", "4"), ("space", "0"), ("color", "999999")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)  # noqa: SLF001  # python-docx has no borders of its own


def _row(row: "_Row", slips: Slips, people: Sequence[Slip]) -> None:
    row.height, row.height_rule = Cm(SLIP_HEIGHT), WD_ROW_HEIGHT_RULE.EXACTLY
    for cell in row.cells:
        cell.width = Cm(SLIP_WIDTH)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for cell, slip in zip(row.cells, people, strict=False):
        _slip(cell, slips, slip)


def _slip(cell: "_Cell", slips: Slips, slip: Slip) -> None:
    inner = cell.add_table(rows=1, cols=2)
    inner.autofit = False
    words, picture = inner.rows[0].cells
    words.width, picture.width = Cm(SLIP_WIDTH - QR_WIDTH - 0.7), Cm(QR_WIDTH + 0.3)
    picture.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for number, (text, size, bold) in enumerate(_lines(slips, slip)):
        paragraph = words.paragraphs[0] if number == 0 else words.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold, Pt(size)
    picture.paragraphs[0].add_run().add_picture(BytesIO(_qr(slip.link)), width=Cm(QR_WIDTH))
    for empty in (cell.paragraphs[0], cell.paragraphs[-1]):  # Word wants a paragraph here: make it take no room
        empty.paragraph_format.line_spacing = Pt(1)


def _lines(slips: Slips, slip: Slip) -> list[tuple[str, float, bool]]:
    lines = [(_cut(slip.name, 60), 12.0, True)]
    if slip.post:
        lines.append((_cut(slip.post, 70), 8.5, False))
    lines.append((_cut(plain("slips-what", organisation=slips.organisation), 160), 8.5, False))
    lines.append((plain("slips-how", bot=slips.bot_name), 8.5, False))
    lines.append((f"{slip.code[:4]} {slip.code[4:]}", 13.0, True))
    lines.append((plain("slips-until", until=day(slip.until)), 7.5, False))
    return lines


def _cut(text: str, limit: int) -> str:
    """A slip has its size; a name of a hundred letters is told by its beginning."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}\u2026"


def _qr(link: str) -> bytes:
    buffer = BytesIO()
    segno.make(link, error="m", micro=False).save(buffer, kind="png", scale=6, border=2)
    return buffer.getvalue()
