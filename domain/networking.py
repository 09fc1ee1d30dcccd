"""The networking meeting (D31)."""

from collections.abc import Container
from dataclasses import dataclass, field, replace
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

    def without_gone(self, present: Container[int]) -> "Networking":
        """The same with answers only of those who still take part; who was there was there."""
        kept = [guest for guest in self.guests if guest.person_id in present]
        gone = [Guest(guest.person_id, None, True) for guest in self.guests if guest.attended and guest not in kept]
        return replace(self, guests=(*kept, *gone))

    @property
    def coming(self) -> tuple[int, ...]:
        return tuple(guest.person_id for guest in self.guests if guest.coming)

    @property
    def not_coming(self) -> tuple[int, ...]:
        return tuple(guest.person_id for guest in self.guests if guest.coming is False)

    @property
    def attended(self) -> frozenset[int]:
        return frozenset(guest.person_id for guest in self.guests if guest.attended)
