"""Words of a form's spreadsheet: data in ``sheet_words.toml``. The first of each row is written, all are understood."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from questionnaires.reading import fold

Synonyms = Mapping[str, tuple[str, ...]]
SHEETS = ("survey", "choices", "settings", "scores")
MARK = "-"
"""In the column of sections: the questions below stand outside of any."""


@cache
def _raw() -> Mapping[str, Mapping[str, object]]:
    text = files("questionnaires").joinpath("sheet_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def synonyms(table: str, part: str = "") -> Synonyms:
    """Code -> its words, of ``kinds``, ``flags``, ``role`` …; of ``columns`` with the sheet as ``part``."""
    found = _raw()[table][part] if part else _raw()[table]
    assert isinstance(found, Mapping)
    return {code: tuple(words) for code, words in found.items()}


@cache
def _meanings(table: str, part: str) -> Mapping[str, str]:
    return {fold(word): code for code, words in synonyms(table, part).items() for word in words}


def meant(table: str, word: str, part: str = "") -> str | None:
    """The code that a word stands for, whatever its case; None for an unknown one."""
    return _meanings(table, part).get(fold(word))


def written(table: str, code: str, part: str = "") -> str:
    """The word by which a code stands in our own files; the code itself where there is none."""
    return synonyms(table, part).get(code, (code,))[0]


def heading(sheet: str, column: str) -> tuple[str, str]:
    """The column's names in the first and the second row: English, Russian."""
    english, russian, *_ = synonyms("columns", sheet)[column]
    return english, russian


def kind_of(cell: str) -> tuple[str | None, str]:
    """Kind and list from «select_one colours», «один вариант»; None for an unknown kind."""
    whole = meant("kinds", cell)
    if whole is not None:
        return whole, ""
    words = cell.split()
    for count in range(len(words) - 1, 0, -1):
        kind = meant("kinds", " ".join(words[:count]))
        if kind is not None:
            return kind, " ".join(words[count:])
    return None, ""
