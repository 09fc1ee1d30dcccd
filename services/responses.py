"""Filling in a questionnaire: start, answer, go back, review, send. Each step is one transaction.

Who may touch a response and whether it is still open is checked here at every tap (architecture, rule 2).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from sqlite3 import Row
from typing import TypeAlias

from domain.refusal import Refused
from domain.who import Who
from questionnaires import engine
from questionnaires.answers import Answer, Answers, State, decode_all, decode_fact, encode
from questionnaires.form import ABOUT, Form, Item, Kind, Value
from questionnaires.reading import fold, parse
from questionnaires.words import words
from services import about, answering, forms, joining, roster, subjects, waves
from services.submission import submitted
from storage import audit, people
from storage import responses as rows
from storage.database import Connection, Database

CLEARING = frozenset({"-", "\u2013", "\u2014"})  # typed under an optional question: take my answer away


@dataclass(frozen=True, slots=True)
class Step:
    """Where a response stands. ``item`` is the question on the screen, None for the review.

    ``behalf``: the name of whom a curator answers for; ``about``: of whom it is about (``services.subjects``).
    ``passed``: the tap was for a question that is not on the screen (any more). ``sent``: the response is closed;
    ``sent_now``: this very step closed it; ``invites``, ``waits``: the questionnaire, the surveys to be offered next.
    """

    response_id: int
    person_id: int
    form: Form
    answers: Answers
    item: Item | None
    behalf: str = ""
    reviewing: bool = False
    passed: bool = False
    sent: bool = False
    sent_now: bool = False
    invites: Form | None = None
    corrects: int | None = None
    """The response that was sent before and is being changed."""
    subject: str = ""
    about: str = ""
    waits: tuple[Form, ...] = ()

    @property
    def number(self) -> int:
        """The number of the question on the screen, counted over the visible ones; 0 in the review."""
        return engine.progress(self.form, self.answers, self.item.key)[0] if self.item is not None else 0

    @property
    def total(self) -> int:
        return len(engine.questions(self.form, self.answers))


Act: TypeAlias = Callable[["Step"], tuple[Answers, str | None]]


async def start(db: Database, who: Who, form_code: str, now: datetime, subject: str = "") -> Step:
    """Begin a questionnaire about oneself (or, by its ``subject``, about somebody else), or go on with the open one.

    Refused: ``form-unknown``, ``form-not-yours``, ``consent-first``, ``stale`` for a stranger.
    """

    def work(con: Connection) -> Step:
        person_id = _person(who)
        answering.check_start(con, who, person_id, form_code, subject)
        response_id = _open(con, person_id, form_code, subject, None, now)
        subjects.begun(con, who, form_code, subject, response_id, now)
        return load(con, who, response_id)

    return await db.write(work)


async def enter_for(db: Database, curator: Who, person_id: int, form_code: str, now: datetime) -> Step:
    """A curator fills a questionnaire in for somebody (from paper, by telephone), or goes on with it."""

    def work(con: Connection) -> Step:
        curator.must_be_curator()
        answering.check_start(con, curator, person_id, form_code)
        return enter(con, curator, person_id, form_code, "", now)

    return await db.write(work)


def enter(con: Connection, curator: Who, person_id: int, form_code: str, subject: str, now: datetime) -> Step:
    """The response that a curator fills in, noted for the person. Refused ``entering-begun`` if they are answering."""
    answering.check_unbegun(con, person_id, form_code, subject)
    audit.note(con, curator.known, "form", now, [person_id])
    return load(con, curator, _open(con, person_id, form_code, subject, curator.known, now))


async def present(db: Database, who: Who, response_id: int) -> Step:
    """Where the response stands now; Refused ``stale`` if it is not the person's."""
    return await db.read(lambda con: load(con, who, response_id))


async def running(db: Database, who: Who) -> Step | None:
    """The person's open response touched last, if there is one."""
    response_id = who.open_response
    try:
        return None if response_id is None else await present(db, who, response_id)
    except Refused:  # not theirs to answer any more
        return None


async def answer_typed(db: Database, who: Who, response_id: int, raw: str, now: datetime) -> Step:
    """A typed answer to the question on the screen. Refused (``answer-…``) says what is wrong; the question stays."""
    today = day_of(who, now)
    return await db.write(lambda con: _take(con, who, response_id, lambda step: typed(step, raw, today), now))


def typed(step: Step, raw: str, today: date) -> tuple[Answers, str | None]:
    """The answers after a typed message, and the question to stay at (None: the derived one)."""
    item = step.item
    if item is None:
        return step.answers, _number_in_review(step, raw)
    if item.optional and raw.strip() in CLEARING:
        return engine.skip(step.form, step.answers, item.key), None
    if item.decline and fold(raw) == fold(words().decline_label):
        return engine.decline(step.form, step.answers, item.key), None
    value = parse(item, raw, today)
    if item.kind.marked and isinstance(value, tuple):
        marks = engine.press(item, engine.marks(step.answers, item.key), value)
        return engine.mark(step.form, step.answers, item.key, marks), _stay(step, item)
    return engine.record(step.form, step.answers, item.key, value, today), None


async def answer_file(
    db: Database, who: Who, response_id: int, file_id: str, name: str, size: int, now: datetime
) -> Step:
    """A document or photo for the question on the screen: Telegram's id of it, its name, its size in bytes.

    Refused: ``text-wanted`` where words or taps are asked, ``answer-file-too-big``.
    """
    today = day_of(who, now)

    def act(step: Step) -> tuple[Answers, str | None]:
        item = step.item
        if item is None or item.kind is not Kind.FILE:
            raise Refused("text-wanted")
        engine.check_size(item, size)
        value = (file_id, " ".join(name.split())[-engine.LONGEST_FILE_NAME :])
        return engine.record(step.form, step.answers, item.key, value, today), None

    return await db.write(lambda con: _take(con, who, response_id, act, now))


async def press(db: Database, who: Who, response_id: int, key: str, op: str, code: str, now: datetime) -> Step:
    """A tap under the question ``key``: ``=`` choose, ``+``/``-`` mark and unmark, ``>`` on, ``<`` back, ``s`` skip,
    ``d`` decline.

    A tap under another question than the one on the screen changes nothing: ``passed``.
    """
    today = day_of(who, now)

    def work(con: Connection) -> Step:
        step = load(con, who, response_id)
        if step.sent and step.form.review:
            return step
        if step.item is None or step.item.key != key:
            return replace(step, passed=not _repeated(step, key, op, code))
        item = step.item
        return _apply(con, who, step, lambda at: pressed(at, item, op, code, today), now)

    return await db.write(work)


def pressed(step: Step, item: Item, op: str, code: str, today: date) -> tuple[Answers, str | None]:
    """The answers after a tap, and the question to stay at or go back to (None: the derived one)."""
    form, answers, key = step.form, step.answers, item.key
    match op:
        case "=":
            return engine.record(form, answers, key, _chosen(item, code), today), None
        case "+" | "-" if item.kind.marked:
            marks = engine.toggle(item, engine.marks(answers, key), code, op == "+")
            return engine.mark(form, answers, key, marks), _stay(step, item)
        case ">" if item.kind.marked or item.kind is Kind.NOTE:
            return engine.settle(form, answers, key, today), None
        case "d":
            return engine.decline(form, answers, key), None
        case "s":  # what was answered before and is gone back to stays as it is
            return (answers if engine.settled(answers, key) else engine.skip(form, answers, key)), None
        case "<":
            return answers, _back(step, key)
    raise Refused("stale")


async def edit(db: Database, who: Who, response_id: int, key: str, now: datetime) -> Step:
    """From the review to one question; its answer leads back to the review."""

    def act(step: Step) -> tuple[Answers, str | None]:
        return step.answers, engine.at(step.form, step.answers, key).key

    return await db.write(lambda con: _take(con, who, response_id, act, now))


async def send(db: Database, who: Who, response_id: int, now: datetime) -> Step:
    """Submit. Not ready: the step with the first open question; sent before: ``sent`` without ``sent_now``.

    Refused ``change-closed`` for a change that comes too late: what was sent before stays.
    """

    def work(con: Connection) -> Step | None:
        step = load(con, who, response_id)
        if step.sent or not engine.ready(step.form, step.answers):
            return step
        if step.corrects is not None and not answering.may_change(con, rows.get(con, response_id)):
            rows.withdraw(con, response_id)
            return None
        return _close(con, who, step, now)

    step = await db.write(work)
    if step is None:
        raise Refused("change-closed")
    return step


def load(con: Connection, who: Who, response_id: int) -> Step:
    """The response as ``who`` may see it; Refused ``stale`` when it is not theirs or was withdrawn."""
    row = rows.get(con, response_id)
    if row is None or row["state"] == "withdrawn" or not answering.may(con, who, row):
        raise Refused("stale")
    form = forms.of(con, row["form_hash"])
    answers = answers_of(form, rows.answers(con, response_id))
    form = roster.askable(con, form, answers, row, curator=who.is_curator)
    sent = row["state"] == "submitted"
    item = None if sent and form.review else engine.asked(form, answers, row["cursor"])
    return Step(
        response_id=response_id,
        person_id=row["person_id"],
        form=form,
        answers=answers,
        item=item,
        behalf="" if row["person_id"] == who.person_id else row["full_name"] or "\u2116" + str(row["person_id"]),
        reviewing=bool(row["reviewing"]),
        sent=sent,
        subject=row["subject"],
        about=subjects.name(con, row["subject"]),
        corrects=row["corrects"],
    )


def answers_of(form: Form, stored: list[Row]) -> dict[str, Answer]:
    """Stored rows as answers in the form's order, after the facts of the person.

    A row of a question that the form does not have is passed over.
    """
    kept = {row["item_key"]: (row["state"], row["value"]) for row in stored}
    facts = {key: decode_fact(value) for key, (_, value) in kept.items() if key.startswith(ABOUT)}
    return facts | decode_all([(item, *kept[item.key]) for item in form.items if item.key in kept])


def _person(who: Who) -> int:
    if who.person_id is None:
        raise Refused("stale")
    return who.person_id


def _open(con: Connection, person_id: int, form_code: str, subject: str, curator: int | None, now: datetime) -> int:
    """The id of the open response, a new one if there is none; a word in passing (no review) is taken up again."""
    form = forms.newest(form_code)
    states = ("open",) if form.review else ("open", "submitted")
    for state in states:
        row = rows.find(con, person_id, form_code, subject, state)
        if row is not None:
            if curator is not None:
                rows.enter_by(con, row["id"], curator)
            rows.move(con, row["id"], row["cursor"], bool(row["reviewing"]), now)
            return int(row["id"])
    response_id = rows.create(con, person_id, form_code, forms.snapshot(con, form, now), subject, curator, now)
    put_facts(con, response_id, person_id, form, now)
    return response_id


def put_facts(con: Connection, response_id: int, person_id: int, form: Form, now: datetime) -> None:
    """Keep what the form's conditions look at, as it is now: branches do not jump later."""
    for name, codes in about.facts(con, person_id, form).items():
        rows.put_answer(con, response_id, f"{ABOUT}{name}", State.GIVEN, encode(codes), now)


def _take(con: Connection, who: Who, response_id: int, act: Act, now: datetime) -> Step:
    step = load(con, who, response_id)
    if step.sent and step.form.review:
        return step
    return _apply(con, who, step, act, now)


def _apply(con: Connection, who: Who, step: Step, act: Act, now: datetime) -> Step:
    """Let ``act`` decide; save what changed; derive what is on the screen next."""
    after, cursor = moved(step, act)
    for key, answer in after.answers.items():
        if step.answers.get(key) != answer:
            rows.put_answer(con, step.response_id, key, answer.state, encode(answer.value), now)
    rows.move(con, step.response_id, cursor, after.reviewing, now)
    if not step.form.review and not step.sent and engine.enough(step.form, after.answers):
        return replace(_close(con, who, after, now), item=after.item)
    return after


def moved(step: Step, act: Act) -> tuple[Step, str | None]:
    """The step after ``act``, nothing saved, and the question gone back to.

    A wrong answer is refused in the form's own words, where it has them.
    """
    try:
        answers, cursor = act(step)
    except Refused as refusal:
        raise _own_words(step.item, refusal) from None
    item = engine.asked(step.form, answers, cursor)
    whole = item is None or engine.ready(step.form, answers)
    reviewing = whole or (step.reviewing and cursor is not None)
    return replace(step, answers=answers, item=item, reviewing=reviewing), cursor


def _own_words(item: Item | None, refusal: Refused) -> Refused:
    """The form's own words for a wrong answer, where it has them."""
    if item is None or not item.error or not refusal.code.startswith("answer-"):
        return refusal
    return Refused("answer-own", text=item.error)


def _close(con: Connection, who: Who, step: Step, now: datetime) -> Step:
    if not rows.submit(con, step.response_id, now):
        return replace(step, sent=True)
    kept = engine.prune(step.form, step.answers)
    rows.keep_only(con, step.response_id, kept.keys())
    submitted(con, who, step.person_id, step.form, kept, step.response_id, now)
    subjects.sent(con, who, step.form.code, step.subject, step.response_id, now)
    after = replace(step, answers=kept, item=None, sent=True, sent_now=True, invites=_next(con, who, step))
    return replace(after, waits=waves.left(con, who, step.person_id, step.subject))


def _next(con: Connection, who: Who, step: Step) -> Form | None:
    """After one's own base questionnaire: the entry assessment, unless it was begun."""
    return joining.entry_after(con, step.person_id, step.form.code) if step.person_id == who.person_id else None


def _stay(step: Step, item: Item) -> str | None:
    """Marking keeps a revisited question on the screen; the current one stays by itself (a draft is no answer)."""
    return item.key if step.reviewing else None


def _back(step: Step, key: str) -> str | None:
    """Back from an edit is the review; else the question before (the first one stays)."""
    if step.reviewing and engine.ready(step.form, step.answers):
        return None
    before = engine.previous(step.form, step.answers, key)
    return before.key if before is not None else None


def _chosen(item: Item, code: str) -> Value:
    if item.kind is not Kind.SCALE:
        return code
    try:
        return int(code)
    except ValueError:
        raise Refused("stale") from None


def _repeated(step: Step, key: str, op: str, code: str) -> bool:
    """Ten taps at once: the first has answered, the others say the same thing again and need no reproach."""
    answer = step.answers.get(key)
    if answer is None or answer.state is State.DRAFT:
        return op in "<>sd"
    if op == "=":
        return str(answer.value) == code
    return op in "<>sd"


def _number_in_review(step: Step, raw: str) -> str | None:
    """A typed number in the review is a tap on that number."""
    visible = engine.questions(step.form, step.answers)
    if raw.strip().isdecimal() and len(raw.strip()) < 4 and 1 <= int(raw) <= len(visible):
        return visible[int(raw) - 1].key
    raise Refused("review-number", total=len(visible))


async def curator_accounts(db: Database) -> tuple[int, ...]:
    """Telegram accounts of the curators, for a word that cannot wait in the outbox (the disk is full)."""

    def work(con: Connection) -> tuple[int, ...]:
        found = [people.accounts_of(con, person_id) for person_id in people.curators(con)]
        return tuple(row["external_id"] for accounts in found for row in accounts[:1] if row["reachable"])

    return await db.read(work)


def day_of(who: Who, now: datetime) -> date:
    """Today on the programme's calendar."""
    return now.astimezone(who.programme.zone).date()
