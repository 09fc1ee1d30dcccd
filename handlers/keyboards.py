"""The keyboard that is always at hand, by role; its labels and the plain words are short ways to commands."""

from collections.abc import Sequence
from typing import Any

from aiogram.dispatcher.event.handler import CallableObject
from aiogram.types import Message

from domain.roles import PARTICIPANTS, Role
from handlers.commands import routes
from handlers.dialog import Dialog, Route, bare
from texts import plain

# A label or a word people type -> the command it stands for.
SHORTCUTS = {
    "keyboard-meet": "meet",
    "keyboard-pair": "pair",
    "keyboard-surveys": "surveys",
    "keyboard-support": "support",
    "keyboard-help": "help",
    "keyboard-progress": "progress",
    "keyboard-people": "people",
    "keyboard-pairs": "pairs",
    "keyboard-more": "menu",
    "word-meeting": "meet",
    "word-help": "help",
    "word-menu": "menu",
    "word-cancel": "cancel",
}
WAYS_OUT = ("word-menu", "word-cancel")
"""Words that are no answer to anything: whoever types them wants out."""
BY_ROLE: dict[Role, tuple[tuple[str, ...], ...]] = {
    Role.MENTOR: (("keyboard-meet", "keyboard-pair"), ("keyboard-surveys", "keyboard-help")),
    Role.MENTEE: (("keyboard-pair", "keyboard-surveys"), ("keyboard-support", "keyboard-help")),
    Role.CURATOR: (("keyboard-progress", "keyboard-people"), ("keyboard-pairs", "keyboard-more")),
}


def keyboard_for(roles: frozenset[Role]) -> tuple[tuple[str, ...], ...]:
    """Rows of labels; empty for somebody without a role. Only what works stands on it."""
    wanted = [role for role in (Role.CURATOR, Role.MENTOR, Role.MENTEE) if role in roles]
    seen: set[str] = set()
    rows = []
    for row in (row for role in wanted for row in BY_ROLE[role]):
        fresh = [key for key in row if key not in seen and SHORTCUTS[key] in routes()]
        seen.update(fresh)
        if fresh:
            rows.append(tuple(plain(key) for key in fresh))
    return tuple(rows)


def keyboard_of(roles: frozenset[Role], admitted: frozenset[Role]) -> tuple[tuple[str, ...], ...]:
    """The keyboard of somebody who may be not admitted yet: a participant gets it with the admission."""
    return keyboard_for((roles - PARTICIPANTS) | admitted)


def shortcuts(dialogs: Sequence[Dialog]) -> Dialog:
    """The labels and words as routes: each leads to its command, unless a dialog has taken the word for itself."""
    made = Dialog("shortcuts")
    taken = {bare(plain(key)) for dialog in dialogs for key in dialog.words}
    commands = {name: route for dialog in dialogs for name, route in dialog.commands.items()}
    for key, name in SHORTCUTS.items():
        if name in commands and bare(plain(key)) not in taken:
            made.words[key] = _led_to(commands[name], first=key in WAYS_OUT)
    return made


def _led_to(route: Route, *, first: bool) -> Route:
    async def run(message: Message, **data: Any) -> None:
        await route.call(message, **{**data, "args": ""})

    return Route(CallableObject(run), route.access, route.name, beside=route.beside, first=first)
