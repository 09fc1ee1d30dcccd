"""Pictures and Excel files of results: what they show is collected in one snapshot and made in the drawing process."""

from dataclasses import dataclass
from datetime import datetime

from documents.charts.results_data import ResultBars, ResultsChart
from documents.drawing import Drawing
from documents.surveys.results_book import ResultsBook, Row, Scored, Summed
from documents.workbook import Cell
from domain.who import Who
from questionnaires.answers import State
from questionnaires.disclosure import Reply
from questionnaires.engine import Column, said
from questionnaires.form import Item, Kind
from questionnaires.scoring import NUMERIC
from services.reports.progress import short_name
from services.surveys import survey_results
from services.surveys.survey_results import SATISFIED, Question, Replies, Results, Source, replies, summed
from storage.database import Connection, Database

STEPS = 10
"""A scale of so many steps or fewer is drawn as columns with its empty steps too."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file with what it holds: ``named`` when there are answers by name."""

    results: Results
    content: bytes
    named: bool


async def pictures(db: Database, drawing: Drawing, curator: Who, source: Source) -> tuple[Results, list[bytes]]:
    """PNGs in order; none when there is nothing to draw."""
    found = await survey_results.results(db, curator, source)
    data = chart(found)
    return found, await drawing.sheets(data) if data.questions else []


def chart(found: Results) -> ResultsChart:
    """Every question that has a distribution; typed answers have none."""
    bars = (_bars(question) for question in found.questions)
    return ResultsChart(found.form.title, found.people, tuple(one for one in bars if one is not None))


def _bars(question: Question) -> ResultBars | None:
    tally, scale = question.tally, question.scale
    if not tally.counts:
        return None
    if scale is None or scale[1] - scale[0] > STEPS:
        return ResultBars(question.text, _every(question), tally.given, mean=tally.mean, high=scale[1] if scale else 0)
    return ResultBars(
        question.text,
        _every(question),
        tally.given,
        columns=True,
        mean=tally.mean,
        high=scale[1],
        good=question.good,
        bar=SATISFIED,
    )


def _every(question: Question) -> tuple[tuple[str, int], ...]:
    """Each possible answer in its order with how many gave it, nobody's too."""
    tally, scale, counts = question.tally, question.scale, dict(question.tally.counts)
    if scale is not None and scale[1] - scale[0] <= STEPS:
        return tuple((str(step), counts.get(str(step), 0)) for step in range(scale[0], scale[1] + 1))
    if tally.item.options and tally.item.kind is not Kind.PERSON:
        return tuple((option.label, counts.get(option.label, 0)) for option in tally.item.options)
    return tally.counts


async def workbook(db: Database, drawing: Drawing, curator: Who, source: Source, now: datetime) -> Made:
    """The XLSX; that answers were read by name is noted for their owners."""

    def work(con: Connection) -> tuple[Results, ResultsBook, set[int]]:
        read = replies(con, curator, source)
        found = summed(read)
        book = _book(curator, read, found)
        return found, book, {one.person for one in read.sent} if book.rows else set()

    found, book, people = await db.survey(work)
    await survey_results.taken(db, curator, people, now)
    return Made(found, await drawing.results(book), bool(book.rows))


def _book(curator: Who, read: Replies, found: Results) -> ResultsBook:
    named = [item for item in read.form.questions if not read.secret(item)]
    words = survey_results.said(read)
    return ResultsBook(
        title=found.form.title,
        zone=curator.programme.timezone,
        people=found.people,
        guests=found.wave.guests if found.wave is not None else None,
        summed=tuple(_summed(question) for question in found.questions),
        scored=tuple(Scored(one.title, one.given, one.mean, one.levels) for one in found.scores),
        asked=tuple(Column(item.key, survey_results.words_of(read.form, item)) for item in named),
        rows=tuple(_row(read, one, named) for one in read.sent) if named else (),
        words=tuple((saying.question, saying.words) for _, saying in words if not saying.name),
    )


def _summed(question: Question) -> Summed:
    tally = question.tally
    counts = _every(question)
    return Summed(question.text, tally.given, tally.declined, counts, tally.mean, question.good, SATISFIED)


def _row(read: Replies, one: Reply, items: list[Item]) -> Row:
    name = read.names[one.person] or short_name(one.person, None)
    return Row(name, one.sent_at, {item.key: _cell(item, one) for item in items})


def _cell(item: Item, one: Reply) -> Cell:
    """Numbers stay numbers; options of an earlier version are told in its own words."""
    answer, asked = one.answers.get(item.key), one.form.find(item.key)
    if answer is None or asked is None:
        return None
    if asked.kind in NUMERIC and answer.state is State.GIVEN and isinstance(answer.value, int | float):
        return answer.value
    return said(item if item.kind is Kind.PERSON else asked, answer)
