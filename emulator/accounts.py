"""Who is in this Telegram: people, groups, channels, and the chats a bot has with them."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from emulator.messages import Message
from emulator.refusals import Refusal, bad_request, forbidden


@dataclass(frozen=True, slots=True)
class Account:
    """A Telegram user as the Bot API shows one."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language: str = "ru"
    is_bot: bool = False

    @property
    def name(self) -> str:
        """The name over the chat."""
        return f"{self.first_name} {self.last_name}".strip()

    def as_json(self) -> dict[str, Any]:
        """`User` of the Bot API."""
        user: dict[str, Any] = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        if self.language and not self.is_bot:
            user["language_code"] = self.language
        return user


class Kind(StrEnum):
    """Kinds of chats."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class Standing(StrEnum):
    """How a person stands with the bot."""

    STRANGER = "stranger"
    STARTED = "started"
    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"


@dataclass(frozen=True, slots=True)
class Toast:
    """The answer to one callback query, as the person sees it (an empty text only stops the little clock)."""

    query_id: str
    text: str
    alert: bool
    at: datetime


@dataclass(slots=True)
class Chat:
    """A chat with all that is seen in it. Messages stand in the order in which they came."""

    id: int
    kind: Kind
    title: str = ""
    account: Account | None = None
    standing: Standing = Standing.STARTED
    messages: dict[int, Message] = field(default_factory=dict)
    reply_keyboard: dict[str, Any] | None = None
    action: str = ""
    toasts: list[Toast] = field(default_factory=list)
    heard_at: datetime | None = None
    read_up_to: int = 0
    shown: dict[str, Any] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.shown = self._as_json()

    def _as_json(self) -> dict[str, Any]:
        """`Chat` of the Bot API."""
        if self.account is None:
            return {"id": self.id, "type": self.kind.value, "title": self.title}
        chat: dict[str, Any] = {"id": self.id, "type": self.kind.value, "first_name": self.account.first_name}
        if self.account.last_name:
            chat["last_name"] = self.account.last_name
        if self.account.username:
            chat["username"] = self.account.username
        return chat

    def refusal(self) -> Refusal | None:
        """Why the bot may not write here, if it may not."""
        if self.standing is Standing.BLOCKED:
            return forbidden("bot was blocked by the user")
        if self.standing is Standing.STRANGER:
            return forbidden("bot can't initiate conversation with a user")
        if self.standing is Standing.DEACTIVATED:
            return forbidden("user is deactivated")
        return None

    def unread(self) -> int:
        """How many of the bot's messages came since the person last looked."""
        count = 0
        for message_id in reversed(self.messages):
            if message_id <= self.read_up_to:
                break
            count += self.messages[message_id].from_bot
        return count


def chat_not_found() -> Refusal:
    """The refusal for a chat that the bot has never met."""
    return bad_request("chat not found")
