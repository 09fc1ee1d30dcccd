"""Structured logs to stderr: ids, never names. A secret cannot pass, whoever wrote the line: aiohttp's errors hold the
URL, and Telegram's URLs hold the token."""

import json
import logging
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime

# What a token looks like, so that even one we were not told of is hidden.
_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")
# Code and logs are English, people and their answers here are not: whatever Cyrillic reaches a log is personal data.
_PERSONAL = re.compile(r"[\u0400-\u04ff]+(?:[\s.-]+[\u0400-\u04ff]+)*")
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_QUIET_LIBRARIES = ("aiogram", "apscheduler", "aiosqlite", "asyncio", "matplotlib", "fontTools", "PIL")


def redact(text: str, secrets: Iterable[str]) -> str:
    """``text`` without the secrets, anything that looks like a token, or words people wrote."""
    for secret in secrets:
        text = text.replace(secret, "***")
    return _PERSONAL.sub("…", _TOKEN.sub("***", text))


class _Redacted(logging.Formatter):
    """Works on the finished line, so that tracebacks and other people's messages are covered too."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__()
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        return redact(self.line(record), self._secrets)

    def line(self, record: logging.LogRecord) -> str:
        raise NotImplementedError

    def trace(self, record: logging.LogRecord) -> str:
        return self.formatException(record.exc_info) if record.exc_info else ""


class TextLines(_Redacted):
    def line(self, record: logging.LogRecord) -> str:
        known = "".join(f" {key}={value}" for key, value in _fields(record).items())
        trace = self.trace(record)
        head = f"{_moment(record)} {record.levelname:<7} {record.name}: {record.getMessage()}{known}"
        return f"{head}\n{trace}" if trace else head


class JsonLines(_Redacted):
    def line(self, record: logging.LogRecord) -> str:
        entry = _fields(record)
        entry |= {"at": _moment(record), "level": record.levelname, "logger": record.name, "event": record.getMessage()}
        if trace := self.trace(record):
            entry["trace"] = trace
        return json.dumps(entry, ensure_ascii=False, default=str)


def _moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def _fields(record: logging.LogRecord) -> dict[str, object]:
    return {key: value for key, value in vars(record).items() if key not in _STANDARD}


def set_up(level: str, form: str, secrets: Iterable[str]) -> None:
    """Route everything (warnings too) through one redacting handler on stderr; ``form`` is ``text`` or ``json``."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines(secrets) if form == "json" else TextLines(secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _QUIET_LIBRARIES:  # their INFO tells of every update; their DEBUG tells what was in it
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    logging.captureWarnings(True)
