"""The page's own small HTTP interface: what is shown, what a person does on the phone, the clock."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

from aiohttp import web

from demo import views
from demo.notes import notes
from demo.people import Player
from demo.stage import Stage
from emulator.refusals import Refusal
from emulator.screen import NotOnScreen

STATIC = Path(__file__).parent / "static"
STAGE = web.AppKey("stage", Stage)
TASKS = web.AppKey("tasks", set[asyncio.Task[None]])
BODY_LIMIT = 21 * 1024 * 1024
GATHERING = 0.03  # seconds: a step of the bot is several changes of one chat
KEEPALIVE = 15.0
LOCAL = {"127.0.0.1", "localhost", "[::1]"}
OWN_HEADER = "X-Tandem-Page"
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}

routes = web.RouteTableDef()
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def application(stage: Stage) -> web.Application:
    """The page over a stage."""
    app = web.Application(client_max_size=BODY_LIMIT, middlewares=[_guard])
    app[STAGE] = stage
    app[TASKS] = set()
    app.add_routes(routes)
    app.on_shutdown.append(_leave)
    return app


@web.middleware
async def _guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Only this machine's own page may act: another site in the same browser cannot send our header."""
    host = request.host.rpartition(":")[0] if ":" in request.host.rpartition("]")[2] else request.host
    if host not in LOCAL:
        raise _no(403, "Страница открывается только по адресу 127.0.0.1 или localhost.")
    if request.method == "POST" and OWN_HEADER not in request.headers:
        raise _no(403, "Действия принимаются только с самой страницы.")
    try:
        response = await handler(request)
    except NotOnScreen as fault:
        raise _no(409, "Этого на экране уже нет.") from fault
    except Refusal as refusal:
        raise _no(409, f"Telegram этого не принимает: {refusal}") from refusal
    if not response.prepared:
        response.headers.update(_HEADERS)
    return response


async def _leave(app: web.Application) -> None:
    for task in app[TASKS]:
        task.cancel()
    await asyncio.gather(*app[TASKS], return_exceptions=True)


def _no(status: int, words: str) -> web.HTTPException:
    kinds: dict[int, type[web.HTTPException]] = {
        400: web.HTTPBadRequest,
        403: web.HTTPForbidden,
        404: web.HTTPNotFound,
        409: web.HTTPConflict,
        503: web.HTTPServiceUnavailable,
    }
    body = json.dumps({"error": words}, ensure_ascii=False)
    return kinds[status](text=body, content_type="application/json")


def _stage(request: web.Request) -> Stage:
    stage = request.app[STAGE]
    if not stage.ready:
        raise _no(503, "Школа ещё строится, подождите несколько секунд.")
    return stage


def _player(request: web.Request) -> Player:
    player = _stage(request).scene.people.players.get(int(request.match_info["account"]))
    if player is None:
        raise _no(404, "Такого человека в этой школе нет.")
    return player


async def _body(request: web.Request) -> dict[str, Any]:
    try:
        body = await request.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise _no(400, "Страница прислала непонятное.")
    return body


def _done() -> web.Response:
    return web.json_response({"ok": True})


# Looking


@routes.get("/")
async def index(request: web.Request) -> web.StreamResponse:
    return web.FileResponse(STATIC / "index.html", headers=_HEADERS)


@routes.get("/static/{name:[a-z]+\\.(?:js|css|svg)}")
async def static(request: web.Request) -> web.StreamResponse:
    path = STATIC / request.match_info["name"]
    if not path.is_file():
        raise _no(404, "Нет такого файла.")
    return web.FileResponse(path, headers=_HEADERS)


@routes.get("/api/school")
async def school(request: web.Request) -> web.Response:
    return web.json_response(await views.school(_stage(request).scene))


@routes.get("/api/chats/{account:[0-9]+}")
async def chat(request: web.Request) -> web.Response:
    return web.json_response(views.chat(_player(request)))


@routes.get("/files/{path:.+}")
async def file(request: web.Request) -> web.Response:
    stored = _stage(request).scene.world.shelf.by_path(request.match_info["path"])
    if stored is None:
        raise _no(404, "Такого файла уже нет.")
    manner = "inline" if stored.kind == "photo" else f"attachment; filename*=UTF-8''{quote(stored.name)}"
    return web.Response(
        body=stored.data, content_type=stored.mime.partition(";")[0], headers={"Content-Disposition": manner}
    )


@routes.get("/api/events")
async def events(request: web.Request) -> web.StreamResponse:
    """Server-sent events: ``stage`` (clock, progress) and ``people`` (changed lines of the list, all notes)."""
    stage = request.app[STAGE]
    response = web.StreamResponse(headers={**_HEADERS, "Content-Type": "text/event-stream; charset=utf-8"})
    await response.prepare(request)
    task = asyncio.current_task()
    assert task is not None
    request.app[TASKS].add(task)
    try:
        with stage.news.reader() as reader:
            while True:
                chats, changed = reader.take()
                await _tell(response, stage, chats, changed)
                try:
                    await asyncio.wait_for(reader.woken.wait(), KEEPALIVE)
                except TimeoutError:
                    await response.write(b": still here\n\n")
                await asyncio.sleep(GATHERING)
    except (ConnectionResetError, asyncio.CancelledError):
        return response
    finally:
        request.app[TASKS].discard(task)


async def _tell(response: web.StreamResponse, stage: Stage, chats: set[int], changed: bool) -> None:
    if changed:
        await _send(response, "stage", views.stage(stage))
    if not stage.ready:
        return
    players = stage.scene.people.players
    if lines := [views.person(players[chat]) for chat in sorted(chats) if chat in players]:
        await _send(response, "people", {"people": lines, "notes": await notes(stage.scene)})


async def _send(response: web.StreamResponse, name: str, content: Any) -> None:
    await response.write(f"event: {name}\ndata: {json.dumps(content, ensure_ascii=False)}\n\n".encode())


# What a person does on the phone


@routes.post("/api/chats/{account:[0-9]+}/say")
async def say(request: web.Request) -> web.Response:
    text = str((await _body(request)).get("text", ""))
    if not text.strip():
        raise _no(400, "Пустое сообщение не отправить.")
    _player(request).client.say(text)
    return _done()


@routes.post("/api/chats/{account:[0-9]+}/tap")
async def tap(request: web.Request) -> web.Response:
    body, client = await _body(request), _player(request).client
    message = client.chat.messages.get(int(body.get("message", 0)))
    if message is None:
        raise _no(409, "Этого сообщения уже нет.")
    client.tap_data(message, str(body.get("data", "")))
    return _done()


@routes.post("/api/chats/{account:[0-9]+}/press")
async def press(request: web.Request) -> web.Response:
    _player(request).client.press(str((await _body(request)).get("label", "")))
    return _done()


@routes.post("/api/chats/{account:[0-9]+}/start")
async def start(request: web.Request) -> web.Response:
    body, client = await _body(request), _player(request).client
    url = str(body.get("url", ""))
    if url:
        client.open_link(url)
    else:
        client.start()
    return _done()


@routes.post("/api/chats/{account:[0-9]+}/read")
async def read(request: web.Request) -> web.Response:
    _player(request).client.mark_read()
    return _done()


@routes.post("/api/chats/{account:[0-9]+}/blocked")
async def blocked(request: web.Request) -> web.Response:
    client = _player(request).client
    if (await _body(request)).get("blocked"):
        client.block()
    else:
        client.unblock()
    return _done()


@routes.post("/api/chats/{account:[0-9]+}/other")
async def other(request: web.Request) -> web.Response:
    """Things a questionnaire does not expect: a sticker, a voice note."""
    body, client = await _body(request), _player(request).client
    if body.get("what") == "voice":
        client.send_voice()
    else:
        client.send_sticker()
    return _done()


@routes.post("/api/chats/{account:[0-9]+}/file")
async def send_file(request: web.Request) -> web.Response:
    player = _player(request)
    form = await request.post()
    upload = form.get("file")
    if not isinstance(upload, web.FileField):
        raise _no(400, "Файл не выбран.")
    data, caption = upload.file.read(), str(form.get("caption", ""))
    if form.get("kind") == "photo":
        player.client.send_photo(data, caption, upload.filename)
    else:
        player.client.send_document(upload.filename, data, caption, upload.content_type)
    return _done()


# The stage


@routes.post("/api/people")
async def add_person(request: web.Request) -> web.Response:
    """One more phone of somebody unknown."""
    stage = _stage(request)
    player = stage.scene.people.add_stranger()
    return web.json_response(views.person(player))


@routes.post("/api/clock")
async def move_clock(request: web.Request) -> web.Response:
    stage, body = _stage(request), await _body(request)
    try:
        span = timedelta(hours=float(body.get("hours", 0)))
    except (TypeError, ValueError, OverflowError):
        raise _no(400, "Непонятно, на сколько передвинуть часы.") from None
    if stage.moving is None and span > timedelta(0):
        _spawn(request, stage.advance(span))
    return _done()


@routes.post("/api/restart")
async def restart(request: web.Request) -> web.Response:
    stage, body = _stage(request), await _body(request)
    name = str(body.get("school", ""))
    if name not in stage.schools:
        raise _no(400, "Такой школы нет.")
    _spawn(request, stage.begin(name))
    return _done()


def _spawn(request: web.Request, work: Any) -> None:
    task = asyncio.create_task(work)
    request.app[TASKS].add(task)
    task.add_done_callback(request.app[TASKS].discard)
