"""An event as a calendar file (RFC 5545), to be put into the calendar of a phone."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

PRODUCT = "-//Tandem//mentoring//RU"


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with an identity that stays when it is moved; ``revision`` grows with every change."""

    uid: str
    title: str
    starts: datetime
    minutes: int
    place: str = ""
    notes: str = ""
    revision: int = 0
    cancelled: bool = False


def ics(happening: Happening, now: datetime) -> bytes:
    """One event in UTC: phones show it in their own zone. ``starts`` and ``now`` must be aware.

    A calendar that knows the ``uid`` takes a higher ``revision`` as a move, and one ``cancelled`` as the end of it.
    """
    starts = happening.starts.astimezone(UTC)
    event = Event()
    event.add("uid", happening.uid)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", starts)
    event.add("dtend", starts + timedelta(minutes=happening.minutes))
    event.add("summary", happening.title)
    event.add("sequence", happening.revision)
    event.add("status", "CANCELLED" if happening.cancelled else "CONFIRMED")
    if happening.place:
        event.add("location", happening.place)
    if happening.notes:
        event.add("description", happening.notes)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if happening.cancelled else "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
