"""Changes of a draft by the curator: each computes the rest anew, says what it changed, and can be taken back.

Two curators at once: each change names the draft and the revision it was made from (``seen``).
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from domain.pairing.draft import GROUP_LIMIT, Decisions
from domain.pairing.proposal import Change, Way, changes
from domain.pairing.weights import weights_of
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.consents.audit import SEARCH
from services.pairing import alternatives, drafts, pairing
from services.pairing.pairing import Inputs
from storage import audit
from storage.database import Connection, Database
from storage.pairing import draft_steps
from storage.pairing import drafts as rows

Seen = tuple[int, int]
Decide = Callable[[Inputs], Decisions]


@dataclass(frozen=True, slots=True)
class Made:
    """A step that was made: what it was, about whom, and what it changed for whom."""

    act: str
    mentee: int | None
    mentor: int | None
    changes: tuple[Change, ...]


async def pin(db: Database, curator: Who, seen: Seen, mentee: int, pinned: bool, now: datetime) -> Made:
    """Keep a pair whatever is computed later, or let it go again. Refused ``draft-changed`` if it is no more."""

    def decide(inputs: Inputs) -> Decisions:
        mentor = _mentor_of(inputs, mentee)
        return inputs.decided.moved(mentee, mentor) if pinned else inputs.decided.released(mentee)

    return await _step(db, curator, seen, "pin" if pinned else "unpin", (mentee, None), decide, now)


async def forbid(db: Database, curator: Who, seen: Seen, mentee: int, mentor: int, on: bool, now: datetime) -> Made:
    """Never propose these two to each other again, or do so again."""

    def decide(inputs: Inputs) -> Decisions:
        decided = inputs.decided
        return (
            decided.parted(mentee, mentor) if on else replace(decided, forbidden=decided.forbidden - {(mentee, mentor)})
        )

    return await _step(db, curator, seen, "forbid" if on else "allow", (mentee, mentor), decide, now)


async def move(db: Database, curator: Who, seen: Seen, mentee: int, mentor: int, now: datetime) -> Made:
    """Give a mentee another mentor, pinned. Refused ``draft-changed`` for one who is not among the candidates."""

    def decide(inputs: Inputs) -> Decisions:
        if mentor not in {one.mentor for one in alternatives.candidates(inputs, mentee)}:
            raise Refused(drafts.CHANGED)
        return inputs.decided.moved(mentee, mentor)

    return await _step(db, curator, seen, "move", (mentee, mentor), decide, now)


async def exchange(db: Database, curator: Who, seen: Seen, mentee: int, other: int, now: datetime) -> Made:
    """Two mentees change mentors, both pinned. Refused ``draft-changed`` where that is not offered."""

    def decide(inputs: Inputs) -> Decisions:
        mine = inputs.draft.pair_of(mentee) if inputs.draft else None
        theirs = next((one for one in alternatives.exchanges(inputs, mentee) if one.mentee == other), None)
        if mine is None or theirs is None:
            raise Refused(drafts.CHANGED)
        return alternatives.exchanged(inputs.decided, mine, theirs)

    return await _step(db, curator, seen, "swap", (mentee, None), decide, now)


async def put_aside(db: Database, curator: Who, seen: Seen, person: int, role: Role, on: bool, now: datetime) -> Made:
    """Give somebody nobody for now (their pairs are dissolved), or look for a pair again."""

    def decide(inputs: Inputs) -> Decisions:
        decided = inputs.decided
        side = inputs.mentees if role is Role.MENTEE else inputs.mentors
        if person not in {one.person_id for one in side}:
            raise Refused(drafts.CHANGED)
        return decided.put_aside(person, role) if on else replace(decided, aside=decided.aside - {(person, role)})

    about = (person, None) if role is Role.MENTEE else (None, person)
    return await _step(db, curator, seen, "aside" if on else "back", about, decide, now)


async def choose_way(db: Database, curator: Who, seen: Seen, way: Way, now: datetime) -> Made:
    """Go on with another way of making the draft."""
    return await _step(db, curator, seen, "way", (None, None), lambda inputs: replace(inputs.decided, way=way), now)


async def weigh(db: Database, curator: Who, seen: Seen, importance: str, group: tuple[int, int], now: datetime) -> Made:
    """What weighs how much, and the least and most of a group. Refused ``weights-nothing``, ``group-limits``."""
    return await _step(
        db, curator, seen, "weigh", (None, None), lambda inputs: weighed(inputs.decided, importance, group), now
    )


def weighed(decided: Decisions, importance: str, group: tuple[int, int]) -> Decisions:
    """The same with these settings, checked."""
    weights_of(importance)
    least, most = group
    if not 1 <= least <= GROUP_LIMIT or not 0 <= most <= GROUP_LIMIT or 0 < most < least:
        raise Refused("group-limits")
    return replace(decided, importance=importance, least=least, most=most)


async def undo(db: Database, curator: Who, seen: Seen, now: datetime) -> Made:
    """Take the newest step back. Refused ``draft-nothing-to-undo``."""
    inputs, shown = await drafts.seen(db, curator, now, seen)
    step = shown.step
    if step is None:
        raise Refused("draft-nothing-to-undo")
    proposal = await asyncio.to_thread(pairing.propose, inputs, step.before)

    def work(con: Connection) -> None:
        rows.decide(con, drafts.advance(con, curator, *seen), step.before)
        rows.fill(con, seen[0], proposal, inputs.choice_id)
        draft_steps.take_back(con, step, seen[0], curator.known, now)
        _note(con, curator, made, now)

    made = Made(step.act, step.mentee, step.mentor, changes(shown.draft.proposal, proposal))
    await db.write(work)
    return made


async def _step(
    db: Database,
    curator: Who,
    seen: Seen,
    act: str,
    about: tuple[int | None, int | None],
    decide: Decide,
    now: datetime,
) -> Made:
    """Decide, compute the rest anew, keep both, and what had been decided before."""
    inputs, shown = await drafts.seen(db, curator, now, seen)
    decided = decide(inputs)
    proposal = await asyncio.to_thread(pairing.propose, inputs, decided)

    def work(con: Connection) -> None:
        rows.decide(con, drafts.advance(con, curator, *seen), decided)
        rows.fill(con, seen[0], proposal, inputs.choice_id)
        draft_steps.add(con, seen[0], act, about, inputs.decided, curator.known, now)
        _note(con, curator, made, now)

    made = Made(act, *about, changes(shown.draft.proposal, proposal))
    await db.write(work)
    return made


def _note(con: Connection, curator: Who, made: Made, now: datetime) -> None:
    """For whom the step was about, and for everybody whose pair it changed."""
    about = {made.mentee, made.mentor}
    for one in made.changes:
        about |= {one.mentee, *(pair.mentor for pair in (one.before, one.after) if pair is not None)}
    audit.look(con, curator.known, SEARCH, now, sorted(one for one in about if one is not None))


def _mentor_of(inputs: Inputs, mentee: int) -> int:
    pair = inputs.draft.pair_of(mentee) if inputs.draft else None
    if pair is None:
        raise Refused(drafts.CHANGED)
    return pair.mentor
