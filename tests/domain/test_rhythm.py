"""When reminders are due: working days and hours, evenings before, silence."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.rhythm import (
    WINDOW_CLOSES,
    WINDOW_OPENS,
    Nudge,
    asked_after,
    evening_before,
    is_working,
    next_window,
    nudge,
    shortly_before,
    slots,
)

MOSCOW = ZoneInfo("Europe/Moscow")
ZONES = st.sampled_from(
    ["Europe/Kaliningrad", "Europe/Moscow", "Asia/Yekaterinburg", "Asia/Kamchatka", "Europe/Berlin"]
)
MOMENTS = st.integers(1_700_000_000, 1_900_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


def moscow(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=MOSCOW)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-09-15 15:00", "2026-09-15 15:00"),
        ("2026-09-15 14:29", "2026-09-15 14:30"),
        ("2026-09-15 19:00", "2026-09-16 14:30"),
        ("2026-09-18 20:00", "2026-09-21 14:30"),
        ("2026-09-19 15:00", "2026-09-21 14:30"),
        ("2026-09-20 09:00", "2026-09-21 14:30"),
    ],
)
def test_working_days_half_past_two_till_seven(now: str, expected: str) -> None:
    assert next_window(moscow(now), MOSCOW) == moscow(expected)


@given(MOMENTS, ZONES)
def test_a_window_is_never_before_now_and_always_in_hours(now: datetime, name: str) -> None:
    zone = ZoneInfo(name)
    found = next_window(now, zone)
    local = found.astimezone(zone)
    assert found >= now
    assert is_working(local.date())
    assert WINDOW_OPENS <= local.time() < WINDOW_CLOSES
    assert next_window(found, zone) == found


def test_reminders_of_a_meeting() -> None:
    at = moscow("2026-09-16 15:00")
    assert evening_before(at, MOSCOW) == moscow("2026-09-15 18:00")
    assert shortly_before(at, moscow("2026-09-16 12:00")) == moscow("2026-09-16 13:00")
    assert shortly_before(at, moscow("2026-09-16 13:30")) is None
    assert asked_after(at) == moscow("2026-09-16 16:00")


@pytest.mark.parametrize(
    ("paired", "last", "rhythm", "expected"),
    [
        (2, None, 14, None),
        (3, None, 14, Nudge.FIRST_DATE),
        (21, None, 14, Nudge.FIRST_DATE),
        (22, None, 14, Nudge.SILENCE),
        (60, 21, 14, None),
        (60, 22, 14, Nudge.SILENCE),
        (60, 15, 7, Nudge.SILENCE),
        (60, 30, 30, None),
        (2, 90, 14, None),
    ],
)
def test_what_a_pair_is_reminded_of(paired: int, last: int | None, rhythm: int, expected: Nudge | None) -> None:
    today = date(2026, 12, 1)
    held = None if last is None else today - timedelta(days=last)
    assert nudge(today, today - timedelta(days=paired), held, rhythm) is expected


@given(MOMENTS, ZONES, st.integers(-30, 60))
def test_proposed_times_are_ahead_on_different_working_days(now: datetime, name: str, shift: int) -> None:
    zone = ZoneInfo(name)
    found = slots(now, zone, now.date() + timedelta(days=shift))
    days = [one.astimezone(zone).date() for one in found]
    assert len(set(days)) == 3
    assert all(one > now for one in found)
    assert all(is_working(day) for day in days)
