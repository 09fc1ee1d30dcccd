"""People as their questionnaires describe them: facts for matching, a card for the other side."""

from dataclasses import dataclass
from sqlite3 import Row

from domain.roles import Role
from questionnaires.facts import Facts, presented, profile
from questionnaires.form import Form
from services.questionnaires import forms, roster
from services.questionnaires.decoding import answers_of
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


def facts(
    con: Connection, programme_id: int, role: Role, *, admitted_only: bool = True, form: str = ""
) -> dict[int, Facts]:
    """Person's id -> facts of the newest sent base questionnaire of the role; in the order of ids.

    ``form`` of mentoring: of who is in several, its questionnaire.
    """
    sent = rows.latest_submitted(con, programme_id, *forms.joined_with(role))
    if admitted_only:
        admitted = set(people.admitted(con, programme_id, role))
        sent = [row for row in sent if row["person_id"] in admitted]
    first = _base(form, role)
    sent.sort(key=lambda row: row["form_code"] == first)
    found = {row["person_id"]: row for row in sent}.values()
    stored: dict[int, list[Row]] = {row["id"]: [] for row in found}
    for row in rows.latest_answers(con, list(stored)):
        stored[row["response_id"]].append(row)
    described = {row["person_id"]: _facts(forms.of(con, row["form_hash"]), stored[row["id"]]) for row in found}
    return dict(sorted(described.items()))


def _facts(form: Form, stored: list[Row]) -> Facts:
    return profile(form, answers_of(form, stored))


def _base(form: str, role: Role) -> str:
    return forms.BASES[form][role] if form in forms.BASES else ""


def facts_of(con: Connection, person_id: int, role: Role, form: str = "") -> Facts | None:
    """The facts of one person in this role (and form of mentoring); ``None`` before the questionnaire is sent."""
    row = rows.newest_of(con, person_id, forms.joined_with(role), _base(form, role), sent=True)
    return None if row is None else _facts(forms.of(con, row["form_hash"]), rows.answers(con, row["id"]))


def card(con: Connection, person_id: int, role: Role, form: str = "") -> tuple[CardLine, ...]:
    """What the other side may read about the person in this role; empty before the questionnaire is sent."""
    row = rows.newest_of(con, person_id, forms.joined_with(role), _base(form, role), sent=True)
    if row is None:
        return ()
    asked = forms.of(con, row["form_hash"])
    answers = answers_of(asked, rows.answers(con, row["id"]))
    asked = roster.named(con, asked, [answers])
    return tuple(CardLine(item.key, item.text, text, item.fact) for item, text in presented(asked, answers))
