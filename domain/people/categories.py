"""Categories of participants by the regulation (S1 4.7–4.9).

They say which support is wished for or what somebody brings along, never a diagnosis; texts are ``category-<code>``.
"""

from collections.abc import Iterable

from domain.roles import Role

TEACHERS = ("start", "newplace", "strength", "modern")
"""Mentees who teach (S1 4.8); codes of the questionnaire's question about support."""
PUPILS = ("gifted", "learning", "access", "hardship", "conduct", "outside")
"""Mentees who learn (S1 4.7), only where pupils take part."""
MENTORS = ("teacher", "veteran", "enterprise", "business", "parent", "graduate", "pupil")
"""Mentors (S1 4.9)."""


def choices(role: Role, *, pupils: bool) -> tuple[str, ...]:
    """What can be chosen for a participant of this role, in order."""
    if role is Role.MENTOR:
        return MENTORS
    return TEACHERS + PUPILS if pupils else TEACHERS


def ordered(role: Role, codes: Iterable[str]) -> tuple[str, ...]:
    """Known codes of the role, each once, in our order; others are dropped."""
    wanted = set(codes)
    return tuple(code for code in choices(role, pupils=True) if code in wanted)
