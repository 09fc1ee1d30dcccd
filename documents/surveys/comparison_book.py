"""Entry against exit as an Excel file: question by question in sum, and person by person (D50)."""

from dataclasses import dataclass
from datetime import date

from documents.workbook import Column, Kind, Table, workbook_xlsx
from domain.surveys.comparison import Asked, Change, Comparison, turn
from texts import plain


@dataclass(frozen=True, slots=True)
class ComparisonPaper:
    """``title``: what was asked; ``made_on``: the day on the school's calendar."""

    title: str
    organisation: str
    curator: str
    made_on: date
    zone: str
    found: Comparison


def comparison_xlsx(paper: ComparisonPaper) -> bytes:
    """Two sheets: question by question in sum; person by person, each question before and after."""
    return workbook_xlsx([_sums(paper.found), _people(paper.found)], paper.zone)


def _sums(found: Comparison) -> Table:
    columns = (
        Column(plain("results-column-question"), width=56),
        Column(plain("comparison-column-people"), Kind.NUMBER),
        Column(plain("comparison-column-before"), Kind.NUMBER),
        Column(plain("comparison-column-after"), Kind.NUMBER),
        Column(plain("comparison-column-change"), Kind.NUMBER),
        Column(plain("comparison-column-rose"), Kind.NUMBER),
        Column(plain("comparison-column-same"), Kind.NUMBER),
        Column(plain("comparison-column-fell"), Kind.NUMBER),
    )
    rows = [
        (
            question_of(one.asked),
            one.people,
            round(one.before, 1),
            round(one.after, 1),
            turn(one.before, one.after),
            one.rose,
            one.same,
            one.fell,
        )
        for one in found.lines
    ]
    return Table(plain("comparison-sheet-sums"), columns, rows)


def _people(found: Comparison) -> Table:
    columns = [Column(plain("export-name")), Column(plain("comparison-column-before-on"), Kind.DATE)]
    columns += [Column(plain("comparison-column-after-on"), Kind.DATE)]
    for name in ("before", "after", "change"):
        columns.append(Column(plain(f"comparison-column-{name}"), Kind.NUMBER))
    for line in found.lines:
        columns += [
            Column(plain("comparison-column-question-before", question=question_of(line.asked)), Kind.NUMBER, 18),
            Column(plain("comparison-column-question-after", question=question_of(line.asked)), Kind.NUMBER, 18),
        ]
    return Table(plain("comparison-sheet-people"), tuple(columns), [_person(found, one) for one in found.people])


def question_of(asked: Asked) -> str:
    """The question; where less is better, that is said."""
    return plain("comparison-less", question=asked.text) if asked.reverse else asked.text


def _person(found: Comparison, one: Change) -> list[str | float | date | None]:
    row: list[str | float | date | None] = [one.name, one.before_on, one.after_on]
    row += [round(one.before, 1), round(one.after, 1), turn(one.before, one.after)]
    for line in found.lines:
        row += one.marks.get(line.asked.code, (None, None))
    return row


def number(value: float) -> str:
    """One digit after a comma."""
    return f"{value:.1f}".replace(".", ",")


def signed(value: float) -> str:
    """The same with its sign; zero has none."""
    words = number(abs(value))
    if words == number(0):
        return words
    return ("+" if value > 0 else "\N{MINUS SIGN}") + words
