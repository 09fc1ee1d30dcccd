"""The networking meeting: planned in a line, answered with a tap, moved, cancelled, ticked afterwards."""

from icalendar import Calendar

from domain.roles import Role
from emulator.client import Client
from services.consents import leaving
from tests.stories.test_choice import MENTEES, MENTORS, enrol, school
from tests.story import Story


async def plan(story: Story, line: str = "24.09 в 15:00, актовый зал") -> None:
    await story.say(story.curator, "/networking")
    await story.tap(story.curator, "Назначить встречу")
    await story.say(story.curator, line)


def told(phone: Client) -> str:
    """The newest message in words: a file may stand below it."""
    return next(text for text in reversed(phone.texts) if text)


async def calendar(story: Story, phone: Client) -> dict[str, str]:
    """The newest calendar file of the chat."""
    sent = next(one for one in reversed(phone.received) if one.document is not None)
    assert sent.document is not None
    content = sent.document.data
    parsed = Calendar.from_ical(content)
    (event,) = parsed.walk("VEVENT")
    return {
        "method": str(parsed["method"]),
        "uid": str(event["uid"]),
        "revision": str(event["sequence"]),
        "status": str(event["status"]),
        "starts": f"{event.decoded('dtstart'):%d.%m %H:%M %Z}",
        "ends": f"{event.decoded('dtend'):%H:%M}",
    }


async def test_from_the_plan_to_who_came(story: Story) -> None:
    _mentors, (vera, galina, oleg) = await school(story)
    await plan(story, "10.09 в 15:00, актовый зал")
    assert "10.09.2027 – это больше чем через полгода" in story.curator.last.text, "the day has passed this year"
    await story.say(story.curator, "24.09 в 15:00, актовый зал")
    assert "24 сентября в 15:00, актовый зал" in story.curator.last.text
    assert "Приглашаем на общую встречу" in vera.last.text
    await story.tap(vera, "Приду")
    assert "Ждём Вас: 24 сентября в 15:00" in vera.texts[-2]
    await story.tap(galina, "Не смогу")
    await story.tap(story.curator, "Кто придёт")
    assert "Придут (1): Юдина В. С." in story.curator.last.text
    assert "Не смогут (1): О'Нил Г. А." in story.curator.last.text

    await story.pass_time(days=9)
    assert "Завтра общая встреча" in oleg.last.text
    assert "Завтра" not in galina.last.text

    await story.say(story.curator, "/networking")
    await story.tap(story.curator, "Кто был")
    await story.tap(story.curator, "☐ Юдина В. С.")
    await story.tap(story.curator, "☐ Седова А. П.")
    await story.tap(story.curator, "☑ Юдина В. С.")
    assert "Были: 1" in story.curator.last.text
    await story.pass_time(hours=4)
    await story.tap(vera, "Не смогу")
    assert "уже прошла" in vera.toasts[-1]


async def test_who_does_not_know_yet_is_asked_again_and_who_is_silent_hears_nothing_on_the_day(story: Story) -> None:
    (anna, *_), (vera, galina, oleg) = await school(story)
    await plan(story)
    await story.tap(vera, "Пока не знаю")
    assert "Накануне спрошу ещё раз" in vera.last.text
    await story.tap(galina, "Не смогу")
    await story.tap(anna, "Приду")
    await story.say(story.curator, "/networking")
    assert "Придут: 1 · не смогут: 1 · пока не знают: 1 · ещё не ответили: 3" in story.curator.last.text
    await story.pass_time(days=8, hours=7)
    assert "Завтра общая встреча" in vera.last.text
    assert "Вы придёте?" in vera.last.text
    assert "Вы придёте?" not in anna.last.text
    assert "Завтра" not in galina.last.text
    await story.pass_time(hours=14)
    for phone in (anna, vera):
        assert "Сегодня общая встреча" in phone.last.text
        assert sum("Сегодня общая" in text for text in phone.texts) == 1
    assert not any("Сегодня" in text for phone in (galina, oleg) for text in phone.texts)


async def test_the_calendar_follows_a_move_and_a_cancellation(story: Story) -> None:
    _, (vera, galina, _) = await school(story)
    await plan(story)
    await story.tap(vera, "Приду")
    first = await calendar(story, vera)
    assert (first["method"], first["status"], first["revision"]) == ("PUBLISH", "CONFIRMED", "0")
    assert (first["starts"], first["ends"]) == ("24.09 12:00 UTC", "13:30")
    files = sum(one.document is not None for one in vera.received)
    await story.tap(vera, "Не смогу")
    await story.tap(vera, "Приду")
    assert sum(one.document is not None for one in vera.received) == files, "the same file comes once"
    await story.tap(vera, "В календарь")
    assert sum(one.document is not None for one in vera.received) == files + 1
    assert await calendar(story, vera) == first

    await story.tap(story.curator, "Перенести")
    assert "Сейчас: 24 сентября в 15:00" in story.curator.last.text
    await story.tap(story.curator, "Длительность: 1,5 часа")
    await story.tap(story.curator, "1 час")
    await story.say(story.curator, "25.09 в 16:00, столовая")
    assert "Придут: 0" in story.curator.last.text
    assert "перенесена" in told(vera)
    assert "25 сентября в 16:00, столовая, 1 час" in told(vera)
    moved = await calendar(story, vera)
    assert (moved["uid"], moved["revision"], moved["starts"]) == (first["uid"], "1", "25.09 13:00 UTC")
    assert not any(one.document for one in galina.received), "a file only for who has put it into a calendar"

    await story.tap(story.curator, "Отменить встречу")
    await story.tap(story.curator, "Да, отменить")
    assert "отменена" in told(vera)
    gone = await calendar(story, vera)
    assert (gone["method"], gone["status"], gone["uid"], gone["revision"]) == ("CANCEL", "CANCELLED", first["uid"], "2")
    assert sum("перенесена" in text for text in galina.texts) == 1
    assert sum("отменена" in text for text in galina.texts) == 1
    await story.say(story.curator, "/networking")
    assert "Ещё не назначена" in story.curator.last.text
    await story.pass_time(days=10)
    assert not any("Завтра" in text or "Сегодня" in text for text in vera.texts)


async def test_the_curator_is_asked_for_what_the_line_lacks(story: Story) -> None:
    await school(story)
    await plan(story, "когда-нибудь осенью")
    assert "Не понял день и час" in story.curator.last.text
    await story.say(story.curator, "15.09.2026 в 10:00, зал")
    assert "уже прошло" in story.curator.last.text
    await story.say(story.curator, "24 сентября")
    assert "во сколько" in story.curator.last.text
    await story.say(story.curator, "15:00")
    assert "Где соберёмся" in story.curator.last.text
    await story.say(story.curator, "библиотека <2> & «холл»")
    assert "24 сентября в 15:00\nбиблиотека" not in story.curator.last.text
    assert "24 сентября в 15:00, библиотека <2> & «холл»" in story.curator.last.text


async def test_a_meeting_planned_before_anybody_is_in(story: Story) -> None:
    story.curator.start()
    await story.run()
    await plan(story)
    assert "пригласили всех участников: 0" in story.curator.last.text
    await story.tap(story.curator, "Карточки и бейджи")
    await story.tap(story.curator, "Бейджи (Word)")
    assert "в списке приглашённых никого нет" in story.curator.toasts[-1]
    (vera,) = await enrol(story, Role.MENTEE, MENTEES[0])
    await story.pass_time(minutes=2)
    assert "Приглашаем на общую встречу" in vera.last.text


async def test_several_meetings_each_for_its_own(story: Story) -> None:
    (anna, *_), (vera, *_) = await school(story)
    await plan(story)
    await story.tap(story.curator, "Назначить ещё одну")
    await story.tap(story.curator, "Кого пригласить: всех участников")
    assert "Все участники: 6" in story.curator.buttons()
    await story.tap(story.curator, "Без пары и свободные наставники: 6")
    await story.tap(story.curator, "☐ Открыть выбор после встречи")
    await story.say(story.curator, "1 октября в 14:00, библиотека")
    assert "тех, кто без пары, и свободных наставников: 6" in story.curator.last.text
    assert "выбор откроется сам" in story.curator.last.text
    assert "1 октября в 14:00, библиотека" in anna.last.text
    await story.say(story.curator, "/networking")
    assert "Впереди 2 встречи" in story.curator.last.text
    await story.tap(story.curator, "24 сентября в 15:00, придут 0")
    await story.tap(story.curator, "Все встречи")
    (late,) = await enrol(story, Role.MENTEE, "Лосева Ия Львовна")
    await story.pass_time(minutes=2)
    assert [("24 сентября" in text, "1 октября" in text) for text in late.texts[-2:]] == [(True, False), (False, True)]
    assert sum("Приглашаем" in text for text in vera.texts) == 2


async def test_nobody_answers_for_another_or_ticks_without_the_right(story: Story) -> None:
    (_anna, *_), (vera, *_) = await school(story)
    await plan(story)
    forged = ("nt:1:2:1:0", "na:cancel_yes:1:0", "na:door:1:0", "ns:itself:1::0", "nw:when:1:90:all:1")
    for data in (*forged, "nr:99:1", "nr:1:maybe", "nf:99"):
        vera.tap_data(vera.last, data)
        await story.run()
        assert vera.toasts[-1], data
    for data in ("nw:when:0:5:all:0", "nw:when:0:90:f.nobody:0", "ns:add:1:bomb:0", "na:show:77:0"):
        story.curator.tap_data(story.curator.last, data)
        await story.run()
        assert story.curator.toasts[-1], data
    await story.say(story.curator, "/networking")
    assert "Придут: 0 · не смогут: 0 · ещё не ответили: 6" in story.curator.last.text
    assert len(MENTORS) + len(MENTEES) == 6


async def test_who_left_is_not_counted_and_who_came_late_is_reminded(story: Story) -> None:
    _mentors, (vera, galina, _) = await school(story)
    await plan(story)
    await story.tap(vera, "Приду")
    await story.tap(galina, "Приду")
    await leaving.leave(story.app.db, await story.who(vera), story.now)
    (late,) = await enrol(story, Role.MENTEE, "Лосева Ия Львовна")
    await story.pass_time(days=8, hours=7)
    await story.say(story.curator, "/networking")
    assert "Придут: 1 · не смогут: 0" in story.curator.last.text
    assert "Завтра общая встреча" in late.last.text
    await story.tap(story.curator, "Кто был")
    await story.tap(story.curator, "Отметить всех, кто обещал: 1")
    assert "Были: 1 из 6" in story.curator.last.text
