"""Kinds of consent, each a document of its own (152-FZ art. 9, 10.1; Labour Code art. 351.8), and their terms."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

NOTICE_DAYS = 3
"""Working days between a notice and the end of a mentor's duties (Labour Code art. 351.8)."""
TAKE_DOWN_DAYS = 3
"""Working days within which published data must be taken down on demand (152-FZ art. 10.1 p. 14)."""
MOST_RESOURCES = 8
"""Web resources of one consent: each is a button."""
SATURDAY = 5
HOLIDAYS = ((2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4))
LAST_OF_NEW_YEAR = 8
"""Public holidays (Labour Code art. 112): month and day; of January the first eight days."""


class ConsentKind(StrEnum):
    """One purpose, one consent."""

    PROGRAMME = "programme"
    PUBLICATION = "publication"
    LABOUR = "labour"
    GUARDIAN = "guardian"
    """The representative's text for a minor: a text of its own, a consent to the programme."""


SHIPPED = {
    ConsentKind.PROGRAMME: 2,
    ConsentKind.PUBLICATION: 1,
    ConsentKind.LABOUR: 1,
    ConsentKind.GUARDIAN: 2,
}
"""Which revision of our own texts this program brings: raised with every change of what a text says, so that whoever
consented to an earlier one is asked again (ADR 0013); tests/handlers/test_consent_texts.py holds texts and numbers."""
SAY_THE_TERM = (ConsentKind.PROGRAMME, ConsentKind.GUARDIAN, ConsentKind.PUBLICATION)
"""Texts that name the organisation and the programme's last day: a consent holds for no other and no longer."""


class Format(StrEnum):
    """The form in which a mentor works, as the agreement names it."""

    INDIVIDUAL = "individual"
    GROUP = "group"
    ONLINE = "online"


@dataclass(frozen=True, slots=True)
class Agreement:
    """A mentor's supplementary agreement. ``released_on``: notice was given, duties end at the start of that day."""

    id: int
    person_id: int
    number: str
    signed_on: date
    until: date
    format: Format
    paid: bool
    notice_at: datetime | None = None
    released_on: date | None = None
    ended: bool = False

    @property
    def in_force(self) -> bool:
        return self.released_on is None and not self.ended


def after_working_days(day: date, count: int) -> date:
    """The first calendar day after ``count`` full working days that follow ``day``: a notice given then is long enough.

    Neither weekends nor public holidays are counted (Labour Code art. 112); what the government moves by a decree of
    the year is not known here, so that the school may have to name a later day.
    """
    while count:
        day += timedelta(days=1)
        if not _is_off(day):
            count -= 1
    return day + timedelta(days=1)


def within_working_days(day: date, count: int) -> date:
    """The last day of a term of ``count`` working days after ``day``. Holidays are counted: never a day too late."""
    while count:
        day += timedelta(days=1)
        if day.weekday() < SATURDAY:
            count -= 1
    return day


def _is_off(day: date) -> bool:
    return day.weekday() >= SATURDAY or _is_holiday(day) or day in _moved(day.year)


def _is_holiday(day: date) -> bool:
    return (day.month, day.day) in HOLIDAYS or (day.month == 1 and day.day <= LAST_OF_NEW_YEAR)


def _moved(year: int) -> frozenset[date]:
    """A holiday on a weekend moves to the next working day; those of January by decree only (art. 112 p. 2)."""
    found = set()
    for month, number in HOLIDAYS:
        day = date(year, month, number)
        if day.weekday() >= SATURDAY:
            while day.weekday() >= SATURDAY or _is_holiday(day) or day in found:
                day += timedelta(days=1)
            found.add(day)
    return frozenset(found)


def release_days(given: date) -> tuple[date, ...]:
    """Days to choose from when a mentor lays the duties down: the earliest lawful one, a week and two weeks later."""
    earliest = after_working_days(given, NOTICE_DAYS)
    return tuple(earliest + timedelta(weeks=weeks) for weeks in range(3))


def read_resources(text: str) -> tuple[str, ...]:
    """Web resources as typed, one a line or separated by commas, without repetitions; what is no address is kept out.

    >>> read_resources("https://school5.example, vk.com/school5")
    ('https://school5.example', 'vk.com/school5')
    """
    parts = (part.strip(" .;") for line in text.splitlines() for part in line.split(","))
    return tuple(dict.fromkeys(part for part in parts if _is_address(part)))


def _is_address(part: str) -> bool:
    host = part.partition("://")[2] or part
    name, dot, zone = host.split("/")[0].rpartition(".")
    return bool(dot and name and len(zone) > 1 and not any(sign.isspace() for sign in part)) and len(part) <= 120
