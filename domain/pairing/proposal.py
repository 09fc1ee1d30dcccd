"""What matching reads and says, as plain values: ballots, reasons, pairs, leftovers. (Without numpy: they are
everywhere.)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Way(StrEnum):
    """How a draft is made; pins, prohibitions and private noes are kept in each.

    ``CHOICE``: stable by both choices, then by questionnaires. ``FORMS``: stable by questionnaires alone. ``EVEN``: as
    many pairs as by choice, with the busiest mentor as little busy as that allows. ``EVERYONE``: as many pairs as can
    be, among those what both sides wished for most; it is the stable one where that leaves nobody out in vain.
    """

    CHOICE = "choice"
    FORMS = "forms"
    EVEN = "even"
    EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class Ballot:
    """One person's choice: ``ranked`` from the most wished for, ``declined`` the private no (seen by nobody, kept as
    an effect only).
    """

    ranked: tuple[int, ...] = ()
    declined: frozenset[int] = frozenset()


NO_BALLOT = Ballot()


class ReasonKind(StrEnum):
    MUTUAL = "mutual"
    MENTEE_CHOICE = "mentee-choice"
    MENTOR_CHOICE = "mentor-choice"
    QUESTIONNAIRES = "questionnaires"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two people stand together; ranks count from 1 and are ``None`` where that side did not name the other."""

    kind: ReasonKind
    mentee_rank: int | None = None
    mentor_rank: int | None = None


@dataclass(frozen=True, slots=True)
class ProposedPair:
    mentee: int
    mentor: int
    reason: Reason
    pinned: bool = False


class LeftoverKind(StrEnum):
    """Why someone stands alone. A private no is never a reason: it reads like any other lack of a suitable person."""

    NO_MENTORS = "no-mentors"
    NO_MENTEES = "no-mentees"
    NO_CAPACITY = "no-capacity"
    NO_OTHER_SUITABLE = "no-other-suitable"
    ASIDE = "aside"
    """Put aside by the curator."""
    SMALL_GROUP = "small-group"
    """A mentor whose group would have been smaller than the school wants."""


@dataclass(frozen=True, slots=True)
class Leftover:
    person: int
    reason: LeftoverKind


@dataclass(frozen=True, slots=True)
class Summary:
    """Numbers of a proposal. ``choosers``: mentees who named somebody; ``first_choices``: of these, who got their
    first; ``named``: who got one they named, and ``ranks``, the sum of the places these had. ``busiest``: most mentees
    with one mentor. ``rivals``: mentees and mentors not together who would both rather be (0 by choice).
    """

    mentors: int = 0
    pairs: int = 0
    groups: int = 0
    first_choices: int = 0
    choosers: int = 0
    mutual_choices: int = 0
    by_questionnaires: int = 0
    mentees_left: int = 0
    mentors_left: int = 0
    named: int = 0
    ranks: int = 0
    busiest: int = 0
    rivals: int = 0

    @property
    def mean_rank(self) -> float:
        """Which of one's named a mentee got on the average; 0 where nobody got one."""
        return self.ranks / self.named if self.named else 0.0


@dataclass(frozen=True, slots=True)
class Proposal:
    """Pairs by mentee id; mentees and mentors who are left, each by id."""

    pairs: tuple[ProposedPair, ...]
    mentees_left: tuple[Leftover, ...]
    mentors_left: tuple[Leftover, ...]
    summary: Summary


@dataclass(frozen=True, slots=True)
class Change:
    """What a new proposal means for one mentee, compared with the one before."""

    mentee: int
    before: ProposedPair | None
    after: ProposedPair | None

    @property
    def lost(self) -> int | None:
        """The place of the choice that is lost by it; ``None`` where a better one, or none, was had."""
        had = self.before.reason.mentee_rank if self.before else None
        has = self.after.reason.mentee_rank if self.after else None
        return had if had is not None and (has is None or has > had) else None

    @property
    def won(self) -> int | None:
        """The place of the choice that is won by it."""
        had = self.before.reason.mentee_rank if self.before else None
        has = self.after.reason.mentee_rank if self.after else None
        return has if has is not None and (had is None or has < had) else None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a pair fits, in codes: the words are made elsewhere. ``None`` means that one of the two has not answered."""

    score: int
    needs_total: int
    needs_covered: tuple[str, ...] = ()
    same_subjects: tuple[str, ...] = ()
    common_slots: tuple[str, ...] = ()
    experience_gap: int | None = None
    same_format: bool | None = None
    same_levels: tuple[str, ...] = ()
    same_categories: tuple[str, ...] = ()
    same_building: bool | None = None
    same_kinds: tuple[str, ...] = ()
    reverse_covered: tuple[str, ...] = ()
    parts: Mapping[str, int | None] = field(default_factory=dict)
    """Each part of the compatibility, 0…1000; ``None`` where one of the two has not answered."""


def changes(before: Proposal, after: Proposal) -> tuple[Change, ...]:
    """Whose mentor differs between two proposals, by mentee id: what a move breaks or mends."""
    old = {pair.mentee: pair for pair in before.pairs}
    new = {pair.mentee: pair for pair in after.pairs}
    return tuple(
        Change(mentee, old.get(mentee), new.get(mentee))
        for mentee in sorted(old.keys() | new.keys())
        if (old[mentee].mentor if mentee in old else None) != (new[mentee].mentor if mentee in new else None)
    )
