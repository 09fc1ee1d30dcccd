"""What a bot says of itself: commands by scope and language, descriptions, the menu button."""

import re
from typing import Any

from emulator.refusals import bad_request

COMMANDS_LIMIT = 100
_NAME = re.compile(r"[a-z0-9_]{1,32}")
_SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
_CHAT_SCOPES = {"chat", "chat_administrators", "chat_member"}
_DESCRIPTIONS = {"description": 512, "short_description": 120, "name": 64}

Command = dict[str, str]


class Profile:
    """Everything set by `setMy…` and `setChatMenuButton`."""

    def __init__(self) -> None:
        self._commands: dict[tuple[str, str], list[Command]] = {}
        self._words: dict[tuple[str, str], str] = {}
        self._menu_buttons: dict[int, dict[str, Any]] = {}

    def set_commands(self, commands: list[Any], scope: Any, language: str) -> None:
        """Replace the list of a scope and a language; an empty list takes it away.

        Raises:
            Refusal: 400 for a bad name or description, or more than a hundred.
        """
        if len(commands) > COMMANDS_LIMIT:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        checked = [_check(command) for command in commands]
        key = (_scope_key(scope), language)
        if checked:
            self._commands[key] = checked
        else:
            self._commands.pop(key, None)

    def get_commands(self, scope: Any, language: str) -> list[Command]:
        """The list of exactly this scope and language."""
        return self._commands.get((_scope_key(scope), language), [])

    def commands_seen(self, chat_id: int, language: str) -> list[Command]:
        """What the menu of a private chat shows: the nearest scope, its language first."""
        for scope in (f"chat:{chat_id}", "all_private_chats", "default"):
            for code in (language, ""):
                if (scope, code) in self._commands:
                    return self._commands[scope, code]
        return []

    def set_words(self, what: str, text: str, language: str) -> None:
        """Set the `name`, `description` or `short_description`.

        Raises:
            Refusal: 400 when it is too long.
        """
        if len(text) > _DESCRIPTIONS[what]:
            raise bad_request(f"{what.replace('_', ' ')} is too long")
        self._words[what, language] = text

    def words(self, what: str, language: str) -> str:
        """What was set, or "" for nothing."""
        return self._words.get((what, language)) or self._words.get((what, "")) or ""

    def set_menu_button(self, chat_id: int, button: dict[str, Any]) -> None:
        """Set the menu button of a chat, or of all (0)."""
        self._menu_buttons[chat_id] = button

    def menu_button(self, chat_id: int) -> dict[str, Any]:
        """The menu button that a chat shows."""
        return self._menu_buttons.get(chat_id) or self._menu_buttons.get(0) or {"type": "commands"}


def _check(command: dict[str, Any]) -> Command:
    name, description = str(command.get("command") or ""), str(command.get("description") or "")
    name = name.removeprefix("/")
    if not _NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def _scope_key(scope: Any) -> str:
    kind = (scope or {}).get("type", "default")
    if kind in _SCOPES:
        return str(kind)
    if kind not in _CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    return ":".join(str(part) for part in (kind, scope.get("chat_id"), scope.get("user_id")) if part is not None)
