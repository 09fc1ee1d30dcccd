"""The local Telegram over HTTP and the session in the process: waiting, files, trouble on the road."""

import asyncio
import io
import time
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramConflictError, TelegramNetworkError, TelegramNotFound
from aiogram.types import BufferedInputFile, InputMediaDocument, InputMediaPhoto
from aiohttp.test_utils import TestServer

from emulator.client import Client
from emulator.files import UPLOAD_LIMIT
from emulator.trouble import Breakage
from emulator.world import World
from tests.emulator.stage import Stage, png


@pytest.fixture(params=["in process", "over HTTP"])
def any_bot(request: pytest.FixtureRequest, bot: Bot, remote_bot: Bot) -> Bot:
    """The same test for both roads."""
    return bot if request.param == "in process" else remote_bot


async def wait_for(ready: Callable[[], bool]) -> None:
    for _ in range(1000):
        if ready():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it never came")


async def test_long_poll_wakes_when_something_comes(any_bot: Bot, world: World, client: Client) -> None:
    poll = asyncio.create_task(any_bot.get_updates(timeout=30))
    await wait_for(lambda: world.poll == 1)
    started = time.perf_counter()
    client.say("Здравствуйте")
    [update] = await poll
    assert update.message is not None
    assert update.message.text == "Здравствуйте"
    assert time.perf_counter() - started < 1


async def test_long_poll_ends_empty_in_time(any_bot: Bot) -> None:
    started = time.perf_counter()
    assert await any_bot.get_updates(timeout=1) == []
    assert 0.9 < time.perf_counter() - started < 3


async def test_unconfirmed_updates_come_again_and_an_offset_waits(any_bot: Bot, client: Client) -> None:
    client.say("раз")
    [first] = await any_bot.get_updates()
    assert [update.update_id for update in await any_bot.get_updates(timeout=5)] == [first.update_id]
    poll = asyncio.create_task(any_bot.get_updates(offset=first.update_id + 1, timeout=30))
    await asyncio.sleep(0.05)
    client.say("два")
    [second] = await poll
    assert second.update_id == first.update_id + 1


async def test_second_poll_ends_the_first(any_bot: Bot, world: World, client: Client) -> None:
    first = asyncio.create_task(any_bot.get_updates(timeout=30))
    await wait_for(lambda: world.poll == 1)
    second = asyncio.create_task(any_bot.get_updates(timeout=30))
    with pytest.raises(TelegramConflictError) as refused:
        await first
    assert refused.value.message == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    client.say("Здравствуйте")
    assert len(await second) == 1


async def test_a_reader_that_vanished_takes_nothing_along(
    remote_bot: Bot, world: World, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    vanished = asyncio.create_task(remote_bot.get_updates(timeout=30))
    await wait_for(lambda: world.poll == 1)
    vanished.cancel()
    with pytest.raises(asyncio.CancelledError):
        await vanished
    client.say("Здравствуйте")
    assert len(await remote_bot.get_updates(timeout=5)) == 1
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_files_go_up_and_down(any_bot: Bot, client: Client) -> None:
    client.start()
    data = bytes(range(256)) * 1000
    message = await any_bot.send_document(
        client.account.id, BufferedInputFile(data, "Приказ № 1.docx"), caption="Проект"
    )
    assert message.document is not None
    assert (message.document.file_name, message.document.file_size) == ("Приказ № 1.docx", len(data))
    assert client.documents[-1].data == data
    file = await any_bot.get_file(message.document.file_id)
    assert file.file_path is not None
    downloaded = await any_bot.download_file(file.file_path)
    assert downloaded is not None
    assert downloaded.read() == data


async def test_albums_of_pictures_and_of_documents(any_bot: Bot, client: Client) -> None:
    pictures = [InputMediaPhoto(media=BufferedInputFile(png(), f"{number}.png")) for number in range(3)]
    posted = await any_bot.send_media_group(client.account.id, list(pictures))
    assert [message.photo[0].width for message in posted if message.photo] == [640, 640, 640]
    papers = [InputMediaDocument(media=BufferedInputFile(b"PK", f"{number}.docx")) for number in range(2)]
    await any_bot.send_media_group(client.account.id, list(papers))
    assert [stored.name for stored in client.documents] == ["0.docx", "1.docx"]


async def test_bad_gateway_is_no_api_error(any_bot: Bot, world: World, client: Client) -> None:
    world.break_next(Breakage.BAD_GATEWAY, method="sendMessage")
    with pytest.raises(ClientDecodeError):
        await any_bot.send_message(client.account.id, "Да")
    assert client.received == []
    await any_bot.send_message(client.account.id, "Да")


@pytest.mark.parametrize(("how", "arrives"), [(Breakage.CUT, False), (Breakage.LOST_REPLY, True)])
async def test_cut_connections(any_bot: Bot, world: World, client: Client, how: Breakage, arrives: bool) -> None:
    world.break_next(how)
    with pytest.raises(TelegramNetworkError):
        await any_bot.send_message(client.account.id, "Да")
    assert [message.text for message in client.received] == (["Да"] if arrives else [])


async def test_late_replies(any_bot: Bot, world: World, client: Client) -> None:
    world.break_next(Breakage.DELAY, seconds=30, method="sendMessage")
    with pytest.raises(TelegramNetworkError, match="timeout"):
        await any_bot.send_message(client.account.id, "Да", request_timeout=1)
    world.break_next(Breakage.DELAY, seconds=0.05)
    await any_bot.send_message(client.account.id, "Да")


async def test_unknown_file(bot: Bot) -> None:
    with pytest.raises(TelegramNotFound):
        await bot.download_file("documents/file_99.docx")


Fetch = Callable[..., Awaitable[tuple[int, Any]]]


@pytest.fixture
def fetch(served: TestServer, world: World) -> Fetch:
    """A bare HTTP call: status and JSON."""

    async def run(verb: str, path: str, **options: Any) -> tuple[int, Any]:
        url = served.make_url(path.replace("TOKEN", world.token))
        async with aiohttp.ClientSession() as session, session.request(verb, url, **options) as response:
            return response.status, await response.json()

    return run


async def test_every_way_to_send_parameters(fetch: Fetch, stage: Stage) -> None:
    params: dict[str, Any] = {"chat_id": stage.chat_id, "text": "Да"}
    for options in ({"params": params}, {"data": params}, {"json": params}):
        status, reply = await fetch("POST", "/botTOKEN/sendMessage", **options)
        assert (status, reply["ok"]) == (200, True)
    status, reply = await fetch("GET", "/botTOKEN/sendMessage", params=params)
    assert reply["result"]["text"] == "Да"
    assert stage.client.texts == ["Да"] * 4


@pytest.mark.parametrize(
    ("path", "status", "description"),
    [
        ("/bot1:nobody/getMe", 401, "Unauthorized"),
        ("/botTOKEN/noSuchMethod", 404, "Not Found"),
        ("/file/bot1:nobody/a.txt", 401, "Unauthorized"),
        ("/file/botTOKEN/a.txt", 404, "Not Found"),
        ("/anything", 404, "Not Found"),
    ],
)
async def test_wrong_addresses(fetch: Fetch, path: str, status: int, description: str) -> None:
    assert await fetch("GET", path) == (status, {"ok": False, "error_code": status, "description": description})


async def test_body_that_cannot_be_read(fetch: Fetch) -> None:
    headers = {"Content-Type": "application/json"}
    status, reply = await fetch("POST", "/botTOKEN/sendMessage", data=b"{", headers=headers)
    assert (status, reply["description"]) == (400, "Bad Request: message text is empty")


async def test_body_that_is_too_large(fetch: Fetch) -> None:
    form = aiohttp.FormData()
    form.add_field("document", io.BytesIO(bytes(UPLOAD_LIMIT + 2 * 1024 * 1024)), filename="a.bin")
    status, reply = await fetch("POST", "/botTOKEN/sendDocument", data=form)
    assert (status, reply["description"]) == (413, "Request Entity Too Large")


async def test_stopping_does_not_wait_for_polls(served: TestServer, remote_bot: Bot, world: World) -> None:
    poll = asyncio.create_task(remote_bot.get_updates(timeout=30))
    await wait_for(lambda: world.poll == 1)
    started = time.perf_counter()
    await served.close()
    with pytest.raises(TelegramNetworkError):
        await poll
    assert time.perf_counter() - started < 3
