"""People of the school at their phones: what they tap and write goes through the bot at work."""

import re
from dataclasses import dataclass

from demo.course import Course
from demo.people import Player
from demo.stage import Scene, quiet

_LINK = re.compile(r"https://t\.me/\S+\?start=[\w-]+")


@dataclass(frozen=True, slots=True)
class Phone:
    """Somebody's phone; each act returns when the bot has answered."""

    scene: Scene
    player: Player

    async def start(self, payload: str = "") -> None:
        self.player.client.start(payload)
        await quiet(self.scene)

    async def say(self, words: str) -> None:
        self.player.client.say(words)
        await quiet(self.scene)

    async def tap(self, label: str, within: str = "") -> None:
        """A button by its label; ``within``: of the newest message with these words."""
        client = self.player.client
        found = [message for message in client.received if within in message.text] if within else [None]
        client.tap(label, found[-1])
        await quiet(self.scene)

    async def follow(self, other: "Phone") -> None:
        """Open the newest link in somebody's chat, as if it had been passed on."""
        found = next(link for text in reversed(other.player.client.texts) for link in _LINK.findall(text))
        self.player.client.open_link(found)
        await quiet(self.scene)


def phone(course: Course, name: str) -> Phone:
    return Phone(course.scene, course.player(name))
