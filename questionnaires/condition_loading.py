"""``show_if`` from a form's file, and whether it can be asked: only over earlier questions, with options they have."""

from collections.abc import Mapping

from domain.match import FORMS
from domain.people.relation import Relation
from questionnaires.conditions import (
    SIGNS,
    AllOf,
    Answered,
    AnyOf,
    Compare,
    Condition,
    Contains,
    Equals,
    Not,
    OneOf,
    Plain,
    Simple,
    leaves,
)
from questionnaires.form import ABOUT, CODE, Item, Kind
from questionnaires.table import Table

DEEPEST = 6
# What is known of the person, and the codes it may have; without codes, the school's own list.
PERSON_FACTS: Mapping[str, tuple[str, ...]] = {
    "role": ("mentor", "mentee", "curator"),
    "category": (),
    "form": FORMS,
    "relation": tuple(Relation),
}
UNORDERED = (Kind.MULTI, Kind.DATE, Kind.RANKING, Kind.FILE, Kind.NOTE, Kind.PERSON)
TESTS = ("is", "in", "contains", "answered", *SIGNS)


def load_condition(table: Table, raw: object, depth: int = 0) -> Condition | None:
    """A condition; None when there is none or it has a fault."""
    if raw is None:
        return None
    if not isinstance(raw, Mapping) or depth > DEEPEST:
        table.fault("show-if-wrong", tests=", ".join(TESTS))
        return None
    if set(raw) == {"not"}:
        inner = load_condition(table, raw["not"], depth + 1)
        return Not(inner) if inner is not None else None
    for name, join in (("all", AllOf), ("any", AnyOf)):
        if set(raw) == {name} and isinstance(raw[name], list) and raw[name]:
            parts = [load_condition(table, part, depth + 1) for part in raw[name]]
            return join(tuple(part for part in parts if part is not None))
    return _about(table, raw) if "person" in raw else _simple(table, raw)


def _about(table: Table, raw: Mapping[str, object]) -> Condition | None:
    """``{ person = "role", is = "mentor" }``, ``{ person = "category", in = ["start", "newplace"] }``."""
    fact, wanted = raw.get("person"), raw.get("is", raw.get("in"))
    codes = [wanted] if isinstance(wanted, str) else wanted
    if fact not in PERSON_FACTS or len(raw) != 2 or not isinstance(codes, list) or not codes:
        table.fault("show-if-person", facts=", ".join(PERSON_FACTS))
        return None
    allowed = PERSON_FACTS[str(fact)]
    if not all(isinstance(code, str) and (code in allowed if allowed else CODE.match(code)) for code in codes):
        table.fault("show-if-person", facts=", ".join(PERSON_FACTS))
        return None
    parts = tuple(Contains(f"{ABOUT}{fact}", code) for code in codes)
    return parts[0] if isinstance(wanted, str) else AnyOf(parts)


def _simple(table: Table, raw: Mapping[str, object]) -> Condition | None:
    key, tests = raw.get("item"), [name for name in raw if name in TESTS]
    if isinstance(key, str) and len(tests) == 1 and len(raw) == 2:
        found = _test(key, tests[0], raw[tests[0]])
        if found is not None:
            return found
    table.fault("show-if-wrong", tests=", ".join(TESTS))
    return None


def _test(key: str, name: str, value: object) -> Condition | None:
    if name == "answered" and isinstance(value, bool):
        return Answered(key) if value else Not(Answered(key))
    if name == "in" and isinstance(value, list) and value and all(_plain(part) for part in value):
        return OneOf(key, tuple(value))
    if name == "contains" and isinstance(value, str):
        return Contains(key, value)
    if name == "is" and isinstance(value, str | int | float) and _plain(value):
        return Equals(key, value)
    if name in SIGNS and isinstance(value, int | float) and _plain(value):
        return Compare(key, name, value)
    return None


def _plain(value: object) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def check_conditions(form: Table, items: tuple[Item, ...]) -> None:
    """Faults of every condition against the questions it looks at."""
    order = {item.key: number for number, item in enumerate(items)}
    for number, item in enumerate(items):
        form.item = item.key
        for leaf in leaves(item.show_if) if item.show_if is not None else ():
            if leaf.key.startswith(ABOUT):
                continue
            target = order.get(leaf.key)
            if target is None:
                form.fault("show-if-unknown", key=leaf.key[:40])
            elif target >= number:
                circle = target == number or _leads_to(items, order, leaf.key, item.key)
                form.fault("show-if-circular" if circle else "show-if-forward", key=leaf.key)
            else:
                _check_target(form, leaf, items[target])


def _leads_to(items: tuple[Item, ...], order: Mapping[str, int], start: str, goal: str) -> bool:
    """Whether the conditions of ``start`` come back to ``goal``."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        key = waiting.pop()
        if key == goal:
            return True
        condition = items[order[key]].show_if if key in order and key not in seen else None
        seen.add(key)
        waiting += [leaf.key for leaf in leaves(condition)] if condition is not None else []
    return False


def _check_target(form: Table, leaf: Simple, target: Item) -> None:
    match leaf:
        case Answered() if target.kind is Kind.NOTE:
            form.fault("show-if-kind", key=target.key, kind=target.kind)
        case Equals(_, value):
            _check_values(form, target, (value,))
        case OneOf(_, values):
            _check_values(form, target, values)
        case Contains(_, option):
            if target.kind is not Kind.MULTI:
                form.fault("show-if-kind", key=target.key, kind=target.kind)
            elif not target.has(option):
                form.fault("unknown-option", field="show_if", option=option[:40])
        case Compare() if target.kind not in (Kind.SCALE, Kind.NUMBER):
            form.fault("show-if-kind", key=target.key, kind=target.kind)


def _check_values(form: Table, target: Item, values: tuple[Plain, ...]) -> None:
    for value in values:
        if target.kind in UNORDERED:
            form.fault("show-if-kind", key=target.key, kind=target.kind)
        elif target.kind.has_options and not (isinstance(value, str) and target.has(value)):
            form.fault("unknown-option", field="show_if", option=str(value)[:40])
        elif target.kind in (Kind.SCALE, Kind.NUMBER) and isinstance(value, str):
            form.fault("show-if-kind", key=target.key, kind=target.kind)
