"""Whom a survey is put to: a role and one condition. Pure; its code rides in buttons and stands in the database."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from domain.match import FORMS
from domain.refusal import Refused
from domain.roles import Role

LONGEST_CODE = 28
ROOM = 16
"""Characters of a value within a code: the first ones of a form of mentoring tell it from the others."""
MOST_MEETINGS = 99


class Whom(StrEnum):
    """``PEOPLE``: ticked one by one."""

    ALL = "all"
    MENTORS = "mentors"
    MENTEES = "mentees"
    CURATORS = "curators"
    PEOPLE = "people"


class Only(StrEnum):
    """What a member's pairs must be like. ``DONE``: a pair has completed its work and none is left."""

    ANY = ""
    PAIRED = "pair"
    FREE = "free"
    DONE = "done"
    MET = "met"
    FORM = "f"


VALUED = frozenset({Only.MET, Only.FORM})
ROLES = {
    Whom.ALL: frozenset({Role.MENTOR, Role.MENTEE}),
    Whom.MENTORS: frozenset({Role.MENTOR}),
    Whom.MENTEES: frozenset({Role.MENTEE}),
}


@dataclass(frozen=True, slots=True)
class Tie:
    """A person's place in one match. ``told``: both sides know of it; ``held``: meetings that took place."""

    role: Role
    form: str
    state: str
    told: bool
    held: int


@dataclass(frozen=True, slots=True)
class Audience:
    """``value``: how many meetings at least (``MET``), or the form of mentoring (``FORM``)."""

    whom: Whom
    only: Only = Only.ANY
    value: str = ""

    @property
    def code(self) -> str:
        """``mentees``, ``mentors.pair``, ``all.met.3``, ``mentees.f.teacher_teacher``; a long value is cut."""
        return ".".join(part for part in (self.whom, self.only, self.value[:ROOM]) if part)

    @property
    def narrows(self) -> bool:
        """Whether there is a condition beside the role."""
        return self.only is not Only.ANY

    def takes(self, role: Role, ties: Iterable[Tie], forms: Collection[str] = ()) -> bool:
        """Whether somebody who takes part as ``role`` belongs to it; ``forms`` of mentoring they have joined in."""
        if role not in ROLES.get(self.whom, frozenset()):
            return False
        if self.only is Only.FORM and self.value in forms:
            return True
        return self._fits([tie for tie in ties if tie.role is role])

    def _fits(self, ties: list[Tie]) -> bool:
        # Of a pair that is agreed and not announced nobody may learn by a questionnaire: it is neither here nor there.
        active = [tie for tie in ties if tie.state == "active"]
        worked = [tie for tie in ties if tie.told and tie.state in ("active", "completed")]
        match self.only:
            case Only.ANY:
                return True
            case Only.PAIRED:
                return bool(active)
            case Only.FREE:
                return not active and not any(tie.state == "agreed" for tie in ties)
            case Only.DONE:
                return not active and any(tie.state == "completed" for tie in worked)
            case Only.MET:
                return any(tie.held >= int(self.value) for tie in worked)
            case Only.FORM:
                return any(tie.form == self.value for tie in worked)


def parse(code: str) -> Audience:
    """The audience of a code; Refused ``stale`` for anything that is none."""
    whom, _, rest = code.partition(".")
    only, _, value = rest.partition(".")
    if whom not in set(Whom) or only not in set(Only) or len(code) > LONGEST_CODE:
        raise Refused("stale")
    if only == Only.FORM and len(value) == ROOM:
        value = next((form for form in FORMS if form.startswith(value)), value)
    found = Audience(Whom(whom), Only(only), value)
    bare = found.whom in (Whom.CURATORS, Whom.PEOPLE) and found.narrows
    if bare or bool(value) is not (found.only in VALUED) or (found.only is Only.MET and not _counts(value)):
        raise Refused("stale")
    return found


def _counts(value: str) -> bool:
    return value.isascii() and value.isdecimal() and 1 <= int(value) <= MOST_MEETINGS
