"""Third parties by package: the right-hand column of the dependency table (import-linter holds the left-hand one)."""

import ast
import sys
import tomllib
from collections.abc import Iterator

from tests.conventions.tree import PACKAGES, ROOT, Source, sources

ALLOWED: dict[str, set[str]] = {
    "domain": {"numpy", "pytrovich"},
    "questionnaires": set(),
    "storage": {"aiosqlite"},
    "texts": {"fluent"},
    "documents": {"matplotlib", "numpy", "docx", "docxtpl", "jinja2", "xlsxwriter", "openpyxl", "icalendar", "segno"},
    "services": set(),
    "handlers": {"aiogram"},
    "emulator": set(),
    "demo": {"aiohttp"},
    "bot": {
        "aiogram",
        "aiohttp",
        "aiolimiter",
        "apscheduler",
        "pydantic",
        "pydantic_core",
        "pydantic_settings",
        "yarl",  # aiohttp's own URLs: they quote a form seven times as fast as urllib
    },
}
# How long a button's field may be is said where the field is: aiogram's own base of a button is pydantic's.
BOUNDS = "handlers/callbacks.py"
# The local Telegram is plain Python; only its two doors know a library.
DOORS = {"session": "aiogram", "server": "aiohttp"}
# What a distribution is called when imported, where that differs from its name.
IMPORTED_AS = {
    "fluent.runtime": "fluent",
    "pydantic-settings": "pydantic_settings",
    "python-docx": "docx",
}
# Locked for their effect, not for an import.
UNIMPORTED = {"aiohttp-socks", "tzdata"}


def for_types_only(source: Source) -> set[int]:
    """Identities of what stands under ``if TYPE_CHECKING``: nothing of it is loaded."""
    guarded = (
        node
        for node in source.nodes
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    )
    return {id(inner) for node in guarded for inner in ast.walk(node)}


def third_parties(source: Source) -> Iterator[tuple[int, str]]:
    skipped = for_types_only(source)
    for node in source.nodes:
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            found = [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found = [(node.lineno, node.module or "")]
        else:
            continue
        for line, name in found:
            top = name.split(".")[0]
            if top not in sys.stdlib_module_names and top not in PACKAGES:
                yield line, top


def allowed(source: Source) -> set[str]:
    """What the module may import from outside."""
    found = set(ALLOWED[source.package]) | ({"pydantic"} if source.name == BOUNDS else set())
    if source.package == "emulator":
        place = source.path.relative_to(ROOT / "emulator").with_suffix("").parts[0]
        found |= {library for door, library in DOORS.items() if place.startswith(door)}
    return found


def test_third_parties() -> None:
    strange = [
        f"{source.name}:{line} {name}"
        for source in sources(*ALLOWED)
        for line, name in third_parties(source)
        if name not in allowed(source)
    ]
    assert not strange, "\n".join(strange)


def test_sql_is_run_by_storage_alone() -> None:
    found = [
        f"{source.name}:{node.lineno}"
        for source in sources("domain", "questionnaires", "services", "handlers", "documents", "texts")
        for node in source.nodes
        if isinstance(node, ast.Attribute) and node.attr in ("execute", "executemany", "executescript")
    ]
    assert not found, f"a function of storage is missing for {found}"


def test_every_dependency_is_declared_and_used() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    declared = {line.split(">")[0].strip() for line in project["project"]["dependencies"]}
    imported = {name for source in sources(*ALLOWED) for _, name in third_parties(source)}
    named = {IMPORTED_AS.get(name, name) for name in declared - UNIMPORTED}
    # pydantic_core is a part of pydantic, jinja2 and docx of docxtpl.
    assert imported - {"pydantic_core", "jinja2", "docx"} == named
