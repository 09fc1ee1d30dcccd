"""Russian words live in ``texts``, in the forms, in the demonstration school and in tests; nowhere else in Python."""

import re

import pytest

from tests.conventions.tree import Source, sources, strings

# A single letter is no word: ё typed as е is a rule of letters.
CYRILLIC = re.compile("[\u0400-\u04ff]{2}")
SILENT = ("benchmarks", "bot", "documents", "domain", "emulator", "handlers", "questionnaires", "services", "storage")
# The endings of Russian names are a rule of grammar, not words of the interface.
GRAMMAR = {"domain/names.py"}


@pytest.mark.parametrize(
    "source", [one for one in sources(*SILENT) if one.name not in GRAMMAR], ids=lambda source: source.name
)
def test_no_russian_in_code(source: Source) -> None:
    found = [(node.lineno, node.value) for node in strings(source.tree) if CYRILLIC.search(str(node.value))]
    assert not found, f"{source.name}: move these words to texts/ru/*.ftl: {found}"
