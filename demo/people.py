"""Who is on the left of the page: phones, and in which group they stand."""

from dataclasses import dataclass, field
from enum import StrEnum

from emulator.client import Client
from emulator.world import World


class Group(StrEnum):
    """Groups of the list, in their order; the value is the heading."""

    CURATORS = "Кураторы"
    MENTORS = "Наставники"
    MENTEES = "Наставляемые"
    PARENTS = "Родители"
    TELLING = "Рассказывают об ученике"
    STRANGERS = "Ещё не в программе"


@dataclass(slots=True)
class Player:
    """A phone of the demonstration. ``about``: who it is, where the group does not say enough."""

    name: str
    client: Client
    group: Group
    about: str = ""

    @property
    def account(self) -> int:
        return self.client.account.id


@dataclass(slots=True)
class People:
    """All phones of one local Telegram, in the order of the list."""

    world: World
    players: dict[int, Player] = field(default_factory=dict)

    def add(self, name: str, group: Group, about: str = "") -> Player:
        """A new phone; Telegram shows «Имя Фамилия» of «Фамилия Имя Отчество»."""
        last, first = [*name.split(), ""][:2]
        account = self.world.add_account(first or last, last if first else "")
        player = Player(name, Client(self.world, account), group, about)
        self.players[player.account] = player
        return player

    def add_stranger(self) -> Player:
        """A phone of somebody who has not met the bot."""
        number = 1 + sum(player.group is Group.STRANGERS for player in self.players.values())
        first = "Новый человек" if number == 1 else f"Новый человек {number}"
        account = self.world.add_account(first)
        player = Player(first, Client(self.world, account), Group.STRANGERS)
        self.players[player.account] = player
        return player
