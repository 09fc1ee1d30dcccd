"""From a withdrawal to the act: the task with its day, erasure by hand and by the clock, the register."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

from docx import Document

from handlers.callbacks import TermTap
from services import setup
from services.consents import leaving
from storage import backup
from storage.database import Connection
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
    person, account = found.people["Юдина"], found.phones["Юдина"].account.id

    def half_typed(con: Connection) -> None:
        for one in (account, story.curator.account.id):
            con.execute("INSERT OR REPLACE INTO fsm (key, state) VALUES (?, 'x')", (f"1:{one}:{one}::",))

    await story.app.db.write(half_typed)
    await story.tap(story.curator, "Карточка")
    await story.tap(story.curator, "Удалить данные")
    await story.tap(story.curator, "Да, удалить")
    assert any(f"Личные данные удалены (участник № {person})" in text for text in story.curator.texts)
    kept = await story.app.db.read(lambda con: [row["key"] for row in con.execute("SELECT key FROM fsm")])
    assert not any(str(account) in key for key in kept), "what was half typed goes too"
    assert kept, "the curator's own conversation stays"
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


async def test_a_restored_copy_does_not_bring_back_who_withdrew_since(story: Story, tmp_path: Path) -> None:
    found = await school(story)
    match = await found.pair("Седова", "Юдина")
    await found.meeting(match, 5)
    copy, path = tmp_path / "copy.sqlite3", story.app.db.path
    backup.copy(path, copy)
    await story.pass_time(minutes=5)
    for surname in ("Юдина", "Ким"):
        phone = found.phones[surname]
        await story.say(phone, "/mydata")
        await story.tap(phone, "Отозвать согласие")
        await story.tap(phone, "Да, отозвать")
    await leaving.erase(story.app.db, await story.who(story.curator), found.people["Ким"], story.now)
    await story.pass_time(days=1)
    before = len(story.curator.texts)
    await story.restart(lambda: backup.restore(copy, path, story.now))
    await story.run()
    assert not (await story.who(found.phones["Юдина"])).consented, "the withdrawal counts on"
    assert (await story.who(found.phones["Ким"])).person_id is None, "what was erased is erased again"
    assert (await story.who(found.phones["Седова"])).consented
    told = story.curator.texts[before:]
    assert any("Отзыв согласия: Юдина Вера Сергеевна" in text and "15 октября 2026 г." in text for text in told)
    assert any("Личные данные удалены" in text for text in told)
    said = len(story.curator.texts)
    await story.restart()
    await story.run()
    assert len(story.curator.texts) == said, "once"
    aside = next(path.parent.glob("bot.sqlite3.before-*"))
    backup.clean(path, tmp_path / "backups", 14, story.now + timedelta(days=13))
    assert aside.exists()
    backup.clean(path, tmp_path / "backups", 14, story.now + timedelta(days=15))
    assert not aside.exists(), "what is laid aside holds the data as well"
    assert path.exists()


async def test_when_the_consents_run_out_everybody_is_erased_by_the_curators_word(story: Story) -> None:
    found = await school(story)
    await found.pair("Седова", "Юдина")
    curator = await story.who(story.curator)
    await setup.write_down(story.app.db, curator, "ends_on", "20.09.2026", story.now)
    await story.run()
    forged = TermTap(act="yes").pack()
    story.curator.tap_data(story.curator.last, forged)
    await story.run()
    assert (await story.who(found.phones["Юдина"])).consented, "not before the last day"
    await story.pass_until(datetime(2026, 9, 21, 8, tzinfo=UTC))
    (told,) = [m for m in story.curator.received if "Срок согласий истёк 20 сентября 2026 г." in m.text]
    assert "6 человек" in told.text
    assert "не позднее 20 октября 2026 г." in told.text
    vera = found.phones["Юдина"]
    vera.tap_data(vera.received[0], forged)
    await story.run()
    assert (await story.who(vera)).consented, "the curator's alone"
    await story.tap(story.curator, "Удалить данные участников", told)
    await story.tap(story.curator, "Да, удалить у всех")
    assert "Личные данные удалены: 6" in story.curator.last.text
    await story.tap(story.curator, "Акт об уничтожении")
    text = words(story.curator.documents[-1].data)
    numbers = sorted(found.people.values())
    assert f"внутренние номера {', '.join(map(str, numbers))}" in text
    assert "срок согласий на обработку персональных данных истёк 20 сентября" in text
    assert "часть 4 статьи 21" in text
    for name in found.people:
        assert name not in text
    kept = await story.app.db.read(lambda con: [row["full_name"] for row in con.execute("SELECT * FROM person")])
    assert not any(kept)
    assert (await story.who(story.curator)).is_curator
    await story.pass_time(days=30)
    assert not any("Срок согласий истёк" in text for text in story.curator.texts), "nothing is left to be reminded of"
