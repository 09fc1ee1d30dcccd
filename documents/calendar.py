"""An event as a calendar file (RFC 5545), to be put into the calendar of a phone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

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


def ics(happening: Happening, now: datetime) -> bytes:
    """One event in UTC: phones show it in their own zone. ``starts`` and ``now`` must be aware."""
    event = Event()
    event.add("uid", happening.uid)
    event.add("dtstamp", now)
    event.add("dtstart", happening.starts)
    event.add("dtend", happening.starts + timedelta(minutes=happening.minutes))
    event.add("summary", happening.title)
    event.add("sequence", happening.revision)
    if happening.place:
        event.add("location", happening.place)
    if happening.notes:
        event.add("description", happening.notes)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
