"""The curator writes to many."""

from handlers.callbacks import BroadcastTo
from storage.database import Connection
from tests.school import MENTEES, MENTORS, school
from tests.story import Story


async def test_text_audience_preview_sending_and_report(story: Story) -> None:
    found = await school(story)
    await story.say(story.curator, "/broadcast")
    screen = await story.say(story.curator, 'Встреча <завтра> в 15:00 & "чай"')
    assert story.curator.buttons(screen) == [
        "Всем участникам",
        "Наставникам",
        "Наставляемым",
        "Без пары",
        "Написать заново",
    ]
    assert "Наставляемые: 4" in screen.text
    await story.tap(story.curator, "Наставникам")
    preview, question = story.curator.received[-2:]
    assert preview.text == 'Сообщение куратора\n\nВстреча <завтра> в 15:00 & "чай"'
    assert "Получателей: 2" in question.text
    await story.tap(story.curator, "Да, отправить")
    assert found.phones["Седова"].last.text == preview.text
    assert found.phones["Юдина"].last.text != preview.text
    await story.tap(story.curator, "Как дошло")
    assert story.curator.last.text == "Рассылка: получили 2"


async def test_whom_it_did_not_reach_is_named_afterwards(story: Story) -> None:
    found = await school(story)
    found.phones["Ким"].block()

    def lose_channel(con: Connection) -> None:
        con.execute("UPDATE channel SET person_id = NULL WHERE person_id = ?", (found.people["Белых"],))

    await story.app.db.write(lose_channel)
    await story.say(story.curator, "/broadcast")
    await story.say(story.curator, "Здравствуйте!")
    await story.tap(story.curator, "Всем участникам")
    assert "Без мессенджера, передайте иначе: Белых Ж. А." in story.curator.last.text
    await story.tap(story.curator, "Да, отправить")
    await story.pass_time(minutes=10)
    report = next(text for text in reversed(story.curator.texts) if text.startswith("Рассылка"))
    assert "получили 4" in report
    assert "Не получили 1: Ким О. П." in report
    assert "Белых Ж. А." in report


async def test_two_taps_send_once_and_an_old_button_says_so(story: Story) -> None:
    found = await school(story)
    await story.say(story.curator, "/broadcast")
    await story.say(story.curator, "Один раз")
    await story.tap(story.curator, "Всем участникам")
    question = story.curator.last
    story.curator.tap("Да, отправить", question)
    story.curator.tap("Да, отправить", question)
    await story.run()
    assert found.phones["Седова"].texts.count("Сообщение куратора\n\nОдин раз") == 1
    assert "Эта кнопка устарела." in story.curator.toasts


async def test_a_bot_killed_before_delivery_loses_and_doubles_nothing(story: Story) -> None:
    found = await school(story)
    await story.say(story.curator, "/broadcast")
    await story.say(story.curator, "Переживёт перезапуск")
    await story.tap(story.curator, "Всем участникам")
    story.curator.tap("Да, отправить")
    await story.feed(story.world.take_updates())
    await story.restart()
    await story.run()
    await story.restart()
    await story.run()
    for name in (*MENTORS, *MENTEES):
        texts = found.phones[name.split()[0]].texts
        assert texts.count("Сообщение куратора\n\nПереживёт перезапуск") == 1


async def test_a_long_text_comes_in_pieces_and_in_order(story: Story) -> None:
    found = await school(story)
    await story.say(story.curator, "/broadcast")
    parts = [f"{letter}{'слово ' * 600}" for letter in "абв"]
    for part in parts:
        await story.say(story.curator, part)
    await story.tap(story.curator, "Наставникам")
    await story.tap(story.curator, "Да, отправить")
    await story.pass_time(minutes=1)
    anna = found.phones["Седова"]
    pieces = [text for text in anna.texts if "слово" in text]
    assert len(pieces) == 3
    assert all(len(piece) <= 4096 for piece in pieces)
    joined = "".join(pieces)
    assert joined.index("аслово") < joined.index("бслово") < joined.index("вслово")


async def test_too_long_is_refused_and_what_was_written_stays(story: Story) -> None:
    await school(story)
    await story.say(story.curator, "/broadcast")
    for _ in range(3):
        await story.say(story.curator, "а" * 4000)
    assert "Слишком длинно" in story.curator.last.text
    await story.tap(story.curator, "Наставникам")
    assert "Получателей: 2" in story.curator.last.text


async def test_nobody_to_write_to(story: Story) -> None:
    await school(story, mentees=())
    await story.say(story.curator, "/broadcast")
    screen = await story.say(story.curator, "Здравствуйте!")
    assert story.curator.buttons(screen) == ["Всем участникам", "Наставникам", "Написать заново"]
    story.curator.tap_data(screen, BroadcastTo(draft=1, audience="mentees").pack())
    await story.run()
    assert any("Некому отправлять" in toast for toast in story.curator.toasts)


async def test_in_quiet_hours_it_says_when_it_will_leave(story: Story) -> None:
    story.settings["quiet_hours"] = "21:00-08:00"
    await story.restart()
    found = await school(story)
    await story.pass_time(hours=10)  # ten in the evening in Moscow
    await story.say(story.curator, "/broadcast")
    await story.say(story.curator, "Доброе утро!")
    await story.tap(story.curator, "Наставникам")
    assert "тихие часы: сообщение уйдёт в 08:00" in story.curator.last.text
    await story.tap(story.curator, "Да, отправить")
    assert "сообщение уйдёт в 08:00" in story.curator.last.text
    assert "Доброе утро!" not in found.phones["Седова"].last.text
    await story.pass_time(hours=10, minutes=1)
    assert any("Доброе утро!" in text for text in found.phones["Седова"].texts)
