"""Who works with whom: mentee-proposing deferred acceptance with capacities (D33).

Each side's list is the ranked choice, then everyone else by compatibility; ties go to the smaller person id, so equal
input gives equal output in any order. A private no of either side and the curator's forbidden pairs are never proposed;
a pinned pair is kept and takes its place beforehand. The result has no mentor and mentee who would both rather be
together, and among all such results it is the best for every mentee.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from domain.proposal import (
    NO_BALLOT,
    Ballot,
    Leftover,
    LeftoverKind,
    Proposal,
    ProposedPair,
    Reason,
    ReasonKind,
    Summary,
)

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Market:
    """All that decides. ``scores`` is ``len(mentees) × len(mentors)``, whole numbers ≥ 0, rows and columns in the order
    of the two tuples.

    ``capacities`` are in mentees (a mentor not named takes none); unknown people in ballots, pins and forbidden pairs
    are left out.
    """

    mentees: tuple[int, ...]
    mentors: tuple[int, ...]
    capacities: Mapping[int, int]
    scores: NDArray[np.integer]
    mentee_ballots: Mapping[int, Ballot] = field(default_factory=dict)
    mentor_ballots: Mapping[int, Ballot] = field(default_factory=dict)
    pins: frozenset[tuple[int, int]] = frozenset()
    forbidden: frozenset[tuple[int, int]] = frozenset()


def propose(market: Market) -> Proposal:
    """The stable proposal of the market. Pure: equal markets give equal proposals."""
    pinned = _pinned(market)
    assigned = dict(pinned)
    assigned.update(_accept(market, pinned))
    pairs = tuple(
        ProposedPair(mentee, mentor, reason_of(market, mentee, mentor), mentee in pinned)
        for mentee, mentor in sorted(assigned.items())
    )
    mentees_left, mentors_left = _leftovers(market, assigned)
    return Proposal(pairs, mentees_left, mentors_left, _summary(market, pairs, mentees_left, mentors_left))


def reason_of(market: Market, mentee: int, mentor: int) -> Reason:
    """The typed reason for two people to stand together, from both choices."""
    mine = _rank(market.mentee_ballots.get(mentee, NO_BALLOT), mentor)
    theirs = _rank(market.mentor_ballots.get(mentor, NO_BALLOT), mentee)
    if mine is not None and theirs is not None:
        return Reason(ReasonKind.MUTUAL, mine, theirs)
    if mine is not None:
        return Reason(ReasonKind.MENTEE_CHOICE, mentee_rank=mine)
    if theirs is not None:
        return Reason(ReasonKind.MENTOR_CHOICE, mentor_rank=theirs)
    return Reason(ReasonKind.QUESTIONNAIRES)


def _rank(ballot: Ballot, person: int) -> int | None:
    return ballot.ranked.index(person) + 1 if person in ballot.ranked else None


def _pinned(market: Market) -> dict[int, int]:
    """Pins of people who take part, one a mentee (the smallest mentor id, should there be several)."""
    mentees, mentors = set(market.mentees), set(market.mentors)
    kept = [
        (mentee, mentor)
        for mentee, mentor in sorted(market.pins, reverse=True)
        if mentee in mentees and mentor in mentors
    ]
    return dict(kept)


def _accept(market: Market, pinned: Mapping[int, int]) -> dict[int, int]:
    """Deferred acceptance among those who are not pinned: mentee id → mentor id."""
    rows = np.array([i for i in np.argsort(market.mentees, kind="stable") if market.mentees[i] not in pinned], np.int64)
    columns = np.argsort(np.array(market.mentors, np.int64), kind="stable")
    if not len(rows) or not len(columns):
        return {}
    mentees = [market.mentees[i] for i in rows]
    mentors = [market.mentors[j] for j in columns]
    places = _places(market, pinned)
    capacity = np.array([places[mentor] for mentor in mentors], np.int64)
    scores = np.asarray(market.scores)[np.ix_(rows, columns)]
    wishes = _wishes(scores, mentees, mentors, market.mentee_ballots)
    answers = _wishes(scores.T, mentors, mentees, market.mentor_ballots).T
    allowed = _allowed(market, mentees, mentors)
    allowed[:, capacity == 0] = False
    held = _deferred(wishes, answers, allowed, capacity)
    return {mentees[i]: mentors[j] for i, j in enumerate(held) if j >= 0}


def _places(market: Market, pinned: Mapping[int, int]) -> dict[int, int]:
    """Places left beside the pinned pairs; a mentor pinned beyond the capacity has none left."""
    places = {mentor: market.capacities.get(mentor, 0) for mentor in market.mentors}
    for mentor in pinned.values():
        places[mentor] -= 1
    return {mentor: max(left, 0) for mentor, left in places.items()}


def _wishes(
    scores: NDArray[np.integer], owners: list[int], others: list[int], ballots: Mapping[int, Ballot]
) -> NDArray[np.integer]:
    """Scores with each ranked person lifted above all others, the first highest. Sorted by radix where it fits into
    16 bits.
    """
    top = int(scores.max(initial=0)) + 1
    longest = max((len(ballot.ranked) for ballot in ballots.values()), default=0)
    wishes: NDArray[np.integer] = scores.astype(np.int16 if top + longest < np.iinfo(np.int16).max else np.int32)
    place = {person: column for column, person in enumerate(others)}
    for row, owner in enumerate(owners):
        ranked = ballots.get(owner, NO_BALLOT).ranked
        for rank, person in reversed(list(enumerate(ranked))):
            if person in place:
                wishes[row, place[person]] = top + longest - rank
    return wishes


def _allowed(market: Market, mentees: list[int], mentors: list[int]) -> NDArray[np.bool_]:
    """Which pairs may stand at all: nobody with themselves, no private no of either side, nothing the curator
    forbade.
    """
    row = {person: i for i, person in enumerate(mentees)}
    column = {person: j for j, person in enumerate(mentors)}
    banned = set(market.forbidden) | {(person, person) for person in mentees}
    banned |= {(mentee, mentor) for mentee, ballot in market.mentee_ballots.items() for mentor in ballot.declined}
    banned |= {(mentee, mentor) for mentor, ballot in market.mentor_ballots.items() for mentee in ballot.declined}
    allowed = np.ones((len(mentees), len(mentors)), np.bool_)
    for mentee, mentor in banned:
        if mentee in row and mentor in column:
            allowed[row[mentee], column[mentor]] = False
    return allowed


def _deferred(
    wishes: NDArray[np.integer], answers: NDArray[np.integer], allowed: NDArray[np.bool_], capacity: Ints
) -> Ints:
    """Rounds of proposals, all free mentees at once. Returns each mentee's mentor (column), −1 for none.

    ``answers[i, j]`` is what mentor ``j`` thinks of mentee ``i``; at equal answers the smaller row wins. A mentor who
    is full turns down at once whoever is no better than the least of those held (``bar``).
    """
    count = len(wishes)
    order = np.argsort(np.where(allowed, -wishes, np.iinfo(wishes.dtype).max), axis=1, kind="stable")
    length = allowed.sum(axis=1)
    next_place = np.zeros(count, np.int64)
    held = np.full(count, -1, np.int64)
    bar = np.full(len(capacity), np.iinfo(np.int64).min)
    free = np.flatnonzero(length > 0)
    while len(free):
        target = order[free, next_place[free]]
        next_place[free] += 1
        welcome = _answer(answers, free, target) > bar[target]
        held[free[welcome]] = target[welcome]
        _turn_down(held, answers, capacity, bar, np.unique(target[welcome]))
        free = free[(held[free] < 0)] if not welcome.any() else np.flatnonzero(held < 0)
        free = free[next_place[free] < length[free]]
    return held


def _answer(answers: NDArray[np.integer], rows: Ints, columns: Ints) -> Ints:
    """A mentor's opinion as one number without ties: the answer, then the smaller row."""
    count = len(answers)
    return answers[rows, columns].astype(np.int64) * count + (count - 1 - rows)


def _turn_down(held: Ints, answers: NDArray[np.integer], capacity: Ints, bar: Ints, mentors: Ints) -> None:
    """Keep the best of each of these mentors' candidates up to the capacity, free the others, raise the bars (in
    place).
    """
    touched = np.zeros(len(capacity), np.bool_)
    touched[mentors] = True
    rows = np.flatnonzero(np.where(held >= 0, touched[held], False))
    columns = held[rows]
    opinion = _answer(answers, rows, columns)
    by_mentor = np.lexsort((-opinion, columns))
    rows, columns, opinion = rows[by_mentor], columns[by_mentor], opinion[by_mentor]
    place = np.arange(len(columns)) - np.searchsorted(columns, columns)
    held[rows[place >= capacity[columns]]] = -1
    last = place == capacity[columns] - 1
    bar[columns[last]] = opinion[last]


def _leftovers(market: Market, assigned: Mapping[int, int]) -> tuple[tuple[Leftover, ...], tuple[Leftover, ...]]:
    """Mentees without a mentor and mentors without a mentee, by id, each with a reason that gives nobody's no away."""
    load = Counter(assigned.values())
    free_places = any(market.capacities.get(mentor, 0) > load[mentor] for mentor in market.mentors)
    alone = LeftoverKind.NO_OTHER_SUITABLE if free_places else LeftoverKind.NO_CAPACITY
    mentee_reason = alone if market.mentors else LeftoverKind.NO_MENTORS
    mentees = tuple(Leftover(person, mentee_reason) for person in sorted(market.mentees) if person not in assigned)
    idle = LeftoverKind.NO_OTHER_SUITABLE if mentees else LeftoverKind.NO_MENTEES
    mentors = tuple(
        Leftover(person, idle if market.capacities.get(person, 0) > 0 else LeftoverKind.NO_CAPACITY)
        for person in sorted(market.mentors)
        if person not in load
    )
    return mentees, mentors


def _summary(
    market: Market,
    pairs: tuple[ProposedPair, ...],
    mentees_left: tuple[Leftover, ...],
    mentors_left: tuple[Leftover, ...],
) -> Summary:
    load = Counter(pair.mentor for pair in pairs)
    kinds = Counter(pair.reason.kind for pair in pairs)
    return Summary(
        mentors=len(load),
        pairs=len(pairs),
        groups=sum(mentees > 1 for mentees in load.values()),
        first_choices=sum(pair.reason.mentee_rank == 1 for pair in pairs),
        choosers=sum(bool(market.mentee_ballots.get(mentee, NO_BALLOT).ranked) for mentee in market.mentees),
        mutual_choices=kinds[ReasonKind.MUTUAL],
        by_questionnaires=kinds[ReasonKind.QUESTIONNAIRES],
        mentees_left=len(mentees_left),
        mentors_left=len(mentors_left),
    )
