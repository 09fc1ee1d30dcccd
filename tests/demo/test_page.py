"""The page's HTTP interface: what it shows, what it does, what it refuses."""

import asyncio
import json
import re
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import FormData, StreamReader

from demo.page import OWN_HEADER, STATIC
from demo.people import Group
from emulator.accounts import Standing
from tests.demo.stage import Page, until
from tests.emulator.stage import png


def test_nothing_comes_from_outside() -> None:
    """No address but our own: the bot's links and the name of SVG."""
    for path in STATIC.iterdir():
        found = set(re.findall(r"(?:https?:)?//[a-z][\w.-]+", path.read_text(encoding="utf-8")))
        assert found <= {"http://www.w3.org"}, path.name


async def test_the_page_itself(page: Page) -> None:
    answer = await page.raw("/")
    assert "<!doctype html>" in await answer.text()
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    for name in ("app.js", "style.css", "icon.svg"):
        assert (await page.raw(f"/static/{name}")).status == 200
    assert (await page.raw("/static/nothing.js")).status == 404
    assert (await page.raw("/static/..%2Fpage.py")).status == 404


async def test_people_and_a_chat(page: Page) -> None:
    school = await page.get("/api/school")
    assert [group["title"] for group in school["groups"]] == [Group.CURATORS, Group.STRANGERS]
    curator = school["groups"][0]["people"][0]
    assert curator["unread"] > 0
    chat = await page.get(f"/api/chats/{curator['id']}")
    assert chat["messages"][0]["html"] == '<span class="command">/start</span>'
    assert chat["reply_keyboard"]
    assert {"command", "description"} <= set(chat["commands"][0])
    await page.post(f"/api/chats/{curator['id']}/read")
    assert (await page.get(f"/api/chats/{curator['id']}"))["person"]["unread"] == 0


async def test_a_stranger_writes(page: Page) -> None:
    stranger = page.of(Group.STRANGERS)
    await page.post(f"/api/chats/{stranger.account}/start")
    assert "Здравствуйте" in stranger.client.last.text
    await page.post(f"/api/chats/{stranger.account}/say", {"text": "12345678"})
    assert len(stranger.client.received) == 2
    await page.post(f"/api/chats/{stranger.account}/say", {"text": "  "}, status=400)
    await page.post(f"/api/chats/{stranger.account}/start", {"url": "https://t.me/another_bot?start=abc"}, status=409)


async def test_buttons(page: Page) -> None:
    curator = page.of(Group.CURATORS)
    chat = await page.get(f"/api/chats/{curator.account}")
    keyed = next(message for message in reversed(chat["messages"]) if message["keyboard"])
    key = keyed["keyboard"][0][0]
    await page.post(f"/api/chats/{curator.account}/tap", {"message": keyed["id"], "data": key["data"]})
    assert (await page.get(f"/api/chats/{curator.account}"))["waiting"] == 0
    await page.post(f"/api/chats/{curator.account}/tap", {"message": 1, "data": key["data"]}, status=409)
    label = chat["reply_keyboard"][0][0]
    await page.post(f"/api/chats/{curator.account}/press", {"label": label})
    assert curator.client.messages[-2].text == label or curator.client.last.from_bot
    await page.post(f"/api/chats/{curator.account}/press", {"label": "Нет такой"}, status=409)


async def test_files_go_both_ways(page: Page) -> None:
    curator = page.of(Group.CURATORS)
    form = FormData()
    form.add_field("kind", "document")
    form.add_field("file", b"words", filename="Список.txt", content_type="text/plain")
    await page.post(f"/api/chats/{curator.account}/file", form=form)
    sent = next(message for message in reversed(curator.client.messages) if message.document)
    assert sent.document is not None
    answer = await page.raw(f"/files/{sent.document.path}")
    assert await answer.read() == b"words"
    assert "attachment" in answer.headers["Content-Disposition"]
    picture = FormData()
    picture.add_field("kind", "photo")
    picture.add_field("file", png(40, 30), filename="a.png")
    await page.post(f"/api/chats/{curator.account}/file", form=picture)
    chat = await page.get(f"/api/chats/{curator.account}")
    shown = next(message["photo"] for message in reversed(chat["messages"]) if message["photo"])
    assert (shown["width"], shown["height"]) == (40, 30)
    assert (await page.raw("/files/photos/none.jpg")).status == 404


async def test_a_picture_that_is_none_is_refused(page: Page) -> None:
    form = FormData()
    form.add_field("kind", "photo")
    form.add_field("file", b"not a picture", filename="a.png")
    told = await page.post(f"/api/chats/{page.of(Group.CURATORS).account}/file", form=form, status=409)
    assert "IMAGE_PROCESS_FAILED" in told["error"]


async def test_blocking_stickers_and_voices(page: Page) -> None:
    curator = page.of(Group.CURATORS)
    await page.post(f"/api/chats/{curator.account}/blocked", {"blocked": True})
    assert curator.client.chat.standing is Standing.BLOCKED
    await page.post(f"/api/chats/{curator.account}/blocked", {"blocked": False})
    for what in ("sticker", "voice"):
        await page.post(f"/api/chats/{curator.account}/other", {"what": what})
    kinds = [message["kind"] for message in (await page.get(f"/api/chats/{curator.account}"))["messages"]]
    assert {"sticker", "voice"} <= set(kinds)


async def test_one_more_stranger(page: Page) -> None:
    person = await page.post("/api/people")
    assert person["name"].startswith("Новый человек")
    assert (await page.get(f"/api/chats/{person['id']}"))["standing"] == Standing.STRANGER


async def test_the_clock_moves(page: Page) -> None:
    before = page.stage.scene.clock()
    await page.post("/api/clock", {"hours": 24})
    await until(lambda: page.stage.scene.clock() - before >= timedelta(hours=24) and page.stage.moving is None)
    await page.post("/api/clock", {"hours": "much"}, status=400)


async def test_beginning_afresh(page: Page) -> None:
    stranger = page.of(Group.STRANGERS)
    await page.post(f"/api/chats/{stranger.account}/start")
    await page.post("/api/restart", {"school": "nowhere"}, status=400)
    await page.post("/api/restart", {"school": "empty"})
    await until(lambda: page.stage.generation == 2 and page.stage.ready)
    assert not page.of(Group.STRANGERS).client.messages


async def test_news_come_by_themselves(page: Page) -> None:
    stranger = page.of(Group.STRANGERS)
    async with page.http.get("/api/events") as stream:
        assert stream.content_type == "text/event-stream"
        assert await _event(stream.content) == "stage"
        stranger.client.start()
        told: set[int] = set()  # the curator's chat may have had news too, before or together
        async with asyncio.timeout(10):
            while stranger.account not in told:
                told |= {one["id"] for one in (await _named(stream.content, "people"))[1]["people"]}


async def _event(lines: StreamReader) -> str:
    return (await asyncio.wait_for(_named(lines, "stage"), 10))[0]


async def _named(lines: StreamReader, wanted: str) -> tuple[str, Any]:
    name = ""
    async for line in lines:
        words = line.decode().strip()
        if words.startswith("event: "):
            name = words.removeprefix("event: ")
        elif words.startswith("data: ") and name == wanted:
            return name, json.loads(words.removeprefix("data: "))
    raise AssertionError(f"no {wanted}")


@pytest.mark.parametrize("path", ["/api/chats/1", "/api/chats/1/say"])
async def test_nobody_of_that_number(page: Page, path: str) -> None:
    if path.endswith("say"):
        await page.post(path, {"text": "?"}, status=404)
    else:
        assert (await page.raw(path)).status == 404


async def test_only_the_page_itself_may_act(page: Page) -> None:
    account = page.of(Group.CURATORS).account
    async with page.http.post(f"/api/chats/{account}/say", json={"text": "/start"}) as answer:
        assert answer.status == 403
    assert (await page.raw("/api/school", headers={"Host": "school.example"})).status == 403
    async with page.http.post("/api/clock", data=b"{", headers={OWN_HEADER: "1"}) as answer:
        assert answer.status == 400
