"""`python -m bot demo`: puts the bot together for the demonstration, over a local Telegram and a throw-away folder."""

import asyncio
import logging
import os
import signal
import sys
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from bot.app import App, build
from bot.outbox import Pace
from bot.polling import ALLOWED
from bot.settings import Settings
from demo import serving
from demo.clock import Clock
from demo.stage import ZONE
from emulator.session import Session
from emulator.world import World

PORT = 8080
AT_ONCE = Pace(per_second=1e6, per_chat=1e6)  # the local Telegram has no limits, and nobody likes to wait


def serve() -> int:
    """Serve until Ctrl-C or SIGTERM. The port is ``PORT`` of the environment."""
    if not os.environ.get("LOG_LEVEL"):
        logging.getLogger().setLevel(logging.WARNING)  # the line with the address is not to be lost among others
    asked = os.environ.get("PORT", "").strip() or str(PORT)
    if not (asked.isdecimal() and asked.isascii() and int(asked) < 65536):
        sys.stderr.write(serving.wrong_port(asked) + "\n")
        return 2
    try:
        asyncio.run(_serve(int(asked)))
    except OSError as error:
        sys.stderr.write(serving.port_taken(asked, error) + "\n")
        return 1
    return 0


async def _serve(port: int) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await serving.serve(open_bot, port, stop)


def open_bot(folder: Path, world: World, clock: Clock, curator: int) -> AbstractAsyncContextManager[App]:
    """The product itself; only its road to Telegram and its clock are the demonstration's."""
    world.queue.choose(ALLOWED)
    settings = Settings(
        _env_file=None,
        bot_token=world.token,
        curator_ids=str(curator),
        database_path=folder / "demo.sqlite3",
        backup_dir=folder / "backups",
        timezone=ZONE,
        telegram_api_url="",
        proxy_url="",
    )
    return build(settings, session=Session(world), clock=clock, pace=AT_ONCE)
