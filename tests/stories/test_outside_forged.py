"""Buttons seen in another's chat, as an outside program replays them: nothing changes, each tap is answered."""

from emulator.client import Client
from handlers.callbacks import PersonAct
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


async def test_what_no_button_ever_carried_is_outdated(story: Story) -> None:
    found = await school(story)
    vera = found.phones["Юдина"]
    await story.say(vera, "/menu")
    huge = str(2**63)
    for data in ("", ":::", "go:menu:extra", f"q:{huge}:full_name:=x", f"mo:-{huge}:0:0", "my:", "md:1:1:-5", "\x00"):
        vera.tap_data(vera.last, data)
        await story.run()
        assert not vera.unanswered, data
    assert "Что нужно сделать?" in vera.last.text


async def test_a_tap_in_a_group_is_answered(story: Story) -> None:
    vera = story.person("Юдина Вера")
    await story.say(vera, "/start")
    vera.tap_data(vera.last, "menu")
    (tap,) = story.world.take_updates()
    tap["callback_query"]["message"]["chat"] = {"id": -100, "type": "supergroup", "title": "Учителя"}
    before = len(vera.received)
    await story.feed([tap])
    assert not vera.unanswered
    assert len(vera.received) == before


async def test_a_role_that_is_none_is_outdated_for_a_curator_too(story: Story) -> None:
    found = await school(story)
    await story.say(story.curator, "/menu")
    for act in ("role", "swap", "decline"):
        for role in ("", "ment1e", "curator"):
            if act == "decline" and not role:
                continue
            told = len(story.curator.toasts)
            story.curator.tap_data(
                story.curator.last, PersonAct(person=found.people["Юдина"], act=act, role=role).pack()
            )
            await story.run()
            assert story.curator.toasts[told:] == ["Эта кнопка устарела."]
