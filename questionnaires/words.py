"""Words of a language that typed answers may hold: data in ``words.toml``, one table for each use."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Words:
    """``since``, ``until``: words before a first and a last day.

    ``days``: word -> days from today. ``months``: beginning of a word -> month. ``numerals``: word -> number.
    ``letters``: a letter and the one it is read as.
    """

    decline_label: str
    gone_label: str
    yes_label: str
    no_label: str
    yes: frozenset[str]
    no: frozenset[str]
    since: frozenset[str]
    until: frozenset[str]
    noise: frozenset[str]
    days: Mapping[str, int]
    months: Mapping[str, int]
    numerals: Mapping[str, int]
    letters: Mapping[str, str]


@cache
def words() -> Words:
    """The words we ship, read once."""
    table = tomllib.loads(files("questionnaires").joinpath("words.toml").read_text(encoding="utf-8"))
    return Words(
        decline_label=table["decline_label"],
        gone_label=table["gone_label"],
        yes_label=table["yes_label"],
        no_label=table["no_label"],
        yes=frozenset(table["yes"]),
        no=frozenset(table["no"]),
        since=frozenset(table["since"]),
        until=frozenset(table["until"]),
        noise=frozenset(table["noise"]),
        days=table["days"],
        months=table["months"],
        numerals=table["numerals"],
        letters=table["letters"],
    )
