"""Callback data: at most 64 bytes with the longest ids and keys, each prefix used once."""

import ast
import inspect
import types
from collections import Counter
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin

import pytest
from aiogram.filters.callback_data import CallbackData
from annotated_types import Le, MaxLen
from pydantic.fields import FieldInfo

from handlers import callbacks
from services.people.people_list import Filter
from tests.conventions.tree import sources

LIMIT = 64
LONGEST_ID = 9_999_999_999
LONGEST_KEY = 16

CLASSES = [
    value
    for _, value in inspect.getmembers(callbacks, inspect.isclass)
    if issubclass(value, CallbackData) and value is not CallbackData
]


def longest(field: FieldInfo, name: str) -> Any:
    """The longest value a field carries: by its own limit (`Field(max_length=…)`, `Field(le=…)`), else by its type."""
    for limit in field.metadata:
        if isinstance(limit, MaxLen):
            return "w" * limit.max_length
        if isinstance(limit, Le):
            return limit.le
    return worst(field.annotation, name)


def worst(annotation: Any, name: str) -> Any:
    """The longest value of a type; an enumeration or a ``Literal`` says more than ``str``."""
    if get_origin(annotation) in (Union, types.UnionType):
        choices = [worst(part, name) for part in get_args(annotation) if part is not type(None)]
        return max(choices, key=lambda value: len(str(value)))
    if get_origin(annotation) is Literal:
        return max(get_args(annotation), key=lambda value: len(str(value)))
    if annotation is bool:
        return True
    if annotation is int:
        return LONGEST_ID
    if annotation is str:
        return "w" * LONGEST_KEY
    if inspect.isclass(annotation) and issubclass(annotation, Enum):
        return max(annotation, key=lambda member: len(str(member.value)))
    raise AssertionError(f"{name}: say here how long a {annotation} may be")


@pytest.mark.parametrize("data", CLASSES, ids=lambda data: data.__name__)
def test_fits_at_its_worst(data: type[CallbackData]) -> None:
    values = {name: longest(field, f"{data.__name__}.{name}") for name, field in data.model_fields.items()}
    try:
        packed = data.model_construct(**values).pack()
    except ValueError as error:
        raise AssertionError(f"{error}: narrow a field (an enumeration, Literal, Field(le=…))") from None
    assert len(packed.encode()) <= LIMIT


def test_all_stand_in_one_table() -> None:
    elsewhere = [
        f"{source.name}:{node.lineno} {node.name}"
        for source in sources("handlers", "bot")
        if source.name != "handlers/callbacks.py"
        for node in source.nodes
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id == "CallbackData" for base in node.bases)
    ]
    assert not elsewhere


def test_prefixes_are_unique() -> None:
    counts = Counter(data.__prefix__ for data in CLASSES)
    assert not [prefix for prefix, count in counts.items() if count > 1]


def test_the_longest_search_fits_in_russian() -> None:
    data = callbacks.PeopleList(chosen=max(Filter, key=len), page=LONGEST_ID, query="щ" * callbacks.QUERY_LENGTH)
    assert len(data.pack().encode()) <= LIMIT
