"""«Can you take one more?»: the curator asks a mentor with one tap, the answer is for the curator alone (D35)."""

import asyncio
import sqlite3
from dataclasses import dataclass
from datetime import datetime

from domain.notice import Notice
from domain.pairing.waiting import Ask, AskState, Waiting
from domain.people.participant import Participant
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.consents.audit import SEARCH
from services.pairing import vacancies
from services.pairing.vacancies import Fitting, Market
from services.pairing.waiting import has_pair, is_choosing, refresh, release
from services.people import profiles
from services.people.notes import Note
from services.people.notes import every as notes_of
from services.people.profiles import CardLine
from storage import audit, notices
from storage.database import Connection, Database
from storage.pairing import waiting as stored
from storage.people import participants, people

ASKED = "mentor-asked"
ANSWERED = "mentor-said"


@dataclass(frozen=True, slots=True)
class Card:
    """Somebody who waits, for the curator: whom one asked, and the best mentors to be asked now.

    ``asks``: the newest first; ``choosing``: a choice is open, nobody is proposed until it ends.
    """

    waiting: Waiting
    name: str
    asks: tuple[Ask, ...]
    mentors: tuple[Fitting, ...]
    names: dict[int, str]
    note: Note | None
    choosing: bool

    @property
    def unanswered(self) -> Ask | None:
        """The question that waits for an answer."""
        return next((one for one in self.asks if one.state is AskState.OPEN), None)

    @property
    def promised(self) -> Ask | None:
        """A mentor who has said yes."""
        return next((one for one in self.asks if one.state is AskState.YES), None)


@dataclass(frozen=True, slots=True)
class Question:
    """For the mentor: about whom, as that person lets it be seen; ``load``: mentees now."""

    ask: Ask
    name: str
    lines: tuple[CardLine, ...]
    load: int


@dataclass(frozen=True, slots=True)
class Said:
    """For the curator: a mentor's answer."""

    ask: Ask
    mentee: str
    mentor: str


async def card(db: Database, curator: Who, mentee: int, now: datetime) -> Card:
    """Somebody who waits. Refused: ``not-allowed``, ``stale`` for somebody who does not wait any more."""
    curator.must_be_curator()
    await refresh(db, now)

    def work(con: Connection) -> tuple[Card, Market, Participant]:
        one = _listed(con, mentee)
        market = vacancies.load(con, curator.programme.id, now)
        asks = tuple(ask for ask in market.asks if ask.mentee == mentee)
        person = participants.named(con, [mentee])[mentee]
        named = market.inputs.names | people.names(con, {ask.mentor for ask in asks})
        note = next(iter(notes_of(con, mentee)), None)
        choosing = is_choosing(con, curator.programme.id, now)
        return Card(one, person.name, asks, (), named, note, choosing), market, person

    found, market, person = await db.read(work)
    if not found.waiting.searching or found.unanswered or found.promised:
        return found

    def fit() -> tuple[Fitting, ...]:
        return vacancies.explained(market, vacancies.fitting(market, person, now, asked=True)[: vacancies.MOST])

    mentors = await asyncio.to_thread(fit)
    return Card(found.waiting, found.name, found.asks, mentors, found.names, found.note, found.choosing)


async def ask(db: Database, curator: Who, mentee: int, mentor: int, now: datetime) -> str:
    """Ask a mentor about somebody; the mentor's name.

    Refused: ``not-allowed``; ``ask-choice`` while a choice is open; ``ask-again`` within 14 days; ``ask-open`` while
    another question about the person, or to the mentor, waits; ``stale`` for who does not wait, or cannot be asked.
    """
    curator.must_be_curator()
    await refresh(db, now)
    market, person = await db.read(lambda con: _market(con, curator, mentee, now))
    possible = await asyncio.to_thread(lambda: vacancies.fitting(market, person, now, asked=True))
    may = any(one.mentor == mentor for one in possible)

    def work(con: Connection) -> str:
        if not _listed(con, mentee).searching or not people.is_admitted(con, mentor, Role.MENTOR):
            raise Refused("stale")
        _check(con, curator.programme.id, mentee, mentor, now)
        if not may:
            raise Refused("stale")
        try:
            ask_id = stored.ask(con, mentee, mentor, curator.known, now)
        except sqlite3.IntegrityError:
            raise Refused("ask-open") from None
        notices.put(con, Notice(ASKED, mentor, now, f"ask:{ask_id}", {"ask": ask_id}))
        audit.note(con, curator.known, SEARCH, now, [mentee, mentor])
        return people.full_name(con, mentor) or ""

    return await db.write(work)


def _market(con: Connection, curator: Who, mentee: int, now: datetime) -> tuple[Market, Participant]:
    named = participants.named(con, [mentee])
    if mentee not in named:
        raise Refused("stale")
    return vacancies.load(con, curator.programme.id, now), named[mentee]


def _check(con: Connection, programme_id: int, mentee: int, mentor: int, now: datetime) -> None:
    """What stands against a question now, said plainly."""
    if is_choosing(con, programme_id, now):
        raise Refused("ask-choice")
    asks = stored.asks(con, programme_id)
    if any((one.mentee, one.mentor) == (mentee, mentor) and one.fresh(now) for one in asks):
        raise Refused("ask-again")
    if any((one.state is AskState.OPEN and mentor == one.mentor) or _settled(one, mentee) for one in asks):
        raise Refused("ask-open")


def _settled(one: Ask, mentee: int) -> bool:
    """Whether somebody has been asked about this person and not said no."""
    return one.mentee == mentee and one.state in (AskState.OPEN, AskState.YES)


async def take_back(db: Database, curator: Who, ask_id: int, now: datetime) -> int:
    """Take a question back, answered with yes or not yet; the mentee's id. Refused: ``not-allowed``, ``stale``."""

    def work(con: Connection) -> int:
        curator.must_be_curator()
        found = stored.ask_of(con, ask_id)
        if found is None or not stored.close(con, ask_id):
            raise Refused("stale")
        notices.drop(con, ASKED, subject=f"ask:{ask_id}")
        release(con, found, now)
        audit.note(con, curator.known, SEARCH, now, [found.mentee, found.mentor])
        return found.mentee

    return await db.write(work)


async def question(db: Database, mentor: int, ask_id: int) -> Question | None:
    """The question as its mentor reads it; ``None`` when it has lost its point."""
    return await db.read(lambda con: _question(con, mentor, ask_id))


async def answer(db: Database, who: Who, ask_id: int, now: datetime, *, yes: bool) -> Question:
    """The mentor's answer, or a change of mind; curators alone are told, once for each answer.

    Refused ``ask-over`` when there is a pair or the question was taken back, ``stale`` for anybody else's.
    """
    state = AskState.YES if yes else AskState.NO

    def work(con: Connection) -> Question:
        found = stored.ask_of(con, ask_id)
        if found is None or found.mentor != who.known or not people.is_admitted(con, who.known, Role.MENTOR):
            raise Refused("stale")
        asked = _question(con, who.known, ask_id)
        if asked is None:
            raise Refused("ask-over")
        if stored.answer(con, ask_id, state, now):
            payload = {"ask": ask_id, "yes": yes}
            subject = f"ask:{ask_id}:{state}"
            notices.put(con, *(Notice(ANSWERED, one, now, subject, payload) for one in people.curators(con)))
        return asked

    return await db.write(work)


async def said(db: Database, ask_id: int, *, yes: bool) -> Said | None:
    """A mentor's answer for the curator's notice; ``None`` if it is another one by now."""

    def work(con: Connection) -> Said | None:
        found = stored.ask_of(con, ask_id)
        if found is None or found.state is not (AskState.YES if yes else AskState.NO):
            return None
        one = stored.get(con, found.mentee)
        if one is None or one.until is not None or has_pair(con, found.mentee):
            return None
        named = people.names(con, [found.mentee, found.mentor])
        return Said(found, named.get(found.mentee, ""), named.get(found.mentor, ""))

    return await db.read(work)


def _question(con: Connection, mentor: int, ask_id: int) -> Question | None:
    found = stored.ask_of(con, ask_id)
    if found is None or found.mentor != mentor or found.state is AskState.CLOSED:
        return None
    one = stored.get(con, found.mentee)
    if (
        one is None
        or not one.searching
        or has_pair(con, found.mentee)
        or not people.is_admitted(con, found.mentee, Role.MENTEE)
    ):
        return None
    name = people.full_name(con, found.mentee) or ""
    load = vacancies.load_of(con, mentor)
    return Question(found, name, profiles.card(con, found.mentee, Role.MENTEE), load)


def _listed(con: Connection, mentee: int) -> Waiting:
    one = stored.get(con, mentee)
    if one is None or one.until is not None or has_pair(con, mentee):
        raise Refused("stale")
    return one
