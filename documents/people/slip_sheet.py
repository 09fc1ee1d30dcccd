"""Personal invitations as slips on A4 to be printed and cut apart: name, QR, typed code, what to do (DOCX)."""

from io import BytesIO
from typing import TYPE_CHECKING

import segno
from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.shared import Cm, Pt

from documents.cutting import dotted, page
from documents.people.slips import Slip, Slips
from texts import day, plain

if TYPE_CHECKING:
    from docx.table import _Cell

ACROSS = 2
SLIP_WIDTH, SLIP_HEIGHT, MARGIN = 9.3, 5.3, 1.2
"""Centimetres: ten slips on an A4 page."""
QR_WIDTH = 3.4
LONG_NAME = 34


def slips_docx(slips: Slips) -> bytes:
    """The sheet; cut along the dotted lines. Two columns make a slip: words and picture."""
    document = Document()
    page(document, MARGIN)
    table = document.add_table(rows=-(-len(slips.people) // ACROSS), cols=2 * ACROSS)
    table.autofit = False
    dotted(table._tbl.tblPr, "w:tblBorders", ("top", "left", "bottom", "right", "insideH"))  # noqa: SLF001  # python-docx has none
    cells = table._cells  # noqa: SLF001  # asking cell by cell takes a time that grows with the square of their number
    for number, column in enumerate(table.columns):
        column.width = Cm(QR_WIDTH if number % 2 else SLIP_WIDTH - QR_WIDTH)
    for row in table.rows:
        row.height, row.height_rule = Cm(SLIP_HEIGHT), WD_ROW_HEIGHT_RULE.EXACTLY
    for number, slip in enumerate(slips.people):
        _slip(cells[2 * number], cells[2 * number + 1], slips, slip)
    for number in range(2, len(cells), 2 * ACROSS):
        dotted(cells[number]._tc.get_or_add_tcPr(), "w:tcBorders", ("left",))  # noqa: SLF001  # the line between two slips
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _slip(words: "_Cell", picture: "_Cell", slips: Slips, slip: Slip) -> None:
    words.width, picture.width = Cm(SLIP_WIDTH - QR_WIDTH), Cm(QR_WIDTH)
    words.vertical_alignment = picture.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = words.paragraphs[0]
    for number, (text, size, bold) in enumerate(_lines(slips, slip)):
        if number:
            paragraph = words.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold, Pt(size)
    picture.paragraphs[0].add_run().add_picture(BytesIO(_qr(slip.link)), width=Cm(QR_WIDTH - 0.7))
    picture.add_paragraph().add_run(plain("slips-until", until=day(slip.until))).font.size = Pt(7)


def _lines(slips: Slips, slip: Slip) -> list[tuple[str, float, bool]]:
    lines = [(_cut(slip.name, 60), 11.0 if len(slip.name) <= LONG_NAME else 9.0, True)]
    if slip.post:
        lines.append((_cut(slip.post, 60), 8.0, False))
    lines.append((plain("slips-what", organisation=_cut(slips.organisation, 50)), 8.0, False))
    lines.append((plain("slips-how", bot=slips.bot_name), 8.0, False))
    lines.append((f"{slip.code[:4]} {slip.code[4:]}", 13.0, True))
    return lines


def _cut(text: str, limit: int) -> str:
    """A slip has its size; a name of a hundred letters is told by its beginning."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}\u2026"


def _qr(link: str) -> bytes:
    buffer = BytesIO()
    segno.make(link, error="m", micro=False).save(buffer, kind="png", scale=6, border=2)
    return buffer.getvalue()
