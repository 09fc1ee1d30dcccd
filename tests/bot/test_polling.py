"""Polling loses nothing: what is not handled is not acknowledged, and nothing that comes stops it."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field

import pytest
from aiogram import Bot
from aiogram.types import Update

from bot.clock import utc_now
from bot.polling import ALLOWED, SLOW, Polling
from emulator.client import Client
from emulator.refusals import Refusal, conflict, too_many_requests
from emulator.session import Session
from emulator.trouble import Breakage
from emulator.world import World


@dataclass
class Bench:
    """A world, a handler that can be held up, and the polling between them."""

    world: World = field(default_factory=lambda: World(utc_now))
    seen: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    kept: dict[int, str] = field(default_factory=dict)
    gates: dict[str, asyncio.Event] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.bot = Bot(self.world.token, session=Session(self.world))

    def person(self) -> Client:
        return Client(self.world, self.world.add_account("Anna"))

    def polling(self, handle: Callable[[Update], Awaitable[None]] | None = None) -> Polling:
        return Polling(self.bot, handle or self.handle, self, timeout=2)

    def hold(self, text: str) -> asyncio.Event:
        return self.gates.setdefault(text, asyncio.Event())

    async def handle(self, update: Update) -> None:
        assert update.message is not None
        text = update.message.text or ""
        self.seen.append(text)
        if text == "bug":
            raise RuntimeError("a bug")
        if text in self.gates:
            await self.gates[text].wait()
        self.done.append(text)

    async def keep(self, bodies: Sequence[tuple[int, str]]) -> None:
        self.kept.update(bodies)

    async def forget(self, update_id: int) -> None:
        self.kept.pop(update_id, None)


@pytest.fixture
def bench() -> Bench:
    return Bench()


@contextlib.asynccontextmanager
async def running(polling: Polling) -> AsyncIterator[asyncio.Event]:
    stop = asyncio.Event()
    task = asyncio.create_task(polling.run(stop))
    try:
        yield stop
    finally:
        stop.set()
        async with asyncio.timeout(10):
            await task


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(8):
        while not true():  # noqa: ASYNC110 - the things waited for are of many kinds
            await asyncio.sleep(0.005)


async def test_handled_updates_are_acknowledged(bench: Bench) -> None:
    anna = bench.person()
    async with running(bench.polling()):
        for number in range(5):
            anna.say(str(number))
        await until(lambda: len(bench.done) == 5 and not bench.world.queue)
    assert bench.done == list("01234")


async def test_a_kill_before_the_end_of_handling_loses_nothing(bench: Bench) -> None:
    bench.hold("second")
    anna, vera = bench.person(), bench.person()
    anna.say("first")
    vera.say("second")
    task = asyncio.create_task(bench.polling().run(asyncio.Event()))
    await until(lambda: bench.seen == ["first", "second"])
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert len(bench.world.queue) >= 1

    bench.hold("second").set()
    async with running(bench.polling()):
        await until(lambda: not bench.world.queue)
    assert bench.done.count("second") >= 1


async def test_one_chat_keeps_its_order_and_does_not_hold_up_another(bench: Bench) -> None:
    gate = bench.hold("slow")
    anna, vera = bench.person(), bench.person()
    async with running(bench.polling()):
        anna.say("slow")
        anna.say("after")
        vera.say("other")
        await until(lambda: "other" in bench.done)
        assert "after" not in bench.seen
        gate.set()
        await until(lambda: bench.done[-1] == "after")


async def test_a_slow_update_does_not_hold_back_hundreds(bench: Bench) -> None:
    gate = bench.hold("slow")
    anna = bench.person()
    others = [bench.person() for _ in range(5)]
    async with running(bench.polling()):
        anna.say("slow")
        for number in range(250):
            others[number % 5].say(str(number))
        await until(lambda: len(bench.done) == 250)
        await until(lambda: not bench.world.queue)  # acknowledged, for we answer for it now:
        assert [json.loads(body)["message"]["text"] for body in bench.kept.values()] == ["slow"]
        gate.set()
        await until(lambda: "slow" in bench.done and not bench.kept)


async def test_a_slow_update_without_a_crowd_is_acknowledged_when_it_is_handled(bench: Bench) -> None:
    gate = bench.hold("slow")
    anna, vera = bench.person(), bench.person()
    async with running(bench.polling()):
        anna.say("slow")
        vera.say("other")
        await until(lambda: "other" in bench.done)
        await asyncio.sleep(SLOW * 2)
        assert bench.world.queue
        assert not bench.kept
        gate.set()
        await until(lambda: not bench.world.queue)


async def test_a_slow_update_alone_is_neither_acknowledged_nor_polled_for_in_vain(bench: Bench) -> None:
    gate = bench.hold("slow")
    anna, vera = bench.person(), bench.person()
    async with running(bench.polling()):
        anna.say("slow")
        await until(lambda: "slow" in bench.seen)
        polls_in_vain = -bench.world.poll
        await asyncio.sleep(0.5)
        polls_in_vain += bench.world.poll
        vera.say("other")
        await until(lambda: "other" in bench.done)
        assert polls_in_vain <= 20  # one every 50 ms at most, two by the clock's leave
        assert not bench.kept
        assert len(bench.world.queue) == 2
        gate.set()
        await until(lambda: not bench.world.queue)


async def test_what_was_kept_is_replayed(bench: Bench) -> None:
    anna = bench.person()
    anna.say("kept")
    (raw,) = bench.world.take_updates()
    bench.kept[raw["update_id"]] = json.dumps(raw)
    again = bench.polling()
    await again.replay(list(bench.kept.items()))
    async with running(again):
        await until(lambda: bench.done == ["kept"] and not bench.kept)


async def test_what_is_replayed_is_not_taken_again(bench: Bench) -> None:
    """A kill between keeping an update and acknowledging it."""
    anna = bench.person()
    anna.say("kept")
    (raw,) = bench.world.queue.read(0, 10, utc_now())
    again = bench.polling()
    await again.replay([(raw["update_id"], json.dumps(raw))])
    async with running(again):
        await until(lambda: not bench.world.queue)
    assert bench.done == ["kept"]


async def test_bad_updates_and_bugs_are_passed_over(bench: Bench) -> None:
    anna = bench.person()
    async with running(bench.polling()):
        bench.world.queue.put("message", {"message_id": "no number", "text": "Седова"}, utc_now())
        anna.say("bug")
        anna.say("good")
        await until(lambda: bench.done == ["good"] and not bench.world.queue)


@pytest.mark.parametrize(
    "break_it",
    [
        lambda world: world.break_next(Breakage.BAD_GATEWAY, method="getUpdates"),
        lambda world: world.break_next(Breakage.CUT, method="getUpdates"),
        lambda world: world.break_next(Breakage.LOST_REPLY, method="getUpdates"),
        lambda world: world.fail_next(refusal=too_many_requests(1), method="getUpdates"),
        lambda world: world.fail_next(refusal=Refusal(500, "Internal Server Error"), method="getUpdates"),
    ],
)
async def test_trouble_on_the_road_is_waited_out(bench: Bench, break_it: Callable[[World], None]) -> None:
    break_it(bench.world)
    anna = bench.person()
    anna.say("still here")
    async with running(bench.polling()):
        await until(lambda: bench.done == ["still here"] and not bench.world.queue)


async def test_another_program_on_the_token_is_told_in_the_log(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    bench.world.fail_next(refusal=conflict("terminated by other getUpdates request"), method="getUpdates")
    async with running(bench.polling()):
        await until(lambda: "another program polls with this token" in caplog.text)


async def test_a_webhook_is_removed(bench: Bench) -> None:
    bench.world.webhook = "https://example.org/hook"
    anna = bench.person()
    anna.say("hello")
    async with running(bench.polling()):
        await until(lambda: bench.done == ["hello"])
    assert not bench.world.webhook


async def test_a_stop_finishes_what_it_does_and_acknowledges_it(bench: Bench) -> None:
    gate = bench.hold("slow")
    anna = bench.person()
    polling = bench.polling()
    async with running(polling) as stop:
        anna.say("slow")
        await until(lambda: bench.seen == ["slow"])
        stop.set()
        await asyncio.sleep(0.05)
        gate.set()
    assert bench.done == ["slow"]
    assert not bench.world.queue


async def test_only_what_we_handle_is_asked_for(bench: Bench) -> None:
    anna = bench.person()
    async with running(bench.polling()):
        await until(lambda: bench.world.queue._kinds == frozenset(ALLOWED))
        first = anna.say("one")
        anna.edit_text(first, "two")
        await until(lambda: bench.done == ["one"])
    assert not bench.world.queue
