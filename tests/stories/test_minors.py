"""Minors: nothing is asked before the representative consents – by a one-use link or on paper."""

import re

from documents.qr import qr_png
from domain.roles import Role
from emulator.client import Client
from handlers.callbacks import ConsentTap, GuardianTap
from storage import consents
from storage.database import Connection
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


async def test_the_parent_withdraws(story: Story) -> None:
    await pupils_take_part(story)
    denis, parent = await arrive(story), story.person("Титова Инна")
    await consent(story, parent, await link_for_parent(story, denis))
    await story.tap(parent, "Отозвать согласие")
    await story.tap(parent, "Да, отозвать")
    assert any("Согласие отозвано" in text for text in parent.texts)
    assert not (await story.who(denis)).consented
    assert "Отзыв согласия" in story.curator.last.text


async def test_the_curator_enters_the_paper_with_its_picture(story: Story) -> None:
    await pupils_take_part(story)
    denis = await arrive(story)
    await story.tap(denis, "Нет ещё")
    person = (await story.who(denis)).known
    await story.say(story.curator, "/people")
    await story.tap(story.curator, f"№ {person}")
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
