"""Set-up by the curator's first /start, and /settings: one typed question each, every one can be put off (D01)."""

from datetime import date

import pytest

from domain.programme import Programme
from handlers.curator.setup import zone_named
from tests.stories.school import curator_of, enrol_many, open_school
from tests.story import Story

ANSWERS = (
    ("Полное название", 'МБОУ "Школа № 300" <А&Б>'),
    ("Короткое название", "Школа № 300"),
    ("Населённый пункт", "г. Заречный"),
    ("До какого дня", "31 мая 2027"),
    ("имя и отчество куратора", "Белых Жанна Андреевна"),
    ("Должность куратора", "заместитель директора"),
    ("Как связаться", "каб. 12"),
    ("руководителя организации", "Ким Олег Павлович"),
    ("Должность руководителя", "директор"),
    ("Сколько всего педагогов", "60"),
)


async def programme(story: Story) -> Programme:
    return (await curator_of(story)).programme


async def test_the_wizard_asks_one_question_after_another(story: Story) -> None:
    curator = story.curator
    await story.say(curator, "/start")
    assert "Вы куратор" in curator.texts[0]
    for number, (question, answer) in enumerate(ANSWERS, 1):
        assert f"шаг {number} из 11" in curator.last.text
        assert question in curator.last.text
        assert "Отложить" in " ".join(curator.buttons(curator.last))
        await story.say(curator, answer)
    assert "часовой пояс" in curator.last.text
    await story.say(curator, "Пермь")
    assert "программа настроена" in curator.last.text
    kept = await programme(story)
    assert kept.missing == ()
    assert kept.org_full == ANSWERS[0][1]
    assert (kept.ends_on, kept.teachers, kept.timezone) == (date(2027, 5, 31), 60, "Asia/Yekaterinburg")
    await story.say(curator, "/start")
    assert "Меню" in curator.last.text, "set-up is not asked twice"


async def test_a_wrong_answer_is_explained_and_the_question_stays(story: Story) -> None:
    curator = story.curator
    await story.say(curator, "/start")
    for _ in range(3):
        await story.tap(curator, "Отложить")
    assert "До какого дня" in curator.last.text
    await story.say(curator, "когда-нибудь")
    assert "не дата" in curator.last.text
    await story.say(curator, "15.09.2020")
    assert "не подходит" in curator.last.text
    curator.send_voice()
    await story.run()
    assert "Голосовое" in curator.last.text
    await story.say(curator, "25.05.27")
    assert (await programme(story)).ends_on == date(2027, 5, 25)
    assert "имя и отчество куратора" in curator.last.text


async def test_a_curators_own_name_is_that_of_set_up_and_can_be_changed(story: Story) -> None:
    curator = story.curator
    await story.say(curator, "/start")
    for _ in range(4):
        await story.tap(curator, "Отложить")
    assert "имя и отчество куратора" in curator.last.text
    await story.say(curator, "Белых Жанна Андреевна")
    assert (await story.who(curator)).full_name == "Белых Жанна Андреевна"
    await story.say(curator, "/settings")
    await story.tap(curator, "Контакты")
    await story.tap(curator, "Ваше имя")
    assert "Сейчас: Белых Жанна Андреевна" in curator.last.text
    await story.say(curator, "Белых Жанна Игоревна")
    assert (await story.who(curator)).full_name == "Белых Жанна Игоревна"


async def test_every_step_can_be_put_off_and_what_is_missing_is_named(story: Story) -> None:
    curator = story.curator
    await story.say(curator, "/start")
    for _ in range(11):
        await story.tap(curator, "Отложить")
    assert "Не заполнено: организация" in curator.last.text
    assert (await programme(story)).org_full is None
    await story.say(curator, "/settings")
    assert "Организация: не заполнено" in curator.last.text
    assert "Часовой пояс: Москва (МСК)" in curator.last.text


async def test_the_rest_can_be_put_off_at_once(story: Story) -> None:
    await story.say(story.curator, "/start")
    await story.tap(story.curator, "Остальное позже")
    assert "остальное можно заполнить позже" in story.curator.last.text
    await story.say(story.curator, "/start")
    assert "шаг" not in story.curator.last.text


async def test_set_up_survives_a_restart_and_a_menu(story: Story) -> None:
    curator = story.curator
    await story.say(curator, "/start")
    await story.say(curator, "Школа № 300")
    await story.restart()
    await story.say(curator, "Школа")
    assert (await programme(story)).org_short == "Школа"
    await story.say(curator, "/menu")
    await story.say(curator, "/start")
    assert "Населённый пункт" in curator.last.text, "the next missing field is asked"


async def test_settings_change_any_value(story: Story) -> None:
    await open_school(story)
    curator = story.curator
    await story.say(curator, "/settings")
    await story.tap(curator, "Контакты")
    await story.tap(curator, "Контакт куратора")
    assert "Сейчас: каб. 12" in curator.last.text
    await story.say(curator, "каб. 7")
    assert "Контакт куратора: каб. 7" in curator.last.text
    assert "Населённый пункт" not in curator.buttons(), "its own group's buttons stand under it"
    await story.tap(curator, "Все настройки")
    await story.tap(curator, "Сроки")
    await story.tap(curator, "Часовой пояс")
    await story.tap(curator, "Омск (МСК+3)")
    assert (await programme(story)).timezone == "Asia/Omsk"
    await story.tap(curator, "Все настройки")
    await story.tap(curator, "Выбор, пары, встречи")
    await story.tap(curator, "Отметок в выборе")
    await story.say(curator, "4")
    await story.tap(curator, "Обычный ритм встреч")
    await story.tap(curator, "раз в неделю")
    await story.tap(curator, "Приказ о парах")
    await story.say(curator, "как-нибудь")
    assert "одну из кнопок" in curator.last.text
    await story.say(curator, "о закреплении")
    kept = await programme(story)
    assert (kept.choice_limit, kept.rhythm_days, kept.order_title) == (4, 7, "assign")
    assert "Отметок в выборе: до 4 человек" in curator.last.text


async def test_admitting_everyone_admits_those_who_wait(story: Story) -> None:
    mentors, _ = await enrol_many(story, 1, 0, admitted=False)
    await story.say(story.curator, "/settings")
    await story.tap(story.curator, "Приём участников")
    await story.tap(story.curator, "Принимать всех сразу")
    await story.tap(story.curator, "Да, принимать сразу")
    assert (await story.who(mentors[0].client)).admitted
    assert "Вас приняли" in mentors[0].client.last.text
    _, mentees = await enrol_many(story, 0, 1, admitted=False)
    assert (await story.who(mentees[0].client)).admitted, "later ones are admitted at once"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Москва", "Europe/Moscow"),
        ("мск", "Europe/Moscow"),
        ("МСК+2", "Asia/Yekaterinburg"),
        ("+7", "Asia/Vladivostok"),
        ("-1", "Europe/Kaliningrad"),
        ("мск − 1", "Europe/Kaliningrad"),
        ("новосиб", "Asia/Krasnoyarsk"),
        ("Орел", "Europe/Moscow"),
        ("Петропавловск-Камчатский", "Asia/Kamchatka"),
        ("Asia/Irkutsk", "Asia/Irkutsk"),
        ("Атлантида", "Атлантида"),
    ],
)
def test_a_zone_by_what_people_call_it(typed: str, name: str) -> None:
    assert zone_named(typed) == name


async def test_the_words_of_the_buttons_can_be_typed(story: Story) -> None:
    curator = story.curator
    await story.say(curator, "/start")
    await story.say(curator, "отложить")
    assert "Короткое название" in curator.last.text
    await story.say(curator, "/invite")
    await story.say(curator, "Отложить")
    assert "Настройки программы" in curator.last.text
    assert (await programme(story)).org_full is None
    await story.tap(curator, "Организация")
    await story.tap(curator, "Населённый пункт")
    await story.say(curator, "назад")
    assert "Населённый пункт: не заполнено" in curator.last.text


async def test_an_answer_delivered_twice_leads_to_the_next_question(story: Story) -> None:
    curator = story.curator
    await story.say(curator, "/start")
    curator.say("Школа № 300")
    updates = story.world.take_updates()
    await story.feed(updates)
    await story.feed(updates)
    assert "Короткое название" in curator.last.text
    kept = await programme(story)
    assert (kept.org_full, kept.org_short) == ("Школа № 300", None)


async def test_old_and_forged_buttons_of_set_up(story: Story) -> None:
    curator = story.curator
    await story.say(curator, "/start")
    for data in (
        "su:ask:id::change",
        "su:set:order_title:other:change",
        "su:set:timezone:mars:setup",
        "su:later:nothing::",
        "su:set:admit_all:1:invite",
        "su:what:x:y:z",
    ):
        curator.tap_data(curator.last, data)
        await story.run()
        assert curator.toasts[-1]
    assert not (await programme(story)).admit_all
