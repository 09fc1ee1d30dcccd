"""Small sheets on A4 to be printed and cut apart: the page, the dotted lines, words that fit (DOCX)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

if TYPE_CHECKING:
    from docx.document import Document as DocumentType
    from docx.oxml.xmlchemy import BaseOxmlElement

FONT = "Arial"


def page(document: "DocumentType", margin: float) -> None:
    """A4 with the same ``margin`` (centimetres) all round, so that as many pieces fit as were reckoned."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(margin)
    section.header_distance = section.footer_distance = Cm(0.5)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(9)
    style.paragraph_format.space_after = Pt(0)


def dotted(properties: "BaseOxmlElement", tag: str, sides: Sequence[str]) -> None:
    """Dotted lines on these sides of a table or a cell, by its ``properties``."""
    borders = OxmlElement(tag)
    for side in sides:
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "dashed"), ("sz", "4"), ("space", "0"), ("color", "999999")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties.append(borders)
