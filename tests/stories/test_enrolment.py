"""Link, consent, questionnaire, admission: as participants and the curator see it."""

from datetime import UTC, datetime
from sqlite3 import Row

from domain.roles import Role
from emulator.client import Client
from handlers.joining.enrolment import body_of
from services.consents import consents as consent_services
from services.consents.consents import digest
from services.joining import enrolment
from storage.consents import consents
from storage.database import Connection
from storage.people import people
from tests.stories.school import curator_of, enrol, enrol_many, fill, invite, open_school
from tests.story import Story

CONSENT_BUTTONS = ["✅ Даю согласие", "✖️ Не даю согласия", "📄 Полный текст"]


async def arrive(story: Story, name: str = "Юдина Вера", role: Role = Role.MENTEE) -> Client:
    """Somebody who has opened the link and sees the consent."""
    await open_school(story)
    client = story.person(name)
    client.start(await invite(story, role))
    await story.run()
    return client


async def decisions(story: Story, client: Client) -> list[Row]:
    person_id = (await story.who(client)).known
    return await story.app.db.read(lambda con: consents.of_person(con, person_id))


async def test_link_consent_questionnaire_admission(story: Story) -> None:
    vera = await arrive(story)
    assert "Согласие на обработку персональных данных" in vera.last.text
    assert "Школа № 300" in vera.last.text
    assert "Срок: до 31 мая 2027" in vera.last.text
    assert vera.buttons() == CONSENT_BUTTONS
    await story.tap(vera, "Даю согласие")
    assert "Вопрос 1 из" in vera.last.text
    assert [document.name for document in vera.documents] == ["Согласие.txt"]
    await fill(story, vera, "Юдина Вера Сергеевна")
    assert any("Спасибо! Анкета отправлена" in text for text in vera.texts)
    assert "Новые анкеты: 1 наставляемый." in story.curator.last.text
    await story.tap(story.curator, "Принять всех")
    assert "Приняты: 1 наставляемый" in story.curator.last.text
    assert "Вас приняли" in vera.last.text
    assert any("Помощь" in row for row in vera.reply_keyboard)


async def test_a_consent_is_provable(story: Story) -> None:
    vera = await arrive(story)
    await story.tap(vera, "Полный текст")
    assert "1. Оператор: Муниципальное общеобразовательное учреждение «Школа № 300»" in vera.last.text
    assert "Белых Жанна Андреевна, каб. 12" in vera.last.text
    await story.tap(vera, "Даю согласие")
    (given,) = await decisions(story, vera)
    assert (given["decision"], given["role"], given["version"]) == ("given", "mentee", 2)
    assert given["text_hash"] == digest(given["body"])
    assert given["channel_id"] == (await story.who(vera)).channel_id
    copy = vera.documents[0].data.decode("utf-8-sig")
    assert given["body"] in copy
    assert given["text_hash"] in copy


async def test_nothing_personal_is_kept_before_consent(story: Story) -> None:
    vera = await arrive(story, 'А<3 & "Ко"')

    def stored(con: Connection) -> str:
        tables = [row["name"] for row in con.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return "\n".join(str(tuple(row)) for table in tables for row in con.execute(f'SELECT * FROM "{table}"'))

    everything = await story.app.db.read(stored)
    assert "Ко" not in everything.replace("Конт", "").replace("Комп", "")
    assert str(vera.account.id) in everything


async def test_a_refusal_is_recorded_and_may_be_reconsidered(story: Story) -> None:
    vera = await arrive(story)
    asked = vera.last
    await story.tap(vera, "Не даю согласия")
    assert "Понимаю. Сохранён только сам отказ и его время." in vera.last.text
    assert "куратор Белых Жанна Андреевна, каб. 12" in vera.last.text
    assert vera.buttons(asked) == []
    assert [row["decision"] for row in await decisions(story, vera)] == ["refused"]
    await story.say(vera, "/start")
    assert vera.buttons() == CONSENT_BUTTONS
    await story.tap(vera, "Даю согласие")
    assert "Вопрос 1 из" in vera.last.text
    assert [row["decision"] for row in await decisions(story, vera)] == ["refused", "given"]


async def test_without_consent_everything_leads_to_it(story: Story) -> None:
    vera = await arrive(story)
    for act in ("/menu", "/surveys", "/pair", "меню", "что-нибудь", "Моя пара", "/cancel"):
        await story.say(vera, act)
        assert "Согласие на обработку персональных данных" in vera.last.text, act
    vera.send_sticker()
    await story.run()
    assert vera.buttons() == CONSENT_BUTTONS


async def test_ten_taps_give_one_consent_one_copy_one_question(story: Story) -> None:
    vera = await arrive(story)
    asked = vera.last
    for _ in range(10):
        vera.tap("Даю согласие", asked)
    await story.run()
    assert len(await decisions(story, vera)) == 1
    assert len(vera.documents) == 1
    assert vera.unanswered == 0


async def test_a_replayed_refusal_does_not_undo_a_consent(story: Story) -> None:
    vera = await arrive(story)
    asked = vera.last
    refuse = asked.rows[1][0]["callback_data"]
    await story.tap(vera, "Даю согласие")
    vera.tap_data(asked, refuse)
    await story.run()
    assert "Согласие уже дано" in vera.toasts[-1]
    assert (await story.who(vera)).consented


async def test_a_text_that_changed_meanwhile_is_shown_anew(story: Story) -> None:
    vera = await arrive(story)
    old = vera.last
    await story.say(story.curator, "/settings")
    await story.tap(story.curator, "Контакты")
    await story.tap(story.curator, "Контакт куратора")
    await story.say(story.curator, "каб. 7")
    await story.tap(vera, "Даю согласие", old)
    assert "Текст согласия обновился" in vera.toasts[-1]
    assert not (await story.who(vera)).consented
    await story.tap(vera, "Даю согласие")
    assert (await story.who(vera)).consented


async def test_an_unfinished_questionnaire_is_gone_on_with(story: Story) -> None:
    vera = await arrive(story)
    await story.tap(vera, "Даю согласие")
    await story.say(vera, "Юдина Вера Сергеевна")
    await story.restart()
    await story.say(vera, "/start")
    assert "Вопрос 2 из" in vera.last.text


async def test_curators_hear_of_many_at_once(story: Story) -> None:
    await enrol_many(story, 2, 3, admitted=False)
    notices = [text for text in story.curator.texts if "Новые анкеты" in text]
    assert len(notices) == 1, "one at once, the rest gathered"
    await story.pass_time(minutes=1)
    assert "Новые анкеты: 2 наставника, 3 наставляемых." in story.curator.last.text
    await story.tap(story.curator, "Принять всех")
    assert "Приняты: 2 наставника, 3 наставляемых" in story.curator.last.text
    old = next(message for message in story.curator.received if "Новые анкеты: 1" in message.text)
    await story.tap(story.curator, "Принять всех", old)
    assert "Новых анкет нет" in story.curator.chat.messages[old.id].text


async def test_when_all_is_decided_the_next_one_is_told_at_once(story: Story) -> None:
    for name in ("Юдина Вера Сергеевна", "Титов Денис Маркович"):
        await enrol(story, Role.MENTEE, name, admitted=False)
        assert "Новые анкеты: 1 наставляемый." in story.curator.last.text
        await story.tap(story.curator, "Принять всех")


async def test_the_next_one_is_told_once_though_more_was_to_be_told(story: Story) -> None:
    for name in ("Юдина Вера Сергеевна", "Ким Олег Павлович"):
        await enrol(story, Role.MENTEE, name, admitted=False)
    await story.tap(story.curator, "Принять всех")
    await enrol(story, Role.MENTEE, "Титов Денис Маркович", admitted=False)
    count = len([text for text in story.curator.texts if "Новые анкеты" in text])
    await story.pass_time(minutes=5)
    assert len([text for text in story.curator.texts if "Новые анкеты" in text]) == count == 1


async def test_one_by_one(story: Story) -> None:
    await enrol_many(story, 1, 2, admitted=False)
    await story.tap(story.curator, "По одному")
    assert story.curator.last.text.startswith("Седова Анна Петровна · наставник")
    assert "Должность: учитель математики" in story.curator.last.text
    assert "В очереди ещё: 2" in story.curator.last.text
    await story.tap(story.curator, "Далее")
    assert story.curator.last.text.startswith("Юдина Вера Сергеевна · наставляемый")
    await story.tap(story.curator, "Принять")
    assert "Участие подтверждено" in story.curator.toasts
    assert story.curator.last.text.startswith("Седова")


async def test_declined_kindly_and_admitted_later(story: Story) -> None:
    _, (vera, *_) = await enrol_many(story, 0, 1, admitted=False)
    await story.tap(story.curator, "По одному")
    await story.tap(story.curator, "Отклонить")
    assert "Отклонить анкету: Юдина Вера Сергеевна?" in story.curator.last.text
    await story.tap(story.curator, "Да, отклонить")
    assert "Спасибо за анкету!" in vera.client.last.text
    assert "каб. 12" in vera.client.last.text
    await story.say(vera.client, "/start")
    assert "пока не подтвердил" in vera.client.last.text
    token = await invite(story, Role.MENTEE)
    await story.say(vera.client, f"/start {token}")
    assert "пока не подтвердил" in vera.client.last.text
    await enrolment.admit(story.app.db, await curator_of(story), [vera.person_id], Role.MENTEE, story.now)
    await story.run()
    assert "Вас приняли" in vera.client.last.text


async def test_before_admission_no_names_are_seen(story: Story) -> None:
    await enrol_many(story, 2, 0)
    _, (vera, *_) = await enrol_many(story, 0, 1, admitted=False)
    for act in ("/vote", "/pair", "/menu", "/meetings", "/meet"):
        await story.say(vera.client, act)
        assert "Седова" not in vera.client.last.text
    await story.say(vera.client, "/start")
    assert any("Куратор подтвердит участие" in text for text in vera.client.texts)
    assert vera.client.reply_keyboard == []


async def test_names_with_signs_pass_through_everything(story: Story) -> None:
    await enrol(story, Role.MENTEE, 'А<3 & "Ко"', admitted=False)
    await story.tap(story.curator, "По одному")
    assert story.curator.last.text.startswith('А<3 & "Ко" · наставляемый')
    await story.tap(story.curator, "Отклонить")
    assert 'А<3 & "Ко"' in story.curator.last.text


async def test_killed_between_consent_and_the_first_question(story: Story) -> None:
    """The tap is delivered a second time: the consent stands once, and the way on is offered."""
    vera = await arrive(story)
    vera.tap("Даю согласие")
    updates = story.world.take_updates()
    await consent_services.give(
        story.app.db, await story.who(vera), body_of((await curator_of(story)).programme), story.now
    )
    await story.app.db.write(lambda con: _claimed(con, updates[0]["update_id"]), claim=False)
    await story.feed(updates)
    assert "заполните анкету" in vera.last.text
    await story.tap(vera, "Начать")
    assert "Вопрос 1 из" in vera.last.text
    assert len(await decisions(story, vera)) == 1


def _claimed(con: Connection, update_id: int) -> None:
    con.execute("INSERT INTO handled_update (update_id) VALUES (?)", (update_id,))


async def test_a_tap_delivered_twice_changes_nothing_twice(story: Story) -> None:
    vera = await arrive(story)
    vera.tap("Даю согласие")
    updates = story.world.take_updates()
    await story.feed(updates)
    await story.feed(updates)
    await story.run()
    assert len(await decisions(story, vera)) == 1
    assert len(vera.documents) == 1


async def test_the_public_name_is_kept_once_the_consent_stands(story: Story) -> None:
    async def kept() -> str | None:
        return await story.app.db.read(lambda con: people.username(con, account.id))

    await open_school(story)
    account = story.world.add_account("Вера", "Юдина", "vera_yu")
    vera = Client(story.world, account)
    vera.start(await invite(story, Role.MENTEE))
    await story.run()
    assert await kept() is None, "nothing before the consent"
    await story.tap(vera, "Даю согласие")
    assert await kept() == "vera_yu"
    await consent_services.note_username(story.app.db, await story.who(vera), "vera_before")
    await story.say(vera, "/start")
    assert await kept() == "vera_yu"


async def test_after_the_end_nobody_is_let_in_by_a_consent_that_has_run_out(story: Story) -> None:
    vera = await arrive(story)
    story.clock.set(datetime(2027, 5, 31, 20, 59, tzinfo=UTC))
    await story.say(story.curator, "/invite")
    assert "Перешлите эти сообщения" in story.curator.last.text, "the last day is still one"
    story.clock.set(datetime(2027, 5, 31, 21, 1, tzinfo=UTC))
    await story.tap(vera, "Даю согласие")
    assert "Срок программы вышел 31.05.2027" in vera.toasts[-1]
    assert not (await story.who(vera)).consented
    await story.say(story.curator, "/invite")
    assert "/settings" in story.curator.last.text
