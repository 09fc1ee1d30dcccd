"""What every test of the local Telegram stands on: a clock moved by hand, a world, a person, pictures."""

import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from emulator.client import Client
from emulator.files import Upload
from emulator.world import World

START = datetime(2026, 9, 15, 11, 0, tzinfo=UTC)


class HandClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **parts: float) -> None:
        """Move on by hours, minutes, seconds…"""
        self.now += timedelta(**parts)


@dataclass(slots=True)
class Stage:
    """A world with one person in it."""

    clock: HandClock
    world: World
    client: Client = field(init=False)

    def __post_init__(self) -> None:
        self.enter()

    def enter(self) -> Client:
        """A new person takes the stage and starts the bot; what they did is not left in the queue."""
        self.client = Client(self.world, self.world.add_account("Вера", "Юдина", "yudina"))
        self.client.start()
        self.world.queue.clear()
        return self.client

    @property
    def chat_id(self) -> int:
        """The chat of the person on stage."""
        return self.client.account.id

    def call(self, method: str, files: dict[str, Upload] | None = None, **params: Any) -> Any:
        """A call of the bot, straight into the world."""
        return self.world.call(self.world.token, method, params, files)

    def send(self, text: str = "Вопрос 1 из 3", **params: Any) -> int:
        """A message of the bot to the person; its id."""
        result: dict[str, Any] = self.call("sendMessage", chat_id=self.chat_id, text=text, **params)
        return int(result["message_id"])


def build_stage() -> Stage:
    """A fresh stage at `START`."""
    clock = HandClock()
    return Stage(clock, World(clock))


def png(width: int = 640, height: int = 480) -> bytes:
    """As much of a picture as Telegram's check reads."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII5x", 13, b"IHDR", width, height)


def inline(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    """An inline keyboard."""
    return {"inline_keyboard": list(rows)}


def button(text: str = "Да", data: str = "yes") -> dict[str, Any]:
    """A button with callback data."""
    return {"text": text, "callback_data": data}
