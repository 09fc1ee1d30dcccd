"""Calls to Telegram as screens need them: the keyboard is ready JSON, the reply is not read whole.

aiogram builds a model for every button that goes out and for everything that comes back: with a question's eleven
buttons that was more work than all of ours (measured by ``make bench``).
"""

import json
from functools import lru_cache
from typing import Any, ClassVar

from aiogram.filters.callback_data import CallbackData
from aiogram.methods import TelegramMethod

from domain.typed_text import is_seen
from handlers.view import Button, Rows

UNNAMED = "\u2026"
"""The label of what has no name to be seen: a blank one would cost the whole screen."""

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class _Screen(TelegramMethod[dict[str, Any]]):
    __returning__: ClassVar[Any] = Any

    chat_id: int
    text: str
    reply_markup: str | None = None
    parse_mode: str = "HTML"
    link_preview_options: str = '{"is_disabled": true}'


class EditScreen(_Screen):
    __api_method__: ClassVar[str] = "editMessageText"

    message_id: int


class SendScreen(_Screen):
    """Its result is the message as a dictionary."""

    __api_method__: ClassVar[str] = "sendMessage"


def inline(rows: Rows) -> str | None:
    """Buttons as Telegram wants them, JSON; ``None`` for none. Joining words takes a fourth of dumping dictionaries."""
    if not rows:
        return None
    joined = ",".join(["[" + ",".join([_button(button) for button in row]) + "]" for row in rows])
    return f'{{"inline_keyboard":[{joined}]}}'


def reply_keyboard(labels: tuple[tuple[str, ...], ...] | None) -> str | None:
    """Labels under the field for typing, JSON; ``None`` for none."""
    if not labels:
        return None
    keyboard = [[{"text": label} for label in row] for row in labels]
    return _json({"keyboard": keyboard, "resize_keyboard": True, "is_persistent": True})


def _button(button: Button) -> str:
    if button.url is not None:
        return f'{{"text":{_label(button.label)},"url":{_json(button.url)}}}'
    data = button.data.pack() if isinstance(button.data, CallbackData) else button.data
    return f'{{"text":{_label(button.label)},"callback_data":{_json(data or "")}}}'


@lru_cache(maxsize=2048)
def _label(label: str) -> str:
    """The same few labels stand under every question."""
    return _json(label if is_seen(label) else UNNAMED)
