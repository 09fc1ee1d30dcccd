"""Asking the curator and the mentor."""

from handlers.callbacks import SupportAnswer
from storage.consents import consents
from storage.database import Connection
from tests.school import school
from tests.story import Story


async def test_a_mentee_asks_the_mentor_and_is_answered(story: Story) -> None:
    found = await school(story)
    await found.pair("Седова", "Юдина")
    anna, vera = found.phones["Седова"], found.phones["Юдина"]
    await story.say(vera, "/support")
    await story.tap(vera, "У наставника")
    await story.say(vera, "Как начать урок <5 «А»>?")
    assert "Передал наставнику" in vera.last.text
    assert anna.last.text == "Юдина Вера Сергеевна просит совета:\n\nКак начать урок <5 «А»>?"
    assert "просит совета" not in "".join(story.curator.texts), "what is asked of the mentor is the mentor's"
    await story.tap(anna, "Ответить")
    await story.say(anna, "С вопроса.")
    assert "Седова Анна Петровна: С вопроса." in vera.last.text


async def test_without_a_mentor_the_curator_is_asked_at_once(story: Story) -> None:
    found = await school(story)
    vera = found.phones["Юдина"]
    screen = await story.say(vera, "/support")
    assert "Его увидит куратор" in screen.text
    await story.say(vera, "Когда общая встреча?")
    assert "обращается к куратору" in story.curator.last.text
    await story.tap(story.curator, "Ответить")
    await story.say(story.curator, "В среду.")
    assert "Куратор: В среду." in vera.last.text, "a curator of the settings has no name of their own"


async def test_the_curators_list_and_a_second_answer(story: Story) -> None:
    found = await school(story)
    await story.say(story.curator, "/support")
    assert "Обращений без ответа нет" in story.curator.last.text
    vera = found.phones["Юдина"]
    await story.say(vera, "/support")
    await story.say(vera, "Вопрос")
    notice = story.curator.last
    screen = await story.say(story.curator, "/support")
    assert "Юдина Вера Сергеевна: Вопрос" in screen.text
    await story.tap(story.curator, "Ответить: Юдина Вера Сергеевна")
    await story.say(story.curator, "Ответ")
    story.curator.tap("Ответить", notice)
    await story.run()
    assert "На это обращение уже ответили." in story.curator.toasts
    assert sum("Ответ на Ваш вопрос" in text for text in vera.texts) == 1


async def test_a_strangers_forged_answer_is_refused(story: Story) -> None:
    found = await school(story)
    vera, oleg = found.phones["Юдина"], found.phones["Ким"]
    await story.say(vera, "/support")
    await story.say(vera, "Личный вопрос")
    oleg.tap_data(oleg.last, SupportAnswer(request=1).pack())
    await story.run()
    assert "Личный вопрос" not in "".join(oleg.texts)


async def test_a_voice_note_is_not_a_question(story: Story) -> None:
    found = await school(story)
    vera = found.phones["Юдина"]
    await story.say(vera, "/support")
    vera.send_voice()
    await story.run()
    assert "Голосовое я не расшифровываю" in vera.last.text
    await story.say(vera, "Теперь текстом")
    assert "Теперь текстом" in story.curator.last.text


async def test_before_the_consent_nothing_typed_is_kept(story: Story) -> None:
    found = await school(story)
    vera = found.phones["Юдина"]

    def refuse(con: Connection) -> None:
        consents.record(con, found.people["Юдина"], "refused", story.now)

    await story.app.db.write(refuse)
    screen = await story.say(vera, "/support")
    assert "Рогова Ирина Львовна, каб. 12" in screen.text
    await story.say(vera, "Личное")
    assert "Личное" not in "".join(story.curator.texts)


async def test_another_screen_ends_the_waiting_for_a_question(story: Story) -> None:
    found = await school(story)
    vera = found.phones["Юдина"]
    await story.say(vera, "/support")
    await story.say(vera, "/surveys")
    await story.say(vera, "спасибо, не нужно")
    assert "обращается" not in story.curator.last.text
    await story.say(vera, "/support")
    await story.say(vera, "/help")
    await story.say(vera, "Когда общая встреча?")
    assert "обращается к куратору" in story.curator.last.text, "help takes nobody out of anything"
