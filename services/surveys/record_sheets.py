"""What is kept about somebody from others, for the curator's Excel file: every response, history and all (D14, D51)."""

from itertools import groupby

from documents.surveys.record_sheets import RecordLine, RecordSheet
from documents.workbook import Cell
from questionnaires.answers import State
from questionnaires.engine import columns, said
from questionnaires.form import Kind
from services.questionnaires import subjects
from services.surveys.records import Record, every
from storage.database import Connection


def sheets(con: Connection, programme_id: int) -> tuple[RecordSheet, ...]:
    """A sheet for each form that has any; questions of all its versions, in the newest one's order."""
    found = every(con, programme_id)
    return tuple(_sheet(con, list(same)) for _, same in groupby(found, lambda one: one.form.code))


def _sheet(con: Connection, found: list[Record]) -> RecordSheet:
    newest, *older = sorted({id(one.form): one.form for one in found}.values(), key=lambda form: -form.version)
    lines = tuple(_line(con, one) for one in found)
    return RecordSheet(newest.title, columns(newest, *older), lines, scored=bool(newest.scores))


def _line(con: Connection, one: Record) -> RecordLine:
    values: dict[str, Cell] = {
        item.key: said(item, one.answers[item.key])
        for item in one.form
        if item.kind is not Kind.NOTE
        and item.key in one.answers
        and one.answers[item.key].state in (State.GIVEN, State.DECLINED)
    }
    score = one.score
    total = None if score is None else (score.value, score.most, score.level.title if score.level else "")
    return RecordLine(subjects.name(con, one.subject), one.relation, one.author, one.sent_at, values, total)
