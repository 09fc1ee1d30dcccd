"""Ordered migrations: ``migrations/NNNN_what.sql``, applied once each; ``PRAGMA user_version`` says how far we are."""

import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from storage.database import connect
from storage.faults import NewerSchema

NAME = re.compile(r"^(\d{4})_[a-z0-9_]+\.sql$")


@dataclass(frozen=True, slots=True)
class Migration:
    number: int
    name: str
    sql: str


def known_migrations() -> tuple[Migration, ...]:
    """The migrations that ship with the program, in order."""
    folder = resources.files("storage") / "migrations"
    found = [
        Migration(int(match[1]), entry.name, entry.read_text(encoding="utf-8"))
        for entry in folder.iterdir()
        if (match := NAME.match(entry.name))
    ]
    return tuple(sorted(found, key=lambda migration: migration.number))


def schema_version(path: Path) -> int:
    """``user_version`` of the file without changing it; 0 for a file that does not exist or is empty."""
    if not path.exists():
        return 0
    con = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return int(con.execute("PRAGMA user_version").fetchone()[0])
    finally:
        con.close()


def migrate(path: Path, *, before: Callable[[int], None] | None = None) -> tuple[str, ...]:
    """Bring the database at ``path`` to the newest schema; returns the names of what was applied.

    ``before(version)`` is called once before an existing database is changed (to copy it). Each migration is one
    transaction with its version. Raises ``NewerSchema`` and touches nothing when the file is ahead of the program.
    """
    migrations = known_migrations()
    version = schema_version(path)
    newest = migrations[-1].number
    if version > newest:
        raise NewerSchema(version, newest)
    todo = [migration for migration in migrations if migration.number > version]
    if not todo:
        return ()
    if version and before is not None:
        before(version)
    con = connect(path)
    try:
        for migration in todo:
            con.executescript(f"BEGIN IMMEDIATE;\n{migration.sql}\nPRAGMA user_version = {migration.number};\nCOMMIT;")
    finally:
        if con.in_transaction:
            con.execute("ROLLBACK")
        con.close()
    return tuple(migration.name for migration in todo)
