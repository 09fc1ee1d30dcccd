"""Nothing is left for later and nothing is waved through without a word: exceptions carry their reason."""

import re

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


def test_exceptions_are_explained() -> None:
    bare = []
    for source in (*sources(), *TESTS):
        lines = source.path.read_text(encoding="utf-8").splitlines()
        bare += [
            f"{source.name}:{number} {line.strip()}"
            for number, line in enumerate(lines, start=1)
            if EXCEPTION.search(line) and not EXPLAINED.search(line) and not ABOVE.search(lines[number - 2])
        ]
    assert not bare, "\n".join(bare)


def test_nothing_is_left_for_later() -> None:
    later = [s.name for s in (*sources(), *TESTS) if LATER.search(s.path.read_text(encoding="utf-8"))]
    assert not later
