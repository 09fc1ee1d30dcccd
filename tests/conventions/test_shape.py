"""Small pieces, named by nouns of the programme."""

import ast

from tests.conventions.tree import ROOT, functions, sources

FILE = 400
# Every button stands in this one table.
TABLES = {"handlers/callbacks.py"}
FUNCTION = 60
MOST = 25
NAMELESS_MODULES = {"utils", "util", "helpers", "helper", "misc", "manager", "common"}
NAMELESS_SUFFIXES = ("Service", "Repository", "Impl", "Manager", "Helper", "Utils")


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_nothing_is_absurdly_long() -> None:
    long = [
        f"{source.name} has {source.lines} lines"
        for source in sources()
        if source.lines > FILE and source.name not in TABLES
    ]
    long += [
        f"{source.name}:{node.lineno} {node.name} has {length(node)} lines"
        for source in sources()
        for node in functions(source)
        if length(node) > FUNCTION
    ]
    assert not long, "split these by their nouns:\n" + "\n".join(long)


def test_most_functions_are_small() -> None:
    lengths = [length(node) for source in sources() for node in functions(source)]
    small = sum(1 for lines in lengths if lines <= MOST)
    assert small >= 0.9 * len(lengths), f"only {small} of {len(lengths)} functions fit in {MOST} lines"


def test_names_are_nouns_of_the_programme() -> None:
    nameless = [
        source.name for source in sources() if NAMELESS_MODULES & {*source.path.relative_to(ROOT).with_suffix("").parts}
    ]
    nameless += [
        f"{source.name}:{node.lineno} {node.name}"
        for source in sources()
        for node in source.nodes
        if isinstance(node, ast.ClassDef) and node.name.endswith(NAMELESS_SUFFIXES)
    ]
    assert not nameless
