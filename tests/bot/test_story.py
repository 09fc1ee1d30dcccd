"""The stage itself: what everybody's stories stand on."""

from datetime import timedelta

from tests.story import BEGINNING, Story


async def test_the_bot_answers(story: Story) -> None:
    anna = story.person("Седова Анна")
    answer = await story.say(anna, "/menu")
    assert answer.text


async def test_the_curator_of_the_settings_is_one(story: Story) -> None:
    assert (await story.who(story.curator)).is_curator
    await story.restart()
    assert (await story.who(story.curator)).is_curator


async def test_time_passes(story: Story) -> None:
    await story.pass_time(hours=5, minutes=10)
    assert story.now == BEGINNING + timedelta(hours=5, minutes=10)
