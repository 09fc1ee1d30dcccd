"""Holidays as a curator types them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.holidays import arranged
from domain.refusal import Refused
from questionnaires.periods import read_holidays

TODAY, LOW, HIGH = date(2026, 9, 20), date(2026, 9, 1), date(2027, 5, 31)
AUTUMN, WINTER, WOMEN = "2026-10-26/2026-11-03", "2026-12-29/2027-01-11", "2027-03-08/2027-03-08"


def told(raw: str) -> str:
    return " ".join(f"{one.first}/{one.last}" for one in read_holidays(raw, TODAY, LOW, HIGH))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("26.10–03.11", AUTUMN),
        ("26.10-3.11", AUTUMN),
        ("26.10.2026 - 03.11.26", AUTUMN),
        ("2026-10-26 — 2026-11-03", AUTUMN),
        ("с 26 октября по 3 ноября", AUTUMN),
        ("26 октября до 3 ноября", AUTUMN),
        ("26.10–03.11, 29.12–11.01; 8 марта", f"{AUTUMN} {WINTER} {WOMEN}"),
        ("29.12–11.01\n26.10–03.11", f"{AUTUMN} {WINTER}"),
        ("26–31 октября", "2026-10-26/2026-10-31"),
        ("26-31.10", "2026-10-26/2026-10-31"),
        ("нет", ""),
        ("-", ""),
    ],
)
def test_what_is_read(raw: str, expected: str) -> None:
    assert told(raw) == expected


@pytest.mark.parametrize("raw", ["осенью", "26.10–", "32.10–33.10", "26.10–03.11, потом", ",", "26", ""])
def test_what_is_not(raw: str) -> None:
    with pytest.raises(Refused, match="holidays-unread"):
        told(raw)


@given(st.text(max_size=60))
def test_anything_is_read_or_refused(raw: str) -> None:
    try:
        found = read_holidays(raw, TODAY, LOW, HIGH)
    except Refused:
        return
    assert found == arranged(found)
