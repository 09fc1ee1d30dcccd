"""The networking meeting: planned in a line, answered with a tap, ticked afterwards."""

from domain.roles import Role
from services import leaving
from tests.stories.test_choice import MENTEES, MENTORS, enrol, school
from tests.story import Story


async def plan(story: Story, line: str = "24.09 в 15:00, актовый зал") -> None:
    await story.say(story.curator, "/networking")
    await story.tap(story.curator, "Назначить встречу")
    await story.say(story.curator, line)


async def test_from_the_plan_to_who_came(story: Story) -> None:
    _mentors, (vera, galina, oleg) = await school(story)
    await plan(story)
    assert "24 сентября в 15:00, актовый зал" in story.curator.last.text
    assert "Приглашаем на общую встречу" in vera.last.text
    await story.tap(vera, "Приду")
    assert "Ждём Вас: 24 сентября в 15:00" in vera.last.text
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


async def test_the_curator_is_asked_for_what_the_line_lacks(story: Story) -> None:
    await school(story)
    await plan(story, "когда-нибудь осенью")
    assert "Не понял день и час" in story.curator.last.text
    await story.say(story.curator, "24 сентября")
    assert "во сколько" in story.curator.last.text
    await story.say(story.curator, "15:00")
    assert "Где соберёмся" in story.curator.last.text
    await story.say(story.curator, "библиотека <2> & «холл»")
    assert "24 сентября в 15:00, библиотека <2> & «холл»" in story.curator.last.text


async def test_a_day_in_the_past_is_refused_and_the_question_stays(story: Story) -> None:
    await school(story)
    await plan(story, "15.09.2026 в 10:00, зал")
    assert "уже прошло" in story.curator.last.text
    await story.say(story.curator, "16.09 в 10:00, зал")
    assert "16 сентября в 10:00" in story.curator.last.text


async def test_a_moved_meeting_is_asked_anew_and_a_cancelled_one_is_told(story: Story) -> None:
    _, (vera, *_) = await school(story)
    await plan(story)
    await story.tap(vera, "Приду")
    await story.tap(story.curator, "Перенести")
    await story.say(story.curator, "25.09 в 16:00, столовая")
    assert "Придут: 0" in story.curator.last.text
    assert "25 сентября в 16:00, столовая" in vera.last.text
    await story.tap(story.curator, "Отменить встречу")
    await story.tap(story.curator, "Да, отменить")
    assert "отменена" in vera.last.text
    await story.say(story.curator, "/networking")
    assert "Ещё не назначена" in story.curator.last.text


async def test_someone_admitted_later_is_invited_too(story: Story) -> None:
    await school(story)
    await plan(story)
    (late,) = await enrol(story, Role.MENTEE, "Лосева Ия Львовна")
    await story.pass_time(minutes=2)
    assert "Приглашаем на общую встречу" in late.last.text


async def test_nobody_answers_for_another_or_ticks_without_the_right(story: Story) -> None:
    (_anna, *_), (vera, *_) = await school(story)
    await plan(story)
    for data in ("nt:1:2:1:0", "na:cancel_yes:1:0", "nr:99:1", "nr:1:maybe"):
        vera.tap_data(vera.last, data)
        await story.run()
        assert vera.toasts[-1], data
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
