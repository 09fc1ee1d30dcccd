"""What is known of a person when a questionnaire begins, for its ``show_if`` (a snapshot: branches do not jump)."""

from domain.names import FullName
from domain.roles import Role
from questionnaires.answers import decode
from questionnaires.facts import profile
from questionnaires.form import Form
from services.pairing import mentoring_forms
from services.questionnaires import forms
from storage.database import Connection
from storage.people import categories, people
from storage.surveys import responses as rows

HELD = ("joined", "admitted")


def facts(con: Connection, person_id: int, form: Form) -> dict[str, tuple[str, ...]]:
    """Only what the form's conditions look at: ``role`` (of the form, else all held), ``category``,

    ``form``: the forms of mentoring they take part in; ``name``: what they are called, for a text.
    """
    found: dict[str, tuple[str, ...]] = {}
    if "role" in form.about:
        held = sorted(role for role, state in people.states(con, person_id).items() if state in HELD)
        found["role"] = (form.role.value,) if form.role is not None else tuple(held)
    if "category" in form.about:
        found["category"] = _category(con, person_id)
    if "form" in form.about:
        found["form"] = tuple(sorted(mentoring_forms.of_one(con, person_id)))
    if "name" in form.about:
        known = FullName.parse(people.names(con, [person_id]).get(person_id) or "")
        found["name"] = (known.first_and_patronymic,)
    return found


def _category(con: Connection, person_id: int) -> tuple[str, ...]:
    """What a curator has put right, else what the base questionnaires say."""
    right = categories.of_person(con, person_id)
    said = () if Role.MENTEE in right else support(con, person_id)
    return tuple(sorted({*said, *(code for codes in right.values() for code in codes)}))


def support(con: Connection, person_id: int) -> tuple[str, ...]:
    """What a mentee's questionnaire says (``fact = "support"``): the kinds of support asked for.

    A mentor's answer to the same list tells what is offered, which is no category of the person.
    """
    row = rows.find(con, person_id, forms.BASE_FORMS[Role.MENTEE], "", "submitted")
    if row is None:
        return ()
    form = forms.of(con, row["form_hash"])
    stored = [(form.find(one["item_key"]), one) for one in rows.answers(con, row["id"])]
    answers = {item.key: decode(item, one["state"], one["value"]) for item, one in stored if item is not None}
    return tuple(sorted(profile(form, answers).support))
