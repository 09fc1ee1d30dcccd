"""A day, an hour and a place in one line."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.appointment import Appointment, read_appointment, read_time

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("15.09 15:00 каб. 214", Appointment(date(2026, 9, 15), time(15), "каб. 214")),
        ("15 сентября в 15:00, актовый зал", Appointment(date(2026, 9, 15), time(15), "актовый зал")),
        ("завтра в 9", Appointment(date(2026, 9, 16), time(9), "")),
        ("завтра в 15.30 библиотека", Appointment(date(2026, 9, 16), time(15, 30), "библиотека")),
        ("24.09.2026 16:00 Актовый зал", Appointment(date(2026, 9, 24), time(16), "Актовый зал")),
        ("2026-10-01 14:05", Appointment(date(2026, 10, 1), time(14, 5), "")),
        ("20 сентября", Appointment(date(2026, 9, 20), None, "")),
        ("10 января в 12:00", Appointment(date(2027, 1, 10), time(12), "")),
        ("когда-нибудь", None),
        ("", None),
        ("45.13 в 77:99", None),
    ],
)
def test_lines_people_write(typed: str, expected: Appointment | None) -> None:
    assert read_appointment(typed, TODAY) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("15:00", time(15)), ("в 15", time(15)), ("9.30", time(9, 30)), ("25:00", None), ("потом", None), ("", None)],
)
def test_hours(typed: str, expected: time | None) -> None:
    assert read_time(typed) == expected


@given(st.text(max_size=60))
def test_any_line_is_met_without_a_crash(typed: str) -> None:
    read_appointment(typed, TODAY)
    read_time(typed)
