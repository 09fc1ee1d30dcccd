"""The curator reads what answers come to: what is promised in sums only, what is read by name, entry against exit."""

from io import BytesIO

from docx import Document
from openpyxl import load_workbook

from handlers.callbacks import Compare, CompareList, ResultForms, ShowResults, WaveResults
from services.consents import audit
from storage.database import Connection
from tests import sent_forms
from tests.stories.school import enrol_many
from tests.story import Story

SECRET = "Меня никто не узнает"


async def test_answers_promised_in_sums_only_open_with_the_end_and_with_five(story: Story) -> None:
    mentors, mentees = await enrol_many(story, 1, 5)
    people = [one.person_id for one in (*mentors, *mentees)]

    def fill(con: Connection) -> int:
        wave = sent_forms.wave(con, "satisfaction", people, story.now, closed=False)
        for number, person in enumerate(people[:5]):
            values = {"overall": 6 + number, "advise": "yes" if number else "no", "best": f"{SECRET} {number}"}
            sent_forms.send(con, person, "satisfaction", values, f"wave:{wave}")
        return wave

    wave = await story.app.db.write(fill)
    await story.say(story.curator, "/surveys")
    await story.tap(story.curator, "Удовлетворённость программой")
    text = (await story.tap(story.curator, "Результаты")).text
    assert "Ответили 5 из 6" in text
    assert "результаты откроются, когда опрос закроется" in text
    assert "в среднем" not in text
    assert "Скачать (Excel)" not in story.curator.buttons(story.curator.last)
    await story.app.db.write(lambda con: sent_forms.close(con, wave, story.now))
    await story.tap(story.curator, "К опросу")
    text = (await story.tap(story.curator, "Результаты")).text
    assert "в среднем 8 из 10 · ответов: 5" in text
    assert "7 и выше: 4 из 5 (80 %)" in text
    assert "4 из 5 (80 %) · Да" in text
    assert not any(one.name.split()[0] in text for one in (*mentors, *mentees))
    words = (await story.tap(story.curator, "Ответы словами: 5")).text
    assert words.count(SECRET) == 5
    assert not any(one.name.split()[0] in words for one in (*mentors, *mentees))
    await story.tap(story.curator, "К результатам")
    await story.tap(story.curator, "Диаграмма")
    assert len(story.curator.photos) == 2
    await story.tap(story.curator, "К результатам")
    await story.tap(story.curator, "Скачать (Excel)")
    book = load_workbook(BytesIO(story.curator.documents[-1].data))
    assert book.sheetnames == ["Результаты", "Ответы без имён"]
    await story.say(story.curator, "/surveys")
    await story.tap(story.curator, "Результаты анкет")
    await story.tap(story.curator, "Удовлетворённость программой: 5")
    assert "в среднем 8 из 10" in story.curator.last.text
    assert "Наставники" not in story.curator.buttons(story.curator.last)


async def test_what_is_read_by_name_and_entry_against_exit(story: Story) -> None:
    mentors, mentees = await enrol_many(story, 2, 2)
    vera, galina = mentees

    def fill(con: Connection) -> None:
        for one in (*mentors, *mentees):
            sent_forms.send(con, one.person_id, "entry", {"lesson": 4})
        for one in (*mentors, *mentees):
            values = {"goes": 8, "behind_why": f"Мало времени {one.person_id}"}
            sent_forms.send(con, one.person_id, "interim_mentee", values)

    await story.app.db.write(fill)
    await story.say(story.curator, "/surveys")
    text = (await story.tap(story.curator, "Вход и выход")).text
    assert "На кнопке: у скольких человек есть обе оценки" in text
    assert "Когда эти люди ответят ещё раз" in (await story.tap(story.curator, "Оценка на входе: 0 из 4")).text
    await story.say(story.curator, "/surveys")
    await story.tap(story.curator, "Результаты анкет")
    text = (await story.tap(story.curator, "Как идёт работа: наставляемый: 4")).text
    assert "Ответов меньше пяти. Вы и так видите их по именам" in text
    assert f"{vera.name.split()[0]} В. С.: Мало времени" in (await story.tap(story.curator, "Ответы словами: 4")).text
    await story.tap(story.curator, "К результатам")
    await story.tap(story.curator, "Скачать (Excel)")
    book = load_workbook(BytesIO(story.curator.documents[-1].data))
    assert book.sheetnames == ["Результаты", "Ответы"]
    assert {row[0].value for row in book["Ответы"].iter_rows(min_row=2)} == {one.name for one in (*mentors, *mentees)}
    await story.say(story.curator, "/surveys")
    await story.tap(story.curator, "Результаты анкет")
    await story.tap(story.curator, "Оценка на входе: 4")
    assert "Наставники, ответили: 2." in (await story.tap(story.curator, "Наставники")).text
    seen = await audit.of_person(story.app.db, await story.who(vera.client))
    assert [one.kind for one in seen].count("results") == 2

    def fill_again(con: Connection) -> None:
        for one, mark in ((vera, 9), (galina, 4)):
            sent_forms.send(con, one.person_id, "entry", {"lesson": mark}, "wave:77")

    await story.app.db.write(fill_again)
    await story.say(story.curator, "/surveys")
    await story.tap(story.curator, "Вход и выход")
    text = (await story.tap(story.curator, "Оценка на входе: 2 из 4")).text
    assert "Планирование и ход урока\n4,0 → 6,5 (+2,5) · выросло у 1, так же у 1, снизилось у 0" in text
    assert "меньше чем у пяти человек" in text
    assert vera.name not in text
    people = (await story.tap(story.curator, "По людям")).text
    assert f"{vera.name}: 4,9 → 5,3 (+0,4)" in people
    assert "Планирование и ход урока: 4 → 9" in (await story.tap(story.curator, vera.name)).text
    await story.tap(story.curator, "По людям")
    await story.tap(story.curator, "К сравнению")
    await story.tap(story.curator, "Диаграмма")
    assert len(story.curator.photos) == 1
    await story.tap(story.curator, "К сравнению")
    await story.tap(story.curator, "Скачать (Excel)")
    book = load_workbook(BytesIO(story.curator.documents[-1].data))
    assert [row[0].value for row in book["По людям"].iter_rows(min_row=2)] == [galina.name, vera.name]
    await story.tap(story.curator, "К сравнению")
    await story.tap(story.curator, "Сравнительная таблица (Word)")
    assert "Вход и выход: обе оценки есть у 2 из 4" in (await story.say(story.curator, "/progress")).text
    given = _words(story.curator.documents[-1].data)
    assert vera.name in given
    await story.say(story.curator, "/documents")
    await story.tap(story.curator, "Сравнительная таблица № 1")
    kept = _words(story.curator.documents[-1].data)
    assert "Планирование и ход урока" in kept
    assert vera.name not in kept, "no name stays in the register"


def _words(docx: bytes) -> str:
    document = Document(BytesIO(docx))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


async def test_forged_buttons_show_nothing(story: Story) -> None:
    mentors, _ = await enrol_many(story, 1, 1)
    await story.say(story.curator, "/surveys")
    forged = [
        *(ShowResults(), ShowResults(wave=1, form="entry"), ShowResults(wave=77), ShowResults(form="nothing")),
        *(ShowResults(form="mentor", side="mentee"), WaveResults(wave=77), Compare(form="mentor")),
        *(Compare(form="nothing", part="paper"), Compare(form="entry", part="people", person=77)),
    ]
    tapped = [data.pack() for data in forged] + ["rs:0:mentor:curator:0:text", "rs:0:mentor::0:all", "cf:entry:all:0:0"]
    for data in tapped:
        story.curator.tap_data(story.curator.last, data)
        await story.run()
    mentor = mentors[0].client
    before = len(mentor.texts)
    more = [ResultForms(), CompareList(), ShowResults(form="mentor", part="file")]
    for data in (*tapped, *(one.pack() for one in more)):
        mentor.tap_data(mentor.last, data)
        await story.run()
    assert not any("езультаты" in text or "Вход и выход" in text for text in mentor.texts[before:])
    assert not [*story.curator.documents, *mentor.documents]
    assert story.curator.unanswered == mentor.unanswered == 0
