"""What the picture of a choice shows: frozen, picklable values, so that they can travel to the drawing process."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VotesChart:
    """Mentees down (``rows``) and mentors across (``columns``) by short name.

    ``cells``: (row, column, which choice the mentor is of the mentee, which the mentee of the mentor); 0: not marked.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int, int, int, int], ...]

    @property
    def mutual(self) -> int:
        return sum(bool(mine and theirs) for _, _, mine, theirs in self.cells)
