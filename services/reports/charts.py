"""The curator's charts: collect what they show, have them drawn elsewhere, say the same in words."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from documents.charts import Chart, Funnel, PairBar, PairsRhythm, Profile, ProfileRow, WeekRow, Weeks, twin
from documents.drawing import Drawing
from domain.progress import mean
from domain.roles import Role
from domain.surveys.comparison import without_common_end
from questionnaires.form import Kind as Asked
from questionnaires.shipped import competences
from services.questionnaires.forms import ENTRY_FORM, PUPIL_ENTRY, TRADE_ENTRY, newest
from services.reports.progress import rhythm_of
from storage import programmes
from storage import progress as stored
from storage.database import Connection, Database

__all__ = ["Drawing", "Kind", "Picture", "collect", "pictures"]

STAGES = ("first", "trial", "planning", "regular", "final")


class Kind(StrEnum):
    """What can be drawn; the value rides in callback data."""

    FUNNEL = "funnel"
    WEEKS = "weeks"
    RHYTHM = "rhythm"
    PROFILE = "profile"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart: PNG and its text twin (HTML)."""

    kind: Kind
    png: bytes
    twin: str


async def pictures(db: Database, drawing: Drawing, kinds: Sequence[Kind], now: datetime) -> list[Picture]:
    """Draw the charts in order. The data is one snapshot of the database."""
    charts = await collect(db, kinds, now)
    return [Picture(kind, await drawing.draw(chart), twin(chart)) for kind, chart in zip(kinds, charts, strict=True)]


async def collect(db: Database, kinds: Sequence[Kind], now: datetime) -> list[Chart]:
    """What the charts show at ``now``."""
    return await db.survey(lambda con: [_COLLECTORS[kind](con, now) for kind in kinds])


def funnel(con: Connection, now: datetime) -> Funnel:  # one shape for all collectors
    everyone = stored.participations(con, programmes.running(con).id)

    def steps(role: Role) -> tuple[int, int, int, int, int, int]:
        mine = [one for one in everyone if one.role is role]
        admitted = [one for one in mine if one.state == "admitted" or one.paired]
        return (
            len(mine),
            sum(one.ever_consented for one in mine),
            sum(one.applied for one in mine),
            len(admitted),
            sum(one.paired for one in mine),
            sum(one.met for one in mine),
        )

    return Funnel(steps(Role.MENTOR), steps(Role.MENTEE))


def weeks(con: Connection, now: datetime) -> Weeks:
    """From the week of the first meeting to this one, without gaps."""
    programme = programmes.running(con)
    held = stored.held_meetings(con, programme.id)
    if not held:
        return Weeks(())
    first = held[0].held_on - timedelta(days=held[0].held_on.weekday())
    today = programme.day_of(now)
    last = max(today, held[-1].held_on)
    counted = {first + timedelta(weeks=n): [0] * len(STAGES) for n in range((last - first).days // 7 + 1)}
    for meeting in held:
        monday = meeting.held_on - timedelta(days=meeting.held_on.weekday())
        stage = STAGES.index(meeting.stage) if meeting.stage in STAGES else STAGES.index("regular")
        counted[monday][stage] += 1
    return Weeks(tuple(WeekRow(monday, (c[0], c[1], c[2], c[3], c[4])) for monday, c in counted.items()))


def rhythm(con: Connection, now: datetime) -> PairsRhythm:
    found = rhythm_of(con, programmes.running(con), now)
    return PairsRhythm(
        tuple(
            PairBar(", ".join(p.pair.mentors), ", ".join(p.pair.mentees), p.days, p.rhythm_days, p.state) for p in found
        )
    )


def profile(con: Connection, now: datetime) -> Profile:  # one shape for all collectors
    """Averages by question of the entry assessment that most have answered, be it of teachers, pupils or students.

    Fewer than five answers of a role are not shown.
    """
    programme_id = programmes.running(con).id
    answered = {code: stored.entry_marks(con, programme_id, code) for code in (ENTRY_FORM, PUPIL_ENTRY, TRADE_ENTRY)}
    code = max(answered, key=lambda code: len({person for _, person, *_ in answered[code]}))
    marks: defaultdict[tuple[Role, str], list[float]] = defaultdict(list)
    people: defaultdict[Role, set[int]] = defaultdict(set)
    for role, person, key, mark in answered[code]:
        marks[role, key].append(mark)
        people[role].add(person)
    scales = [item for item in newest(code) if item.kind is Asked.SCALE]
    known, short = competences(), without_common_end([item.text for item in scales])
    rows = [
        ProfileRow(known.get(item.code, text), mean(marks[Role.MENTEE, item.key]), mean(marks[Role.MENTOR, item.key]))
        for item, text in zip(scales, short, strict=True)
    ]
    highest = max(item.span()[1] for item in scales)
    return Profile(tuple(rows), len(people[Role.MENTEE]), len(people[Role.MENTOR]), highest)


_COLLECTORS: dict[Kind, Callable[[Connection, datetime], Chart]] = {
    Kind.FUNNEL: funnel,
    Kind.WEEKS: weeks,
    Kind.RHYTHM: rhythm,
    Kind.PROFILE: profile,
}
