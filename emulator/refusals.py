"""How Telegram says no: codes and words of the Bot API, and the ways in which a reply can break on the road."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Refusal(Exception):
    """A refusal of the Bot API: HTTP code, description as sent, optional parameters (`retry_after`: seconds)."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = parameters or {}


class Breakage(StrEnum):
    """A reply that never arrives whole; chosen by `World.break_next`, played by the session and the server."""

    BAD_GATEWAY = "bad_gateway"
    """502 with an HTML page; the method takes no effect."""
    CUT = "cut"
    """The connection is cut before the method is carried out."""
    LOST_REPLY = "lost_reply"
    """The method takes effect, then the connection is cut."""
    DELAY = "delay"
    """The reply comes late."""


@dataclass(slots=True)
class Mishap:
    """One order for trouble: which calls it meets, what happens to them and how often still (None: for ever)."""

    method: str | None
    chat: int | None
    times: int | None
    refusal: Refusal | None = None
    breakage: Breakage | None = None
    seconds: float = 0.0

    def meets(self, method: str, chat: int | None) -> bool:
        """Tell whether a call of `method` (lower case) into `chat` is one that this order is for."""
        return self.method in (None, method) and self.chat in (None, chat)


def bad_request(text: str) -> Refusal:
    """400 with Telegram's prefix."""
    return Refusal(400, f"Bad Request: {text}")


def forbidden(text: str) -> Refusal:
    """403 with Telegram's prefix."""
    return Refusal(403, f"Forbidden: {text}")


def conflict(text: str) -> Refusal:
    """409 with Telegram's prefix."""
    return Refusal(409, f"Conflict: {text}")


def too_many_requests(seconds: int) -> Refusal:
    """429 with the number of seconds to wait."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def unauthorized() -> Refusal:
    """401: a token that no bot has."""
    return Refusal(401, "Unauthorized")


def not_found() -> Refusal:
    """404: a method or a file that does not exist."""
    return Refusal(404, "Not Found")


def entity_too_large() -> Refusal:
    """413: a file or a body above the limit."""
    return Refusal(413, "Request Entity Too Large")
