"""Where a response stands, and what a tap or a typed answer makes of it. Pure: nothing is loaded or saved."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from domain.refusal import Refused
from questionnaires import engine
from questionnaires.answers import Answers, State
from questionnaires.form import Form, Item, Kind, Value
from questionnaires.reading import fold, parse
from questionnaires.words import words

CLEARING = frozenset({"-", "\u2013", "\u2014"})  # typed under an optional question: take my answer away


@dataclass(frozen=True, slots=True)
class Step:
    """Where a response stands. ``item`` is the question on the screen, None for the review.

    ``behalf``: the name of whom a curator answers for; ``about``: of whom it is about (``subjects``).
    ``passed``: the tap was for a question that is not on the screen (any more). ``sent``: the response is closed;
    ``sent_now``: this very step closed it; ``invites``, ``waits``: the questionnaire, the surveys to be offered next.
    """

    response_id: int
    person_id: int
    form: Form
    answers: Answers
    item: Item | None
    behalf: str = ""
    reviewing: bool = False
    passed: bool = False
    sent: bool = False
    sent_now: bool = False
    invites: Form | None = None
    corrects: int | None = None
    """The response that was sent before and is being changed."""
    unchanged: bool = False
    """What was to be sent says what was sent before: nothing was kept."""
    subject: str = ""
    about: str = ""
    waits: tuple[Form, ...] = ()

    @property
    def number(self) -> int:
        """The number of the question on the screen, counted over the visible ones; 0 in the review."""
        return engine.progress(self.form, self.answers, self.item.key)[0] if self.item is not None else 0

    @property
    def total(self) -> int:
        return len(engine.questions(self.form, self.answers))


Act: TypeAlias = Callable[["Step"], tuple[Answers, str | None]]


def typed(step: Step, raw: str, today: date) -> tuple[Answers, str | None]:
    """The answers after a typed message, and the question to stay at (None: the derived one)."""
    item = step.item
    if item is None:
        return step.answers, _number_in_review(step, raw)
    if item.optional and raw.strip() in CLEARING:
        return engine.skip(step.form, step.answers, item.key), None
    if item.decline and fold(raw) == fold(words().decline_label):
        return engine.decline(step.form, step.answers, item.key), None
    value = parse(item, raw, today)
    if item.kind.marked and isinstance(value, tuple):
        marks = engine.press(item, engine.marks(step.answers, item.key), value)
        return engine.mark(step.form, step.answers, item.key, marks), _stay(step, item)
    return engine.record(step.form, step.answers, item.key, value, today), None


def pressed(step: Step, item: Item, op: str, code: str, today: date) -> tuple[Answers, str | None]:
    """The answers after a tap, and the question to stay at or go back to (None: the derived one)."""
    form, answers, key = step.form, step.answers, item.key
    match op:
        case "=":
            return engine.record(form, answers, key, _chosen(item, code), today), None
        case "+" | "-" if item.kind.marked:
            marks = engine.toggle(item, engine.marks(answers, key), code, op == "+")
            return engine.mark(form, answers, key, marks), _stay(step, item)
        case ">" if item.kind.marked or item.kind is Kind.NOTE:
            return engine.settle(form, answers, key, today), None
        case "d":
            return engine.decline(form, answers, key), None
        case "s":  # what was answered before and is gone back to stays as it is
            return (answers if engine.settled(answers, key) else engine.skip(form, answers, key)), None
        case "<":
            return answers, _back(step, key)
    raise Refused("stale")


def moved(step: Step, act: Act) -> tuple[Step, str | None]:
    """The step after ``act``, nothing saved, and the question gone back to.

    A wrong answer is refused in the form's own words, where it has them.
    """
    try:
        answers, cursor = act(step)
    except Refused as refusal:
        raise _own_words(step.item, refusal) from None
    item = engine.asked(step.form, answers, cursor)
    whole = item is None or engine.ready(step.form, answers)
    reviewing = whole or (step.reviewing and cursor is not None)
    return replace(step, answers=answers, item=item, reviewing=reviewing), cursor


def _own_words(item: Item | None, refusal: Refused) -> Refused:
    """The form's own words for a wrong answer, where it has them."""
    if item is None or not item.error or not refusal.code.startswith("answer-"):
        return refusal
    return Refused("answer-own", text=item.error)


def _stay(step: Step, item: Item) -> str | None:
    """Marking keeps a revisited question on the screen; the current one stays by itself (a draft is no answer)."""
    return item.key if step.reviewing else None


def _back(step: Step, key: str) -> str | None:
    """Back from an edit is the review; else the question before (the first one stays)."""
    if step.reviewing and engine.ready(step.form, step.answers):
        return None
    before = engine.previous(step.form, step.answers, key)
    return before.key if before is not None else None


def _chosen(item: Item, code: str) -> Value:
    if item.kind is not Kind.SCALE:
        return code
    try:
        return int(code)
    except ValueError:
        raise Refused("stale") from None


def repeated(step: Step, key: str, op: str, code: str) -> bool:
    """Ten taps at once: the first has answered, the others say the same thing again and need no reproach."""
    answer = step.answers.get(key)
    if answer is None or answer.state is State.DRAFT:
        return op in "<>sd"
    if op == "=":
        return str(answer.value) == code
    return op in "<>sd"


def _number_in_review(step: Step, raw: str) -> str | None:
    """A typed number in the review is a tap on that number."""
    visible = engine.questions(step.form, step.answers)
    if raw.strip().isdecimal() and len(raw.strip()) < 4 and 1 <= int(raw) <= len(visible):
        return visible[int(raw) - 1].key
    raise Refused("review-number", total=len(visible))
