"""People as options of a question: whom one may choose, and how the chosen are called afterwards."""

from collections.abc import Iterable
from sqlite3 import Row

from domain.names import labels
from domain.roles import PARTICIPANTS
from questionnaires.answers import Answers
from questionnaires.form import Form, Item, Kind, Option
from questionnaires.people import with_people
from storage.database import Connection
from storage.people import people
from storage.surveys import roster


def askable(con: Connection, form: Form, answers: Answers, response: Row, *, curator: bool) -> Form:
    """The form for answering ``response``: admitted people but oneself, and whoever was chosen already.

    Names are for those who were admitted themselves, and for a curator: anybody else gets an empty list.
    """
    if not form.names_people:
        return form
    person_id = response["person_id"]
    sees = curator or "admitted" in people.states(con, person_id).values()
    chosen = roster.named(con, _chosen(form, [answers]))

    def options(item: Item) -> list[Option]:
        found = _admitted(con, response["programme_id"], item) if sees else {}
        found.pop(person_id, None)
        return _options(chosen | found)

    return with_people(form, options)


def named(con: Connection, form: Form, responses: Iterable[Answers]) -> Form:
    """The form for reading what was sent: short names of the chosen; who is gone has no option."""
    if not form.names_people:
        return form
    found = _options(roster.named(con, _chosen(form, responses)))
    return with_people(form, lambda _: found)


def in_full(con: Connection, form: Form, programme_id: int) -> Form:
    """The form for documents: everybody's full name."""
    if not form.names_people:
        return form
    names = roster.named(con, roster.everybody(con, programme_id))
    found = [Option(str(one), name, name) for one, name in names.items()]
    return with_people(form, lambda _: found)


def _admitted(con: Connection, programme_id: int, item: Item) -> dict[int, str]:
    roles = PARTICIPANTS if item.people is None else {item.people}
    return {row["id"]: row["full_name"] for row in roster.admitted(con, programme_id, sorted(roles))}


def _options(names: dict[int, str]) -> list[Option]:
    """By name; people whose short names are equal get their full ones."""
    short = labels(names)
    return [Option(str(one), short[one], name) for one, name in sorted(names.items(), key=lambda one: one[1])]


def _chosen(form: Form, responses: Iterable[Answers]) -> set[int]:
    keys = [item.key for item in form.items if item.kind is Kind.PERSON]
    values = (answers[key].value for answers in responses for key in keys if key in answers)
    return {int(value) for value in values if isinstance(value, str) and value.isdecimal()}
