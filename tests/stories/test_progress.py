"""The curator looks at the programme: indicators, charts, the Excel file."""

from datetime import timedelta
from io import BytesIO

from openpyxl import load_workbook

from domain.roles import Role
from emulator.trouble import Breakage
from handlers.callbacks import ShowChart
from storage.database import Connection
from storage.people import partners, people
from tests.school import School, school
from tests.story import Story


async def working(story: Story) -> School:
    """One pair in time, one that has not met for long, one without any meeting, one mentee without a pair."""
    found = await school(story)
    first = await found.pair("Седова", "Юдина", rhythm=7)
    await found.meeting(first, 20, stage="first")
    await found.meeting(first, 6, "asked", stage="trial")
    second = await found.pair("Ильин", "Белых", rhythm=7)
    await found.meeting(second, 24, "disputed", stage="first")
    await found.pair("Седова", "Ким", days_ago=12)
    return found


async def test_an_empty_programme_says_what_to_do_and_shows_no_empty_lines(story: Story) -> None:
    await story.say(story.curator, "/start")
    screen = await story.say(story.curator, "/progress")
    assert "Участников пока нет" in screen.text
    assert "Пары" not in screen.text
    assert story.curator.buttons(screen) == ["Диаграммы", "Скачать (Excel)"]


async def test_the_course_of_the_programme_in_twelve_lines(story: Story) -> None:
    await working(story)
    screen = await story.press(story.curator, "Ход программы")
    assert screen.text.splitlines() == [
        "Работа пар · неделя 3 из 39",
        "Охват: 6 из 60 педагогов (10 %) · согласия 6 из 6 · анкеты 6 из 6",
        "Пары и группы 3: встречались в срок 1 · давно не встречались 1 · ещё без встреч 1 · расхождение 1",
        "Встречи 3, подтверждено 1",
        "Требует внимания:",
        "1) Ильин П. О. и Белых Ж. А.: 24 дня без встречи",
        "2) Седова А. П. и Ким О. П.: первой встречи ещё не было, прошло 12 дней",
        "3) Ильин П. О. и Белых Ж. А.: расхождение о встрече",
        "4) 1 наставляемый без пары: О'Нил Г. А.",
    ]
    assert story.curator.buttons(screen) == ["Давно не встречались", "Диаграммы", "Скачать (Excel)"]


async def test_an_agreement_that_ends_and_a_silent_pair_are_pointed_at(story: Story) -> None:
    found = await school(story)
    pair = await found.pair("Ильин", "Белых", rhythm=7)
    await found.meeting(pair, 24)

    def agree(con: Connection) -> None:
        for name, days in (("Завод", 30), ("Музей", 31)):
            number = partners.add(con, 1, name, "other", 1, story.now)
            partners.change(con, number, "until", (story.now + timedelta(days=days)).date())

    await story.app.db.write(agree)
    screen = await story.say(story.curator, "/progress")
    assert ") договор с партнёром «Завод»: до 15 октября 2026 г." in screen.text
    assert "Музей" not in screen.text
    await story.say(story.curator, "/people белых")
    await story.tap(story.curator, "Белых Ж. А.")
    assert "Дальше: узнать, что мешает встречаться" in story.curator.last.text


async def test_pairs_that_have_not_met_for_long_and_back(story: Story) -> None:
    await working(story)
    await story.say(story.curator, "/progress")
    screen = await story.tap(story.curator, "Давно не встречались")
    assert "Ильин П. О. – Белых Ж. А.: 24 дня без встречи, ритм 7 дн." in screen.text
    assert "Седова А. П. – Юдина" not in screen.text
    assert "Работа пар" in (await story.tap(story.curator, "Назад")).text


async def test_all_charts_as_an_album_with_their_words(story: Story) -> None:
    await working(story)
    await story.say(story.curator, "/charts")
    assert len(story.curator.photos) == 4
    await story.tap(story.curator, "Все сразу")
    assert len(story.curator.photos) == 8
    assert "Рисую…" in story.curator.toasts
    words = story.curator.last.text
    assert "Провели первую встречу: наставники 2, наставляемые 2" in words
    assert "с 24.08: 1" in words
    assert "давно не встречались: 1" in words
    assert "Пока нет данных: средние показываются" in words


async def test_one_chart_with_its_words(story: Story) -> None:
    await working(story)
    await story.say(story.curator, "/charts")
    await story.tap(story.curator, "Встречи по неделям")
    assert len(story.curator.photos) == 4 + 1
    assert story.curator.last.text.startswith("Встречи по неделям")


async def test_where_pictures_do_not_pass_words_do(story: Story) -> None:
    await working(story)
    await story.say(story.curator, "/charts")
    story.world.break_next(Breakage.BAD_GATEWAY, method="sendPhoto", times=None)
    await story.tap(story.curator, "Путь участников")
    assert "Картинки не прошли через сеть" in story.curator.last.text
    assert "Дали согласие: наставники 2, наставляемые 4" in story.curator.last.text


async def test_the_excel_file(story: Story) -> None:
    found = await working(story)

    def choose(con: Connection) -> None:
        con.execute(
            "INSERT INTO choice (programme_id, mark_limit, opened_at, closes_at) "
            "VALUES (1, 3, '2026-09-10T10:00:00Z', '2026-09-13T10:00:00Z')"
        )
        con.execute(
            "INSERT INTO ballot (choice_id, person_id, side, touched_at) VALUES (1, ?, 'mentee', '2026-09-11')",
            (found.people["Юдина"],),
        )
        for surname, place in (("Седова", 1), ("Ильин", None)):
            con.execute(
                "INSERT INTO mark (ballot_id, target_id, place, marked_at) VALUES (1, ?, ?, '2026-09-11T10:00:00Z')",
                (found.people[surname], place),
            )

    await story.app.db.write(choose)
    await story.say(story.curator, "/export")
    document = story.curator.documents[-1]
    assert document.name == "nastavnichestvo-2026-09-15.xlsx"
    book = load_workbook(BytesIO(document.data))
    assert book.sheetnames[:6] == ["Сводка", "Наставляемые", "Наставники", "Выбор", "Пары", "Встречи"]
    assert book.sheetnames[-1] == "Показатели"
    assert [row[0] for row in book["Наставляемые"].iter_rows(min_row=2, values_only=True)] == sorted(
        ["Белых Жанна Андреевна", "Ким Олег Павлович", "О'Нил Галина Андреевна", "Юдина Вера Сергеевна"]
    )
    chosen = list(book["Выбор"].iter_rows(min_row=2, values_only=True))
    assert [row[2:5] for row in chosen] == [("Юдина Вера Сергеевна", 1, "Седова Анна Петровна")], (
        "the private no is private"
    )
    assert book["Встречи"].max_row == 4


async def test_participants_are_not_let_in(story: Story) -> None:
    found = await school(story)
    for command in ("/progress", "/charts", "/export", "/people", "/broadcast"):
        assert "не для Вашей роли" in (await story.say(found.phones["Юдина"], command)).text
    assert not found.phones["Юдина"].documents


async def test_a_forged_chart_button_shows_nothing(story: Story) -> None:
    found = await school(story)
    phone = found.phones["Юдина"]
    phone.tap_data(phone.last, ShowChart(kind="all").pack())
    await story.run()
    assert not phone.photos
    story.curator.tap_data(story.curator.last, ShowChart(kind="nonsense").pack())
    await story.run()
    assert not story.curator.photos


async def test_nobody_without_a_pair_before_the_first_pair(story: Story) -> None:
    await school(story)
    await story.app.db.write(
        lambda con: people.join(con, people.add_person(con, 1, story.now), Role.MENTOR, story.now) and None
    )
    screen = await story.say(story.curator, "/progress")
    assert "без пары" not in screen.text
