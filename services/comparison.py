"""Entry against exit (D12, D50): what a person answered before and after, question by question, on shared item codes.

Pairs of forms made for it, or one form answered in two surveys. Only numbers are compared (scales, numbers).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from sqlite3 import Row

from domain.roles import PARTICIPANTS, Role
from questionnaires.answers import Answer, State
from questionnaires.form import Form, Item, Kind
from services import forms
from services.progress import short_name
from services.responses import answers_of
from storage import people
from storage import responses as rows
from storage.database import Connection

AFTER = {forms.ENTRY_FORM: forms.EXIT_FORM, "mon_mentor_in": "mon_mentor_out", "mon_mentee_in": "mon_mentee_out"}
"""Code of the form before -> code of the form after; any other form is compared with itself, first and last."""
NUMBERS = frozenset({Kind.SCALE, Kind.NUMBER})


@dataclass(frozen=True, slots=True)
class Change:
    """One person's answers: item code -> (before, after), where both are there. ``roles``: what the person takes part

    as (a person may be both).
    """

    person_id: int
    name: str
    roles: frozenset[Role]
    values: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """``items``: the compared questions in the order of the form after. ``once``: people who have answered only before

    (they are in no sum). ``people`` are in the order of names.
    """

    before: Form
    after: Form
    items: tuple[Item, ...]
    people: tuple[Change, ...]
    once: int


def compared(con: Connection, programme_id: int, form_code: str) -> Comparison:
    """Everybody's change from the form ``form_code`` to the one after it. Refused ``form-unknown``."""
    before = forms.newest(form_code)
    after = forms.newest(AFTER.get(form_code, form_code))
    first, last = _ends(con, programme_id, before, after)
    stored = _stored(con, [*first.values(), *last.values()])
    names = people.names(con, first)
    items = _shared(before, after)
    found = []
    for person_id in first:
        if person_id in last:
            values = _values(items, stored[first[person_id]["id"]], stored[last[person_id]["id"]])
            name = short_name(person_id, names.get(person_id))
            found.append(Change(person_id, name, frozenset(people.states(con, person_id)) & PARTICIPANTS, values))
    once = sum(person_id not in last for person_id in first)
    return Comparison(before, after, items, tuple(sorted(found, key=lambda one: (one.name, one.person_id))), once)


def comparable(con: Connection, programme_id: int) -> tuple[str, ...]:
    """Codes of forms before for which somebody has answered both, those made for it first."""
    twice = rows.answered_twice(con, programme_id)
    made = [code for code, after in AFTER.items() if rows.answered_both(con, programme_id, code, after)]
    return (*made, *(code for code in twice if code not in AFTER and code not in AFTER.values()))


def _ends(con: Connection, programme_id: int, before: Form, after: Form) -> tuple[dict[int, Row], dict[int, Row]]:
    """Each person's first response before and last one after, by person."""
    first: dict[int, Row] = {}
    for row in rows.latest_submitted(con, programme_id, before.code):
        first.setdefault(row["person_id"], row)
    last = {row["person_id"]: row for row in rows.latest_submitted(con, programme_id, after.code)}
    return first, {one: row for one, row in last.items() if one in first and row["id"] != first[one]["id"]}


def _stored(con: Connection, found: list[Row]) -> dict[int, Mapping[str, Answer]]:
    """Response -> its answers by item code, whatever version of the form it was given to."""
    kept: dict[int, list[Row]] = {row["id"]: [] for row in found}
    for one in rows.latest_answers(con, list(kept)):
        kept[one["response_id"]].append(one)
    given = {}
    for row in found:
        form = forms.of(con, row["form_hash"])
        answers = answers_of(form, kept[row["id"]])
        given[row["id"]] = {item.code: answers[item.key] for item in form.items if item.key in answers}
    return given


def _shared(before: Form, after: Form) -> tuple[Item, ...]:
    """Questions that ask for a number between the same bounds in both."""
    asked = {item.code: item for item in before.items if item.kind in NUMBERS}
    return tuple(
        item
        for item in after.items
        if item.kind in NUMBERS
        and (other := asked.get(item.code)) is not None
        and (other.kind, other.low, other.high) == (item.kind, item.low, item.high)
    )


def _values(
    items: tuple[Item, ...], before: Mapping[str, Answer], after: Mapping[str, Answer]
) -> dict[str, tuple[float, float]]:
    pairs = {item.code: (_number(before.get(item.code)), _number(after.get(item.code))) for item in items}
    return {code: (one, other) for code, (one, other) in pairs.items() if one is not None and other is not None}


def _number(answer: Answer | None) -> float | None:
    if answer is None or answer.state is not State.GIVEN or not isinstance(answer.value, int | float):
        return None
    return float(answer.value)
