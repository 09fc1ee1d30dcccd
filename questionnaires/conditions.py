"""``show_if``: small typed conditions over earlier answers, and how they stand in a file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

Plain: TypeAlias = str | int | float


@dataclass(frozen=True, slots=True)
class Answered:
    key: str


@dataclass(frozen=True, slots=True)
class Equals:
    key: str
    value: Plain


@dataclass(frozen=True, slots=True)
class OneOf:
    key: str
    values: tuple[Plain, ...]


@dataclass(frozen=True, slots=True)
class Contains:
    key: str
    option: str


@dataclass(frozen=True, slots=True)
class Compare:
    """``sign`` is one of ``SIGNS``."""

    key: str
    sign: str
    than: int | float


@dataclass(frozen=True, slots=True)
class Not:
    inner: "Condition"


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple["Condition", ...]


Simple: TypeAlias = Answered | Equals | OneOf | Contains | Compare
Condition: TypeAlias = Simple | Not | AllOf | AnyOf

SIGNS: dict[str, Callable[[float, float], bool]] = {
    "less_than": lambda left, right: left < right,
    "at_most": lambda left, right: left <= right,
    "more_than": lambda left, right: left > right,
    "at_least": lambda left, right: left >= right,
}


def holds(condition: Condition, values: Mapping[str, object]) -> bool:
    """Whether a condition holds over the given values (key -> value; a missing key is not answered)."""
    match condition:
        case Not(inner):
            return not holds(inner, values)
        case AllOf(parts):
            return all(holds(part, values) for part in parts)
        case AnyOf(parts):
            return any(holds(part, values) for part in parts)
        case _:
            return condition.key in values and _matches(condition, values[condition.key])


def _matches(condition: Simple, value: object) -> bool:
    match condition:
        case Answered():
            return True
        case Equals(_, wanted):
            return value == wanted
        case OneOf(_, wanted_values):
            return value in wanted_values
        case Contains(_, option):
            return isinstance(value, tuple) and option in value
        case Compare(_, sign, than):
            return isinstance(value, int | float) and SIGNS[sign](value, than)


def leaves(condition: Condition) -> Iterator[Simple]:
    """The simple conditions inside, left to right."""
    match condition:
        case Not(inner):
            yield from leaves(inner)
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)
        case _:
            yield condition


def document(condition: Condition) -> dict[str, object]:
    """A condition as it stands in a file."""
    match condition:
        case Not(inner):
            return {"not": document(inner)}
        case AllOf(parts):
            return {"all": [document(part) for part in parts]}
        case AnyOf(parts):
            return {"any": [document(part) for part in parts]}
        case Answered(key):
            return {"item": key, "answered": True}
        case Equals(key, value):
            return {"item": key, "is": value}
        case OneOf(key, values):
            return {"item": key, "in": list(values)}
        case Contains(key, option):
            fact = key.startswith("@")
            return {"person": key[1:], "is": option} if fact else {"item": key, "contains": option}
        case Compare(key, sign, than):
            return {"item": key, sign: than}
