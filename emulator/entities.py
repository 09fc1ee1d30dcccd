"""Formatting of a text as a list of entities; offsets and lengths count UTF-16 units, as Telegram's do."""

import re
from dataclasses import dataclass
from typing import Any

_LINK = re.compile(r"(?:(?:https?|tg|ton)://\S+|(?:mailto|tel):\S+|[\w.-]+\.[^\W\d_]{2,}(?:[/?#:]\S*)?)$")


@dataclass(frozen=True, slots=True)
class Entity:
    """One piece of formatting; `offset` and `length` in UTF-16 units."""

    type: str
    offset: int
    length: int
    url: str = ""
    user: int = 0
    language: str = ""

    @property
    def end(self) -> int:
        """The offset just after the last unit."""
        return self.offset + self.length

    def as_json(self) -> dict[str, Any]:
        """`MessageEntity` of the Bot API."""
        entity: dict[str, Any] = {"type": self.type, "offset": self.offset, "length": self.length}
        if self.url:
            entity["url"] = self.url
        if self.user:
            entity["user"] = {"id": self.user, "is_bot": False, "first_name": str(self.user)}
        if self.language and self.type == "pre":
            entity["language"] = self.language
        return entity


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text and its entities, in order of their beginnings, the outer before the inner."""

    text: str
    entities: tuple[Entity, ...] = ()


def units(text: str) -> int:
    """Length of a text in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_link(url: str) -> bool:
    """Tell whether Telegram would take this for an address to open."""
    return bool(_LINK.match(url.strip()))
