"""Small pieces, named by nouns of the programme."""

import ast

import pytest

from tests.conventions.tree import Source, functions, sources

FILE = 400
FUNCTION = 60
MOST = 25
NAMELESS_MODULES = {"utils", "util", "helpers", "helper", "misc", "manager", "common"}
NAMELESS_SUFFIXES = ("Service", "Repository", "Impl", "Manager", "Helper", "Utils")


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.name)
def test_nothing_is_absurdly_long(source: Source) -> None:
    assert source.lines <= FILE, f"{source.name} has {source.lines} lines: split it by its nouns"
    long = [(node.name, length(node)) for node in functions(source.tree) if length(node) > FUNCTION]
    assert not long, f"{source.name}: {long}"


def test_most_functions_are_small() -> None:
    lengths = [length(node) for source in sources() for node in functions(source.tree)]
    small = sum(1 for lines in lengths if lines <= MOST)
    assert small >= 0.9 * len(lengths), f"only {small} of {len(lengths)} functions fit in {MOST} lines"


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.name)
def test_names_are_nouns_of_the_programme(source: Source) -> None:
    assert not NAMELESS_MODULES & {source.path.stem, *source.path.parent.parts[-2:]}
    classes = [node.name for node in ast.walk(source.tree) if isinstance(node, ast.ClassDef)]
    assert not [name for name in classes if name.endswith(NAMELESS_SUFFIXES)]
