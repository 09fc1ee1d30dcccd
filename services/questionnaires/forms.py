"""Forms as responses know them: in force now, or snapshotted when a response was started. Parsed once.

In force is the school's own version of a code, else ours. The school's are read from the database at the start and
after each publishing (``refresh``), so that no answer asks the database for them.
"""

import logging
from collections.abc import Mapping
from datetime import datetime
from functools import cache

from domain.refusal import Refused
from domain.roles import Role
from questionnaires.facts import labels
from questionnaires.faults import FormFaults
from questionnaires.form import Form
from questionnaires.loading import digest, from_json, to_json
from questionnaires.shipped import shipped
from storage.database import Connection, Database
from storage.surveys import published_forms
from storage.surveys import responses as rows

BASES: Mapping[str, Mapping[Role, str]] = {
    form: {Role.MENTOR: mentor, Role.MENTEE: mentee}
    for form, mentor, mentee in (
        ("teacher_teacher", "mentor", "mentee"),
        ("head_teacher", "head_mentor", "head_mentee"),
        ("employer_student", "work_mentor", "work_mentee"),
        ("lecturer_young_teacher", "college_mentor", "college_mentee"),
        ("teacher_pupil", "pupil_t_mentor", "pupil_t_mentee"),
        ("pupil_pupil", "pupil_p_mentor", "pupil_p_mentee"),
    )
}
"""The base questionnaires of each form of mentoring: what somebody joins with (D11), in the methodology's order."""
_MENTORING = {code: form for form, sides in BASES.items() for code in sides.values()}
BASE_CODES = frozenset(_MENTORING)
BASE_FORMS = BASES["teacher_teacher"]
PUPIL_BASES = frozenset({"pupil_t_mentee", "pupil_p_mentor", "pupil_p_mentee"})
"""Filled in by pupils: nobody asks a pupil what they teach."""
TRADE = "employer_student"
TRADE_BASES = frozenset(BASES[TRADE].values())
ENTRY_FORM = "entry"
EXIT_FORM = "exit"
PUPIL_ENTRY = "pupil_skills"
"""A pupil's assessment, at the beginning and at the end."""
TRADE_ENTRY = "trade_skills"
"""The same for a student and who helps him into the trade: nobody asks them how they teach."""
CORRECTED = BASE_CODES | {ENTRY_FORM, PUPIL_ENTRY, TRADE_ENTRY}
"""What one joined with: each corrects it by oneself at any time."""
AFTER_MEETING = "after_meeting"
RESERVED = frozenset({AFTER_MEETING})
"""A part of a screen: its words ride on the buttons after a meeting, so it is not the school's to change."""

log = logging.getLogger(__name__)
_parsed: dict[str, Form] = {}  # by hash of the content, so it is never out of date
_school: dict[str, Form] = {}  # in force
_past: dict[str, Form] = {}  # last published of a code, in force or not


async def refresh(db: Database) -> None:
    """Learn what the school has published; called at the start and after each change."""
    found = await db.read(published_forms.every)
    forget()
    for row in found:
        try:
            form = _parsed.get(row["form_hash"]) or from_json(row["body"])
        except FormFaults:  # rules became stricter since: the bot works on with ours
            log.exception("a published form cannot be used any more", extra={"form": row["code"]})
            continue
        _past[row["code"]] = _parsed[row["form_hash"]] = form
        if row["withdrawn_at"] is None:
            _school[row["code"]] = form


def forget() -> None:
    """Only ours again: the database is closed."""
    _school.clear()
    _past.clear()


def in_force() -> Mapping[str, Form]:
    """Every form by its code, as new responses get it."""
    return {**shipped(), **_school}


def joined_with(role: Role) -> tuple[str, ...]:
    """The base questionnaires of a part, in the order of the forms of mentoring."""
    return tuple(sides[role] for sides in BASES.values())


def mentoring_of(base: str) -> str:
    """The form of mentoring that a base questionnaire belongs to; empty for any other form."""
    return _MENTORING.get(base, "")


def role_of(base: str) -> Role:
    """The part that a base questionnaire is for; KeyError for any other form."""
    return next(role for role, code in BASES[_MENTORING[base]].items() if code == base)


def assessment_after(base: str) -> str:
    """The assessment at the beginning that goes with a base questionnaire (D12)."""
    if base in PUPIL_BASES:
        return PUPIL_ENTRY
    return TRADE_ENTRY if base in TRADE_BASES else ENTRY_FORM


def all_labels(fact: str) -> dict[str, str]:
    """Code -> label of a fact over all forms, the school's words first of all."""
    every = (*shipped().values(), *_past.values())
    return {code: label for form in every for code, label in labels(form, fact).items()}


@cache
def _digests() -> dict[str, str]:
    return {code: digest(form) for code, form in shipped().items()}


def newest(code: str) -> Form:
    """The form as new responses get it, also of a survey whose form was withdrawn meanwhile.

    Refused ``form-unknown`` for a code that does not exist.
    """
    form = _school.get(code) or shipped().get(code) or _past.get(code)
    if form is None:
        raise Refused("form-unknown")
    return form


def snapshot(con: Connection, form: Form, now: datetime) -> str:
    """Keep the form as it is now; returns its hash."""
    known = _digests().get(form.code) if shipped().get(form.code) is form else None
    form_hash = known or digest(form)
    _parsed.setdefault(form_hash, form)
    rows.keep_snapshot(con, form_hash, form.code, form.version, to_json(form), now)
    return form_hash


def of(con: Connection, form_hash: str) -> Form:
    """The form of a response, from memory or from its snapshot."""
    form = _parsed.get(form_hash)
    if form is None:
        form = _parsed[form_hash] = from_json(rows.snapshot(con, form_hash))
    return form
