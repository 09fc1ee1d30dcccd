"""A notice: something to be said to a person at a moment; what exactly is decided when it is delivered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Notice:
    """``subject`` names what it is about (``meeting:12``); ``payload`` holds ids only, never personal data.

    (kind, subject, person, due) is unique, so that the same thing is never queued twice.
    """

    kind: str
    person_id: int
    due_at: datetime
    subject: str = ""
    payload: Mapping[str, object] = field(default_factory=dict)
