"""The networking meeting (D31): who is asked, who comes, when its door is open."""

from collections.abc import Container
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.match import FORMS
from domain.quiet import QuietHours
from domain.refusal import Refused

ALL, FREE, OF_FORM = "all", "free", "f."
"""Whom a meeting invites: everybody admitted; mentees without a pair with free mentors; those of one form."""
DURATIONS = (60, 90, 120, 180)
DEFAULT_MINUTES = 90
DOOR_BEFORE, DOOR_AFTER = timedelta(minutes=30), timedelta(hours=1)
NIGHT = QuietHours(time(21), time(8))
"""Nothing begins by itself at these hours."""
AHEAD = timedelta(days=183)
"""What is later was a slip: a day and a month that have passed are read as those of the next year."""
STALE_AFTER = timedelta(days=2)
"""A choice that should have opened longer ago is the curator's to open."""


class Reply(StrEnum):
    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


class Door(StrEnum):
    """Whether the code at the door works: ``EARLY`` and ``OVER`` by the clock, ``CLOSED`` for a cancelled meeting."""

    EARLY = "early"
    OPEN = "open"
    OVER = "over"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Terms:
    """How a meeting is held: ``audience`` is a code, ``opens_choice``: the choice opens at its end by itself."""

    minutes: int = DEFAULT_MINUTES
    audience: str = ALL
    opens_choice: bool = False

    def must_be_possible(self) -> None:
        """Refused ``stale``: a button carries what none of ours ever did."""
        known = self.audience in (ALL, FREE) or self.form in FORMS
        if self.minutes not in DURATIONS or not known:
            raise Refused("stale")

    @property
    def form(self) -> str:
        """The form of mentoring it is for; empty without one."""
        return self.audience.removeprefix(OF_FORM) if self.audience.startswith(OF_FORM) else ""


@dataclass(frozen=True, slots=True)
class Guest:
    """``reply``: ``None`` while silent; ``attended``: ``None`` before anybody noted it.

    ``invited`` is false for somebody who came all the same; ``filed``: the revision of their calendar file.
    """

    person_id: int
    reply: Reply | None = None
    attended: bool | None = None
    invited: bool = True
    filed: int | None = None


@dataclass(frozen=True, slots=True)
class Networking:
    id: int
    starts_at: datetime
    place: str
    state: str
    guests: tuple[Guest, ...] = field(default=())
    terms: Terms = field(default=Terms())
    revision: int = 0
    uid: str = ""
    """Names it to calendars for ever, whatever becomes of its hour."""

    def without_gone(self, present: Container[int]) -> "Networking":
        """The same with answers only of those who still take part; who was there was there."""
        kept = [guest for guest in self.guests if guest.person_id in present]
        gone = [
            Guest(guest.person_id, None, True, guest.invited)
            for guest in self.guests
            if guest.attended and guest not in kept
        ]
        return replace(self, guests=(*kept, *gone))

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.terms.minutes)

    @property
    def planned(self) -> bool:
        """Not cancelled."""
        return self.state == "planned"

    def answers(self, now: datetime) -> bool:
        """Whether one may still say that one comes."""
        return self.planned and now < self.starts_at

    def door(self, now: datetime) -> Door:
        """From half an hour before the beginning to an hour after the end."""
        if not self.planned:
            return Door.CLOSED
        if now < self.starts_at - DOOR_BEFORE:
            return Door.EARLY
        return Door.OPEN if now < self.ends_at + DOOR_AFTER else Door.OVER

    def answered(self, reply: Reply | None) -> tuple[int, ...]:
        """Those of the invited who said so; ``None``: the silent."""
        return tuple(guest.person_id for guest in self.guests if guest.invited and guest.reply is reply)

    @property
    def invited(self) -> tuple[int, ...]:
        return tuple(guest.person_id for guest in self.guests if guest.invited)

    @property
    def attended(self) -> frozenset[int]:
        return frozenset(guest.person_id for guest in self.guests if guest.attended)

    def guest(self, person_id: int) -> Guest | None:
        return next((guest for guest in self.guests if guest.person_id == person_id), None)

    @property
    def occasion(self) -> str:
        """The meeting at this time and place: once moved, it is another occasion to invite to."""
        moment = f"networking:{self.id}:{self.starts_at.timestamp():.0f}"
        return f"{moment}:{self.revision}" if self.revision else moment


def choice_opens_at(ends_at: datetime, zone: ZoneInfo) -> datetime:
    """When the choice opens after a meeting: at its end, or in the morning after a late one."""
    return NIGHT.end(ends_at.astimezone(zone)) or ends_at
