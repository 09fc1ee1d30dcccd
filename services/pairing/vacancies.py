"""Mentors for those who wait (D35): who fits whom, which places have come free, what the curator hears of it.

Who privately said no stands in no list; so that this tells nothing, chance leaves out others too (``Inputs.hides``).
"""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.notice import Notice
from domain.pairing.proposal import Explanation
from domain.pairing.waiting import Ask, AskState
from domain.people.participant import Participant
from domain.roles import Role
from services.pairing import mentor_load, mentoring_forms, pairing
from services.pairing.pairing import Inputs
from storage import notices, programmes
from storage.database import Connection, Database
from storage.moments import from_text
from storage.pairing import agreeing, drafts, matches
from storage.pairing import waiting as stored
from storage.people import participants, people

PLACES = "waiting-places"
ONCE = timedelta(days=1)
"""Curators hear of free places once a day at most, of all of them together."""
MOST = 3


@dataclass(frozen=True, slots=True)
class Fitting:
    """A mentor for somebody who waits: ``load`` mentees of ``capacity`` now, ``free`` places not promised.

    ``refused``: has said lately that one more cannot be taken.
    """

    mentee: int
    mentor: int
    load: int
    capacity: int
    free: int
    score: int
    refused: bool
    why: Explanation | None = None


@dataclass(frozen=True, slots=True)
class Offers:
    """The best pairs that free places allow, with everybody's name."""

    pairs: tuple[Fitting, ...]
    names: dict[int, str]


@dataclass(frozen=True, slots=True)
class Market:
    """What is known of those who wait and of all mentors, whether or not they have a place left.

    ``parted``: (mentee, mentor) who worked together before. ``inputs`` are those of the first of the programme's forms
    of mentoring, ``forms`` those of each; ``taken``: in which somebody chooses.
    """

    inputs: Inputs
    asks: tuple[Ask, ...]
    parted: frozenset[tuple[int, int]]
    waiting: tuple[Participant, ...]
    forms: tuple[Inputs, ...]
    taken: dict[int, frozenset[str]]

    @property
    def choosing(self) -> bool:
        """Whether the choice of any form goes on: until it ends nobody is looked up for anybody."""
        return any(one.choice_open for one in self.forms)

    def load(self, mentor: int) -> int:
        return self.inputs.loads.get(mentor, 0)

    def free(self, mentor: int, mentee: int = 0) -> int:
        """Places that are neither taken nor promised to somebody else."""
        promised = sum(one.state is AskState.YES and one.mentor == mentor and one.mentee != mentee for one in self.asks)
        return max(self.inputs.capacity(mentor) - promised, 0)

    def refused(self, now: datetime) -> set[int]:
        """Mentors who have said lately that one more cannot be taken."""
        return {one.mentor for one in self.asks if one.state is AskState.NO and one.fresh(now)}

    def possible(self, mentee: int, mentor: int) -> bool:
        """Whether the two may be named together."""
        return (
            mentee != mentor
            and (mentee, mentor) not in self.parted
            and not any(_apart(one, mentee, mentor) for one in self._shared(mentee, mentor))
        )

    def _shared(self, mentee: int, mentor: int) -> tuple[Inputs, ...]:
        """Of the forms both choose in, the first one where there is none.

        The draft of that form hides the same two by the same secret: two lists compared tell no private «no».
        """
        both = self.taken.get(mentee, frozenset()) & self.taken.get(mentor, frozenset())
        return tuple(one for one in self.forms if one.form in both) or (self.inputs,)


def _apart(inputs: Inputs, mentee: int, mentor: int) -> bool:
    """Whether a form keeps the two apart: the curator has said so, or its lists of candidates do not name them."""
    decided = inputs.decided
    said = (mentee, mentor) in decided.forbidden or (mentor, Role.MENTOR) in decided.aside
    return said or inputs.hides(mentee, mentor)


def load(con: Connection, programme_id: int, now: datetime) -> Market:
    """Everything at once; a mentor without a free place stays in."""
    forms = [pairing.load(con, programme_id, now, form) for form in mentoring_forms.apart(con, programme_id)]
    inputs = forms[0]
    mentors = tuple(participants.admitted(con, programme_id, Role.MENTOR))
    mentees = participants.admitted(con, programme_id, Role.MENTEE)
    names = inputs.names | {one.person_id: one.name for one in mentors}
    ended = [match for match in matches.every(con, programme_id) if not match.live and match.told_at is not None]
    searching = _searching(con, programme_id)
    return Market(
        inputs=replace(inputs, mentors=mentors, names=names),
        asks=tuple(stored.asks(con, programme_id)),
        parted=frozenset((mentee, mentor) for match in ended for mentee in match.mentees for mentor in match.mentors),
        waiting=tuple(one for one in mentees if one.person_id in searching),
        forms=tuple(forms),
        taken=mentoring_forms.choosing(con, programme_id),
    )


def fitting(market: Market, mentee: Participant, now: datetime, *, asked: bool = False) -> list[Fitting]:
    """Mentors for one person, the best first: a free place, then the fit, then the lighter load.

    ``asked``: only whom one may ask now – not about the same person lately, nobody with a question open or a promise
    still to be kept, nobody whose group is as large as the school wants it.
    """
    if market.choosing:
        return []
    found = [one for one in market.inputs.mentors if market.possible(mentee.person_id, one.person_id)]
    if asked:
        found = [one for one in found if _may_be_asked(market, mentee.person_id, one.person_id, now)]
    if not found:
        return []
    scores = pairing.scores(market.inputs, (mentee,), found)[0]
    made = [_fitting(market, mentee.person_id, one, int(score), now) for one, score in zip(found, scores, strict=True)]
    return sorted(made, key=lambda one: (one.refused, not one.free, -one.score, one.load, one.mentor))


def _fitting(market: Market, mentee: int, mentor: Participant, score: int, now: datetime) -> Fitting:
    person = mentor.person_id
    lately = person in market.refused(now)
    load = market.load(person)
    capacity = load + market.inputs.places.get(person, 0)
    return Fitting(mentee, person, load, capacity, market.free(person, mentee), score, lately)


def _may_be_asked(market: Market, mentee: int, mentor: int, now: datetime) -> bool:
    theirs = [one for one in market.asks if one.mentor == mentor]
    most = market.inputs.decided.most
    return not (
        any(one.state is AskState.OPEN for one in theirs)
        or any(one.state is AskState.YES and market.free(mentor) < 1 for one in theirs)
        or any(one.mentee == mentee and one.fresh(now) for one in theirs)
        or (most and market.load(mentor) >= most)
    )


def best_pairs(market: Market, now: datetime) -> list[Fitting]:
    """The best pairs that free places allow, the best fit first: each person once, no mentor beyond the places."""
    refused = market.refused(now)
    free = {one.person_id: market.free(one.person_id) for one in market.inputs.mentors if one.person_id not in refused}
    mentors = [one for one in market.inputs.mentors if free.get(one.person_id)]
    if market.choosing or not mentors or not market.waiting:
        return []
    scores = pairing.scores(market.inputs, market.waiting, mentors)
    every = [
        (-int(score), market.load(mentor.person_id), mentee.person_id, mentor)
        for mentee, row in zip(market.waiting, scores, strict=True)
        for mentor, score in zip(mentors, row, strict=True)
    ]
    placed: dict[int, Fitting] = {}
    for score, _, mentee, mentor in sorted(every, key=lambda one: (*one[:3], one[3].person_id)):
        person = mentor.person_id
        if mentee not in placed and free[person] and market.possible(mentee, person):
            placed[mentee] = _fitting(market, mentee, mentor, -score, now)
            free[person] -= 1
    return list(placed.values())


def explained(market: Market, found: Sequence[Fitting]) -> tuple[Fitting, ...]:
    """The same with the reason why each pair fits."""
    return tuple(replace(one, why=pairing.explain(market.inputs, one.mentee, one.mentor)) for one in found)


async def offers(db: Database, now: datetime) -> Offers | None:
    """The best three pairs for the curator's notice; ``None`` when there is nothing to propose by now."""
    market = await db.read(lambda con: load(con, programmes.running(con).id, now))

    def work() -> tuple[Fitting, ...]:
        return explained(market, best_pairs(market, now)[:MOST])

    pairs = await asyncio.to_thread(work)
    return Offers(pairs, market.inputs.names) if pairs else None


def look(con: Connection, programme_id: int, now: datetime, *, somebody_came: bool, choosing: bool) -> None:
    """Note the free places; tell the curators when there are more than before, or somebody new for those there are.

    While a choice is open nothing is noted, so that nothing is lost. The first look only notes.
    """
    if choosing:
        return
    before, free = stored.places(con), _free(con, programme_id)
    stored.keep_places(con, free)
    more = bool(before) and any(count > before.get(mentor, 0) for mentor, count in free.items())
    if _searching(con, programme_id) and any(free.values()) and (more or somebody_came):
        _tell_curators(con, now)


def _searching(con: Connection, programme_id: int) -> set[int]:
    """Who is looked for, and about whom nobody is being asked."""
    found = {person for person, one in stored.every(con, programme_id).items() if one.searching}
    return found - agreeing.in_rounds(con, programme_id) if found else found


def load_of(con: Connection, mentor: int) -> int:
    """Mentees whom a mentor has now."""
    live = matches.of_person(con, mentor, Role.MENTOR, active=False)
    return sum(len(match.mentees) for match in live if not match.beside and mentor in match.standing)


def _free(con: Connection, programme_id: int) -> dict[int, int]:
    """Places of each mentor that are neither taken nor promised."""
    most = drafts.settings(con, programme_id).most
    promised = Counter(one.mentor for one in stored.asks(con, programme_id) if one.state is AskState.YES)
    return {
        mentor: max((min(whole, most) if most else whole) - carried - promised[mentor], 0)
        for mentor, (carried, whole) in mentor_load.places(con, programme_id).items()
    }


def _tell_curators(con: Connection, now: datetime) -> None:
    """Gathered: what waits to be sent will count this in; else not within a day of the last."""
    for curator in people.curators(con):
        last = notices.latest(con, PLACES, curator)
        if last is not None and last["state"] in ("due", "sending"):
            continue
        sent = last is not None and last["state"] == "sent"
        due = max(now, from_text(last["due_at"]) + ONCE) if last is not None and sent else now
        notices.put(con, Notice(PLACES, curator, due, "waiting"))
