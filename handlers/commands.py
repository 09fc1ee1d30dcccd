"""The commands by role: what a menu shows and what Telegram lists. A command that is not built is shown nowhere."""

import logging
from functools import cache

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat, BotCommandScopeDefault

from domain.roles import Role
from domain.who import Who
from handlers.callbacks import RunCommand
from handlers.dialog import Route
from handlers.view import Button, Rows
from handlers.widgets import grid
from texts import plain

log = logging.getLogger(__name__)

STRANGERS = ("start", "help")
PARTICIPANTS = ("meet", "pair", "meetings", "vote", "plan", "surveys", "profile")
CURATORS = (
    "invite",
    "people",
    "networking",
    "voting",
    "match",
    "pairs",
    "progress",
    "charts",
    "roadmap",
    "documents",
    "export",
    "surveys",
    "broadcast",
    "settings",
)
EVERYBODY = ("support", "mydata")
MENTORS_OWN = frozenset({"meet"})
"""What a mentee may say too (a pair without a mentor), but is not shown: it is not their daily work."""
OTHERWISE = frozenset({"support"})
"""What a curator does by the same command is called otherwise."""


@cache
def routes() -> dict[str, Route]:
    """Every command there is, over all dialogs."""
    from handlers import DIALOGS

    return {name: route for dialog in DIALOGS for name, route in dialog.commands.items()}


def names_for(who: Who) -> tuple[str, ...]:
    """The commands of the person's roles that exist, the daily ones first; those not open yet among them."""
    wanted = (*(PARTICIPANTS if who.participates_as else ()), *(CURATORS if who.is_curator else ()))
    known = routes()
    hidden = frozenset() if Role.MENTOR in who.roles else MENTORS_OWN
    names = [name for name in dict.fromkeys((*wanted, *EVERYBODY)) if name in known and name not in hidden]
    return tuple(name for name in names if _of_role(known[name], who))


def _of_role(route: Route, who: Who) -> bool:
    return route.access.roles is None or bool(route.access.roles & who.roles)


def menu_for(who: Who) -> Rows:
    """A button for each command that the person may use now."""
    known = routes()
    open_now = [name for name in names_for(who) if known[name].access.denial(who) is None]
    return grid([Button(plain(f"menu-row-{_said_to(who, name)}"), RunCommand(name=name)) for name in open_now], 2)


def listed_for(who: Who) -> list[BotCommand]:
    """What Telegram lists in the person's chat."""
    if not who.roles:
        return _listed(STRANGERS, who)
    return _listed(("menu", *names_for(who), "cancel", "help", "start"), who)


def _listed(names: tuple[str, ...], who: Who | None = None) -> list[BotCommand]:
    return [
        BotCommand(command=name, description=plain(f"command-{_said_to(who, name)}"))
        for name in names
        if name in routes()
    ]


def _said_to(who: Who | None, name: str) -> str:
    """A command as its texts are called."""
    return f"{name}-curator" if name in OTHERWISE and who is not None and who.is_curator else name


async def set_defaults(bot: Bot) -> None:
    """For those who are nobody yet (at start)."""
    strangers = _listed(STRANGERS)
    await bot.set_my_commands(strangers, BotCommandScopeDefault())
    await bot.set_my_commands(strangers, BotCommandScopeAllPrivateChats())


async def set_for(bot: Bot, who: Who) -> None:
    """The person's own list, when roles have changed. A list that does not arrive is no reason to stop."""
    try:
        await bot.set_my_commands(listed_for(who), BotCommandScopeChat(chat_id=who.account))
    except TelegramAPIError as error:
        log.warning("commands not set", extra={"person": who.person_id, "error": type(error).__name__})
