"""People as their questionnaires describe them: facts for matching, a card for the other side."""

from dataclasses import dataclass
from sqlite3 import Row

from domain.roles import Role
from questionnaires.facts import Facts, presented, profile
from questionnaires.form import Form
from services.questionnaires import forms, roster
from services.questionnaires.responses import answers_of
from storage.database import Connection
from storage.people import people
from storage.surveys import responses as rows


@dataclass(frozen=True, slots=True)
class CardLine:
    """One answer that its owner lets the other side read. ``fact`` tells what it is (``subjects``, ``gives`` …)."""

    key: str
    question: str
    answer: str
    fact: str


def facts(con: Connection, programme_id: int, role: Role, *, admitted_only: bool = True) -> dict[int, Facts]:
    """Person's id -> facts of the newest sent base questionnaire of the role; in the order of ids."""
    found = [row for code in forms.joined_with(role) for row in rows.latest_submitted(con, programme_id, code)]
    if admitted_only:
        admitted = set(people.admitted(con, programme_id, role))
        found = [row for row in found if row["person_id"] in admitted]
    stored: dict[int, list[Row]] = {row["id"]: [] for row in found}
    for row in rows.latest_answers(con, list(stored)):
        stored[row["response_id"]].append(row)
    described = {row["person_id"]: _facts(forms.of(con, row["form_hash"]), stored[row["id"]]) for row in found}
    return dict(sorted(described.items()))


def _facts(form: Form, stored: list[Row]) -> Facts:
    return profile(form, answers_of(form, stored))


def facts_of(con: Connection, person_id: int, role: Role) -> Facts | None:
    """The facts of one person in this role; ``None`` before the questionnaire is sent."""
    sent = (rows.find(con, person_id, code, "", "submitted") for code in reversed(forms.joined_with(role)))
    row = next((row for row in sent if row is not None), None)
    return None if row is None else _facts(forms.of(con, row["form_hash"]), rows.answers(con, row["id"]))


def card(con: Connection, person_id: int, role: Role) -> tuple[CardLine, ...]:
    """What the other side may read about the person in this role; empty before the questionnaire is sent."""
    sent = (rows.find(con, person_id, code, "", "submitted") for code in reversed(forms.joined_with(role)))
    row = next((row for row in sent if row is not None), None)
    if row is None:
        return ()
    form = forms.of(con, row["form_hash"])
    answers = answers_of(form, rows.answers(con, row["id"]))
    form = roster.named(con, form, [answers])
    return tuple(CardLine(item.key, item.text, text, item.fact) for item, text in presented(form, answers))
