"""From a withdrawal to the act: the task with its day, erasure by hand and by the clock, the register."""

import io

from docx import Document

from tests.school import School, school
from tests.story import Story


async def withdrawn(story: Story) -> School:
    found = await school(story)
    match = await found.pair("Седова", "Юдина")
    await found.meeting(match, 5)
    vera = found.phones["Юдина"]
    await story.say(vera, "/mydata")
    await story.tap(vera, "Отозвать согласие")
    await story.tap(vera, "Да, отозвать")
    return found


def words(data: bytes) -> str:
    """All the text of a DOCX."""
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


async def test_the_task_stands_first_with_the_days_of_the_law(story: Story) -> None:
    await withdrawn(story)
    screen = await story.say(story.curator, "/progress")
    assert "1) удалить данные после отзыва согласия: Юдина В. С." in screen.text
    assert "сделает сам 29 сентября 2026 г., срок по закону 15 октября 2026 г." in screen.text


async def test_erased_by_hand_the_act_stands_in_the_register(story: Story) -> None:
    found = await withdrawn(story)
    person = found.people["Юдина"]
    await story.tap(story.curator, "Карточка")
    await story.tap(story.curator, "Удалить данные")
    await story.tap(story.curator, "Да, удалить")
    assert any(f"Личные данные удалены (участник № {person})" in text for text in story.curator.texts)
    await story.tap(story.curator, "Акт об уничтожении")
    act = story.curator.documents[-1]
    assert act.name.endswith(".docx")
    text = words(act.data)
    for part in (
        "Акт № 1 об уничтожении персональных данных",
        f"внутренний номер {person}",
        "отзыв согласия на обработку персональных данных 15 сентября 2026",
        "ФИО, должность или класс, контакт",
        "имя в Telegram и связь",
        "Выгрузка из журнала",
        "15.09.2026 12:00:00 (Europe/Moscow)",
        "по решению куратора",
        "Рогова Ирина Львовна",
    ):
        assert part in text, part
    assert "Юдина" not in text, "what is destroyed does not stand in the act"
    await story.say(story.curator, "/documents")
    await story.tap(story.curator, "Акт об уничтожении данных № 1")
    assert words(story.curator.documents[-1].data) == text
    screen = await story.say(story.curator, "/progress")
    assert "удалить данные" not in screen.text
    assert "Встречи 1" in screen.text, "sums stay"


async def test_erased_by_the_clock(story: Story) -> None:
    await withdrawn(story)
    await story.pass_time(days=15)
    assert any("Личные данные удалены" in text for text in story.curator.texts)
    await story.say(story.curator, "/documents")
    await story.tap(story.curator, "Акт об уничтожении данных № 1")
    text = words(story.curator.documents[-1].data)
    assert "отзыв согласия, по сроку" in text
    assert "29.09.2026" in text
