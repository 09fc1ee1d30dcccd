"""Forms as responses know them: shipped now, or snapshotted when a response was started. Parsed once."""

from datetime import datetime
from functools import cache

from domain.refusal import Refused
from domain.roles import Role
from questionnaires.form import Form
from questionnaires.loading import digest, from_json, to_json
from questionnaires.shipped import shipped
from storage import responses as rows
from storage.database import Connection

BASE_FORMS = {Role.MENTOR: "mentor", Role.MENTEE: "mentee"}
ENTRY_FORM = "entry"
EXIT_FORM = "exit"
AFTER_MEETING = "after_meeting"

_parsed: dict[str, Form] = {}  # by hash of the content, so it is never out of date


@cache
def _digests() -> dict[str, str]:
    return {code: digest(form) for code, form in shipped().items()}


def newest(code: str) -> Form:
    """The form as new responses get it; Refused for a code that does not exist."""
    form = shipped().get(code)
    if form is None:
        raise Refused("form-unknown")
    return form


def snapshot(con: Connection, form: Form, now: datetime) -> str:
    """Keep the form as it is now; returns its hash."""
    form_hash = _digests().get(form.code) or digest(form)
    _parsed.setdefault(form_hash, form)
    rows.keep_snapshot(con, form_hash, form.code, form.version, to_json(form), now)
    return form_hash


def of(con: Connection, form_hash: str) -> Form:
    """The form of a response, from memory or from its snapshot."""
    form = _parsed.get(form_hash)
    if form is None:
        form = _parsed[form_hash] = from_json(rows.snapshot(con, form_hash))
    return form
