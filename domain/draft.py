"""A draft of pairs as it lies before the curator: nobody has been told anything yet (D33)."""

from dataclasses import dataclass

from domain.proposal import Leftover, ProposedPair, Summary


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
    forbidden: frozenset[tuple[int, int]] = frozenset()

    @property
    def pins(self) -> frozenset[tuple[int, int]]:
        return frozenset((pair.mentee, pair.mentor) for pair in self.pairs if pair.pinned)

    def pair_of(self, mentee: int) -> ProposedPair | None:
        return next((pair for pair in self.pairs if pair.mentee == mentee), None)
