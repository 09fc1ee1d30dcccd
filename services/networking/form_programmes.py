"""What is done in a form of mentoring, told before the choice (S1 4.13, 5.2): in the curator's words or in ours."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.choice import ABOUT_LIMIT
from domain.match import FORMS
from domain.refusal import Refused
from domain.who import Who
from services.pairing import mentoring_forms
from storage.database import Connection, Database
from storage.networking import choices


@dataclass(frozen=True, slots=True)
class Told:
    """``words`` are the curator's; empty: ours are used."""

    form: str
    words: str


def of_person(con: Connection, programme_id: int, person_id: int) -> tuple[Told, ...]:
    """Of the forms somebody takes part in, in the order of the methodology."""
    return _told(con, programme_id, mentoring_forms.of_one(con, person_id))


def of_choice(con: Connection, programme_id: int, person_id: int, form: str) -> tuple[Told, ...]:
    """What is told before a choice of the form: that form alone where there are several, else those of the person."""
    if len(mentoring_forms.apart(con, programme_id)) > 1:
        return of_form(con, programme_id, form)
    return of_person(con, programme_id, person_id)


def of_form(con: Connection, programme_id: int, form: str) -> tuple[Told, ...]:
    """Of this form alone."""
    return _told(con, programme_id, (form,))


def in_use(con: Connection, programme_id: int) -> tuple[Told, ...]:
    """Of all forms somebody takes part in; that of teachers where nobody does yet."""
    return _told(con, programme_id, mentoring_forms.in_use(con, programme_id) or (mentoring_forms.TEACHERS,))


async def change(db: Database, curator: Who, form: str, words: str) -> None:
    """Keep the curator's words; empty ones bring ours back. Refused: ``not-allowed``, ``stale``, ``too-long``."""
    curator.must_be_curator()
    if form not in FORMS:
        raise Refused("stale")
    if len(words) > ABOUT_LIMIT:
        raise Refused("too-long", length=len(words), limit=ABOUT_LIMIT)
    await db.write(lambda con: choices.set_about(con, curator.programme.id, words, form))


def _told(con: Connection, programme_id: int, forms: Iterable[str]) -> tuple[Told, ...]:
    taken = set(forms)
    return tuple(Told(form, choices.about(con, programme_id, form)) for form in FORMS if form in taken)
