"""The calendar file of an event."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar

from documents.calendar import Happening, ics

NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)


def test_an_event_with_its_time_place_and_identity() -> None:
    happening = Happening(
        "event-7@tandem", "Общая встреча", datetime(2026, 9, 16, 12, 0, tzinfo=UTC), 90, "каб. 214", revision=2
    )
    parsed = Calendar.from_ical(ics(happening, NOW))
    (event,) = parsed.walk("VEVENT")
    assert (str(event["uid"]), str(event["summary"]), str(event["location"])) == (
        "event-7@tandem",
        "Общая встреча",
        "каб. 214",
    )
    assert event.decoded("dtend") == datetime(2026, 9, 16, 13, 30, tzinfo=UTC)
    assert event["sequence"] == 2


def test_commas_and_new_lines_in_a_place_are_escaped() -> None:
    text = ics(Happening("1", "Т; е", NOW, 45, "ул. Новая, 5\nактовый зал"), NOW).decode()
    assert "LOCATION:ул. Новая\\, 5\\nактовый зал" in text
    assert "DESCRIPTION" not in text


def test_whatever_the_zone_the_hour_is_said_in_utc_and_a_cancellation_is_one() -> None:
    """A zone by name would need its rules in the file; UTC is right on every phone."""
    starts = datetime(2026, 10, 25, 15, 0, tzinfo=ZoneInfo("Asia/Kamchatka"))
    parsed = Calendar.from_ical(ics(Happening("1", "Общая встреча", starts, 60, revision=3, cancelled=True), NOW))
    (event,) = parsed.walk("VEVENT")
    assert event["dtstart"].to_ical() == b"20261025T030000Z"
    assert event["dtend"].to_ical() == b"20261025T040000Z"
    assert (str(parsed["method"]), str(event["status"]), event["sequence"]) == ("CANCEL", "CANCELLED", 3)
    assert "VTIMEZONE" not in parsed.to_ical().decode()
