"""The project's own sources as the tests of conventions see them: files, syntax trees, lines of call."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = (
    "benchmarks",
    "bot",
    "demo",
    "documents",
    "domain",
    "emulator",
    "handlers",
    "questionnaires",
    "services",
    "storage",
    "texts",
)


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@cache
def walked(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(parsed(path)))


@dataclass(frozen=True, slots=True)
class Source:
    """One module of the product."""

    path: Path

    @property
    def tree(self) -> ast.Module:
        return parsed(self.path)

    @property
    def nodes(self) -> tuple[ast.AST, ...]:
        """All of the tree, as ``ast.walk`` goes; walked once for all tests."""
        return walked(self.path)

    @property
    def lines(self) -> int:
        return self.path.read_text(encoding="utf-8").count("\n")

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def package(self) -> str:
        return self.path.relative_to(ROOT).parts[0]


def sources(*packages: str) -> tuple[Source, ...]:
    """Every Python module of ``packages`` (all of them by default); parsed when first looked into."""
    folders = packages or PACKAGES
    return tuple(Source(path) for package in folders for path in sorted((ROOT / package).rglob("*.py")))


@cache
def project_files() -> tuple[Path, ...]:
    """What git holds or would hold: tracked files and new ones that are not ignored (without git: what is in sight)."""
    # The folder may belong to another user than the one who tests it, as in a container.
    git = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(git, cwd=ROOT, check=True, capture_output=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        hidden = {".venv", ".git", "data", "__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis"}
        return tuple(
            path for path in sorted(ROOT.rglob("*")) if path.is_file() and not hidden & {*path.relative_to(ROOT).parts}
        )
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def functions(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def docstrings(source: Source) -> set[int]:
    """Identities of the constants that are docstrings or strings standing alone."""
    return {id(node.value) for node in source.nodes if isinstance(node, ast.Expr)}


def strings(source: Source) -> Iterator[ast.Constant]:
    """Every string constant but docstrings, the literal parts of f-strings among them."""
    prose = docstrings(source)
    for node in source.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node
