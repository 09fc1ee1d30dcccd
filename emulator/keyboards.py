"""Keyboards: what Telegram takes and what it refuses."""

from dataclasses import dataclass
from typing import Any

from emulator.entities import is_link
from emulator.formatting import is_blank
from emulator.refusals import bad_request

DATA_LIMIT = 64
BUTTONS_LIMIT = 100
_ACTIONS = (
    "callback_data",
    "url",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


@dataclass(frozen=True, slots=True)
class Markup:
    """A checked reply markup: an inline keyboard that stays with its message, or what is done to the lower one."""

    inline: dict[str, Any] | None = None
    reply: dict[str, Any] | None = None
    removes: bool = False
    forces: bool = False

    @property
    def bars_editing(self) -> bool:
        """A message with anything but an inline keyboard cannot be edited later."""
        return self.reply is not None or self.removes or self.forces


NO_MARKUP = Markup()


def read_markup(markup: dict[str, Any] | None) -> Markup:
    """Check a reply markup of any kind.

    Raises:
        Refusal: 400 in Telegram's words.
    """
    if not markup:
        return NO_MARKUP
    if markup.get("inline_keyboard") is not None:
        return Markup(inline=_inline(markup["inline_keyboard"]))
    if markup.get("keyboard") is not None:
        return _reply(markup)
    return Markup(removes=bool(markup.get("remove_keyboard")), forces=bool(markup.get("force_reply")))


def _inline(rows: list[list[dict[str, Any]]]) -> dict[str, Any] | None:
    if sum(len(row) for row in rows) > BUTTONS_LIMIT:
        raise bad_request("reply markup is too long")
    checked = [[_button(button) for button in row] for row in rows if row]
    return {"inline_keyboard": checked} if checked else None


def _button(button: dict[str, Any]) -> dict[str, Any]:
    if is_blank(str(button.get("text") or "")):
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be non-empty')
    action = next((name for name in _ACTIONS if button.get(name) is not None), None)
    if action is None:
        raise bad_request("text buttons are unallowed in the inline keyboard")
    value = button[action]
    if action == "callback_data" and not 1 <= len(value.encode()) <= DATA_LIMIT:
        raise bad_request("BUTTON_DATA_INVALID")
    if action == "url" and not is_link(value):
        raise bad_request("BUTTON_URL_INVALID")
    return {name: content for name, content in button.items() if content is not None}


def _reply(markup: dict[str, Any]) -> Markup:
    rows = [[_key(key) for key in row] for row in markup["keyboard"] if row]
    if sum(len(row) for row in rows) > BUTTONS_LIMIT:
        raise bad_request("reply markup is too long")
    if not rows:
        return Markup(removes=True)
    return Markup(reply={**{name: value for name, value in markup.items() if value is not None}, "keyboard": rows})


def _key(key: dict[str, Any] | str) -> dict[str, Any]:
    checked = (
        {"text": key} if isinstance(key, str) else {name: value for name, value in key.items() if value is not None}
    )
    if is_blank(str(checked.get("text") or "")):
        raise bad_request('can\'t parse keyboard button: Field "text" must be non-empty')
    return checked
