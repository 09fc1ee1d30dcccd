"""Surveys by the clock: the middle, a pair's end, the programme's end, the first month; once, gathered, or not."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.surveys.survey_calendar import Occasion
from emulator.client import Client
from services.pairs import pairs
from services.surveys import automatic_waves, comparison, waves
from tests.stories.school import Pupil, curator_of, enrol_many, fill
from tests.stories.test_waves import last_with, work_together
from tests.story import Story

MIDDLE = datetime(2027, 1, 21, 21, 0, tzinfo=UTC)  # midnight of the middle: 15.09.2026 – 31.05.2027, day 129 of 258


async def go_to(story: Story, moment: datetime) -> None:
    """To a day without living through the months before it."""
    story.clock.set(moment)
    await story.app.tick()
    await story.run()


def told(client: Client, words: str) -> int:
    return sum(words in text for text in client.texts)


async def answer_everything(story: Story, pupil: Pupil) -> list[str]:
    """From the invitation to the last of what waits; how each next one was offered."""
    offered = []
    await story.tap(pupil.client, "Начать", last_with(pupil.client, "Начать"))
    for _ in range(5):
        await fill(story, pupil.client, pupil.name)
        if "Оста" not in pupil.client.last.text:
            break
        offered.append(pupil.client.last.text)
        await story.tap(pupil.client, "Начать")
    return offered


async def test_the_middle_comes_once_and_to_those_who_work(story: Story) -> None:
    mentors, mentees = await enrol_many(story, 2, 3)
    await work_together(story, mentors[0], mentees[0])
    await go_to(story, MIDDLE)
    await work_together(story, mentors[1], mentees[1])  # has just begun
    await story.say(story.curator, "/settings")
    await story.tap(story.curator, "Опросы по расписанию")
    assert "☑ Середина программы: 22 января 2027 г." in story.curator.last.text
    assert "Мои навыки" not in story.curator.last.text, "no pupils take part"
    assert "☐ Первый месяц пары: ближайший день 21 февраля 2027 г., пар: 1" in story.curator.last.text
    await story.pass_time(hours=14)
    assert not told(mentors[0].client, "Середина пути"), "before 14:30 nothing comes"
    await story.pass_time(hours=4)
    await story.restart()
    await story.pass_time(hours=2)
    asked = [one.name for one in (*mentors, *mentees) if told(one.client, "Середина пути")]
    assert asked == [mentors[0].name, mentees[0].name]
    assert told(story.curator, "Взгляд куратора на середину программы") == 1
    await answer_everything(story, mentees[0])
    await story.pass_time(days=15)
    counts = [told(one.client, "Напоминаю об опросе «Как идёт работа") for one in (mentors[0], mentees[0])]
    assert counts == [2, 0]
    assert told(story.curator, "Закончились опросы") == 1
    listed = (await waves.listed(story.app.db, await curator_of(story))).waves
    assert sorted((one.form.code, one.guests, one.answered, one.closed) for one in listed) == [
        ("interim_curator", 1, 0, True), ("interim_mentee", 1, 1, True), ("interim_mentor", 1, 0, True),
    ]  # fmt: skip


async def test_a_finished_pair_gets_one_message_and_its_answers_are_compared(story: Story) -> None:
    mentors, mentees = await enrol_many(story, 1, 2)
    vera, anna = mentees[0], mentors[0]
    await story.say(vera.client, "/surveys")
    await story.tap(vera.client, "Начать")
    await fill(story, vera.client, vera.name)  # the entry assessment
    first = await work_together(story, anna, vera)
    await work_together(story, anna, mentees[1])
    curator = await curator_of(story)
    await pairs.end(story.app.db, curator, first, "completed", "", story.now)
    await story.pass_time(days=1)
    assert not told(anna.client, "подвести итоги"), "another pair of hers works on"
    assert told(vera.client, "Спасибо за работу в паре! Осталось подвести итоги.") == 1
    text = last_with(vera.client, "Начать").text
    assert "Вас ждут 3 анкеты, всего около 10 мин:\n• Оценка на выходе, 3 мин\n• Мониторинг" in text
    assert "Ответить можно до 31 мая." in text
    offered = await answer_everything(story, vera)
    assert ["2 анкеты" in offered[0], "1 анкета" in offered[1], len(offered)] == [True, True, 2]
    await story.pass_time(days=8)
    assert not told(vera.client, "Напоминаю"), "everything is answered"
    found = (await comparison.compare(story.app.db, curator, "entry")).found
    assert [(one.name, len(one.marks)) for one in found.people] == [("Юдина Вера Сергеевна", 12)]
    vera.client.tap_data(vera.client.last, "wx")
    await story.run()
    assert "Все анкеты заполнены" in vera.client.toasts[-1]
    await go_to(story, datetime(2027, 5, 17, 12, 0, tzinfo=UTC))
    assert told(anna.client, "Осталось подвести итоги.") == told(mentees[1].client, "Осталось подвести итоги.") == 1
    await go_to(story, datetime(2027, 6, 1, 12, 0, tzinfo=UTC))
    assert told(story.curator, "Условия, работа и результаты программы") == 1


async def test_a_pupil_ends_with_the_assessment_of_the_beginning(story: Story) -> None:
    mentors, mentees = await enrol_many(story, 1, 1)
    await story.app.db.write(
        lambda con: con.execute("UPDATE response SET form_code = 'pupil_t_mentee' WHERE form_code = 'mentee'")
    )
    match = await work_together(story, mentors[0], mentees[0])
    await pairs.end(story.app.db, await curator_of(story), match, "completed", "", story.now)
    await story.pass_time(days=1)
    asked = ["Мои навыки" in last_with(one.client, "Начать").text for one in (*mentors, *mentees)]
    assert asked == [False, True]
    assert "Оценка на выходе" in last_with(mentors[0].client, "Начать").text


async def test_what_is_switched_off_does_not_come(story: Story) -> None:
    mentors, mentees = await enrol_many(story, 1, 1)
    await work_together(story, mentors[0], mentees[0])
    await story.say(story.curator, "/surveys")
    await story.tap(story.curator, "Опросы по расписанию")
    await story.tap(story.curator, "☑ Середина программы")
    await story.tap(story.curator, "☐ Первый месяц пары")
    assert "☐ Середина программы: 22 января 2027 г." in story.curator.last.text
    await go_to(story, datetime(2026, 10, 15, 12, 0, tzinfo=UTC))
    assert [told(one.client, "Вы работаете вместе около месяца") for one in (*mentors, *mentees)] == [1, 1]
    await go_to(story, MIDDLE + timedelta(hours=15))
    assert not told(mentors[0].client, "Середина")
    await story.tap(story.curator, "☐ Середина программы")
    await go_to(story, MIDDLE + timedelta(days=3, hours=15))
    await story.pass_time(days=1)  # a reminder of October, skipped by the leap, has had its day first
    assert told(mentors[0].client, "Середина программы: расскажите, как идёт работа") == 1
    assert "• Первый месяц, 2 мин, до 31 мая" in mentors[0].client.last.text


async def test_a_pair_is_asked_what_it_hopes_for_where_the_school_wants_it(story: Story) -> None:
    mentors, mentees = await enrol_many(story, 1, 1)
    anna, vera = mentors[0].client, mentees[0].client
    await work_together(story, mentors[0], mentees[0])
    await story.say(story.curator, "/settings")
    await story.tap(story.curator, "Опросы по расписанию")
    assert "☐ Пара начинает работу: ближайший день 16 сентября 2026 г., пар: 1" in story.curator.last.text
    await story.tap(story.curator, "☐ Пара начинает работу")
    await story.pass_time(days=2)
    assert [told(one, "Чего Вы ждёте от программы") for one in (anna, vera)] == [1, 1]
    await answer_everything(story, mentees[0])
    assert "Спасибо! Анкета отправлена" in vera.last.text


@pytest.mark.parametrize("days", [0, 1])
async def test_one_message_a_day_whatever_falls_due(story: Story, days: int) -> None:
    mentors, mentees = await enrol_many(story, 1, 1)
    match = await work_together(story, mentors[0], mentees[0])
    curator = await curator_of(story)
    await automatic_waves.switch(story.app.db, curator, Occasion.CHECKIN, on=True)
    await go_to(story, datetime(2026, 10, 15, 12, 0, tzinfo=UTC))
    await pairs.end(story.app.db, curator, match, "completed", "", story.now)
    await go_to(story, story.now + timedelta(minutes=5))
    assert [told(mentees[0].client, words) for words in ("около месяца", "Осталось подвести итоги")] == [1, 0]
    await story.pass_time(days=days, hours=1)
    assert told(mentees[0].client, "Осталось подвести итоги") == days
