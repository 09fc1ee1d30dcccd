"""Faults of what ships with the program or lies on the disk, each as one sentence that names file, place and mend."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import texts
from bot.settings import Settings
from storage import backup


def shipped_faults() -> list[str]:
    """Forms and texts: what start-up asks, too; nothing can run with these."""
    return [*_texts(), *_forms()]


def all_faults(settings: Settings) -> list[str]:
    """Everything that ``check`` asks; nothing is changed."""
    return [*shipped_faults(), *_templates(settings.database_path), *_database(settings.database_path)]


def _texts() -> Iterator[str]:
    for fault in texts.check_texts():
        yield texts.plain("process-text-fault", fault=fault)


def _forms() -> Iterator[str]:
    from questionnaires.faults import FormFaults
    from questionnaires.shipped import shipped

    try:
        shipped()
    except FormFaults as found:
        for fault in found.faults:
            what = texts.plain(f"form-fault-{fault.code}", **fault.args)
            yield texts.plain("process-form-fault", file=fault.source, item=fault.item or "-", what=what)


def _templates(database: Path) -> Iterator[str]:
    from documents.pairs.order import check_template, default_template

    kept = {"documents/templates/pairs_order.docx": default_template(), **_kept_templates(database)}
    for name, body in kept.items():
        for fault in check_template(body):
            what = texts.plain(f"template-fault-{fault.kind}", detail=fault.detail)
            yield texts.plain("process-template-fault", name=name, what=what)


def _kept_templates(database: Path) -> dict[str, bytes]:
    """The school's own, where the database can be read at all."""
    if not database.is_file():
        return {}
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as con:
            return {f"{kind} (/documents)": body for kind, body in con.execute("SELECT kind, body FROM template")}
    except sqlite3.Error:
        return {}  # told by _database


def _database(path: Path) -> Iterator[str]:
    if not path.exists():
        return
    try:
        backup.inspect(path)
    except backup.BadCopy as bad:
        why = texts.plain(f"backup-why-{bad.code}")
        yield texts.plain("process-database-fault", path=path, why=why)
