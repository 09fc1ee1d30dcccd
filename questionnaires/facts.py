"""What a filled questionnaire tells about a person, driven by ``fact = "…"`` in the form, not by its keys."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from questionnaires.answers import Answers, State
from questionnaires.engine import shown as shown_text
from questionnaires.form import Audience, Form, Item, Kind, Value

_TEXT = frozenset({Kind.SHORT, Kind.LONG})
_MULTI = frozenset({Kind.MULTI})
KINDS_OF_FACT: Mapping[str, frozenset[Kind]] = {
    "full_name": _TEXT,
    "post": _TEXT,
    "subjects": _MULTI,
    "experience": frozenset({Kind.NUMBER}),
    "needs": _MULTI | frozenset({Kind.RANKING}),
    "gives": _MULTI,
    "format": frozenset({Kind.SINGLE}),
    "slots": _MULTI,
    "capacity": frozenset({Kind.NUMBER}),
    "shown": _MULTI,
    "support": _MULTI,
    "levels": _MULTI,
    "building": _TEXT | frozenset({Kind.SINGLE}),
    "kinds": _MULTI,
}
DEFAULT_CAPACITY = 2


@dataclass(frozen=True, slots=True)
class Facts:
    """Codes of the forms' options. ``needs``: the most important first. ``experience``: years.

    ``format``: in_person, online or both. ``shown``: keys of the items the owner lets the other side see.
    ``levels``: of school; ``kinds``: of mentoring; ``building``: as typed, or the option's code. Forms that ship do not
    ask these three: a school that needs them adds a question.
    """

    full_name: str = ""
    post: str = ""
    subjects: frozenset[str] = frozenset()
    experience: int | None = None
    needs: tuple[str, ...] = ()
    gives: frozenset[str] = frozenset()
    format: str = ""
    slots: frozenset[str] = frozenset()
    capacity: int = DEFAULT_CAPACITY
    shown: frozenset[str] = frozenset()
    support: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    building: str = ""
    kinds: frozenset[str] = frozenset()


def profile(form: Form, answers: Answers) -> Facts:
    """The facts of a response. Two items of one fact join, the earlier first (needs: first of all, then also)."""
    found: dict[str, list[Value]] = {}
    for item, value in _given(form, answers):
        if item.fact:
            found.setdefault(item.fact, []).append(_meant(item, value))
    experience, capacity = _number(found, "experience"), _number(found, "capacity")
    return Facts(
        full_name=_text(found, "full_name"),
        post=_text(found, "post"),
        subjects=frozenset(_codes(found, "subjects")),
        experience=experience,
        needs=_codes(found, "needs"),
        gives=frozenset(_codes(found, "gives")),
        format=_text(found, "format"),
        slots=frozenset(_codes(found, "slots")),
        capacity=DEFAULT_CAPACITY if capacity is None else capacity,
        shown=frozenset(_codes(found, "shown")),
        support=frozenset(_codes(found, "support")),
        levels=frozenset(_codes(found, "levels")),
        building=" ".join(_text(found, "building").casefold().split()),
        kinds=frozenset(_codes(found, "kinds")),
    )


def _given(form: Form, answers: Answers) -> Iterable[tuple[Item, Value]]:
    for item in form.items:
        answer = answers.get(item.key)
        if answer is not None and answer.state is State.GIVEN and answer.value is not None:
            yield item, answer.value


def _meant(item: Item, value: Value) -> Value:
    """«Any time» means every slot; «nothing of this» means no code at all."""
    if item.exclusive is None or not isinstance(value, tuple) or item.exclusive not in value:
        return value
    if item.fact == "slots":
        return tuple(option.code for option in item.options if option.code != item.exclusive)
    return ()


def _text(found: Mapping[str, list[Value]], name: str) -> str:
    return next((value for value in found.get(name, []) if isinstance(value, str)), "")


def _number(found: Mapping[str, list[Value]], name: str) -> int | None:
    return next((int(value) for value in found.get(name, []) if isinstance(value, int | float)), None)


def _codes(found: Mapping[str, list[Value]], name: str) -> tuple[str, ...]:
    codes = (code for value in found.get(name, []) if isinstance(value, tuple) for code in value)
    return tuple(dict.fromkeys(codes))


def labels(form: Form, fact: str) -> dict[str, str]:
    """Option code -> label of a fact's items, in the form's order (for reasons, charts and filters)."""
    return {o.code: o.label for item in form.items if item.fact == fact for o in item.options}


def presented(form: Form, answers: Answers) -> tuple[tuple[Item, str], ...]:
    """What the other side may read: always what is for the partner, the rest only where the owner allowed it."""
    allowed = profile(form, answers).shown
    return tuple(
        (item, shown_text(item, value))
        for item, value in _given(form, answers)
        if item.seen_by is Audience.PARTNER or (item.seen_by is Audience.ALLOWED and item.key in allowed)
    )
