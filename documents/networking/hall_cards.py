"""Cards of participants for the hall and badges to wear, several on an A4 page, to be cut apart (DOCX)."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from documents import word
from documents.cutting import dotted, page
from documents.networking.networking_papers import HallCard, HallCards
from domain.names import FullName
from texts import day_month, plain

if TYPE_CHECKING:
    from docx.table import _Cell

ACROSS = 2
WIDTH, MARGIN = 9.3, 1.1
CARD_HEIGHT, BADGE_HEIGHT = 6.7, 5.4
"""Centimetres: eight cards, or ten badges, on an A4 page."""
LONGEST = 150
"""Signs of a list of competences that a card has room for."""


@dataclass(frozen=True, slots=True)
class _Words:
    text: str
    size: float
    bold: bool = False
    label: str = ""


def cards_docx(cards: HallCards) -> bytes:
    """The sheet; cut along the dotted lines."""
    document = Document()
    page(document, MARGIN)
    table = document.add_table(rows=-(-len(cards.people) // ACROSS), cols=ACROSS)
    table.autofit = False
    dotted(table._tbl.tblPr, "w:tblBorders", ("top", "left", "bottom", "right", "insideH", "insideV"))  # noqa: SLF001  # python-docx has none
    cells = table._cells  # noqa: SLF001  # asking cell by cell takes a time that grows with the square of their number
    for column in table.columns:
        column.width = Cm(WIDTH)
    for row in table.rows:
        height = BADGE_HEIGHT if cards.badges else CARD_HEIGHT
        row.height, row.height_rule = Cm(height), WD_ROW_HEIGHT_RULE.EXACTLY
    for cell, person in zip(cells, cards.people, strict=False):
        lines = _badge(cards, person) if cards.badges else _card(person)
        _fill(cell, lines, centred=cards.badges)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _badge(cards: HallCards, person: HallCard) -> list[_Words]:
    name = FullName.parse(person.name)
    called = name.first_and_patronymic or person.name
    surname = name.surname if name.first_and_patronymic else ""
    lines = [_Words(_cut(called, 40), 22 if len(called) <= 22 else 16, bold=True)]
    if surname:
        lines.append(_Words(_cut(surname, 40), 15))
    lines.append(_Words(_roles(person), 12))
    occasion = cards.occasion
    lines.append(_Words(f"{_cut(occasion.organisation, 36)}, {day_month(occasion.starts.date())}".lstrip(", "), 8))
    return lines


def _card(person: HallCard) -> list[_Words]:
    lines = [_Words(_cut(person.name, 70), 14 if len(person.name) <= 30 else 11, bold=True), _Words(_roles(person), 10)]
    lines += [_Words(_cut(text, 90), 9) for text in person.about]
    if person.gives:
        lines.append(_Words(_cut(person.gives, LONGEST), 10, label=plain("networking-hall-gives")))
    if person.seeks:
        lines.append(_Words(_cut(person.seeks, LONGEST), 10, label=plain("networking-hall-seeks")))
    if not person.gives and not person.seeks:
        lines.append(_Words("", 10, label=plain("networking-hall-ask")))
    return lines


def _roles(person: HallCard) -> str:
    return ", ".join(plain(f"networking-hall-role-{role}") for role in person.roles)


def _fill(cell: "_Cell", lines: Sequence[_Words], *, centred: bool) -> None:
    cell.width, cell.vertical_alignment = Cm(WIDTH), WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for number, words in enumerate(lines):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(4)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        else:
            paragraph.paragraph_format.left_indent = Cm(0.3)
        if words.label:
            label = paragraph.add_run(f"{words.label} ")
            label.bold, label.font.size = True, Pt(words.size)
        run = paragraph.add_run(word.clean(words.text))
        run.bold, run.font.size = words.bold, Pt(words.size)


def _cut(text: str, limit: int) -> str:
    """A card has its size; what is longer ends with a dot of dots."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip(' ,')}\N{HORIZONTAL ELLIPSIS}"
