"""Roles a person may hold in a programme; one person may hold several (domain glossary)."""

from enum import StrEnum

from domain.refusal import Refused


class Role(StrEnum):
    MENTOR = "mentor"
    MENTEE = "mentee"
    CURATOR = "curator"

    @property
    def other_side(self) -> "Role":
        """The side a mentor or mentee chooses from; a curator has none."""
        return {Role.MENTOR: Role.MENTEE, Role.MENTEE: Role.MENTOR}[self]


PARTICIPANTS = frozenset({Role.MENTOR, Role.MENTEE})


def participant(text: str) -> Role:
    """The side that a button names. Refused ``stale`` for anything else: the data may be forged."""
    if text not in PARTICIPANTS:
        raise Refused("stale")
    return Role(text)
