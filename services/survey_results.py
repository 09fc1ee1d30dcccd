"""What the answers of a survey, or of any form over the programme, come to (D50).

Two kinds of questions (``Audience``). Answers that a curator reads by name anyway are counted from the first one, and
typed ones stand with their names. Answers promised as sums only (``Audience.SUMS``) are counted by whole blocks of
five people and more (``questionnaires.disclosure``), never with a name, never by side, and never answer beside answer.
Curators' own forms are no secret among curators.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from sqlite3 import Row

from domain.refusal import Refused
from domain.roles import PARTICIPANTS, Role
from domain.who import Who
from questionnaires import engine
from questionnaires.answers import State
from questionnaires.disclosure import Block, Reply, blocks, countable, given, survey_block
from questionnaires.form import Audience, Form, Item, Kind
from questionnaires.scoring import totals
from questionnaires.tally import SMALLEST, ScoreTally, Tally, scored, tallied
from services import forms, roster
from services import waves as surveys
from services.progress import short_name
from services.responses import answers_of
from services.waves import RECORDS, Wave
from storage import audit, programmes
from storage import responses as rows
from storage import survey_results as stored
from storage.database import Connection, Database
from storage.moments import from_text

WORDS_PAGE = 8
SEEN = "results"  # the kind of the note that a curator has read answers by name
TEXTS = frozenset({Kind.SHORT, Kind.LONG, Kind.CONTACT})


class Held(StrEnum):
    """Why questions that are counted in sums only are not shown."""

    NOT = ""
    OPEN = "open"  # until the survey is closed
    FEW = "few"
    SIDE = "side"  # they are not counted by side


@dataclass(frozen=True, slots=True)
class Source:
    """Whose answers: of one survey, or of a form over the whole programme; ``side``: a role's value, empty for all."""

    wave: int = 0
    form: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question in sum. ``secret``: counted in sums only. ``text``: as one who has not answered anything reads it."""

    tally: Tally
    text: str
    secret: bool


@dataclass(frozen=True, slots=True)
class Results:
    """``people``: who has answered. ``sides``: roles by which it may be parted. ``few``: fewer than five have answered
    what is shown to the curator by name, so that it should not be shown on.
    """

    source: Source
    form: Form
    wave: Wave | None
    people: int
    questions: tuple[Question, ...]
    scores: tuple[ScoreTally, ...]
    held: Held
    sides: tuple[Role, ...]
    words: int

    @property
    def few(self) -> bool:
        return 0 < self.people < SMALLEST and any(not one.secret for one in self.questions)


@dataclass(frozen=True, slots=True)
class Saying:
    """A typed answer; ``name`` is empty where it stands without one."""

    question: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Replies:
    """Everything sent, as read in one snapshot. ``found``: blocks that may be counted where sums only are allowed."""

    source: Source
    form: Form
    wave: Wave | None
    sent: tuple[Reply, ...]
    names: dict[int, str]
    found: tuple[Block, ...]
    waiting: bool
    sides: tuple[Role, ...]

    def secret(self, item: Item) -> bool:
        """Whether the answers are promised as sums only."""
        return item.seen_by is Audience.SUMS and self.form.role is not Role.CURATOR

    @property
    def held(self) -> Held:
        if not any(self.secret(item) for item in self.form.questions) or not self.sent:
            return Held.NOT
        if self.source.side:
            return Held.SIDE
        if self.found:
            return Held.NOT
        return Held.OPEN if self.waiting else Held.FEW

    def counted(self, item: Item) -> tuple[Reply, ...]:
        """The replies whose answers to the question may be counted."""
        alike = [one for one in self.sent if _alike(one.form, item)]
        if not self.secret(item):
            return tuple(alike)
        if self.source.side:
            return ()
        return countable([tuple(r for r in block if _alike(r.form, item)) for block in self.found], given(item.key))


async def listed(db: Database, curator: Who) -> tuple[tuple[Form, int], ...]:
    """Forms that somebody has sent, with how many people have; records about others are not among them."""

    def work(con: Connection) -> tuple[tuple[Form, int], ...]:
        found = [
            (forms.of(con, row["form_hash"]), int(row["people"]))
            for row in stored.counted(con, curator.programme.id)
            if row["form_code"] not in RECORDS
        ]
        return tuple(sorted((one for one in found if one[0].review), key=lambda one: one[0].title))

    return await db.read(work)


async def results(db: Database, curator: Who, source: Source) -> Results:
    """Refused ``stale`` for what does not exist here."""
    return await db.survey(lambda con: summed(replies(con, curator, source)))


async def sayings(db: Database, curator: Who, source: Source, page: int, now: datetime) -> tuple[list[Saying], int, int]:
    """A page of the typed answers, its number, how many pages; that names were read is noted for their owners."""

    def work(con: Connection) -> tuple[list[tuple[int, Saying]], int, int]:
        every = said(replies(con, curator, source))
        pages = max(1, -(-len(every) // WORDS_PAGE))
        shown = min(max(page, 0), pages - 1)
        return every[shown * WORDS_PAGE : (shown + 1) * WORDS_PAGE], shown, pages

    found, shown, pages = await db.survey(work)
    await looked(db, curator, {person for person, saying in found if saying.name}, now)
    return [saying for _, saying in found], shown, pages


async def looked(db: Database, curator: Who, people: Iterable[int], now: datetime) -> None:
    """Note for these people that a curator has read their answers by name."""
    ids = sorted(people)
    if ids:
        await db.write(lambda con: audit.note(con, curator.known, SEEN, now, ids))


def replies(con: Connection, curator: Who, source: Source) -> Replies:
    """Read what was sent; Refused ``stale``."""
    programme = curator.programme.id
    wave = surveys.found(con, curator, source.wave) if source.wave else None
    code = wave.form.code if wave is not None else source.form
    about = surveys.subject(wave.id) if wave is not None else None
    sent = _read(con, stored.replies(con, programme, code, about))
    if wave is None and (not sent or not sent[0].form.review or code in RECORDS):
        raise Refused("stale")
    form = merged([one.form for one in sent], wave.form if wave is not None else None)
    names = {row["person_id"]: short_name(row["person_id"], row["full_name"]) for row in _names(con, sent)}
    closings = stored.closings(con, programme, code)
    whole = blocks(sent, closings) if wave is None else survey_block(sent, closings[about or ""])
    roles = stored.roles(con, programme)
    sides = _sides(form, wave, [roles.get(one.person, set()) for one in sent])
    if source.side:
        if source.side not in {side.value for side in sides}:
            raise Refused("stale")
        sent = [one for one in sent if source.side in roles.get(one.person, set())]
    if wave is None:
        sent = list({one.person: one for one in sent}.values())  # the latest word of each
    form = roster.named(con, form, [one.answers for one in sent])
    waiting = any(end is None for end in closings.values()) if wave is None else not wave.closed
    return Replies(source, form, wave, tuple(sent), names, whole, waiting, sides)


def _names(con: Connection, sent: Sequence[Reply]) -> list[Row]:
    from storage import people

    return people.rows_of(con, {one.person for one in sent})
