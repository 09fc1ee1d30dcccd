"""``domain.pairing.fit`` for everybody at once: the score matrix by numpy (D30).

Everything is in whole numbers (counts below 2**24, which float32 products add exactly), so the result is the same one
by one, in any order and on any machine.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from domain.pairing.fit import ENOUGH_GAP, ENOUGH_SLOTS, FULL, NEUTRAL, SCALE, Giver, Seeker, need_units
from domain.pairing.weights import DEFAULT_WEIGHTS, Weights

Scores = NDArray[np.int16]
Ints = NDArray[np.int32]
Floats = NDArray[np.float32]


def score_matrix(seekers: Sequence[Seeker], givers: Sequence[Giver], weights: Weights = DEFAULT_WEIGHTS) -> Scores:
    """Scores of every mentee (row) with every mentor (column), ``len(seekers) × len(givers)``, whole numbers
    0…``SCALE``.
    """
    total = np.zeros((len(seekers), len(givers)), np.int32)
    for name, make in _parts(seekers, givers).items():
        weight = getattr(weights, name)
        if weight:
            total += make() * np.int32(weight)
    total *= np.int32(2 * SCALE // FULL)
    total += np.int32(weights.total)
    total //= np.int32(2 * max(weights.total, 1))
    scores: Scores = total.astype(np.int16)
    return scores


def _parts(seekers: Sequence[Seeker], givers: Sequence[Giver]) -> dict[str, Callable[[], Ints]]:
    """How each part is made, 0…``FULL``: what weighs nothing is not made at all."""
    return {
        "needs": lambda: _covered([s.needs for s in seekers], [g.gives for g in givers]),
        "subject": lambda: _met([s.subjects for s in seekers], [g.subjects for g in givers], 1),
        "slots": lambda: _met([s.slots for s in seekers], [g.slots for g in givers], ENOUGH_SLOTS),
        "level": lambda: _met([s.levels for s in seekers], [g.levels for g in givers], 1),
        "experience": lambda: _experience([s.experience for s in seekers], [g.experience for g in givers]),
        "format": lambda: _same([s.format for s in seekers], [g.format for g in givers]),
        "category": lambda: _met([s.categories for s in seekers], [g.categories for g in givers], 1),
        "building": lambda: _same([s.building for s in seekers], [g.building for g in givers]),
        "kind": lambda: _met([s.kinds for s in seekers], [g.kinds for g in givers], 1),
        "reverse": lambda: _covered([g.needs for g in givers], [s.gives for s in seekers]).T,
    }


def _covered(needs: Sequence[tuple[str, ...]], gives: Sequence[Collection[str]]) -> Ints:
    """Which share of each row's ordered needs each column gives."""
    codes = {code: column for column, code in enumerate(sorted({need for row in needs for need in row}))}
    wanted = np.zeros((len(needs), len(codes)), np.float32)
    for row, ordered in enumerate(needs):
        for need, units in zip(ordered, need_units(len(ordered)), strict=True):
            wanted[row, codes[need]] += units
    covered = (wanted @ _incidence(gives, codes).T).astype(np.int32)
    covered *= np.int32(FULL)
    covered //= np.maximum(wanted.sum(axis=1, keepdims=True), 1).astype(np.int32)
    return _neutral(covered, [bool(row) for row in needs], [bool(column) for column in gives])


def _met(mine: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]], enough: int) -> Ints:
    """How many codes each row shares with each column, ``enough`` in full."""
    codes = {code: column for column, code in enumerate(sorted({code for codes in (*mine, *theirs) for code in codes}))}
    common = np.minimum(_incidence(mine, codes) @ _incidence(theirs, codes).T, np.float32(enough)).astype(np.int32)
    common *= np.int32(FULL)
    common //= np.int32(enough)
    return _neutral(common, [bool(one) for one in mine], [bool(one) for one in theirs])


def _experience(mine: Sequence[int | None], theirs: Sequence[int | None]) -> Ints:
    behind = np.array([years or 0 for years in mine], np.int32)
    ahead = np.array([years or 0 for years in theirs], np.int32)
    part = np.clip(ahead[None, :] - behind[:, None], 0, ENOUGH_GAP) * np.int32(FULL // ENOUGH_GAP)
    return _neutral(part, [years is not None for years in mine], [years is not None for years in theirs])


def _same(mine: Sequence[str | None], theirs: Sequence[str | None]) -> Ints:
    numbers = {code: n for n, code in enumerate(sorted({code for code in (*mine, *theirs) if code is not None}))}
    rows = np.array([-1 if code is None else numbers[code] for code in mine], np.int32)
    columns = np.array([-2 if code is None else numbers[code] for code in theirs], np.int32)
    same = (rows[:, None] == columns[None, :]).astype(np.int32)
    same *= np.int32(FULL)
    return _neutral(same, [code is not None for code in mine], [code is not None for code in theirs])


def _incidence(rows: Sequence[Collection[str]], codes: Mapping[str, int]) -> Floats:
    """One row a person, one column a code: 1 where the person has it. Codes not listed are left out."""
    table = np.zeros((len(rows), len(codes)), np.float32)
    for row, held in enumerate(rows):
        for code in held:
            if code in codes:
                table[row, codes[code]] = 1
    return table


def _neutral(part: Ints, rows_known: Sequence[bool], columns_known: Sequence[bool]) -> Ints:
    """``part`` with one half wherever either of the two has not answered (in place)."""
    part[~np.array(rows_known, bool), :] = NEUTRAL
    part[:, ~np.array(columns_known, bool)] = NEUTRAL
    return part
