"""A curator's records on a teacher and ratings of a pair's programme: written, read, kept as history, exported."""

import io

import pytest
from docx import Document

from documents.people.bases import tables
from domain.refusal import Refused
from handlers.callbacks import RatingOf, RecordRead, RecordsOf
from services.consents import audit
from services.questionnaires import responses, subjects
from services.questionnaires.subjects import PLAN_RATING, TEACHER_RECORD, THIRD_PARTY
from services.reports import export
from storage.surveys import responses as rows
from tests.school import school
from tests.stories.school import fill
from tests.story import Story

SEDOVA, YUDINA = "Седова Анна Петровна", "Юдина Вера Сергеевна"


def docx_words(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


async def test_a_record_on_a_teacher(story: Story) -> None:
    made = await school(story, (SEDOVA,), (YUDINA,))
    await story.say(story.curator, f"/people {SEDOVA}")
    await story.tap(story.curator, "Седова А. П.")
    await story.tap(story.curator, "Запись о педагоге")
    assert "Записей пока нет" in story.curator.last.text
    for source in ("Аттестация", "Личное дело"):
        await story.tap(story.curator, "Новая запись")
        assert f"О ком: {SEDOVA}" in story.curator.last.text
        await story.tap(story.curator, source)
        await story.restart()
        await fill(story, story.curator, "")
        await story.tap(story.curator, "Все записи")
    assert story.curator.last.text.index("Личное дело") < story.curator.last.text.index("Аттестация"), "newest first"
    await story.tap(story.curator, "К карточке")
    assert "Запись о педагоге: Личное дело, 15 сентября 2026 г." in story.curator.last.text
    sedova = made.phones["Седова"]
    who = await story.who(sedova)
    kinds = [one.kind for one in await audit.of_person(story.app.db, who)]
    assert kinds.count("record") == 2
    await story.say(sedova, "/mydata")
    assert "Записи куратора: 2" in sedova.last.text
    for forged in (RecordsOf(person=made.people["Юдина"]), RecordRead(response=1), RatingOf(match=1)):
        sedova.tap_data(sedova.last, forged.pack())
        await story.run()
        assert "Вывод" not in sedova.last.text
    sheet = next(one for one in tables(await story.app.db.read(lambda con: export.collect(con, story.now)))
                 if one.title == "Запись о педагоге")  # fmt: skip
    assert [row[:2] for row in sheet.rows] == [(SEDOVA, "куратор")] * 2


async def test_the_programme_of_a_pair_is_rated_without_partners(story: Story) -> None:
    made = await school(story, (SEDOVA,), (YUDINA,))
    match = await made.pair("Седова", "Юдина")

    async def rate(partners: str, mark: str) -> None:
        await story.tap(story.curator, "Оценить программу пары")
        await story.tap(story.curator, partners)
        while "Вопрос" in story.curator.last.text:
            assert "Юдина" in story.curator.last.text
            await story.tap(story.curator, mark)
        await story.tap(story.curator, "Отправить")

    await story.say(story.curator, "/pairs")
    await story.tap(story.curator, "Седова А. П. – Юдина В. С.")
    await story.tap(story.curator, "Оценка программы пары")
    assert "прошли 0 из 2" in story.curator.last.text
    await rate("Нет", "Проявляется отчасти")
    assert "Итог: 8 из 16, допустимый уровень" in story.curator.last.text
    assert "оптимальный уровень – от 14, допустимый уровень – от 8" in story.curator.last.text
    await story.tap(story.curator, "Все оценки")
    await rate("Да", "Проявляется полностью")
    assert "Итог: 18 из 18, оптимальный уровень" in story.curator.last.text
    assert "пересчитаны" not in story.curator.last.text
    await story.tap(story.curator, "Все оценки")
    assert "18 из 18" in story.curator.last.text
    assert "8 из 16" in story.curator.last.text
    await story.tap(story.curator, "15 сентября 2026 г.: 8 из 16")
    await story.tap(story.curator, "Документ (Word)")
    words = docx_words(story.curator.documents[-1].data)
    assert "Юдина Вера Сергеевна" in words
    assert "Итого: 8 из 16, допустимый уровень" in words
    assert "не применяется" in words
    await story.say(story.curator, "/pairs")
    await story.tap(story.curator, "Седова А. П. – Юдина В. С.")
    assert "Оценка программы 15 сентября 2026 г.: 18 из 18" in story.curator.last.text
    found = tables(await story.app.db.read(lambda con: export.collect(con, story.now)))
    sheet = next(one for one in found if one.title == "Оценка программы пары")
    assert [row[-3:] for row in sheet.rows] == [(8, 16, "Допустимый уровень"), (18, 18, "Оптимальный уровень")]

    vera = await story.who(made.phones["Юдина"])
    curator = await story.who(story.curator)
    of_match, of_vera = subjects.of_match(match), subjects.of_person(vera.known)
    forged = [
        (vera, PLAN_RATING, of_match), (vera, TEACHER_RECORD, of_vera), (vera, THIRD_PARTY, of_vera),
        (curator, THIRD_PARTY, of_vera), (curator, PLAN_RATING, of_vera), (curator, TEACHER_RECORD, of_match),
        (curator, PLAN_RATING, "match:99"), (curator, TEACHER_RECORD, "person:x"), (curator, PLAN_RATING, ""),
        (curator, "quality", of_vera), (vera, "mentee", of_vera),
    ]  # fmt: skip
    for who, form, subject in forged:
        with pytest.raises(Refused):
            await responses.start(story.app.db, who, form, story.now, subject)
    written = await story.app.db.read(lambda con: rows.latest_submitted(con, 1, PLAN_RATING))
    for row in written:
        with pytest.raises(Refused):
            await responses.present(story.app.db, vera, row["id"])
