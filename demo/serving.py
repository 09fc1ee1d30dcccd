"""`make demo`: the stage and its page on a port of this machine, until told to stop."""

import asyncio
from collections.abc import Callable

from aiohttp import web

from demo import page
from demo.schools import SCHOOLS
from demo.stage import OpenBot, Stage

HOST = "127.0.0.1"
CLOSING = 2.0


async def serve(open_bot: OpenBot, port: int, stop: asyncio.Event, say: Callable[[str], None] = print) -> None:
    """Serve the page on ``port`` (0: any free one) until ``stop``.

    Raises:
        OSError: the port is taken or not allowed.
    """
    stage = Stage(open_bot, SCHOOLS)
    runner = web.AppRunner(page.application(stage), access_log=None, shutdown_timeout=CLOSING)
    await runner.setup()
    try:
        async with stage.running():
            site = web.TCPSite(runner, HOST, port)
            await site.start()
            building = asyncio.create_task(stage.begin("term"))
            say(f"Школа для показа: http://{HOST}:{runner.addresses[0][1]}  (остановить: Ctrl-C)")
            await stop.wait()
            building.cancel()
            await asyncio.gather(building, return_exceptions=True)
            await runner.cleanup()
    finally:
        await runner.cleanup()


def wrong_port(value: str) -> str:
    """The sentence for a PORT that is none."""
    return f"PORT: «{value[:20]}» не номер порта. Впишите число от 1 до 65535, например: make demo PORT=8090"


def port_taken(port: str, fault: OSError) -> str:
    """The sentence for a PORT that cannot be opened."""
    why = fault.strerror or type(fault).__name__
    return f"Порт {port} не открывается ({why}). Возьмите другой, например: make demo PORT={(int(port) + 10) % 65536}"
