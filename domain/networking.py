"""The networking meeting (D31)."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Guest:
    """``coming``: what they answered, ``None`` while silent; ``attended``: ticked afterwards, ``None`` before."""

    person_id: int
    coming: bool | None = None
    attended: bool | None = None


@dataclass(frozen=True, slots=True)
class Networking:
    id: int
    starts_at: datetime
    place: str
    state: str
    guests: tuple[Guest, ...] = field(default=())

    @property
    def coming(self) -> tuple[int, ...]:
        return tuple(guest.person_id for guest in self.guests if guest.coming)

    @property
    def not_coming(self) -> tuple[int, ...]:
        return tuple(guest.person_id for guest in self.guests if guest.coming is False)

    @property
    def attended(self) -> frozenset[int]:
        return frozenset(guest.person_id for guest in self.guests if guest.attended)
