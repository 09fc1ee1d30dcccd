"""The page a form is printed on: paragraphs, frames, shades, lines to write on (what python-docx has no words for)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.text.paragraph import Paragraph

from documents import word

if TYPE_CHECKING:
    from docx.document import Document as DocumentType
    from docx.table import Table

WIDTH = 17.5
"""Centimetres between the margins of an A4 page."""
FONT = "Arial"


class Sheet:
    """A document being written."""

    def __init__(self, document: "DocumentType") -> None:
        self.document = document

    def set_up(self) -> None:
        """A4, margins, the font."""
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(2), Cm(1.5)
        section.top_margin, section.bottom_margin = Cm(1.5), Cm(1.5)
        section.footer_distance = Cm(0.7)
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = FONT, Pt(10.5)
        style.element.rPr.rFonts.set(qn("w:cs"), FONT)
        style.paragraph_format.space_after = Pt(0)

    def paragraph(self, text: str = "", *, space: float = 0, keep: bool = False) -> Paragraph:
        """``space``: points below; ``keep``: on one page with what follows."""
        paragraph = self.document.add_paragraph(text)
        paragraph.paragraph_format.space_after = Pt(space)
        paragraph.paragraph_format.keep_with_next = keep
        return paragraph

    def lines(self, texts: Sequence[str]) -> None:
        """Words and a line to write on, each to the right margin; a tab in the text ends a shorter line."""
        for text in texts:
            paragraph = self.paragraph(space=2)
            paragraph.paragraph_format.space_before = Pt(8)
            parts = text.split("\t")
            for number, part in enumerate(parts, 1):
                _stop(paragraph, WIDTH * number / len(parts))
                paragraph.add_run(f"{part}\t" if part else "\t")

    def table(self, rows: int, widths: Sequence[float]) -> "Table":
        """A table of fixed widths (centimetres) whose rows are not torn by the end of a page."""
        table: Table = self.document.add_table(rows=rows, cols=len(widths))
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Cm(width)
            word.keep_whole(row)
        return table


def _stop(paragraph: Paragraph, at: float) -> None:
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(at), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)


def framed(paragraph: Paragraph) -> Paragraph:
    """A thin frame round the paragraph."""
    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "4"), ("color", "999999")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    _insert(paragraph, borders)
    return paragraph


def shaded(paragraph: Paragraph, text: str) -> Paragraph:
    """A heading on grey."""
    run = paragraph.add_run(text)
    run.bold, run.font.size = True, Pt(11.5)
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(10), Pt(4)
    paragraph.paragraph_format.keep_with_next = True
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "E8E8E8")):
        shade.set(qn(f"w:{name}"), value)
    _insert(paragraph, shade)
    return paragraph


def _insert(paragraph: Paragraph, element: object) -> None:
    """Where the schema wants it: before spacing and what follows."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001  # python-docx has no borders and shades of paragraphs
    properties.insert_element_before(
        element, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def page_number(paragraph: Paragraph, size: Length, colour: RGBColor) -> None:
    """The number of the page, counted by the program that prints."""
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size, run.font.color.rgb = size, colour
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = text
        run._r.append(mark)  # noqa: SLF001  # python-docx has no fields
