"""Who looked at whose data: everything a curator does is noted, the person sees it, nobody can take it away."""

import json
import sqlite3

import pytest

from storage.database import Connection
from tests.school import school
from tests.story import Story


async def test_the_person_sees_who_looked_and_what_was_changed(story: Story) -> None:
    found = await school(story)
    vera = found.phones["Юдина"]
    await story.say(vera, "/mydata")
    await story.tap(vera, "Кто смотрел мои данные")
    assert "Пока никто" in vera.last.text
    await story.app.db.write(
        lambda con: con.execute("UPDATE person SET full_name = 'Рогова Ирина Львовна' WHERE full_name IS NULL")
    )
    for minutes in (0, 5, 20):  # soon again is the same look
        await story.pass_time(minutes=minutes)
        await story.say(story.curator, "/people юдина")
        await story.tap(story.curator, "Юдина В. С.")
    await story.tap(story.curator, "Ещё")
    await story.tap(story.curator, "Сделать и наставником")
    await story.tap(story.curator, "Да, сделать")
    await story.say(story.curator, "/export")
    await story.say(vera, "/mydata")
    await story.tap(vera, "Кто смотрел мои данные")
    text = vera.last.text
    assert "15 сентября 2026 г.\nРогова Ирина Львовна: просмотр карточки (2 раза); " in text
    assert "изменение роли" in text
    assert "файл Excel со всеми участниками программы" in text
    await story.tap(vera, "⬅️ Назад")
    await story.tap(vera, "Получить копию")
    page, data = vera.documents[-2:]
    assert "просмотр карточки" in page.data.decode()
    assert {"card", "role", "export"} <= {one["kind"] for one in json.loads(data.data)["seen"]}
    ilyin = found.phones["Ильин"]
    await story.say(ilyin, "/mydata")
    await story.tap(ilyin, "Кто смотрел мои данные")
    assert "карточки" not in ilyin.last.text
    assert "файл Excel" in ilyin.last.text


async def test_what_is_written_down_for_somebody_is_noted_for_both(story: Story) -> None:
    found = await school(story)
    await found.pair("Седова", "Юдина")
    await story.say(story.curator, "/people юдина")
    await story.tap(story.curator, "Юдина В. С.")
    await story.tap(story.curator, "Внести встречу за участника")
    await story.tap(story.curator, "Вчера")
    await story.tap(story.curator, "45 мин")
    for name in ("Седова", "Юдина"):
        await story.say(found.phones[name], "/mydata")
        await story.tap(found.phones[name], "Кто смотрел мои данные")
        assert "запись о встрече внесена" in found.phones[name].last.text
    await story.say(found.phones["Ким"], "/mydata")
    await story.tap(found.phones["Ким"], "Кто смотрел мои данные")
    assert "Пока никто" in found.phones["Ким"].last.text


async def test_the_log_is_only_ever_added_to(story: Story) -> None:
    await school(story)
    await story.say(story.curator, "/people юдина")
    await story.tap(story.curator, "Юдина В. С.")
    for statement in ("DELETE FROM audit", "UPDATE audit SET kind = 'x'"):

        def work(con: Connection, statement: str = statement) -> None:
            con.execute(statement)

        with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
            await story.app.db.write(work)
