"""How Telegram says no: codes and words of the Bot API."""

from typing import Any


class Refusal(Exception):
    """A refusal of the Bot API: HTTP code, description as sent, optional parameters (`retry_after`: seconds)."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = parameters or {}


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
