"""The Fluent bundle and the two ways to read it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from importlib import resources

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast

_TWO_STOPS = re.compile(r" г\.\.(?!\.)")


class TextMissing(LookupError):
    """A key that no file holds, or a text whose argument was not passed: a bug, found by the tests of conventions."""


class Raw(str):
    """HTML that was already made by ``t``: passed into another text as it is."""

    __slots__ = ()


LONG = 1000
"""Fluent refuses arguments over 2500 signs; longer ones are put in after it has done its part."""


def _files() -> Iterator[tuple[str, str]]:
    folder = resources.files("texts") / "ru"
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".ftl"):
            yield entry.name, entry.read_text(encoding="utf-8")


@cache
def _parsed() -> tuple[tuple[str, ast.Resource], ...]:
    parser = FluentParser(with_spans=False)  # where each word stood costs 3 MB and half the time; seldom asked
    return tuple((name, parser.parse(source)) for name, source in _files())


@cache
def _bundle() -> FluentBundle:
    # Isolation marks (U+2068/9) would stand in names that people copy; numbers must not get grouping spaces in ids.
    bundle = FluentBundle(["ru"], use_isolating=False)
    for _, resource in _parsed():
        bundle.add_resource(resource)
    return bundle


def _format(key: str, args: Mapping[str, object]) -> str:
    bundle = _bundle()
    try:
        message = bundle.get_message(key)
    except LookupError as error:
        raise TextMissing(key) from error
    if message.value is None:
        raise TextMissing(key)
    long = {name: value for name, value in args.items() if isinstance(value, str) and len(value) > LONG}
    text, errors = bundle.format_pattern(message.value, {**args, **{name: _stand_in(name) for name in long}})
    if errors:
        raise TextMissing(f"{key}: {errors[0]}")
    # «2026 г.» at the end of a sentence: one full stop serves both.
    whole = _TWO_STOPS.sub(" г.", str(text))
    for name, value in long.items():
        whole = whole.replace(_stand_in(name), value)
    return whole


@cache
def _fixed(key: str) -> str:
    """A text without arguments: most labels of buttons; made once."""
    return _format(key, {})


def _stand_in(name: str) -> str:
    """Stands for a long argument while Fluent works: signs of the private area, which nobody types."""
    return f"\ue000{name}\ue001"


def t(key: str, /, **args: object) -> Raw:
    """The text ``key`` as HTML; every argument is escaped unless it is ``Raw``. Numbers stay numbers (for plurals).

    Raises ``TextMissing`` for an unknown key or a missing argument.
    """
    if not args:
        return Raw(_fixed(key))
    safe = {name: value if isinstance(value, Raw | int | float) else escape(str(value)) for name, value in args.items()}
    return Raw(_format(key, safe))


def plain(key: str, /, **args: object) -> str:
    """The text ``key`` without HTML escaping: for button labels, toasts, pictures and files."""
    if not args:
        return _fixed(key)
    return _format(key, {n: v if isinstance(v, int | float) else str(v) for n, v in args.items()})


def check_texts() -> list[str]:
    """Faults of the files themselves (broken syntax, a key twice), ``file:line key what``; empty when all is well."""
    faults: list[str] = []
    seen: dict[str, str] = {}
    for name, resource in _parsed():
        if any(isinstance(entry, ast.Junk) for entry in resource.body):
            faults += _broken(name)
        for entry in resource.body:
            if isinstance(entry, ast.Message):
                if entry.id.name in seen:
                    faults.append(f"{name} {entry.id.name} duplicate of {seen[entry.id.name]}")
                seen[entry.id.name] = name
    return faults


def _broken(name: str) -> Iterator[str]:
    """Lines of a file that cannot be read."""
    source = dict(_files())[name]
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, ast.Junk):
            start = entry.span.start if entry.span else 0
            yield f"{name}:{source.count(chr(10), 0, start) + 1} syntax"
