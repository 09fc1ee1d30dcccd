"""Buttons seen in another's chat, as an outside program replays them: nothing changes, each tap is answered."""

from emulator.client import Client
from storage.database import Connection
from tests.school import school
from tests.story import Story


def data_of(phone: Client, label: str) -> str:
    """What the button of that label in the newest screen carries."""
    return next(str(button["callback_data"]) for row in phone.last.rows for button in row if label in button["text"])


async def replay(story: Story, phone: Client, data: str) -> None:
    if not phone.received:
        await story.say(phone, "/menu")
    phone.tap_data(phone.last, data)
    await story.run()
    assert not phone.unanswered
    assert phone.toasts[-1] == "Это действие Вам недоступно."


async def held(story: Story) -> int:
    def work(con: Connection) -> int:
        return int(con.execute("SELECT count(*) FROM meeting").fetchone()[0])

    return await story.app.db.read(work)


async def test_anothers_yes_makes_nobody_leave(story: Story) -> None:
    found = await school(story)
    vera, oleg = found.phones["Юдина"], found.phones["Ким"]
    for question, answer in (("Выйти из программы", "Да, выйти"), ("Отозвать согласие", "Да, отозвать")):
        await story.say(vera, "/mydata")
        await story.tap(vera, question)
        await replay(story, oleg, data_of(vera, answer))
        assert (await story.who(oleg)).admitted
        assert (await story.who(oleg)).consented


async def test_anothers_whole_group_is_not_mine(story: Story) -> None:
    found = await school(story)
    for mentor, mentee in (("Седова", "Юдина"), ("Седова", "Белых"), ("Ильин", "Ким"), ("Ильин", "О'Нил")):
        await found.pair(mentor, mentee)
    anna, pavel = found.phones["Седова"], found.phones["Ильин"]
    await story.say(anna, "/meet")
    for label in ("Вся группа", "Сегодня", "45 мин"):
        await replay(story, pavel, data_of(anna, label))
        await story.tap(anna, label)
    assert await held(story) == 2
