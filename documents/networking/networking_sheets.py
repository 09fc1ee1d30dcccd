"""The papers of a networking meeting as DOCX: its plan, the poster with the code at the door."""

from io import BytesIO
from typing import TYPE_CHECKING, assert_never

import segno
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from documents import word
from documents.networking.hall_cards import cards_docx
from documents.networking.networking_papers import HallCards, Occasion, Paper, PlanPaper, Poster
from domain.meeting_plan import materials, total
from texts import day_month, plain, span_minutes

if TYPE_CHECKING:
    from docx.document import Document as DocumentType
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

FONT = "Arial"
MARGIN, QR_WIDTH = 1.8, 11.0
"""Centimetres."""
COLUMNS = (2.8, 6.4, 2.3, 5.9)
"""Of the table of the plan, centimetres."""


def paper_docx(paper: Paper) -> bytes:
    """Whichever paper it is."""
    match paper:
        case PlanPaper():
            return plan_docx(paper)
        case Poster():
            return poster_docx(paper)
        case HallCards():
            return cards_docx(paper)
        case _:
            assert_never(paper)


def plan_docx(paper: PlanPaper) -> bytes:
    """Times of the clock, what to prepare, and how to run each exercise."""
    document = _page()
    _line(document, plain("networking-paper-plan"), 18, bold=True, centred=True)
    _line(document, paper.occasion.organisation, 11, centred=True)
    _line(document, _when(paper.occasion), 12, centred=True)
    exercises = [one.exercise for one in paper.timed]
    minutes = span_minutes(total(exercises))
    _line(document, plain("networking-paper-total", minutes=minutes, people=paper.people), 10, centred=True)
    _timetable(document, paper)
    if prepared := materials(exercises):
        _heading(document, plain("networking-paper-material"))
        for one in prepared:
            document.add_paragraph(f"\N{BALLOT BOX} {one}")
    for timed in paper.timed:
        _heading(document, f"{timed.starts:%H:%M} {timed.exercise.name}")
        about = _line(document, f"{span_minutes(timed.exercise.minutes)}; {timed.exercise.group}", 10)
        about.paragraph_format.keep_with_next = True
        for number, step in enumerate(timed.exercise.steps, 1):
            document.add_paragraph(f"{number}. {step}")
    return _saved(document)


def _timetable(document: "DocumentType", paper: PlanPaper) -> None:
    table = document.add_table(rows=0, cols=len(COLUMNS))
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, COLUMNS, strict=True):
        column.width = Cm(width)
    head = tuple(plain(f"networking-paper-column-{name}") for name in ("time", "what", "minutes", "group"))
    rows = [
        (
            f"{one.starts:%H:%M}\N{EN DASH}{one.ends:%H:%M}",
            one.exercise.name,
            span_minutes(one.exercise.minutes),
            one.exercise.group,
        )
        for one in paper.timed
    ]
    for number, row in enumerate((head, *rows)):
        for cell, words, width in zip(table.add_row().cells, row, COLUMNS, strict=True):
            _cell(cell, words, width, bold=number == 0)
    word.repeat(table.rows[0])


def _cell(cell: "_Cell", words: str, width: float, *, bold: bool) -> None:
    cell.width = Cm(width)
    run = cell.paragraphs[0].add_run(words)
    run.bold, run.font.size = bold, Pt(10)


def poster_docx(paper: Poster) -> bytes:
    """One page to hang at the door."""
    document = _page()
    _line(document, plain("networking-poster-title"), 30, bold=True, centred=True)
    _line(document, _when(paper.occasion), 14, centred=True)
    _line(document, plain("networking-poster-how"), 16, centred=True)
    buffer = BytesIO()
    segno.make(paper.link, error="m", micro=False).save(buffer, kind="png", scale=12, border=4)
    picture = document.add_paragraph()
    picture.alignment = WD_ALIGN_PARAGRAPH.CENTER
    picture.add_run().add_picture(BytesIO(buffer.getvalue()), width=Cm(QR_WIDTH))
    _line(document, plain("networking-poster-typed", bot=paper.bot_name), 16, centred=True)
    _line(document, f"{paper.code[:3]} {paper.code[3:]}", 44, bold=True, centred=True)
    until = plain("networking-poster-until", since=f"{paper.opens:%H:%M}", until=f"{paper.closes:%H:%M}")
    _line(document, until, 12, centred=True)
    _line(document, paper.occasion.organisation, 10, centred=True)
    return _saved(document)


def _when(occasion: Occasion) -> str:
    day = day_month(occasion.starts.date())
    hours = f"{occasion.starts:%H:%M}\N{EN DASH}{occasion.ends:%H:%M}"
    return plain("networking-paper-when", day=day, hours=hours, place=occasion.place)


def _page() -> "DocumentType":
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(11)
    style.paragraph_format.space_after = Pt(3)
    return document


def _line(
    document: "DocumentType", text: str, size: float, *, bold: bool = False, centred: bool = False
) -> "Paragraph":
    paragraph = document.add_paragraph()
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(word.clean(text))
    run.bold, run.font.size = bold, Pt(size)
    return paragraph


def _heading(document: "DocumentType", text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(10)
    paragraph.paragraph_format.keep_with_next = True
    run = paragraph.add_run(text)
    run.bold, run.font.size = True, Pt(12)


def _saved(document: "DocumentType") -> bytes:
    made = BytesIO()
    document.save(made)
    return made.getvalue()
