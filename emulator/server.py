"""The local Telegram over HTTP: what a bot with `TELEGRAM_API_URL` talks to.

Run it with the access log off: addresses hold the bot's token.
"""

import asyncio
import json
from typing import Any

from aiohttp import web

from emulator.exchange import Reply, Severed, exchange, refused
from emulator.files import UPLOAD_LIMIT, Upload
from emulator.refusals import entity_too_large, not_found, unauthorized
from emulator.world import World

_ENVELOPE = 1024 * 1024
"""What a body may hold beside the largest file."""


def make_app(world: World) -> web.Application:
    """An application with `/bot<TOKEN>/<method>` and `/file/bot<TOKEN>/<path>` over a world."""
    server = _Server(world)
    app = web.Application(client_max_size=UPLOAD_LIMIT + _ENVELOPE)
    app.router.add_route("*", "/bot{token:[^/]+}/{method:[^/]+}", server.answer)
    app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", server.download)
    app.router.add_route("*", "/{rest:.*}", server.miss)
    app.on_shutdown.append(server.stop)
    return app


class _Server:
    """Handlers, and the calls under way, so that a stop does not wait for long polls."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._running: set[asyncio.Task[Any]] = set()

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """A method of the Bot API."""
        task = asyncio.current_task()
        assert task is not None
        self._running.add(task)
        try:
            return _respond(await self._exchange(request))
        except Severed:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        finally:
            self._running.discard(task)

    async def download(self, request: web.Request) -> web.StreamResponse:
        """A file by its path."""
        if request.match_info["token"] != self.world.token:
            return _respond(refused(unauthorized()))
        stored = self.world.shelf.by_path(request.match_info["path"])
        if stored is None:
            return _respond(refused(not_found()))
        return web.Response(body=stored.data, content_type="application/octet-stream")

    async def miss(self, _request: web.Request) -> web.StreamResponse:
        """Any other address."""
        return _respond(refused(not_found()))

    async def stop(self, _app: web.Application) -> None:
        """End what still waits."""
        for task in tuple(self._running):
            task.cancel()

    async def _exchange(self, request: web.Request) -> Reply:
        try:
            params, files = await _read(request)
        except web.HTTPRequestEntityTooLarge:
            return refused(entity_too_large())
        token, method = request.match_info["token"], request.match_info["method"]
        return await exchange(self.world, token, method, params, files)


async def _read(request: web.Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    """Parameters and files of a request, however they are sent; a body that cannot be read counts as empty."""
    params: dict[str, Any] = dict(request.query)
    files: dict[str, Upload] = {}
    if request.content_type == "application/json":
        try:
            body = await request.json()
        except json.JSONDecodeError:
            body = None
        return params | (body if isinstance(body, dict) else {}), files
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            with value.file as file:
                files[name] = Upload(value.filename, file.read())
        else:
            params[name] = value if isinstance(value, str) else value.decode("utf-8", "replace")
    return params, files


def _respond(reply: Reply) -> web.Response:
    return web.Response(status=reply.status, text=reply.body, content_type=reply.content_type)
