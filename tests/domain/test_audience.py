"""Whom a survey is put to: a role and a condition over the person's pairs."""

import pytest

from domain.match import FORMS
from domain.refusal import Refused
from domain.roles import Role
from domain.surveys.audience import LONGEST_CODE, Audience, Only, Tie, Whom, parse

ACTIVE = Tie(Role.MENTEE, "teacher_teacher", "active", told=True, held=3)
SECRET = Tie(Role.MENTEE, "teacher_teacher", "agreed", told=False, held=0)
DONE = Tie(Role.MENTEE, "pupil_pupil", "completed", told=True, held=9)
STOPPED = Tie(Role.MENTEE, "teacher_teacher", "stopped", told=True, held=2)
AS_MENTOR = Tie(Role.MENTOR, "teacher_teacher", "active", told=True, held=7)


@pytest.mark.parametrize(
    ("code", "ties", "takes"),
    [
        ("mentees", [], True),
        ("mentors", [ACTIVE], False),
        ("all", [], True),
        ("curators", [ACTIVE], False),
        ("people", [ACTIVE], False),
        ("mentees.pair", [ACTIVE], True),
        ("mentees.pair", [SECRET], False),
        ("mentees.pair", [DONE, STOPPED], False),
        ("mentees.pair", [AS_MENTOR], False),
        ("mentees.free", [], True),
        ("mentees.free", [DONE, STOPPED, AS_MENTOR], True),
        ("mentees.free", [SECRET], False),
        ("mentees.free", [ACTIVE], False),
        ("mentees.done", [DONE], True),
        ("mentees.done", [STOPPED], False),
        ("mentees.done", [DONE, ACTIVE], False),
        ("mentees.met.3", [ACTIVE], True),
        ("mentees.met.4", [ACTIVE, AS_MENTOR], False),
        ("mentees.met.9", [DONE], True),
        ("mentees.met.1", [STOPPED], False),
        ("all.f.teacher_teacher", [ACTIVE], True),
        ("all.f.pupil_pupil", [ACTIVE], False),
    ],
)
def test_who_belongs(code: str, ties: list[Tie], takes: bool) -> None:
    audience = parse(code)
    assert audience.code == code
    assert audience.takes(Role.MENTEE, ties) is takes


def test_who_has_joined_in_a_form_belongs_to_it_before_any_pair() -> None:
    audience = parse("mentees.f.pupil_pupil")
    assert audience.takes(Role.MENTEE, [], {"pupil_pupil"})
    assert not audience.takes(Role.MENTEE, [], {"teacher_pupil"})
    assert not audience.takes(Role.MENTOR, [], {"pupil_pupil"})


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_mentoring_fits_a_button_and_comes_back(form: str) -> None:
    audience = Audience(Whom.MENTEES, Only.FORM, form)
    assert len(audience.code) <= LONGEST_CODE
    assert parse(audience.code) == audience


@pytest.mark.parametrize(
    "code",
    [
        *("", "everybody", "mentees.met", "mentees.met.0", "mentees.met.100", "mentees.met.-1"),
        *("mentees.met.1.5", "mentees.met.\u0663", "mentees.pair.1", "curators.pair", "people.free", "all.f"),
        "mentees.f." + "x" * LONGEST_CODE,
    ],
)
def test_what_is_no_audience_is_refused(code: str) -> None:
    with pytest.raises(Refused, match="stale"):
        parse(code)
