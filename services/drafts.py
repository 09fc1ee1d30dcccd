"""Drafts of pairs (D33): computed from questionnaires and the latest choice, changed by the curator, agreed at last.

Nobody is told anything here. The loading and the saving are short units of work; the computing in between stands in a
thread of its own. Two curators at once: each change names the revision it was made from.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from domain.draft import Draft
from domain.proposal import Change, Explanation, Proposal, ProposedPair, changes
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services import orders, pairing
from storage import drafts, matches, people
from storage.database import Connection, Database

CHANGED = "draft-changed"


@dataclass(frozen=True, slots=True)
class DraftScreen:
    """A draft with the names of everybody in it. ``choice``: ``none``, ``open`` (marks so far count) or ``closed``."""

    draft: Draft
    names: dict[int, str]
    choice: str


@dataclass(frozen=True, slots=True)
class PairScreen:
    """One pair of a draft: where it stands among the others, and why the two fit."""

    screen: DraftScreen
    pair: ProposedPair
    place: int
    before: int | None
    after: int | None
    why: Explanation


@dataclass(frozen=True, slots=True)
class Alternatives:
    """One page of other mentors for a mentee; ``pair`` is the pair now, ``None`` for somebody without one."""

    screen: DraftScreen
    pair: ProposedPair | None
    page_items: tuple[pairing.Alternative, ...]
    page: int
    pages: int


async def compute(db: Database, curator: Who, now: datetime) -> DraftScreen:
    """The draft as it is today: pins and forbidden pairs kept, everything else computed anew from what is known now.

    Raises ``Refused("draft-nobody")`` when there is not one mentor and one mentee to bring together.
    """
    inputs = await db.read(lambda con: pairing.load(con, curator.programme.id, now))
    if not inputs.mentees or not inputs.mentors:
        raise Refused("draft-nobody", mentees=len(inputs.mentees), mentors=len(inputs.mentors))
    proposal = await asyncio.to_thread(pairing.propose, inputs)
    draft = await db.write(lambda con: _save(con, inputs, proposal, curator, now))
    return _screen(inputs, draft)


async def current(db: Database, curator: Who, now: datetime) -> DraftScreen:
    """The open draft as it lies, not computed anew. Raises ``Refused("stale")`` when there is none."""
    inputs = await db.read(lambda con: pairing.load(con, curator.programme.id, now))
    return _screen(inputs, _of(inputs, None))


async def pair(db: Database, curator: Who, mentee: int | None, now: datetime) -> PairScreen | None:
    """The pair of this mentee, of the first one if that pair is no more; ``None`` in a draft without pairs."""
    inputs = await db.read(lambda con: pairing.load(con, curator.programme.id, now))
    screen = _screen(inputs, _of(inputs, None))
    ordered = sorted(screen.draft.pairs, key=lambda one: (_key(screen, one.mentor), _key(screen, one.mentee)))
    if not ordered:
        return None
    place = next((n for n, one in enumerate(ordered) if one.mentee == mentee), 0)
    chosen = ordered[place]
    return PairScreen(
        screen,
        chosen,
        place + 1,
        ordered[place - 1].mentee if place else None,
        ordered[place + 1].mentee if place + 1 < len(ordered) else None,
        await asyncio.to_thread(pairing.explain, inputs, chosen.mentee, chosen.mentor),
    )


async def pin(db: Database, curator: Who, draft_id: int, revision: int, mentee: int, pinned: bool) -> None:
    """Keep a pair whatever is computed later, or let it go again."""

    def work(con: Connection) -> None:
        _advance(con, curator, draft_id, revision)
        drafts.pin(con, draft_id, mentee, pinned)

    await db.write(work)


async def forbid(
    db: Database, curator: Who, draft_id: int, revision: int, mentee: int, mentor: int, now: datetime
) -> tuple[Change, ...]:
    """Never propose these two again and compute anew; returns what that changed for whom."""
    return await _change(
        db,
        curator,
        (draft_id, revision),
        lambda inputs: replace(
            inputs, forbidden=inputs.forbidden | {(mentee, mentor)}, pins=inputs.pins - {(mentee, mentor)}
        ),
        lambda con: drafts.forbid(con, draft_id, mentee, mentor),
        now,
    )


async def move(
    db: Database, curator: Who, draft_id: int, revision: int, mentee: int, mentor: int, now: datetime
) -> tuple[Change, ...]:
    """Give a mentee another mentor, pinned, and compute the others anew; returns what that changed for whom."""

    def check(inputs: pairing.Inputs) -> pairing.Inputs:
        if mentor not in {one.mentor for one in pairing.candidates(inputs, mentee)}:
            raise Refused(CHANGED)
        return pairing.moved(inputs, mentee, mentor)

    return await _change(
        db,
        curator,
        (draft_id, revision),
        check,
        lambda con: drafts.allow(con, draft_id, mentee, mentor),
        now,
    )


async def alternatives(db: Database, curator: Who, mentee: int, page: int, size: int, now: datetime) -> Alternatives:
    """Other mentors for a mentee, the best fitting first; only for the page it is computed what they would break."""
    inputs = await db.read(lambda con: pairing.load(con, curator.programme.id, now))
    draft = _of(inputs, None)
    pair_now = draft.pair_of(mentee)
    found = await asyncio.to_thread(pairing.candidates, inputs, mentee)
    found = [one for one in found if pair_now is None or one.mentor != pair_now.mentor]
    pages = max(1, -(-len(found) // size))
    page = min(max(page, 0), pages - 1)
    shown = found[page * size : (page + 1) * size]
    before = _proposal_of(draft)
    weighed = await asyncio.to_thread(lambda: [pairing.weigh(inputs, mentee, one, before) for one in shown])
    return Alternatives(_screen(inputs, draft), pair_now, tuple(weighed), page, pages)


async def _change(
    db: Database,
    curator: Who,
    seen: tuple[int, int],
    apply: Callable[[pairing.Inputs], pairing.Inputs],
    store: Callable[[Connection], None],
    now: datetime,
) -> tuple[Change, ...]:
    inputs = await db.read(lambda con: pairing.load(con, curator.programme.id, now))
    before = _of(inputs, seen)
    changed = apply(inputs)
    proposal = await asyncio.to_thread(pairing.propose, changed)

    def work(con: Connection) -> None:
        _advance(con, curator, *seen)
        store(con)
        drafts.fill(con, seen[0], proposal, changed.choice_id)

    await db.write(work)
    return changes(_proposal_of(before), proposal)


def _of(inputs: pairing.Inputs, seen: tuple[int, int] | None) -> Draft:
    """The open draft, which must be the one that the curator saw."""
    if inputs.draft is None or (seen is not None and (inputs.draft.id, inputs.draft.revision) != seen):
        raise Refused(CHANGED if seen is not None else "stale")
    return inputs.draft


def _advance(con: Connection, curator: Who, draft_id: int, revision: int) -> None:
    draft = drafts.current(con, curator.programme.id)
    if draft is None or draft.id != draft_id or not drafts.advance(con, draft_id, revision):
        raise Refused(CHANGED)


def _save(con: Connection, inputs: pairing.Inputs, proposal: Proposal, curator: Who, now: datetime) -> Draft:
    """The open draft with this proposal; an unchanged one keeps its revision, so that looking disturbs nobody."""
    draft = inputs.draft
    if draft is not None and _proposal_of(draft) == proposal and draft.choice_id == inputs.choice_id:
        return draft
    if draft is None:
        try:
            draft_id, revision = drafts.create(con, inputs.programme_id, curator.person_id, now), 0
        except sqlite3.IntegrityError:
            raise Refused(CHANGED) from None
    else:
        draft_id, revision = draft.id, draft.revision
    _advance(con, curator, draft_id, revision)
    drafts.fill(con, draft_id, proposal, inputs.choice_id)
    saved = drafts.current(con, inputs.programme_id)
    assert saved is not None
    return saved


def _proposal_of(draft: Draft) -> Proposal:
    return Proposal(draft.pairs, draft.mentees_left, draft.mentors_left, draft.summary)


def _screen(inputs: pairing.Inputs, draft: Draft) -> DraftScreen:
    choice = "none" if inputs.choice_id is None else "open" if inputs.choice_open else "closed"
    return DraftScreen(draft, inputs.names, choice)


def _key(screen: DraftScreen, person: int) -> tuple[str, int]:
    return screen.names.get(person, "").casefold(), person


async def agree(db: Database, curator: Who, draft_id: int, revision: int, now: datetime) -> int:
    """Make the draft's pairs matches, one a mentor and mentee, and put them into a new order; returns its id.

    Nobody is told. Pairs added directly before, still without an order, go into the same one. Raises
    ``Refused("draft-empty")``, and ``Refused("draft-changed")`` when somebody in it has got a pair meanwhile.
    """

    def work(con: Connection) -> int:
        programme_id = curator.programme.id
        draft = drafts.current(con, programme_id)
        if draft is None or (draft.id, draft.revision) != (draft_id, revision):
            raise Refused(CHANGED)
        if not draft.pairs:
            raise Refused("draft-empty")
        taken = {mentee for match in matches.live(con, programme_id) for mentee in match.mentees}
        free = set(people.admitted(con, programme_id, Role.MENTEE)) - taken
        mentors = set(people.admitted(con, programme_id, Role.MENTOR))
        if not all(one.mentee in free and one.mentor in mentors for one in draft.pairs):
            raise Refused(CHANGED)
        for one in draft.pairs:
            matches.create(con, programme_id, [one.mentor], [one.mentee], now, draft_id=draft_id)
        drafts.agree(con, draft_id, curator.known, now)
        return orders.open_new(con, curator, now)

    return await db.write(work)
