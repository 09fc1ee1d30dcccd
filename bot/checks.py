"""Faults of what ships with the program or lies on the disk, each as one sentence that names file, place and mend."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryFile

import texts
from bot.settings import Settings
from storage import backup


def shipped_faults() -> list[str]:
    """Forms and texts: what start-up asks, too; nothing can run with these."""
    return [*_texts(), *_forms()]


def all_faults(settings: Settings) -> list[str]:
    """Everything that ``check`` asks; nothing is changed."""
    path = settings.database_path
    return [*shipped_faults(), *_templates(path), *_database(path), *_places(settings)]


def unusable(name: str, folder: Path) -> str:
    """A sentence when nothing can be written to this folder, or where it would be made; else empty. Leaves no trace."""
    nearest = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    try:
        TemporaryFile(dir=nearest).close()
    except OSError as error:
        return texts.plain("process-folder", name=name, path=folder, why=error.strerror or type(error).__name__)
    return ""


def _places(settings: Settings) -> Iterator[str]:
    for name, folder in (("DATABASE_PATH", settings.database_path.parent), ("BACKUP_DIR", settings.backup_dir)):
        if fault := unusable(name, folder):
            yield fault


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
