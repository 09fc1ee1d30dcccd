"""Mentee-proposing deferred acceptance with capacities (Gale and Shapley), in numpy (ADR 0008)."""

import numpy as np
from numpy.typing import NDArray

from domain.pairing.market import Ints, Table


def stable(table: Table, places: Ints) -> Ints:
    """Each mentee's mentor (column), −1 for none: no mentee and mentor would both rather be together, and no stable
    arrangement is better for any mentee. ``places`` stand instead of the table's own.
    """
    allowed = table.allowed.copy()
    allowed[:, places == 0] = False
    if not allowed.any():
        return np.full(len(table.mentees), -1, np.int64)
    return _deferred(table.wishes, table.answers, allowed, places)


def rivals(table: Table, places: Ints, held: Ints) -> int:
    """How many mentees and mentors are not together and would both rather be; equal wishes are no reason to change."""
    if not table.wishes.size:
        return 0
    mine, theirs = table.wishes.astype(np.int64), table.answers.astype(np.int64)
    rows = np.flatnonzero(held >= 0)
    now = np.full(len(held), -1, np.int64)
    now[rows] = mine[rows, held[rows]]
    worst = np.full(len(table.mentors), np.iinfo(np.int64).max, np.int64)
    np.minimum.at(worst, held[rows], theirs[rows, held[rows]])
    worst[np.bincount(held[rows], minlength=len(worst)) < places] = -1
    return int((table.allowed & (mine > now[:, None]) & (theirs > worst[None, :])).sum())


def _deferred(
    wishes: NDArray[np.integer], answers: NDArray[np.integer], allowed: NDArray[np.bool_], capacity: Ints
) -> Ints:
    """Rounds of proposals, all free mentees at once. Returns each mentee's mentor (column), −1 for none.

    ``answers[i, j]`` is what mentor ``j`` thinks of mentee ``i``; at equal answers the smaller row wins. A mentor who
    is full turns down at once whoever is no better than the least of those held (``bar``).
    """
    count = len(wishes)
    order = np.argsort(np.where(allowed, -wishes, np.iinfo(wishes.dtype).max), axis=1, kind="stable")
    length = allowed.sum(axis=1)
    next_place = np.zeros(count, np.int64)
    held = np.full(count, -1, np.int64)
    bar = np.full(len(capacity), np.iinfo(np.int64).min)
    free = np.flatnonzero(length > 0)
    while len(free):
        target = order[free, next_place[free]]
        next_place[free] += 1
        welcome = _answer(answers, free, target) > bar[target]
        held[free[welcome]] = target[welcome]
        _turn_down(held, answers, capacity, bar, np.unique(target[welcome]))
        free = free[(held[free] < 0)] if not welcome.any() else np.flatnonzero(held < 0)
        free = free[next_place[free] < length[free]]
    return held


def _answer(answers: NDArray[np.integer], rows: Ints, columns: Ints) -> Ints:
    """A mentor's opinion as one number without ties: the answer, then the smaller row."""
    count = len(answers)
    return answers[rows, columns].astype(np.int64) * count + (count - 1 - rows)


def _turn_down(held: Ints, answers: NDArray[np.integer], capacity: Ints, bar: Ints, mentors: Ints) -> None:
    """Keep the best of each of these mentors' candidates up to the capacity, free the others, raise the bars (in
    place).
    """
    touched = np.zeros(len(capacity), np.bool_)
    touched[mentors] = True
    rows = np.flatnonzero(np.where(held >= 0, touched[held], False))
    columns = held[rows]
    opinion = _answer(answers, rows, columns)
    by_mentor = np.lexsort((-opinion, columns))
    rows, columns, opinion = rows[by_mentor], columns[by_mentor], opinion[by_mentor]
    place = np.arange(len(columns)) - np.searchsorted(columns, columns)
    held[rows[place >= capacity[columns]]] = -1
    last = place == capacity[columns] - 1
    bar[columns[last]] = opinion[last]
