"""From what is known about people to a proposal: the inputs of matching, its run, what a move would break.

numpy is imported where it is used: loading it costs start time and memory that a quiet bot need not spend.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from domain.draft import Draft
from domain.participant import Participant
from domain.proposal import NO_BALLOT, Ballot, Change, Explanation, Proposal, Reason, changes
from domain.roles import Role
from questionnaires.facts import DEFAULT_CAPACITY, Facts
from services import profiles
from storage import choices, drafts, matches, participants
from storage.database import Connection

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from domain.compatibility import Giver, Seeker

ANY_FORMAT = "both"


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a draft is computed from. Mentees who have a pair and mentors without a free place stay out."""

    programme_id: int
    mentees: tuple[Participant, ...]
    mentors: tuple[Participant, ...]
    names: dict[int, str]
    capacities: dict[int, int]
    loads: dict[int, int]
    mentee_facts: dict[int, Facts]
    mentor_facts: dict[int, Facts]
    mentee_ballots: dict[int, Ballot]
    mentor_ballots: dict[int, Ballot]
    choice_id: int | None
    choice_open: bool
    pins: frozenset[tuple[int, int]]
    forbidden: frozenset[tuple[int, int]]
    draft: Draft | None


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another mentor for a mentee: by whose choice, and what choosing this one would change for others.

    ``over``: it would be one mentee more than the mentor has places for.
    """

    mentor: int
    load: int
    capacity: int
    forbidden: bool
    over: bool
    score: int
    breaks: tuple[Change, ...] = ()
    reason: Reason | None = None


def load(con: Connection, programme_id: int, now: datetime) -> Inputs:
    """Everything matching needs, in one read."""
    live = matches.live(con, programme_id)
    paired = {mentee for match in live for mentee in match.mentees}
    loads = _loads(mentor for match in live for mentor in match.mentors for _ in match.mentees)
    mentor_facts = profiles.facts(con, programme_id, Role.MENTOR)
    mentors = participants.admitted(con, programme_id, Role.MENTOR)
    capacities = {one.person_id: _capacity(one, mentor_facts) - loads.get(one.person_id, 0) for one in mentors}
    choice = choices.latest(con, programme_id)
    ballots = choices.ballots(con, choice.id) if choice else []
    draft = drafts.current(con, programme_id)
    mentees = participants.admitted(con, programme_id, Role.MENTEE)
    return Inputs(
        programme_id=programme_id,
        mentees=tuple(one for one in mentees if one.person_id not in paired),
        mentors=tuple(one for one in mentors if capacities[one.person_id] > 0 or not loads.get(one.person_id)),
        names=_names(con, (*mentees, *mentors), draft),
        capacities={person: max(places, 0) for person, places in capacities.items()},
        loads=loads,
        mentee_facts=profiles.facts(con, programme_id, Role.MENTEE),
        mentor_facts=mentor_facts,
        mentee_ballots={b.person_id: Ballot(b.ranked, b.refused) for b in ballots if b.side is Role.MENTEE},
        mentor_ballots={b.person_id: Ballot(b.ranked, b.refused) for b in ballots if b.side is Role.MENTOR},
        choice_id=choice.id if choice else None,
        choice_open=choice is not None and choice.is_open(now),
        pins=draft.pins if draft else frozenset(),
        forbidden=draft.forbidden if draft else frozenset(),
        draft=draft,
    )


def _names(con: Connection, known: Iterable[Participant], draft: Draft | None) -> dict[int, str]:
    """Names of everybody on a screen of the draft, of those too who have left since it was made."""
    names = {one.person_id: one.name for one in known}
    if draft is None:
        return names
    drawn = {person for pair in draft.pairs for person in (pair.mentee, pair.mentor)}
    drawn |= {left.person for left in (*draft.mentees_left, *draft.mentors_left)}
    return names | {one.person_id: one.name for one in participants.named(con, drawn - names.keys()).values()}


def _loads(mentors: Iterable[int]) -> dict[int, int]:
    loads: dict[int, int] = {}
    for mentor in mentors:
        loads[mentor] = loads.get(mentor, 0) + 1
    return loads


def _capacity(mentor: Participant, facts: dict[int, Facts]) -> int:
    if mentor.capacity is not None:
        return mentor.capacity
    known = facts.get(mentor.person_id)
    return known.capacity if known else DEFAULT_CAPACITY


def moved(inputs: Inputs, mentee: int, mentor: int) -> Inputs:
    """The same with the mentee pinned to this mentor."""
    others = frozenset(pair for pair in inputs.pins if pair[0] != mentee)
    return replace(inputs, pins=others | {(mentee, mentor)}, forbidden=inputs.forbidden - {(mentee, mentor)})


def weigh(inputs: Inputs, mentee: int, one: Alternative, before: Proposal) -> Alternative:
    """What choosing this mentor would change for the other mentees."""
    after = propose(moved(inputs, mentee, one.mentor))
    breaks = tuple(change for change in changes(before, after) if change.mentee != mentee)
    reason = next((pair.reason for pair in after.pairs if pair.mentee == mentee), None)
    return replace(one, breaks=breaks, reason=reason)


def propose(inputs: Inputs) -> Proposal:
    """The stable proposal for these inputs."""
    from domain import matching

    return matching.propose(
        matching.Market(
            mentees=tuple(one.person_id for one in inputs.mentees),
            mentors=tuple(one.person_id for one in inputs.mentors),
            capacities=inputs.capacities,
            scores=_scores(inputs, inputs.mentees, inputs.mentors),
            mentee_ballots=inputs.mentee_ballots,
            mentor_ballots=inputs.mentor_ballots,
            pins=inputs.pins,
            forbidden=inputs.forbidden,
        )
    )


def explain(inputs: Inputs, mentee: int, mentor: int) -> Explanation:
    """Why these two fit, in codes."""
    from domain.compatibility import explain as explain_pair

    return explain_pair(_seeker(inputs, mentee), _giver(inputs, mentor))


def candidates(inputs: Inputs, mentee: int) -> list[Alternative]:
    """Mentors whom this mentee can be given, the best fitting first. Who privately said no is silently not there,

    and so are always the least fitting third: that a name is missing tells nothing.
    """
    if mentee not in {one.person_id for one in inputs.mentees}:
        return []
    seeker = next(one for one in inputs.mentees if one.person_id == mentee)
    others = [one for one in inputs.mentors if one.person_id != mentee]
    mentors = [one for one in others if not _declined(inputs, mentee, one.person_id)]
    scores = _scores(inputs, (seeker,), tuple(mentors))[0]
    found = [
        Alternative(
            mentor=one.person_id,
            load=inputs.loads.get(one.person_id, 0),
            capacity=inputs.capacities[one.person_id] + inputs.loads.get(one.person_id, 0),
            forbidden=(mentee, one.person_id) in inputs.forbidden,
            over=_kept(inputs, mentee, one.person_id) >= inputs.capacities[one.person_id],
            score=int(score),
        )
        for one, score in zip(mentors, scores, strict=True)
    ]
    open_ones = sum((mentee, one.person_id) not in inputs.forbidden for one in others)
    shown = sorted((one for one in found if not one.forbidden), key=lambda one: (-one.score, one.mentor))
    forbidden = sorted((one for one in found if one.forbidden), key=lambda one: (-one.score, one.mentor))
    return [*shown[: open_ones - open_ones // 3], *forbidden]


def _kept(inputs: Inputs, mentee: int, mentor: int) -> int:
    """Places of a mentor that other pinned mentees hold."""
    return sum(other != mentee and kept_by == mentor for other, kept_by in inputs.pins)


def _declined(inputs: Inputs, mentee: int, mentor: int) -> bool:
    mine = inputs.mentee_ballots.get(mentee, NO_BALLOT)
    theirs = inputs.mentor_ballots.get(mentor, NO_BALLOT)
    return mentor in mine.declined or mentee in theirs.declined


def _scores(inputs: Inputs, mentees: Sequence[Participant], mentors: Sequence[Participant]) -> "NDArray[np.int16]":
    from domain.compatibility import score_matrix

    return score_matrix(
        [_seeker(inputs, one.person_id) for one in mentees], [_giver(inputs, one.person_id) for one in mentors]
    )


def _seeker(inputs: Inputs, person: int) -> "Seeker":
    from domain.compatibility import Seeker

    facts = inputs.mentee_facts.get(person, Facts())
    return Seeker(person, facts.needs, facts.subjects, facts.experience, _format(facts), facts.slots)


def _giver(inputs: Inputs, person: int) -> "Giver":
    from domain.compatibility import Giver

    facts = inputs.mentor_facts.get(person, Facts())
    places = inputs.capacities.get(person, 0)
    return Giver(person, facts.gives, facts.subjects, facts.experience, _format(facts), facts.slots, places)


def _format(facts: Facts) -> str | None:
    """Whoever is at ease with both has no wish that could clash."""
    return None if facts.format in ("", ANY_FORMAT) else facts.format
