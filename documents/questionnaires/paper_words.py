"""What a form on paper says in words: conditions, bounds, who reads an answer."""

import re
from collections.abc import Mapping, Sequence

from questionnaires.conditions import AllOf, Answered, AnyOf, Compare, Condition, Contains, Equals, Not, OneOf
from questionnaires.engine import bound, day_text, decimal
from questionnaires.form import ABOUT, NAME, PIPE, Day, Form, Item, Kind
from texts import plain

SENTENCE = re.compile(r"(?<=[.;!?])\s+")


def numbers(form: Form) -> dict[str, int]:
    """Question's key -> its number on paper, where nothing is hidden."""
    return {item.key: number for number, item in enumerate(form.questions, 1)}


def put_in_words(form: Form, condition: Condition, labels: Mapping[str, str]) -> str:
    """«если в вопросе 3 ответ „да“». ``labels``: codes of facts of the person in words."""
    return plain("paper-if", condition=_words(form, condition, labels))


def _words(form: Form, condition: Condition, labels: Mapping[str, str]) -> str:
    match condition:
        case AllOf(parts):
            return plain("paper-and").join(_words(form, part, labels) for part in parts)
        case AnyOf(parts):
            return plain("paper-or").join(_words(form, part, labels) for part in parts)
        case Not(Answered(key)):
            return plain("paper-unanswered", number=_number(form, key))
        case Not(inner):
            return plain("paper-not", condition=_words(form, inner, labels))
        case Contains(key, option) if key.startswith(ABOUT):
            return plain(
                "paper-about", fact=key.removeprefix(ABOUT), code=option, form=option, words=labels.get(option, option)
            )
        case _:
            return _simple(form, condition)


def _simple(form: Form, condition: Answered | Equals | OneOf | Contains | Compare) -> str:
    number = _number(form, condition.key)
    item = form.find(condition.key)
    match condition:
        case Answered():
            return plain("paper-answered", number=number)
        case Equals(_, value):
            return plain("paper-equals", number=number, answer=_quoted(item, [value]))
        case OneOf(_, values):
            return plain("paper-equals", number=number, answer=_quoted(item, values))
        case Contains(_, option):
            return plain("paper-contains", number=number, answer=_quoted(item, [option]))
        case Compare(_, sign, than):
            return plain("paper-compare", number=number, sign=sign.replace("_", "-"), than=decimal(than))


def _number(form: Form, key: str) -> int:
    return numbers(form).get(key, 0)


def _quoted(item: Item | None, values: Sequence[object]) -> str:
    words = [item.label(str(one)) if item is not None and item.kind.has_options else decimal(one) for one in values]
    return plain("paper-or").join(plain("paper-quoted", words=one) for one in words)


def piped(form: Form, text: str) -> str:
    """Where the chat puts an earlier answer, paper names its question; where it puts the name, there is a line."""
    return PIPE.sub(
        lambda match: plain("paper-name") if match[1] == NAME else plain("paper-piped", number=_number(form, match[1])),
        text,
    )


def for_paper(form: Form, text: str) -> str:
    """The text without the sentences that speak of buttons: nobody taps on paper."""
    taps = plain("paper-screen-words").split()
    sentences = SENTENCE.split(text)
    return piped(form, " ".join(one for one in sentences if not any(word in one.casefold() for word in taps)))


def hint(form: Form, item: Item) -> str:
    """The hint without what stands beside the question anyway: how many to mark, between what, that it may be left."""
    said = tuple(plain("paper-said-anyway").split("|"))
    sentences = [one for one in SENTENCE.split(for_paper(form, item.hint)) if not one.casefold().startswith(said)]
    text = " ".join(sentences)
    return f"{text[:-1]}." if text.endswith(";") else text


def rule(item: Item) -> str:
    """How to answer, where the look of the question does not say it: picks, bounds, places."""
    low, high = item.low, item.high
    match item.kind:
        case Kind.MULTI:
            least, most = item.span()
            free = len(item.options) - (item.exclusive is not None)
            return plain("paper-picks", low=least, high=most if most < free else 0)
        case Kind.RANKING:
            return plain("paper-places", count=item.span()[0])
        case Kind.NUMBER:
            return (
                plain("paper-number", low=bound(low), high=bound(high)) if low is not None or high is not None else ""
            )
        case Kind.DATE:
            fixed = [day_text(day.fixed) if isinstance(day, Day) and day.fixed else "none" for day in (low, high)]
            return plain("paper-day", low=fixed[0], high=fixed[1]) if fixed != ["none", "none"] else ""
        case Kind.FILE:
            return plain("paper-file-rule")
        case Kind.PERSON:
            return plain("paper-person", role=item.people.value if item.people is not None else "any")
    return ""
