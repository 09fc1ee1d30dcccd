"""Filling in a questionnaire: start, answer, go back, review, send. Each step is one transaction.

Who may touch a response and whether it is still open is checked here at every tap (architecture, rule 2).
"""

from dataclasses import replace
from datetime import datetime

from domain.refusal import Refused
from domain.who import Who
from questionnaires import engine
from questionnaires.answers import Answers, State, encode
from questionnaires.form import ABOUT, Form, Kind
from services.joining import joining
from services.questionnaires import about, answering, forms, roster, subjects
from services.questionnaires.decoding import answers_of
from services.questionnaires.steps import Act, Step, moved, pressed, repeated, typed
from services.questionnaires.submission import submitted
from services.surveys import waves
from storage import audit
from storage.database import Connection, Database
from storage.people import people
from storage.surveys import responses as rows


async def start(db: Database, who: Who, form_code: str, now: datetime, subject: str = "") -> Step:
    """Begin a questionnaire about oneself (or, by its ``subject``, about somebody else), or go on with the open one.

    Refused: ``form-unknown``, ``form-not-yours``, ``consent-first``, ``stale`` for a stranger.
    """

    def work(con: Connection) -> Step:
        person_id = _person(who)
        answering.check_start(con, who, person_id, form_code, subject)
        response_id = opened(con, person_id, form_code, subject, None, now)
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
    return load(con, curator, opened(con, person_id, form_code, subject, curator.known, now))


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
    today = who.programme.day_of(now)
    return await db.write(lambda con: _take(con, who, response_id, lambda step: typed(step, raw, today), now))


async def answer_file(
    db: Database, who: Who, response_id: int, file_id: str, name: str, size: int, now: datetime
) -> Step:
    """A document or photo for the question on the screen: Telegram's id of it, its name, its size in bytes.

    Refused: ``text-wanted`` where words or taps are asked, ``answer-file-too-big``.
    """
    today = who.programme.day_of(now)

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
    today = who.programme.day_of(now)

    def work(con: Connection) -> Step:
        step = load(con, who, response_id)
        if step.sent and step.form.review:
            return step
        if step.item is None or step.item.key != key:
            return replace(step, passed=not repeated(step, key, op, code))
        item = step.item
        return _apply(con, who, step, lambda at: pressed(at, item, op, code, today), now)

    return await db.write(work)


async def edit(db: Database, who: Who, response_id: int, key: str, now: datetime) -> Step:
    """From the review to one question; its answer leads back to the review."""

    def act(step: Step) -> tuple[Answers, str | None]:
        return step.answers, engine.at(step.form, step.answers, key).key

    return await db.write(lambda con: _take(con, who, response_id, act, now))


async def send(db: Database, who: Who, response_id: int, now: datetime) -> Step:
    """Submit. Not ready: the step with the first open question; sent before: ``sent`` without ``sent_now``. A change
    that changes nothing is dropped: ``unchanged``.

    Refused ``change-closed`` for a change that comes too late: what was sent before stays.
    """

    def work(con: Connection) -> Step | None:
        step = load(con, who, response_id)
        if step.sent or not engine.ready(step.form, step.answers):
            return step
        if step.corrects is not None and not answering.may_change(con, rows.get(con, response_id)):
            rows.withdraw(con, response_id)
            return None
        if _says_the_same(con, step):
            rows.withdraw(con, response_id)
            return replace(step, item=None, sent=True, unchanged=True)
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


def _person(who: Who) -> int:
    if who.person_id is None:
        raise Refused("stale")
    return who.person_id


def opened(con: Connection, person_id: int, form_code: str, subject: str, curator: int | None, now: datetime) -> int:
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


def _close(con: Connection, who: Who, step: Step, now: datetime) -> Step:
    if not rows.submit(con, step.response_id, now):
        return replace(step, sent=True)
    kept = engine.prune(step.form, step.answers)
    rows.keep_only(con, step.response_id, kept.keys())
    submitted(con, who, step.person_id, step.form, kept, step.response_id, now)
    subjects.sent(con, who, step.form.code, step.subject, step.response_id, now)
    after = replace(step, answers=kept, item=None, sent=True, sent_now=True, invites=_next(con, who, step))
    return replace(after, waits=waves.left(con, who, step.person_id, step.subject))


def _says_the_same(con: Connection, step: Step) -> bool:
    """Whether a change leaves every answer as it was sent before."""
    if step.corrects is None:
        return False
    before = answers_of(step.form, rows.answers(con, step.corrects))
    return _said(before) == _said(engine.prune(step.form, step.answers))


def _said(answers: Answers) -> Answers:
    return {key: answer for key, answer in answers.items() if not key.startswith(ABOUT)}


def _next(con: Connection, who: Who, step: Step) -> Form | None:
    """After one's own base questionnaire: the entry assessment, unless it was begun."""
    return joining.entry_after(con, step.person_id, step.form.code) if step.person_id == who.person_id else None


async def curator_accounts(db: Database) -> tuple[int, ...]:
    """Telegram accounts of the curators, for a word that cannot wait in the outbox (the disk is full)."""

    def work(con: Connection) -> tuple[int, ...]:
        found = [people.accounts_of(con, person_id) for person_id in people.curators(con)]
        return tuple(row["external_id"] for accounts in found for row in accounts[:1] if row["reachable"])

    return await db.read(work)
