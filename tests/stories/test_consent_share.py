"""The share of consents, kind by kind, with who lacks which; a paper is entered from there."""

from domain.roles import Role
from tests.school import school
from tests.stories.school import invite
from tests.stories.test_consents import publish
from tests.stories.test_minors import arrive
from tests.story import Story


async def test_kind_by_kind_with_names(story: Story) -> None:
    found = await school(story)
    await publish(story)
    await story.tap(found.phones["Юдина"], "Не даю согласия")
    await story.tap(found.phones["Ким"], "☐ school5.example")
    await story.tap(found.phones["Ким"], "Даю согласие")
    await story.app.db.write(lambda con: con.execute("UPDATE programme SET pupils = 1"))
    denis = await arrive(story)
    await story.tap(denis, "Нет ещё")
    newcomer = story.person("Панова Инна")
    newcomer.start(await invite(story, Role.MENTEE))
    await story.run()
    await story.say(story.curator, "/progress")
    await story.tap(story.curator, "Кто без согласия")
    text = story.curator.last.text
    assert "Обработка данных: 6 из 7 (85 %)" in text
    assert "Родители несовершеннолетних: 0 из 1 (0 %)" in text
    assert "Размещение на сайтах, по желанию: 1 из 6 (16 %)" in text
    assert "Работа наставником" not in text, "nobody has an agreement"
    assert "Юдина В. С.: размещение на сайтах – отказ" in text
    assert "Седова А. П.: размещение на сайтах – нет ответа" in text
    person = (await story.who(denis)).known
    assert f"№ {person}: родители несовершеннолетних – нет ответа" in text
    assert "Ким" not in text
    await story.tap(story.curator, f"№ {person}")
    assert "Внести согласие родителя (бумага)" in story.curator.buttons()
