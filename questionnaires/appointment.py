"""A day, an hour and a place in one typed line, as people write them to each other."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from questionnaires.reading import clean, fold, read_date
from questionnaires.words import words

_CLOCK = re.compile(r"(\d{1,2})[:\u2236](\d{2})\Z")
_HOUR = re.compile(r"(\d{1,2})(?:[.\-](\d{2}))?\Z")
_LONGEST_DATE = 4  # words: "15", "of", a month, a year


@dataclass(frozen=True, slots=True)
class Appointment:
    """What was understood. ``at`` is ``None`` when no hour was named; ``place`` may be empty."""

    day: date
    at: time | None
    place: str

    def moment(self, zone: ZoneInfo) -> datetime | None:
        """The aware moment on that zone's clock."""
        return None if self.at is None else datetime.combine(self.day, self.at, zone)


def read_appointment(raw: str, today: date) -> Appointment | None:
    """Reads «15.09 15:00 room 214», «tomorrow at 9», «15 September, at 15.00, hall»; the nearest day not before today.

    ``None`` when there is no day in it. The place is what is left, as it was typed.
    """
    tokens = clean(raw).split()
    at, tokens = _take_time(tokens)
    for count in range(min(_LONGEST_DATE, len(tokens)), 0, -1):
        for start in range(len(tokens) - count + 1):
            day = read_date(" ".join(tokens[start : start + count]), today, low=today)
            if day is not None:
                rest = [*tokens[:start], *tokens[start + count :]]
                return Appointment(day, at, " ".join(rest).strip(" ,;.–—-"))
    return None


def read_time(raw: str) -> time | None:
    """«15:00», «15.00», «at 15», «9»; ``None`` when it is no time of day."""
    tokens = [token for token in clean(raw).split() if fold(token) not in words().noise]
    if len(tokens) != 1:
        return None
    match = _CLOCK.match(tokens[0].strip(" ,;")) or _HOUR.match(tokens[0].strip(" ,;."))
    return _time(match) if match else None


def _take_time(tokens: list[str]) -> tuple[time | None, list[str]]:
    for index, token in enumerate(tokens):
        match = _CLOCK.match(token.strip(",;."))
        found = _time(match) if match else None
        if found is not None:
            start = index - 1 if index and fold(tokens[index - 1]) in words().noise else index
            return found, [*tokens[:start], *tokens[index + 1 :]]
    for index in range(1, len(tokens)):
        match = _HOUR.match(tokens[index].strip(",;."))
        found = _time(match) if match and fold(tokens[index - 1]) in words().noise else None
        follows = fold(tokens[index + 1]) if index + 1 < len(tokens) else ""
        if found is not None and not any(follows.startswith(month) for month in words().months):
            return found, [*tokens[: index - 1], *tokens[index + 1 :]]
    return None, tokens


def _time(match: re.Match[str]) -> time | None:
    hour, minute = int(match[1]), int(match[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
