"""Minors: nothing is asked before the representative consents – by a one-use link or on paper."""

import json
import re

from documents.qr import qr_png
from domain.roles import Role
from emulator.client import Client
from handlers.callbacks import ConsentsOf, ConsentTap, GuardianTap, InquiryAct, WardTap
from services.consents import consent_share
from storage.consents import consents
from storage.database import Connection
from tests.school import school
from tests.stories.school import fill, invite, open_school
from tests.story import Story

PICTURE = qr_png("a sheet of paper")


async def pupils_take_part(story: Story) -> None:
    await open_school(story)
    await story.say(story.curator, "/settings")
    await story.tap(story.curator, "Согласия")
    await story.tap(story.curator, "Участвуют и ученики")
    assert "у тех, кто моложе 18" in story.curator.last.text


async def arrive(story: Story, name: str = "Титов Денис") -> Client:
    phone = story.person(name)
    phone.start(await invite(story, Role.MENTEE))
    await story.run()
    return phone


async def link_for_parent(story: Story, pupil: Client) -> str:
    if "Ссылка для родителя" not in str(pupil.buttons()):
        await story.tap(pupil, "Нет ещё")
    await story.tap(pupil, "Ссылка для родителя")
    found = re.search(r"start=([\w-]+)", pupil.last.text)
    assert found is not None
    return found[1]


async def consent(story: Story, parent: Client, token: str) -> None:
    await story.say(parent, f"/start {token}")
    await story.tap(parent, "Даю согласие за ребёнка")
    await story.say(parent, "Титова Инна Львовна")
    await story.say(parent, "Титов Денис Маркович")
    await story.tap(parent, "Подтверждаю согласие")


async def decisions(story: Story, phone: Client) -> list[str]:
    person = (await story.who(phone)).known
    return [row["decision"] for row in await story.app.db.read(lambda con: consents.of_person(con, person))]


async def test_teachers_are_not_asked_for_their_age(story: Story) -> None:
    await open_school(story)
    vera = await arrive(story)
    assert "Согласие на обработку персональных данных" in vera.last.text


async def test_an_adult_goes_straight_to_the_consent(story: Story) -> None:
    await pupils_take_part(story)
    vera = await arrive(story)
    assert "Вам уже исполнилось 18 лет?" in vera.last.text
    await story.tap(vera, "Да, исполнилось")
    await story.tap(vera, "Даю согласие")
    assert "Вопрос 1 из" in vera.last.text


async def test_pupil_link_parent_consents_pupil_goes_on(story: Story) -> None:
    await pupils_take_part(story)
    denis, parent = await arrive(story), story.person("Титова Инна")
    token = await link_for_parent(story, denis)
    await consent(story, parent, token)
    assert any("Согласие дано" in text for text in parent.texts)
    copy = parent.documents[-1].data.decode("utf-8-sig")
    assert "Я, Титова Инна Львовна, законный представитель несовершеннолетнего участника (Титов Денис Маркович)" in copy
    assert str(parent.account.id) in copy
    person = (await story.who(denis)).known
    (given,) = await story.app.db.read(lambda con: consents.every(con, person))
    assert (given["decision"], given["role"], given["external_id"]) == ("given", "mentee", parent.account.id)
    assert given["body"] in copy
    assert "Родитель дал согласие" in denis.last.text
    await story.tap(denis, "Начать")
    await fill(story, denis, "Титов Денис Маркович")
    assert (await story.who(denis)).full_name == "Титов Денис Маркович"
    assert not any("преподаёте" in text for text in denis.texts), "a pupil is asked what a pupil knows"
    assert "Мои навыки" in denis.last.text, "and assessed as a pupil"
    await story.pass_time(minutes=2)
    await story.tap(story.curator, "По одному", next(m for m in story.curator.received if "Новые анкеты" in m.text))
    assert any("С чем хотелось бы помощи?" in text for text in story.curator.texts), (
        "the curator decides by the pupil's answers"
    )


async def test_names_typed_for_the_consent_are_not_stored_before_it(story: Story) -> None:
    def stored(name: str) -> bool:
        files = story.app.db.path.parent.glob(story.app.db.path.name + "*")
        return any(name.encode() in file.read_bytes() for file in files)

    await pupils_take_part(story)
    denis, parent = await arrive(story), story.person("Титова Инна")
    await story.say(parent, f"/start {await link_for_parent(story, denis)}")
    await story.tap(parent, "Даю согласие за ребёнка")
    await story.say(parent, "Титова Инна Львовна")
    await story.restart()
    await story.say(parent, "Титов Денис Маркович")
    assert "Напишите Ваши фамилию" in parent.last.text, "the name is gone with the memory"
    await story.say(parent, "Титова Инна Львовна")
    await story.say(parent, "Титов Денис Маркович")
    assert not stored("Титов"), "nothing before «Подтверждаю»"
    await story.restart()
    await story.tap(parent, "Подтверждаю согласие")
    await story.say(parent, "Титова Инна Львовна")
    await story.say(parent, "Титов Денис Маркович")
    await story.tap(parent, "Подтверждаю согласие")
    assert await decisions(story, denis) == ["given"]
    assert stored("Титов")


async def test_before_the_consent_everything_leads_back_to_waiting(story: Story) -> None:
    await pupils_take_part(story)
    denis = await arrive(story)
    await story.tap(denis, "Нет ещё")
    for act in ("/menu", "/surveys", "/pair", "привет", "/start"):
        await story.say(denis, act)
        assert "Нужно согласие родителя" in denis.last.text, act
    denis.tap_data(denis.last, ConsentTap(act="give", mark="x" * 12).pack())
    await story.run()
    assert not (await story.who(denis)).consented
    await story.tap(denis, "Назад")
    assert "Вам уже исполнилось" in denis.last.text, "a slip of the thumb is mended"


async def test_the_parent_refuses(story: Story) -> None:
    await pupils_take_part(story)
    denis, parent = await arrive(story), story.person("Титова Инна")
    token = await link_for_parent(story, denis)
    await story.say(parent, f"/start {token}")
    await story.tap(parent, "Не даю согласия")
    assert "Ничего, кроме самого отказа, не сохранено" in parent.last.text
    assert "Родитель не дал согласия" in denis.last.text
    assert await decisions(story, denis) == ["refused"]
    await story.say(denis, "/start")
    again = await link_for_parent(story, denis)
    await consent(story, parent, again)
    assert await decisions(story, denis) == ["refused", "given"]


async def test_a_link_works_once_and_only_the_newest(story: Story) -> None:
    await pupils_take_part(story)
    denis, parent, other = await arrive(story), story.person("Титова Инна"), story.person("Чужой Человек")
    old = await link_for_parent(story, denis)
    await story.tap(denis, "Ссылка для родителя")
    found = re.search(r"start=([\w-]+)", denis.last.text)
    assert found is not None
    await story.say(other, f"/start {old}")
    assert "больше не действует" in other.last.text
    await story.say(other, f"/start {found[1]}")
    opened = other.last
    await consent(story, parent, found[1])
    await story.say(other, f"/start {found[1]}")
    assert "уже ответили" in other.last.text
    await story.tap(other, "Даю согласие за ребёнка", opened)
    assert "уже ответили" in other.toasts[-1]
    await story.tap(other, "Не даю согласия", opened)
    assert await decisions(story, denis) == ["given"]


async def test_a_stranger_learns_nothing_and_the_pupil_cannot_answer(story: Story) -> None:
    await pupils_take_part(story)
    denis, stranger = await arrive(story), story.person("Чужой Человек")
    token = await link_for_parent(story, denis)
    await story.say(denis, f"/start {token}")
    assert "Это ссылка для родителя" in denis.last.text
    await story.say(stranger, "/start p-" + "x" * 24)
    assert "Согласие" not in stranger.last.text
    await story.say(stranger, f"/start {token}")
    assert "Титов" not in stranger.last.text
    stranger.tap_data(stranger.last, GuardianTap(link=1, act="withdraw_yes").pack())
    await story.run()
    assert not await decisions(story, denis)


async def test_the_number_of_a_link_alone_decides_nothing(story: Story) -> None:
    """Numbers are guessed; who has not opened the link cannot consent or refuse for the child."""
    await pupils_take_part(story)
    denis, stranger = await arrive(story), story.person("Чужой Человек")
    await link_for_parent(story, denis)
    await story.say(stranger, "/start")
    for act in ("give", "refuse", "confirm"):
        for key in ("", "0" * 16):
            stranger.tap_data(stranger.last, GuardianTap(link=1, act=act, key=key).pack())
            await story.run()
            assert "Напишите" not in stranger.last.text
    assert not await decisions(story, denis)


async def test_the_parent_withdraws(story: Story) -> None:
    await pupils_take_part(story)
    denis, parent = await arrive(story), story.person("Титова Инна")
    await consent(story, parent, await link_for_parent(story, denis))
    await story.tap(parent, "Отозвать согласие")
    await story.tap(parent, "Да, отозвать")
    assert any("Согласие отозвано" in text for text in parent.texts)
    assert not (await story.who(denis)).consented
    assert "Отзыв согласия" in story.curator.last.text
    assert "Родитель отозвал согласие, поэтому Ваше участие остановлено" in denis.last.text
    assert "15 октября 2026 г." in denis.last.text
    await story.say(denis, "/start")
    assert "Сейчас Вы не участвуете в программе" in denis.last.text
    await story.say(denis, "/mydata")
    assert "Эти данные больше не используются" in denis.last.text
    await story.pass_time(days=15)
    await story.say(parent, "/mydata")
    assert "О Вас хранятся только номер в Telegram и это решение" in parent.last.text


async def test_the_curator_enters_the_paper_with_its_picture(story: Story) -> None:
    await pupils_take_part(story)
    denis = await arrive(story)
    await story.tap(denis, "Нет ещё")
    person = (await story.who(denis)).known
    await story.say(story.curator, "/people")
    await story.tap(story.curator, f"№ {person}")
    assert "Дальше: ждём согласия родителя" in story.curator.last.text
    await story.tap(story.curator, "Согласия")
    assert "ждём согласия родителя" in story.curator.last.text
    await story.tap(story.curator, "Внести согласие родителя (бумага)")
    await story.say(story.curator, "подписано")
    assert "Без номера или даты" in story.curator.last.text
    await story.say(story.curator, "№ 12 от 15.09.2026")
    story.curator.send_photo(PICTURE)
    await story.run()
    assert "на бумаге (№ 12 от 15.09.2026)" in story.curator.last.text
    assert "Родитель дал согласие" in denis.last.text
    await story.say(story.curator, "/documents")
    await story.tap(story.curator, "Согласие родителя: № 12 от 15.09.2026")
    assert story.curator.documents[-1].data == await kept_picture(story)


async def kept_picture(story: Story) -> bytes:
    def work(con: Connection) -> bytes:
        return bytes(con.execute("SELECT body FROM document").fetchone()["body"])

    return await story.app.db.read(work)


async def test_the_representative_sees_and_copies_what_is_kept(story: Story) -> None:
    await pupils_take_part(story)
    denis, parent, other = await arrive(story), story.person("Титова Инна"), story.person("Чужой Человек")
    token = await link_for_parent(story, denis)
    assert denis.photos, "a code to show the parent on one's own screen"
    await consent(story, parent, token)
    await story.say(parent, "/mydata")
    assert parent.buttons() == ["Ребёнок (согласие от 15 сентября)"], "no name has been given yet"
    await story.tap(denis, "Начать")
    await fill(story, denis, "Титов Денис Маркович")
    asking = InquiryAct(person=(await story.who(denis)).known, act="bare", relation="teacher")
    story.curator.tap_data(story.curator.last, asking.pack())
    await story.run()
    assert "чем помочь ученику (Титов Денис Маркович): классный руководитель" in parent.last.text
    assert story.curator.photos, "the link can be shown as a code"
    await story.say(parent, "/help")
    assert "о ребёнке, за которого Вы дали согласие" in parent.last.text
    await story.say(parent, "/mydata")
    assert "ФИО: Титова Инна Львовна" in parent.last.text
    await story.tap(parent, "Ребёнок: Титов Денис Маркович")
    assert "ФИО: Титов Денис Маркович" in parent.last.text
    assert "Класс: " in parent.last.text
    assert "Куратор просил рассказать: классный руководитель. Ответа пока нет" in parent.last.text
    shown = parent.last
    await story.tap(parent, "Написать куратору")
    await story.say(parent, "Денису трудно по вторникам")
    assert "Передал куратору" in parent.last.text
    assert "Родитель ученика (Титов Денис Маркович) обращается" in story.curator.last.text
    await story.tap(story.curator, "Ответить")
    before = len(denis.texts)
    await story.say(story.curator, "Перенесём на среду")
    assert "Перенесём на среду" in parent.last.text
    assert len(denis.texts) == before, "who asked gets the answer"
    await story.say(parent, "/mydata")
    await story.tap(parent, "Ребёнок: Титов Денис Маркович")
    await story.tap(parent, "Получить копию")
    page, data = parent.documents[-2:]
    assert "Титова Инна Львовна" in page.data.decode()
    kept = json.loads(data.data)
    assert kept["questionnaires"][0]["answers"]
    assert not kept["wishes"], "whom the child chose is the child's own word"
    await story.say(other, "/start")
    for act in ("show", "copy", "ask"):
        other.tap_data(shown, WardTap(link=1, act=act).pack())
        await story.run()
    assert "Титов" not in "".join(other.texts)
    assert not other.documents
    await story.say(parent, "/mydata")
    await story.tap(parent, "Ребёнок: Титов Денис Маркович")
    await story.tap(parent, "Отозвать согласие")
    await story.tap(parent, "Да, отозвать")
    assert not (await story.who(denis)).consented


async def test_a_teacher_of_two_children_answers_for_each_and_for_oneself(story: Story) -> None:
    anna = (await school(story)).phones["Седова"]
    await pupils_take_part(story)
    denis, yana = await arrive(story, "Титов Денис"), await arrive(story, "Титова Яна")
    for child in (denis, yana):
        await consent(story, anna, await link_for_parent(story, child))
    await story.say(anna, "/mydata")
    assert "ФИО: Седова Анна Петровна" in anna.last.text
    children = [label for label in anna.buttons() if "Ребёнок" in label]
    assert children == ["Ребёнок 1 (согласие от 15 сентября)", "Ребёнок 2 (согласие от 15 сентября)"]
    await story.tap(anna, "Отозвать согласие")
    await story.tap(anna, "Да, отозвать")
    await story.pass_time(days=15)
    await story.say(anna, "/mydata")
    assert anna.buttons() == children, "the own part is erased, the representative's word stands"
    await story.tap(anna, children[1])
    await story.tap(anna, "Отозвать согласие")
    await story.tap(anna, "Да, отозвать")
    assert [await decisions(story, child) for child in (denis, yana)] == [["given"], ["given", "withdrawn"]]


async def test_the_schools_own_text_for_representatives_asks_again(story: Story) -> None:
    await pupils_take_part(story)
    denis, parent = await arrive(story), story.person("Титова Инна")
    await consent(story, parent, await link_for_parent(story, denis))
    await story.tap(story.curator, "Тексты согласий")
    await story.tap(story.curator, "Согласие родителя")
    text = story.curator.documents[-1].data.decode("utf-8-sig")
    assert "{ребёнок}" in text
    await story.say(story.curator, text + "\n\nДополнено советом школы.")
    await story.tap(story.curator, "Да, опубликовать")
    assert "у 1 участника" in story.curator.last.text
    assert "Текст согласия для родителя обновился" in denis.last.text
    assert (await story.who(denis)).consented, "the older consent stands"
    token = await link_for_parent(story, denis)
    await story.say(parent, f"/start {token}")
    assert "Дополнено советом школы" in parent.last.text, "shown whole"
    await story.tap(parent, "Не даю согласия")
    assert "Прежнее согласие действует" in parent.last.text
    assert (await story.who(denis)).consented
    await consent(story, parent, await link_for_parent(story, denis))
    assert "Дополнено советом школы" in parent.documents[-1].data.decode("utf-8-sig")
    person = (await story.who(denis)).known
    given = await story.app.db.read(lambda con: consents.every(con, person))
    assert [(one["kind"], one["decision"], one["version"]) for one in given] == [
        ("programme", "given", 2),
        ("renewal", "refused", 3),
        ("programme", "given", 3),
    ]


async def test_a_pupil_who_comes_of_age_consents_alone(story: Story) -> None:
    await pupils_take_part(story)
    denis, parent = await arrive(story), story.person("Титова Инна")
    await consent(story, parent, await link_for_parent(story, denis))
    person = (await story.who(denis)).known
    story.curator.tap_data(story.curator.last, ConsentsOf(person=person).pack())
    await story.run()
    assert "Согласие дал родитель" in story.curator.last.text
    await story.tap(story.curator, "Исполнилось 18")
    await story.tap(story.curator, "Да, исполнилось")
    story.curator.tap_data(story.curator.last, ConsentsOf(person=person).pack())
    await story.run()
    assert "спросил у участника его собственное согласие, ответа пока нет" in story.curator.last.text
    assert "Вам исполнилось 18: теперь согласие даёте Вы сами" in denis.last.text
    assert (await story.who(denis)).consented, "taking part goes on"
    lacking = await consent_share.by_kind(story.app.db, await story.who(story.curator))
    assert [one.person_id for one in lacking.lacking] == [person], "the own consent is wanted"
    withdraw = next(message for message in parent.received if "Отозвать согласие" in parent.buttons(message))
    await story.tap(parent, "Отозвать согласие", withdraw)
    assert "уже распоряжается своим согласием сам" in parent.toasts[-1]
    await story.say(parent, "/mydata")
    assert "ФИО: Титова Инна Львовна" in parent.last.text
    assert not parent.buttons(parent.last), "an adult's data is not the parent's to see"
    await story.tap(denis, "Не даю согласия")
    assert "своего согласия Вы не даёте" in denis.last.text
    assert denis.buttons(denis.last) == ["Отозвать согласие"]
    await story.say(denis, "/mydata")
    await story.tap(denis, "Новый текст согласия")
    await story.tap(denis, "Даю согласие")
    own = (await story.app.db.read(lambda con: consents.every(con, person)))[-1]
    assert (own["decision"], own["external_id"], own["by_guardian"]) == ("given", denis.account.id, 0)
