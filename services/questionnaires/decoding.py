"""Stored answers as the engine knows them."""

from sqlite3 import Row

from questionnaires.answers import Answer, decode_all, decode_fact
from questionnaires.form import ABOUT, Form


def answers_of(form: Form, stored: list[Row]) -> dict[str, Answer]:
    """Stored rows as answers in the form's order, after the facts of the person.

    A row of a question that the form does not have is passed over.
    """
    kept = {row["item_key"]: (row["state"], row["value"]) for row in stored}
    facts = {key: decode_fact(value) for key, (_, value) in kept.items() if key.startswith(ABOUT)}
    return facts | decode_all([(item, *kept[item.key]) for item in form.items if item.key in kept])
