"""Agreement of both sides before the order (S1 4.11, 4.14, 10): the mentee chooses, the mentor accepts or declines.

Nobody learns who declined them, nor that somebody did: a mentee hears of a pair only when it is announced, a mentor
only of those whom they are asked about. Places are counted in the same transaction as each acceptance.
"""

import asyncio
import sqlite3
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.notice import Notice
from domain.pairing.agreeing import MOST_CANDIDATES, Case, CaseState, Reply
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.consents.audit import SEARCH
from services.pairing import alternatives, drafts, pairing
from services.people import profiles
from services.people.profiles import CardLine
from storage import audit, notices, programmes
from storage.database import Connection, Database
from storage.pairing import agreeing
from storage.pairing import drafts as stored_drafts
from storage.people import people

CHOOSE = "agreeing-choose"
ASK = "agreeing-ask"
REMIND = "agreeing-remind"
BACK = "agreeing-back"
WORD_LIMIT = 300
LIVE = (CaseState.CHOOSING, CaseState.ASKED)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as the other side may see them."""

    id: int
    name: str
    lines: tuple[CardLine, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody is asked: a mentee to choose among ``people``, or a mentor about the one mentee in them."""

    case: Case
    people: tuple[Person, ...]


async def open_round(db: Database, curator: Who, draft_id: int, revision: int, now: datetime) -> None:
    """Offer each mentee of the draft up to three candidates: the draft's mentor and the best others.

    Refused: ``agreeing-off`` (a setting), ``agreeing-choice`` while a choice goes on (it is not known yet who wants
    whom, and there are no lists: ``alternatives``), ``draft-empty``, ``draft-changed``, ``agreeing-there`` (one is not
    finished).
    """
    curator.must_be_curator()
    inputs, screen = await drafts.seen(db, curator, now, (draft_id, revision))
    draft = screen.draft
    if inputs.choice_open:
        raise Refused("agreeing-choice")
    if not draft.pairs:
        raise Refused("draft-empty")

    def lists() -> dict[int, list[int]]:
        return {
            pair.mentee: [
                pair.mentor,
                *(one.mentor for one in alternatives.candidates(inputs, pair.mentee)[: MOST_CANDIDATES - 1]),
            ]
            for pair in draft.pairs
        }

    offered = await asyncio.to_thread(lists)

    def work(con: Connection) -> None:
        programme = programmes.running(con)
        if programme.agreement != "propose":
            raise Refused("agreeing-off")
        current = stored_drafts.one(con, programme.id, draft_id)
        if current is None or current.revision != revision:
            raise Refused(drafts.CHANGED)
        term = (programme.agreement_days, programme.agreement_next)
        try:
            made = agreeing.open_round(con, programme.id, (draft_id, draft.form), term, curator.known, now)
        except sqlite3.IntegrityError:
            raise Refused("agreeing-there") from None
        due = now + timedelta(days=term[0])
        for mentee, mentors in offered.items():
            case = agreeing.add_case(con, made, mentee, mentors, due)
            _announce(con, CHOOSE, mentee, case, term[0], now)
        asked = {one for mentors in offered.values() for one in mentors} | set(offered)
        audit.note(con, curator.known, SEARCH, now, sorted(asked))

    await db.write(work)


def _announce(con: Connection, kind: str, person: int, case: int, days: int, now: datetime) -> None:
    """Told at once, reminded a day before the term ends (where there is a day between)."""
    payload = {"case": case}
    notices.put(con, Notice(kind, person, now, f"case:{case}:{person}", payload))
    if days > 1:
        later = now + timedelta(days=days - 1)
        notices.put(con, Notice(REMIND, person, later, f"case:{case}:{person}", payload))


async def turn_of(db: Database, person_id: int, case_id: int) -> Turn | None:
    """What this person is asked in this case; ``None`` when it is not (or no longer) their turn."""
    return await db.read(lambda con: _turn(con, person_id, case_id))


def _turn(con: Connection, person_id: int, case_id: int) -> Turn | None:
    case = agreeing.case(con, case_id)
    found = agreeing.get(con, case.round_id) if case else None
    if case is None or found is None or not found.open:
        return None
    if case.state is CaseState.CHOOSING and person_id == case.mentee:
        offered = [one.mentor for one in case.candidates]
        ids, role = [one for one in offered if people.is_admitted(con, one, Role.MENTOR)], Role.MENTOR
    elif person_id == case.asked and people.is_admitted(con, case.mentee, Role.MENTEE):
        ids, role = [case.mentee], Role.MENTEE
    else:
        return None
    names = people.names(con, ids)
    return Turn(case, tuple(Person(one, names.get(one, ""), profiles.card(con, one, role)) for one in ids))


def _mine(con: Connection, who: Who, case_id: int, state: CaseState) -> Case:
    found = _turn(con, who.known, case_id)
    if found is None or found.case.state is not state:
        raise Refused("agreeing-closed")
    return found.case


async def mark(db: Database, who: Who, case_id: int, mentor: int, *, on: bool) -> Turn:
    """Put a candidate at the end of one's list, or take them out; saved at once. Refused ``agreeing-closed``."""

    def work(con: Connection) -> Turn:
        case = _mine(con, who, case_id, CaseState.CHOOSING)
        if mentor not in {one.mentor for one in case.candidates}:
            raise Refused("stale")
        agreeing.order(con, case_id, case.marked(mentor, on=on))
        found = _turn(con, who.known, case_id)
        assert found is not None
        return found

    return await db.write(work)


async def send(db: Database, who: Who, case_id: int, now: datetime) -> None:
    """The mentee's list is ready: the first is asked. Refused: ``agreeing-closed``, ``agreeing-nobody``."""

    def work(con: Connection) -> None:
        case = _mine(con, who, case_id, CaseState.CHOOSING)
        if not case.waiting:
            raise Refused("agreeing-nobody")
        _ask_next(con, case, "full", now)

    await db.write(work)


async def nobody(db: Database, who: Who, case_id: int, now: datetime) -> None:
    """None of them: back to the curator. Refused ``agreeing-closed``."""

    def work(con: Connection) -> None:
        case = _mine(con, who, case_id, CaseState.CHOOSING)
        agreeing.order(con, case_id, ())
        _give_back(con, case, "none", now)

    await db.write(work)


async def say(db: Database, who: Who, case_id: int, word: str) -> None:
    """A word to the curator after «none of them». Refused: ``agreeing-closed``, ``too-long``."""
    words = _words(word)

    def work(con: Connection) -> None:
        case = agreeing.case(con, case_id)
        if case is None or case.mentee != who.known or case.why != "none":
            raise Refused("agreeing-closed")
        agreeing.say(con, case_id, words)

    await db.write(work)


def _words(text: str) -> str:
    words = " ".join(text.split())
    if len(words) > WORD_LIMIT:
        raise Refused("too-long", length=len(words), limit=WORD_LIMIT)
    return words


async def accept(db: Database, who: Who, case_id: int, now: datetime) -> bool:
    """The mentor agrees; False when the places have gone meanwhile (the mentee's list goes on by itself).

    Whom else the mentor was asked about, without a place left, is asked no more. Refused ``agreeing-closed``.
    """

    def work(con: Connection) -> bool:
        case = _mine(con, who, case_id, CaseState.ASKED)
        mentor = who.known
        if free_places(con, case.round_id, now)[mentor] < 1:
            agreeing.reply(con, case_id, mentor, Reply.ASKED, Reply.FULL)
            _ask_next(con, fresh(con, case_id), "full", now)
            return False
        agreeing.reply(con, case_id, mentor, Reply.ASKED, Reply.ACCEPTED)
        agreeing.turn(con, case_id, (CaseState.ASKED,), CaseState.AGREED)
        release(con, case.round_id, mentor, now)
        return True

    return await db.write(work)


async def decline(db: Database, who: Who, case_id: int, reason: str, now: datetime) -> None:
    """The mentor declines; the reason is the curator's only. Refused: ``agreeing-closed``, ``too-long``."""
    words = _words(reason)

    def work(con: Connection) -> None:
        case = _mine(con, who, case_id, CaseState.ASKED)
        agreeing.reply(con, case_id, who.known, Reply.ASKED, Reply.DECLINED, words)
        found = agreeing.get(con, case.round_id)
        if found is not None and found.onward == "down":
            _ask_next(con, fresh(con, case_id), "declined", now)
        else:
            _give_back(con, case, "declined", now)

    await db.write(work)


def fresh(con: Connection, case_id: int) -> Case:
    """The case as it is now. Refused ``stale``."""
    case = agreeing.case(con, case_id)
    if case is None:
        raise Refused("stale")
    return case


def _ask_next(con: Connection, case: Case, why: str, now: datetime) -> None:
    """Ask the next of the mentee's list who has a place; with nobody left it is the curator's turn."""
    found = agreeing.get(con, case.round_id)
    if found is None:
        raise Refused("stale")
    free = free_places(con, case.round_id, now)
    for mentor in case.waiting:
        if free[mentor] < 1:
            agreeing.reply(con, case.id, mentor, Reply.OPEN, Reply.FULL)
            continue
        agreeing.reply(con, case.id, mentor, Reply.OPEN, Reply.ASKED)
        agreeing.turn(con, case.id, LIVE, CaseState.ASKED)
        agreeing.give_term(con, case.id, now + timedelta(days=found.days))
        _announce(con, ASK, mentor, case.id, found.days, now)
        return
    _give_back(con, case, why, now)


def _give_back(con: Connection, case: Case, why: str, now: datetime) -> None:
    """To the curators; they are told once a round and hour, not case by case."""
    agreeing.turn(con, case.id, LIVE, CaseState.RETURNED, why)
    hour = f"round:{case.round_id}:{now:%Y%m%d%H}"
    payload = {"round": case.round_id}
    notices.put(con, *(Notice(BACK, one, now, hour, payload) for one in people.curators(con)))


def release(con: Connection, round_id: int, mentor: int, now: datetime) -> None:
    """Without a place left the mentor is asked about nobody else."""
    if free_places(con, round_id, now)[mentor] > 0:
        return
    found = agreeing.get(con, round_id)
    for case in found.cases if found else ():
        if case.state is CaseState.ASKED and case.asked == mentor:
            agreeing.reply(con, case.id, mentor, Reply.ASKED, Reply.FULL)
            _ask_next(con, fresh(con, case.id), "full", now)


def free_places(con: Connection, round_id: int, now: datetime) -> Counter[int]:
    """Places of each mentor that neither a pair at work nor an agreement of this round has taken."""
    found = agreeing.get(con, round_id)
    if found is None:
        return Counter()
    programme_id = programmes.running(con).id
    inputs = pairing.load(con, programme_id, now, found.form)
    free = Counter({one.person_id: inputs.capacity(one.person_id) for one in inputs.mentors})
    free.subtract(Counter(case.agreed for case in found.cases if case.agreed is not None))
    return free


async def zone_of(db: Database) -> str:
    """The programme's time zone, for the terms that are told."""
    return await db.read(lambda con: programmes.running(con).timezone)


async def tick(db: Database, now: datetime) -> None:
    """A term that has run out gives the case back to the curator."""

    def work(con: Connection) -> None:
        for case in agreeing.due(con, now):
            if case.asked is not None:
                agreeing.reply(con, case.id, case.asked, Reply.ASKED, Reply.SILENT)
            _give_back(con, case, "silent", now)

    if await db.read(lambda con: bool(agreeing.due(con, now))):
        await db.write(work, claim=False)
