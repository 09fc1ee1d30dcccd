"""Other pairs than the proposed ones: whom somebody could be given, who could change places, and what it would break.

Who privately said no stands in no list; so that this tells nothing, chance leaves out others too (``Inputs.hides``).
While the choice goes on there are no lists at all: two looks at one would show what was marked in between.
"""

from dataclasses import dataclass, replace

from domain.pairing.draft import Decisions
from domain.pairing.proposal import Change, Explanation, Proposal, ProposedPair, Reason, changes
from domain.roles import Role
from services.pairing import pairing
from services.pairing.pairing import Inputs


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another mentor for a mentee: by whose choice, why, and what choosing this one would change for everybody.

    ``over``: it would be one mentee more than the mentor has places for.
    """

    mentor: int
    capacity: int
    over: bool
    score: int
    breaks: tuple[Change, ...] = ()
    reason: Reason | None = None
    why: Explanation | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """Another pair to change mentors with, and what that would change for everybody."""

    pair: ProposedPair
    breaks: tuple[Change, ...] = ()


def candidates(inputs: Inputs, mentee: int) -> list[Alternative]:
    """Mentors whom this mentee can be given, the best fitting first; not the one of the draft, nobody forbidden."""
    person = next((one for one in inputs.mentees if one.person_id == mentee), None)
    if person is None or inputs.choice_open:
        return []
    now = inputs.draft.pair_of(mentee) if inputs.draft else None
    mentors = [
        one
        for one in inputs.mentors
        if one.person_id != mentee
        and (now is None or now.mentor != one.person_id)
        and _possible(inputs, mentee, one.person_id)
    ]
    found = [
        Alternative(
            mentor=one.person_id,
            capacity=inputs.places[one.person_id] + inputs.loads.get(one.person_id, 0),
            over=_kept(inputs, mentee, one.person_id) >= inputs.capacity(one.person_id),
            score=int(score),
        )
        for one, score in zip(mentors, pairing.scores(inputs, (person,), mentors)[0], strict=True)
    ]
    return sorted(found, key=lambda one: (-one.score, one.mentor))


def exchanges(inputs: Inputs, mentee: int) -> list[ProposedPair]:
    """Pairs of the draft that this mentee's pair could change mentors with, by the mentee's name."""
    draft = inputs.draft
    mine = draft.pair_of(mentee) if draft else None
    if draft is None or mine is None or inputs.choice_open:
        return []
    found = [
        other
        for other in draft.pairs
        if other.mentor not in (mine.mentor, mentee)
        and other.mentee != mine.mentor
        and _possible(inputs, mentee, other.mentor)
        and _possible(inputs, other.mentee, mine.mentor)
    ]
    return sorted(found, key=lambda one: (inputs.names.get(one.mentee, "").casefold(), one.mentee))


def exchanged(decided: Decisions, one: ProposedPair, other: ProposedPair) -> Decisions:
    """Both mentees kept with each other's mentor."""
    return decided.moved(one.mentee, other.mentor).moved(other.mentee, one.mentor)


def weigh(inputs: Inputs, mentee: int, one: Alternative, before: Proposal) -> Alternative:
    """What choosing this mentor would change, the mentee's own loss included."""
    after = pairing.propose(inputs, inputs.decided.moved(mentee, one.mentor))
    reason = next((pair.reason for pair in after.pairs if pair.mentee == mentee), None)
    why = pairing.explain(inputs, mentee, one.mentor)
    return replace(one, breaks=changes(before, after), reason=reason, why=why)


def weigh_exchange(inputs: Inputs, mine: ProposedPair, other: ProposedPair, before: Proposal) -> Exchange:
    return Exchange(other, changes(before, pairing.propose(inputs, exchanged(inputs.decided, mine, other))))


def _possible(inputs: Inputs, mentee: int, mentor: int) -> bool:
    return (
        (mentee, mentor) not in inputs.decided.forbidden
        and (mentor, Role.MENTOR) not in inputs.decided.aside
        and not inputs.hides(mentee, mentor)
    )


def _kept(inputs: Inputs, mentee: int, mentor: int) -> int:
    """Places of a mentor that other pinned mentees hold."""
    return sum(other != mentee and kept_by == mentor for other, kept_by in inputs.decided.pins)
