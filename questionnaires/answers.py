"""An answer and how it is kept: a state and a value as JSON text."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from questionnaires.form import MARKED, Item, Kind, Value


class State(StrEnum):
    GIVEN = "given"
    SKIPPED = "skipped"
    DECLINED = "declined"  # «I do not want to answer»: an answer too
    DRAFT = "draft"  # a multi-choice being marked: kept, but not final until the person goes on


@dataclass(frozen=True, slots=True)
class Answer:
    """``value`` is None only when skipped or declined."""

    state: State
    value: Value | None = None


Answers: TypeAlias = Mapping[str, Answer]
LISTS = MARKED | {Kind.FILE}


def given(value: Value) -> Answer:
    return Answer(State.GIVEN, value)


def draft(value: tuple[str, ...]) -> Answer:
    return Answer(State.DRAFT, value)


SKIPPED = Answer(State.SKIPPED)
DECLINED = Answer(State.DECLINED)


def encode(value: Value | None) -> str:
    """A value as JSON text for storage; a date becomes an ISO string."""
    if isinstance(value, date):
        return json.dumps(value.isoformat())
    return json.dumps(value, ensure_ascii=False)


def decode(item: Item, state: str, text: str) -> Answer:
    """A stored answer; ValueError when the row does not fit the item (a damaged database)."""
    return restore(item, state, json.loads(text))


def decode_all(rows: Sequence[tuple[Item, str, str]]) -> dict[str, Answer]:
    """Many stored answers, their JSON read in one go (an answer step reads them all)."""
    values = json.loads(f"[{','.join(text for _, _, text in rows)}]")
    return {item.key: restore(item, state, raw) for (item, state, _), raw in zip(rows, values, strict=True)}


def decode_fact(text: str) -> Answer:
    """A stored fact of the person: codes."""
    raw = json.loads(text)
    return given(tuple(str(code) for code in raw) if isinstance(raw, list) else ())


def restore(item: Item, state: str, raw: object) -> Answer:
    """An answer from its state and the plain value that JSON gave."""
    if raw is None:
        return Answer(State(state))
    if item.kind in LISTS and isinstance(raw, list):
        return Answer(State(state), tuple(str(code) for code in raw))
    if item.kind is Kind.DATE and isinstance(raw, str):
        return Answer(State(state), date.fromisoformat(raw))
    if isinstance(raw, str | int | float):
        return Answer(State(state), raw)
    raise ValueError(f"stored answer of {item.key} does not fit {item.kind}")
