"""How well one mentor's offer answers one mentee's needs, part by part, in whole numbers (D30).

Each part is 0…``FULL``. A missing answer of either is neutral (a half): nobody gains or loses by not having answered.
``domain.pairing.compatibility`` does the same for everybody at once; the two are held equal by a test.
"""

from collections.abc import Collection
from dataclasses import dataclass

from domain.pairing.proposal import Explanation
from domain.pairing.weights import DEFAULT_WEIGHTS, PARTS, Weights

SCALE = 10_000
"""The best possible score; scores are whole numbers 0…SCALE."""
FULL = 1_000
"""A part that fits completely."""
NEUTRAL = FULL // 2
ENOUGH_GAP = 5
"""Years a mentor is ahead that count in full; no gap counts nothing."""
ENOUGH_SLOTS = 3
"""Common free slots that count in full."""
NEED_UNITS = 1_000


@dataclass(frozen=True, slots=True)
class Seeker:
    """A mentee's facts. ``needs`` are competence codes, the first weighs most; ``None`` and empty mean «not
    answered». ``gives``: what this one could teach a mentor (reverse mentoring).
    """

    person_id: int
    needs: tuple[str, ...] = ()
    subjects: frozenset[str] = frozenset()
    experience: int | None = None
    format: str | None = None
    slots: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    building: str | None = None
    kinds: frozenset[str] = frozenset()
    gives: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Giver:
    """A mentor's facts. ``gives`` are codes of the same competence list as the needs; ``capacity`` is in mentees.

    ``needs``: what this one would like to learn from a mentee (reverse mentoring), the first weighs most.
    """

    person_id: int
    gives: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    experience: int | None = None
    format: str | None = None
    slots: frozenset[str] = frozenset()
    capacity: int = 2
    levels: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    building: str | None = None
    kinds: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()


def explain(seeker: Seeker, giver: Giver, weights: Weights = DEFAULT_WEIGHTS) -> Explanation:
    """The parts of one pair's score as typed facts; ``score`` is the same number as in ``score_matrix``."""
    parts = parts_of(seeker, giver)
    return Explanation(
        score=total(parts, weights),
        needs_total=len(seeker.needs),
        needs_covered=tuple(need for need in seeker.needs if need in giver.gives),
        same_subjects=_common(seeker.subjects, giver.subjects),
        common_slots=_common(seeker.slots, giver.slots),
        experience_gap=_gap(seeker.experience, giver.experience),
        same_format=_same(seeker.format, giver.format),
        same_levels=_common(seeker.levels, giver.levels),
        same_categories=_common(seeker.categories, giver.categories),
        same_building=_same(seeker.building, giver.building),
        same_kinds=_common(seeker.kinds, giver.kinds),
        reverse_covered=tuple(need for need in giver.needs if need in seeker.gives),
        parts=parts,
    )


def total(parts: dict[str, int | None], weights: Weights) -> int:
    """The weighted parts as one score 0…``SCALE``, half up; unknown parts are neutral."""
    all_weights = weights.total
    gained = sum(getattr(weights, part) * _neutral(parts[part]) for part in PARTS)
    return scaled(gained, all_weights)


def scaled(gained: int, all_weights: int) -> int:
    return (2 * SCALE // FULL * gained + all_weights) // (2 * max(all_weights, 1))


def _neutral(value: int | None) -> int:
    return NEUTRAL if value is None else value


def parts_of(seeker: Seeker, giver: Giver) -> dict[str, int | None]:
    """Each of ``PARTS``, 0…``FULL``; ``None`` where one of the two has not answered."""
    gap = _gap(seeker.experience, giver.experience)
    return {
        "needs": _covered(seeker.needs, giver.gives),
        "subject": _met(seeker.subjects, giver.subjects, 1),
        "slots": _met(seeker.slots, giver.slots, ENOUGH_SLOTS),
        "level": _met(seeker.levels, giver.levels, 1),
        "experience": None if gap is None else min(max(gap, 0), ENOUGH_GAP) * FULL // ENOUGH_GAP,
        "format": _whole(_same(seeker.format, giver.format)),
        "category": _met(seeker.categories, giver.categories, 1),
        "building": _whole(_same(seeker.building, giver.building)),
        "kind": _met(seeker.kinds, giver.kinds, 1),
        "reverse": _covered(giver.needs, seeker.gives),
    }


def need_units(count: int) -> list[int]:
    """Whole weights of ``count`` ordered needs: the first weighs most, the last still counts."""
    return [NEED_UNITS * (count - place) // count for place in range(count)]


def _covered(needs: tuple[str, ...], gives: Collection[str]) -> int | None:
    if not needs or not gives:
        return None
    units = need_units(len(needs))
    covered = sum(unit for need, unit in zip(needs, units, strict=True) if need in gives)
    return covered * FULL // sum(units)


def _met(mine: frozenset[str], theirs: frozenset[str], enough: int) -> int | None:
    return min(len(mine & theirs), enough) * FULL // enough if mine and theirs else None


def _whole(same: bool | None) -> int | None:
    return None if same is None else FULL * same


def _gap(mine: int | None, theirs: int | None) -> int | None:
    return None if mine is None or theirs is None else theirs - mine


def _same(mine: str | None, theirs: str | None) -> bool | None:
    return None if mine is None or theirs is None else mine == theirs


def _common(mine: frozenset[str], theirs: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(mine & theirs))
