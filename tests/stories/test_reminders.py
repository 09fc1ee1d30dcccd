"""Reminders: agreed meetings, silence, a beginning, a questionnaire left half-way."""

from datetime import UTC, datetime

from emulator.client import Client
from tests.school import School, school
from tests.story import Story


async def paired(story: Story, days_ago: int = 1) -> tuple[School, Client, Client]:
    found = await school(story)
    await found.pair("Седова", "Юдина", days_ago)
    return found, found.phones["Седова"], found.phones["Юдина"]


async def agree(story: Story, phone: Client, line: str) -> None:
    await story.say(phone, "/meetings")
    await story.tap(phone, "Назначить встречу")
    await story.say(phone, line)


def said(phone: Client, part: str) -> int:
    return sum(part in text for text in phone.texts)


async def test_the_evening_before_and_after_it(story: Story) -> None:
    _, anna, vera = await paired(story)
    await agree(story, anna, "18.09 в 15:00, каб. 214")
    assert "Договорились: 18 сентября в 15:00, Юдина Вера Сергеевна, каб. 214." in anna.last.text
    assert "Седова Анна Петровна назначила встречу: 18 сентября в 15:00, каб. 214." in vera.last.text
    await story.pass_until(datetime(2026, 9, 17, 14, 59, tzinfo=UTC))
    assert said(anna, "Завтра") == said(vera, "Завтра") == 0
    await story.pass_until(datetime(2026, 9, 17, 15, 1, tzinfo=UTC))
    assert vera.last.text == "Завтра, 18 сентября в 15:00, встреча с Анной Петровной (каб. 214)."
    await story.tap(vera, "Всё в силе")
    await story.pass_until(datetime(2026, 9, 18, 13, 1, tzinfo=UTC))
    assert "Встреча в 15:00 состоялась?" in anna.last.text
    assert anna.buttons() == ["Да, 45 минут", "Да, другая длительность", "Перенесли", "Не состоялась"]
    await story.tap(anna, "Да, 45 минут")
    assert "Записано: Юдина Вера Сергеевна, сегодня, 45 минут, первая, организационная." in anna.last.text
    assert "Всё верно?" in vera.last.text
    await story.pass_time(days=3)
    assert said(anna, "состоялась?") == 0  # answered: the question became the record
    assert said(anna, "Завтра") == 1


async def test_agreed_late_is_reminded_two_hours_before(story: Story) -> None:
    _, anna, vera = await paired(story)
    await agree(story, vera, "сегодня в 18:00")
    await story.pass_time(hours=3, minutes=59)
    assert said(anna, "Сегодня в 18:00") == 0
    await story.pass_time(minutes=2)
    assert "Сегодня в 18:00 встреча с Верой Сергеевной." in anna.last.text
    assert said(vera, "Сегодня в 18:00") == 1


async def test_moved_before_and_after(story: Story) -> None:
    _, anna, vera = await paired(story)
    await agree(story, anna, "17.09 в 15:00")
    await story.tap(vera, "Перенести")
    await story.say(vera, "18.09 в 16:00, библиотека")
    assert "Юдина Вера Сергеевна назначила встречу: 18 сентября в 16:00, библиотека." in anna.last.text
    await story.pass_until(datetime(2026, 9, 18, 14, 1, tzinfo=UTC))
    assert said(anna, "17 сентября в 15:00, встреча") == 0
    assert "Встреча в 16:00 состоялась?" in anna.last.text
    await story.tap(anna, "Перенесли")
    assert "Когда встретитесь" in anna.last.text
    await story.tap(anna, "Другое")
    await story.tap(anna, "25")
    await story.tap(anna, "14:00")
    assert "25 сентября в 14:00, Юдина Вера Сергеевна, библиотека" not in anna.last.text
    assert "25 сентября в 14:00" in vera.last.text


async def test_it_did_not_take_place(story: Story) -> None:
    _, anna, _ = await paired(story)
    await agree(story, anna, "завтра в 15:00")
    await story.pass_time(days=1, hours=5)
    await story.tap(anna, "Не состоялась")
    assert "встреча 16 сентября в 15:00 не состоялась" in anna.last.text
    await story.tap(anna, "Назначить встречу")
    await story.say(anna, "15.09 в 10:00")
    assert "15.09.2027 – это больше чем через полгода" in anna.last.text
    await story.say(anna, "сегодня в 10:00")
    assert "уже прошло" in anna.last.text
    await story.say(anna, "30 сентября")
    assert "во сколько?" in anna.last.text
    await story.say(anna, "15.30")
    assert "30 сентября в 15:30" in anna.last.text


async def test_tomorrows_meetings_come_in_one_message(story: Story) -> None:
    found, anna, _ = await paired(story)
    await found.pair("Седова", "Ким", 1)
    await story.say(anna, "/meetings")
    await story.tap(anna, "Назначить встречу")
    await story.tap(anna, "Юдина В. С.")
    await story.say(anna, "17.09 в 15:00")
    await agree(story, anna, "17.09 в 16:00, каб. 5")
    await story.pass_until(datetime(2026, 9, 16, 15, 1, tzinfo=UTC))
    assert "Завтра у Вас встречи" in anna.last.text
    assert "16:00, Ким Олег Павлович (каб. 5)" in anna.last.text
    await story.tap(anna, "Всё в силе")
    assert "До встречи завтра" in anna.last.text


async def test_one_of_the_two_is_asked_to_begin(story: Story) -> None:
    _, anna, vera = await paired(story, days_ago=0)
    await story.pass_until(datetime(2026, 9, 18, 11, 29, tzinfo=UTC))
    assert said(anna, "ещё не договорились") == 0
    await story.pass_until(datetime(2026, 9, 18, 11, 31, tzinfo=UTC))
    assert "Вы с Верой Сергеевной ещё не договорились о первой встрече" in anna.last.text
    assert said(vera, "ещё не договорились") == 0
    await story.tap(anna, "Пн 21.09, 15:00")
    assert "21 сентября в 15:00" in vera.last.text
    await story.pass_time(days=2)
    assert said(anna, "ещё не договорились") == 0


async def test_silence_against_the_rhythm_of_the_pair(story: Story) -> None:
    found, anna, _ = await paired(story, days_ago=40)
    await found.meeting(1, 13)
    await found.pair("Седова", "Ким", 10, rhythm=7)
    await story.pass_until(datetime(2026, 9, 23, 18, 0, tzinfo=UTC))
    assert said(anna, "с Олегом Павловичем ещё ни разу не встречались") == 1
    assert said(anna, "с Верой Сергеевной не встречались") == 0
    await story.pass_until(datetime(2026, 9, 24, 18, 0, tzinfo=UTC))
    assert "Вы с Верой Сергеевной не встречались 22 дня" in anna.last.text
    await story.tap(anna, "Вчера")
    await story.tap(anna, "30 мин")
    assert "Записано: Юдина Вера Сергеевна, вчера, 30 минут" in anna.last.text
    await story.pass_time(days=10)
    assert said(anna, "с Верой Сергеевной не встречались") == 0


async def test_holidays_are_no_silence(story: Story) -> None:
    found, anna, _ = await paired(story, days_ago=40)
    await found.meeting(1, 13)
    await story.say(story.curator, "/settings")
    await story.tap(story.curator, "Сроки")
    await story.tap(story.curator, "Каникулы")
    refused = await story.say(story.curator, "осенью")
    assert "Не получилось прочитать «осенью»" in refused.text
    await story.say(story.curator, "21–27 сентября")
    assert "Каникулы: 21.09–27.09.2026" in story.curator.last.text
    await story.pass_until(datetime(2026, 9, 25, 18, 0, tzinfo=UTC))
    assert said(anna, "не встречались") == 0
    screen = await story.say(story.curator, "/progress")
    assert "Каникулы по 27 сентября: ритм пар на паузе" in screen.text
    await story.pass_until(datetime(2026, 10, 1, 18, 0, tzinfo=UTC))
    assert "Вы с Верой Сергеевной не встречались 29 дней" in anna.last.text
    await story.say(story.curator, "/settings")
    await story.tap(story.curator, "Сроки")
    await story.tap(story.curator, "Каникулы")
    await story.tap(story.curator, "Каникул нет")
    assert "Каникулы: не заполнено" in story.curator.last.text


async def test_a_questionnaire_left_half_way(story: Story) -> None:
    found = await school(story)
    anna = found.phones["Седова"]
    await story.say(anna, "/surveys")
    await story.tap(anna, "Начать")
    await story.pass_time(days=2)
    assert said(anna, "Вы остановились на вопросе") == 1
    await story.pass_time(days=5)
    assert said(anna, "Вы остановились на вопросе") == 1
    await story.tap(anna, "Продолжить")
    assert "Вопрос 1" in anna.last.text


async def test_nothing_is_repeated_after_a_restart(story: Story) -> None:
    _, anna, vera = await paired(story)
    await agree(story, anna, "завтра в 15:00")
    await story.pass_time(hours=7)
    await story.restart()
    await story.pass_time(hours=22)
    assert said(anna, "Завтра") == said(vera, "Завтра") == 1
    assert said(anna, "состоялась?") == 1
    assert said(vera, "состоялась?") == 0
