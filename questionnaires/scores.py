"""Scores and sub-scores of a form: weights, reverse items, levels. Pure arithmetic over answers that were given.

What was not asked or not answered leaves the sum, and the bounds of the levels are scaled to the maximum that remains
(S1 III: an indicator that does not apply).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

Span = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Part:
    """A question in a score. ``weight`` > 0; ``reverse``: the highest answer counts as the lowest."""

    key: str
    weight: int | float = 1
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """``start``: the lowest value of the level when every question counts."""

    start: int | float
    title: str


@dataclass(frozen=True, slots=True)
class Score:
    """``points``: option -> points, for questions with options. ``mean``: the weighted mean instead of the sum.

    ``levels`` stand from the lowest to the highest.
    """

    code: str
    title: str
    parts: tuple[Part, ...]
    points: Mapping[str, int | float]
    mean: bool = False
    levels: tuple[Level, ...] = ()


@dataclass(frozen=True, slots=True)
class Total:
    """``value`` between ``least`` and ``most`` of the questions that count; ``level`` None without levels."""

    value: float
    least: float
    most: float
    counted: int
    asked: int
    level: Level | None


def total(score: Score, values: Mapping[str, int | float], spans: Mapping[str, tuple[int, int]]) -> Total | None:
    """The score over ``values`` (key -> number given) of questions with bounds ``spans`` (key -> lowest, highest).

    None when nothing that counts was answered. Levels are scaled: a bound b of [least, most] over all the questions
    lies at the same share of the bounds that remain.
    """
    counted = [part for part in score.parts if part.key in values and part.key in spans]
    if not counted:
        return None
    least, most = _bounds(score, counted, spans)
    whole = (least, most) if len(counted) == len(score.parts) else _bounds(score, score.parts, spans)
    gained = sum((_weighted(part, values[part.key], spans[part.key]) for part in counted), Fraction(0))
    value = gained / _divisor(score, counted)
    reached = [level for level in score.levels if value >= _scaled(Fraction(level.start), whole, (least, most))]
    level = reached[-1] if reached else (score.levels[0] if score.levels else None)
    return Total(float(value), float(least), float(most), len(counted), len(score.parts), level)


def _weighted(part: Part, value: float, span: tuple[int, int]) -> Fraction:
    meant = span[0] + span[1] - Fraction(value) if part.reverse else Fraction(value)
    return meant * Fraction(part.weight)


def _divisor(score: Score, parts: list[Part] | tuple[Part, ...]) -> Fraction:
    return sum((Fraction(part.weight) for part in parts), Fraction(0)) if score.mean else Fraction(1)


def _bounds(score: Score, parts: list[Part] | tuple[Part, ...], spans: Mapping[str, tuple[int, int]]) -> Span:
    known = [part for part in parts if part.key in spans]
    divisor = _divisor(score, known)
    least = sum((spans[part.key][0] * Fraction(part.weight) for part in known), Fraction(0))
    most = sum((spans[part.key][1] * Fraction(part.weight) for part in known), Fraction(0))
    return least / divisor, most / divisor


def _scaled(bound: Fraction, whole: Span, remaining: Span) -> Fraction:
    if whole[1] == whole[0]:
        return bound
    share = (bound - whole[0]) / (whole[1] - whole[0])
    return remaining[0] + share * (remaining[1] - remaining[0])
