"""Ten identical taps at once, as an impatient finger makes them: one step, one screen, every tap answered."""

from collections import Counter

from domain.roles import Role
from emulator.client import Client
from tests.school import school
from tests.stories.school import invite, open_school
from tests.story import Story


async def ten(story: Story, phone: Client, label: str) -> list[str]:
    """The bot's new messages after ten taps."""
    before = len(phone.received)
    shown = phone.last
    for _ in range(10):
        phone.tap(label, shown)
    await story.run()
    assert not phone.unanswered
    return phone.texts[before:]


async def test_ten_consents_ask_the_first_question_once(story: Story) -> None:
    await open_school(story)
    vera = story.person("Юдина Вера")
    await story.say(vera, f"/start {await invite(story, Role.MENTEE)}")
    fresh = await ten(story, vera, "Даю согласие")
    assert Counter("Вопрос 1 из" in text for text in fresh)[True] == 1


async def test_ten_taps_on_an_outdated_button_show_the_menu_once(story: Story) -> None:
    vera = (await school(story)).phones["Юдина"]
    await story.say(vera, "/menu")
    before = len(vera.received)
    for _ in range(10):
        vera.tap_data(vera.received[0], "nosuch:1")
    await story.run()
    assert not vera.unanswered
    assert len(vera.received) - before <= 1


async def test_a_mark_delivered_again_shows_its_list(story: Story) -> None:
    """Killed after the commit and before the screen: Telegram gives the tap once more."""
    found = await school(story)
    anna = found.phones["Седова"]
    await story.say(story.curator, "/voting")
    await story.tap(story.curator, "Открыть выбор")
    await story.tap(story.curator, "Да, открыть")
    await story.tap(anna, "Выбрать")
    anna.tap("Юдина В. С.")
    (tap,) = story.world.take_updates()
    await story.feed([tap])
    await story.restart()
    before = len(anna.received)
    await story.feed([tap])
    assert "1. Юдина В. С." in anna.buttons()
    assert len(anna.received) == before
