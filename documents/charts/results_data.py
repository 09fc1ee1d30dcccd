"""What the pictures of results show: frozen, picklable values, so that they can travel to the drawing process."""

from dataclasses import dataclass

from documents.charts.votes_data import VotesChart


@dataclass(frozen=True, slots=True)
class ResultBars:
    """One question: ``bars`` are (answer, how many) in the form's order, those with nobody too; ``given`` answered.

    ``columns``: the answers are steps of a scale up to ``high``, drawn side by side. ``good``: how many are at or over
    the bar ``bar``.
    """

    question: str
    bars: tuple[tuple[str, int], ...]
    given: int
    columns: bool = False
    mean: float | None = None
    high: int = 0
    good: int | None = None
    bar: int = 0


@dataclass(frozen=True, slots=True)
class ResultsChart:
    """All questions of a survey; drawn on as many sheets as they need."""

    title: str
    people: int
    questions: tuple[ResultBars, ...]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One question asked twice: means before and after on its own scale; ``reverse``: less is better."""

    name: str
    low: int
    high: int
    before: float
    after: float
    people: int
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class ChangeChart:
    """Entry against exit, question by question; drawn on as many sheets as they need."""

    title: str
    both: int
    entered: int
    rows: tuple[ChangeRow, ...]


SheetsChart = ResultsChart | ChangeChart | VotesChart
"""Charts that may need several pictures."""
