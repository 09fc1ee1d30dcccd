"""Deferred acceptance against brute force, against the ``matching`` library, and the promises around it."""

from collections import Counter
from dataclasses import replace
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from matching.games import HospitalResident

from domain.matching import Market, propose
from domain.proposal import Ballot, Leftover, LeftoverKind, Proposal, Reason, ReasonKind, changes

MENTEE_IDS = (11, 12, 13, 14)
MENTOR_IDS = (21, 22, 23)


@st.composite
def markets(draw: st.DrawFn, *, pins: bool = True) -> Market:
    """Small markets with ties, short ballots, private noes, pins, forbidden pairs and places from none to two."""
    mentees = tuple(draw(st.permutations(MENTEE_IDS)))[: draw(st.integers(0, 4))]
    mentors = tuple(draw(st.permutations(MENTOR_IDS)))[: draw(st.integers(0, 3))]
    scores = np.array(
        draw(st.lists(st.integers(0, 3), min_size=12, max_size=12))[: len(mentees) * len(mentors)], np.int16
    ).reshape(len(mentees), len(mentors))
    return Market(
        mentees,
        mentors,
        {mentor: draw(st.integers(0, 2)) for mentor in mentors},
        scores,
        {mentee: draw(_ballots(MENTOR_IDS)) for mentee in mentees},
        {mentor: draw(_ballots(MENTEE_IDS)) for mentor in mentors},
        draw(_pairs(2)) if pins else frozenset(),
        draw(_pairs(3)),
    )


def _ballots(people: tuple[int, ...]) -> st.SearchStrategy[Ballot]:
    return st.builds(
        Ballot,
        st.lists(st.sampled_from(people), unique=True, max_size=2).map(tuple),
        st.frozensets(st.sampled_from(people), max_size=1),
    )


def _pairs(size: int) -> st.SearchStrategy[frozenset[tuple[int, int]]]:
    pairs = st.tuples(st.sampled_from(MENTEE_IDS), st.sampled_from(MENTOR_IDS))
    return st.lists(pairs, max_size=size, unique_by=lambda pair: pair[0]).map(frozenset)


class Oracle:
    """The rules once more, slowly and plainly, for comparison."""

    def __init__(self, market: Market) -> None:
        self.market = market
        self.pinned = {a: b for a, b in market.pins if a in market.mentees and b in market.mentors}
        self.free = [mentee for mentee in market.mentees if mentee not in self.pinned]
        self.places = {
            mentor: max(market.capacities[mentor] - list(self.pinned.values()).count(mentor), 0)
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
        if any(load[mentor] > self.places[mentor] for mentor in load):
            return False
        if any(mentor is not None and not self.allowed(mentee, mentor) for mentee, mentor in assigned.items()):
            return False
        return not any(
            self.blocks(assigned, load, mentee, mentor) for mentee in self.free for mentor in self.market.mentors
        )

    def blocks(self, assigned: dict[int, int | None], load: Counter[int], mentee: int, mentor: int) -> bool:
        if not self.allowed(mentee, mentor) or self.mentee_wish(mentee, mentor) >= self.mentee_wish(
            mentee, assigned[mentee]
        ):
            return False
        held = [other for other, their in assigned.items() if their == mentor]
        return load[mentor] < self.places[mentor] or any(
            self.mentor_wish(mentor, mentee) < self.mentor_wish(mentor, other) for other in held
        )

    def stable_matchings(self) -> list[dict[int, int | None]]:
        options: list[tuple[int | None, ...]] = [(None, *self.market.mentors) for _ in self.free]
        every = (dict(zip(self.free, choice, strict=True)) for choice in product(*options))
        return [assigned for assigned in every if self.stable(assigned)]


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
    assert propose(shuffled) == propose(market)


@settings(max_examples=60, deadline=None)
@given(markets())
def test_pins_places_and_noes_are_kept(market: Market) -> None:
    proposal = propose(market)
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


def test_a_private_no_reads_like_a_forbidden_pair() -> None:
    """Nobody can tell from a proposal whether a person said no or the curator forbade: not even indirectly."""
    declined = small(mentor_ballots={9: Ballot((), frozenset({2}))})
    forbidden = small(forbidden=frozenset({(2, 9)}))
    assert propose(declined) == propose(forbidden)
    assert propose(declined).mentees_left == (Leftover(2, LeftoverKind.NO_OTHER_SUITABLE),)


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
