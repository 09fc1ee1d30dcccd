"""Link, consent, questionnaire, admission: as participants and the curator see it."""

from domain.roles import Role
from tests.stories.school import enrol, enrol_many, fill, invite, open_school
from tests.story import Story


async def test_link_consent_questionnaire_admission(story: Story) -> None:
    await open_school(story)
    vera = story.person("Юдина Вера")
    vera.start(await invite(story, Role.MENTEE))
    await story.run()
    assert "Согласие на обработку персональных данных" in vera.last.text
    assert "Школа № 300" in vera.last.text
    assert vera.buttons() == ["✅ Даю согласие", "✖️ Не даю согласия", "📄 Полный текст"]
    await story.tap(vera, "Даю согласие")
    assert "Вопрос 1 из" in vera.last.text
    assert [document.name for document in vera.documents] == ["Согласие.txt"]
    await fill(story, vera, "Юдина Вера Сергеевна")
    assert any("Спасибо! Анкета отправлена" in text for text in vera.texts)
    assert "Новые анкеты: 1 наставляемый." in story.curator.last.text
    await story.tap(story.curator, "Принять всех")
    assert "Приняты: 1 наставляемый" in story.curator.last.text
    assert "Вас приняли" in vera.last.text
    assert vera.reply_keyboard


async def test_helpers_reach_the_same_place(story: Story) -> None:
    anna = await enrol(story, Role.MENTOR, "Седова Анна Петровна")
    mentors, mentees = await enrol_many(story, 2, 3)
    assert (await story.who(anna.client)).admitted == {Role.MENTOR}
    assert [(await story.who(one.client)).full_name for one in mentors] == [
        "Седова Анна Петровна",
        "Ильин Павел Олегович",
    ]
    assert all([(await story.who(one.client)).admitted == {Role.MENTEE} for one in mentees])
