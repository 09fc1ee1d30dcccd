"""A form on paper (A4, DOCX): the questions and codes of the chat, to be filled in by hand and entered later."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import groupby

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from documents.questionnaires.paper_form import PaperForm
from documents.questionnaires.paper_questions import answer_place, scale_table
from documents.questionnaires.paper_sheet import Sheet, framed, page_number, shaded
from documents.questionnaires.paper_words import for_paper, hint, numbers, piped, put_in_words, rule
from questionnaires.form import Audience, Item, Kind
from texts import plain

SMALL, GREY = Pt(8.5), RGBColor(0x66, 0x66, 0x66)
FEWEST_ROWS = 2  # scales alike that stand as one table


def paper_docx(paper: PaperForm) -> bytes:
    """The sheet: head, how to fill it in, questions by sections, place for the signature."""
    sheet = Sheet(Document())
    sheet.set_up()
    _footer(sheet, paper)
    _head(sheet, paper)
    order = numbers(paper.form)
    for section, items in groupby(paper.form.items, lambda item: item.section):
        if section:
            shaded(sheet.paragraph(), section)
        for block in _blocks(list(items)):
            _block(sheet, paper, block, order)
    _end(sheet, paper)
    made = BytesIO()
    sheet.document.save(made)
    return made.getvalue()


def _head(sheet: Sheet, paper: PaperForm) -> None:
    form = paper.form
    if paper.organisation:
        _grey(sheet.paragraph(), paper.organisation).alignment = WD_ALIGN_PARAGRAPH.CENTER
    title = sheet.paragraph(space=4)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(form.title)
    run.bold, run.font.size = True, Pt(15)
    intro = for_paper(form, form.intro)
    if intro:
        sheet.paragraph(intro, space=4)
    marks = {item.kind for item in form.questions}
    how = [plain("paper-how", minutes=form.minutes)]
    if marks & {Kind.MULTI}:
        how.append(plain("paper-how-many"))
    if form.branches:
        how.append(plain("paper-how-skip"))
    how.append(plain("paper-seen"))
    framed(sheet.paragraph(" ".join(how), space=4))
    asks_name = any(item.fact == "full_name" for item in form.questions)
    sheet.lines([plain("paper-day-line")] if asks_name else [plain("paper-name-line"), plain("paper-day-line")])


def _blocks(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Scales alike that follow one another make one block, a table; any other question stands alone."""
    for alike, found in groupby(items, _alike):
        block = list(found)
        if alike is not None and len(block) >= FEWEST_ROWS:
            yield block
        else:
            yield from ([item] for item in block)


def _alike(item: Item) -> tuple[object, ...] | None:
    """What makes two scales rows of one table; None: stands alone."""
    if item.kind is not Kind.SCALE or item.show_if is not None or item.hint:
        return None
    return (*item.span(), item.low_label, item.high_label, item.decline, item.optional, item.seen_by)


def _block(sheet: Sheet, paper: PaperForm, block: Sequence[Item], order: Mapping[str, int]) -> None:
    first = block[0]
    if len(block) >= FEWEST_ROWS:
        rows = [(f"{order[item.key]}. {piped(paper.form, item.text)}", item.key) for item in block]
        scale_table(sheet, first, rows)
        _notes(sheet, paper, first)
        return
    if first.kind is Kind.NOTE:
        _condition(sheet, paper, first)
        framed(sheet.paragraph(piped(paper.form, first.text), space=4))
        return
    _condition(sheet, paper, first)
    question = sheet.paragraph(space=1, keep=True)
    question.paragraph_format.space_before = Pt(6)
    question.add_run(f"{order[first.key]}. {piped(paper.form, first.text)}").bold = True
    if first.optional:
        question.add_run(f" {plain('paper-optional')}").font.size = SMALL
    _grey(question, f"  [{first.key}]")
    told = " ".join(part for part in (hint(paper.form, first), rule(first)) if part)
    if told:
        _grey(sheet.paragraph(space=1, keep=True), told)
    answer_place(sheet, first)
    _notes(sheet, paper, first)


def _condition(sheet: Sheet, paper: PaperForm, item: Item) -> None:
    if item.show_if is not None:
        said = sheet.paragraph(space=0, keep=True)
        said.paragraph_format.space_before = Pt(6)
        said.add_run(put_in_words(paper.form, item.show_if, paper.labels)).italic = True


def _notes(sheet: Sheet, paper: PaperForm, item: Item) -> None:
    """Who reads the answer, where it is not the curator alone."""
    if item.seen_by is not Audience.CURATOR:
        side = paper.form.role.value if paper.form.role is not None else "any"
        _grey(sheet.paragraph(space=2), plain("paper-seen-by", audience=item.seen_by.value, side=side))


def _end(sheet: Sheet, paper: PaperForm) -> None:
    last = framed(sheet.paragraph(plain("paper-consent"), space=6))
    last.paragraph_format.space_before = Pt(14)
    sheet.lines([plain("paper-sign-line")])
    _grey(sheet.paragraph(), plain("paper-entering", curator=paper.curator or plain("paper-blank")))


def _footer(sheet: Sheet, paper: PaperForm) -> None:
    form = paper.form
    paragraph = sheet.document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _grey(paragraph, plain("paper-footer", title=form.title, code=form.code, version=form.version) + " ")
    page_number(paragraph, SMALL, GREY)


def _grey(paragraph: Paragraph, text: str) -> Paragraph:
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = SMALL, GREY
    return paragraph
