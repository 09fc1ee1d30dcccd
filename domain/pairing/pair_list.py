"""A list of pairs as it was read from a file: rows that can be taken over, faults by row (D34)."""

from dataclasses import dataclass

from domain.match import FORMS, Format, Kind
from domain.people.staff import RowFault


@dataclass(frozen=True, slots=True)
class PairRow:
    """One match: names as they stand in the file; no mentors is mutual support. ``format`` is ``None`` if not said."""

    sheet: str
    row: int
    mentors: tuple[str, ...]
    mentees: tuple[str, ...]
    form: str = FORMS[0]
    format: Format | None = None
    kind: Kind = Kind.USUAL
    topic: str = ""


@dataclass(frozen=True, slots=True)
class PairList:
    """``refusal``: why the file as a whole cannot be taken; nothing else then."""

    rows: tuple[PairRow, ...] = ()
    faults: tuple[RowFault, ...] = ()
    refusal: str = ""
