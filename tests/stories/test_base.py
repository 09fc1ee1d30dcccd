"""The base of people in depth: picking, partners, possible participants, interviews, categories, notes, suggestions."""

from datetime import timedelta
from io import BytesIO

from docx import Document

from domain.roles import Role
from emulator.client import Client
from handlers.callbacks import (
    AddCandidate,
    AdmitTap,
    CategoryTap,
    InterviewTap,
    NoteTap,
    PartnerTap,
    PeopleList,
    PersonEdit,
    PersonMore,
    ProposalTap,
    ProposeTap,
    WorksAt,
)
from services.consents import mydata
from services.pairs import orders
from services.reports import export
from storage.database import Connection
from storage.moments import to_text
from storage.people import people
from tests.register import fill
from tests.school import School, school
from tests.story import Story


async def taps(story: Story, client: Client, *labels: str) -> str:
    """Tap one after another; what stands there then."""
    for label in labels:
        await story.tap(client, label)
    return client.last.text


async def count(story: Story, rows: str) -> int:
    """How many of these rows there are."""
    return await story.app.db.read(lambda con: int(con.execute(f"SELECT count(*) FROM {rows}").fetchone()[0]))


async def card_of(story: Story, name: str) -> str:
    await story.say(story.curator, f"/people {name}")
    return await taps(story, story.curator, story.curator.buttons()[0])


async def test_people_are_picked_and_a_slip_of_the_fingers_is_forgiven(story: Story) -> None:
    found = await school(story)

    def work(con: Connection) -> None:
        vera: dict[str, object] = {"full_name": "Юдина Вера Сергеевна", "subjects": ["math"], "support": ["start"]}
        fill(con, found.people["Юдина"], "mentee", vera)
        fill(con, found.people["Ким"], "interest", {"wish": "both"}, "wave:1")
        fill(con, found.people["Белых"], "interest", {"wish": "mentee"}, "wave:1")

    await story.app.db.write(work)
    await story.say(story.curator, "/people")
    text = await taps(story, story.curator, "Отобрать по…", "Предмет", "Математика 1")
    assert "Все 1 · Математика" in text
    assert {"Юдина В. С.", "Наставляемые 1", "Сбросить отбор"} <= set(story.curator.buttons())
    text = await taps(story, story.curator, "Наставляемые 1", "Сбросить отбор", "Отобрать по…", "Категория")
    await story.tap(story.curator, "Молодой специалист 1")
    assert story.curator.buttons()[0] == "Юдина В. С."
    await taps(story, story.curator, "Сбросить отбор", "Отобрать по…", "Состояние", "в программе 4")
    text = await taps(story, story.curator, "Сбросить отбор", "Отобрать по…", "Форма", "педагог – педагог 4")
    assert "· педагог – педагог" in text, "by the questionnaire, before there is a pair"
    await story.say(story.curator, "/people")
    await story.tap(story.curator, "Готовы помогать 1")
    assert story.curator.buttons()[0] == "Ким О. П.", "who could be a mentor and is none yet"
    screen = await story.say(story.curator, "юдена вольга")
    assert "Возможно, Вы искали" not in screen.text, "every word must nearly fit"
    screen = await story.say(story.curator, "юдена")
    assert "Возможно, Вы искали" in screen.text
    assert "Юдина Вера Сергеевна" in await taps(story, story.curator, "Юдина В. С.")
    story.curator.tap_data(screen, PeopleList(chosen="all", facet="xmath").pack())
    await story.run()
    assert "устарела" in story.curator.toasts[-1]


async def test_a_card_is_put_right_and_remembers(story: Story) -> None:
    found = await school(story)
    match = await found.pair("Седова", "Юдина")
    await found.meeting(match, 3)
    assert "Дальше: подобрать пару" in await card_of(story, "ким")
    await card_of(story, "седова")
    await taps(story, story.curator, "Ещё", "Изменить данные", "Контакт")
    assert "Контакт: +7 900 000-00-07" in (await story.say(story.curator, "+7 900 000-00-07")).text
    await taps(story, story.curator, "Ещё", "Изменить данные", "ФИО")
    assert "Нужны фамилия и имя" in (await story.say(story.curator, "Седова")).text
    assert "Седова-Рощина Анна Петровна" in (await story.say(story.curator, "Седова-Рощина Анна Петровна")).text
    assert "Седова-Рощина" in await card_of(story, "рощина")
    await taps(story, story.curator, "Ещё", "Категория", "☐ Ветеран педтруда", "К карточке")
    assert "Категория: Ветеран педтруда" in story.curator.last.text
    await story.tap(story.curator, "Заметка")
    assert "Слишком длинно" in (await story.say(story.curator, "я" * 601)).text
    assert "куратор" in (await story.say(story.curator, "Просит <встречи> после 15:00")).text
    assert "Заметки 1" in story.curator.buttons(await story.tap(story.curator, "К карточке"))
    text = await taps(story, story.curator, "Ещё", "История")
    assert "встреча, Юдина Вера Сергеевна" in text
    anna = await story.who(found.phones["Седова"])
    copy = (await mydata.copy(story.app.db, anna, story.now)).html.decode()
    assert "Просит &lt;встречи&gt; после 15:00" in copy
    assert "заметка о Вас" in copy
    await taps(story, story.curator, "К карточке", "Заметки 1", "Удалить 1", "Да, удалить")
    assert "Пока ни одной" in story.curator.last.text


async def test_nothing_is_written_down_before_the_consent(story: Story) -> None:
    found = await school(story)
    await story.say(story.curator, "/people")
    await taps(story, story.curator, "➕ Добавить", "Добавить возможного", "Наставник", "Родители")
    await story.say(story.curator, "Титов Денис Маркович")
    await taps(story, story.curator, "Возможные участники", "Титов Д. М.", "Изменить данные")
    assert story.curator.buttons() == ["ФИО", "К карточке"]
    denis = int(await count(story, "person"))
    await story.app.db.write(lambda con: con.execute("DELETE FROM consent WHERE person_id = ?", (found.people["Ким"],)))
    assert "Заметка" not in story.curator.buttons(await story.say(story.curator, "/people ким"))
    for person in (denis, found.people["Ким"]):
        for tap in (NoteTap(person=person, act="new"), PersonEdit(person=person, field="contact")):
            story.curator.tap_data(story.curator.last, tap.pack())
            await story.run()
            assert "только после согласия" in (await story.say(story.curator, "+7 900 000-00-09")).text
    tap_category = CategoryTap(person=found.people["Ким"], role="mentee", code="start")
    story.curator.tap_data(story.curator.last, tap_category.pack())
    await story.run()
    assert "только после согласия" in story.curator.toasts[-1]
    assert (
        await count(story, "note")
        == await count(story, "category")
        == await count(story, "person WHERE contact <> ''")
        == 0
    )


async def test_a_mentor_comes_from_a_partner(story: Story) -> None:
    found = await school(story)
    await story.say(story.curator, "/people")
    await taps(story, story.curator, "Партнёры", "Добавить партнёра", "Предприятие")
    assert "Соглашения пока нет" in (await story.say(story.curator, "ООО «Мехатроника»")).text
    await story.tap(story.curator, "№ соглашения")
    assert "Не вижу номера" in (await story.say(story.curator, "нет")).text
    assert "№ 12 от 1 сентября 2026 г., срок не указан" in (await story.say(story.curator, "№ 12 от 01.09.2026")).text
    await story.tap(story.curator, "Срок")
    assert "раньше даты соглашения" in (await story.say(story.curator, "01.08.2026")).text
    assert "пора продлевать" in (await story.say(story.curator, "01.10.2026")).text
    await card_of(story, "ильин")
    assert "Место работы: ООО «Мехатроника»" in await taps(
        story, story.curator, "Ещё", "Место работы", "ООО «Мехатроника»"
    )
    await found.pair("Ильин", "Юдина")
    curator = await story.who(story.curator)
    order = await orders.make(story.app.db, curator, await orders.for_new_pairs(story.app.db, curator, story.now))
    rows = [row for table in Document(BytesIO(order.content)).tables for row in table.rows]
    words = " ".join(cell.text for row in rows for cell in row.cells)
    assert "ООО «Мехатроника»" in words
    await story.say(story.curator, "/settings")
    await story.tap(story.curator, "Организация")
    await story.tap(story.curator, "Организаций для партнёрства")
    await story.say(story.curator, "40")
    assert "партнёры дали наставников: 1 из 40 (2,5 %)" in (await story.say(story.curator, "/progress")).text
    await story.say(story.curator, "/people")
    await story.pass_time(timedelta(days=30))
    assert "срок соглашения вышел" in await taps(story, story.curator, "Партнёры")
    made = await story.app.db.read(lambda con: export.collect(con, story.now))
    assert {one.name: one.workplace for one in made.mentors}["Ильин Павел Олегович"] == "ООО «Мехатроника»"
    assert [(one.code, one.value, one.whole) for one in made.indicators if one.code == "partners"] == [
        ("partners", 1, 40)
    ]
    mentee = WorksAt(person=found.people["Ким"], partner=1)
    story.curator.tap_data(story.curator.last, mentee.pack())
    await story.run()
    assert "только наставнику" in story.curator.toasts[-1]
    await taps(story, story.curator, "ООО «Мехатроника»", "Убрать из партнёров", "Да, убрать")
    assert "Пока ни одного" in story.curator.last.text
    assert "Место работы" not in await card_of(story, "ильин")


async def test_possible_participants_by_source(story: Story) -> None:
    await school(story)
    await story.say(story.curator, "/people")
    await taps(story, story.curator, "➕ Добавить", "Добавить возможного", "Наставник", "Выпускники")
    text = (await story.say(story.curator, "Титов Денис Маркович\nЗотова Алла\nКим Олег Павлович\nкто-то")).text
    assert "Добавлено: 2 – Титов Денис Маркович, Зотова Алла" in text
    assert "Уже есть: Ким Олег Павлович" in text
    assert "не добавлено: кто-то" in text
    text = await taps(story, story.curator, "Возможные участники")
    assert "Выпускники: 2" in text
    assert "Титов Д. М. – наставник, выпускник, ещё не приглашён" in text
    await taps(story, story.curator, "Титов Д. М.", "Ссылка для входа в бот", "Да, создать")
    link = next(word for word in story.curator.last.text.split() if word.startswith("https://t.me/"))
    assert "Состояние: приглашён" in await taps(story, story.curator, "К карточке")
    denis = story.person("Титов Денис")
    denis.open_link(link)
    await story.run()
    await card_of(story, "зотова")
    assert "не сейчас" in await taps(story, story.curator, "Не сейчас")
    await taps(story, story.curator, "Вернуть в список", "Отказ")
    assert "ФИО удалится" in story.curator.last.text
    await taps(story, story.curator, "Да, отметить")
    kept = await story.app.db.read(
        lambda con: con.execute("SELECT count(*) FROM person WHERE full_name LIKE 'Зотова%'").fetchone()[0]
    )
    assert kept == 0, "a name without a consent is not kept of one who refused"
    story.curator.tap_data(story.curator.last, PeopleList(chosen="possible").pack())
    await story.run()
    assert "Выпускники: 1, отказ 1, пришли 1" in story.curator.last.text


async def test_anybody_may_suggest_a_candidate(story: Story) -> None:
    found = await school(story)
    kim = found.phones["Ким"]
    await story.say(kim, "/support")
    await taps(story, kim, "Предложить кандидата", "Наставником")
    assert "Нужны фамилия и имя" in (await story.say(kim, "Лунёв")).text
    text = (await story.say(kim, "Лунёв Игорь Сергеевич, хорошо ведёт проекты")).text
    assert "Передал куратору: Лунёв Игорь Сергеевич, в наставники" in text
    assert "Ким Олег Павлович предлагает в наставники" in story.curator.last.text
    assert "Почему: хорошо ведёт проекты" in story.curator.last.text
    await taps(story, story.curator, "В список возможных", "Сотрудники")
    assert "Куратор внёс его в список" in kim.last.text
    assert "Источник: Сотрудники" in await card_of(story, "лунёв")
    await story.say(kim, "/support")
    await taps(story, kim, "Предложить кандидата", "Наставляемым")
    await story.say(kim, "Панова Инна")
    await story.say(story.curator, "/people")
    await taps(story, story.curator, "Предложили кандидатов: 1", "Отклонить", "Да, отклонить")
    assert "решил его не приглашать" in kim.last.text
    left = await story.app.db.read(
        lambda con: con.execute("SELECT count(*) FROM proposal WHERE full_name IS NOT NULL").fetchone()[0]
    )
    assert left == 0, "nobody's name is kept after the decision"


async def wait_for_admission(story: Story, found: School, *names: str) -> None:
    def apply(con: Connection) -> None:
        for name in names:
            con.execute(
                "UPDATE membership SET state = 'joined', applied_at = ? WHERE person_id = ?",
                (to_text(story.now), found.people[name]),
            )

    await story.app.db.write(apply)


async def test_an_interview_before_a_mentor_is_admitted(story: Story) -> None:
    found = await school(story)
    await story.say(story.curator, "/settings")
    await taps(story, story.curator, "Приём участников", "Допуск после собеседования", "Да, после собеседования")
    await wait_for_admission(story, found, "Седова", "Ильин", "Ким")
    text = await card_of(story, "седова")
    assert "Дальше: принять или отклонить" in text
    assert "собеседования ещё нет" in await taps(story, story.curator, "Принять")
    await taps(story, story.curator, "Внести собеседование")
    assert "не дата" in (await story.say(story.curator, "когда-то")).text
    assert "ещё не наступил" in (await story.say(story.curator, "20.09.2026")).text
    await story.say(story.curator, "вчера")
    await story.say(story.curator, "Рогова И. Л.")
    assert "психолог" in (await story.say(story.curator, "да")).text, "a button is wanted here"
    await taps(story, story.curator, "Да, был", "Не рекомендовать")
    assert "не рекомендуется" in (await story.say(story.curator, "Пока занята дипломом.")).text
    story.curator.tap_data(story.curator.last, AdmitTap(act="each", person=found.people["Ким"]).pack())
    await story.run()
    assert "с психологом\nПока занята дипломом." in story.curator.last.text, "the screen of admission shows it"
    await card_of(story, "седова")
    assert "собеседование не в пользу" in await taps(story, story.curator, "Принять")
    await story.tap(story.curator, "Нет")
    assert not await story.app.db.read(lambda con: people.is_admitted(con, found.people["Седова"], Role.MENTOR))
    await taps(
        story, story.curator, "Ещё", "Собеседование", "Внести собеседование", "Сегодня", "Я", "Нет", "Рекомендовать"
    )
    await story.say(story.curator, "Договорились о двух встречах в месяц.")
    text = await taps(story, story.curator, "Принять", "Ещё", "История")
    assert "решение «принять», наставник" in text
    assert text.index("Договорились") < text.index("дипломом"), "both stay, the newest first"
    assert await story.app.db.read(lambda con: people.is_admitted(con, found.people["Седова"], Role.MENTOR))


async def test_accepting_everybody_leaves_mentors_without_an_interview(story: Story) -> None:
    found = await school(story)
    await story.app.db.write(lambda con: con.execute("UPDATE programme SET interview_first = 1"))
    await wait_for_admission(story, found, "Ильин", "Ким")
    notice = story.curator.last
    story.curator.tap_data(notice, AdmitTap(act="all").pack())
    await story.run()
    assert "Приняты: 1 наставляемый" in story.curator.last.text
    assert "Ждут собеседования: 1" in story.curator.last.text
    assert not await story.app.db.read(lambda con: people.is_admitted(con, found.people["Ильин"], Role.MENTOR))


async def test_handouts_carry_fresh_ways_in(story: Story) -> None:
    await school(story)
    menu = await story.say(story.curator, "/invite")
    await story.tap(story.curator, "Объявление для чата", menu)
    text = story.curator.last.text
    assert "до 31 мая 2027 г." in text
    assert "раз в две недели" in text
    await story.tap(story.curator, "Памятка (Word)", menu)
    assert story.curator.documents[-1].name == "pamyatka.docx"
    link = next(word for word in text.split() if word.startswith("https://t.me/"))
    stranger = story.person("Рощина Ольга")
    stranger.open_link(link)
    await story.run()
    assert (await story.who(stranger)).roles == {Role.MENTOR}


async def test_forged_buttons_of_the_base_change_nothing(story: Story) -> None:
    found = await school(story)
    person = found.people["Юдина"]
    forged = (
        PersonMore(person=999, page="history"),
        PersonEdit(person=999, field="contact"),
        NoteTap(person=person, act="off_yes", note=999),
        InterviewTap(person=person, act="rec", value=1),
        CategoryTap(person=person, role="mentor", code="veteran"),
        CategoryTap(person=person, role="mentee", code="gifted"),
        PartnerTap(act="show", partner=999),
        WorksAt(person=person, partner=999),
        ProposalTap(act="yes", proposal=999, source="staff"),
        AddCandidate(role="mentor", source="staff"),
        ProposeTap(role="mentor"),
    )
    for data in forged:
        for phone in (story.curator, found.phones["Ким"]):
            phone.tap_data(phone.last, data.pack())
            await story.run()
    for table in ("note", "interview", "category", "partner_member", "candidate", "proposal"):
        assert await count(story, table) == 0, table
    kim = found.phones["Ким"]
    assert any("не для Вас" in toast for toast in kim.toasts)
