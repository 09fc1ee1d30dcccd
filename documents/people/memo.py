"""What stands on the one-page memo for participants; typed and picklable, since it is made in the drawing process."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Door:
    """The way in for a role: a link behind a QR code, and the eight digits to type instead."""

    role: str
    link: str
    code: str


@dataclass(frozen=True, slots=True)
class Memo:
    """``ends_on``: the programme's last day; ``until``: to which day the invitations let people in."""

    organisation: str
    bot_name: str
    ends_on: date | None
    rhythm_days: int
    contact: str
    until: date
    doors: tuple[Door, ...]
