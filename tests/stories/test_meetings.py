"""Meetings as a mentor and a mentee live them."""

import asyncio
from datetime import timedelta

import pytest

from emulator.client import Client
from handlers.callbacks import MeetingAnswer, MeetingDo, MeetingSet, MeetLong, PlanAct, PlanAt
from storage import meetings
from storage.database import Connection
from storage.pairing import matches
from tests.school import School, school
from tests.story import Story


async def paired(story: Story, *mentees: str, days_ago: int = 20) -> tuple[School, Client, Client]:
    found = await school(story)
    for mentee in mentees or ("Юдина",):
        await found.pair("Седова", mentee, days_ago)
    return found, found.phones["Седова"], found.phones["Юдина"]


async def logged(story: Story, phone: Client, length: str = "45 мин") -> None:
    """The three taps."""
    await story.say(phone, "/meet")
    await story.tap(phone, "Сегодня")
    await story.tap(phone, length)


async def journal(story: Story) -> list[tuple[str, int | None]]:
    def work(con: Connection) -> list[tuple[str, int | None]]:
        return [(row["state"], row["minutes"]) for row in con.execute("SELECT * FROM meeting ORDER BY id")]

    return await story.app.db.read(work)


async def test_three_taps_and_the_mentee_confirms(story: Story) -> None:
    _, anna, vera = await paired(story, "Юдина", "Белых")
    assert "Встречу записывает наставник" in (await story.say(vera, "/meet")).text
    await story.press(anna, "Записать встречу")
    assert "С кем была встреча?" in anna.last.text
    assert anna.buttons() == ["Юдина В. С.", "Белых Ж. А.", "Вся группа"]
    await story.tap(anna, "Юдина В. С.")
    await story.tap(anna, "Сегодня")
    await story.tap(anna, "45 мин")
    assert "Записано: Юдина Вера Сергеевна, сегодня, 45 минут, первая, организационная." in anna.last.text
    assert "Вера Сергеевна получит просьбу подтвердить" in anna.last.text
    assert vera.last.text == "Седова Анна Петровна записала встречу с Вами: сегодня, 45 минут. Всё верно?"

    await story.tap(vera, "Подтвердить")
    assert vera.buttons() == ["Очень полезна", "Полезна", "Мало полезна", "Изменить ответ"]
    await story.tap(vera, "Очень полезна")
    await story.say(vera, "Спасибо за разбор урока")
    await story.say(anna, "/meetings")
    assert "1. 15.09, Юдина В. С., 45 минут – подтверждена" in anna.last.text
    words = await story.app.db.read(
        lambda con: [row["value"] for row in con.execute("SELECT value FROM answer ORDER BY item_key")]
    )
    assert words == ['"Спасибо за разбор урока"', '"very"']


async def test_typed_days_and_minutes_count_as_taps(story: Story) -> None:
    _, anna, _ = await paired(story)
    await story.say(anna, "/meet")
    await story.say(anna, "когда-то")
    assert "Похоже, это не дата" in anna.last.text
    await story.say(anna, "20.09")
    assert "ещё не наступила" in anna.last.text
    await story.say(anna, "1 февраля")
    assert "не раньше 24.02.2026" in anna.last.text
    await story.say(anna, "вчера")
    await story.say(anna, "долго")
    assert "не длительность" in anna.last.text
    await story.say(anna, "1 ч 20 мин")
    assert "вчера, 1 ч 20 мин" in anna.last.text
    assert await journal(story) == [("held", 80)]


async def test_another_day_from_the_calendar(story: Story) -> None:
    _, anna, _ = await paired(story)
    await story.say(anna, "/meet")
    await story.tap(anna, "Другая дата")
    assert "16" not in anna.buttons()
    await story.tap(anna, "‹")
    await story.tap(anna, "31")
    await story.tap(anna, "1,5 часа")
    assert "31 августа, 1,5 часа" in anna.last.text


async def test_the_optional_parts_and_what_the_planning_meeting_agrees_on(story: Story) -> None:
    _, anna, _ = await paired(story)
    await logged(story, anna)
    await story.tap(anna, "Добавить тему")
    await story.say(anna, 'Урок <5А> & "Ко"')
    assert 'Тема: Урок <5А> & "Ко"' in anna.last.text
    await story.tap(anna, "Вид встречи")
    await story.tap(anna, "Посещение урока")
    assert "Вид: посещение урока" in anna.buttons()
    await story.tap(anna, "Изменить этап")
    await story.tap(anna, "Планирование")
    assert "Сколько регулярных встреч" in anna.last.text
    await story.tap(anna, "8")
    await story.say(anna, "раз в 10 дней")
    assert "Договорились: 8 регулярных встреч, раз в 10 дней" in anna.last.text
    match = await story.app.db.read(lambda con: matches.get(con, 1))
    assert match is not None
    assert (match.planned_meetings, match.rhythm_days) == (8, 10)


async def test_the_same_meeting_twice_is_asked_about(story: Story) -> None:
    _, anna, _ = await paired(story)
    await logged(story, anna)
    await story.pass_time(minutes=140)
    await logged(story, anna, "30 мин")
    assert "Сегодня в 12:00 Вы уже внесли встречу с Верой Сергеевной" in anna.last.text
    await story.tap(anna, "Да, она же")
    assert await journal(story) == [("held", 45)]
    await logged(story, anna, "30 мин")
    await story.tap(anna, "Нет, вторая")
    assert await journal(story) == [("held", 45), ("held", 30)]


async def test_ten_taps_at_once_and_a_replayed_button_write_one(story: Story) -> None:
    _, anna, vera = await paired(story)
    await story.say(anna, "/meet")
    message = await story.tap(anna, "Сегодня")
    for _ in range(10):
        anna.tap("1 час", message)
    await story.run()
    assert await journal(story) == [("held", 60)]
    await story.pass_time(days=2)
    data = next(button["callback_data"] for row in message.rows for button in row) if message.rows else ""
    anna.tap_data(message, data)
    await story.run()
    assert await journal(story) == [("held", 60)]
    assert sum("записала встречу" in text for text in vera.texts) == 1


async def test_the_whole_group(story: Story) -> None:
    found, anna, vera = await paired(story, "Юдина", "Белых", "Ким")
    await story.say(anna, "/meet")
    await story.tap(anna, "Вся группа")
    await story.tap(anna, "Вчера")
    await story.tap(anna, "1 час")
    assert "группа (Юдина В. С., Белых Ж. А., Ким О. П.), вчера, 1 час" in anna.last.text
    for surname in ("Юдина", "Белых", "Ким"):
        assert "вчера, 1 час. Всё верно?" in found.phones[surname].last.text
    await story.tap(anna, "Удалить запись")
    await story.tap(anna, "Да, удалить")
    assert await journal(story) == [("deleted", 60)] * 3
    await story.tap(vera, "Подтвердить")
    assert "уже удалена" in vera.toasts[-1]
    assert "Встреч пока нет" in vera.last.text


async def test_a_mistake_is_told_mended_and_confirmed(story: Story) -> None:
    _, anna, vera = await paired(story)
    await logged(story, anna)
    await story.tap(vera, "Есть ошибка")
    await story.tap(vera, "Дата")
    assert "неверная дата" in anna.last.text
    await story.tap(vera, "Изменить ответ")
    assert "Всё верно?" in vera.last.text
    await story.tap(vera, "Есть ошибка")
    await story.tap(vera, "Длительность")
    await story.tap(anna, "Исправить длительность")
    await story.tap(anna, "1 час")
    assert "сегодня, 1 час. Всё верно?" in vera.last.text
    await story.tap(vera, "Подтвердить")
    assert "Встреча подтверждена: сегодня, 1 час" in vera.last.text


async def test_it_did_not_happen(story: Story) -> None:
    _, anna, vera = await paired(story)
    await logged(story, anna)
    await story.tap(vera, "Есть ошибка")
    await story.tap(vera, "Встречи не было")
    await story.tap(anna, "Не менять")
    assert "Куратор видит расхождение" in anna.last.text
    await story.say(anna, "/meetings")
    assert "– расхождение" in anna.last.text
    await story.tap(anna, "1")
    await story.tap(anna, "Удалить запись")
    await story.tap(anna, "Да, удалить")
    assert "Запись о встрече с Анной Петровной удалена" in vera.last.text


async def test_a_stale_confirmation_shows_what_the_record_says_now(story: Story) -> None:
    _, anna, vera = await paired(story)
    await logged(story, anna)
    first = vera.last
    await story.say(anna, "/meetings")
    await story.tap(anna, "1")
    await story.tap(anna, "Исправить дату")
    await story.say(anna, "вчера")
    await story.tap(vera, "Подтвердить", first)
    assert "исправили" in vera.toasts[-1]
    assert [text for text in vera.texts if "вчера, 45 минут. Всё верно?" in text] == [vera.last.text] * 2


async def test_seven_days_without_an_answer(story: Story) -> None:
    _, anna, vera = await paired(story)
    await logged(story, anna)
    await story.pass_time(days=7)
    await story.say(anna, "/meetings")
    assert "без подтверждения" in anna.last.text
    await story.tap(vera, "Подтвердить", next(one for one in vera.received if "Всё верно" in one.text))
    await story.say(anna, "/meetings")
    assert "– подтверждена" in anna.last.text


async def test_forged_buttons_change_nothing(story: Story) -> None:
    found, anna, vera = await paired(story)
    await found.pair("Ильин", "Ким")
    await logged(story, anna)
    ilya, oleg = found.phones["Ильин"], found.phones["Ким"]
    day = story.now.date().toordinal()
    soon = int((story.now + timedelta(days=1)).timestamp())
    forged = [
        (vera, MeetLong(draft=1, match=1, day=day, minutes=45)),
        (ilya, MeetLong(draft=1, match=1, day=day, minutes=45)),
        (ilya, MeetLong(draft=1, match=999, day=day, minutes=45)),
        (ilya, MeetLong(draft=1, match=2, day=10**9, minutes=45)),
        (ilya, MeetLong(draft=1, match=2, day=day, minutes=45, twin="x")),
        (ilya, MeetingDo(meeting=1, what="topic")),
        (ilya, MeetingSet(meeting=1, field="delete", value="yes")),
        (vera, MeetingSet(meeting=1, field="minutes", value="60")),
        (anna, MeetingSet(meeting=1, field="minutes", value="x")),
        (anna, MeetingSet(meeting=1, field="kind", value="party")),
        (oleg, MeetingAnswer(meeting=1, day=day, minutes=45, answer="yes")),
        (vera, MeetingAnswer(meeting=1, day=day, minutes=45, answer="nonsense")),
        (oleg, PlanAt(match=1, meeting=0, at=soon)),
        (oleg, PlanAt(match=2, meeting=0, at=10**18)),
        (oleg, PlanAct(meeting=1, act="held", minutes=45)),
    ]
    for phone, data in forged:
        phone.tap_data(phone.received[-1], data.pack())
        await story.run()
        assert phone.unanswered == 0
        assert phone.toasts, data
    assert await journal(story) == [("held", 45)]
    first = await story.app.db.read(lambda con: meetings.get(con, 1))
    assert first is not None
    assert (first.verdict.value, first.topic) == ("asked", None)


async def test_no_pair_and_an_ended_one(story: Story) -> None:
    found = await school(story)
    anna = found.phones["Седова"]
    await story.say(anna, "/meet")
    assert "Записывать пока некого" in anna.last.text
    match_id = await found.pair("Седова", "Юдина")
    await story.say(anna, "/meet")
    await story.tap(anna, "Сегодня")
    await story.app.db.write(lambda con: matches.end(con, match_id, "completed", "", story.now))
    await story.tap(anna, "45 мин")
    assert "уже не работает" in anna.toasts[-1]
    assert "Встреч пока нет" in anna.last.text
    assert await journal(story) == []


@pytest.mark.parametrize("pages", [1, 3])
async def test_the_list_is_paged(story: Story, pages: int) -> None:
    found, anna, vera = await paired(story, days_ago=60)
    for ago in range(8 * pages):
        await found.meeting(1, ago + 1)
    await story.say(vera, "/meetings")
    assert f"Ваши встречи: {8 * pages}" in vera.last.text
    assert ("›" in vera.buttons()) is (pages > 1)
    if pages > 1:
        await story.tap(vera, "›")
        assert "9. " in vera.last.text
        await story.tap(vera, "10")
        await story.tap(vera, "Все встречи")
        assert "9. " in vera.last.text
    await story.say(anna, "/meetings")
    await asyncio.sleep(0)
    assert "Записать встречу" in anna.buttons()
