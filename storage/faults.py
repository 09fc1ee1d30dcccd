"""What can go wrong with the file itself, told apart so that people and logs get the right sentence."""

import sqlite3


class StorageFault(Exception):
    """The database could not keep or give data; ``code`` is ``full``, ``busy`` or ``broken``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class AlreadyHandled(Exception):
    """This Telegram update has already changed the database: it was delivered twice."""


class NewerSchema(Exception):
    """The database was written by a newer version of the program; it is left untouched."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(f"schema {found}, this program knows {known}")
        self.found = found
        self.known = known


_CODES = {sqlite3.SQLITE_FULL: "full", sqlite3.SQLITE_BUSY: "busy", sqlite3.SQLITE_LOCKED: "busy"}


def fault_of(error: sqlite3.Error) -> StorageFault:
    """The typed fault behind an sqlite3 error (by its primary result code); the error stays its cause, for the log."""
    code = getattr(error, "sqlite_errorcode", None)
    fault = StorageFault(_CODES.get(code & 0xFF, "broken") if code is not None else "broken")
    fault.__cause__ = error
    return fault
