"""The life of the process: starts, answers, is killed, is stopped; nothing lost, nothing left behind."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from emulator.refusals import unauthorized
from emulator.trouble import Breakage
from tests.process.running import Process, bot_process


@pytest.fixture
async def process(tmp_path: Path) -> AsyncIterator[Process]:
    async with bot_process(tmp_path) as made:
        yield made


async def test_it_answers_and_leaves_quietly(process: Process) -> None:
    await process.start(cold=True)
    anna = process.person("Седова Анна")
    anna.say("/start")
    await process.until(lambda: bool(anna.texts))
    assert await process.stop() == 0
    assert not process.world.queue
    assert "Traceback" not in process.log
    assert process.world.token.partition(":")[2] not in process.log
    assert "Седова" not in process.log


async def test_what_was_written_while_it_was_away_is_answered(process: Process) -> None:
    process.curator.say("/start")
    await process.start()
    await process.until(lambda: bool(process.curator.texts))
    await process.stop()


async def test_a_killed_bot_blocks_nobody(process: Process) -> None:
    anna = process.person("Седова Анна")
    await process.start()
    await process.kill()
    anna.say("/start")
    await process.start()
    await process.until(lambda: bool(anna.texts))
    assert await process.stop() == 0


async def test_the_first_curator_gets_a_code(tmp_path: Path) -> None:
    async with bot_process(tmp_path, CURATOR_IDS="") as process:
        await process.start()
        found = re.search(r"/start (\S+)", process.log)
        assert found is not None
        olga = process.person("Ильина Ольга")
        olga.say(f"/start {found[1]}")
        await process.until(lambda: bool(olga.texts))
        await process.until(lambda: "invite" in {command["command"] for command in olga.commands})
        await process.stop()
        assert "/start" not in process.log[found.end() :]


async def test_telegrams_bad_minutes_are_survived(process: Process) -> None:
    anna = process.person("Седова Анна")
    await process.start()
    for how in (Breakage.BAD_GATEWAY, Breakage.CUT):
        process.world.break_next(how, method="getUpdates")
        process.world.break_next(how, method="sendMessage")
    process.world.fail_next(refusal=unauthorized(), method="setMyCommands")
    anna.say("/start")
    await process.until(lambda: bool(anna.texts), 20)
    assert process.running is not None
    assert process.running.returncode is None
    assert await process.stop() == 0


async def test_a_stop_does_not_wait_for_a_telegram_that_hangs(process: Process) -> None:
    anna = process.person("Седова Анна")
    await process.start()
    process.world.break_next(Breakage.DELAY, method="sendMessage", times=None, seconds=30)
    anna.say("/start")
    await process.until(lambda: any(call.method == "sendmessage" for call in process.world.calls))
    assert await process.stop() == 0
