"""As many mentees with a mentor as can be, and among such arrangements the most wished for («чтобы никто не остался»).

A least-cost flow by shortest augmenting paths: one mentee after another comes in, those before may move. Mentors are
columns with several places; one more column without end takes whoever cannot be placed, at a price above all others.
"""

import numpy as np
from numpy.typing import NDArray

from domain.pairing.market import Ints, Table

_NEVER = 1 << 60


def improvable(table: Table, places: Ints, held: Ints) -> bool:
    """Whether somebody more could be placed if the others moved: looked for along alternating paths (Berge)."""
    load = np.bincount(held[held >= 0], minlength=len(table.mentors))
    allowed = table.allowed & (places > 0)[None, :]
    reached = np.zeros(len(table.mentors), np.bool_)
    rows = held < 0
    while rows.any():
        fresh = allowed[rows].any(axis=0) & ~reached
        if bool((fresh & (load < places)).any()):
            return True
        reached |= fresh
        rows = (held >= 0) & np.where(held >= 0, fresh[held], False) if len(fresh) else np.zeros(0, np.bool_)
    return False


def most_placed(table: Table, places: Ints, prices: Ints) -> Ints:
    """Each mentee's mentor (column), −1 for none: the most placed, and among those the least sum of ``prices``.

    ``prices`` are whole numbers ≥ 0, the shape of the table; those of pairs that may not be do not matter. Equal
    sums are settled by the order of rows and columns, the same every time.
    """
    count, columns = table.allowed.shape
    outside = int(prices.max(initial=0)) * (count + 1) + 1
    cost = np.full((count, columns + 1), _NEVER, np.int64)
    cost[:, :columns] = np.where(table.allowed & (places > 0)[None, :], prices, _NEVER)
    cost[:, columns] = outside
    held = np.full(count, -1, np.int64)
    members: list[list[int]] = [[] for _ in range(columns + 1)]
    limit = [*places.tolist(), count]
    potential = np.zeros(columns + 1, np.int64)
    for row in range(count):
        end, came_from = _shortest(cost, potential, held, members, limit, row)
        _shift(held, members, came_from, row, end)
    held[held == columns] = -1
    return held


def _shortest(
    cost: Ints, potential: Ints, held: Ints, members: list[list[int]], limit: list[int], row: int
) -> tuple[int, Ints]:
    """The cheapest way for one more mentee: the column at its end, and for each column the row one came from.

    The potentials are brought up to date (in place), so that every way stays free of negative prices.
    """
    distance = cost[row] - potential
    came_from = np.full(len(potential), row, np.int64)
    done = np.zeros(len(potential), np.bool_)
    while True:
        nearest = int(np.argmin(np.where(done, np.iinfo(np.int64).max, distance)))
        done[nearest] = True
        if len(members[nearest]) < limit[nearest]:
            break
        sitting = np.array(members[nearest], np.int64)
        onward = cost[sitting] - cost[sitting, nearest][:, None]
        best = onward.argmin(axis=0)
        length = distance[nearest] + potential[nearest] - potential + onward[best, np.arange(len(best))]
        shorter = ~done & (length < distance)
        distance[shorter] = length[shorter]
        came_from[shorter] = sitting[best[shorter]]
    potential[done] += distance[done] - distance[nearest]
    return nearest, came_from


def _shift(held: Ints, members: list[list[int]], came_from: Ints, row: int, end: int) -> None:
    """Everybody along the way moves on by one; the new mentee takes the first place (in place)."""
    column = end
    while True:
        mover = int(came_from[column])
        before = int(held[mover])
        held[mover] = column
        members[column].append(mover)
        members[column].sort()
        if mover == row:
            return
        members[before].remove(mover)
        column = before


def prices_of(table: Table) -> Ints:
    """What both sides wished for counts first (a first choice most), the questionnaires settle what is equal."""
    top = int(table.scores.max(initial=0))
    points = _points(table.wishes, top) + _points(table.answers, top)
    step = top * max(len(table.mentees), 1) + 1
    return (int(points.max(initial=0)) - points) * step + (top - table.scores.astype(np.int64))


def _points(wishes: NDArray[np.integer], top: int) -> Ints:
    """How far a ranked person stands above all others; 0 for whoever was not ranked."""
    return np.maximum(wishes.astype(np.int64) - top, 0)
