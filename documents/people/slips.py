"""What stands on personal invitations; typed and picklable, since the sheet is made in the drawing process."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Slip:
    """``link`` opens the bot with the code; ``code`` is eight digits to type instead."""

    name: str
    post: str
    link: str
    code: str
    until: date


@dataclass(frozen=True, slots=True)
class Slips:
    organisation: str
    bot_name: str
    people: tuple[Slip, ...]
