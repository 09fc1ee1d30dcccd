"""What a person finds on the screen of a phone: buttons by what is written on them."""

import re
from collections.abc import Iterable
from typing import Any

from emulator.messages import Message

_SIGNS = re.compile(r"^(?:\d\ufe0f?\u20e3|[^\w\u00ab(+\u2039\u203a-])+\s*")
_NUMBER = re.compile(r"^\d+[.)]\s+")


class NotOnScreen(AssertionError):
    """The person looks for something that is not shown; the message lists what is."""


def plain_label(label: str) -> str:
    """A label without the emoji, the tick or the number that stand before it."""
    without_signs = _SIGNS.sub("", label)
    return _SIGNS.sub("", _NUMBER.sub("", without_signs)) or label


def find_button(rows: Iterable[Iterable[dict[str, Any]]], label: str) -> dict[str, Any] | None:
    """The button with this text; or else without its emoji; or else without its number too."""
    buttons = [button for row in rows for button in row]
    for reading in (str, lambda text: _SIGNS.sub("", text), plain_label):
        for button in buttons:
            if reading(button["text"]) == label:
                return button
    return None


def find_message(messages: Iterable[Message], label: str) -> tuple[Message, dict[str, Any]]:
    """The newest of the messages that has such a button, and the button.

    Raises:
        NotOnScreen: none has it.
    """
    candidates = list(messages)
    for message in reversed(candidates):
        button = find_button(message.rows, label)
        if button is not None:
            return message, button
    shown = [f"{message.text[:80]!r}: {labels(message.rows)}" for message in candidates[-5:] if message.rows]
    raise NotOnScreen(f"no button {label!r}; on the screen: {shown or last_text(candidates)}")


def labels(rows: Iterable[Iterable[dict[str, Any]]]) -> list[str]:
    """What is written on buttons, from left to right and down."""
    return [str(button["text"]) for row in rows for button in row]


def last_text(messages: list[Message]) -> str:
    """The end of a chat in a few words, for a failure's text."""
    return repr(messages[-1].text[:200]) if messages else "an empty chat"
