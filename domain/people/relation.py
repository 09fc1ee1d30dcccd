"""Who may be asked about a pupil (D14): never more of them than what they are to the pupil."""

from datetime import timedelta
from enum import StrEnum

VALID_FOR = timedelta(days=14)
"""How long a personal link waits for the one it was made for."""
WAITS = timedelta(days=3)
"""When the curator is reminded, once, that nobody has answered."""


class Relation(StrEnum):
    """What the asked person is to the pupil; the value rides in callback data."""

    TEACHER = "teacher"
    PSYCHOLOGIST = "psych"
    SOCIAL = "social"
    PARENT = "parent"
    OTHER = "other"
