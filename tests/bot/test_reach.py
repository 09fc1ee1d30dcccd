"""Whoever blocks the bot is told to the curator, gathered; whoever comes back is reached again."""

from collections.abc import Sequence

from domain.roles import Role
from emulator.client import Client
from storage.database import Connection
from storage.people import people
from tests.story import Story


async def enrol(story: Story, name: str) -> Client:
    phone = story.person(name)
    await story.say(phone, "/start")

    def work(con: Connection) -> None:
        person_id = people.add_person(con, 1, story.now, name)
        people.link_account(con, person_id, phone.account.id, story.now)
        people.join(con, person_id, Role.MENTEE, story.now)

    await story.app.db.write(work, claim=False)
    return phone


def about_reach(texts: Sequence[str]) -> list[str]:
    return [text for text in texts if "не может написать" in text]


async def test_a_block_is_told_gathered_and_undone(story: Story) -> None:
    await story.say(story.curator, "/start")
    anna, vera = await enrol(story, "Седова Анна Петровна"), await enrol(story, "Юдина Вера Сергеевна")
    anna.block()
    vera.block()
    await story.run()
    assert not (await story.who(anna)).reachable
    assert not about_reach(story.curator.texts)
    await story.pass_time(minutes=10)
    (told,) = about_reach(story.curator.texts)
    assert "Седова Анна Петровна" in told
    assert "Юдина Вера Сергеевна" in told

    anna.unblock()
    await story.run()
    assert (await story.who(anna)).reachable
    await story.say(vera, "/menu")
    assert (await story.who(vera)).reachable


async def test_who_is_back_before_the_curator_is_told_is_not_named(story: Story) -> None:
    await story.say(story.curator, "/start")
    anna = await enrol(story, "Седова Анна Петровна")
    anna.block()
    await story.run()
    await story.say(anna, "/menu")
    await story.pass_time(minutes=10)
    assert not about_reach(story.curator.texts)


async def test_a_stranger_who_blocks_is_nobodys_business(story: Story) -> None:
    await story.say(story.curator, "/start")
    stranger = story.person("Ким Олег")
    await story.say(stranger, "/start")
    stranger.block()
    await story.run()
    await story.pass_time(minutes=10)
    assert not about_reach(story.curator.texts)
