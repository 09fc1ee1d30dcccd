"""A match («наставническая пара / группа»): mentors and mentees who work together (S4 1.1.2)."""

from dataclasses import dataclass
from datetime import datetime

LIVE_STATES = ("agreed", "active")
END_STATES = ("completed", "stopped", "transferred")


@dataclass(frozen=True, slots=True)
class Match:
    """``agreed``: on the curator's list, nobody told yet; ``active``: both sides told. Ended ones keep history."""

    id: int
    form: str
    state: str
    mentors: tuple[int, ...]
    mentees: tuple[int, ...]
    agreed_at: datetime
    told_at: datetime | None = None
    document_id: int | None = None
    planned_meetings: int | None = None
    rhythm_days: int | None = None
    ended_at: datetime | None = None

    @property
    def live(self) -> bool:
        return self.state in LIVE_STATES

    @property
    def members(self) -> tuple[int, ...]:
        return self.mentors + self.mentees
