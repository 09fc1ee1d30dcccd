"""The memo for participants, one page of A4: what it is, how long it takes, how to come in, whom to ask (DOCX)."""

from io import BytesIO
from typing import TYPE_CHECKING

import segno
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from documents.people.memo import Door, Memo
from texts import day, plain

if TYPE_CHECKING:
    from docx.document import Document as DocumentType
    from docx.table import _Cell

FONT = "Arial"
MARGIN, QR_WIDTH = 1.8, 4.2
"""Centimetres."""


def memo_docx(memo: Memo) -> bytes:
    """The page; its QR codes and typed codes let many people in until the same day."""
    document = Document()
    _page(document)
    _line(document, plain("memo-title"), 18, bold=True, centred=True)
    _line(document, memo.organisation, 12, centred=True)
    ends = plain("memo-ends", day=day(memo.ends_on)) if memo.ends_on else ""
    _section(document, "what", plain("memo-what", ends=ends))
    _section(document, "time", plain("memo-time", rhythm=plain("settings-rhythm", days=memo.rhythm_days)))
    _section(document, "way", plain("memo-way", bot=memo.bot_name))
    table = document.add_table(rows=1, cols=len(memo.doors))
    for cell, door in zip(table.rows[0].cells, memo.doors, strict=True):
        _door(cell, door)
    _line(document, plain("memo-until", day=day(memo.until)), 9, centred=True)
    _section(document, "next", plain("memo-next"))
    _section(document, "seen", plain("memo-seen"))
    _section(document, "ask", plain("memo-ask", contact=memo.contact))
    _section(document, "leave", plain("memo-leave"))
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _page(document: "DocumentType") -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(11)
    style.paragraph_format.space_after = Pt(2)


def _line(document: "DocumentType", text: str, size: float, *, bold: bool = False, centred: bool = False) -> None:
    paragraph = document.add_paragraph()
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)


def _section(document: "DocumentType", name: str, text: str) -> None:
    heading = document.add_paragraph()
    heading.paragraph_format.space_before = Pt(8)
    heading.paragraph_format.keep_with_next = True
    run = heading.add_run(plain(f"memo-heading-{name}"))
    run.bold, run.font.size = True, Pt(12)
    document.add_paragraph(text)


def _door(cell: "_Cell", door: Door) -> None:
    buffer = BytesIO()
    segno.make(door.link, error="m", micro=False).save(buffer, kind="png", scale=6, border=2)
    for number, words in enumerate((plain(f"invite-whom-{door.role}"), "", f"{door.code[:4]} {door.code[4:]}")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(words)
        run.bold, run.font.size = True, Pt(13)
        if not words:
            run.add_picture(BytesIO(buffer.getvalue()), width=Cm(QR_WIDTH))
