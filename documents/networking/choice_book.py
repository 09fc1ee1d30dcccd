"""The Excel file of a choice: who marked whom, what they hope for, who marked nobody. No private «no» is in it."""

from dataclasses import dataclass

from documents.workbook import Cell, Column, Kind, Table, workbook_xlsx
from texts import plain


@dataclass(frozen=True, slots=True)
class WishRow:
    """One mark; ``side`` is the voter's role, ``back`` which choice the voter is of the one marked."""

    side: str
    voter: str
    place: int
    target: str
    back: int | None
    comment: str
    sent: bool


@dataclass(frozen=True, slots=True)
class ChoiceBook:
    """``silent``: (role, name) of those who marked nobody."""

    zone: str
    rows: tuple[WishRow, ...]
    silent: tuple[tuple[str, str], ...]


def choice_xlsx(book: ChoiceBook) -> bytes:
    """Sheets: all marks; those who marked each other, once; who marked nobody."""
    tables = [
        Table(plain("vote-sheet-marks"), _columns(), [_row(one) for one in book.rows]),
        Table(plain("vote-sheet-mutual"), _mutual_columns(), _mutual(book)),
    ]
    if book.silent:
        columns = (Column(plain("vote-column-side")), Column(plain("vote-column-name")))
        rows = [(plain("vote-side", side=side), name) for side, name in book.silent]
        tables.append(Table(plain("vote-sheet-silent"), columns, rows))
    return workbook_xlsx(tables, book.zone)


def _columns() -> tuple[Column, ...]:
    return (
        Column(plain("vote-column-side")),
        Column(plain("vote-column-voter")),
        Column(plain("vote-column-place"), Kind.NUMBER),
        Column(plain("vote-column-target")),
        Column(plain("vote-column-back"), Kind.NUMBER),
        Column(plain("vote-column-comment"), width=50),
        Column(plain("vote-column-sent")),
    )


def _row(one: WishRow) -> tuple[Cell, ...]:
    sent = plain("vote-sent", sent="yes" if one.sent else "no")
    return (plain("vote-side", side=one.side), one.voter, one.place, one.target, one.back, one.comment, sent)


def _mutual_columns() -> tuple[Column, ...]:
    return (
        Column(plain("vote-column-mentee")),
        Column(plain("vote-column-mentor")),
        Column(plain("vote-column-mentee-place"), Kind.NUMBER),
        Column(plain("vote-column-mentor-place"), Kind.NUMBER),
    )


def _mutual(book: ChoiceBook) -> list[tuple[Cell, ...]]:
    """The closest to each other's first wish at the top."""
    both = [(one, one.back) for one in book.rows if one.side == "mentee" and one.back is not None]
    both.sort(key=lambda pair: (pair[0].place + pair[1], pair[0].voter))
    return [(one.voter, one.target, one.place, back) for one, back in both]
