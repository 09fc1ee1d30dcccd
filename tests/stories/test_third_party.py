"""Others tell of a pupil by a personal link: a consent of their own, the answers, what the pupil learns, ways back."""

import re

import pytest

from domain.names import FullName
from domain.roles import Role
from emulator.client import Client
from handlers.callbacks import AnswerTap, ContinueResponse, InquiryAct, InquiryCard, InquiryTap, RecordRead
from services.consents import mydata
from services.joining import invitations
from services.people import people_list
from services.people.people_list import Filter
from services.reports import progress
from storage.database import Connection
from tests.school import School, school
from tests.stories.school import fill, invite
from tests.story import Story

PUPIL = "Юдина Вера Сергеевна"
TEACHER = "Ветрова Нина Павловна"


async def class_of(story: Story, *others: str) -> School:
    """One mentor, one pupil (a minor whose representative has consented), and who else takes part."""
    found = await school(story, ("Седова Анна Петровна",), (PUPIL, *others))

    def pupils(con: Connection) -> None:
        con.execute("UPDATE programme SET pupils = 1")
        con.execute("UPDATE person SET minor = 1 WHERE full_name = ?", (PUPIL,))

    await story.app.db.write(pupils)
    return found


async def ask(story: Story, label: str = "Классного руководителя", note: str = "") -> tuple[str, str]:
    """The curator asks from the pupil's card; the token of the link and the typed code."""
    await story.say(story.curator, f"/people {PUPIL}")
    await story.tap(story.curator, FullName.parse(PUPIL).short)
    await story.tap(story.curator, "Запросить сведения")
    await story.tap(story.curator, "Запросить сведения")
    await story.tap(story.curator, label)
    if note:
        await story.say(story.curator, note)
    else:
        await story.tap(story.curator, "Без уточнения")
    text = next(text for text in reversed(story.curator.texts) if "Ваша личная ссылка" in text)
    assert PUPIL.split(maxsplit=1)[0] not in text, "messages travel"
    link, code = re.search(r"start=([\w-]+)", text), re.search(r"цифры (\d{8})", text)
    assert link is not None
    assert code is not None
    return link[1], code[1]


async def consent(story: Story, phone: Client, secret: str) -> None:
    await story.say(phone, f"/start {secret}" if len(secret) > 8 else secret)
    await story.tap(phone, "Продолжить")
    await story.tap(phone, "Даю согласие")


async def rows(story: Story, query: str) -> list[tuple[object, ...]]:
    return await story.app.db.read(lambda con: [tuple(row) for row in con.execute(query)])


async def test_a_class_teacher_tells_the_curator_reads_the_pupil_knows(story: Story) -> None:
    made = await class_of(story)
    before = await rows(story, "SELECT count(*) FROM person")
    token, _ = await ask(story, note="7 «Б»")
    pupil, teacher = made.phones["Юдина"], story.person("Ветрова Нина")
    assert "классный руководитель" in pupil.last.text, "152-FZ art. 18 p. 3"
    await story.say(teacher, f"/start {token}")
    assert "Вас просят рассказать об ученике: Юдина Вера." in teacher.last.text
    assert "Рогова Ирина Львовна" in teacher.last.text
    await story.tap(teacher, "Продолжить")
    await story.tap(teacher, "Полный текст")
    assert await rows(story, "SELECT count(*) FROM person") == before, "nothing is kept before the consent"
    await story.tap(teacher, "Даю согласие")
    assert "Согласие на обработку" in teacher.documents[-1].data.decode("utf-8-sig")
    await story.say(teacher, TEACHER)
    assert "Вопрос 1 из 6" in teacher.last.text
    assert "могут получить ученик" in teacher.last.text
    await story.restart()
    for way_out in ("/menu", "Моя пара"):  # no part of the programme is theirs
        await story.say(teacher, way_out)
        assert "Седова" not in teacher.last.text
    await story.say(teacher, "/start")
    await story.tap(teacher, "Продолжить")
    await fill(story, teacher, "")
    assert "Спасибо! Анкета отправлена" in teacher.last.text
    assert f"классный руководитель (7 «Б»), {TEACHER}" in story.curator.last.text
    await story.tap(story.curator, "Прочитать")
    assert "Разобраться с оцениванием" in story.curator.last.text
    await story.say(teacher, f"/start {token}")
    assert "уже ответили" in teacher.last.text

    me = await story.who(pupil)
    data = (await mydata.copy(story.app.db, me, story.now)).html.decode()
    assert "Разобраться с оцениванием" in data
    assert "Ветрова" not in data
    await story.say(pupil, "/mydata")
    assert "По просьбе куратора рассказали: классный руководитель" in pupil.last.text
    seen = await rows(story, f"SELECT kind FROM audit WHERE person_id = {me.known} AND kind IN ('inquiry', 'answers')")
    assert seen == [("inquiry",), ("answers",)]
    register = await people_list.register(story.app.db, await story.who(story.curator), Filter.ALL, story.now)
    assert len(register.lines) == 2, "who is asked is no participant"
    counted = await progress.overview(story.app.db, story.now)
    assert (counted.coverage.part, counted.pupils) == (1, 1), "coverage is of teachers"

    await story.say(teacher, "/mydata")
    assert "Вы рассказали об учениках" in teacher.last.text
    await story.tap(teacher, "Отозвать: мои ответы об учениках")
    await story.tap(teacher, "Да, отозвать")
    assert "Согласие отозвано" in story.curator.last.text
    assert not await rows(story, "SELECT 1 FROM answer WHERE value LIKE '%оцениванием%'")
    assert not await rows(story, "SELECT 1 FROM inquiry WHERE respondent_name IS NOT NULL OR note IS NOT NULL")
    assert (await story.who(teacher)).person_id is None


async def test_links_that_lead_nowhere_say_why(story: Story) -> None:
    made = await class_of(story)
    token, _ = await ask(story)
    stranger, pupil = story.person("Чужой Человек"), made.phones["Юдина"]
    for phone, said in ((pupil, "для того, кого попросил"), (story.curator, "для того, кого Вы просите")):
        await story.say(phone, f"/start {token}")
        assert said in phone.last.text
    await story.say(stranger, "/start q-" + "x" * 24)
    assert "Юдина" not in stranger.last.text
    for act in ("show", "consent", "give", "refuse"):
        for key in ("", "0" * 16):
            stranger.tap_data(stranger.last, InquiryTap(inquiry=1, act=act, key=key).pack())
            await story.run()
            assert "Юдина" not in stranger.last.text, "the number of a link alone shows and decides nothing"
    assert await rows(story, "SELECT decision FROM inquiry") == [(None,)]
    await story.say(stranger, f"/start {token}")
    opened = stranger.last
    key = InquiryTap.unpack(opened.rows[0][0]["callback_data"]).key
    await story.tap(stranger, "Это не ко мне")
    assert "ничего не сохранено" in stranger.last.text
    assert (await story.who(stranger)).person_id is None
    await story.say(story.curator, f"/people {PUPIL}")
    await story.tap(story.curator, FullName.parse(PUPIL).short)
    await story.tap(story.curator, "Запросить сведения")
    await story.tap(story.curator, "Отозвать: классный руководитель")
    await story.tap(story.curator, "Да, отозвать")
    await story.say(stranger, f"/start {token}")
    assert "отозвал эту ссылку" in stranger.last.text
    stranger.tap_data(opened, InquiryTap(inquiry=1, act="give", key=key).pack())
    await story.run()
    assert "отозвал эту ссылку" in stranger.toasts[-1]

    refused, _ = await ask(story, "Психолога")
    await story.say(stranger, f"/start {refused}")
    await story.tap(stranger, "Продолжить")
    await story.tap(stranger, "Не даю согласия")
    assert "Не дал(а) согласия: психолог" in story.curator.last.text
    assert (await story.who(stranger)).person_id is None
    await story.say(stranger, f"/start {refused}")
    assert "уже ответили" in stranger.last.text

    expired, _ = await ask(story, "Родителя или представителя")
    await story.pass_time(days=3, hours=1)
    waits = [text for text in story.curator.texts if "Три дня ждём ответа" in text]
    assert len(waits) == 1, "only who may still answer is waited for, and said once"
    await story.tap(story.curator, "Все, кого ждём")
    assert "родитель или представитель: ждём" in story.curator.last.text
    await story.app.db.write(lambda con: con.execute("UPDATE inquiry SET expires_at = '2026-09-17T09:00:00Z'"))
    await story.say(stranger, f"/start {expired}")
    assert "Срок этой ссылки истёк" in stranger.last.text


async def test_somebody_enrolled_answers_by_code_and_nobody_else_touches_it(story: Story) -> None:
    made = await class_of(story, "Ким Олег Павлович")
    _, code = await ask(story)
    sedova, kim, pupil = made.phones["Седова"], made.phones["Ким"], made.phones["Юдина"]
    await consent(story, sedova, code)
    assert "Вопрос 1 из 6" in sedova.last.text, "the name is known"
    ((response,),) = await rows(story, "SELECT response_id FROM inquiry")
    assert isinstance(response, int)
    await story.say(sedova, "Любит рисовать")
    packed = ContinueResponse(response=response).pack(), AnswerTap(response=response, key="study", act="=well").pack()
    for other in (kim, pupil, story.curator):
        for data in (*packed, InquiryTap(inquiry=1, act="give").pack()):
            other.tap_data(other.last, data)
            await story.run()
            assert "Любит рисовать" not in other.last.text
    for data in (
        InquiryAct(person=made.people["Юдина"], act="bare", relation="other").pack(),
        InquiryCard(inquiry=1, act="recall_yes").pack(),
        RecordRead(response=response).pack(),
    ):
        kim.tap_data(kim.last, data)
        await story.run()
    assert await rows(story, "SELECT item_key FROM answer WHERE state = 'given' AND item_key NOT LIKE '@%'") == [
        ("strong",)
    ]
    for grown in ("Седова Анна Петровна", "Ким Олег Павлович"):
        await story.say(story.curator, f"/people {grown}")
        await story.tap(story.curator, FullName.parse(grown).short)
        assert "Запросить сведения" not in story.curator.buttons()
        assert "Сведения об ученике" not in story.curator.last.text

    await story.say(pupil, "/mydata")
    await story.tap(pupil, "Отозвать согласие")
    await story.tap(pupil, "Да, отозвать")
    sedova.tap_data(sedova.last, packed[1])
    await story.run()
    assert not await rows(story, "SELECT 1 FROM answer WHERE item_key = 'strong'"), "it stops at once"
    stale = InquiryAct(person=made.people["Юдина"], act="bare", relation="other")
    story.curator.tap_data(story.curator.last, stale.pack())
    await story.run()
    assert "Просить сведения можно только о" in story.curator.toasts[-1]


@pytest.mark.parametrize("joins", ["by the general link", "by a personal code"])
async def test_who_was_asked_may_join_later(story: Story, joins: str) -> None:
    """The answers stay with the human being, whichever row of ours that is."""
    made = await class_of(story)
    token, _ = await ask(story)
    teacher = story.person("Ветрова Нина")
    await consent(story, teacher, token)
    await story.say(teacher, TEACHER)
    await fill(story, teacher, "")
    if joins == "by a personal code":
        curator = await story.who(story.curator)
        issued = await invitations.for_person(story.app.db, curator, made.people["Седова"], story.now)
        await story.say(teacher, f"/start {issued.token}")
    else:
        await story.say(teacher, f"/start {await invite(story, Role.MENTOR)}")
    assert (await story.who(teacher)).participates_as == {Role.MENTOR}
    me = (await story.who(teacher)).known
    assert await rows(story, "SELECT respondent_id FROM inquiry") == [(me,)]
    assert await rows(story, "SELECT person_id FROM response WHERE form_code = 'third_party'") == [(me,)]
