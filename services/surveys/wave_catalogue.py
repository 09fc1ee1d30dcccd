"""The forms a survey can be opened with, as the curator finds them: by when in the course, or by words of the title."""

from enum import StrEnum

from domain.refusal import Refused
from domain.roles import Role
from domain.surveys.audience import Whom
from questionnaires.form import Form
from questionnaires.reading import has_words
from questionnaires.shipped import shipped
from services.surveys.waves import offered


class Group(StrEnum):
    """Where a form stands in the curator's list; ``OWN``: made by the school."""

    OWN = "own"
    START = "start"
    MIDDLE = "middle"
    END = "end"
    BASE = "base"


_CODES = {
    Group.START: (
        *("interest", "mon_mentor_in", "mon_mentee_in", "swot_mentor", "swot_mentee"),
        *("teacher_skills", "pupil_skills", "trade_skills"),
    ),
    Group.MIDDLE: ("checkin", "interim_mentor", "interim_mentee", "interim_curator"),
    Group.END: (
        *("exit", "teacher_skills", "pupil_skills", "trade_skills", "mon_mentor_out", "mon_mentee_out"),
        *("satisfaction", "quality"),
    ),
}


def grouped(group: Group) -> tuple[Form, ...]:
    """The forms of a group in the order of the programme's course; the school's own and the bases by title."""
    known = {form.code: form for form in offered()}
    if group in _CODES:
        return tuple(known[code] for code in _CODES[group] if code in known)
    ours = shipped()
    if group is Group.OWN:
        return tuple(form for code, form in known.items() if code not in ours)
    placed = {code for codes in _CODES.values() for code in codes}
    return tuple(form for code, form in known.items() if code in ours and code not in placed)


def searched(words: str) -> tuple[Form, ...]:
    """Forms in whose title each of the typed words, or its beginning, stands."""
    return tuple(form for form in offered() if has_words(form.title, words))


def openable(form_code: str) -> Form:
    """A form that may be opened; Refused ``stale``."""
    form = next((form for form in offered() if form.code == form_code), None)
    if form is None:
        raise Refused("stale")
    return form


def roles_for(form: Form) -> tuple[Whom, ...]:
    """Whom the form can be put to."""
    if form.role is Role.CURATOR:
        return (Whom.CURATORS,)
    if form.role is not None:
        return (Whom.MENTORS if form.role is Role.MENTOR else Whom.MENTEES, Whom.PEOPLE)
    return (Whom.ALL, Whom.MENTORS, Whom.MENTEES, Whom.PEOPLE)
