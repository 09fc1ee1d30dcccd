"""The act on destroyed personal data and the extract of the log (Roskomnadzor's order no. 179, items 3–5), DOCX."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm

from documents import word
from texts import day, plain


@dataclass(frozen=True, slots=True)
class Act:
    """``erased``: of each person (a number only) what (code of a text ``act-what-…``) and how many records.

    ``since``: the withdrawal, or the last day of the consents where ``over``.
    """

    number: int
    organisation: str
    details: str
    town: str
    over: bool
    since: datetime
    erased_at: datetime
    by_itself: bool
    erased: tuple[tuple[int, tuple[tuple[str, int], ...]], ...]
    curator: str
    director: str
    director_post: str
    zone: str


def render(act: Act) -> bytes:
    """Two parts on their own pages: the act with lines for the commission, and the extract of the log.

    ``details`` of the operator: address and taxpayer's numbers, a blank line where the school has not given them.
    """
    document = word.paper(4)
    blank = plain("act-blank")
    _centred(document, act.organisation or blank, bold=True)
    _centred(document, plain("act-title", number=str(act.number)), bold=True)
    document.add_paragraph(plain("act-place", town=act.town or blank, at=day(act.erased_at.date())))
    document.add_paragraph(plain("act-operator", organisation=act.organisation or blank, details=act.details or blank))
    persons = ", ".join(str(person) for person, _ in act.erased)
    document.add_paragraph(plain("act-subject", persons=persons, count=len(act.erased)))
    document.add_paragraph(plain("act-ground-over" if act.over else "act-ground", at=day(act.since.date())))
    document.add_paragraph(plain("act-way"))
    document.add_paragraph(plain("act-list"))
    _table(document, (plain("act-column-what"), plain("act-column-count")), _sums(act), (13, 4))
    document.add_paragraph()
    document.add_paragraph(plain("act-kept"))
    document.add_paragraph(plain("act-backups"))
    document.add_paragraph(plain("act-kept-for"))
    document.add_paragraph(plain("act-commission"))
    document.add_paragraph(plain("act-line", who=_named(act.director_post or plain("act-director"), act.director)))
    document.add_paragraph(plain("act-line", who=_named(plain("act-curator"), act.curator)))
    document.add_paragraph(plain("act-line", who=blank))
    document.add_page_break()  # type: ignore[no-untyped-call]  # python-docx annotates only a part of its methods
    _centred(document, plain("act-log-title", number=str(act.number)), bold=True)
    document.add_paragraph(plain("act-log-system"))
    moment = f"{act.erased_at:%d.%m.%Y %H:%M:%S} ({act.zone})"
    head = (plain("act-log-subject"), plain("act-column-what"), plain("act-log-reason"), plain("act-log-at"))
    reason = plain("act-log-over" if act.over else "act-log-by-term" if act.by_itself else "act-log-by-curator")
    rows = [(str(person), _what(erased), reason, moment) for person, erased in act.erased]
    _table(document, head, rows, (2.4, 7.3, 3, 4.3))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _named(post: str, name: str) -> str:
    return f"{post} {name}".strip()


def _what(erased: tuple[tuple[str, int], ...]) -> str:
    return "; ".join(f"{plain(f'act-what-{what}')} ({count})" for what, count in erased)


def _sums(act: Act) -> list[tuple[str, ...]]:
    """Of all persons together, kinds of data in the order in which they first stand."""
    sums: dict[str, int] = {}
    for what, count in (line for _, erased in act.erased for line in erased):
        sums[what] = sums.get(what, 0) + count
    return [(plain(f"act-what-{what}"), str(count)) for what, count in sums.items()]


def _centred(document: DocumentObject, text: str, *, bold: bool) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).bold = bold


def _table(
    document: DocumentObject, head: tuple[str, ...], rows: Sequence[tuple[str, ...]], widths: Sequence[float]
) -> None:
    """``widths`` of the columns in centimetres."""
    table = document.add_table(rows=0, cols=len(head))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in (head, *rows):
        line = table.add_row()
        word.keep_whole(line)
        for cell, text, width in zip(line.cells, row, widths, strict=True):
            cell.text, cell.width = text, Cm(width)
    word.repeat(table.rows[0])
