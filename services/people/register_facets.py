"""What the curator's list can be picked by beside its filters: subject, category, form of mentoring, state (D15).

A facet is a short code that rides in callback data: the first letter of its kind, then the value (``smath``).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.people.categories import MENTORS, PUPILS, TEACHERS
from domain.refusal import Refused
from domain.roles import PARTICIPANTS
from questionnaires.facts import labels
from services.pairing import mentoring_forms
from services.people import categories, profiles
from services.questionnaires import forms
from storage import progress as stored
from storage.database import Connection
from storage.people import people_search

KINDS = {"subject": "s", "category": "c", "form": "f", "state": "w"}
STATES = ("joined", "waiting", "admitted", "declined")


@dataclass(frozen=True, slots=True)
class Facet:
    """``label`` is given where the words stand in a questionnaire or are the school's own."""

    kind: str
    value: str
    count: int
    label: str = ""

    @property
    def code(self) -> str:
        return KINDS[self.kind] + self.value


def split(code: str) -> tuple[str, str]:
    """Kind and value of a code. Refused ``stale`` for what is none."""
    kind = next((kind for kind, letter in KINDS.items() if code[:1] == letter), "")
    if not kind or not code[1:]:
        raise Refused("stale")
    return kind, code[1:]


def people(con: Connection, programme_id: int, code: str) -> set[int]:
    """Who is meant by a facet."""
    kind, value = split(code)
    return _groups(con, programme_id, kind).get(value, set())


def every(con: Connection, programme_id: int, kind: str, among: Iterable[int]) -> list[Facet]:
    """Facets of a kind that anybody of ``among`` has, in the order of their words."""
    wanted = set(among)
    groups = _groups(con, programme_id, kind)
    named = label_of(kind)
    order = [*_order(kind, named), *sorted(set(groups) - set(_order(kind, named)))]
    found = [Facet(kind, value, len(groups.get(value, set()) & wanted), named.get(value, "")) for value in order]
    return [one for one in found if one.count]


def label_of(kind: str) -> dict[str, str]:
    """Words of the values that a questionnaire gives words to."""
    if kind != "subject":
        return {}
    return {
        value: label
        for role in sorted(PARTICIPANTS)
        for value, label in labels(forms.newest(forms.BASE_FORMS[role]), "subjects").items()
    }


def _order(kind: str, named: dict[str, str]) -> tuple[str, ...]:
    return {"subject": tuple(named), "category": TEACHERS + PUPILS + MENTORS, "state": STATES}.get(kind, ())


def _groups(con: Connection, programme_id: int, kind: str) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for value, person_id in _pairs(con, programme_id, kind):
        found.setdefault(value, set()).add(person_id)
    return found


def _pairs(con: Connection, programme_id: int, kind: str) -> list[tuple[str, int]]:
    match kind:
        case "subject":
            described = [
                (person_id, facts)
                for role in PARTICIPANTS
                for person_id, facts in profiles.facts(con, programme_id, role, admitted_only=False).items()
            ]
            return [(code, person_id) for person_id, facts in described for code in facts.subjects]
        case "category":
            known = categories.of_everybody(con, programme_id)
            return [(code, person_id) for (person_id, _), codes in known.items() for code in codes]
        case "form":
            taken = mentoring_forms.of_everybody(con, programme_id)
            now = {(form, person_id) for person_id, forms in taken.items() for form in forms}
            return sorted(now | set(people_search.forms_of(con, programme_id)))
        case "state":
            parts = [one for one in stored.participations(con, programme_id) if one.person_state == "active"]
            return [("waiting" if one.state == "joined" and one.applied else one.state, one.person_id) for one in parts]
    raise Refused("stale")
