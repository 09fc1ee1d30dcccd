"""The parts of a form, each with a count of its own."""

from dataclasses import dataclass

from questionnaires.answers import Answers
from questionnaires.engine import visible
from questionnaires.form import Form, Item, Kind


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question stands in its section: «section 2 of 3, question 1 of 5»; ``title`` of the section."""

    section: int
    sections: int
    title: str
    number: int
    total: int


def place_of(form: Form, answers: Answers, item: Item) -> Place | None:
    """The place within the sections; None in a form without them."""
    if not item.section:
        return None
    shown_items = visible(form, answers)
    titles = list(dict.fromkeys(one.section for one in shown_items if one.section))
    keys = [one.key for one in shown_items if one.section == item.section and one.kind is not Kind.NOTE]
    number = keys.index(item.key) + 1 if item.key in keys else 0
    return Place(titles.index(item.section) + 1, len(titles), item.section, number, len(keys))
