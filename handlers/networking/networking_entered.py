"""What came of a code at the door, in words."""

from domain.networking import DOOR_BEFORE
from domain.who import Who
from handlers.view import View
from services.networking.networking_door import Entrance
from texts import clock, moment, plain, t


def entered_view(entered: Entrance, who: Who) -> View:
    """Noted, noted before, too early, over: when and where, and whom to ask."""
    meeting, zone = entered.meeting, who.programme.timezone
    text = t(
        f"networking-door-{entered.outcome}",
        when=moment(meeting.starts_at, zone),
        place=meeting.place,
        opens=clock(meeting.starts_at - DOOR_BEFORE, zone),
        contact=who.programme.contact or plain("role-curator"),
    )
    return View(text)
