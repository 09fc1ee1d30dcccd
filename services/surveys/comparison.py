"""Who has answered the same questions on entry and on exit, and what has changed (D12, D50).

Two ways to be compared: one form sent twice (the entry assessment, then the same in a survey at the end), or two forms
that share item codes, named so: ``…_in`` and ``…_out``, ``entry`` and ``exit``. The first answer of a person is set
against the last one. Questions promised as sums only are not compared: that would show them person by person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from sqlite3 import Row

from domain.refusal import Refused
from domain.surveys.comparison import Asked, Change, Comparison, compared, without_common_end
from domain.who import Who
from questionnaires.answers import Answers, State
from questionnaires.form import Audience, Form, Kind
from services.questionnaires import forms
from services.questionnaires.decoding import answers_of
from services.reports.progress import short_name
from services.surveys.waves import RECORDS
from storage.database import Connection, Database
from storage.moments import from_text
from storage.surveys import responses as rows
from storage.surveys import survey_results as stored

IN, OUT = "_in", "_out"


@dataclass(frozen=True, slots=True)
class Topic:
    """What can be compared. ``code``: of the form on entry; ``entered`` people answered it, ``both`` again later."""

    code: str
    before: Form
    after: Form
    entered: int
    both: int


@dataclass(frozen=True, slots=True)
class Compared:
    topic: Topic
    found: Comparison


@dataclass(frozen=True, slots=True)
class _Twice:
    """The first and the last response of one person."""

    first: Row
    last: Row


async def topics(db: Database, curator: Who) -> tuple[Topic, ...]:
    """Everything that somebody was asked on entry and that is, or can be, asked again; what has both comes first."""

    curator.must_be_curator()

    def work(con: Connection) -> tuple[Topic, ...]:
        programme = curator.programme.id
        known = {row["form_code"]: row for row in stored.counted(con, programme)}
        found = [_topic(con, programme, code, known) for code in known if not code.endswith(OUT) and code != "exit"]
        there = [one for one in found if one is not None]
        return tuple(sorted(there, key=lambda one: (-one.both, one.before.title)))

    return await db.survey(work)


async def richest(db: Database, curator: Who) -> Topic | None:
    """What most people have answered twice; None while nobody has."""
    return next((one for one in await topics(db, curator) if one.both), None)


async def compare(db: Database, curator: Who, code: str) -> Compared:
    """Refused ``stale`` for what cannot be compared."""
    return await db.survey(lambda con: in_snapshot(con, curator, code))


def in_snapshot(con: Connection, curator: Who, code: str) -> Compared:
    """The same within a unit of work."""
    curator.must_be_curator()
    programme = curator.programme
    known = {row["form_code"]: row for row in stored.counted(con, programme.id)}
    topic = _topic(con, programme.id, code, known) if code in known else None
    if topic is None:
        raise Refused("stale")
    questions = asked(topic)
    pairs = _twice(con, programme.id, topic.before.code, topic.after.code)
    given = _answers(con, [row for pair in pairs for row in (pair.first, pair.last)])
    people = [
        Change(
            person_id=pair.first["person_id"],
            name=pair.first["full_name"] or short_name(pair.first["person_id"], None),
            before_on=programme.day_of(from_text(pair.first["submitted_at"])),
            after_on=programme.day_of(from_text(pair.last["submitted_at"])),
            marks=_marks(questions, given[pair.first["id"]], given[pair.last["id"]]),
            turned={one.code: one.low + one.high for one in questions if one.reverse},
        )
        for pair in pairs
    ]
    return Compared(topic, compared(questions, people))


def _topic(con: Connection, programme_id: int, code: str, known: dict[str, Row]) -> Topic | None:
    before = forms.of(con, known[code]["form_hash"])
    after = forms.of(con, known[_later(code)]["form_hash"]) if _later(code) in known else before
    if code in RECORDS or not before.review or (code.endswith(IN) and after is before):
        return None
    both = _twice(con, programme_id, code, after.code)
    topic = Topic(code, before, after, int(known[code]["people"]), len(both))
    once = code in forms.BASE_CODES or (not both and code != forms.ENTRY_FORM and not code.endswith(IN))
    return None if once or not asked(topic) else topic


def _later(code: str) -> str:
    """The form that asks the same at the end."""
    if code == forms.ENTRY_FORM:
        return "exit"
    return code.removesuffix(IN) + OUT if code.endswith(IN) else code


def asked(topic: Topic) -> list[Asked]:
    """Scales that both forms have under one code, with the words of the later one."""
    later = {item.code: item for item in topic.after.questions if item.kind is Kind.SCALE}
    found = [
        item
        for item in topic.before.questions
        if item.kind is Kind.SCALE
        and item.code in later
        and later[item.code].span() == item.span()
        and Audience.SUMS not in (item.seen_by, later[item.code].seen_by)
    ]
    texts = without_common_end([later[item.code].text for item in found])
    reverse = {part.key for score in topic.after.scores for part in score.parts if part.reverse}
    return [
        Asked(item.code, text, *item.span(), reverse=later[item.code].key in reverse)
        for item, text in zip(found, texts, strict=True)
    ]


def _twice(con: Connection, programme_id: int, before: str, after: str) -> list[_Twice]:
    """People with a response to ``before`` and a later one to ``after``."""
    first: dict[int, Row] = {}
    for row in stored.replies(con, programme_id, before):
        first.setdefault(row["person_id"], row)
    last: dict[int, Row] = {row["person_id"]: row for row in stored.replies(con, programme_id, after)}
    return [
        _Twice(row, last[person]) for person, row in first.items() if person in last and last[person]["id"] > row["id"]
    ]


def _answers(con: Connection, responses: Sequence[Row]) -> dict[int, tuple[Form, Answers]]:
    kept: dict[int, list[Row]] = {row["id"]: [] for row in responses}
    for one in rows.latest_answers(con, list(kept)):
        kept[one["response_id"]].append(one)
    read: dict[int, tuple[Form, Answers]] = {}
    for row in responses:
        form = forms.of(con, row["form_hash"])
        read[row["id"]] = (form, answers_of(form, kept[row["id"]]))
    return read


def _marks(
    asked: Sequence[Asked], first: tuple[Form, Answers], last: tuple[Form, Answers]
) -> dict[str, tuple[float, float]]:
    before, after = _numbers(*first), _numbers(*last)
    return {one.code: (before[one.code], after[one.code]) for one in asked if one.code in before and one.code in after}


def _numbers(form: Form, answers: Answers) -> dict[str, float]:
    found: dict[str, float] = {}
    for item in form.questions:
        answer = answers.get(item.key)
        if answer is not None and answer.state is State.GIVEN and isinstance(answer.value, int | float):
            found[item.code] = answer.value
    return found
