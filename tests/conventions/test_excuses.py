"""Nothing is left for later and nothing is waved through without a word: exceptions carry their reason."""

import re

import pytest

from tests.conventions.tree import ROOT, Source, sources

TESTS = tuple(Source(path) for path in sorted((ROOT / "tests").rglob("*.py")) if path.parent.name != "conventions")
EXCEPTION = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma)")
# Some words must follow the code of the exception.
EXPLAINED = re.compile(
    r"#\s*(?:noqa: [A-Z0-9, ]+|type: ignore\[[a-z, -]+\]|pragma: no cover)\s*[-–—#:]+(?!\s*noqa)[^#]{8,}"
)
# Or a comment, or the docstring of the function, stands right above.
ABOVE = re.compile(r'^\s*#|"""$')
LATER = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b|pytest\.mark\.(?:skip|xfail)\b|pytest\.xfail\(")


@pytest.mark.parametrize("source", [*sources(), *TESTS], ids=lambda source: source.name)
def test_exceptions_are_explained(source: Source) -> None:
    lines = source.path.read_text(encoding="utf-8").splitlines()
    bare = [
        f"{source.name}:{number} {line.strip()}"
        for number, line in enumerate(lines, start=1)
        if EXCEPTION.search(line) and not EXPLAINED.search(line) and not ABOVE.search(lines[number - 2])
    ]
    assert not bare


@pytest.mark.parametrize("source", [*sources(), *TESTS], ids=lambda source: source.name)
def test_nothing_is_left_for_later(source: Source) -> None:
    assert not LATER.search(source.path.read_text(encoding="utf-8"))
