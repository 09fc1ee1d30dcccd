"""The interview before a mentor is admitted (D20): what is kept of it, and what it means for «Accept»."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Interview:
    """When, held by whom (as typed), with the psychologist or without, what came of it in words and in one."""

    held_on: date
    held_by: str
    psychologist: bool
    conclusion: str
    recommended: bool
    noted_at: datetime


class Doubt(StrEnum):
    """Why «Accept» asks first."""

    MISSING = "missing"
    AGAINST = "against"


def doubt(latest: Interview | None) -> Doubt | None:
    """What stands against admitting a mentor where an interview is wanted; the newest one counts."""
    if latest is None:
        return Doubt.MISSING
    return None if latest.recommended else Doubt.AGAINST
