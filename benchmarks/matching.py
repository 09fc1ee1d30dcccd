"""Matching measured beside its public alternatives: ours, the ``matching`` library, SciPy's optimum, a plain numpy
deferred acceptance.

Full lists, mentees N, mentors N / 3 with three to five places each. Everything is measured side by side in one run;
only ratios mean anything. The score matrix is measured on its own. Run it by ``python -m benchmarks.matching``.
"""

import math
import sys
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from matching.games import HospitalResident
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from benchmarks.table import Ratio, at_least, at_most, line, told
from domain.pairing.compatibility import score_matrix
from domain.pairing.fit import Giver, Seeker
from domain.pairing.market import Market, table_of
from domain.pairing.matching import propose
from domain.pairing.placing import prices_of
from domain.pairing.proposal import Ballot, Way

Ints = NDArray[np.int64]
CODES = [f"c{n}" for n in range(20)]
SLOTS = [f"s{n}" for n in range(10)]
SUBJECTS = [f"u{n}" for n in range(12)]


def people(mentees: int, mentors: int, seed: int = 1) -> tuple[list[Seeker], list[Giver]]:
    """Invented questionnaires, the same for the same seed."""
    random = np.random.default_rng(seed)

    def some(codes: list[str], count: int) -> list[str]:
        return [codes[int(n)] for n in random.choice(len(codes), count, replace=False)]

    def years(low: int, high: int) -> int:
        return int(random.integers(low, high))

    seekers = [
        Seeker(n, tuple(some(CODES, 4)), frozenset(some(SUBJECTS, 1)), years(0, 6), None, frozenset(some(SLOTS, 3)))
        for n in range(mentees)
    ]
    givers = [
        Giver(n, frozenset(some(CODES, 7)), frozenset(some(SUBJECTS, 2)), years(5, 30), None, frozenset(some(SLOTS, 4)))
        for n in range(mentees, mentees + mentors)
    ]
    return seekers, givers


def market_of(mentees: int, mentors: int, seed: int = 1) -> Market:
    """A market with full lists of both sides and scores that hardly tie (so that all implementations solve the same
    problem).
    """
    random = np.random.default_rng(seed)
    scores = random.integers(0, 10_000, (mentees, mentors)).astype(np.int16)
    ids = tuple(range(mentees + mentors))
    capacities = {mentor: int(random.integers(3, 6)) for mentor in ids[mentees:]}
    return Market(ids[:mentees], ids[mentees:], capacities, scores)


def plain_numpy(scores: NDArray[np.integer], capacities: Ints) -> Ints:
    """The textbook in numpy: both sides sorted, one proposal after another, the worst of a full mentor leaves."""
    order = np.argsort(-scores.astype(np.int64), axis=1, kind="stable")
    rank = np.argsort(np.argsort(-scores.astype(np.int64), axis=0, kind="stable"), axis=0)
    held: list[list[int]] = [[] for _ in capacities]
    next_place = np.zeros(len(scores), np.int64)
    assigned = np.full(len(scores), -1, np.int64)
    free = list(range(len(scores)))
    while free:
        mentee = free.pop()
        if next_place[mentee] == scores.shape[1]:
            continue
        mentor = int(order[mentee, next_place[mentee]])
        next_place[mentee] += 1
        held[mentor].append(mentee)
        assigned[mentee] = mentor
        if len(held[mentor]) > capacities[mentor]:
            worst = held[mentor].pop(int(np.argmax(rank[held[mentor], mentor])))
            assigned[worst] = -1
            free.append(worst)
    return assigned


def library(market: Market) -> HospitalResident:
    """The ``matching`` package's game of the same problem, ready for ``solve()``: building its players is not counted
    against it.
    """
    first = len(market.mentees)
    rows = np.argsort(-market.scores, axis=1, kind="stable")
    wishes = {i: [first + int(j) for j in row] for i, row in enumerate(rows)}
    columns = np.argsort(-market.scores, axis=0, kind="stable").T
    answers = {first + j: [int(i) for i in column] for j, column in enumerate(columns)}
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(100_000)  # the library copies its players recursively
    try:
        return HospitalResident.create_from_dictionaries(wishes, answers, dict(market.capacities))
    finally:
        sys.setrecursionlimit(usual)


def optimum(market: Market) -> None:
    """SciPy's maximum total, one column a place."""
    columns = np.repeat(np.arange(len(market.mentors)), [market.capacities[mentor] for mentor in market.mentors])
    linear_sum_assignment(market.scores[:, columns], maximize=True)


def ratios(*, large: bool = True) -> list[Ratio]:
    """The rows of ``make bench``. ``large`` adds 5 000 × 1 700 beside the plain numpy version (a few seconds)."""
    sizes = {size: market_of(size, size // 3) for size in (50, 500, 2_000)}
    ours = {size: _ours(market) for size, market in sizes.items()}
    exponent = math.log(ours[2_000] / ours[500]) / math.log(4)
    game = library(sizes[500])
    faster = best(game.solve, tries=1) / ours[500]
    rows = [
        at_least("matching: PyPI's `matching` / ours, 500", faster, 60),
        at_most("matching: growth exponent, 500 to 2 000", exponent, 2.3),
        told("matching: scipy's optimum / ours, 2 000", _optimum_time(sizes[2_000]) / ours[2_000]),
        told("matching: score matrix / ours, 2 000", _score_time(2_000) / ours[2_000]),
        told("matching: scipy's optimum / «everyone» with many noes, 500", _everyone_beside_scipy(500)),
    ]
    return [*rows, _beside_plain(5_000, 1_700)] if large else rows


def _beside_plain(mentees: int, mentors: int) -> Ratio:
    market = market_of(mentees, mentors)
    capacities = np.array([market.capacities[mentor] for mentor in market.mentors])
    share = _ours(market) / best(lambda: plain_numpy(market.scores, capacities), tries=2)
    return at_most(f"matching: ours / plain numpy, {mentees} x {mentors}", share, 1.3)


def _everyone_beside_scipy(size: int) -> float:
    """As many as can be where nine pairs in ten may not stand, against the same by SciPy (a column a place)."""
    market = market_of(size, size // 3)
    random = np.random.default_rng(2)
    noes = {
        mentee: Ballot((), frozenset(int(mentor) for mentor in random.choice(market.mentors, size * 3 // 10, False)))
        for mentee in market.mentees
    }
    sparse = replace(market, mentee_ballots=noes)
    table = table_of(sparse, {})
    columns = np.repeat(np.arange(len(table.mentors)), table.places)
    prices = np.where(table.allowed, prices_of(table), 1 << 30)[:, columns]
    return best(lambda: linear_sum_assignment(prices)) / best(lambda: propose(sparse, Way.EVERYONE))


def _ours(market: Market) -> float:
    return best(lambda: propose(market))


def _optimum_time(market: Market) -> float:
    return best(lambda: optimum(market), tries=1)


def _score_time(mentees: int) -> float:
    seekers, givers = people(mentees, mentees // 3)
    return best(lambda: score_matrix(seekers, givers))


def best(action: Callable[[], object], tries: int = 3) -> float:
    """The shortest of a few runs, in seconds: what the machine can do when nobody disturbs it."""
    shortest = math.inf
    for _ in range(tries):
        begun = time.perf_counter()
        action()
        shortest = min(shortest, time.perf_counter() - begun)
    return shortest


def main() -> None:
    """Print the table."""
    for row in ratios():
        print(line(row))


if __name__ == "__main__":
    main()
