"""One call and its reply as they travel: JSON in an envelope, waiting for updates, and trouble on the road."""

import asyncio
import json
from dataclasses import dataclass
from typing import Any

from emulator.files import Upload
from emulator.parameters import Parameters
from emulator.refusals import Refusal, conflict
from emulator.trouble import Breakage
from emulator.world import World

_BAD_GATEWAY = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><h1>502 Bad Gateway</h1></body>\r\n</html>\r\n"
)
_TERMINATED = "terminated by other getUpdates request; make sure that only one bot instance is running"
LONGEST_POLL = 50.0


class Severed(Exception):
    """The connection is cut: no reply comes."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Status and body of an HTTP answer."""

    status: int
    body: str
    content_type: str = "application/json"


async def exchange(world: World, token: str, method: str, params: dict[str, Any], files: dict[str, Upload]) -> Reply:
    """Carry out a call as a server does, trouble included.

    Raises:
        Severed: no reply comes; with `LOST_REPLY` the call has taken effect.
    """
    mishap = world.take_breakage(method, params)
    how = mishap.breakage if mishap else None
    if how is Breakage.BAD_GATEWAY:
        return Reply(502, _BAD_GATEWAY, "text/html")
    if how is Breakage.CUT:
        raise Severed
    reply = await _reply(world, token, method, params, files)
    if how is Breakage.LOST_REPLY:
        raise Severed
    if mishap is not None and how is Breakage.DELAY:
        await asyncio.sleep(mishap.seconds)
    return reply


def refused(refusal: Refusal) -> Reply:
    """A refusal in its envelope."""
    envelope: dict[str, Any] = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.parameters:
        envelope["parameters"] = refusal.parameters
    return Reply(refusal.code, json.dumps(envelope, ensure_ascii=False))


async def _reply(world: World, token: str, method: str, params: dict[str, Any], files: dict[str, Upload]) -> Reply:
    try:
        result = world.call(token, method, params, files)
        if method.lower() == "getupdates" and not result:
            result = await _wait(world, Parameters(params, files))
    except Refusal as refusal:
        return refused(refusal)
    return Reply(200, json.dumps({"ok": True, "result": result}, ensure_ascii=False))


async def _wait(world: World, params: Parameters) -> list[dict[str, Any]]:
    """Wait until something comes, the time is out, or another `getUpdates` ends this one (409)."""
    poll = world.poll
    offset, limit = params.integer("offset"), params.integer("limit", 100)
    changed = asyncio.Event()
    stop = world.queue.on_change(changed.set)
    try:
        async with asyncio.timeout(min(max(params.integer("timeout"), 0), LONGEST_POLL)):
            while True:
                await changed.wait()
                changed.clear()
                if world.poll != poll:
                    raise conflict(_TERMINATED)
                if updates := world.queue.read(offset, limit, world.clock()):
                    return updates
    except TimeoutError:
        return []
    finally:
        stop()
