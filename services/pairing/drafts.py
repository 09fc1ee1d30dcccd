"""Drafts of pairs (D33): computed from questionnaires and the latest choice, looked at, agreed at last.

Nobody is told anything here. The loading and the saving are short units of work; the computing in between stands in a
thread of its own. Changes by the curator: ``services.pairing.draft_steps``.
"""

import asyncio
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from domain.pairing.draft import TEACHERS, Draft, Step
from domain.pairing.proposal import Change, Explanation, Proposal, ProposedPair, changes
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.consents import audit
from services.pairing import alternatives as others
from services.pairing import mentoring_forms, pairing
from services.pairing.alternatives import Alternative, Exchange
from services.pairs import orders
from storage import audit as audit_rows
from storage import programmes
from storage.database import Connection, Database
from storage.pairing import agreeing, draft_steps, drafts, matches
from storage.people import people

CHANGED = "draft-changed"
AGREED = "draft-agreed"
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class DraftScreen:
    """A draft with the names of everybody in it. ``choice``: ``none``, ``open`` (marks so far count) or ``closed``.

    ``step``: what can be taken back; ``places``: how many mentees all mentors together can be given.
    """

    draft: Draft
    names: dict[int, str]
    choice: str
    step: Step | None = None
    places: int = 0
    offers: str = ""
    """Asking both sides first (a setting): ``ready`` to be sent, ``sent``; empty where the curator agrees alone."""
    several: bool = False
    """Whether the programme has more than one form of mentoring, so that the draft is one of several."""


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
    """One page of other mentors for a mentee; ``pair`` is the pair now, ``None`` for somebody without one.

    ``forbidden``: mentors whom the curator has forbidden to this mentee, by id.
    """

    screen: DraftScreen
    mentee: int
    pair: ProposedPair | None
    page_items: tuple[Alternative, ...]
    page: int
    pages: int
    forbidden: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Exchanges:
    """One page of pairs that this one could change mentors with."""

    screen: DraftScreen
    pair: ProposedPair
    page_items: tuple[Exchange, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Parting:
    """What it would change for everybody to put this pair's mentee aside, or its mentor."""

    screen: DraftScreen
    pair: ProposedPair
    without_mentee: tuple[Change, ...]
    without_mentor: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class LastChange:
    """Who changed a draft last, and when; ``name`` is empty where it was no curator but new answers or marks."""

    name: str
    at: datetime | None


async def forms(db: Database, curator: Who) -> tuple[str, ...]:
    """Forms of mentoring that a draft each is made of; one where everybody is paired together."""
    return await db.read(lambda con: mentoring_forms.apart(con, curator.programme.id))


async def form_of(db: Database, curator: Who, draft_id: int) -> str:
    """The form that a draft is or was of; that of everybody for a draft nobody knows."""
    curator.must_be_curator()
    return await db.read(lambda con: drafts.form_of(con, curator.programme.id, draft_id) or TEACHERS)


async def compute(db: Database, curator: Who, now: datetime, form: str = TEACHERS) -> DraftScreen:
    """The draft as it is today: what was decided is kept, everything else computed anew from what is known now.

    Raises ``Refused("draft-nobody")`` when there is not one mentor and one mentee to bring together.
    """
    inputs = await db.read(lambda con: pairing.load(con, curator.programme.id, now, form))
    if not inputs.mentees or not inputs.mentors:
        raise Refused("draft-nobody", mentees=len(inputs.mentees), mentors=len(inputs.mentors))
    proposal = await asyncio.to_thread(pairing.propose, inputs)

    def work(con: Connection) -> DraftScreen:
        draft = _save(con, inputs, proposal, curator, now)
        return screen(con, inputs, draft)

    return await db.write(work)


async def current(db: Database, curator: Who, now: datetime, draft_id: int = 0) -> DraftScreen:
    """An open draft as it lies, not computed anew. Raises ``Refused("stale")`` when there is none.

    ``draft_id``: which, where there are several forms; 0: that of teachers.
    """
    return (await seen(db, curator, now, draft_id=draft_id))[1]


async def seen(
    db: Database, curator: Who, now: datetime, revision: tuple[int, int] | None = None, draft_id: int = 0
) -> tuple[pairing.Inputs, DraftScreen]:
    """The inputs and the open draft, which must be the one of ``revision`` (draft's id and revision) if that is given.

    Raises ``Refused("stale")`` when there is none, ``Refused("draft-changed")`` when it is not that one.
    """

    def work(con: Connection) -> tuple[pairing.Inputs, DraftScreen]:
        form = drafts.form_of(con, curator.programme.id, revision[0] if revision else draft_id)
        inputs = pairing.load(con, curator.programme.id, now, form or TEACHERS)
        draft = inputs.draft
        if draft is None or (revision is not None and (draft.id, draft.revision) != revision):
            raise Refused(CHANGED if revision is not None else "stale")
        return inputs, screen(con, inputs, draft)

    return await db.read(work)


async def pair(db: Database, curator: Who, mentee: int | None, now: datetime, draft_id: int = 0) -> PairScreen | None:
    """The pair of this mentee, of the first one if that pair is no more; ``None`` in a draft without pairs."""
    inputs, shown = await seen(db, curator, now, draft_id=draft_id)
    ordered = in_order(shown)
    if not ordered:
        return None
    place = next((n for n, one in enumerate(ordered) if one.mentee == mentee), 0)
    chosen = ordered[place]
    await audit.looked(db, curator, (chosen.mentee, chosen.mentor), audit.SEARCH, now)
    return PairScreen(
        shown,
        chosen,
        place + 1,
        ordered[place - 1].mentee if place else None,
        ordered[place + 1].mentee if place + 1 < len(ordered) else None,
        pairing.explain(inputs, chosen.mentee, chosen.mentor),
    )


async def why(db: Database, curator: Who, mentee: int, now: datetime, draft_id: int = 0) -> PairScreen:
    """The same with an entry in the log: every answer that the two are compared by is shown."""
    found = await pair(db, curator, mentee, now, draft_id)
    if found is None or found.pair.mentee != mentee:
        raise Refused("stale")
    await audit.looked(db, curator, (found.pair.mentee, found.pair.mentor), "answers", now)
    return found


async def alternatives(
    db: Database, curator: Who, mentee: int, page: int, size: int, now: datetime, draft_id: int = 0
) -> Alternatives:
    """Other mentors for a mentee, the best fitting first; only for the page it is computed what they would break."""
    inputs, shown = await seen(db, curator, now, draft_id=draft_id)
    draft = shown.draft

    def work() -> tuple[list[Alternative], int, int]:
        found, at, pages = _page(others.candidates(inputs, mentee), page, size)
        return [others.weigh(inputs, mentee, one, draft.proposal) for one in found], at, pages

    items, at, pages = await asyncio.to_thread(work)
    await audit.looked(db, curator, (mentee, *(one.mentor for one in items)), audit.SEARCH, now)
    forbidden = tuple(sorted(mentor for other, mentor in draft.decided.forbidden if other == mentee))
    return Alternatives(shown, mentee, draft.pair_of(mentee), tuple(items), at, pages, forbidden)


async def exchanges(
    db: Database, curator: Who, mentee: int, page: int, size: int, now: datetime, draft_id: int = 0
) -> Exchanges:
    """Pairs to change mentors with; for the page it is computed what it would break. Refused ``stale``."""
    inputs, shown = await seen(db, curator, now, draft_id=draft_id)
    mine = shown.draft.pair_of(mentee)
    if mine is None:
        raise Refused("stale")

    def work() -> tuple[list[Exchange], int, int]:
        found, at, pages = _page(others.exchanges(inputs, mentee), page, size)
        return [others.weigh_exchange(inputs, mine, one, shown.draft.proposal) for one in found], at, pages

    items, at, pages = await asyncio.to_thread(work)
    others_of = (person for one in items for person in (one.pair.mentee, one.pair.mentor))
    await audit.looked(db, curator, (mine.mentee, mine.mentor, *others_of), audit.SEARCH, now)
    return Exchanges(shown, mine, tuple(items), at, pages)


async def parting(db: Database, curator: Who, mentee: int, now: datetime, draft_id: int = 0) -> Parting:
    """A pair that may be dissolved, and what follows from it. Refused ``stale``."""
    inputs, shown = await seen(db, curator, now, draft_id=draft_id)
    mine = shown.draft.pair_of(mentee)
    if mine is None:
        raise Refused("stale")
    decided, before = inputs.decided, shown.draft.proposal

    def without(person: int, role: Role) -> tuple[Change, ...]:
        return changes(before, pairing.propose(inputs, decided.put_aside(person, role)))

    sides = ((mine.mentee, Role.MENTEE), (mine.mentor, Role.MENTOR))
    both = await asyncio.to_thread(lambda: [without(*side) for side in sides])
    await audit.looked(db, curator, (mine.mentee, mine.mentor), audit.SEARCH, now)
    return Parting(shown, mine, *both)


async def last_change(db: Database, curator: Who, draft_id: int) -> LastChange:
    """Who has changed this draft last."""

    def work(con: Connection) -> LastChange:
        draft = drafts.one(con, curator.programme.id, draft_id)
        step = draft_steps.latest(con, draft.id) if draft else None
        if draft is None or step is None or step.revision != draft.revision or step.by is None:
            return LastChange("", None)
        return LastChange(people.names(con, [step.by]).get(step.by, ""), step.at)

    return await db.read(work)


def advance(con: Connection, curator: Who, draft_id: int, revision: int) -> Draft:
    """Take the next revision of the open draft; Refused as ``opened`` does."""
    draft = opened(con, curator, draft_id, revision)
    if not drafts.advance(con, draft_id, revision):
        raise Refused(CHANGED)
    return draft


def opened(con: Connection, curator: Who, draft_id: int, revision: int) -> Draft:
    """The draft as it was on the curator's screen.

    Refused ``draft-changed`` if somebody else was faster, ``draft-agreed`` when its pairs have been made.
    """
    draft = drafts.one(con, curator.programme.id, draft_id)
    if draft is None and drafts.form_of(con, curator.programme.id, draft_id) is not None:
        raise Refused(AGREED)
    if draft is None or draft.revision != revision:
        raise Refused(CHANGED)
    return draft


def screen(con: Connection, inputs: pairing.Inputs, draft: Draft) -> DraftScreen:
    """The draft with its last step, whose people are named even if they have left."""
    step = draft_steps.last(con, draft.id)
    about = (step.mentee, step.mentor) if step else ()
    named = people.names(con, [person for person in about if person is not None and person not in inputs.names])
    choice = "none" if inputs.choice_id is None else "open" if inputs.choice_open else "closed"
    places = sum(inputs.capacity(one.person_id) for one in inputs.mentors)
    offers = "ready" if programmes.running(con).agreement == "propose" else ""
    asking = agreeing.current(con, inputs.programme_id)
    if asking is not None and asking.form == inputs.form:
        offers = "sent"
    several = len(mentoring_forms.apart(con, inputs.programme_id)) > 1
    return DraftScreen(draft, inputs.names | named, choice, step, places, offers, several)


def _save(con: Connection, inputs: pairing.Inputs, proposal: Proposal, curator: Who, now: datetime) -> Draft:
    """The open draft with this proposal; an unchanged one keeps its revision, so that looking disturbs nobody."""
    draft = inputs.draft
    if draft is not None and draft.proposal == proposal and draft.choice_id == inputs.choice_id:
        return draft
    if draft is None:
        try:
            draft_id, revision = drafts.create(con, inputs.programme_id, curator.person_id, now, inputs.form), 0
        except sqlite3.IntegrityError:
            raise Refused(CHANGED) from None
    else:
        draft_id, revision = draft.id, draft.revision
    advance(con, curator, draft_id, revision)
    drafts.fill(con, draft_id, proposal, inputs.choice_id)
    saved = drafts.current(con, inputs.programme_id, inputs.form)
    assert saved is not None
    return saved


def _page(items: list[Item], page: int, size: int) -> tuple[list[Item], int, int]:
    """The items of a page, its number brought into range, how many pages there are."""
    pages = max(1, -(-len(items) // size))
    page = min(max(page, 0), pages - 1)
    return items[page * size : (page + 1) * size], page, pages


def in_order(shown: DraftScreen) -> list[ProposedPair]:
    """Pairs as they are looked through: by the mentor's name, then the mentee's."""
    return sorted(shown.draft.pairs, key=lambda one: (_key(shown, one.mentor), _key(shown, one.mentee)))


def _key(shown: DraftScreen, person: int) -> tuple[str, int]:
    return shown.names.get(person, "").casefold(), person


async def agree(db: Database, curator: Who, draft_id: int, revision: int, now: datetime) -> int:
    """Make the draft's pairs matches, one a mentor and mentee, and put them into a new order; returns its id.

    Nobody is told. Pairs added directly before, still without an order, go into the same one. Raises
    ``Refused("draft-empty")``, ``Refused("draft-changed")`` when somebody in it has got a pair meanwhile, and
    ``Refused("draft-agreed")`` the second time.
    """

    def work(con: Connection) -> int:
        programme_id = curator.programme.id
        draft = opened(con, curator, draft_id, revision)
        if not draft.pairs:
            raise Refused("draft-empty")
        live = [match for match in matches.live(con, programme_id) if match.form == draft.form and not match.beside]
        taken = {mentee for match in live for mentee in match.mentees}
        free = set(people.admitted(con, programme_id, Role.MENTEE)) - taken
        mentors = set(people.admitted(con, programme_id, Role.MENTOR))
        if not all(one.mentee in free and one.mentor in mentors for one in draft.pairs):
            raise Refused(CHANGED)
        for one in draft.pairs:
            matches.create(con, programme_id, [one.mentor], [one.mentee], now, draft_id=draft_id, form=draft.form)
        drafts.agree(con, draft_id, curator.known, now)
        agreed = {person for one in draft.pairs for person in (one.mentee, one.mentor)}
        audit_rows.note(con, curator.known, audit.SEARCH, now, sorted(agreed))
        return orders.open_new(con, curator, now)

    return await db.write(work)
