"""What each chart shows: frozen, picklable values, so that they can travel to the drawing process."""

from dataclasses import dataclass
from datetime import date

from domain.progress import Rhythm

FUNNEL_STEPS = 6
MEETING_STAGES = 5


@dataclass(frozen=True, slots=True)
class Funnel:
    """People who reached each step: invited, consent, questionnaire, admitted, pair, first meeting."""

    mentors: tuple[int, int, int, int, int, int]
    mentees: tuple[int, int, int, int, int, int]

    @property
    def empty(self) -> bool:
        return not any(self.mentors) and not any(self.mentees)


@dataclass(frozen=True, slots=True)
class WeekRow:
    """Meetings of the week that begins on ``monday``, by the five stages in order."""

    monday: date
    stages: tuple[int, int, int, int, int]

    @property
    def total(self) -> int:
        return sum(self.stages)


@dataclass(frozen=True, slots=True)
class Weeks:
    """Consecutive weeks, oldest first; weeks without meetings are there with zeros."""

    rows: tuple[WeekRow, ...]

    @property
    def empty(self) -> bool:
        return not any(row.total for row in self.rows)

    @property
    def by_stage(self) -> tuple[int, ...]:
        """Totals of the five stages."""
        return tuple(sum(row.stages[stage] for row in self.rows) for stage in range(MEETING_STAGES))


@dataclass(frozen=True, slots=True)
class PairBar:
    """One pair: short names of both sides, days since the last meeting (else since it was formed), rhythm, state."""

    mentors: str
    mentees: str
    days: int
    rhythm_days: int
    state: Rhythm


@dataclass(frozen=True, slots=True)
class PairsRhythm:
    """Pairs in any order; the drawing shows the longest overdue first."""

    pairs: tuple[PairBar, ...]

    @property
    def empty(self) -> bool:
        return not self.pairs

    @property
    def sorted_pairs(self) -> tuple[PairBar, ...]:
        return tuple(sorted(self.pairs, key=lambda pair: (pair.rhythm_days - pair.days, pair.mentors, pair.mentees)))

    def count(self, state: Rhythm) -> int:
        return sum(pair.state is state for pair in self.pairs)


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One competence: averages; None where fewer than five people of the role answered."""

    name: str
    mentees: float | None
    mentors: float | None


@dataclass(frozen=True, slots=True)
class Profile:
    """Entry assessment on a scale from 1 to ``highest``; ``mentees``/``mentors``: how many people answered."""

    rows: tuple[ProfileRow, ...]
    mentees: int
    mentors: int
    highest: int = 10

    @property
    def empty(self) -> bool:
        return all(row.mentees is None and row.mentors is None for row in self.rows)


Chart = Funnel | Weeks | PairsRhythm | Profile
