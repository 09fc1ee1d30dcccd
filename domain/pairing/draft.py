"""A draft of pairs as it lies before the curator: nobody has been told anything yet (D33)."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from domain.pairing.proposal import Leftover, Proposal, ProposedPair, Summary, Way
from domain.roles import Role

TEACHERS = "teacher_teacher"
"""The form of mentoring of a draft where nothing else is said."""
GROUP_LIMIT = 9
"""The largest a group may be set to at least or at most."""
Pairs = frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the curator has decided; everything else in a draft is computed from it. Pairs are (mentee, mentor).

    ``aside``: who gets nobody, with the role. ``importance``: see ``domain.pairing.weights``, empty is the usual one.
    ``least``, ``most``: mentees of one mentor; ``most`` 0 is as each mentor said.
    """

    way: Way = Way.CHOICE
    pins: Pairs = frozenset()
    forbidden: Pairs = frozenset()
    aside: frozenset[tuple[int, Role]] = frozenset()
    importance: str = ""
    least: int = 1
    most: int = 0

    def moved(self, mentee: int, mentor: int) -> "Decisions":
        """The mentee kept with this mentor: not forbidden, not put aside."""
        others = frozenset(pair for pair in self.pins if pair[0] != mentee)
        return replace(
            self,
            pins=others | {(mentee, mentor)},
            forbidden=self.forbidden - {(mentee, mentor)},
            aside=self.aside - {(mentee, Role.MENTEE)},
        )

    def released(self, mentee: int) -> "Decisions":
        """The mentee's pair may change again."""
        return replace(self, pins=frozenset(pair for pair in self.pins if pair[0] != mentee))

    def parted(self, mentee: int, mentor: int) -> "Decisions":
        """These two are never proposed to each other again."""
        return replace(self, pins=self.pins - {(mentee, mentor)}, forbidden=self.forbidden | {(mentee, mentor)})

    def put_aside(self, person: int, role: Role) -> "Decisions":
        """Nobody for this person for now; pins of theirs go."""
        place = 0 if role is Role.MENTEE else 1
        return replace(
            self,
            pins=frozenset(pair for pair in self.pins if pair[place] != person),
            aside=self.aside | {(person, role)},
        )


@dataclass(frozen=True, slots=True)
class Step:
    """One change by a curator that can be taken back. ``before``: what had been decided until then."""

    id: int
    act: str
    mentee: int | None
    mentor: int | None
    before: Decisions
    revision: int
    by: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """``revision`` grows with each change: a curator who looks at an older one changes nothing."""

    id: int
    programme_id: int
    revision: int
    choice_id: int | None
    pairs: tuple[ProposedPair, ...]
    mentees_left: tuple[Leftover, ...]
    mentors_left: tuple[Leftover, ...]
    summary: Summary
    decided: Decisions = field(default_factory=Decisions)
    form: str = TEACHERS

    def pair_of(self, mentee: int) -> ProposedPair | None:
        return next((pair for pair in self.pairs if pair.mentee == mentee), None)

    @property
    def proposal(self) -> Proposal:
        return Proposal(self.pairs, self.mentees_left, self.mentors_left, self.summary)
