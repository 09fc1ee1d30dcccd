"""Rows of the curator's Excel file: typed and picklable, since the file is made in the drawing process."""

from dataclasses import dataclass
from datetime import date, datetime

from documents.surveys.record_sheets import RecordSheet
from documents.workbook import Cell
from questionnaires.engine import Column as Question

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
    categories: tuple[str, ...] = ()
    left_on: Day = None


@dataclass(frozen=True, slots=True)
class PossibleLine:
    """Somebody of the register of possible participants. ``state``: how far asking has come, or ``double``."""

    name: str
    post: str
    roles: tuple[str, ...]
    source: str
    state: str
    added_on: date | None


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """A partner organisation and how many mentors it gave."""

    name: str
    kind: str
    number: str
    signed_on: Day
    until: Day
    contact: str
    mentors: int


@dataclass(frozen=True, slots=True)
class LoadLine:
    """What a mentor carries: mentees now, of how many; ``completed`` pairs and ``meetings`` held so far (D20)."""

    name: str
    gives: str
    categories: tuple[str, ...]
    load: int
    places: int
    free: int
    completed: int
    meetings: int


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
    form: str = "teacher_teacher"
    format: str = "individual"
    kind: str = "usual"
    topic: str = ""


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
    partners: tuple[PartnerLine, ...] = ()
    possible: tuple[PossibleLine, ...] = ()
    records: tuple[RecordSheet, ...] = ()
    loads: tuple[LoadLine, ...] = ()
