"""The curator's Excel file: bases of mentees and mentors, choices, pairs, meetings, answers, indicators (D15).

The input is typed and picklable: the file is made in the drawing process, so that a large school's does not hold up
anybody's answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from documents.workbook import Cell, Column, Kind, Table, workbook_xlsx
from questionnaires.engine import Column as Question
from texts import plain

Moment = datetime | None
Day = date | None


@dataclass(frozen=True, slots=True)
class Ending:
    """How work with ``others`` ended: ``state`` of the match and the curator's note."""

    others: str
    state: str
    note: str


@dataclass(frozen=True, slots=True)
class Member:
    """A person in one role. ``state``: joined, waiting, admitted, declined, left; ``reachable`` None: no messenger.

    ``needs``: what a mentee asks for, what a mentor can give; ``ended_on``: the day the last pair's work ended, if
    nobody goes on.
    """

    name: str
    post: str
    contact: str
    subjects: str
    experience: int | None
    state: str
    consent: str
    consent_on: Day
    applied_on: Day
    decided_on: Day
    partners: str
    meetings: int
    last_held: Day
    reachable: bool | None
    needs: str = ""
    joined_on: Day = None
    forms: tuple[str, ...] = ()
    workplace: str = ""
    ended_on: Day = None
    results: tuple[Ending, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """One ranked wish; ``side`` is the voter's role."""

    opened_on: date
    side: str
    voter: str
    place: int
    target: str
    sent: bool


@dataclass(frozen=True, slots=True)
class MatchLine:
    number: int
    mentors: str
    mentees: str
    state: str
    agreed_on: Day
    told_on: Day
    order_number: str
    order_on: Day
    planned: int | None
    rhythm_days: int | None
    meetings: int
    last_held: Day
    ended_on: Day
    note: str


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """``word``: what the mentees said about a held meeting (confirmed, disputed, silent, asked)."""

    day: Day
    mentors: str
    mentees: str
    state: str
    stage: str
    kind: str
    minutes: int | None
    topic: str
    result: str
    word: str
    logged_by: str
    logged_at: Moment


@dataclass(frozen=True, slots=True)
class Filled:
    """A submitted response; ``values`` by question key, absent where it was not asked or was passed over."""

    name: str
    role: str
    submitted_at: Moment
    entered_by: str
    values: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Answers:
    """All responses of one form, with questions of all its versions in the form's order."""

    title: str
    questions: tuple[Question, ...]
    filled: tuple[Filled, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """A confidential form in sums: question, answer, how often; nobody's name, no day."""

    title: str
    rows: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """``code`` names its text ``export-indicator-<code>``."""

    code: str
    value: int
    whole: int | None = None


@dataclass(frozen=True, slots=True)
class Bases:
    """Everything of the file."""

    organisation: str
    starts_on: date
    ends_on: Day
    zone: str
    made_at: datetime
    mentees: tuple[Member, ...]
    mentors: tuple[Member, ...]
    marks: tuple[Mark, ...]
    matches: tuple[MatchLine, ...]
    meetings: tuple[MeetingLine, ...]
    answers: tuple[Answers, ...]
    tallies: tuple[Tally, ...]
    indicators: tuple[Indicator, ...]


def bases_xlsx(bases: Bases) -> bytes:
    """The whole file; the summary comes first, a sheet without rows keeps its headings."""
    return workbook_xlsx(tables(bases), bases.zone)


def tables(bases: Bases) -> list[Table]:
    return [
        _summary(bases),
        _members(plain("export-mentees"), plain("export-needs"), bases.mentees),
        _members(plain("export-mentors"), plain("export-gives"), bases.mentors),
        _marks(bases.marks),
        _matches(bases.matches),
        _meetings(bases.meetings),
        *(_answers(form) for form in bases.answers),
        *(_tally(form) for form in bases.tallies),
        _indicators(bases.indicators),
    ]


def _table(title: str, columns: Sequence[tuple[str, Kind]], rows: Sequence[Sequence[Cell]]) -> Table:
    return Table(title, tuple(Column(name, kind) for name, kind in columns), rows)


def _summary(bases: Bases) -> Table:
    rows: list[tuple[Cell, Cell]] = [
        (plain("export-organisation"), bases.organisation),
        (plain("export-programme-start"), bases.starts_on.strftime("%d.%m.%Y")),
        (plain("export-programme-end"), bases.ends_on.strftime("%d.%m.%Y") if bases.ends_on else ""),
        (plain("export-made"), bases.made_at.strftime("%d.%m.%Y %H:%M")),
    ]
    rows += [(_indicator_name(one), _fraction(one)) for one in bases.indicators]
    columns = ((plain("export-what"), Kind.TEXT), (plain("export-value"), Kind.TEXT))
    return _table(plain("export-summary"), columns, rows)


def _indicator_name(one: Indicator) -> str:
    return plain(f"export-indicator-{one.code}")


def _fraction(one: Indicator) -> str:
    if one.whole is None:
        return str(one.value)
    return plain("export-of", value=one.value, whole=one.whole)


def _indicators(indicators: Sequence[Indicator]) -> Table:
    columns = (
        (plain("export-indicator"), Kind.TEXT),
        (plain("export-fact"), Kind.NUMBER),
        (plain("export-whole"), Kind.NUMBER),
        (plain("export-share"), Kind.PERCENT),
    )
    rows = [
        (_indicator_name(one), one.value, one.whole, one.value / one.whole if one.whole else None) for one in indicators
    ]
    return _table(plain("export-indicators"), columns, rows)


def _members(title: str, needs: str, members: Sequence[Member]) -> Table:
    """The columns in which schools keep their two bases (D15), and what the bot knows besides."""
    columns = (
        (plain("export-name"), Kind.TEXT),
        (plain("export-post"), Kind.TEXT),
        (plain("export-subjects"), Kind.TEXT),
        (plain("export-experience"), Kind.NUMBER),
        (plain("export-contact"), Kind.TEXT),
        (plain("export-state"), Kind.TEXT),
        (plain("export-consent"), Kind.TEXT),
        (plain("export-consent-on"), Kind.DATE),
        (plain("export-applied-on"), Kind.DATE),
        (plain("export-decided-on"), Kind.DATE),
        (plain("export-partners"), Kind.TEXT),
        (plain("export-meetings-count"), Kind.NUMBER),
        (plain("export-last-held"), Kind.DATE),
        (plain("export-messenger"), Kind.TEXT),
        (needs, Kind.TEXT),
        (plain("export-joined-on"), Kind.DATE),
        (plain("export-form"), Kind.TEXT),
        (plain("export-workplace"), Kind.TEXT),
        (plain("export-work-ended-on"), Kind.DATE),
        (plain("export-results"), Kind.TEXT),
    )
    return _table(title, columns, [_member(one) for one in members])


def _member(one: Member) -> tuple[Cell, ...]:
    return (
        one.name,
        one.post,
        one.subjects,
        one.experience,
        one.contact,
        plain(f"export-member-{one.state}"),
        plain(f"export-consent-{one.consent}"),
        one.consent_on,
        one.applied_on,
        one.decided_on,
        one.partners,
        one.meetings,
        one.last_held,
        _messenger(one.reachable),
        one.needs,
        one.joined_on,
        "; ".join(_form(code) for code in one.forms),
        one.workplace,
        one.ended_on,
        "; ".join(_ending(ending) for ending in one.results),
    )


def _form(code: str) -> str:
    """Ours by its code; another one in the school's own words."""
    return plain("order-form-teacher-teacher") if code == "teacher_teacher" else code


def _ending(one: Ending) -> str:
    told = plain("export-ending", others=one.others, state=plain(f"export-match-{one.state}"))
    return f"{told}: {one.note}" if one.note else told


def _messenger(reachable: bool | None) -> str:
    if reachable is None:
        return plain("export-messenger-none")
    return plain("export-messenger-yes") if reachable else plain("export-messenger-no")


def _marks(marks: Sequence[Mark]) -> Table:
    columns = (
        (plain("export-choice-opened"), Kind.DATE),
        (plain("export-side"), Kind.TEXT),
        (plain("export-voter"), Kind.TEXT),
        (plain("export-place"), Kind.NUMBER),
        (plain("export-target"), Kind.TEXT),
        (plain("export-sent"), Kind.TEXT),
    )
    rows = [
        (one.opened_on, plain(f"export-role-{one.side}"), one.voter, one.place, one.target, _yes_no(one.sent))
        for one in marks
    ]
    return _table(plain("export-choices"), columns, rows)


def _yes_no(value: bool) -> str:
    return plain("export-yes") if value else plain("export-no")


def _matches(matches: Sequence[MatchLine]) -> Table:
    columns = (
        (plain("export-number"), Kind.NUMBER),
        (plain("export-mentors"), Kind.TEXT),
        (plain("export-mentees"), Kind.TEXT),
        (plain("export-state"), Kind.TEXT),
        (plain("export-agreed-on"), Kind.DATE),
        (plain("export-told-on"), Kind.DATE),
        (plain("export-order-number"), Kind.TEXT),
        (plain("export-order-on"), Kind.DATE),
        (plain("export-planned"), Kind.NUMBER),
        (plain("export-rhythm"), Kind.NUMBER),
        (plain("export-meetings-count"), Kind.NUMBER),
        (plain("export-last-held"), Kind.DATE),
        (plain("export-ended-on"), Kind.DATE),
        (plain("export-note"), Kind.TEXT),
    )
    rows = [
        (
            *(one.number, one.mentors, one.mentees, plain(f"export-match-{one.state}"), one.agreed_on, one.told_on),
            *(one.order_number, one.order_on, one.planned, one.rhythm_days, one.meetings, one.last_held),
            *(one.ended_on, one.note),
        )
        for one in matches
    ]
    return _table(plain("export-pairs"), columns, rows)


def _meetings(meetings: Sequence[MeetingLine]) -> Table:
    columns = (
        (plain("export-day"), Kind.DATE),
        (plain("export-mentors"), Kind.TEXT),
        (plain("export-mentees"), Kind.TEXT),
        (plain("export-state"), Kind.TEXT),
        (plain("export-stage"), Kind.TEXT),
        (plain("export-kind"), Kind.TEXT),
        (plain("export-minutes"), Kind.NUMBER),
        (plain("export-topic"), Kind.TEXT),
        (plain("export-result"), Kind.TEXT),
        (plain("export-word"), Kind.TEXT),
        (plain("export-logged-by"), Kind.TEXT),
        (plain("export-logged-at"), Kind.MOMENT),
    )
    rows = [
        (
            *(one.day, one.mentors, one.mentees, plain(f"export-meeting-{one.state}")),
            plain(f"export-stage-{one.stage}") if one.stage else "",
            plain(f"export-kind-{one.kind}") if one.kind else "",
            *(one.minutes, one.topic, one.result),
            plain(f"export-word-{one.word}") if one.word else "",
            *(one.logged_by, one.logged_at),
        )
        for one in meetings
    ]
    return _table(plain("export-meetings"), columns, rows)


def _answers(form: Answers) -> Table:
    head = (
        (plain("export-name"), Kind.TEXT),
        (plain("export-role"), Kind.TEXT),
        (plain("export-submitted"), Kind.MOMENT),
        (plain("export-entered-by"), Kind.TEXT),
    )
    columns = [*head, *((question.title, Kind.TEXT) for question in form.questions)]
    rows = [
        (
            *(one.name, plain(f"export-role-{one.role}") if one.role else "", one.submitted_at, one.entered_by),
            *(one.values.get(question.key) for question in form.questions),
        )
        for one in form.filled
    ]
    return _table(form.title, columns, rows)


def _tally(form: Tally) -> Table:
    columns = (
        (plain("export-question"), Kind.TEXT),
        (plain("export-answer"), Kind.TEXT),
        (plain("export-times"), Kind.NUMBER),
    )
    return _table(form.title, columns, form.rows)
