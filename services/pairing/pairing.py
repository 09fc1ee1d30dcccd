"""From what is known about people to a proposal: the inputs of matching and its run.

numpy is imported where it is used: loading it costs start time and memory that a quiet bot need not spend.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from domain.choice import Choice
from domain.pairing import fit
from domain.pairing.draft import TEACHERS, Decisions, Draft
from domain.pairing.fit import Giver, Seeker
from domain.pairing.proposal import NO_BALLOT, Ballot, Explanation, Proposal, Way
from domain.pairing.waiting import Reason
from domain.pairing.weights import weights_of
from domain.people.participant import Participant
from domain.roles import Role
from questionnaires.facts import DEFAULT_CAPACITY, Facts
from services.pairing import mentoring_forms
from services.people import profiles
from services.questionnaires import forms as questionnaires
from storage.database import Connection
from storage.networking import choices
from storage.pairing import drafts, matches
from storage.pairing import waiting as searches
from storage.people import categories, participants
from storage.surveys import responses

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ANY_FORMAT = "both"
LEVEL_OF_SUBJECT = {"preschool": "preschool", "primary": "primary"}
"""What a subject tells of the level of school where the form does not ask; all others are taught from the fifth on."""
OLDER = "older"
GRADE = re.compile(r"\d{1,2}")
"""What the answer «which class are you in» begins with: a pupil's place, where a teacher has a post."""
LAST_OF_PRIMARY = 4
_LEVELLESS = frozenset({"extra", "care", "other"})


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a draft is computed from. Mentees who have a pair and mentors without a free place stay out.

    ``places``: free ones of each mentor as the mentor said; the largest group is minded when it is computed.
    """

    programme_id: int
    form: str
    mentees: tuple[Participant, ...]
    mentors: tuple[Participant, ...]
    names: dict[int, str]
    places: dict[int, int]
    loads: dict[int, int]
    mentee_facts: dict[int, Facts]
    mentor_facts: dict[int, Facts]
    mentee_ballots: dict[int, Ballot]
    mentor_ballots: dict[int, Ballot]
    choice_id: int | None
    choice_open: bool
    decided: Decisions
    draft: Draft | None
    secret: tuple[bytes, int]

    def capacity(self, mentor: int) -> int:
        """Mentees that the mentor can still be given."""
        most = self.decided.most
        places = self.places.get(mentor, 0)
        return max(min(places, most - self.loads.get(mentor, 0)) if most else places, 0)

    def hides(self, mentee: int, mentor: int) -> bool:
        """Whether these two are left out of lists of candidates: one of them said no in private, or chance has it.

        Chance hides others just as often, by a secret: a missing name betrays nobody. They are the same at every look,
        and others once a choice has been opened again: two lists compared would tell what was said in between.
        """
        mine = self.mentee_ballots.get(mentee, NO_BALLOT)
        theirs = self.mentor_ballots.get(mentor, NO_BALLOT)
        return mentor in mine.declined or mentee in theirs.declined or self._by_chance(mentee, mentor)

    def _by_chance(self, mentee: int, mentor: int) -> bool:
        if self.choice_id is None:
            return False
        salt, share = self.secret
        drawn = hashlib.blake2b(f"{mentee}:{mentor}".encode(), key=salt, digest_size=4).digest()
        return int.from_bytes(drawn) % 100 < share


def load(con: Connection, programme_id: int, now: datetime, form: str = TEACHERS) -> Inputs:
    """Everything matching needs, in one read.

    Mentees whose work is completed stay out until they choose again or the curator looks for them again.
    """
    live = [match for match in matches.live(con, programme_id) if match.form == form and not match.beside]
    paired = {mentee for match in live for mentee in match.mentees}
    loads = dict(Counter(mentor for match in live for mentor in match.standing for _ in match.mentees))
    mentor_facts = profiles.facts(con, programme_id, Role.MENTOR, form=form)
    takes = {role: set(ids) for role, ids in mentoring_forms.sides(con, programme_id, form).items()}
    mentors = participants.admitted(con, programme_id, Role.MENTOR)
    several = responses.in_several(con, programme_id, questionnaires.joined_with(Role.MENTOR))
    places = {
        one.person_id: _capacity(one, mentor_facts, apart=one.person_id in several) - loads.get(one.person_id, 0)
        for one in mentors
    }
    choice = choices.latest(con, programme_id, form)
    ballots = choices.ballots(con, choice.id) if choice else []
    draft = drafts.current(con, programme_id, form)
    voted = choices.voted_at(con, choice.id) if choice else {}
    resting = {one for one, since in _completed(con, programme_id).items() if one not in voted or voted[one] <= since}
    mentees = participants.admitted(con, programme_id, Role.MENTEE)
    return Inputs(
        programme_id=programme_id,
        form=form,
        mentees=tuple(one for one in mentees if one.person_id in takes[Role.MENTEE] - paired - resting),
        mentors=tuple(
            one
            for one in mentors
            if one.person_id in takes[Role.MENTOR] and (places[one.person_id] > 0 or not loads.get(one.person_id))
        ),
        names=_names(con, (*mentees, *mentors), draft),
        places={person: max(count, 0) for person, count in places.items()},
        loads=loads,
        mentee_facts=_categorised(con, programme_id, profiles.facts(con, programme_id, Role.MENTEE, form=form)),
        mentor_facts=mentor_facts,
        mentee_ballots={b.person_id: Ballot(b.ranked, b.refused) for b in ballots if b.side is Role.MENTEE},
        mentor_ballots={b.person_id: Ballot(b.ranked, b.refused) for b in ballots if b.side is Role.MENTOR},
        choice_id=choice.id if choice else None,
        choice_open=choice is not None and choice.is_open(now),
        decided=draft.decided if draft else drafts.settings(con, programme_id, form),
        draft=draft,
        secret=_secret(con, choice),
    )


def _completed(con: Connection, programme_id: int) -> dict[int, datetime]:
    """Whose work is completed, since when; nobody whom a curator looks for again."""
    every = searches.every(con, programme_id).values()
    rested = [one for one in every if one.reason is Reason.COMPLETED and one.until is None and one.paused_at]
    return {one.person_id: one.since for one in rested}


def _secret(con: Connection, choice: Choice | None) -> tuple[bytes, int]:
    """The secret of lists after this choice as it was last closed, and the per cent that chance hides."""
    salt, share = drafts.secret(con)
    if choice is None:
        return salt, share
    closing = f"{choice.id}:{choice.closes_at.isoformat()}"
    return hashlib.blake2b(closing.encode(), key=salt, digest_size=16).digest(), share


def _names(con: Connection, known: Iterable[Participant], draft: Draft | None) -> dict[int, str]:
    """Names of everybody on a screen of the draft, of those too who have left since it was made."""
    names = {one.person_id: one.name for one in known}
    if draft is None:
        return names
    drawn = {person for pair in draft.pairs for person in (pair.mentee, pair.mentor)}
    drawn |= {left.person for left in (*draft.mentees_left, *draft.mentors_left)}
    drawn |= {person for pair in draft.decided.forbidden for person in pair}
    return names | {one.person_id: one.name for one in participants.named(con, drawn - names.keys()).values()}


def _categorised(con: Connection, programme_id: int, facts: dict[int, Facts]) -> dict[int, Facts]:
    """A mentee's category as a curator has put it right."""
    right = categories.of_everybody(con, programme_id)
    return facts | {
        person: replace(facts.get(person, Facts()), support=frozenset(codes))
        for (person, role), codes in right.items()
        if role is Role.MENTEE
    }


def _capacity(mentor: Participant, facts: dict[int, Facts], *, apart: bool) -> int:
    """``apart``: who is in several forms of mentoring has said of each for how many there is room."""
    if mentor.capacity is not None and not apart:
        return mentor.capacity
    known = facts.get(mentor.person_id)
    return known.capacity if known else DEFAULT_CAPACITY


def propose(inputs: Inputs, decided: Decisions | None = None) -> Proposal:
    """The proposal for these inputs, as decided there or otherwise."""
    return propose_each(inputs if decided is None else replace(inputs, decided=decided), None)[0]


def propose_each(inputs: Inputs, ways: Sequence[Way] | None) -> list[Proposal]:
    """One proposal for each way (``None``: the one decided on), from one reckoning of the scores."""
    from domain.pairing import market, matching

    decided = inputs.decided
    whole = market.Market(
        mentees=tuple(one.person_id for one in inputs.mentees),
        mentors=tuple(one.person_id for one in inputs.mentors),
        capacities={one.person_id: inputs.capacity(one.person_id) for one in inputs.mentors},
        scores=scores(inputs, inputs.mentees, inputs.mentors),
        mentee_ballots=inputs.mentee_ballots,
        mentor_ballots=inputs.mentor_ballots,
        pins=decided.pins,
        forbidden=decided.forbidden,
        least=decided.least,
        mentees_aside=frozenset(person for person, role in decided.aside if role is Role.MENTEE),
        mentors_aside=frozenset(person for person, role in decided.aside if role is Role.MENTOR),
    )
    return [matching.propose(whole, way) for way in (ways or [decided.way])]


def explain(inputs: Inputs, mentee: int, mentor: int) -> Explanation:
    """Why these two fit, in codes."""
    return fit.explain(_seeker(inputs, mentee), _giver(inputs, mentor), weights_of(inputs.decided.importance))


def scores(inputs: Inputs, mentees: Sequence[Participant], mentors: Sequence[Participant]) -> "NDArray[np.int16]":
    """The compatibility of each of these mentees (rows) with each of these mentors."""
    from domain.pairing.compatibility import score_matrix

    return score_matrix(
        [_seeker(inputs, one.person_id) for one in mentees],
        [_giver(inputs, one.person_id) for one in mentors],
        weights_of(inputs.decided.importance),
    )


def answered(inputs: Inputs) -> dict[str, int]:
    """For each part of the compatibility, how many of the smaller side can be compared by it."""
    seekers = [_seeker(inputs, one.person_id) for one in inputs.mentees]
    givers = [_giver(inputs, one.person_id) for one in inputs.mentors]
    fields = {
        "needs": ("needs", "gives"),
        "subject": ("subjects", "subjects"),
        "slots": ("slots", "slots"),
        "level": ("levels", "levels"),
        "experience": ("experience", "experience"),
        "format": ("format", "format"),
        "category": ("categories", "categories"),
        "building": ("building", "building"),
        "kind": ("kinds", "kinds"),
        "reverse": ("gives", "needs"),
    }
    return {part: min(_given(seekers, mine), _given(givers, theirs)) for part, (mine, theirs) in fields.items()}


def _given(people: Sequence[Seeker] | Sequence[Giver], field: str) -> int:
    return sum(getattr(one, field) not in (None, (), frozenset()) for one in people)


def _seeker(inputs: Inputs, person: int) -> Seeker:
    facts = inputs.mentee_facts.get(person, Facts())
    return Seeker(
        person,
        facts.needs,
        facts.subjects,
        facts.experience,
        _format(facts),
        facts.slots,
        levels=_levels(facts),
        categories=facts.support,
        building=facts.building or None,
        kinds=facts.kinds,
        gives=facts.gives,
    )


def _giver(inputs: Inputs, person: int) -> Giver:
    facts = inputs.mentor_facts.get(person, Facts())
    return Giver(
        person,
        facts.gives,
        facts.subjects,
        facts.experience,
        _format(facts),
        facts.slots,
        inputs.places.get(person, 0),
        levels=_levels(facts),
        categories=facts.support,
        building=facts.building or None,
        kinds=facts.kinds,
        needs=facts.needs,
    )


def _format(facts: Facts) -> str | None:
    """Whoever is at ease with both has no wish that could clash."""
    return None if facts.format in ("", ANY_FORMAT) else facts.format


def _levels(facts: Facts) -> frozenset[str]:
    """As answered, else as a pupil's class or a teacher's subjects tell."""
    if (found := GRADE.match(facts.post)) is not None:
        return frozenset({"primary" if int(found[0]) <= LAST_OF_PRIMARY else OLDER})
    taught = facts.subjects - _LEVELLESS
    return facts.levels or frozenset(LEVEL_OF_SUBJECT.get(subject, OLDER) for subject in taught)
