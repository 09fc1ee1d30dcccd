"""The rating of a pair's programme by the nine indicators as a document for the school's papers, DOCX (D51)."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm
from docx.table import Table, _Cell, _Row

from documents import word
from texts import day, plain

WIDTHS = (Cm(1.2), Cm(12.3), Cm(3.5))


@dataclass(frozen=True, slots=True)
class Indicator:
    """``points`` empty: does not apply (no partner takes part). ``section``: its criterion."""

    section: str
    text: str
    points: str


@dataclass(frozen=True, slots=True)
class RatingPaper:
    """``scaled``: the bounds of the levels are counted for a smaller maximum, which the document says.

    ``bounds``: level and its lowest sum, the highest first.
    """

    organisation: str
    pair: str
    rated_on: date
    indicators: tuple[Indicator, ...]
    value: str
    most: str
    level: str
    bounds: tuple[tuple[str, int], ...]
    scaled: bool
    replied: int
    members: int
    curator: str


def rating_docx(paper: RatingPaper) -> bytes:
    """One page: whose programme, the indicators by criterion, the sum with its level, the view of the pair."""
    document = word.paper(3)
    _centred(document, paper.organisation or plain("act-blank"))
    _centred(document, plain("rating-paper-title"))
    document.add_paragraph(plain("rating-paper-pair", pair=paper.pair, day=day(paper.rated_on)))
    _table(document, paper.indicators)
    document.add_paragraph()
    total = document.add_paragraph()
    words = plain("rating-paper-total", value=paper.value, most=paper.most, level=paper.level.lower())
    total.add_run(words).bold = True
    bounds = ", ".join(plain("rating-bound", level=level.lower(), start=start) for level, start in paper.bounds)
    scaled = plain("rating-scaled", most=paper.most, bounds=bounds)
    document.add_paragraph(scaled if paper.scaled else plain("rating-paper-bounds", bounds=bounds))
    document.add_paragraph(plain("rating-paper-opinion", replied=paper.replied, members=paper.members))
    document.add_paragraph(plain("rating-of-plan"))
    document.add_paragraph()
    document.add_paragraph(plain("rating-paper-sign", name=paper.curator or plain("act-blank")))
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _centred(document: DocumentObject, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).bold = True


def _table(document: DocumentObject, indicators: Sequence[Indicator]) -> None:
    """A row for each indicator under its criterion; one that does not apply is said to."""
    table = document.add_table(rows=0, cols=3)
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = width
    _row(table, "\N{NUMERO SIGN}", plain("rating-paper-indicator"), plain("rating-paper-points"), bold=True)
    section = ""
    for number, one in enumerate(indicators, 1):
        if one.section and one.section != section:
            section = one.section
            _criterion(table, section)
        _row(table, str(number), one.text, one.points or plain("rating-paper-not-applied"))


def _criterion(table: Table, words: str) -> None:
    cells = _new_row(table)
    whole = cells[0].merge(cells[-1])
    whole.paragraphs[0].add_run(words).bold = True


def _row(table: Table, *words: str, bold: bool = False) -> None:
    for cell, width, text in zip(_new_row(table), WIDTHS, words, strict=True):
        cell.width = width
        cell.paragraphs[0].add_run(text).bold = bold


def _new_row(table: Table) -> tuple[_Cell, ...]:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx annotates only a part of its methods
    return row.cells
