"""An admitted mentor or mentee as matching, lists and documents need them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Participant:
    """``capacity``: mentees a mentor takes, ``None`` where not said."""

    person_id: int
    name: str
    post: str = ""
    capacity: int | None = None
