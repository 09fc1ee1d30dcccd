"""The curator's register: list, search, card, people without a messenger, decisions."""

import pytest
from aiogram.types import Document

from domain.refusal import Refused
from domain.roles import Role
from handlers.callbacks import (
    BroadcastSend,
    BroadcastTo,
    MeetLong,
    MeetWith,
    PeopleList,
    PersonAct,
    PersonCard,
    SupportTo,
)
from handlers.curator.sent_files import fetched
from storage.consents import consents
from storage.database import Connection
from storage.moments import to_text
from storage.people import people
from tests.register import fill
from tests.school import school
from tests.story import Story


async def test_the_list_its_filters_and_a_card(story: Story) -> None:
    found = await school(story)
    match = await found.pair("Седова", "Юдина")
    await found.meeting(match, 3)
    found.phones["Ким"].block()
    screen = await story.press(story.curator, "Участники")
    assert screen.text.startswith("Участники · Все 6")
    assert story.curator.buttons(screen)[:2] == ["Белых Ж. А.", "Ильин П. О."]
    assert "Белых Ж. А. – наставляемый, без пары" in screen.text
    assert "Без пары 3" in story.curator.buttons(screen)
    await story.tap(story.curator, "Наставники 2")
    screen = await story.tap(story.curator, "Седова А. П.")
    assert "Седова Анна Петровна" in screen.text
    assert "наставник: в программе" in screen.text
    assert "Пара: Юдина Вера Сергеевна; встреч 1, последняя 12 сентября 2026 г." in screen.text
    assert "Согласие: 15 сентября 2026 г." in screen.text


async def test_search_forgives(story: Story) -> None:
    await school(story)
    await story.say(story.curator, "/people")
    for typed in ("юдина", "вера юд", "ЮДИНА В", "Юд"):
        screen = await story.say(story.curator, typed)
        assert story.curator.buttons(screen)[0].startswith("Юдина В. С."), typed
    screen = await story.say(story.curator, "онил")
    assert story.curator.buttons(screen)[0].startswith("О'Нил Г. А.")
    assert "никого нет" in (await story.say(story.curator, "Фёдоров")).text
    assert story.curator.buttons(await story.say(story.curator, "/people ким"))[0].startswith("Ким О. П.")


async def test_many_people_come_in_pages_of_eight(story: Story) -> None:
    await school(story, mentees=[f"Юдина Вера {letter}овна" for letter in "АБВГДЕЖЗИ"])
    await story.say(story.curator, "/people")
    screen = await story.say(story.curator, "юдина")
    assert len([label for label in story.curator.buttons(screen) if label.startswith("Юдина")]) == 8
    screen = await story.tap(story.curator, "›")
    assert len([label for label in story.curator.buttons(screen) if label.startswith("Юдина")]) == 1
    assert "«юдина»: 9" in screen.text
    screen = await story.tap(story.curator, "‹")
    assert "«юдина»: 9" in screen.text, "the search goes with the buttons"
    kept = await story.app.db.read(lambda con: [row["data"] for row in con.execute("SELECT data FROM fsm")])
    assert not any("юдина" in data for data in kept), "and nobody's name into the state"


async def test_somebody_without_a_messenger_with_a_consent_on_paper(story: Story) -> None:
    await school(story)
    await story.say(story.curator, "/people")
    await story.tap(story.curator, "➕ Добавить")
    await story.tap(story.curator, "Добавить без мессенджера")
    await story.tap(story.curator, "Наставляемый")
    assert "Без номера или даты" in (await story.say(story.curator, "на столе")).text
    await story.say(story.curator, "№ 12 от 14.09.2026")
    assert "Нужны фамилия и имя" in (await story.say(story.curator, "Мышкина")).text
    screen = await story.say(story.curator, 'Мышкина Яна А<3 & "Ко"')
    assert 'Мышкина Яна А<3 & "Ко"' in screen.text
    assert "Согласие на бумаге: № 12 от 14.09.2026" in screen.text
    assert "Без мессенджера" in screen.text
    assert "Дальше: внести анкету с бумаги или по телефону." in screen.text
    await story.tap(story.curator, "Внести анкету за участника")
    assert "Анкета наставляемого" in " ".join(story.curator.buttons())


async def test_admission_from_the_card(story: Story) -> None:
    found = await school(story)
    person = found.people["Ким"]

    def apply(con: Connection) -> None:
        con.execute(
            "UPDATE membership SET state = 'joined', applied_at = ? WHERE person_id = ?", (to_text(story.now), person)
        )

    await story.app.db.write(apply)
    await story.say(story.curator, "/people")
    await story.tap(story.curator, "Ждут решения 1")
    screen = await story.tap(story.curator, "Ким О. П.")
    assert "наставляемый: ждёт Вашего решения" in screen.text
    await story.tap(story.curator, "Принять")
    assert "наставляемый: в программе" in story.curator.last.text
    assert await story.app.db.read(lambda con: people.is_admitted(con, person, Role.MENTEE))


async def test_a_meeting_entered_for_a_pair(story: Story) -> None:
    found = await school(story)
    await found.pair("Седова", "Юдина")
    await story.say(story.curator, "/people юдина")
    await story.tap(story.curator, "Юдина В. С.")
    await story.tap(story.curator, "Внести встречу за участника")
    await story.tap(story.curator, "Вчера")
    screen = await story.tap(story.curator, "45 мин")
    assert "Записано: Юдина Вера Сергеевна, вчера, 45 минут" in screen.text
    await story.say(story.curator, "/people юдина")
    screen = await story.tap(story.curator, "Юдина В. С.")
    assert "встреч 1, последняя 14 сентября 2026 г." in screen.text
    await story.tap(story.curator, "Внести встречу за участника")
    await story.tap(story.curator, "Вчера")
    screen = await story.tap(story.curator, "1 час")
    assert "Это она же?" in screen.text
    second = next(b["callback_data"] for row in screen.rows for b in row if b["text"] == "Нет, вторая")
    for _ in range(10):
        story.curator.tap_data(screen, second)
    await story.run()
    await story.say(story.curator, "/people юдина")
    screen = await story.tap(story.curator, "Юдина В. С.")
    assert "встреч 2" in screen.text


async def test_a_new_telephone(story: Story) -> None:
    found = await school(story)
    await story.say(story.curator, "/people юдина")
    await story.tap(story.curator, "Юдина В. С.")
    await story.tap(story.curator, "Ещё")
    await story.tap(story.curator, "Новая ссылка (сменился аккаунт)")
    screen = await story.tap(story.curator, "Да, создать")
    link = next(word for word in screen.text.split() if word.startswith("https://t.me/"))
    new = story.person("Юдина Новая")
    new.open_link(link)
    await story.run()
    assert (await story.who(new)).person_id == found.people["Юдина"]
    assert (await story.who(found.phones["Юдина"])).person_id is None


async def test_forged_buttons_change_nothing(story: Story) -> None:
    found = await school(story)
    person = found.people["Юдина"]
    forged = (
        PeopleList(chosen="nobody"),
        PersonCard(person=999),
        PersonAct(person=person, act="admit", role="curator"),
        PersonAct(person=person, act="role_yes", role="mentee"),
        PersonAct(person=999, act="link_yes"),
        MeetWith(draft=1, match=999),
        MeetLong(draft=1, match=999, day=739000, minutes=45),
        BroadcastTo(draft=1, audience="nobody"),
        BroadcastSend(draft=999, audience="all"),
    )
    for data in forged:
        story.curator.tap_data(story.curator.last, data.pack())
        await story.run()
        found.phones["Ким"].tap_data(found.phones["Ким"].last, data.pack())
        await story.run()
    vera = found.phones["Юдина"]
    vera.tap_data(vera.last, SupportTo(addressee="director").pack())
    await story.run()
    assert len(story.curator.toasts) >= len(forged)
    assert (await story.who(vera)).roles == {Role.MENTEE}


async def test_the_second_role(story: Story) -> None:
    found = await school(story)
    await story.say(story.curator, "/people юдина")
    await story.tap(story.curator, "Юдина В. С.")
    await story.tap(story.curator, "Ещё")
    await story.tap(story.curator, "Сделать и наставником")
    await story.tap(story.curator, "Да, сделать")
    assert "наставник: анкета ещё не отправлена" in story.curator.last.text
    assert (await story.who(found.phones["Юдина"])).roles == {Role.MENTEE, Role.MENTOR}


async def test_taking_somebody_out_asks_first(story: Story) -> None:
    found = await school(story)
    await story.say(story.curator, "/people ким")
    await story.tap(story.curator, "Ким О. П.")
    await story.tap(story.curator, "Ещё")
    await story.tap(story.curator, "Вывести из программы")
    await story.tap(story.curator, "Нет")
    assert "наставляемый: в программе" in story.curator.last.text
    await story.tap(story.curator, "Ещё")
    await story.tap(story.curator, "Вывести из программы")
    await story.tap(story.curator, "Да, вывести")
    assert "вне программы" in story.curator.last.text
    assert not (await story.who(found.phones["Ким"])).roles
    await story.say(story.curator, "/people")
    assert "Вышли 1" in story.curator.buttons()


async def test_filters_by_silence_and_consent(story: Story) -> None:
    found = await school(story)
    match = await found.pair("Седова", "Юдина", days_ago=90)
    await found.meeting(match, 60)
    await story.app.db.write(
        lambda con: con.execute("DELETE FROM consent WHERE person_id = ?", (found.people["Ким"],))  # come in just now
    )
    screen = await story.say(story.curator, "/people")
    assert {"Давно не встречались 2", "Без согласия 1"} <= set(story.curator.buttons(screen))
    assert "Ким О. П. – наставляемый, без согласия" in screen.text
    await story.tap(story.curator, "Давно не встречались 2")
    assert story.curator.buttons()[:2] == ["Седова А. П.", "Юдина В. С."]
    await story.tap(story.curator, "Без согласия 1")
    assert story.curator.buttons()[0] == "Ким О. П."


async def test_search_by_first_letters_post_and_subject(story: Story) -> None:
    found = await school(story)

    def work(con: Connection) -> None:
        con.execute("UPDATE person SET post = 'учитель физики' WHERE id = ?", (found.people["Ильин"],))
        fill(con, found.people["Седова"], "mentor", {"subjects": ["math"]})

    await story.app.db.write(work)
    await story.say(story.curator, "/people")
    for typed in ("с а п", "сап", "С А", "математ"):
        screen = await story.say(story.curator, typed)
        assert story.curator.buttons(screen)[0] == "Седова А. П.", typed
    assert story.curator.buttons(await story.say(story.curator, "физик"))[0] == "Ильин П. О."
    assert "никого нет" in (await story.say(story.curator, "астрономия")).text


async def test_a_role_is_changed_for_the_other_one(story: Story) -> None:
    found = await school(story)
    await found.pair("Седова", "Юдина")
    await story.say(story.curator, "/people ким")
    await story.tap(story.curator, "Ким О. П.")
    await story.tap(story.curator, "Ещё")
    await story.tap(story.curator, "Сменить роль: наставник")
    await story.tap(story.curator, "Нет")
    assert (await story.who(found.phones["Ким"])).roles == {Role.MENTEE}
    await story.tap(story.curator, "Ещё")
    await story.tap(story.curator, "Сменить роль: наставник")
    await story.tap(story.curator, "Да, сменить")
    assert "наставник: анкета ещё не отправлена" in story.curator.last.text
    assert (await story.who(found.phones["Ким"])).roles == {Role.MENTOR}
    swap = PersonAct(person=found.people["Юдина"], act="swap_yes", role="mentor")
    story.curator.tap_data(story.curator.last, swap.pack())
    await story.run()
    assert any("завершите пару" in toast for toast in story.curator.toasts)
    assert (await story.who(found.phones["Юдина"])).roles == {Role.MENTEE}


async def test_a_search_lets_one_out_and_forgives_the_keyboard(story: Story) -> None:
    await school(story)
    curator = story.curator
    await story.say(curator, "/people")
    await story.say(curator, ".lbyf dthf")
    assert curator.buttons() == ["Юдина В. С.", "К списку"]
    text = (await story.say(curator, "щука " * 200)).text
    assert "По запросу «щука щука" in text
    assert len(text) < 250
    assert curator.buttons() == ["К списку"]
    await story.say(curator, "меню")
    assert curator.last.text.startswith("Меню")
    await story.say(curator, "/people")
    await story.say(curator, "пары")
    assert curator.last.text.startswith("Пар пока нет")


async def test_a_file_that_does_not_come_is_a_kind_sentence(story: Story) -> None:
    with pytest.raises(Refused, match="file-unread"):
        await fetched(story.app.bot, "no such file")
    with pytest.raises(Refused, match="file-empty"):
        await fetched(story.app.bot, Document(file_id="1", file_unique_id="1", file_size=0))


async def test_a_curator_reads_what_somebody_answered_but_not_what_is_for_sums(story: Story) -> None:
    found = await school(story)
    vera = found.people["Юдина"]

    def work(con: Connection) -> None:
        fill(con, vera, "mentee", {"full_name": "Юдина Вера Сергеевна", "expect": "Смелее вести открытый урок"})
        fill(con, vera, "satisfaction", {"overall": 3, "best": "Меня никто не узнает"})
        fill(con, vera, "after_meeting", {"word": "very"})

    await story.app.db.write(work)
    await found.pair("Седова", "Юдина")
    curator = story.curator
    await story.say(curator, "/people юдина")
    await story.tap(curator, "Юдина В. С.")
    assert "Пара: Седова А. П." in curator.buttons()
    await story.tap(curator, "Ответы анкет")
    assert curator.buttons() == ["Удовлетворённость программой", "Анкета наставляемого", "К карточке"]
    await story.tap(curator, "Анкета наставляемого")
    assert "Смелее вести открытый урок" in curator.last.text
    await story.tap(curator, "Все анкеты")
    await story.tap(curator, "Удовлетворённость программой")
    assert "Меня никто не узнает" not in curator.last.text
    assert "обещаны только в сводке" in curator.last.text
    await story.app.db.write(lambda con: consents.record(con, vera, "withdrawn", story.now, paper="№ 1"))
    await story.tap(curator, "Все анкеты")
    assert "устарела" in curator.toasts[-1]
