"""Word documents by python-docx: the page of the school's papers, rows that it has no words for, text XML can hold."""

from typing import TYPE_CHECKING

from docx import Document
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt

if TYPE_CHECKING:
    from docx.document import Document as DocumentType
    from docx.table import _Row


def paper(space_after: float) -> "DocumentType":
    """An empty paper with room to file it on the left; ``space_after`` a paragraph in points."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(12)
    style.paragraph_format.space_after = Pt(space_after)
    section = document.sections[0]
    section.left_margin, section.right_margin = Cm(2.5), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    return document


def repeat(row: "_Row") -> None:
    """The row stands on every page of a long table."""
    _say(row, "w:tblHeader")


def keep_whole(row: "_Row") -> None:
    """The row is not torn apart at the end of a page."""
    _say(row, "w:cantSplit")


def _say(row: "_Row", tag: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(tag))  # noqa: SLF001  # python-docx has no word for it


def clean(words: str) -> str:
    """Without signs that XML cannot hold."""
    return "".join(sign if sign.isprintable() else " " for sign in words)
