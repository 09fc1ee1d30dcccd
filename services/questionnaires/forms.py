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

BASE_FORMS = {Role.MENTOR: "mentor", Role.MENTEE: "mentee"}
PUPIL_FORMS = {Role.MENTOR: "pupil_p_mentor", Role.MENTEE: "pupil_t_mentee"}
"""What a pupil joins with: nobody asks a pupil what they teach (D11)."""
ENTRY_FORM = "entry"
EXIT_FORM = "exit"
PUPIL_ENTRY = "pupil_skills"
"""A pupil's assessment, at the beginning and at the end."""
CORRECTED = frozenset({*BASE_FORMS.values(), *PUPIL_FORMS.values(), ENTRY_FORM, PUPIL_ENTRY})
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


def joined_with(role: Role) -> tuple[str, str]:
    """The base questionnaires of a part; of who has sent both, the later one counts."""
    return PUPIL_FORMS[role], BASE_FORMS[role]


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
