"""Time-driven work: a tick that fails does not stop the others, a missed day is made up for."""

import asyncio
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.app import open_session
from bot.scheduler import Scheduler
from bot.settings import Settings
from services import ticks
from services.database import Database
from tests.story import Story


async def test_a_tick_that_fails_does_not_stop_the_others(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[datetime] = []

    async def broken(db: Database, now: datetime) -> None:
        raise RuntimeError("a bug")

    async def sound(db: Database, now: datetime) -> None:
        seen.append(now)

    monkeypatch.setattr(ticks, "TICKS", (broken, sound))
    with story.forgiving() as errors:
        await story.app.tick()
        assert len(errors) == 1
    assert seen == [story.now]


async def test_the_first_start_of_a_day_makes_its_copy(story: Story) -> None:
    folder = story.folder / "backups"
    await story.app.begin()
    assert [path.name for path in folder.iterdir()] == ["bot-2026-09-15.sqlite3"]
    (made,) = folder.iterdir()
    before = made.stat().st_mtime_ns
    await story.restart()
    await story.app.begin()
    assert made.stat().st_mtime_ns == before
    await story.pass_time(days=1)
    await story.app.begin()
    assert len(list(folder.iterdir())) == 2


async def test_the_menu_of_commands_is_listed(story: Story) -> None:
    stranger = story.person("Ким Олег")
    await story.say(story.curator, "/start")
    await story.app.begin()
    assert {"start", "help"} <= {command["command"] for command in stranger.commands}
    assert "invite" in {command["command"] for command in story.curator.commands}


async def test_jobs_forgive_lateness_and_do_not_pile_up() -> None:
    async def nothing() -> None:
        await asyncio.sleep(0)

    scheduler = Scheduler(ZoneInfo("Asia/Vladivostok"), nothing, nothing)
    scheduler.start()
    try:
        jobs = scheduler._scheduler.get_jobs()
        assert [(job.misfire_grace_time, job.coalesce, job.max_instances) for job in jobs] == [(None, True, 1)] * 2
        hours = {job.next_run_time.astimezone(ZoneInfo("Asia/Vladivostok")).hour for job in jobs}
        assert 4 in hours
    finally:
        scheduler.stop()


@pytest.mark.parametrize(
    ("lines", "api", "proxy"),
    [
        ({}, "https://api.telegram.org/bot1:x/getMe", None),
        ({"telegram_api_url": "http://127.0.0.1:8081"}, "http://127.0.0.1:8081/bot1:x/getMe", None),
        ({"proxy_url": "socks5://user:word@127.0.0.1:1080"}, "https://api.telegram.org/bot1:x/getMe", "socks5"),
    ],
)
async def test_the_road_to_telegram(lines: dict[str, str], api: str, proxy: str | None) -> None:
    settings = Settings(_env_file=None, **{"telegram_api_url": "", "proxy_url": "", **lines})  # type: ignore[arg-type]  # validators make the types
    session = open_session(settings)
    assert session.api.api_url("1:x", "getMe") == api
    assert (proxy or "") in str(session.proxy or "")
    await session.close()
