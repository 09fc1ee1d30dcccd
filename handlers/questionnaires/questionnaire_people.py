"""A question that asks for a person: names in pages, or those whose name fits the letters that were typed."""

from dataclasses import dataclass

from handlers.callbacks import AnswerTap
from handlers.view import Button, Rows
from handlers.widgets import column, page_of, pager
from questionnaires.answers import Answer, State
from questionnaires.form import Item
from questionnaires.people import found_people
from services.questionnaires.steps import Step
from texts import plain, t

LARGEST_DATA = 64  # bytes of a button


@dataclass(frozen=True, slots=True)
class Shelf:
    """Which part of the list is on the screen; the buttons carry it."""

    page: int = 0
    letters: str = ""

    @classmethod
    def read(cls, act: str) -> "Shelf":
        """From what follows ``p`` in a button; anything else is the first page."""
        page, _, letters = act.partition(".")
        return cls(int(page) if page.isdecimal() and len(page) < 4 else 0, letters)


FIRST = Shelf()


def people_lines(step: Step, item: Item, shelf: Shelf) -> list[str]:
    """How to answer, what was answered, and what the letters found."""
    if not item.options:
        return [t("questionnaire-people-none")]
    answer = step.answers.get(item.key)
    lines = [t("questionnaire-people-chosen", answer=_name(item, answer))] if _is_given(answer) else []
    if shelf.letters:
        return [*lines, t("questionnaire-people-found", count=len(found_people(item, shelf.letters)))]
    return [*lines, t("questionnaire-people-how")]


def people_rows(step: Step, item: Item, shelf: Shelf) -> Rows:
    """A name a row, then the pages; from what was found by letters the way back to all the names."""
    found, page, pages = page_of(found_people(item, shelf.letters), shelf.page)
    chosen = step.answers.get(item.key)
    names = [
        Button(
            f"✅ {one.label}" if chosen is not None and chosen.value == one.code else one.label,
            AnswerTap.packed(step.response_id, item.key, f"={one.code}"),
        )
        for one in found
    ]
    turns = pager(page, pages, lambda to: _turn(step, item, Shelf(to, shelf.letters)))
    whole = ((Button(plain("button-all-names"), _turn(step, item, FIRST)),),) if shelf.letters else ()
    return (*column(names), *turns, *whole)


def _turn(step: Step, item: Item, shelf: Shelf) -> AnswerTap:
    """Letters that a button has no room for are left out: the list is then longer, never wrong."""
    act = f"p{shelf.page}"
    room = LARGEST_DATA - len(AnswerTap.packed(step.response_id, item.key, act).encode()) - 1
    letters = shelf.letters.encode()[:room].decode(errors="ignore")
    return AnswerTap(response=step.response_id, key=item.key, act=f"{act}.{letters}" if letters else act)


def _is_given(answer: Answer | None) -> bool:
    return answer is not None and answer.state is State.GIVEN


def _name(item: Item, answer: Answer | None) -> str:
    return item.label(str(answer.value)) if answer is not None else ""
