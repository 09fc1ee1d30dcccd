"""The pure engine that walks a form: every function answers from the form and the answers alone.

The current question is derived, never stored (architecture, rule 1).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.refusal import Refused
from questionnaires.answers import DECLINED, SKIPPED, Answer, Answers, State, draft, given
from questionnaires.conditions import holds
from questionnaires.form import ABOUT, NAME, PIPE, Form, Item, Kind, Value
from questionnaires.words import words

LONGEST_PIPED = 80  # of an earlier answer within a text
LONGEST_FILE_NAME = 200
MEGABYTE = 1024 * 1024


def visible(form: Form, answers: Answers) -> tuple[Item, ...]:
    """The items to be shown now, in order. An answer of a hidden item counts as not given.

    Facts of the person stand among the answers under keys that begin with ``@``.
    """
    if not form.branches:
        return form.items
    known: dict[str, object] = {key: answer.value for key, answer in answers.items() if key.startswith(ABOUT)}
    seen: list[Item] = []
    for item in form.items:
        if item.show_if is not None and not holds(item.show_if, known):
            continue
        seen.append(item)
        answer = answers.get(item.key)
        if answer is not None and answer.state is State.GIVEN:
            known[item.key] = answer.value
    return tuple(seen)


def questions(form: Form, answers: Answers) -> tuple[Item, ...]:
    """The visible items that ask something: what is numbered, reviewed and counted."""
    return tuple(item for item in visible(form, answers) if item.kind is not Kind.NOTE)


def settled(answers: Answers, key: str) -> bool:
    """Given, skipped or declined; a draft is not settled."""
    answer = answers.get(key)
    return answer is not None and answer.state is not State.DRAFT


def current(form: Form, answers: Answers) -> Item | None:
    """The first visible item without a final answer; None when all are answered."""
    return first_open(visible(form, answers), answers)


def first_open(items: Iterable[Item], answers: Answers) -> Item | None:
    """The first of the items without a final answer."""
    return next((item for item in items if not settled(answers, item.key)), None)


def asked(form: Form, answers: Answers, revisit: str | None) -> Item | None:
    """The item on the screen: the revisited one while it is visible, else the current one."""
    items = visible(form, answers)
    revisited = next((item for item in items if item.key == revisit), None)
    return revisited or first_open(items, answers)


def previous(form: Form, answers: Answers, key: str) -> Item | None:
    """The visible item before this one; None at the first or for a hidden key."""
    before: Item | None = None
    for item in visible(form, answers):
        if item.key == key:
            return before
        before = item
    return None


def progress(form: Form, answers: Answers, key: str) -> tuple[int, int]:
    """(number of the question, number of visible questions); number 0 for a note and a hidden item."""
    keys = [item.key for item in questions(form, answers)]
    return (keys.index(key) + 1 if key in keys else 0), len(keys)


def answered(form: Form, answers: Answers) -> tuple[int, int]:
    """(visible questions with a final answer, visible questions)."""
    items = questions(form, answers)
    return sum(settled(answers, item.key) for item in items), len(items)


def toggle(item: Item, value: tuple[str, ...], option: str, on: bool) -> tuple[str, ...]:
    """Mark or unmark one option; idempotent, kept in the form's order.

    The exclusive option drives the others out and is driven out by them. Refused past the limit.
    """
    if not item.kind.marked or not item.has(option):
        raise Refused("answer-unknown-option")
    if item.kind is Kind.RANKING:
        return _placed(item, value, option, on)
    if not on:
        return ordered(item, set(value) - {option})
    marked = {option}
    if option != item.exclusive:
        marked |= {code for code in value if code != item.exclusive}
    limit = item.span()[1]
    if len(marked) > limit:
        raise Refused("answer-too-many", limit=limit)
    return ordered(item, marked)


def _placed(item: Item, value: tuple[str, ...], option: str, on: bool) -> tuple[str, ...]:
    """A ranking: what is tapped takes the next place; taken out, the others move up."""
    rest = tuple(code for code in value if code != option)
    if not on:
        return rest
    limit = item.span()[1]
    if option not in value and len(value) >= limit:
        raise Refused("answer-too-many", limit=limit)
    return value if option in value else (*value, option)


def press(item: Item, value: tuple[str, ...], typed: tuple[str, ...]) -> tuple[str, ...]:
    """Typed options count as taps: one that is marked is unmarked, several are marked together."""
    if len(typed) == 1:
        return toggle(item, value, typed[0], typed[0] not in value)
    for option in typed:
        value = toggle(item, value, option, True)
    return value


def ordered(item: Item, codes: Iterable[str]) -> tuple[str, ...]:
    """Codes in the form's order, so that the same marks are the same value in any order of taps."""
    chosen = set(codes)
    return tuple(option.code for option in item.options if option.code in chosen)


def marks(answers: Answers, key: str) -> tuple[str, ...]:
    """The marked options of a multi-choice, final or not."""
    answer = answers.get(key)
    return answer.value if answer is not None and isinstance(answer.value, tuple) else ()


def check(item: Item, value: Value, today: date) -> Value:
    """A value as the item allows it, else Refused: the last gate before an answer is kept."""
    match item.kind:
        case Kind.SINGLE | Kind.YES_NO | Kind.PERSON:
            if not isinstance(value, str) or not item.has(value):
                raise Refused("answer-unknown-option")
        case Kind.MULTI | Kind.RANKING:
            return _check_picks(item, value)
        case Kind.SCALE | Kind.NUMBER:
            return _check_number(item, value)
        case Kind.DATE:
            _check_date(item, value, today)
        case Kind.SHORT | Kind.LONG:
            _check_length(item, value)
        case Kind.CONTACT:
            _check_contact(item, value)
        case Kind.FILE:
            _check_file(value)
        case Kind.NOTE:
            raise Refused("answer-unknown-option")
    return value


def _check_picks(item: Item, value: Value) -> tuple[str, ...]:
    if not isinstance(value, tuple) or not all(item.has(code) for code in value) or len(set(value)) < len(value):
        raise Refused("answer-unknown-option")
    low, high = item.span()
    if item.exclusive in value and len(value) > 1:
        raise Refused("answer-exclusive", option=item.label(item.exclusive or ""))
    if len(value) > high:
        raise Refused("answer-too-many", limit=high)
    if len(value) < low and item.exclusive not in value:
        raise Refused("answer-too-few", limit=low)
    return value if item.kind is Kind.RANKING else ordered(item, value)


def _check_number(item: Item, value: Value) -> int | float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise Refused("answer-not-number", example=number_example(item))
    if (item.whole or item.kind is Kind.SCALE) and value != int(value):
        raise Refused("answer-not-whole", example=number_example(item))
    low, high = item.low, item.high
    if (isinstance(low, int | float) and value < low) or (isinstance(high, int | float) and value > high):
        raise Refused("answer-out-of-range", low=bound(low), high=bound(high), example=number_example(item))
    return int(value) if value == int(value) else round(float(value), 2)


def _check_date(item: Item, value: Value, today: date) -> None:
    if not isinstance(value, date):
        raise Refused("answer-not-date", example=day_text(today))
    low, high = day_bounds(item, today)
    if not low <= value <= high:
        raise Refused("answer-date-range", low=day_text(low), high=day_text(high), example=day_text(low))


def _check_length(item: Item, value: Value) -> None:
    low, high = item.span()
    if not isinstance(value, str) or not value.strip():
        raise Refused("answer-empty")
    if len(value) > high:
        raise Refused("answer-too-long", limit=high, length=len(value))
    if len(value) < low:
        raise Refused("answer-too-short", limit=low)


def _check_contact(item: Item, value: Value) -> None:
    """Something one can be reached by: five digits, or a sign that addresses and nicknames have."""
    _check_length(item, value)
    text = str(value)
    if sum(c.isdigit() for c in text) < 5 and "@" not in text and "." not in text.strip("."):
        raise Refused("answer-not-contact")


def _check_file(value: Value) -> None:
    if not isinstance(value, tuple) or len(value) != 2 or not value[0] or len(value[1]) > LONGEST_FILE_NAME:
        raise Refused("answer-not-file")


def check_size(item: Item, size: int) -> None:
    """Refused when a file of ``size`` bytes is larger than the question allows."""
    limit = item.span()[1]
    if size > limit * MEGABYTE:
        raise Refused("answer-file-too-big", limit=limit)


def record(form: Form, answers: Answers, key: str, value: Value, today: date) -> dict[str, Answer]:
    """Answers with this one given. Refused for a hidden or unknown key and for a value the item does not allow."""
    return {**answers, key: given(check(at(form, answers, key), value, today))}


def mark(form: Form, answers: Answers, key: str, value: tuple[str, ...]) -> dict[str, Answer]:
    """Answers with a multi-choice being marked: kept at once, final only with ``settle``."""
    at(form, answers, key)
    return {**answers, key: draft(value)}


def settle(form: Form, answers: Answers, key: str, today: date) -> dict[str, Answer]:
    """«On» under a multi-choice: the marks become the answer; no marks on an optional one is a skip."""
    item = at(form, answers, key)
    value = marks(answers, key)
    if item.kind is Kind.NOTE or (not value and item.optional):
        return {**answers, key: SKIPPED}
    if item.kind is Kind.RANKING and len(value) == item.span()[0] - 1 == len(item.options) - 1:
        value += tuple(option.code for option in item.options if option.code not in value)  # the last needs no tap
    return record(form, answers, key, value, today)


def skip(form: Form, answers: Answers, key: str) -> dict[str, Answer]:
    """Answers with this one skipped; Refused when it is required."""
    if not may_skip(at(form, answers, key)):
        raise Refused("answer-required")
    return {**answers, key: SKIPPED}


def may_skip(item: Item) -> bool:
    """Optional; or a person is asked for while there is nobody to choose from: nobody is held up by that."""
    return item.optional or (item.kind is Kind.PERSON and not item.options)


def decline(form: Form, answers: Answers, key: str) -> dict[str, Answer]:
    """«I do not want to answer», where the form allows it."""
    if not at(form, answers, key).decline:
        raise Refused("answer-required")
    return {**answers, key: DECLINED}


def at(form: Form, answers: Answers, key: str) -> Item:
    """The visible item of this key; Refused("question-gone") otherwise (a stale button)."""
    for item in visible(form, answers):
        if item.key == key:
            return item
    raise Refused("question-gone")


def ready(form: Form, answers: Answers) -> bool:
    """May be submitted: every visible item is answered or skipped."""
    return current(form, answers) is None


def enough(form: Form, answers: Answers) -> bool:
    """Every required visible item has its answer; optional ones may still be open."""
    return all(item.optional or settled(answers, item.key) for item in visible(form, answers))


def orphans(form: Form, answers: Answers) -> tuple[Item, ...]:
    """Questions that were answered and are asked no more, because another answer was changed: gone at submit."""
    shown_keys = {item.key for item in visible(form, answers)}
    known = (item for item in form.questions if item.key not in shown_keys and item.key in answers)
    return tuple(item for item in known if answers[item.key].state in (State.GIVEN, State.DECLINED))


def prune(form: Form, answers: Answers) -> dict[str, Answer]:
    """At submit: only what is visible and final, in the form's order (rule 9), and the facts of the person."""
    facts = {key: answer for key, answer in answers.items() if key.startswith(ABOUT)}
    return facts | {item.key: answers[item.key] for item in visible(form, answers) if settled(answers, item.key)}


def piped(form: Form, answers: Answers, text: str) -> str:
    """The text with ``${key}`` replaced by that earlier answer, in short; «…» while there is none."""
    if "${" not in text:
        return text

    def put(key: str) -> str:
        item, answer = form.find(key), answers.get(key)
        given_value = answer.value if answer is not None and answer.state is State.GIVEN else None
        if key == NAME:
            return (given_value[0] if isinstance(given_value, tuple) and given_value else "") or "…"
        line = " ".join(shown(item, given_value).split()) if item is not None else ""
        return (line if len(line) <= LONGEST_PIPED else line[: LONGEST_PIPED - 1].rstrip() + "…") or "…"

    return PIPE.sub(lambda match: put(match[1]), text)


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    title: str


def columns(form: Form, *older: Form) -> tuple[Column, ...]:
    """Export columns from the definition, in its order; keys that only older versions had come last."""
    titles: dict[str, str] = {}
    for version in (form, *older):
        for item in version.questions:
            titles.setdefault(item.key, piped(version, {}, item.text))
    return tuple(Column(key, title) for key, title in titles.items())


def shown(item: Item, value: Value | None) -> str:
    """A value for people's eyes: labels, a decimal comma, 15.09.2026; empty when there is none."""
    match value:
        case None:
            return ""
        case tuple() if item.kind is Kind.FILE:
            return value[-1]
        case tuple() if item.kind is Kind.RANKING:
            return "; ".join(f"{number}. {item.label(code)}" for number, code in enumerate(value, 1))
        case tuple():
            return "; ".join(item.label(code) for code in value)
        case date():
            return day_text(value)
        case int() | float():
            return decimal(value)
        case _ if item.kind is Kind.PERSON:
            return item.label(value) if item.has(value) else words().gone_label
        case _:
            return item.label(value) if item.kind.has_options else value


def said(item: Item, answer: Answer | None) -> str:
    """An answer for people's eyes: the value, or the words for a declined one; empty when skipped or not given."""
    if answer is None:
        return ""
    return words().decline_label if answer.state is State.DECLINED else shown(item, answer.value)


def decimal(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    return "" if value is None else str(value)


def bound(value: object) -> str:
    """A bound for a refusal; ``none`` where there is none."""
    return decimal(value) or "none"


def number_example(item: Item) -> str:
    """A number the item would accept."""
    low = item.low if isinstance(item.low, int | float) else 0
    high = item.high if isinstance(item.high, int | float) else low + 10
    return decimal(int(low) if high - low < 2 else int(low + min(5, (high - low) // 2)))


def day_text(day: date) -> str:
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def day_bounds(item: Item, today: date) -> tuple[date, date]:
    """Earliest and latest day allowed when asked today."""
    low = date.min if item.low is None or isinstance(item.low, int | float) else item.low.on(today)
    high = date.max if item.high is None or isinstance(item.high, int | float) else item.high.on(today)
    return low, high
