"""Quiet hours: what waits, and until when."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from domain.quiet import QuietHours

ZONE = ZoneInfo("Europe/Moscow")
NIGHT = QuietHours(time(21), time(8))
LUNCH = QuietHours(time(12), time(13, 30))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 9, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("hours", "moment", "end"),
    [
        (NIGHT, at(15, 20, 59), None),
        (NIGHT, at(15, 21), at(16, 8)),
        (NIGHT, at(16, 0), at(16, 8)),
        (NIGHT, at(16, 7, 59), at(16, 8)),
        (NIGHT, at(16, 8), None),
        (LUNCH, at(15, 11, 59), None),
        (LUNCH, at(15, 12), at(15, 13, 30)),
        (LUNCH, at(15, 13, 30), None),
    ],
)
def test_the_end_of_the_wait(hours: QuietHours, moment: datetime, end: datetime | None) -> None:
    assert hours.end(moment) == end
    assert hours.hold(moment.time()) is (end is not None)
