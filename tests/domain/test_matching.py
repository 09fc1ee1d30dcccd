"""Deferred acceptance against brute force, against the ``matching`` library, and the promises around it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matching.games import HospitalResident
from scipy.optimize import linear_sum_assignment

from domain.pairing.market import Market, Table
from domain.pairing.matching import propose
from domain.pairing.placing import most_placed
from domain.pairing.proposal import Ballot, Leftover, LeftoverKind, Proposal, Reason, ReasonKind, Way, changes

MENTEE_IDS = (11, 12, 13, 14)
MENTOR_IDS = (21, 22, 23)


# Made once: Hypothesis looks into a strategy at its first draw.
MENTEE_ORDERS = st.tuples(st.permutations(MENTEE_IDS), st.integers(0, 4)).map(lambda drawn: tuple(drawn[0])[: drawn[1]])
MENTOR_ORDERS = st.tuples(st.permutations(MENTOR_IDS), st.integers(0, 3)).map(lambda drawn: tuple(drawn[0])[: drawn[1]])
SCORES = st.lists(st.integers(0, 3), min_size=12, max_size=12)
PLACES = st.integers(0, 2)
MENTEES_ASIDE = st.frozensets(st.sampled_from(MENTEE_IDS), max_size=1)
MENTORS_ASIDE = st.frozensets(st.sampled_from(MENTOR_IDS), max_size=1)


@st.composite
def markets(draw: st.DrawFn, *, pins: bool = True) -> Market:
    """Small markets with ties, short ballots, private noes, pins, forbidden pairs and places from none to two."""
    mentees, mentors = draw(MENTEE_ORDERS), draw(MENTOR_ORDERS)
    scores = np.array(draw(SCORES)[: len(mentees) * len(mentors)], np.int16).reshape(len(mentees), len(mentors))
    return Market(
        mentees,
        mentors,
        {mentor: draw(PLACES) for mentor in mentors},
        scores,
        {mentee: draw(_ballots(MENTOR_IDS)) for mentee in mentees},
        {mentor: draw(_ballots(MENTEE_IDS)) for mentor in mentors},
        draw(_pairs(2)) if pins else frozenset(),
        draw(_pairs(3)),
        mentees_aside=draw(MENTEES_ASIDE),
        mentors_aside=draw(MENTORS_ASIDE),
    )


@cache
def _ballots(people: tuple[int, ...]) -> st.SearchStrategy[Ballot]:
    return st.builds(
        Ballot,
        st.lists(st.sampled_from(people), unique=True, max_size=2).map(tuple),
        st.frozensets(st.sampled_from(people), max_size=1),
    )


@cache
def _pairs(size: int) -> st.SearchStrategy[frozenset[tuple[int, int]]]:
    pairs = st.tuples(st.sampled_from(MENTEE_IDS), st.sampled_from(MENTOR_IDS))
    return st.lists(pairs, max_size=size, unique_by=lambda pair: pair[0]).map(frozenset)


def every_arrangement(oracle: "Oracle") -> list[dict[int, int | None]]:
    """All ways to give the free mentees mentors that are allowed, within the places."""
    options: list[tuple[int | None, ...]] = [
        (None, *(mentor for mentor in oracle.market.mentors if oracle.allowed(mentee, mentor)))
        for mentee in oracle.free
    ]
    every = (dict(zip(oracle.free, choice, strict=True)) for choice in product(*options))
    return [one for one in every if oracle.fits(one)]


class Oracle:
    """The rules once more, slowly and plainly, for comparison."""

    def __init__(self, market: Market) -> None:
        self.market = market
        self.pinned = {a: b for a, b in market.pins if a in market.mentees and b in market.mentors}
        aside = market.mentees_aside
        self.free = [mentee for mentee in market.mentees if mentee not in self.pinned and mentee not in aside]
        self.places = {
            mentor: max(market.capacities[mentor] - list(self.pinned.values()).count(mentor), 0)
            if mentor not in market.mentors_aside
            else 0
            for mentor in market.mentors
        }

    def allowed(self, mentee: int, mentor: int) -> bool:
        market = self.market
        return (
            self.places[mentor] > 0
            and (mentee, mentor) not in market.forbidden
            and mentor not in market.mentee_ballots[mentee].declined
            and mentee not in market.mentor_ballots[mentor].declined
        )

    def wish(self, ballot: Ballot, other: int, score: int) -> tuple[int, int, int]:
        """Smaller is better."""
        rank = ballot.ranked.index(other) if other in ballot.ranked else 99
        return rank, 0 if rank < 99 else -score, other

    def score(self, mentee: int, mentor: int) -> int:
        return int(self.market.scores[self.market.mentees.index(mentee), self.market.mentors.index(mentor)])

    def mentee_wish(self, mentee: int, mentor: int | None) -> tuple[int, int, int]:
        if mentor is None:
            return 999, 0, 0
        return self.wish(self.market.mentee_ballots[mentee], mentor, self.score(mentee, mentor))

    def mentor_wish(self, mentor: int, mentee: int) -> tuple[int, int, int]:
        return self.wish(self.market.mentor_ballots[mentor], mentee, self.score(mentee, mentor))

    def stable(self, assigned: dict[int, int | None]) -> bool:
        load = Counter(mentor for mentor in assigned.values() if mentor is not None)
        if not self.fits(assigned) or any(
            mentor is not None and not self.allowed(mentee, mentor) for mentee, mentor in assigned.items()
        ):
            return False
        return not any(
            self.blocks(assigned, load, mentee, mentor) for mentee in self.free for mentor in self.market.mentors
        )

    def fits(self, assigned: dict[int, int | None]) -> bool:
        load = Counter(mentor for mentor in assigned.values() if mentor is not None)
        return all(load[mentor] <= self.places[mentor] for mentor in load)

    def worth(self, assigned: dict[int, int | None]) -> tuple[int, int, int]:
        """Placed, then how much both sides wished for it, then how well it fits."""
        pairs = [(mentee, mentor) for mentee, mentor in assigned.items() if mentor is not None]
        return (
            len(pairs),
            sum(self.points(self.market.mentee_ballots, a, b) for a, b in pairs)
            + sum(self.points(self.market.mentor_ballots, b, a) for a, b in pairs),
            sum(self.score(a, b) for a, b in pairs),
        )

    def points(self, ballots: Mapping[int, Ballot], owner: int, other: int) -> int:
        longest = max(len(ballot.ranked) for ballot in ballots.values())
        ranked = ballots[owner].ranked
        return longest + 1 - ranked.index(other) if other in ranked else 0

    def rivals(self, assigned: dict[int, int | None]) -> int:
        """Those not together who would both really rather be: an equal wish is none."""
        load = Counter(mentor for mentor in assigned.values() if mentor is not None)
        return sum(self.blocks(assigned, load, a, b, strict=True) for a in self.free for b in self.market.mentors)

    def blocks(
        self, assigned: dict[int, int | None], load: Counter[int], mentee: int, mentor: int, *, strict: bool = False
    ) -> bool:
        known = 2 if strict else 3  # without the id, which only settles what is equal
        mine, now = self.mentee_wish(mentee, mentor), self.mentee_wish(mentee, assigned[mentee])
        if not self.allowed(mentee, mentor) or mine[:known] >= now[:known]:
            return False
        held = [other for other, their in assigned.items() if their == mentor]
        return load[mentor] < self.places[mentor] or any(
            self.mentor_wish(mentor, mentee)[:known] < self.mentor_wish(mentor, other)[:known] for other in held
        )

    def stable_matchings(self) -> list[dict[int, int | None]]:
        return [assigned for assigned in every_arrangement(self) if self.stable(assigned)]


def assignment(proposal: Proposal) -> dict[int, int]:
    return {pair.mentee: pair.mentor for pair in proposal.pairs}


@settings(max_examples=60, deadline=None)
@given(markets())
def test_no_blocking_pair_and_the_best_for_every_mentee(market: Market) -> None:
    oracle, got = Oracle(market), assignment(propose(market))
    mine: dict[int, int | None] = {mentee: got.get(mentee) for mentee in oracle.free}
    assert oracle.stable(mine)
    for other in oracle.stable_matchings():
        for mentee in oracle.free:
            assert oracle.mentee_wish(mentee, mine[mentee]) <= oracle.mentee_wish(mentee, other[mentee])


@settings(max_examples=40, deadline=None)
@given(markets())
def test_the_order_of_the_input_does_not_matter(market: Market) -> None:
    rows = sorted(range(len(market.mentees)), key=lambda i: (i * 7 + 3) % 5)
    columns = list(reversed(range(len(market.mentors))))
    shuffled = replace(
        market,
        mentees=tuple(market.mentees[i] for i in rows),
        mentors=tuple(market.mentors[j] for j in columns),
        scores=market.scores[np.ix_(rows, columns)],
        mentee_ballots=dict(reversed(list(market.mentee_ballots.items()))),
    )
    for way in Way:
        assert propose(shuffled, way) == propose(market, way)


@settings(max_examples=80, deadline=None)
@given(markets())
def test_nobody_left_over_in_vain_and_what_it_costs(market: Market) -> None:
    """«Чтобы никто не остался»: stable where that places as many, else the most wished for of all that place most."""
    oracle, proposal = Oracle(market), propose(market, Way.EVERYONE)
    got = {mentee: assignment(proposal).get(mentee) for mentee in oracle.free}
    best = max(oracle.worth(one) for one in every_arrangement(oracle))
    assert oracle.worth(got)[0] == best[0]
    assert oracle.fits(got)
    if len(proposal.pairs) == len(propose(market).pairs):
        assert assignment(proposal) == assignment(propose(market))
    else:
        assert oracle.worth(got) == best
    assert proposal.summary.rivals == oracle.rivals(got)


@settings(max_examples=60, deadline=None)
@given(markets())
def test_evened_places_as_many_with_the_smallest_load(market: Market) -> None:
    oracle, stable, even = Oracle(market), propose(market), propose(market, Way.EVEN)
    assert len(even.pairs) == len(stable.pairs)
    got = {mentee: assignment(even).get(mentee) for mentee in oracle.free}
    busiest = max(Counter(mentor for mentor in got.values() if mentor is not None).values(), default=0)
    for limit in range(1, busiest):
        fewer = replace(market, pins=frozenset(), capacities={j: min(limit, n) for j, n in oracle.places.items()})
        fewer = replace(fewer, mentees=tuple(oracle.free), scores=_rows(market, oracle.free))
        assert len(propose(fewer).pairs) < sum(mentor is not None for mentor in got.values())
    assert even.summary.rivals == oracle.rivals(got)
    forms = propose(market, Way.FORMS)
    assert forms.summary.rivals == oracle.rivals({mentee: assignment(forms).get(mentee) for mentee in oracle.free})


def _rows(market: Market, mentees: list[int]) -> np.ndarray:
    return market.scores[[market.mentees.index(mentee) for mentee in mentees]]


@settings(max_examples=60, deadline=None)
@given(markets(), st.integers(2, 3), st.sampled_from(Way))
def test_no_group_is_too_small_and_those_who_take_part_are_stable(market: Market, least: int, way: Way) -> None:
    """Groups of pinned pairs are the curator's own decision. Whoever steps back is named so."""
    proposal = propose(replace(market, least=least), way)
    pinned = Oracle(market).pinned
    load = Counter(pair.mentor for pair in proposal.pairs)
    assert all(count >= least or mentor in pinned.values() for mentor, count in load.items())
    if way is Way.CHOICE:
        back = {left.person for left in proposal.mentors_left if left.reason is LeftoverKind.SMALL_GROUP}
        among = Oracle(replace(market, mentors_aside=market.mentors_aside | back))
        assert among.stable({mentee: assignment(proposal).get(mentee) for mentee in among.free})


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_the_most_placed_cost_what_scipy_says(seed: int) -> None:
    """12 × 5 with few allowed pairs against ``linear_sum_assignment``, a column a place."""
    random = np.random.default_rng(seed)
    allowed = random.random((12, 5)) < 0.3
    places = random.integers(0, 4, 5)
    prices = random.integers(0, 1_000, (12, 5))
    zeros = np.zeros((12, 5), np.int16)
    ids = tuple(range(12)), tuple(range(20, 25))
    held = most_placed(Table(*ids, zeros, zeros, zeros, allowed, places), places, prices)
    columns = np.repeat(np.arange(5), places)
    worst = 10**6
    cost = np.hstack([np.where(allowed, prices, worst * 10)[:, columns], np.full((12, 12), worst)])
    rows, chosen = linear_sum_assignment(cost)
    mine = sum(int(prices[i, j]) if j >= 0 else worst for i, j in enumerate(held))
    assert mine == int(cost[rows, chosen].sum())
    assert all(allowed[i, j] for i, j in enumerate(held) if j >= 0)


@settings(max_examples=60, deadline=None)
@given(markets(), st.sampled_from(Way))
def test_pins_places_and_noes_are_kept(market: Market, way: Way) -> None:
    proposal = propose(market, way)
    got = assignment(proposal)
    oracle = Oracle(market)
    assert {pair.mentee: pair.mentor for pair in proposal.pairs if pair.pinned} == oracle.pinned
    for mentor, load in Counter(got.values()).items():
        pinned = list(oracle.pinned.values()).count(mentor)
        assert load <= max(market.capacities[mentor], pinned)
    for mentee in oracle.free:
        if mentee in got:
            assert oracle.allowed(mentee, got[mentee])
    named = set(got) | {left.person for left in proposal.mentees_left}
    assert named == set(market.mentees)
    assert set(got.values()) | {left.person for left in proposal.mentors_left} == set(market.mentors)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 12), st.integers(1, 5), st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_agrees_with_the_matching_library(mentees: int, mentors: int, places: int, seed: int) -> None:
    """Full strict lists on both sides: the mentee-optimal stable matching is unique, so the two must be equal."""
    random = np.random.default_rng(seed)
    wishes = {i: [int(j) + 100 for j in random.permutation(mentors)] for i in range(mentees)}
    answers = {j + 100: [int(i) for i in random.permutation(mentees)] for j in range(mentors)}
    game = HospitalResident.create_from_dictionaries(wishes, answers, dict.fromkeys(answers, places))
    theirs = {resident.name: hospital.name for hospital, residents in game.solve().items() for resident in residents}
    market = Market(
        tuple(wishes),
        tuple(answers),
        dict.fromkeys(answers, places),
        np.zeros((mentees, mentors), np.int16),
        {i: Ballot(tuple(ranked)) for i, ranked in wishes.items()},
        {j: Ballot(tuple(ranked)) for j, ranked in answers.items()},
    )
    assert assignment(propose(market)) == theirs


def small(**kept: object) -> Market:
    market = Market((1, 2), (8, 9), {8: 1, 9: 1}, np.array([[5, 1], [5, 1]], np.int16))
    return replace(market, **kept)  # type: ignore[arg-type]  # the table below passes field names only


def test_ties_go_to_the_smaller_person_id() -> None:
    assert assignment(propose(small())) == {1: 8, 2: 9}


def test_reasons_come_from_both_choices() -> None:
    market = small(
        mentees=(1, 2, 3, 4),
        mentors=(6, 7, 8, 9),
        capacities=dict.fromkeys((6, 7, 8, 9), 1),
        scores=np.array([[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 9, 0], [0, 0, 0, 9]], np.int16),
        mentee_ballots={1: Ballot((6,)), 2: Ballot((6, 7))},
        mentor_ballots={6: Ballot((4, 1)), 8: Ballot((3,))},
    )
    reasons = {(pair.mentee, pair.mentor): pair.reason for pair in propose(market).pairs}
    assert reasons == {
        (1, 6): Reason(ReasonKind.MUTUAL, 1, 2),
        (2, 7): Reason(ReasonKind.MENTEE_CHOICE, mentee_rank=2),
        (3, 8): Reason(ReasonKind.MENTOR_CHOICE, mentor_rank=1),
        (4, 9): Reason(ReasonKind.QUESTIONNAIRES),
    }
    summary = propose(market).summary
    assert (summary.first_choices, summary.choosers, summary.mutual_choices, summary.by_questionnaires) == (1, 2, 1, 1)


@pytest.mark.parametrize("way", Way)
def test_a_private_no_reads_like_a_forbidden_pair(way: Way) -> None:
    """Nobody can tell from a proposal whether a person said no or the curator forbade: not even indirectly."""
    declined = small(mentor_ballots={9: Ballot((), frozenset({2}))}, mentee_ballots={2: Ballot((8,))})
    forbidden = small(forbidden=frozenset({(2, 9)}), mentee_ballots={2: Ballot((8,))})
    assert propose(declined, way) == propose(forbidden, way)
    declined = small(mentor_ballots={9: Ballot((), frozenset({2}))})
    assert propose(declined).mentees_left == (Leftover(2, LeftoverKind.NO_OTHER_SUITABLE),)


def test_nobody_is_left_out_where_a_move_helps() -> None:
    """The mentee with a choice takes the only mentor whom another may have: stable, and one is left over."""
    market = small(mentee_ballots={1: Ballot((8,)), 2: Ballot((8,), frozenset({9}))}, mentor_ballots={8: Ballot((1,))})
    assert assignment(propose(market)) == {1: 8}
    everyone = propose(market, Way.EVERYONE)
    assert assignment(everyone) == {1: 9, 2: 8}
    assert everyone.summary.rivals == 1
    assert [change.lost for change in changes(propose(market), everyone)] == [1, None]


def test_who_is_put_aside_is_named_so() -> None:
    proposal = propose(small(mentees_aside=frozenset({1}), mentors_aside=frozenset({8})))
    assert assignment(proposal) == {2: 9}
    assert proposal.mentees_left == (Leftover(1, LeftoverKind.ASIDE),)
    assert proposal.mentors_left == (Leftover(8, LeftoverKind.ASIDE),)
    assert assignment(propose(small(mentees_aside=frozenset({1}), pins=frozenset({(1, 9)}))))[1] == 9


def test_leftovers_are_named_with_their_reasons() -> None:
    full = propose(small(capacities={8: 1}))
    assert full.mentees_left == (Leftover(2, LeftoverKind.NO_CAPACITY),)
    assert full.mentors_left == (Leftover(9, LeftoverKind.NO_CAPACITY),)
    nobody = propose(small(mentors=(), scores=np.zeros((2, 0), np.int16)))
    assert [left.reason for left in nobody.mentees_left] == [LeftoverKind.NO_MENTORS] * 2
    idle = propose(small(mentees=(), scores=np.zeros((0, 2), np.int16)))
    assert [left.reason for left in idle.mentors_left] == [LeftoverKind.NO_MENTEES] * 2


def test_nobody_mentors_themselves() -> None:
    both = small(mentees=(1, 8), scores=np.array([[1, 1], [9, 1]], np.int16))
    assert assignment(propose(both)) == {1: 8, 8: 9}


def test_changes_name_who_gains_and_who_loses() -> None:
    before = propose(small())
    after = propose(small(pins=frozenset({(2, 8)})))
    assert [(c.mentee, c.before and c.before.mentor, c.after and c.after.mentor) for c in changes(before, after)] == [
        (1, 8, 9),
        (2, 9, 8),
    ]
    assert changes(before, before) == ()


def test_a_whole_district_keeps_its_promises() -> None:
    """300 × 100 with ties, ballots and noes: checked pair by pair."""
    random = np.random.default_rng(7)
    mentees, mentors = tuple(range(1, 301)), tuple(range(1001, 1101))
    ballots = {m: Ballot(tuple(int(x) for x in random.choice(mentors, 3, replace=False))) for m in mentees}
    noes = {m: Ballot((), frozenset(int(x) for x in random.choice(mentees, 20, replace=False))) for m in mentors}
    market = Market(
        mentees, mentors, dict.fromkeys(mentors, 3), random.integers(0, 50, (300, 100)).astype(np.int16), ballots, noes
    )
    got = assignment(propose(market))
    assert Oracle(market).stable({mentee: got.get(mentee) for mentee in mentees})
