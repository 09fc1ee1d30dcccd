"""Russian words live in ``texts``, in the forms, in the demonstration school and in tests; nowhere else in Python."""

import re

from tests.conventions.tree import sources, strings

# A single letter is no word: ё typed as е is a rule of letters.
CYRILLIC = re.compile("[\u0400-\u04ff]{2}")
SILENT = ("benchmarks", "bot", "documents", "domain", "emulator", "handlers", "questionnaires", "services", "storage")
# The endings of Russian names are a rule of grammar, not words of the interface.
GRAMMAR = {"domain/names.py"}


def test_no_russian_in_code() -> None:
    found = [
        f"{source.name}:{node.lineno} {node.value!r}"
        for source in sources(*SILENT)
        if source.name not in GRAMMAR
        for node in strings(source)
        if CYRILLIC.search(str(node.value))
    ]
    assert not found, "move these words to texts/ru/*.ftl:\n" + "\n".join(found)
