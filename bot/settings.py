"""Settings from the environment or ``.env``: every fault is one sentence that names the variable and the mend."""

import re
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal, cast
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, SecretStr, ValidationError, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

import texts
from domain.quiet import QuietHours

TELEGRAM = "https://api.telegram.org"
# The rest of a token is Telegram's business; a test server may give short ones.
_TOKEN = re.compile(r"\d+:[^\s:/]+")
_LARGEST_ID = 2**52 - 1  # Telegram promises no more than 52 bits
_HOURS = re.compile(r"(\d{1,2}):(\d{2})\s*[-–—]\s*(\d{1,2}):(\d{2})")  # people type any dash


class SettingsFault(Exception):
    """Settings cannot be used; ``lines`` say why, one sentence for each variable, and never hold a secret."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def _fault(code: str) -> PydanticCustomError:
    return PydanticCustomError(cast(Any, code), cast(Any, code))


def _token(value: object) -> object:
    text = str(value).strip()
    if not text:
        return None
    if not _TOKEN.fullmatch(text):
        raise _fault("token")
    return text


def _ids(value: object) -> object:
    words = [word for word in re.split(r"[,;\s]+", str(value)) if word]
    if not all(word.isascii() and word.isdigit() and 0 < int(word) <= _LARGEST_ID for word in words):
        raise _fault("ids")
    return frozenset(int(word) for word in words)


def _zone(value: object) -> object:
    if isinstance(value, ZoneInfo):
        return value
    try:
        return ZoneInfo(str(value).strip())
    except (OSError, ValueError) as error:  # ZoneInfoNotFoundError is a KeyError
        raise _fault("zone") from error
    except KeyError as error:
        raise _fault("zone") from error


def _quiet(value: object) -> object:
    text = str(value).strip()
    if isinstance(value, QuietHours) or not text:
        return value or None
    if not (found := _HOURS.fullmatch(text)):
        raise _fault("hours")
    hour, minute, end_hour, end_minute = (int(part) for part in found.groups())
    try:
        since, until = time(hour, minute), time(end_hour, end_minute)
    except ValueError as error:
        raise _fault("hours") from error
    return None if since == until else QuietHours(since, until)


def _url(schemes: tuple[str, ...], code: str) -> BeforeValidator:
    def check(value: object) -> object:
        text = str(value).strip().rstrip("/")
        try:
            parts = urlsplit(text)
            good = parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
        except ValueError as error:
            raise _fault(code) from error
        if text and not good:
            raise _fault(code)
        return text or None

    return BeforeValidator(check)


def _keep(value: object) -> object:
    text = str(value).strip()
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 10_000):
        raise _fault("keep")
    return int(text)


def _level(value: object) -> object:
    text = str(value).strip().upper()
    if text not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise _fault("level")
    return text


def _format(value: object) -> object:
    text = str(value).strip().lower()
    if text not in ("text", "json"):
        raise _fault("format")
    return text


class Settings(BaseSettings):
    """All that can be set from outside (interface «Process»)."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8-sig", extra="ignore", frozen=True, validate_default=False
    )

    bot_token: Annotated[SecretStr | None, BeforeValidator(_token)] = None
    curator_ids: Annotated[frozenset[int], NoDecode, BeforeValidator(_ids)] = frozenset()
    database_path: Path = Path("data/bot.sqlite3")
    timezone: Annotated[ZoneInfo, NoDecode, BeforeValidator(_zone)] = ZoneInfo("Europe/Moscow")
    telegram_api_url: Annotated[str | None, _url(("http", "https"), "api")] = None
    proxy_url: Annotated[SecretStr | None, _url(("http", "https", "socks4", "socks5"), "proxy")] = None
    quiet_hours: Annotated[QuietHours | None, NoDecode, BeforeValidator(_quiet)] = QuietHours(time(21), time(8))
    backup_dir: Path = Path("data/backups")
    backup_keep: Annotated[int, BeforeValidator(_keep)] = 14
    log_level: Annotated[str, BeforeValidator(_level)] = "INFO"
    log_format: Annotated[Literal["text", "json"], BeforeValidator(_format)] = "text"

    @model_validator(mode="before")
    @classmethod
    def _blank_is_default(cls, values: dict[str, object]) -> dict[str, object]:
        """``NAME=`` in ``.env`` means "as usual"; only of quiet hours it says "none"."""
        return {name: value for name, value in values.items() if name == "quiet_hours" or str(value).strip()}

    @property
    def token(self) -> str:
        """The token in clear; only for the Telegram client and the redaction of logs."""
        return self.bot_token.get_secret_value() if self.bot_token else ""


def load(env_file: str | Path | None = ".env") -> Settings:
    """Settings of this process; raises ``SettingsFault`` with a sentence for each variable at fault."""
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        raise SettingsFault([_sentence(fault["type"], fault) for fault in error.errors()]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsFault([texts.plain("setting-file", why=type(error).__name__)]) from None


def require_token(settings: Settings) -> None:
    """``run`` talks to Telegram; the other commands do without."""
    if not settings.token:
        raise SettingsFault([texts.plain("setting-token-missing")])


def _sentence(code: str, fault: Any) -> str:
    match code:
        case "token" | "proxy":  # these hold secrets: their value is not repeated
            return texts.plain(f"setting-{code}")
        case "ids" | "zone" | "hours" | "api" | "keep" | "level" | "format":
            return texts.plain(f"setting-{code}", value=str(fault.get("input", ""))[:60])
    name = str(fault["loc"][0])
    example = Settings.model_fields[name].default
    return texts.plain("setting-path", name=name.upper(), value=str(fault.get("input", ""))[:60], example=example)
