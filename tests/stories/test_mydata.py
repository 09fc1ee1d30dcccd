"""Everyone's own data: what is kept, a copy, leaving, withdrawing the consent, erasure."""

import json
from datetime import timedelta

import pytest

from domain.notice import Notice
from domain.refusal import Refused
from domain.roles import Role
from handlers.callbacks import MyDataAct, PersonAct
from services.consents import leaving
from services.joining import invitations
from services.questionnaires import forms
from storage import notices, requests
from storage.consents import personal
from storage.database import Connection
from storage.people import people
from storage.surveys import responses
from tests.school import School, school
from tests.story import Story


async def working(story: Story) -> School:
    found = await school(story)
    match = await found.pair("Седова", "Юдина")
    await found.meeting(match, 5)
    return found


def about(con: Connection, person: int) -> dict[str, object]:
    row = con.execute("SELECT full_name, search_name, state FROM person WHERE id = ?", (person,)).fetchone()
    channels = con.execute("SELECT count(*) AS n FROM channel WHERE person_id = ?", (person,)).fetchone()["n"]
    return {**dict(row), "channels": channels}


async def test_what_is_kept_in_plain_words(story: Story) -> None:
    found = await working(story)
    screen = await story.say(found.phones["Юдина"], "/mydata")
    assert "ФИО: Юдина Вера Сергеевна" in screen.text
    assert "Роль: наставляемый (в программе)" in screen.text
    assert "Согласие дано 15 сентября 2026 г." in screen.text
    assert "Пары: 1, встречи: 1" in screen.text
    assert found.phones["Юдина"].buttons(screen)[:4] == [
        "Получить копию",
        "Исправить",
        "Выйти из программы",
        "Отозвать согласие",
    ]


async def test_a_copy_to_read_and_one_for_programs(story: Story) -> None:
    found = await working(story)
    vera = found.phones["Юдина"]
    await story.app.db.write(
        lambda con: requests.create(con, found.people["Юдина"], "curator", "<b>Вопрос</b>", story.now)
    )
    await story.say(vera, "/mydata")
    await story.tap(vera, "Получить копию")
    page, data = vera.documents[-2:]
    assert page.name.endswith(".html")
    html = page.data.decode()
    assert "Юдина Вера Сергеевна" in html
    assert "&lt;b&gt;Вопрос" in html
    assert "http" not in html
    parsed = json.loads(data.data)
    assert parsed["name"] == "Юдина Вера Сергеевна"
    assert parsed["meetings"][0]["others"] == "Седова Анна Петровна"
    assert parsed["accounts"] == [[vera.account.id, ""]]


async def test_leaving_ends_the_pair_and_tells_both(story: Story) -> None:
    found = await working(story)
    vera, anna = found.phones["Юдина"], found.phones["Седова"]
    await story.say(vera, "/mydata")
    await story.tap(vera, "Выйти из программы")
    await story.tap(vera, "Нет")
    assert "Мои данные" in vera.last.text
    await story.tap(vera, "Выйти из программы")
    await story.tap(vera, "Да, выйти")
    assert "Вы вышли из программы" in vera.last.text
    assert "Выход из программы: Юдина Вера Сергеевна" in story.curator.last.text
    assert "Работа в паре прекращена" in anna.last.text
    screen = await story.say(vera, "/mydata")
    assert "вышли из программы" in screen.text, "the right to one's data does not end with taking part"
    assert "Отозвать согласие" in vera.buttons(screen)


async def test_withdrawal_stops_at_once_and_erases_within_thirty_days(story: Story) -> None:
    found = await working(story)
    vera = found.phones["Юдина"]
    await story.say(vera, "/mydata")
    await story.tap(vera, "Отозвать согласие")
    assert "не позднее 15 октября 2026" in vera.last.text
    await story.tap(vera, "Да, отозвать")
    assert "Обработка прекращена" in vera.last.text
    assert "Отзыв согласия: Юдина Вера Сергеевна" in story.curator.last.text
    assert not (await story.who(vera)).consented
    person = found.people["Юдина"]
    assert (await story.app.db.read(lambda con: about(con, person)))["state"] == "left"
    await story.pass_time(days=15)
    assert await story.app.db.read(lambda con: about(con, person)) == {
        "full_name": None,
        "search_name": "",
        "state": "erased",
        "channels": 0,
    }
    screen = await story.say(story.curator, "/progress")
    assert "Встречи 1" in screen.text, "sums survive without the person"
    assert "ничего не хранится" in (await story.say(vera, "/mydata")).text
    await story.say(story.curator, "/export")
    assert "Юдина".encode() not in story.curator.documents[-1].data


async def test_a_withdrawn_consent_cannot_be_withdrawn_again(story: Story) -> None:
    found = await working(story)
    vera = found.phones["Юдина"]
    await story.say(vera, "/mydata")
    await story.tap(vera, "Отозвать согласие")
    question = vera.last
    await story.tap(vera, "Да, отозвать")
    vera.tap_data(question, MyDataAct(act="withdraw_yes", person=found.people["Юдина"]).pack())
    await story.run()
    assert "Согласия нет, отзывать нечего." in vera.toasts


async def test_the_curator_may_erase_before_the_term_but_only_after_a_withdrawal(story: Story) -> None:
    found = await working(story)
    vera, person = found.phones["Юдина"], found.people["Юдина"]
    story.curator.tap_data(story.curator.last, PersonAct(person=person, act="erase_yes").pack())
    await story.run()
    assert any("отозвал согласие" in toast for toast in story.curator.toasts)
    await story.say(vera, "/mydata")
    await story.tap(vera, "Отозвать согласие")
    await story.tap(vera, "Да, отозвать")
    await story.tap(story.curator, "Карточка")
    await story.tap(story.curator, "Удалить данные")
    await story.tap(story.curator, "Да, удалить")
    assert (await story.app.db.read(lambda con: about(con, person)))["state"] == "erased"


async def test_a_stranger_has_nothing(story: Story) -> None:
    stranger = story.person("Чужой Человек")
    assert "ничего не хранится" in (await story.say(stranger, "/mydata")).text
    stranger.tap_data(stranger.last, MyDataAct(act="withdraw_yes").pack())
    await story.run()


async def test_correcting_leads_to_the_curator_where_no_questionnaire_was_sent(story: Story) -> None:
    found = await working(story)
    vera = found.phones["Ким"]
    await story.say(vera, "/mydata")
    screen = await story.tap(vera, "Исправить")
    assert vera.buttons(screen) == ["Попросить куратора", "⬅️ Назад"]
    assert "Его увидит куратор" in (await story.tap(vera, "Попросить куратора")).text


async def test_a_curator_who_took_part_stays_a_curator(story: Story) -> None:
    found = await working(story)
    anna, person = found.phones["Седова"], found.people["Седова"]

    def work(con: Connection) -> None:
        people.join(con, person, Role.CURATOR, story.now, admitted=True)
        people.correct(con, person, "contact", "+7 900 000-00-00")  # nothing else: no questionnaire was ever sent
        form = forms.newest("entry")
        response = responses.create(con, person, "entry", forms.snapshot(con, form, story.now), "", None, story.now)
        responses.put_answer(con, response, "own", "given", '"слова из анкеты школы"', story.now)
        responses.put_answer(con, response, "mark", "given", "4", story.now)
        responses.submit(con, response, story.now)
        notices.put(con, Notice("admission-waiting", person, story.now + timedelta(hours=1)))

    await story.app.db.write(work)
    await leaving.withdraw(story.app.db, await story.who(anna), story.now)
    await story.run()
    assert not any("Отзыв согласия" in text for text in anna.texts), "one's own tap is no news"
    kept = await story.app.db.read(lambda con: notices.latest(con, "admission-waiting", person))
    assert kept is not None
    assert kept["state"] == "due"
    await leaving.tick(story.app.db, story.now + timedelta(days=15))
    who = await story.who(anna)
    assert (who.person_id, who.full_name) == (person, None)
    assert who.roles == {Role.CURATOR}
    assert not await story.app.db.read(lambda con: personal.withdrawn_before(con, story.now))
    kept_marks = await story.app.db.read(lambda con: con.execute("SELECT value FROM answer").fetchall())
    assert [row["value"] for row in kept_marks] == ["4"], "marks are numbers about nobody, words are not"
    screen = await story.say(anna, "/mydata")
    assert "данные об участии удалены 30 сентября 2026 г." in screen.text
    assert "Контакт" not in screen.text
    with pytest.raises(Refused, match="erase-done"):
        await leaving.erase(story.app.db, await story.who(story.curator), person, story.now)


async def test_a_personal_code_dies_with_the_part(story: Story) -> None:
    found = await working(story)
    curator = await story.who(story.curator)
    code = (await invitations.for_person(story.app.db, curator, found.people["Юдина"], story.now)).token
    await leaving.leave(story.app.db, await story.who(found.phones["Юдина"]), story.now)
    other = story.person("Другой Телефон")
    other.start(code)
    await story.run()
    assert "отозвано" in other.last.text
