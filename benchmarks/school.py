"""Databases to measure over: people in the middle of a questionnaire, pairs, a past with many answers."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from domain.names import search_key
from domain.roles import Role
from handlers.callbacks import AnswerTap, MeetDay, MeetLong
from handlers.questionnaires.questionnaire import RESPONSE, Answering
from questionnaires.answers import encode
from questionnaires.form import Form, Item, Kind
from services import identity
from services.messages import broadcasts
from services.questionnaires import forms
from services.questionnaires import responses as filling
from storage import fsm, migration
from storage.consents import consents
from storage.database import Connection, Database
from storage.moments import to_text
from storage.pairing import matches
from storage.people import people
from storage.surveys import responses, waves

QUESTIONS = 11
"""Taps that lead to one more question; the twelfth leads to the review."""
LONG = 60
"""Questions of a long questionnaire."""
FIRST_ACCOUNT = 10_000
CURATOR_ACCOUNT = 9_999
PAIRED_FOR = timedelta(days=300)


@dataclass(frozen=True, slots=True)
class Tap:
    account: int
    data: str


@contextlib.asynccontextmanager
async def _new(path: Path, now: datetime) -> AsyncIterator[Database]:
    migration.migrate(path)
    db = await Database.open(path)
    try:
        await identity.ensure_programme(db, "UTC", now)
        await db.write(lambda con: _enrol(con, CURATOR_ACCOUNT, Role.CURATOR, now))
        yield db
    finally:
        await db.close()


def answering(path: Path, count: int, now: datetime, old_answers: int = 0) -> list[Tap]:
    """``count`` people, each at the first question of the entry assessment; their taps, everybody's first ones first.

    ``old_answers``: so many answers lie in the database already, in questionnaires that others sent.
    """

    async def work() -> list[Tap]:
        async with _new(path, now) as db:
            await db.write(lambda con: _past(con, old_answers, now))
            accounts = range(FIRST_ACCOUNT, FIRST_ACCOUNT + count)
            await db.write(lambda con: [_enrol(con, account, Role.MENTEE, now) for account in accounts])
            known = await asyncio.gather(*(identity.identify(db, account) for account in accounts))
            steps = await asyncio.gather(*(filling.start(db, who, forms.ENTRY_FORM, now) for who in known))
            ids = dict(zip(accounts, (step.response_id for step in steps), strict=True))
            await db.write(lambda con: _answering(con, ids))
        keys = [item.key for item in steps[0].form.items[:QUESTIONS]]
        return [Tap(one, AnswerTap.packed(ids[one], key, f"={1 + one % 10}")) for key in keys for one in accounts]

    return asyncio.run(work())


def long_form(path: Path, count: int, now: datetime, stored: int) -> list[Tap]:
    """``count`` people at the first of ``LONG`` questions, over ``stored`` responses sent by others; their taps."""
    items = tuple(Item(f"q{number}", Kind.SCALE, f"Question {number}", low=1, high=10) for number in range(LONG))
    form = Form("long", 1, "Long", items)
    accounts = range(FIRST_ACCOUNT, FIRST_ACCOUNT + count)

    def prepare(con: Connection) -> dict[int, int]:
        known = forms.snapshot(con, form, now)
        past = [people.add_person(con, 1, now, f"Earlier Number {number}") for number in range(stored)]
        sent = [responses.create(con, person, form.code, known, "", None, now) for person in past]
        con.executemany(
            "INSERT INTO answer (response_id, item_key, state, value, answered_at) VALUES (?, ?, 'given', '5', ?)",
            ((response, item.key, to_text(now)) for response in sent for item in items),
        )
        for response in sent:
            responses.submit(con, response, now)
        ids = {one: _enrol(con, one, Role.MENTEE, now) for one in accounts}
        begun = {one: responses.create(con, person, form.code, known, "", None, now) for one, person in ids.items()}
        _answering(con, begun)
        return begun

    async def work() -> dict[int, int]:
        async with _new(path, now) as db:
            return await db.write(prepare)

    begun = asyncio.run(work())
    keys = [item.key for item in items[:-1]]
    return [Tap(one, AnswerTap.packed(begun[one], key, f"={1 + one % 10}")) for key in keys for one in accounts]


def mentors(path: Path, count: int, rounds: int, now: datetime) -> list[Tap]:
    """``count`` mentors with one mentee each; for each round everybody's tap on a day, then everybody's last tap."""

    async def work() -> dict[int, int]:
        async with _new(path, now) as db:
            accounts = range(FIRST_ACCOUNT, FIRST_ACCOUNT + count)
            return await db.write(lambda con: {account: _pair(con, account, now) for account in accounts})

    pairs = asyncio.run(work())
    taps: list[Tap] = []
    for number in range(rounds):
        day = (now - timedelta(days=number + 1)).date().toordinal()
        drafts = {account: number * count + place + 1 for place, account in enumerate(pairs)}
        taps += [Tap(one, MeetDay(draft=drafts[one], match=match, day=day).pack()) for one, match in pairs.items()] + [
            Tap(one, MeetLong(draft=drafts[one], match=match, day=day, minutes=45).pack())
            for one, match in pairs.items()
        ]
    return taps


def broadcast(path: Path, count: int, now: datetime) -> None:
    """A message to ``count`` people, sent by the curator and due; nothing of it has left."""

    async def work() -> None:
        async with _new(path, now) as db:
            accounts = range(FIRST_ACCOUNT, FIRST_ACCOUNT + count)
            await db.write(lambda con: [_enrol(con, account, Role.MENTEE, now) for account in accounts])
            curator = await identity.identify(db, CURATOR_ACCOUNT)
            draft = await broadcasts.write(db, curator, "A meeting of all pairs on Thursday at three", now)
            await broadcasts.send(db, curator, draft.id, broadcasts.Audience.MENTEES, 1, now)

    asyncio.run(work())


def survey(path: Path, count: int, now: datetime) -> int:
    """A closed survey of satisfaction that ``count`` people have answered; returns its id."""

    async def work() -> int:
        async with _new(path, now) as db:
            return await db.write(lambda con: _survey(con, count, now))

    return asyncio.run(work())


def _survey(con: Connection, count: int, now: datetime) -> int:
    form = forms.newest("satisfaction")
    known = forms.snapshot(con, form, now)
    wave = waves.create(con, 1, form.code, "all", now, now, None)
    assert wave is not None
    for number in range(count):
        person = _enrol(con, FIRST_ACCOUNT + number, Role.MENTEE, now)
        waves.invite(con, wave, [person])
        response = responses.create(con, person, form.code, known, f"wave:{wave}", None, now)
        for item in form.questions:
            scale = "yes" if item.kind is Kind.YES_NO else f"words {number}" if item.kind.typed else 1 + number % 10
            responses.put_answer(con, response, item.key, "given", encode(scale), now)
        responses.submit(con, response, now)
    waves.close(con, wave, now)
    return wave


def _enrol(con: Connection, account: int, role: Role, now: datetime) -> int:
    name = f"Person Number {account}"
    person = people.add_person(con, 1, now, name)
    con.execute("UPDATE person SET search_name = ? WHERE id = ?", (search_key(name), person))
    channel = people.link_account(con, person, account, now)
    people.join(con, person, role, now, admitted=True)
    con.execute("UPDATE membership SET applied_at = ? WHERE person_id = ?", (to_text(now), person))
    consents.record(con, person, "given", now, role=role, channel_id=channel)
    return person


def _answering(con: Connection, ids: dict[int, int]) -> None:
    """As it stands when the bot has put the question."""
    for account, response_id in ids.items():
        fsm.save(con, f"1:{account}:{account}::default", Answering.question.state, {RESPONSE: response_id})


def _past(con: Connection, answers: int, now: datetime) -> None:
    form = forms.newest(forms.ENTRY_FORM)
    known = forms.snapshot(con, form, now)
    for number in range(answers // len(form.items)):
        person = people.add_person(con, 1, now, f"Earlier Number {number}")
        people.join(con, person, Role.MENTEE, now, admitted=True)
        response = responses.create(con, person, form.code, known, "", None, now)
        for item in form.items:
            responses.put_answer(con, response, item.key, "given", str(1 + number % 10), now)
        responses.submit(con, response, now)


def _pair(con: Connection, account: int, now: datetime) -> int:
    mentor = _enrol(con, account, Role.MENTOR, now)
    mentee = _enrol(con, account + 1_000_000, Role.MENTEE, now)
    since = now - PAIRED_FOR
    match = matches.create(con, 1, [mentor], [mentee], since)
    matches.tell(con, [match], since)
    return match
