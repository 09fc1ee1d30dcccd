"""What the answers of a survey, or of any form over the programme, come to (D50).

Two kinds of questions (``Audience``). Answers that a curator reads by name anyway are counted from the first one, and
typed ones stand with their names. Answers promised as sums only (``Audience.SUMS``) are counted by whole blocks of
five people and more (``questionnaires.disclosure``), never with a name, never by side, and never answer beside answer.
Curators' own forms are no secret among curators.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from sqlite3 import Row
from typing import Literal

from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from questionnaires import engine
from questionnaires.answers import State
from questionnaires.disclosure import Block, Reply, blocks, countable, given, survey_block
from questionnaires.form import Audience, Form, Item, Kind
from questionnaires.scores import Total
from questionnaires.scoring import totals
from questionnaires.tally import SMALLEST, ScoreTally, Tally, score_tally, tallied
from services.questionnaires import forms, roster
from services.questionnaires.decoding import answers_of
from services.reports.progress import short_name
from services.surveys import waves as surveys
from services.surveys.waves import RECORDS, Wave
from storage import audit
from storage.database import Connection, Database
from storage.moments import from_text
from storage.surveys import responses as rows
from storage.surveys import survey_results as stored

Side = Literal["mentor", "mentee"]
SIDES: tuple[Side, ...] = ("mentor", "mentee")
WORDS_PAGE = 8
SATISFIED = 7
"""Who answers so on a scale of 1–10, or higher, counts as satisfied; said beside every share."""
OWN = frozenset({*forms.BASE_FORMS.values(), forms.ENTRY_FORM})
NAME = "full_name"  # the fact of a question that is nothing to be counted
SEEN = "results"  # the kind of the note that a curator has read answers by name
TEXTS = frozenset({Kind.SHORT, Kind.LONG, Kind.CONTACT})


class Held(StrEnum):
    """Why questions that are counted in sums only are not shown."""

    NOT = ""
    OPEN = "open"  # until the survey is closed
    FEW = "few"
    SIDE = "side"  # they are not counted by side


def percent(count: int, given: int) -> int:
    """Whole per cent, rounded down, so that 100 is said only of everybody."""
    return count * 100 // given if given else 0


@dataclass(frozen=True, slots=True)
class Source:
    """Whose answers: of one survey, or of a form over the whole programme; ``side``: a role's value, empty for all."""

    wave: int = 0
    form: str = ""
    side: Literal[""] | Side = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question in sum. ``secret``: counted in sums only. ``text``: as one who has not answered anything reads it."""

    tally: Tally
    text: str
    secret: bool

    @property
    def scale(self) -> tuple[int, int] | None:
        """The bounds of a scale."""
        return self.tally.item.span() if self.tally.item.kind is Kind.SCALE else None

    @property
    def good(self) -> int | None:
        """How many are satisfied; None where the question has no scale of 1–10."""
        if self.scale != (1, 10) or self.tally.mean is None:
            return None
        return sum(count for step, count in self.tally.counts if int(step) >= SATISFIED)


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
    sides: tuple[Side, ...]
    words: int
    hidden: tuple[str, ...] = ()
    """Questions in sums only that too few have answered, though the rest is shown."""

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
class Sayings:
    """A page of typed answers."""

    source: Source
    found: tuple[Saying, ...]
    page: int
    pages: int


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
    sides: tuple[Side, ...]

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
        if not self.secret(item):
            return tuple(_alike(self.sent, item))
        if self.source.side:
            return ()
        return countable([tuple(_alike(block, item)) for block in self.found], given(item.key))


async def listed(db: Database, curator: Who) -> tuple[tuple[Form, int], ...]:
    """Forms that somebody has sent, with how many people have; records about others are not among them."""

    curator.must_be_curator()

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


async def sayings(db: Database, curator: Who, source: Source, page: int, now: datetime) -> Sayings:
    """A page of the typed answers; that they were read by name is noted for their owners."""

    def work(con: Connection) -> tuple[list[tuple[int, Saying]], int, int]:
        every = said(replies(con, curator, source))
        pages = max(1, -(-len(every) // WORDS_PAGE))
        shown = min(max(page, 0), pages - 1)
        return every[shown * WORDS_PAGE : (shown + 1) * WORDS_PAGE], shown, pages

    found, shown, pages = await db.survey(work)
    await looked(db, curator, {person for person, saying in found if saying.name}, now)
    return Sayings(source, tuple(saying for _, saying in found), shown, pages)


async def looked(db: Database, curator: Who, people: Iterable[int], now: datetime) -> None:
    """Note for these people that a curator has read their answers by name."""
    ids = sorted(people)
    if ids:
        await db.write(lambda con: audit.look(con, curator.known, SEEN, now, ids), claim=False)


async def taken(db: Database, curator: Who, people: Iterable[int], now: datetime) -> None:
    """The same of a file: each is a copy that leaves the bot."""
    ids = sorted(people)
    if ids:
        await db.write(lambda con: audit.note(con, curator.known, SEEN, now, ids))


def replies(con: Connection, curator: Who, source: Source) -> Replies:
    """Read what was sent; Refused ``stale``."""
    curator.must_be_curator()
    programme = curator.programme.id
    wave = surveys.found(con, curator, source.wave) if source.wave else None
    code = wave.form.code if wave is not None else source.form
    # A form with a way of its own into the programme is asked again at the end: that is another answer.
    about = surveys.subject(wave.id) if wave is not None else "" if code in OWN else None
    read = stored.replies(con, programme, code, about)
    sent = _read(con, read)
    if wave is None and (not sent or not sent[0].form.review or code in RECORDS):
        raise Refused("stale")
    form = merged([*(one.form for one in sent), *([wave.form] if wave is not None else [])])
    ends = stored.closings(con, programme, code)
    parted = form.role is None and any(item.seen_by is not Audience.SUMS for item in form.questions)
    roles = stored.roles(con, programme) if parted else {}
    there = {role for one in sent for role in roles.get(one.person, ())}
    sides = tuple(side for side in SIDES if side in there)
    shown = _of_side(sent, sides, roles, source.side)
    if wave is None:
        shown = list({one.person: one for one in shown}.values())  # the latest word of each
    return Replies(
        source=source,
        form=roster.named(con, form, [one.answers for one in shown]),
        wave=wave,
        sent=tuple(shown),
        names={row["person_id"]: row["full_name"] or "" for row in read},
        found=blocks(sent, ends) if wave is None else survey_block(sent, ends.get(about or "")),
        waiting=None in ends.values() if wave is None else not wave.closed,
        sides=sides if len(sides) > 1 else (),
    )


def _of_side(sent: list[Reply], sides: Sequence[Side], roles: dict[int, set[str]], side: str) -> list[Reply]:
    if not side:
        return sent
    if side not in sides:
        raise Refused("stale")
    return [one for one in sent if side in roles.get(one.person, ())]


def _read(con: Connection, found: Sequence[Row]) -> list[Reply]:
    kept: dict[int, list[Row]] = {row["id"]: [] for row in found}
    for one in rows.latest_answers(con, list(kept)):
        kept[one["response_id"]].append(one)
    read: list[Reply] = []
    for row in found:
        form = forms.of(con, row["form_hash"])
        answers, sent_at = answers_of(form, kept[row["id"]]), from_text(row["submitted_at"])
        read.append(Reply(row["id"], row["person_id"], row["subject"], sent_at, form, answers))
    return read


def merged(versions: Sequence[Form]) -> Form:
    """The newest version, the last of equals, with the questions and options that only earlier ones had at the end."""
    ordered = sorted({id(form): form for form in versions}.values(), key=lambda form: form.version)
    newest, *older = reversed(ordered)
    items = {item.key: item for item in newest.items}
    for item in (item for form in older for item in form.questions):
        known = items.setdefault(item.key, item)
        gone = [option for option in item.options if not known.has(option.code)]
        items[item.key] = replace(known, options=(*known.options, *gone)) if gone else known
    return replace(newest, items=tuple(items.values())) if older else newest


def _alike(sent: Iterable[Reply], item: Item) -> list[Reply]:
    """Replies to versions that asked the question in the same way."""
    every = list(sent)
    asked = {id(one.form): one.form.find(item.key) for one in {id(one.form): one for one in every}.values()}
    alike = {mark for mark, found in asked.items() if found is not None and found.kind is item.kind}
    return [one for one in every if id(one.form) in alike]


def summed(read: Replies) -> Results:
    """Every question and score that may be shown, in the form's order."""
    form = read.form
    held = read.held
    asked = [(item, _question(read, item)) for item in form.questions if item.fact != NAME]
    return Results(
        source=read.source,
        form=form,
        wave=read.wave,
        people=len({one.person for one in read.sent}),
        questions=tuple(one for _, one in asked if one is not None),
        scores=_scores(read),
        held=held,
        sides=read.sides,
        words=len(said(read)),
        hidden=tuple(words_of(form, item) for item, one in asked if one is None and read.secret(item))
        if not held
        else (),
    )


def _question(read: Replies, item: Item) -> Question | None:
    """None when nobody has answered it, or when it is told apart by nobody's leave."""
    secret = read.secret(item)
    found = tallied(
        replace(read.form, items=(item,)),
        [one.answers for one in read.counted(item)],
        SMALLEST if secret else 1,
    )
    return Question(found[0], words_of(read.form, item), secret) if found else None


def words_of(form: Form, item: Item) -> str:
    """The question without anybody's earlier answers in it."""
    return engine.piped(form, {}, item.text)


def _scores(read: Replies) -> tuple[ScoreTally, ...]:
    """Each score over those who may be counted; one that rests on a question in sums only is in sums only itself."""
    form = read.form
    every = {one.id: totals(form, one.answers) for one in _everyone(read)} if form.scores else {}
    found: list[ScoreTally] = []
    for score in form.scores:
        items = [item for part in score.parts if (item := form.find(part.key)) is not None]
        secret = any(read.secret(item) for item in items)
        counted = read.sent if not secret else () if read.source.side else _having(read, every, score.code)
        mine = [every[one.id][score.code] for one in counted if score.code in every[one.id]]
        found.append(score_tally(score, mine, SMALLEST if secret else 1))
    return tuple(score for score in found if score.given)


def _everyone(read: Replies) -> list[Reply]:
    """The replies shown and those in blocks: over the whole programme a block may hold an earlier word."""
    return list({one.id: one for one in (*read.sent, *(one for block in read.found for one in block))}.values())


def _having(read: Replies, every: Mapping[int, Mapping[str, Total]], code: str) -> tuple[Reply, ...]:
    return countable(read.found, lambda one: code in every[one.id])


def said(read: Replies) -> list[tuple[int, Saying]]:
    """Typed answers with whose they are (for the log), question by question; without names in alphabetical order."""
    found: list[tuple[int, Saying]] = []
    for item in (item for item in read.form.questions if item.kind in TEXTS and item.fact != NAME):
        secret, question = read.secret(item), words_of(read.form, item)
        mine = [
            (one.person, Saying(question, "" if secret else _name(read, one.person), engine.shown(item, answer.value)))
            for one in read.counted(item)
            if (answer := one.answers.get(item.key)) is not None and answer.state is State.GIVEN
        ]
        found += sorted(mine, key=lambda one: (one[1].name, one[1].words))
    return found


def _name(read: Replies, person: int) -> str:
    return short_name(person, read.names[person] or None)
