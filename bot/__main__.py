"""``python -m bot [run | demo | check | migrate | backup FILE | restore FILE]``.

Exit codes: 0 done, 1 a fault, 2 wrong settings, 3 the database is held by a running bot. Each with a sentence.
"""

import argparse
import asyncio
import logging
import os
import signal
import sqlite3
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import texts
from bot import logs
from bot.collector import seldom
from bot.settings import Settings, SettingsFault, load, require_token

# aiogram, the forms and the makers of documents are imported by the commands that need them: `backup` does not wait.

DONE, FAULT, WRONG_SETTINGS, RUNNING = range(4)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code. Every failure that can be foreseen is a sentence on stderr."""
    asked = _parser().parse_args(arguments)
    os.umask(0o077)  # whatever we write holds personal data: its owner's only
    try:
        settings = load()
        logs.set_up(settings.log_level, settings.log_format, _secrets(settings))
        return _guarded(settings, lambda: COMMANDS[asked.command](settings, asked))
    except SettingsFault as fault:
        _say(*fault.lines)
        return FAULT if asked.command == "check" else WRONG_SETTINGS


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description=texts.plain("process-about"))
    parser.set_defaults(command="run")
    commands = parser.add_subparsers(metavar="COMMAND")
    for name in COMMANDS:
        command = commands.add_parser(name, help=texts.plain(f"process-help-{name}"))
        command.set_defaults(command=name)
        if name in ("backup", "restore"):
            command.add_argument("file", type=Path)
    return parser


def _guarded(settings: Settings, command: Callable[[], int]) -> int:
    from bot.lock import AlreadyRunning
    from storage.faults import NewerSchema, StorageFault

    path = settings.database_path
    try:
        return command()
    except AlreadyRunning:
        _say(texts.plain("process-running", path=path))
        return RUNNING
    except NewerSchema as newer:
        _say(texts.plain("process-newer", path=path, found=newer.found, known=newer.known))
    except sqlite3.DatabaseError as error:
        key = "process-fault" if isinstance(error, sqlite3.OperationalError) else "process-broken"
        _say(texts.plain(key, path=path, why=error))
    except StorageFault as fault:
        _say(texts.plain("process-fault", path=path, why=fault.code))
    except SettingsFault:
        raise
    except OSError as error:
        return _denied(error, path)
    except Exception:
        # A bug; through the log, which hides secrets, and not by Python's own last words, which do not.
        logging.getLogger("bot").exception("stopped by a fault of the program")
        _say(texts.plain("process-bug"))
    return FAULT


def _denied(error: OSError, database: Path) -> int:
    """The place of the database is a setting; another file was named on the command line, or the disk fails."""
    at = Path(str(error.filename or database))
    why = error.strerror or type(error).__name__
    if at in (database, *database.parents) or at.name.startswith(database.name):
        _say(texts.plain("process-folder", name="DATABASE_PATH", path=at, why=why))
        return WRONG_SETTINGS
    _say(texts.plain("process-file", path=at, why=why))
    return FAULT


def run(settings: Settings, _asked: argparse.Namespace) -> int:
    from bot.checks import shipped_faults, unusable
    from bot.clock import utc_now
    from bot.database import prepare
    from bot.lock import held

    require_token(settings)
    seldom()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave_at_once)
    if faults := shipped_faults():
        _say(*faults)
        return FAULT
    settings.database_path.parent.mkdir(parents=True, exist_ok=True)
    if fault := unusable("BACKUP_DIR", settings.backup_dir):
        raise SettingsFault([fault])
    with held(settings.database_path):
        prepare(settings, utc_now())  # here already: a database we cannot use is said before aiogram is waited for
        asyncio.run(_serve(settings))
    return DONE


def _leave_at_once(_number: int, _frame: object) -> None:
    """Told to stop while everything is still being loaded: nothing is begun, nothing is lost."""
    sys.exit(DONE)


async def _serve(settings: Settings) -> None:
    from bot.app import build
    from bot.memory import settle

    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with build(settings) as app:
        await app.greet()
        if code := await app.first_code():
            print(texts.plain("process-code", code=code), texts.plain("process-code-how"), sep="\n", flush=True)
        settle()
        await app.run(stop)


def demo(_settings: Settings, _asked: argparse.Namespace) -> int:
    from bot.demonstration import serve

    return serve()


def check(settings: Settings, _asked: argparse.Namespace) -> int:
    from bot.checks import all_faults

    if faults := all_faults(settings):
        _say(*faults)
        return FAULT
    print(texts.plain("process-checked"))
    return DONE


def migrate(settings: Settings, _asked: argparse.Namespace) -> int:
    from bot.clock import utc_now
    from bot.database import prepare
    from bot.lock import held
    from storage.migration import schema_version

    path = settings.database_path
    path.parent.mkdir(parents=True, exist_ok=True)
    with held(path):
        applied = prepare(settings, utc_now())
    key = "process-migrated" if applied else "process-current"
    print(texts.plain(key, path=path, version=schema_version(path)))
    return DONE


def backup(settings: Settings, asked: argparse.Namespace) -> int:
    from storage.backup import copy

    try:
        copy(settings.database_path, asked.file)
    except FileExistsError:
        _say(texts.plain("process-backup-taken", path=asked.file))
        return FAULT
    except FileNotFoundError as error:
        if settings.database_path.exists():
            raise
        _say(texts.plain("process-backup-none", path=error.args[0]))
        return FAULT
    print(texts.plain("process-backed-up", path=asked.file))
    return DONE


def restore(settings: Settings, asked: argparse.Namespace) -> int:
    from bot.clock import utc_now
    from bot.lock import held
    from storage.backup import BadCopy
    from storage.backup import restore as put_back

    path = settings.database_path
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with held(path):
            aside = put_back(asked.file, path, utc_now())
    except BadCopy as bad:
        _say(texts.plain("process-backup-bad", path=asked.file, why=texts.plain(f"backup-why-{bad.code}")))
        return FAULT
    print(texts.plain("process-restored", path=asked.file))
    if aside is not None:
        print(texts.plain("process-aside", path=aside))
    return DONE


COMMANDS: dict[str, Callable[[Settings, argparse.Namespace], int]] = {
    "run": run,
    "demo": demo,
    "check": check,
    "migrate": migrate,
    "backup": backup,
    "restore": restore,
}


def _secrets(settings: Settings) -> list[str]:
    proxy = settings.proxy_url.get_secret_value() if settings.proxy_url else ""
    return [settings.token, settings.token.partition(":")[2], proxy]


def _say(*lines: str) -> None:
    print(*lines, sep="\n", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
