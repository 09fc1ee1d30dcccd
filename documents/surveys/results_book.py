"""The Excel file of a survey: the sums of every question, the answers by name, typed words that stand without a name.

Answers promised as sums only never stand beside each other in one row: a row of them could be told by one blank.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from documents.workbook import Cell, Column, Kind, Table, workbook_xlsx
from questionnaires.engine import Column as Asked
from texts import plain


@dataclass(frozen=True, slots=True)
class Summed:
    """A question in sum: (answer, how many) of ``given`` people; typed answers have none.

    ``good``: how many are at or over the bar ``bar``, where the question is a scale of ten.
    """

    question: str
    given: int
    declined: int
    counts: tuple[tuple[str, int], ...]
    mean: float | None = None
    good: int | None = None
    bar: int = 0


@dataclass(frozen=True, slots=True)
class Scored:
    """A score: its mean over ``given`` people, and how many reached each level."""

    title: str
    given: int
    mean: float | None
    levels: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A response whose answers the curator reads by name; ``values`` by question's key."""

    name: str
    sent_at: datetime
    values: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class ResultsBook:
    """``asked`` are the columns of ``rows``, from the definition, of all versions. ``guests``: how many were asked."""

    title: str
    zone: str
    people: int
    guests: int | None
    summed: tuple[Summed, ...]
    scored: tuple[Scored, ...]
    asked: tuple[Asked, ...]
    rows: tuple[Row, ...]
    words: tuple[tuple[str, str], ...]


def results_xlsx(book: ResultsBook) -> bytes:
    """Sheets: sums; answers by name, if there are any; words without names, if there are any."""
    tables = [_sums(book)]
    if book.rows and book.asked:
        tables.append(_answers(book))
    if book.words:
        columns = (Column(plain("results-column-question"), width=50), Column(plain("results-column-answer"), width=60))
        tables.append(Table(plain("results-sheet-words"), columns, book.words))
    return workbook_xlsx(tables, book.zone)


def _sums(book: ResultsBook) -> Table:
    columns = (
        Column(plain("results-column-question"), width=50),
        Column(plain("results-column-answer"), width=34),
        Column(plain("results-column-count"), Kind.NUMBER),
        Column(plain("results-column-of"), Kind.NUMBER),
        Column(plain("results-column-share"), Kind.PERCENT),
        Column(plain("results-column-mean"), Kind.NUMBER),
    )
    whole = book.people / book.guests if book.guests else None
    head: tuple[Cell, ...] = (book.title, plain("results-answered"), book.people, book.guests, whole, None)
    scores = [row for one in book.scored for row in _score_rows(one)]
    return Table(
        plain("results-sheet-sums"), columns, [head, *scores, *(row for one in book.summed for row in _rows(one))]
    )


def _score_rows(one: Scored) -> Iterator[tuple[Cell, ...]]:
    yield (one.title, None, None, one.given, None, one.mean)
    for level, count in one.levels:
        yield (one.title, level, count, one.given, _share(count, one.given), None)


def _rows(one: Summed) -> Iterator[tuple[Cell, ...]]:
    """The question with its mean, a row an answer; the question stands in each, so that the sheet can be sorted."""
    yield (one.question, plain("results-all-answers"), one.given, one.given, None, one.mean)
    if one.good is not None:
        yield (
            one.question,
            plain("results-bar-words", bar=one.bar),
            one.good,
            one.given,
            _share(one.good, one.given),
            None,
        )
    for answer, count in one.counts:
        yield (one.question, answer, count, one.given, _share(count, one.given), None)
    if one.declined:
        yield (one.question, plain("results-declined"), one.declined, None, None, None)


def _share(count: int, given: int) -> float | None:
    return count / given if given else None


def _answers(book: ResultsBook) -> Table:
    columns = (
        Column(plain("export-name")),
        Column(plain("results-column-sent"), Kind.MOMENT),
        *(Column(one.title, width=18) for one in book.asked),
    )
    rows = [(one.name, one.sent_at, *(one.values.get(asked.key) for asked in book.asked)) for one in book.rows]
    return Table(plain("results-sheet-answers"), columns, rows)
