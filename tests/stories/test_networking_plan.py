"""The plan of a networking meeting and its papers, as the curator makes them; the choice that opens at its end."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

from docx import Document

from domain.networking import Terms
from domain.roles import Role
from services.networking import networking
from services.networking.networking_door import show
from storage.audit import of_person
from storage.networking import choices as stored
from tests.pairs_school import school
from tests.stories.test_choice import enrol, open_choice
from tests.stories.test_choice import school as bare_school
from tests.stories.test_networking import plan
from tests.stories.test_networking_door import STARTS
from tests.story import Story, staged

OPENS = Terms(opens_choice=True)


def words(content: bytes) -> str:
    """Everything that stands in a Word file."""
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


async def test_a_plan_is_composed_changed_and_taken_as_a_file(story: Story) -> None:
    await bare_school(story)
    await plan(story)
    await story.tap(story.curator, "План встречи")
    assert "Пока пуст" in story.curator.last.text
    await story.tap(story.curator, "Собрать за меня на 90 минут")
    assert "15:00 Открытие встречи (5 мин)" in story.curator.last.text
    assert "из 1,5 часа" in story.curator.last.text
    await story.tap(story.curator, "Три слова о себе")
    assert "Начало в 15:05, 2-е из" in story.curator.last.text
    up = next(b["callback_data"] for row in story.curator.last.rows for b in row if "Раньше" in b["text"])
    for _ in range(3):
        story.curator.tap_data(story.curator.last, up)
    await story.run()
    assert "Начало в 15:00, 1-е из" in story.curator.last.text, "one tap that comes thrice moves once"
    await story.tap(story.curator, "Позже")
    await story.tap(story.curator, "Убрать из плана")
    assert "Три слова о себе" not in story.curator.last.text
    await story.tap(story.curator, "Добавить упражнение")
    await story.tap(story.curator, "Три слова о себе")
    assert "1. Минута на размышление" in story.curator.last.text
    await story.tap(story.curator, "Добавить в план")
    assert "Три слова о себе (10 мин)" in story.curator.last.text
    await story.tap(story.curator, "Скачать план (Word)")
    file = story.curator.last.document
    assert file is not None
    text = words(file.data)
    assert "24 сентября, 15:00–16:30, актовый зал" in text
    assert "15:00–15:05" in text
    assert "Приготовить" in text
    assert "Минута на размышление" in text


async def test_cards_tell_what_their_owner_lets_others_read(story: Story) -> None:
    made = await school(
        story,
        {"Седова Анна Петровна": {"subjects": ("math",), "gives": ("assessment",), "show": ("gives",)}},
        {
            "Юдина Вера Сергеевна": {"subjects": ("math",), "needs": ("assessment",), "show": ("nothing",)},
            "Ким Олег Павлович": {"subjects": ("math",), "needs": ("assessment",), "show": ("needs",)},
        },
    )
    await plan(story)
    await story.tap(story.curator, "Карточки и бейджи")
    await story.tap(story.curator, "Карточки (Word)")
    assert "Готовы 3 карточки" in story.curator.texts[-2]
    file = story.curator.last.document
    assert file is not None
    text = words(file.data)
    assert text.index("Седова Анна") < text.index("Ким Олег") < text.index("Юдина Вера"), "mentors first, by name"
    assert text.count("Могу помочь с: ") == 1
    assert text.count("Ищу: ") == 1
    assert "Спросите меня сами!" in text
    noted = await story.app.db.read(lambda con: of_person(con, made.ids["Юдина Вера Сергеевна"]))
    assert [row["kind"] for row in noted] == ["hall-card"]
    await story.tap(story.curator, "Назад")
    await story.tap(story.curator, "Карточки и бейджи")
    await story.tap(story.curator, "Бейджи (Word)")
    assert story.curator.last.document is not None
    badges = words(story.curator.last.document.data)
    assert "Вера Сергеевна" in badges
    assert "Могу помочь" not in badges
    door = await show(story.app.db, await story.who(story.curator), 1, story.now)
    await story.say(story.curator, "/networking")
    await story.tap(story.curator, "Код на входе")
    await story.tap(story.curator, "Плакат на дверь (Word)")
    assert story.curator.last.document is not None
    assert f"{door.typed_code[:3]} {door.typed_code[3:]}" in words(story.curator.last.document.data)


async def test_the_choice_opens_at_the_end_once_and_can_be_closed(story: Story) -> None:
    _, (vera, *_) = await bare_school(story)
    curator = await story.who(story.curator)
    meeting = await networking.plan(story.app.db, curator, STARTS, "актовый зал", story.now, OPENS)
    await story.pass_time(hours=4, minutes=15)
    assert not any("Открыт выбор" in text for text in vera.texts)
    await story.pass_time(minutes=30)
    assert "Открыт выбор наставника" in vera.last.text
    assert "Выбор открыт" in story.curator.last.text
    await story.tap(story.curator, "Закрыть выбор")
    await story.tap(story.curator, "Да, закрыть")
    await story.pass_time(hours=5)
    assert sum("Открыт выбор" in text for text in vera.texts) == 1
    seen = await networking.overview(story.app.db, curator, meeting)
    assert seen is not None
    await story.say(story.curator, "/progress")
    assert "Общая встреча 15 сентября в 15:00: были 0 из 6" in story.curator.last.text


async def test_a_choice_opened_by_hand_is_not_opened_again(story: Story) -> None:
    await bare_school(story)
    curator = await story.who(story.curator)
    await networking.plan(story.app.db, curator, STARTS, "актовый зал", story.now, OPENS)
    await story.pass_time(hours=3, minutes=30)
    await open_choice(story)
    opened = await story.app.db.read(lambda con: stored.latest(con, 1))
    await story.pass_time(days=4)
    assert opened is not None
    last = await story.app.db.read(lambda con: stored.latest(con, 1))
    assert last is not None
    assert last.id == opened.id


async def test_after_a_late_meeting_it_opens_in_the_morning(tmp_path: Path) -> None:
    async with staged(tmp_path, quiet_hours="21:00-08:00") as story:
        _, (vera, *_) = await bare_school(story)
        curator = await story.who(story.curator)
        late = STARTS + timedelta(hours=5)
        await networking.plan(story.app.db, curator, late, "актовый зал", story.now, OPENS)
        await story.pass_time(hours=19)
        assert not await story.app.db.read(lambda con: stored.latest(con, 1))
        await story.pass_time(hours=2)
        assert "Открыт выбор" in vera.last.text
        found = await story.app.db.read(lambda con: stored.latest(con, 1))
        assert found is not None
        assert found.opened_at.hour == 5, "eight in Moscow"


async def test_with_nobody_to_choose_the_curator_is_told(story: Story) -> None:

    story.curator.start()
    await story.run()
    await enrol(story, Role.MENTOR, "Седова Анна Петровна")
    curator = await story.who(story.curator)
    await networking.plan(story.app.db, curator, STARTS, "актовый зал", story.now, OPENS)
    await story.pass_time(hours=6)
    assert "выбор не открылся" in story.curator.last.text
