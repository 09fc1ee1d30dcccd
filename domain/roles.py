"""Roles a person may hold in a programme; one person may hold several (domain glossary)."""

from enum import StrEnum


class Role(StrEnum):
    MENTOR = "mentor"
    MENTEE = "mentee"
    CURATOR = "curator"

    @property
    def other_side(self) -> "Role":
        """The side a mentor or mentee chooses from; a curator has none."""
        return {Role.MENTOR: Role.MENTEE, Role.MENTEE: Role.MENTOR}[self]


PARTICIPANTS = frozenset({Role.MENTOR, Role.MENTEE})
