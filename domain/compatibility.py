"""How well a mentor's offer answers a mentee's needs, for everybody at once (D30).

Five parts, each from 0 to 1: needs against offers, subject, experience gap, format, common free time. A missing answer
is neutral (one half): nobody gains or loses by not having answered. All sums are whole numbers below 2**24, so float32
adds them exactly and the result does not depend on who stands where in the matrix.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.proposal import Explanation

Scores = NDArray[np.int16]
Floats = NDArray[np.float32]

SCALE = 10_000
"""The best possible score; scores are whole numbers 0…SCALE."""
NEUTRAL = 0.5
ENOUGH_GAP = 5
"""Years a mentor is ahead that count in full; no gap counts nothing."""
ENOUGH_SLOTS = 3
"""Common free slots that count in full."""
_NEED_UNITS = 1_000


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part weighs; only the proportions matter."""

    needs: int = 45
    subject: int = 20
    slots: int = 15
    experience: int = 10
    format: int = 10

    @property
    def total(self) -> int:
        return self.needs + self.subject + self.slots + self.experience + self.format


DEFAULT_WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Seeker:
    """A mentee's facts. ``needs`` are competence codes, the first weighs most; ``None`` and empty mean «not
    answered».
    """

    person_id: int
    needs: tuple[str, ...] = ()
    subjects: frozenset[str] = frozenset()
    experience: int | None = None
    format: str | None = None
    slots: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Giver:
    """A mentor's facts. ``gives`` are codes of the same competence list as the needs; ``capacity`` is in mentees."""

    person_id: int
    gives: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    experience: int | None = None
    format: str | None = None
    slots: frozenset[str] = frozenset()
    capacity: int = 2


def score_matrix(seekers: Sequence[Seeker], givers: Sequence[Giver], weights: Weights = DEFAULT_WEIGHTS) -> Scores:
    """Scores of every mentee (row) with every mentor (column), ``len(seekers) × len(givers)``, whole numbers
    0…``SCALE``.
    """
    total = _needs(seekers, givers) * np.float32(weights.needs)
    total += _subjects(seekers, givers) * np.float32(weights.subject)
    total += _slots(seekers, givers) * np.float32(weights.slots)
    total += _experience(seekers, givers) * np.float32(weights.experience)
    total += _formats(seekers, givers) * np.float32(weights.format)
    total *= np.float32(SCALE / max(weights.total, 1))
    scores: Scores = np.rint(total).astype(np.int16)
    return scores


def explain(seeker: Seeker, giver: Giver, weights: Weights = DEFAULT_WEIGHTS) -> Explanation:
    """The parts of one pair's score as typed facts; ``score`` is the same number as in ``score_matrix``."""
    return Explanation(
        score=int(score_matrix([seeker], [giver], weights)[0, 0]),
        needs_total=len(seeker.needs),
        needs_covered=tuple(need for need in seeker.needs if need in giver.gives),
        same_subjects=tuple(sorted(seeker.subjects & giver.subjects)),
        common_slots=tuple(sorted(seeker.slots & giver.slots)),
        experience_gap=_gap(seeker.experience, giver.experience),
        same_format=None if seeker.format is None or giver.format is None else seeker.format == giver.format,
    )


def _gap(mine: int | None, theirs: int | None) -> int | None:
    return None if mine is None or theirs is None else theirs - mine


def _needs(seekers: Sequence[Seeker], givers: Sequence[Giver]) -> Floats:
    codes = {code: column for column, code in enumerate(sorted({need for seeker in seekers for need in seeker.needs}))}
    wanted = np.zeros((len(seekers), len(codes)), np.float32)
    for row, seeker in enumerate(seekers):
        for need, units in zip(seeker.needs, _need_units(len(seeker.needs)), strict=True):
            wanted[row, codes[need]] += units
    covered = wanted @ _incidence([giver.gives for giver in givers], codes).T
    covered /= np.maximum(wanted.sum(axis=1, keepdims=True), 1)
    return _neutral(covered, [bool(s.needs) for s in seekers], [bool(g.gives) for g in givers])


def _need_units(count: int) -> list[int]:
    """Whole weights of ``count`` ordered needs: the first weighs most, the last still counts."""
    return [_NEED_UNITS * (count - place) // count for place in range(count)]


def _subjects(seekers: Sequence[Seeker], givers: Sequence[Giver]) -> Floats:
    same = np.minimum(_overlap([s.subjects for s in seekers], [g.subjects for g in givers]), np.float32(1))
    return _neutral(same, [bool(s.subjects) for s in seekers], [bool(g.subjects) for g in givers])


def _slots(seekers: Sequence[Seeker], givers: Sequence[Giver]) -> Floats:
    common = np.minimum(_overlap([s.slots for s in seekers], [g.slots for g in givers]), np.float32(ENOUGH_SLOTS))
    common /= np.float32(ENOUGH_SLOTS)
    return _neutral(common, [bool(s.slots) for s in seekers], [bool(g.slots) for g in givers])


def _experience(seekers: Sequence[Seeker], givers: Sequence[Giver]) -> Floats:
    mine = np.array([s.experience or 0 for s in seekers], np.float32)
    theirs = np.array([g.experience or 0 for g in givers], np.float32)
    part = np.clip(theirs[None, :] - mine[:, None], 0, ENOUGH_GAP) / np.float32(ENOUGH_GAP)
    return _neutral(part, [s.experience is not None for s in seekers], [g.experience is not None for g in givers])


def _formats(seekers: Sequence[Seeker], givers: Sequence[Giver]) -> Floats:
    answers = {s.format for s in seekers if s.format is not None} | {g.format for g in givers if g.format is not None}
    numbers = {code: n for n, code in enumerate(sorted(answers))}
    mine = np.array([numbers.get(s.format or "", -1) for s in seekers], np.int32)
    theirs = np.array([numbers.get(g.format or "", -2) for g in givers], np.int32)
    same = (mine[:, None] == theirs[None, :]).astype(np.float32)
    return _neutral(same, [s.format is not None for s in seekers], [g.format is not None for g in givers])


def _overlap(mine: Sequence[Collection[str]], theirs: Sequence[Collection[str]]) -> Floats:
    """How many codes each row shares with each column."""
    codes = {code: column for column, code in enumerate(sorted({code for codes in (*mine, *theirs) for code in codes}))}
    return _incidence(mine, codes) @ _incidence(theirs, codes).T


def _incidence(rows: Sequence[Collection[str]], codes: Mapping[str, int]) -> Floats:
    """One row a person, one column a code: 1 where the person has it. Codes not listed are left out."""
    table = np.zeros((len(rows), len(codes)), np.float32)
    for row, held in enumerate(rows):
        for code in held:
            if code in codes:
                table[row, codes[code]] = 1
    return table


def _neutral(part: Floats, rows_known: Sequence[bool], columns_known: Sequence[bool]) -> Floats:
    """``part`` with one half wherever either of the two has not answered (in place)."""
    part[~np.array(rows_known, bool), :] = NEUTRAL
    part[:, ~np.array(columns_known, bool)] = NEUTRAL
    return part
