"""kill -9 in the middle of things, then on with it: nothing lost, nothing doubled (issue 2, «Proof»)."""

import asyncio
import contextlib
import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.app import App, build
from bot.clock import utc_now
from bot.outbox import SENDERS, Pace
from bot.settings import Settings
from domain.roles import Role
from emulator.client import Client
from emulator.session import Session
from emulator.trouble import Breakage
from services import identity, setup
from services.joining import enrolment, invitations
from services.networking import choices
from services.questionnaires import responses
from services.questionnaires.steps import Step
from storage.database import Database
from tests.process.running import CURATOR_ACCOUNT, Process, bot_process
from tests.stories import school


@pytest.fixture
async def process(tmp_path: Path) -> AsyncIterator[Process]:
    async with bot_process(tmp_path) as made:
        made.curator.start()
        async with seeding(made) as app:
            await school.set_up(app)
            who = await identity.identify(app.db, CURATOR_ACCOUNT)
            await setup.note_passed(app.db, who.programme.id)
        made.world.take_updates()
        yield made


@contextlib.asynccontextmanager
async def seeding(process: Process) -> AsyncIterator[App]:
    """The bot's services on its database, while it does not run."""
    settings = Settings(
        _env_file=None,
        bot_token=process.world.token,
        curator_ids=str(CURATOR_ACCOUNT),
        database_path=process.database,
        backup_dir=process.folder / "backups",
        quiet_hours="",
    )
    async with build(settings, session=Session(process.world), pace=Pace(1e6, 1e6)) as app:
        yield app
        await app.outbox.deliver()


async def people(process: Process, app: App, role: Role, names: tuple[str, ...]) -> list[tuple[Client, int]]:
    """Admitted participants with phones that have seen everything so far."""
    curator = await identity.identify(app.db, CURATOR_ACCOUNT)
    token = (await invitations.issue(app.db, curator, role, utc_now())).token
    made = []
    for seed, name in enumerate(names):
        phone = process.person(name)
        phone.start()
        person_id = await school.join(app, phone.account.id, role, token, name, seed, utc_now())
        await enrolment.admit(app.db, curator, [person_id], role, utc_now())
        made.append((phone, person_id))
    process.world.take_updates()
    return made


def rows(process: Process, sql: str, *arguments: object) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(process.database)) as con:
        return con.execute(sql, arguments).fetchall()


async def settled(process: Process) -> None:
    """Everything said has been handled and acknowledged."""
    await process.until(lambda: not process.world.queue, 20)


async def shown(process: Process, phone: Client, words: str) -> None:
    await process.until(lambda: bool(phone.texts) and words in phone.texts[-1])


async def stands_at(process: Process, phone: Client, number: int) -> None:
    """The question itself is on the screen, or where one stopped and how to go on."""
    words = re.compile(rf"вопрос[е]? {number} из", re.IGNORECASE)
    await process.until(lambda: bool(phone.texts) and words.search(phone.texts[-1]) is not None)


async def offered(process: Process, phone: Client, beginning: str) -> None:
    await process.until(lambda: any(label.startswith(beginning) for label in phone.buttons()))


async def open_step(process: Process, phone: Client) -> Step:
    db = await Database.open(process.database)
    try:
        step = await responses.running(db, await identity.identify(db, phone.account.id))
    finally:
        await db.close()
    assert step is not None
    return step


async def test_in_the_middle_of_a_questionnaire(process: Process) -> None:
    async with seeding(process) as app:
        curator = await identity.identify(app.db, CURATOR_ACCOUNT)
        token = (await invitations.issue(app.db, curator, Role.MENTOR, utc_now())).token
    anna = process.person("Седова Анна")
    await process.start()
    anna.start(token)
    await process.until(lambda: "✅ Даю согласие" in anna.buttons())
    anna.tap("Даю согласие")
    await stands_at(process, anna, 1)
    for number, moment in enumerate((0.0, 0.02), start=1):
        step = await open_step(process, anna)
        assert step.item is not None
        anna.say(school.typed(step.item, "Седова Анна Петровна"))
        await asyncio.sleep(moment)
        await process.kill()
        await process.start()
        await settled(process)
        assert rows(process, "SELECT count(*) FROM answer WHERE state = 'given'") == [(number,)]
        following = await open_step(process, anna)
        assert following.item is not None
        assert following.item.key != step.item.key
        await stands_at(process, anna, number + 1)
    assert await process.stop() == 0


async def test_between_the_answer_and_the_next_screen(process: Process) -> None:
    async with seeding(process) as app:
        curator = await identity.identify(app.db, CURATOR_ACCOUNT)
        token = (await invitations.issue(app.db, curator, Role.MENTEE, utc_now())).token
    vera = process.person("Юдина Вера")
    await process.start()
    vera.start(token)
    await process.until(lambda: "✅ Даю согласие" in vera.buttons())
    vera.tap("Даю согласие")
    await stands_at(process, vera, 1)
    calls = len(process.world.calls)
    # From here on nothing reaches the phone; the bot still hears it.
    process.world.break_next(Breakage.CUT, chat=vera.account.id, times=None)
    vera.say("Юдина Вера Сергеевна")
    await process.until(lambda: bool(rows(process, "SELECT 1 FROM answer WHERE state = 'given'")))
    await process.kill()
    process.world.heal()
    await process.start()
    await stands_at(process, vera, 2)
    await settled(process)
    assert len(process.world.calls) > calls
    assert rows(process, "SELECT count(*) FROM answer WHERE state = 'given'") == [(1,)]
    await process.stop()


async def test_between_receiving_and_handling(process: Process) -> None:
    """The reply with the updates has left Telegram; the process dies before it has done anything."""
    phones = [process.person(f"Седова Анна{number}") for number in range(3)]
    for phone in phones:
        phone.say("/start")
    process.world.break_next(Breakage.LOST_REPLY, method="getUpdates", times=None)
    await process.start()
    await process.kill()
    process.world.heal()
    assert len(process.world.queue) == 3
    await process.start()
    await process.until(lambda: all(len(phone.texts) == 1 for phone in phones))
    await settled(process)
    assert all(len(phone.texts) == 1 for phone in phones)
    await process.stop()


async def test_in_the_middle_of_a_choice(process: Process) -> None:
    async with seeding(process) as app:
        await people(process, app, Role.MENTOR, school.MENTORS)
        ((vera, person_id),) = await people(process, app, Role.MENTEE, school.MENTEES[:1])
        await choices.open_choice(app.db, await identity.identify(app.db, CURATOR_ACCOUNT), utc_now())
    await process.start()
    vera.tap("Выбрать")
    await process.until(lambda: any("Седова А. П." in label for label in vera.buttons()))
    for number, (label, moment) in enumerate((("Седова А. П.", 0.0), ("Ильин П. О.", 0.01)), start=1):
        vera.tap(label)
        await asyncio.sleep(moment)
        await process.kill()
        await process.start()
        await settled(process)
        marks = rows(
            process,
            "SELECT count(*), max(place) FROM mark m JOIN ballot b ON b.id = m.ballot_id WHERE b.person_id = ?",
            person_id,
        )
        assert marks == [(number, number)]
        await offered(process, vera, f"{number}. ")
    await process.stop()


async def test_in_the_middle_of_a_broadcast(process: Process) -> None:
    async with seeding(process) as app:
        names = tuple(f"{name} {number}" for number in range(10) for name in school.MENTEES)
        receivers = [phone for phone, _ in await people(process, app, Role.MENTEE, names)]
    await process.start()
    process.curator.say("/broadcast")
    await shown(process, process.curator, "Рассылка")
    process.curator.say("Общая встреча в пятницу")
    await process.until(lambda: any("Всем участникам" in label for label in process.curator.buttons()))
    process.curator.tap(next(label for label in process.curator.buttons() if "Всем участникам" in label))
    await process.until(lambda: "Да, отправить" in process.curator.buttons())
    process.curator.tap("Да, отправить")

    def got() -> list[int]:
        return [sum("Общая встреча в пятницу" in text for text in phone.texts) for phone in receivers]

    async def enough(share: int) -> None:
        await process.until(lambda: sum(got()) >= share)

    for share in (10, 30):
        await enough(share)
        await process.kill()
        assert sum(got()) < len(receivers)
        await process.start()
    await process.until(lambda: all(got()), 20)
    await asyncio.sleep(0.3)
    doubled = sum(count - 1 for count in got())
    assert doubled <= SENDERS, "only what was on its way at the very moment of a kill may come twice"
    assert rows(process, "SELECT DISTINCT state FROM notice WHERE kind = 'broadcast'") == [("sent",)]
    await process.stop()
