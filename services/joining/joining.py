"""With which questionnaires somebody joins: those of their form of mentoring and part (D11, D12; S1 5.1).

The form is what the person has begun or sent; before that what the invitation said; a programme with one form that
suits asks nothing. Only where several suit is there a question, and its answer is the questionnaire that is begun.
"""

from dataclasses import dataclass

from domain.match import FORMS
from domain.programme import Programme
from domain.roles import Role
from questionnaires.form import Form
from services.questionnaires import forms
from storage import programmes
from storage.database import Connection
from storage.people import people
from storage.surveys import responses

OF_MINORS = frozenset(
    {
        ("employer_student", Role.MENTEE),
        ("teacher_pupil", Role.MENTEE),
        ("pupil_pupil", Role.MENTEE),
        ("pupil_pupil", Role.MENTOR),
    }
)
"""Sides that somebody not of age may stand on."""
OF_PUPILS = {Role.MENTOR: "pupil_pupil", Role.MENTEE: "teacher_pupil"}
"""What a minor joins with where the programme names no form for them."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A base questionnaire that was not sent yet. ``code`` is empty while it has to be asked which of ``options``.

    ``options``: forms of mentoring in use that suit the person in this part.
    """

    role: Role
    code: str
    options: tuple[str, ...]


def is_pupil(con: Connection, person_id: int) -> bool:
    """Somebody not of age, or who joined as such; who has sent an adult's questionnaire stays with it."""
    return bool(people.pupils(con, forms.PUPIL_BASES, _of_adults(), person_id))


def pupils(con: Connection) -> frozenset[int]:
    """Everybody of whom ``is_pupil`` holds."""
    return people.pupils(con, forms.PUPIL_BASES, _of_adults())


def _of_adults() -> frozenset[str]:
    return forms.BASE_CODES - forms.PUPIL_BASES


def in_trade(con: Connection) -> frozenset[int]:
    """Who has sent a base questionnaire of employers and students, and none of another form."""
    return people.pupils(con, forms.TRADE_BASES, forms.BASE_CODES - forms.TRADE_BASES, by_age=False)


def suiting(programme: Programme, role: Role, *, minor: bool) -> tuple[str, ...]:
    """Forms of mentoring in use whose side of this part the person may stand on; never empty."""
    used = tuple(form for form in FORMS if form in programme.forms)
    if not minor:
        return used or FORMS[:1]
    return tuple(form for form in used if (form, role) in OF_MINORS) or (OF_PUPILS[role],)


def options(con: Connection, person_id: int, role: Role) -> tuple[str, ...]:
    """The same of somebody, in the programme that runs."""
    return suiting(programmes.running(con), role, minor=people.is_minor(con, person_id))


def base_form(con: Connection, person_id: int, role: Role) -> str:
    """The base questionnaire of this part: that of the form joined in, the one begun, or the only one that suits.

    Empty while several suit.
    """
    suit, joined = options(con, person_id, role), people.joined_in(con, person_id, role)
    begun = responses.newest_of(con, person_id, forms.joined_with(role))
    if joined in suit and (begun is None or begun["state"] == "submitted"):
        return forms.BASES[joined][role]
    if begun is not None:
        return str(begun["form_code"])
    return forms.BASES[suit[0]][role] if len(suit) == 1 else ""


def owed(con: Connection, person_id: int) -> Owed | None:
    """The first base questionnaire the person has not sent yet."""
    roles = people.unapplied(con, person_id)
    if not roles:
        return None
    return Owed(roles[0], base_form(con, person_id, roles[0]), options(con, person_id, roles[0]))


def more(con: Connection, person_id: int, role: Role) -> tuple[str, ...]:
    """Forms of mentoring that somebody who has said theirs may take up beside it (before it is sent: instead of it)."""
    own = responses.of_person(con, person_id)
    begun = {row["form_code"] for row in own}
    if not begun & {*forms.joined_with(role)}:
        return ()
    sent = {row["form_code"] for row in own if row["state"] == "submitted"}
    left = {form: forms.BASES[form][role] for form in options(con, person_id, role)}
    if said := sent & forms.BASE_CODES:  # a teacher is no pupil, and a pupil no teacher
        pupil = bool(said & forms.PUPIL_BASES)
        left = {form: code for form, code in left.items() if (code in forms.PUPIL_BASES) is pupil}
    return tuple(form for form, code in left.items() if code not in begun)


def entry_after(con: Connection, person_id: int, form_code: str) -> Form | None:
    """After a base questionnaire: the assessment at the beginning that goes with it, unless one was begun."""
    if form_code not in forms.BASE_CODES:
        return None
    entry = forms.assessment_after(form_code)
    begun = any(row["form_code"] == entry for row in responses.of_person(con, person_id))
    return None if begun else forms.newest(entry)


def entry_form(con: Connection, person_id: int, role: Role) -> str:
    """The assessment at the beginning for this part; empty for who has not said their form yet."""
    base = base_form(con, person_id, role)
    return forms.assessment_after(base) if base else ""
