"""Questions that ask for a person: the engine knows nobody, it is given the list as the question's options."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from domain.names import matches
from questionnaires.form import Form, Item, Kind, Option


def with_people(form: Form, options: Callable[[Item], Iterable[Option]]) -> Form:
    """The form whose questions for a person have these options (code: our id of the person, ``also``: full name)."""
    items = tuple(
        replace(item, options=tuple(options(item))) if item.kind is Kind.PERSON else item for item in form.items
    )
    return replace(form, items=items)


def found_people(item: Item, letters: str) -> tuple[Option, ...]:
    """The options whose name fits what was typed, in their order; no letters: all of them."""
    return tuple(one for one in item.options if matches(letters, one.also or one.label))
