"""Every text key that the code uses exists with the arguments it needs, and every key is used."""

import ast
import re
from collections.abc import Iterator
from functools import cache

from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

import texts
from tests.conventions.tree import ROOT, Source, sources, strings

SPEAKERS = ("benchmarks", "bot", "demo", "documents", "handlers", "texts")
FORMATTERS = {"t", "plain"}


class _Needs(Visitor):
    """What a pattern needs: variables, and other messages and terms."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.references: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: fluent.MessageReference) -> None:
        self.references.add(node.id.name)

    def visit_TermReference(self, node: fluent.TermReference) -> None:
        self.references.add(f"-{node.id.name}")
        self.generic_visit(node)


@cache
def entries() -> dict[str, _Needs]:
    """Every message and term (with its dash) of texts/ru, and what it needs."""
    found: dict[str, _Needs] = {}
    for path in sorted((ROOT / "texts" / "ru").glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, fluent.Message | fluent.Term):
                needs = _Needs()
                needs.visit(entry)
                found[f"-{entry.id.name}" if isinstance(entry, fluent.Term) else entry.id.name] = needs
    return found


def variables(key: str) -> set[str]:
    needs = entries()[key]
    inherited = (variables(reference) for reference in needs.references if not reference.startswith("-"))
    return needs.variables.union(*inherited)


def callee(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def branches(node: ast.expr) -> Iterator[ast.expr]:
    """The values that an expression may take: both sides of a conditional one."""
    if isinstance(node, ast.IfExp):
        yield from branches(node.body)
        yield from branches(node.orelse)
    else:
        yield node


def calls(source: Source) -> Iterator[tuple[ast.Call, str]]:
    """Calls with a literal key: of a formatter, or the raising of a refusal (whose key begins with ``refused-``)."""
    for node in source.nodes:
        if isinstance(node, ast.Call) and node.args:
            prefix = {"Refused": "refused-"}.get(callee(node), "" if callee(node) in FORMATTERS else None)
            if prefix is not None:
                for first in branches(node.args[0]):
                    if isinstance(first, ast.Constant) and isinstance(first.value, str):
                        yield node, prefix + first.value


def shape(node: ast.JoinedStr) -> str:
    """A regular expression for the values of an f-string, empty when it begins with an unknown part."""
    parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values]
    return "" if parts and parts[0] == ".+" else "".join(parts)


def shapes(source: Source) -> Iterator[tuple[int, str]]:
    """F-strings handed to a formatter."""
    for node in source.nodes:
        if isinstance(node, ast.Call) and callee(node) in FORMATTERS and node.args:
            for first in branches(node.args[0]):
                if isinstance(first, ast.JoinedStr) and shape(first):
                    yield node.lineno, shape(first)


def test_files_have_no_faults() -> None:
    assert texts.check_texts() == []


def test_every_key_used_exists() -> None:
    missing = [
        f"{source.name}:{call.lineno} {key}"
        for source in sources()
        for call, key in calls(source)
        if key not in entries()
    ]
    missing += [
        f"{source.name}:{line} f-string {pattern}"
        for source in sources()
        for line, pattern in shapes(source)
        if not any(re.fullmatch(pattern, key) for key in entries())
    ]
    assert not missing, "\n".join(missing)


def test_every_text_gets_its_arguments() -> None:
    lacking = []
    for source in sources():
        for call, key in calls(source):
            passed = {keyword.arg for keyword in call.keywords}
            if key in entries() and None not in passed and (need := variables(key) - passed):
                lacking.append(f"{source.name}:{call.lineno} {key} needs {sorted(need)}")
    assert not lacking, "\n".join(lacking)


def test_every_reference_exists() -> None:
    broken = [
        f"{key} -> {name}" for key, needs in entries().items() for name in needs.references if name not in entries()
    ]
    assert not broken


def test_every_key_is_used() -> None:
    """Used: named by a string of the code, matched by an f-string that begins with letters, or part of another text."""
    literal: set[str] = set()
    patterns: set[str] = set()
    for source in sources():
        literal |= {str(node.value) for node in strings(source)}
        literal |= {key for _, key in calls(source)}
        patterns |= {shape(node) for node in source.nodes if isinstance(node, ast.JoinedStr)}
    keyed = re.compile("|".join(pattern for pattern in patterns if re.match(r"[a-z][a-z0-9]*\\?-", pattern)))
    referred = set().union(*(needs.references for needs in entries().values()))
    unused = [key for key in entries() if key not in literal | referred and not keyed.fullmatch(key)]
    assert not unused, "\n".join(unused)
