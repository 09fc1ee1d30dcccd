"""Both sides of the matching as tables of numbers: who may be together, who wishes for whom how much (D33)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from domain.pairing.proposal import NO_BALLOT, Ballot

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Market:
    """All that decides. ``scores`` is ``len(mentees) × len(mentors)``, whole numbers ≥ 0, rows and columns in the order
    of the two tuples.

    ``capacities`` are in mentees (a mentor not named takes none); unknown people in ballots, pins and forbidden pairs
    are left out. ``least``: fewer mentees than that a mentor does not get at all, pins apart. Whoever is put aside
    gets nobody; a pin weighs more than that.
    """

    mentees: tuple[int, ...]
    mentors: tuple[int, ...]
    capacities: Mapping[int, int]
    scores: NDArray[np.integer]
    mentee_ballots: Mapping[int, Ballot] = field(default_factory=dict)
    mentor_ballots: Mapping[int, Ballot] = field(default_factory=dict)
    pins: frozenset[tuple[int, int]] = frozenset()
    forbidden: frozenset[tuple[int, int]] = frozenset()
    least: int = 1
    mentees_aside: frozenset[int] = frozenset()
    mentors_aside: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The part of a market that is still open: mentees (rows) and mentors (columns) by id, pins taken off.

    ``wishes[i, j]``: what the mentee thinks of the mentor, ``answers[i, j]`` the other way round; more is better, and
    whoever was ranked stands above all others. ``places``: left beside the pins.
    """

    mentees: tuple[int, ...]
    mentors: tuple[int, ...]
    scores: NDArray[np.integer]
    wishes: NDArray[np.integer]
    answers: NDArray[np.integer]
    allowed: NDArray[np.bool_]
    places: Ints


def pinned_pairs(market: Market) -> dict[int, int]:
    """Pins of people who take part, one a mentee (the smallest mentor id, should there be several)."""
    mentees, mentors = set(market.mentees), set(market.mentors)
    kept = [
        (mentee, mentor)
        for mentee, mentor in sorted(market.pins, reverse=True)
        if mentee in mentees and mentor in mentors
    ]
    return dict(kept)


def table_of(market: Market, pinned: Mapping[int, int]) -> Table:
    """The open part; rows and columns stand by id, so that equal input gives equal output in any order."""
    rows = np.array(
        [
            i
            for i in np.argsort(np.array(market.mentees, np.int64), kind="stable")
            if market.mentees[i] not in pinned and market.mentees[i] not in market.mentees_aside
        ],
        np.int64,
    )
    columns = np.argsort(np.array(market.mentors, np.int64), kind="stable")
    mentees = tuple(market.mentees[i] for i in rows)
    mentors = tuple(market.mentors[j] for j in columns)
    scores = np.asarray(market.scores)[np.ix_(rows, columns)]
    places = _places(market, pinned)
    return Table(
        mentees,
        mentors,
        scores,
        _wishes(scores, mentees, mentors, market.mentee_ballots),
        _wishes(scores.T, mentors, mentees, market.mentor_ballots).T,
        _allowed(market, mentees, mentors),
        np.array([places[mentor] for mentor in mentors], np.int64),
    )


def _places(market: Market, pinned: Mapping[int, int]) -> dict[int, int]:
    """Places left beside the pinned pairs; a mentor pinned beyond the capacity, or put aside, has none left."""
    places = {mentor: market.capacities.get(mentor, 0) for mentor in market.mentors}
    for mentor in pinned.values():
        places[mentor] -= 1
    return {mentor: 0 if mentor in market.mentors_aside else max(left, 0) for mentor, left in places.items()}


def _wishes(
    scores: NDArray[np.integer], owners: tuple[int, ...], others: tuple[int, ...], ballots: Mapping[int, Ballot]
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


def _allowed(market: Market, mentees: tuple[int, ...], mentors: tuple[int, ...]) -> NDArray[np.bool_]:
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
