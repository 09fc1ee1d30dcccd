"""A school's order as a sheet of Word: heading, number, clauses, signature, appendix, who has read it.

Orders that list pairs come from a template that a school can replace (``documents.pairs.order``); those on changes and
on plans are made here, in the same looks.
"""

import io
from collections.abc import Mapping, Sequence

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from documents import word
from texts import plain

WIDTH = 16.5
"""Centimetres between the margins."""
SIZE, SMALL = 14, 12
Words = Mapping[str, object]


class OrderSheet:
    """The sheet as it is written from top to bottom; ``words`` are those of ``documents.pairs.order.context``."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._document: DocumentObject = Document()
        style = self._document.styles["Normal"]
        style.font.name, style.font.size = "Times New Roman", Pt(SIZE)
        style.paragraph_format.space_after = Pt(0)
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(1.5)
        section.top_margin = section.bottom_margin = Cm(2)

    def head(self, title: str, preamble: str) -> None:
        """Organisation, «ПРИКАЗ», day and number, town, title, preamble and «ПРИКАЗЫВАЮ:»."""
        self._line(str(self.words["organisation"]), WD_ALIGN_PARAGRAPH.CENTER, bold=True, after=18)
        self._line(plain("order-word"), WD_ALIGN_PARAGRAPH.CENTER, bold=True, after=14, size=16)
        self._two(plain("order-from", day=str(self.words["date"])), f"\u2116 {self.words['number']}")
        self._line(str(self.words["town"]), WD_ALIGN_PARAGRAPH.CENTER, after=14)
        self._line(title, WD_ALIGN_PARAGRAPH.LEFT, bold=True, after=14)
        self._line(preamble, WD_ALIGN_PARAGRAPH.JUSTIFY, indent=True, after=6)
        self._line(plain("order-command"), WD_ALIGN_PARAGRAPH.LEFT, bold=True, after=6)

    def clauses(self, texts: Sequence[str]) -> None:
        """Numbered from one."""
        for number, text in enumerate(texts, 1):
            self._line(f"{number}. {text}", WD_ALIGN_PARAGRAPH.JUSTIFY, indent=True, after=4)

    def signature(self) -> None:
        """The director's line."""
        self._line("", WD_ALIGN_PARAGRAPH.LEFT, after=12)
        self._two(
            str(self.words["director_post"]), f"____________ {self.words['director_signature']}".replace(" ", "\u00a0")
        )

    def appendix(self, title: str, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        """On its own page: whose appendix it is, and a table."""
        self._document.add_page_break()  # type: ignore[no-untyped-call]  # python-docx annotates only a part
        of = plain("order-appendix", day=str(self.words["date"]), number=str(self.words["number"]))
        self._line(of, WD_ALIGN_PARAGRAPH.RIGHT, after=12, size=SMALL)
        self._line(title, WD_ALIGN_PARAGRAPH.CENTER, bold=True, after=8)
        self._table(head, rows, widths)

    def acquaintance(self, people: Sequence[Mapping[str, object]]) -> None:
        """Who has to sign that they have read it; the heading stays with the table."""
        line = self._line(plain("order-read"), WD_ALIGN_PARAGRAPH.LEFT, before=18, after=6)
        line.paragraph_format.keep_with_next = True
        head = [plain(f"order-read-{column}") for column in ("number", "name", "signature", "day")]
        self._table(head, [(str(one["number"]), str(one["name"]), "", "") for one in people], (1.2, 8.3, 3.5, 3.5))

    def saved(self) -> bytes:
        buffer = io.BytesIO()
        self._document.save(buffer)
        return buffer.getvalue()

    def _line(
        self,
        text: str,
        alignment: WD_ALIGN_PARAGRAPH,
        *,
        bold: bool = False,
        indent: bool = False,
        before: int = 0,
        after: int = 0,
        size: int = SIZE,
    ) -> Paragraph:
        paragraph = self._document.add_paragraph()
        paragraph.alignment = alignment
        paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
        if indent:
            paragraph.paragraph_format.first_line_indent = Cm(1.25)
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold, Pt(size)
        return paragraph

    def _two(self, left: str, right: str) -> None:
        """Words at both margins of one line."""
        table = self._document.add_table(rows=1, cols=2)
        sides = ((left, 9.5, WD_ALIGN_PARAGRAPH.LEFT), (right, 7.0, WD_ALIGN_PARAGRAPH.RIGHT))
        for column, (text, width, side) in zip(table.columns, sides, strict=True):
            column.width = Cm(width)
            cell = column.cells[0]
            cell.width, cell.text = Cm(width), text
            cell.paragraphs[0].alignment = side

    def _table(self, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        table = self._document.add_table(rows=0, cols=len(head))
        table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
        for number, row in enumerate((head, *rows)):
            cells = table.add_row().cells
            for cell, text, width in zip(cells, row, widths, strict=True):
                _fill(cell, text, width, bold=number == 0)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        _repeat_head(table)


def _fill(cell: _Cell, text: str, width: float, *, bold: bool) -> None:
    cell.width = Cm(width)
    cell.text = ""
    run = cell.paragraphs[0].add_run(text)
    run.bold, run.font.size = bold, Pt(SMALL)


def _repeat_head(table: Table) -> None:
    """The headings stand on every page of a long table, and no row is torn apart."""
    for number, row in enumerate(table.rows):
        word.keep_whole(row)
        if number == 0:
            word.repeat(row)
