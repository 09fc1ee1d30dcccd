"""The «сравнительная таблица» of entry and exit for the school's papers, DOCX (D50)."""

import io
from collections.abc import Sequence

from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Length, Pt
from docx.text.paragraph import Paragraph

from documents import word
from documents.surveys.comparison_book import ComparisonPaper, number, question_of, signed
from domain.surveys.comparison import Change, Line, turn
from texts import day, plain

SMALLEST = 5
WIDTH = Cm(17)


def comparison_docx(paper: ComparisonPaper, *, named: bool) -> bytes:
    """The sums; with ``named`` also person by person on a page of its own, for the curator alone."""
    document = word.paper(4)
    found = paper.found
    _centred(document, paper.organisation or plain("act-blank"))
    _centred(document, plain("comparison-paper-title"))
    document.add_paragraph(
        plain("comparison-paper-about", title=paper.title, day=day(paper.made_on), people=len(found.people))
    )
    if len(found.people) < SMALLEST:
        document.add_paragraph(plain("comparison-paper-few"))
    _table(document, _head(), [_line(one) for one in found.lines], first=Cm(6))
    if found.alike:
        document.add_paragraph("")
        change = signed(turn(found.before, found.after))
        document.add_paragraph(
            plain("comparison-paper-all", before=number(found.before), after=number(found.after), change=change)
        )
    document.add_paragraph(plain("comparison-paper-note"))
    document.add_paragraph(plain("comparison-paper-sign", name=paper.curator or plain("act-blank")))
    if named:
        _centred(document, plain("comparison-paper-people")).paragraph_format.page_break_before = True
        document.add_paragraph(plain("comparison-paper-private"))
        _table(document, _people_head(), [_person_line(one) for one in found.people], first=Cm(6))
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _head() -> tuple[str, ...]:
    names = ("people", "before", "after", "change", "turns")
    return (plain("results-column-question"), *(plain(f"comparison-column-{name}") for name in names))


def _line(one: Line) -> tuple[str, ...]:
    change, turns = signed(turn(one.before, one.after)), f"{one.rose} / {one.same} / {one.fell}"
    return (question_of(one.asked), str(one.people), number(one.before), number(one.after), change, turns)


def _people_head() -> tuple[str, ...]:
    names = ("before-on", "after-on", "before", "after", "change")
    return (plain("export-name"), *(plain(f"comparison-column-{name}") for name in names))


def _person_line(one: Change) -> tuple[str, ...]:
    days = (f"{one.before_on:%d.%m.%y}", f"{one.after_on:%d.%m.%y}")
    return (one.name, *days, number(one.before), number(one.after), signed(turn(one.before, one.after)))


def _centred(document: DocumentObject, words: str) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(words).bold = True
    return paragraph


def _table(document: DocumentObject, head: Sequence[str], rows: Sequence[Sequence[str]], first: Length) -> None:
    """The first column is ``first`` wide, the others share the rest; the head stands on every page."""
    table = document.add_table(rows=0, cols=len(head))
    table.style, table.autofit = "Table Grid", False
    widths = [first, *[Length((WIDTH - first) // (len(head) - 1))] * (len(head) - 1)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number_of_row, row in enumerate((head, *rows)):
        for cell, words, width in zip(table.add_row().cells, row, widths, strict=True):
            cell.width = width
            run = cell.paragraphs[0].add_run(word.clean(words))
            run.font.size, run.bold = Pt(10), number_of_row == 0
    word.repeat(table.rows[0])
