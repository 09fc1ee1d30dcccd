"""Sheets of the Excel file on what is kept about somebody from others: each form its own, with whom it is about."""

from dataclasses import dataclass
from datetime import datetime

from documents.workbook import Cell, Column, Kind, Table
from questionnaires.engine import Column as Question
from texts import plain


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One response. ``relation``: the office of who was asked, empty for a curator; ``total``: sum, maximum, level."""

    about: str
    relation: str
    author: str
    sent_at: datetime
    values: dict[str, Cell]
    total: tuple[float, float, str] | None = None


@dataclass(frozen=True, slots=True)
class RecordSheet:
    """All responses of one form, oldest first; ``scored``: the form has a sum."""

    title: str
    questions: tuple[Question, ...]
    lines: tuple[RecordLine, ...]
    scored: bool


def record_table(sheet: RecordSheet) -> Table:
    """A sheet: about whom, who told it and as what, when, the answers, the sum."""
    columns = [
        Column(plain("record-sheet-about"), Kind.TEXT),
        Column(plain("record-sheet-relation"), Kind.TEXT),
        Column(plain("record-sheet-author"), Kind.TEXT),
        Column(plain("export-submitted"), Kind.MOMENT),
        *(Column(question.title, Kind.TEXT) for question in sheet.questions),
    ]
    if sheet.scored:
        columns += [
            Column(plain("record-sheet-total"), Kind.NUMBER),
            Column(plain("record-sheet-most"), Kind.NUMBER),
            Column(plain("record-sheet-level"), Kind.TEXT),
        ]
    return Table(sheet.title, tuple(columns), [_row(sheet, line) for line in sheet.lines])


def _row(sheet: RecordSheet, line: RecordLine) -> tuple[Cell, ...]:
    relation = plain(f"inquiry-relation-{line.relation}") if line.relation else plain("role-curator")
    head = (line.about, relation, line.author, line.sent_at)
    answers = tuple(line.values.get(question.key) for question in sheet.questions)
    total: tuple[Cell, ...] = (line.total or (None, None, None)) if sheet.scored else ()
    return (*head, *answers, *total)
