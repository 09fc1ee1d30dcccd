"""Surveys opened by hand: whom they reach, reminders, planning, extending, their end; forged buttons."""

from datetime import timedelta

import pytest

from domain.refusal import Refused
from domain.surveys.audience import Audience, Only, Whom
from emulator.client import Client
from emulator.messages import Message
from services.questionnaires import responses
from services.reports import export
from services.surveys import wave_opening, waves
from services.surveys.wave_opening import Plan
from storage.database import Connection
from storage.pairing import matches
from tests.stories.school import Pupil, curator_of, enrol_many, fill
from tests.story import Story


async def choose(story: Story, form: str) -> None:
    """Through the chat, from the curator's list of questionnaires, by words of the title."""
    await story.say(story.curator, "/surveys")
    await story.tap(story.curator, "Открыть опрос")
    await story.say(story.curator, form)
    await story.tap(story.curator, form)


async def open_survey(story: Story, form: str, whom: str) -> None:
    await choose(story, form)
    labels = story.curator.buttons(story.curator.last)
    await story.tap(story.curator, next(label for label in labels if label.startswith(whom)))


def invited(client: Client, words: str) -> bool:
    return any(words in text for text in client.texts)


async def answer(story: Story, pupil: Pupil) -> None:
    await story.tap(pupil.client, "Начать", last_with(pupil.client, "Начать"))
    await fill(story, pupil.client, pupil.name)


def last_with(client: Client, label: str) -> Message:
    return next(m for m in reversed(client.received) if any(label in b for b in client.buttons(m)))


async def work_together(story: Story, mentor: Pupil, mentee: Pupil, held: int = 0) -> int:
    """A pair that both know of, with so many meetings."""

    def work(con: Connection) -> int:
        match = matches.create(con, 1, [mentor.person_id], [mentee.person_id], story.now)
        matches.tell(con, [match], story.now)
        for number in range(held):
            con.execute(
                "INSERT INTO meeting (match_id, state, held_on, minutes, logged_at, second) "
                "VALUES (?, 'held', '2026-09-15', 45, '', ?)",
                (match, number),
            )
        return match

    return await story.app.db.write(work, claim=False)


async def test_from_the_list_to_its_end(story: Story) -> None:
    mentors, mentees = await enrol_many(story, 2, 6)
    await open_survey(story, "Мониторинг: наставляемый, до начала", "Наставляемым (6)")
    assert "Кому: наставляемым. 6 человек: Ёлкин Г. Ю., Зотова А. Р., О'Нил Г. А.," in story.curator.last.text
    assert "Кто не ответит, тому бот напомнит через 3 и 6 дн." in story.curator.last.text
    await story.tap(story.curator, "Да, открыть на 7 дней")
    assert "Ответили: 0 из 6." in story.curator.last.text
    assert all(invited(one.client, "ответить можно до 22 сентября") for one in mentees)
    assert not any(invited(one.client, "Мониторинг") for one in mentors)
    for pupil in mentees[:5]:
        await answer(story, pupil)
    await story.tap(story.curator, "Напомнить")
    assert "Напоминание уходит: 1 человеку" in story.curator.toasts[-1]
    assert f"Ещё не ответили: {mentees[5].name.split()[0]}" in story.curator.last.text
    assert "Напомнить" not in str(story.curator.buttons(story.curator.last)), "once a day"
    story.curator.tap_data(story.curator.last, "wc:1:remind")
    await story.run()
    assert "Сегодня Вы уже напоминали" in story.curator.toasts[-1]
    assert sum("Напоминаю об опросе" in text for text in mentees[5].client.texts) == 1
    sheets = (await story.app.db.read(lambda con: export.collect(con, story.now))).answers
    assert len(next(sheet for sheet in sheets if sheet.title.startswith("Мониторинг")).filled) == 5
    await story.tap(story.curator, "Продлить")
    await story.say(story.curator, "вчера")
    assert "Эта дата не подходит" in story.curator.texts[-1]
    await story.say(story.curator, "1 октября")
    assert "Открыт до 1 октября" in story.curator.last.text
    await story.tap(story.curator, "Закрыть опрос")
    await story.tap(story.curator, "Да, закрыть")
    assert "Опрос закрыт." in story.curator.last.text
    late = mentees[5].client
    await story.tap(late, "Начать", last_with(late, "Начать"))
    assert any("уже закрыт" in toast for toast in late.toasts)


async def test_reminders_by_the_ladder_and_an_end_of_its_own(story: Story) -> None:
    _, mentees = await enrol_many(story, 1, 2)
    await open_survey(story, "Как идёт работа: наставляемый", "Наставляемым")
    await story.tap(story.curator, "Да, открыть на 7 дней")
    await answer(story, mentees[0])
    await story.pass_time(days=8)
    assert [sum("Напоминаю об опросе" in text for text in one.client.texts) for one in mentees] == [0, 2]
    assert invited(story.curator, "Опрос «Как идёт работа: наставляемый» закрыт. Ответили 1 из 2.")
    await story.say(mentees[1].client, "/surveys")
    assert "Как идёт работа" not in mentees[1].client.last.text


async def test_only_those_in_a_pair_with_so_many_meetings(story: Story) -> None:
    mentors, mentees = await enrol_many(story, 2, 3)
    await work_together(story, mentors[0], mentees[0], held=4)
    await work_together(story, mentors[1], mentees[1])
    await open_survey(story, "Удовлетворённость программой", "Всем участникам (5)")
    await story.tap(story.curator, "Уточнить, кому")
    labels = story.curator.buttons(story.curator.last)
    assert "Работают в паре (4)" in labels
    assert "Пока без пары (1)" in labels
    assert "Провели от 3 встреч (2)" in labels
    assert not any("5 встреч" in label or "Завершили" in label for label in labels)
    await story.tap(story.curator, "Другое число встреч")
    await story.say(story.curator, "4")
    assert "всем участникам, кто провёл в паре не меньше 4 встреч. 2 человека:" in story.curator.last.text
    await story.tap(story.curator, "Да, открыть на 14 дней")
    asked = [one.name for one in (*mentors, *mentees) if invited(one.client, "Удовлетворённость")]
    assert asked == [mentors[0].name, mentees[0].name]
    await open_survey(story, "Удовлетворённость программой", "Всем участникам (3)")
    assert "Ещё 2 на такой же опрос уже приглашены" in story.curator.last.text


async def test_people_ticked_one_by_one_and_a_later_day(story: Story) -> None:
    mentors, mentees = await enrol_many(story, 2, 8)
    await open_survey(story, "Удовлетворённость программой", "Выбрать людей")
    await story.say(story.curator, "седова")
    await story.tap(story.curator, "☐ Седова А. П.")
    await story.tap(story.curator, "Показать всех")
    assert "1/2" in str(story.curator.buttons(story.curator.last))
    await story.tap(story.curator, "☐ Ёлкин Г. Ю.")
    assert "Отмечено: 2." in story.curator.last.text
    await story.tap(story.curator, "Далее")
    assert "Кому: выбранным людям. 2 человека: Ёлкин Г. Ю., Седова А. П." in story.curator.last.text
    await story.tap(story.curator, "Открыть позже")
    await story.say(story.curator, "28 сентября")
    await story.tap(story.curator, "Другой срок")
    await story.say(story.curator, "12 октября")
    await story.tap(story.curator, "Да, с 28 сентября до 12 октября")
    assert "Откроется 28 сентября" in story.curator.last.text
    await story.say(story.curator, "/surveys")
    assert "🕒 Удовлетворённость программой: откроется 28 сентября" in story.curator.last.text
    await story.pass_time(days=12)
    assert not any(invited(one.client, "Удовлетворённость") for one in (*mentors, *mentees))
    await story.restart()
    await story.pass_time(days=1, hours=4)
    asked = {one.name for one in (*mentors, *mentees) if invited(one.client, "Удовлетворённость")}
    assert asked == {"Седова Анна Петровна", "Ёлкин Глеб Юрьевич"}


async def test_a_planned_survey_that_nobody_fits_any_more_says_so(story: Story) -> None:
    mentors, mentees = await enrol_many(story, 1, 1)
    today = story.now.date()
    plan = Plan(
        "interim_mentee", Audience(Whom.MENTEES, Only.FREE), today + timedelta(days=1), today + timedelta(days=9)
    )
    await wave_opening.open_wave(story.app.db, await curator_of(story), plan, story.now)
    await work_together(story, mentors[0], mentees[0])
    await story.pass_time(days=1, hours=6)
    assert invited(story.curator, "Опрос «Как идёт работа: наставляемый» не открылся")
    assert not invited(mentees[0].client, "Как идёт работа")


async def test_the_list_of_questionnaires_offers_it_and_answers_count_once(story: Story) -> None:
    mentors, _ = await enrol_many(story, 1, 1)
    anna = mentors[0]
    await open_survey(story, "Удовлетворённость программой", "Наставникам")
    await story.tap(story.curator, "Да, открыть на 14 дней")
    curator = await curator_of(story)
    with pytest.raises(Refused, match="wave-running"):
        await wave_opening.draft(story.app.db, curator, Plan("satisfaction", Audience(Whom.MENTORS)), story.now)
    await story.say(anna.client, "/surveys")
    assert "☐ Удовлетворённость программой, около 3 мин" in anna.client.last.text
    step = await responses.running(story.app.db, await story.who(anna.client))
    assert step is None or step.sent
    await story.tap(anna.client, "Начать", next(m for m in anna.client.received if "ответить можно" in m.text))
    running = await responses.running(story.app.db, await story.who(anna.client))
    assert running is not None
    keys = [item.key for item in running.form if item.key in ("gave", "got")]
    assert (keys, running.total) == (["gave", "got"], 9), "the question of one's own role only"
    await fill(story, anna.client, anna.name)
    anna.client.tap_data(anna.client.last, "wb:1")
    await story.run()
    assert any("уже ответили" in toast for toast in anna.client.toasts)
    await story.say(anna.client, "/profile")
    assert "Удовлетворённость" not in anna.client.last.text


async def test_curators_answer_their_own_form(story: Story) -> None:
    await enrol_many(story, 1, 1)
    await open_survey(story, "Качество программы: куратор", "Кураторам")
    await story.tap(story.curator, "Да, открыть на 7 дней")
    await story.tap(story.curator, "Начать", last_with(story.curator, "Начать"))
    assert "Раздел 1 из 3 · Вопрос 1 из 4" in story.curator.last.text
    await fill(story, story.curator, "")
    (wave,) = (await waves.listed(story.app.db, await curator_of(story))).waves
    assert (wave.answered, wave.silent) == (1, ())


async def test_forged_and_foreign_buttons_change_nothing(story: Story) -> None:
    mentors, mentees = await enrol_many(story, 1, 1)
    await open_survey(story, "Как идёт работа: наставляемый", "Наставляемым")
    await story.tap(story.curator, "Да, открыть на 7 дней")
    day = story.now.date().toordinal()
    forged = [f"wo:mentor:mentors:0:{day + 7}:y", f"wo:swot_mentor:mentees:0:{day + 7}:y", "wc:77:look", "wl:9"]
    forged += [f"wo:swot_mentor:mentors:0:{day + shift}:y" for shift in (900, -3)]
    forged += [f"wo:swot_mentor:mentors:{day}:{day + 7}:y", "wo:swot_mentor:mentors:-5:0:a", "wo:nothing:all:0:0:a"]
    forged += ["wo:swot_mentor:mentors:0:0:y", "wo:swot_mentor:mentors.met.x:0:0:a", "wo:swot_mentor:people:0:0:a"]
    forged += ["wp:nothing:0:", "wp:quality:0:", "wn:quality:all:0", "wn:swot_mentor:mentees:0", "wa:third_party"]
    forged += ["wb:1", f"we:77:{day + 5}", f"we:1:{day - 5}", f"we:1:{day + 900}", "we:1:0", "wk:nothing:1:1:0:"]
    forged += [f"wk:swot_mentor:{mentees[0].person_id}:1:0:", "ws:nothing:1", "wx"]
    for data in forged:
        story.curator.tap_data(story.curator.last, data)
        await story.run()
    for data in (
        "wb:1",
        "wb:77",
        "wf::0",
        "wc:1:close",
        "wc:1:remind",
        f"we:1:{day + 5}",
        "wl:0",
        "ws::0",
        "ws:exit:0",
        "wx",
    ):
        mentors[0].client.tap_data(mentors[0].client.last, data)
        await story.run()
    (wave,) = (await waves.listed(story.app.db, await curator_of(story))).waves
    assert (wave.closed, wave.guests, wave.answered, wave.closes_at.day) == (False, 1, 0, 22)
    assert not invited(mentees[0].client, "Напоминаю")
    assert story.curator.unanswered == mentors[0].client.unanswered == mentees[0].client.unanswered == 0
