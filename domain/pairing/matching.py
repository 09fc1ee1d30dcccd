"""Who works with whom: a proposal made in one of four ways (D33).

Each side's list is the ranked choice, then everyone else by compatibility; ties go to the smaller person id, so equal
input gives equal output in any order. A private no of either side and the curator's forbidden pairs are never proposed;
a pinned pair is kept and takes its place beforehand; whoever is put aside gets nobody.

By choice and by questionnaires nobody and no mentor would both rather be together, and among all such results it is the
best for every mentee; where groups must not be too small, this holds among the mentors who take part.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from domain.pairing.market import Ints, Market, Table, pinned_pairs, table_of
from domain.pairing.placing import improvable, most_placed, prices_of
from domain.pairing.proposal import (
    NO_BALLOT,
    Ballot,
    Leftover,
    LeftoverKind,
    Proposal,
    ProposedPair,
    Reason,
    ReasonKind,
    Summary,
    Way,
)
from domain.pairing.stability import rivals, stable

Arrange = Callable[[Ints], Ints]
"""Places of each mentor → each mentee's mentor (column), −1 for none."""


def propose(market: Market, way: Way = Way.CHOICE) -> Proposal:
    """The proposal of the market, made this way. Pure: equal markets give equal proposals."""
    pinned = pinned_pairs(market)
    table = table_of(market, pinned)
    compared = table_of(_without_ranks(market), pinned) if way is Way.FORMS else table
    taken = Counter(pinned.values())
    kept_open = np.array([mentor in taken for mentor in table.mentors], np.bool_)
    held, places = _arrange(compared, way, market.least, kept_open)
    assigned = dict(pinned)
    assigned.update({table.mentees[i]: table.mentors[j] for i, j in enumerate(held) if j >= 0})
    pairs = tuple(
        ProposedPair(mentee, mentor, reason_of(market, mentee, mentor), mentee in pinned)
        for mentee, mentor in sorted(assigned.items())
    )
    closed = {table.mentors[j] for j in np.flatnonzero(places < table.places)}
    left = _leftovers(market, assigned, closed)
    against = 0 if way is Way.CHOICE else rivals(table, places, held)
    return Proposal(pairs, *left, _summary(market, pairs, *left, against))


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


def _without_ranks(market: Market) -> Market:
    """The market as if nobody had named anybody; a private no still holds."""
    return replace(
        market,
        mentee_ballots={person: Ballot((), ballot.declined) for person, ballot in market.mentee_ballots.items()},
        mentor_ballots={person: Ballot((), ballot.declined) for person, ballot in market.mentor_ballots.items()},
    )


def _arrange(table: Table, way: Way, least: int, kept_open: np.ndarray) -> tuple[Ints, Ints]:
    """Each mentee's mentor, and the places that were left open for it."""
    if not table.wishes.size:
        return np.full(len(table.mentees), -1, np.int64), table.places

    def by_choice(places: Ints) -> Ints:
        return stable(table, places)

    def everyone(places: Ints) -> Ints:
        held = by_choice(places)
        return most_placed(table, places, prices_of(table)) if improvable(table, places, held) else held

    arrange = everyone if way is Way.EVERYONE else by_choice
    held, places = _large_enough(table.places, arrange, least, kept_open)
    if way is Way.EVEN:
        return _evened(held, places, by_choice), places
    return held, places


def _large_enough(places: Ints, arrange: Arrange, least: int, kept_open: np.ndarray) -> tuple[Ints, Ints]:
    """An arrangement without groups smaller than ``least``: the mentor with the smallest one (the last by id) steps
    back, and the others are arranged anew. Whoever has a pinned mentee stays.
    """
    held = arrange(places)
    while least > 1:
        load = np.bincount(held[held >= 0], minlength=len(places))
        small = (load > 0) & (load < least) & ~kept_open
        if not small.any():
            break
        last = np.flatnonzero(small & (load == load[small].min()))[-1]
        places = np.where(np.arange(len(places)) == last, 0, places)
        held = arrange(places)
    return held, places


def _evened(held: Ints, places: Ints, arrange: Arrange) -> Ints:
    """The stable arrangement with the smallest common limit of mentees a mentor that still places as many."""
    placed = int((held >= 0).sum())
    if not placed:
        return held
    limit = -(-placed // int((places > 0).sum()))
    while True:
        evened = arrange(np.minimum(places, limit))
        if int((evened >= 0).sum()) >= placed:
            return evened
        limit += 1


def _leftovers(
    market: Market, assigned: Mapping[int, int], closed: set[int]
) -> tuple[tuple[Leftover, ...], tuple[Leftover, ...]]:
    """Mentees without a mentor and mentors without a mentee, by id, each with a reason that gives nobody's no away."""
    load = Counter(assigned.values())
    free_places = any(
        market.capacities.get(mentor, 0) > load[mentor] for mentor in market.mentors if mentor not in closed
    )
    alone = LeftoverKind.NO_OTHER_SUITABLE if free_places else LeftoverKind.NO_CAPACITY
    reason = alone if market.mentors else LeftoverKind.NO_MENTORS
    mentees = tuple(
        Leftover(person, LeftoverKind.ASIDE if person in market.mentees_aside else reason)
        for person in sorted(market.mentees)
        if person not in assigned
    )
    wanted = any(left.reason is not LeftoverKind.ASIDE for left in mentees)
    idle = LeftoverKind.NO_OTHER_SUITABLE if wanted else LeftoverKind.NO_MENTEES
    mentors = tuple(
        Leftover(person, _idle(market, person, closed, idle)) for person in sorted(market.mentors) if person not in load
    )
    return mentees, mentors


def _idle(market: Market, mentor: int, closed: set[int], otherwise: LeftoverKind) -> LeftoverKind:
    if mentor in market.mentors_aside:
        return LeftoverKind.ASIDE
    if market.capacities.get(mentor, 0) <= 0:
        return LeftoverKind.NO_CAPACITY
    return LeftoverKind.SMALL_GROUP if mentor in closed else otherwise


def _summary(
    market: Market,
    pairs: tuple[ProposedPair, ...],
    mentees_left: tuple[Leftover, ...],
    mentors_left: tuple[Leftover, ...],
    against: int,
) -> Summary:
    load = Counter(pair.mentor for pair in pairs)
    kinds = Counter(pair.reason.kind for pair in pairs)
    ranks = [pair.reason.mentee_rank for pair in pairs if pair.reason.mentee_rank is not None]
    return Summary(
        mentors=len(load),
        pairs=len(pairs),
        groups=sum(mentees > 1 for mentees in load.values()),
        first_choices=ranks.count(1),
        choosers=sum(bool(market.mentee_ballots.get(mentee, NO_BALLOT).ranked) for mentee in market.mentees),
        mutual_choices=kinds[ReasonKind.MUTUAL],
        by_questionnaires=kinds[ReasonKind.QUESTIONNAIRES],
        mentees_left=len(mentees_left),
        mentors_left=len(mentors_left),
        named=len(ranks),
        ranks=sum(ranks),
        busiest=max(load.values(), default=0),
        rivals=against,
    )
