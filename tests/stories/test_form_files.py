"""Questionnaires as files: taken, changed, sent back, looked at, published, answered; hostile files change nothing."""

import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from domain.refusal import Refused
from emulator.client import Client
from services.questionnaires import forms, published_forms, responses
from storage.database import Connection
from storage.surveys import published_forms as stored
from tests.documents.test_form_sheet import SETTINGS, xlsx
from tests.stories.school import curator_of, enrol_many, fill, open_school
from tests.stories.test_question_kinds import PHOTO
from tests.stories.test_waves import last_with, open_survey
from tests.story import Story

TITLE = "Мониторинг: наставник, до начала"


async def open_forms(story: Story) -> None:
    await story.say(story.curator, "/documents")
    await story.tap(story.curator, "Анкеты")


async def find(story: Story, title: str) -> None:
    """The card of a questionnaire, by turning the pages of the list."""
    await open_forms(story)
    while not any(label.endswith(title) for label in story.curator.buttons(story.curator.last)):
        await story.tap(story.curator, "›")
    await story.tap(story.curator, title)


def changed(content: bytes, change: Callable[[Workbook], None]) -> bytes:
    book = load_workbook(io.BytesIO(content))
    change(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


async def send(story: Story, content: bytes, name: str = "анкета.xlsx") -> str:
    story.curator.send_document(name, content)
    await story.run()
    return story.curator.last.text


def add_questions(book: Workbook) -> None:
    page = book["survey"]
    page["C3"] = "Новый текст <i>первого</i> вопроса & всё?"
    last = page.max_row
    page.cell(last + 1, 1).value = "да/нет"
    page.cell(last + 1, 2).value = "club"
    page.cell(last + 1, 3).value = "Придёте на клуб наставников?"
    page.cell(last + 2, 1).value = "короткий текст"
    page.cell(last + 2, 3).value = "Когда Вам удобно?"
    page.cell(last + 2, 7).value = "${club} = 'да'"


async def kept(story: Story) -> tuple[int, int]:
    """How many answers there are, and how many published versions."""

    def work(con: Connection) -> tuple[int, int]:
        answers = con.execute("SELECT count(*) AS n FROM answer").fetchone()["n"]
        return answers, con.execute("SELECT count(*) AS n FROM published_form").fetchone()["n"]

    return await story.app.db.read(work)


async def test_from_the_download_to_the_answers_of_a_new_version(story: Story) -> None:
    mentors, _ = await enrol_many(story, 2, 0)
    curator, (anna, boris) = story.curator, mentors
    anna.client.tap_data(anna.client.last, "qb:mon_mentor_in")
    await story.run()
    await story.tap(anna.client, anna.client.buttons(anna.client.last)[0])
    running = await responses.running(story.app.db, await story.who(anna.client))
    assert running is not None

    await find(story, TITLE)
    assert "Из программы, версия 1." in curator.last.text
    await story.tap(curator, "Скачать таблицей")
    assert curator.documents[-1].name == "anketa-mon_mentor_in.xlsx"
    before = await kept(story)
    said = await send(story, changed(curator.documents[-1].data, add_questions))
    assert "Это новая версия 2 анкеты «Мониторинг: наставник, до начала»." in said
    assert "Новые вопросы: «Придёте на клуб наставников?», «Когда Вам удобно?»." in said
    assert "Изменены: «Новый текст <i>первого</i> вопроса & всё?»." in said
    assert await kept(story) == before
    await walk_through(story, curator, questions=running.total + 2)
    assert await kept(story) == before, "a preview keeps nothing"
    await story.restart()
    await story.tap(curator, "⬅️ К файлу")
    await story.tap(curator, "Опубликовать")
    await story.tap(curator, "Да, опубликовать")
    assert "Опубликовано: «Мониторинг: наставник, до начала», версия 2." in curator.last.text
    curator.tap_data(curator.last, f"fd:{published_forms.mark_of(forms.newest('mon_mentor_in'))}:yes")
    await story.run()
    assert (await kept(story))[1] == 1, "the second tap finds nothing to publish"

    running = await responses.running(story.app.db, await story.who(anna.client))
    assert running is not None
    assert running.form.version == 1, "who has begun goes on with theirs"
    await open_survey(story, TITLE, "Наставникам")
    await story.tap(curator, "Да, открыть на 7 дней")
    await story.tap(boris.client, "Начать", last_with(boris.client, "Начать"))
    assert "Новый текст <i>первого</i> вопроса & всё?" in boris.client.last.text
    await fill(story, boris.client, boris.name)
    await story.restart()
    assert await story.app.db.read(_versions) == [("mon_mentor_in", 1), ("mon_mentor_in", 2)]

    await find(story, TITLE)
    assert curator.last.text.splitlines()[2].startswith("★ Своя, версия 2: 15 сентября 2026")
    await story.tap(curator, "Снять с публикации")
    await story.tap(curator, "Да, снять")
    assert "Из программы, версия 1." in curator.last.text
    assert forms.newest("mon_mentor_in").version == 1


def _versions(con: Connection) -> list[tuple[str, int]]:
    rows = con.execute(
        "SELECT s.code, s.version FROM response r JOIN form_snapshot s ON s.hash = r.form_hash "
        "WHERE s.code LIKE 'mon%' ORDER BY s.version"
    )
    return [(row["code"], row["version"]) for row in rows]


async def walk_through(story: Story, curator: Client, questions: int) -> None:
    """The preview from the first question to the end, with a wrong answer and a corrected one on the way."""
    await story.tap(curator, "Посмотреть, как это будет")
    first = curator.last
    while "Проверьте ответы" not in curator.last.text:
        assert curator.last.text.startswith("👁 Просмотр: ничего не сохраняется")
        if "Когда Вам удобно?" in curator.last.text:
            await story.say(curator, "по средам")
        else:
            labels = curator.buttons(curator.last)
            await story.tap(curator, next(one for one in ("Пропустить", "Далее", labels[0]) if _offers(labels, one)))
    assert f"{questions} из {questions}" in curator.last.text
    await story.tap(curator, "1", curator.last)
    assert "Новый текст <i>первого</i> вопроса & всё?" in curator.last.text
    await story.tap(curator, curator.buttons(curator.last)[1])
    stale = first.rows[0][0]["callback_data"]
    curator.tap_data(curator.last, stale)
    await story.run()
    assert "Проверьте ответы" in curator.last.text
    await story.tap(curator, "Отправить")
    assert "Ничего не отправлено и не сохранено." in curator.last.text


def _offers(labels: list[str], wanted: str) -> bool:
    return any(wanted in label for label in labels)


async def test_a_form_of_ones_own_from_the_sample(story: Story) -> None:
    mentors, _ = await enrol_many(story, 1, 0)
    curator, anna = story.curator, mentors[0]
    await open_forms(story)
    await story.tap(curator, "Образец новой анкеты")

    def own(book: Workbook) -> None:
        page = book["settings"]
        page["A3"], page["B3"] = "Вопрос недели <b>", "week"
        book["survey"].delete_rows(5, 9)

    file = changed(curator.documents[-1].data, own)
    assert "Новая анкета, код week." in await send(story, file)
    await story.tap(curator, "Не публиковать")
    assert forms.in_force().get("week") is None
    await send(story, file)
    await story.tap(curator, "Опубликовать")
    await story.tap(curator, "Да, опубликовать")
    await open_survey(story, "Вопрос недели <b>", "Наставникам")
    await story.tap(curator, "Да, открыть на 7 дней")
    await story.tap(anna.client, "Начать", last_with(anna.client, "Начать"))
    await fill(story, anna.client, anna.name)
    await find(story, "Вопрос недели <b>")
    await story.tap(curator, "Снять с публикации")
    await story.tap(curator, "Да, снять")
    assert "в новых опросах её нет" in curator.last.text
    await story.say(curator, "/surveys")
    assert "Вопрос недели <b>" in curator.last.text, "the survey that runs goes on"
    await story.say(curator, "/documents")
    await story.tap(curator, "Анкеты")
    assert "Ваших" not in curator.last.text
    assert "Прочитано" in await send(story, file), "what was withdrawn may come back"


async def test_hostile_files_and_buttons_change_nothing(story: Story) -> None:
    await open_school(story)
    curator = story.curator
    await open_forms(story)
    wide = (("type", "name", "label"), *(("single", "Код", "") for _ in range(90)), ("short", "b", "=1+1"))
    for content, words in (
        (b" ", "Файл пуст"),
        (b"%PDF", "Это не таблица Excel"),
        (xlsx(("survey", (("type", "label"),) * 10_001)), "слишком много строк"),
        (xlsx(("survey", wide), ("settings", SETTINGS)), "…"),
        (xlsx(("Лист1", wide)), "нет в файле"),
    ):
        said = await send(story, content)
        assert words in said or words == "…"
        assert "Ничего не изменилось" in said
        assert len(said) < 4096
    curator.send_photo(PHOTO)
    await story.run()
    assert "Нужен файл Excel" in curator.last.text
    await story.say(curator, "вот анкета")
    assert "Нужен файл Excel" in curator.last.text
    await story.say(curator, "наставляемый мониторинг")
    assert [label for label in curator.buttons(curator.last) if "Мониторинг: наставляемый" in label] == [
        "Мониторинг: наставляемый, в конце", "Мониторинг: наставляемый, до начала"
    ]  # fmt: skip
    await story.say(curator, "а")
    assert "Показаны первые 12" in curator.last.text
    for data in ("fd:000000000000:yes", "ft:000000000000:", "ft:000000000000:mentor", "fq:000000000000:a:=1",
                 "fc:nothing:card", "fc:after_meeting:xlsx", "fc:mentor:off", "fc:mentor:ask"):  # fmt: skip
        curator.tap_data(curator.last, data)
        await story.run()
    stranger = story.person("Чужой")
    await story.say(stranger, "/start")
    for data in ("fl:0:list", "fc:mentor:xlsx", "fd:000000000000:yes"):
        stranger.tap_data(stranger.last, data)
        await story.run()
    assert not stranger.documents
    assert (await kept(story))[1] == 0
    assert curator.unanswered == stranger.unanswered == 0


async def test_what_the_program_needs_of_its_own_forms_stays(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    """The base questionnaires may be reworded and lengthened; pairs are still made of them."""
    await open_school(story)
    curator = await curator_of(story)

    async def sent(code: str, change: Callable[[Workbook], None]) -> published_forms.Draft | published_forms.Faulty:
        _, content = await published_forms.file(story.app.db, story.app.drawing, curator, code)
        return await published_forms.read(story.app.db, story.app.drawing, curator, changed(content, change), story.now)

    async def sent_draft(code: str, change: Callable[[Workbook], None]) -> published_forms.Draft:
        found = await sent(code, change)
        assert isinstance(found, published_forms.Draft)
        return found

    async def faults(code: str, change: Callable[[Workbook], None]) -> list[str]:
        found = await sent(code, change)
        assert isinstance(found, published_forms.Faulty)
        return [fault.code for fault in found.faults]

    assert await faults("mentor", lambda book: book["survey"].delete_rows(7)) == ["fact-missing"]
    assert await faults("mentor", lambda book: _put(book, "settings", "E3", "куратор")) == ["role-changed"]
    assert await faults("mentor", lambda book: _put(book, "settings", "B3", "after_meeting")) == ["code-reserved"]
    assert await faults("mentor", lambda book: _put(book, "settings", "H3", "нет")) == ["review-changed"]
    assert await faults("plan_rating", lambda book: book["scores"].delete_rows(3)) == ["score-missing"]
    assert await faults("mentor", _online_only) == ["fact-code"]
    assert await faults("third_party", _told_to_all) == [
        *["record-reader"] * 3,
        *("about-unknown", "record-reader", "record-reader", "record-names"),
    ]
    assert await faults("entry", _all_text) == ["kind-changed"] * 12 + ["scale-missing"]
    with pytest.raises(Refused, match="form-same"):
        await sent("mentor", lambda book: book["survey"].insert_rows(3))
    draft = await sent("mentor", lambda book: _put(book, "survey", "C4", "Где и кем Вы работаете?"))
    assert isinstance(draft, published_forms.Draft)
    assert not draft.alone
    assert (await sent_draft("mentor", _own_competence)).alone == ("Кружки и секции",)
    other = await sent("mentee", lambda book: _put(book, "survey", "C4", "Где Вы работаете?"))
    assert isinstance(other, published_forms.Draft)
    with pytest.raises(Refused, match="stale"):
        await published_forms.publish(story.app.db, curator, draft.mark, story.now)
    await published_forms.publish(story.app.db, curator, other.mark, story.now)
    assert forms.newest("mentee").items[1].text == "Где Вы работаете?"
    late = await sent("mentee", lambda book: _put(book, "survey", "C4", "Ваше место работы?"))
    assert isinstance(late, published_forms.Draft)
    await story.app.db.write(lambda con: stored.withdraw(con, "mentee", story.now), claim=False)
    with pytest.raises(Refused, match="form-changed"):
        await published_forms.publish(story.app.db, curator, late.mark, story.now)
    monkeypatch.setattr(published_forms, "FILE_LIMIT", 1000)
    with pytest.raises(Refused, match="form-file-large"):
        await sent("mentor", lambda book: book["survey"].insert_rows(3))


def _put(book: Workbook, sheet: str, cell: str, text: str) -> None:
    book[sheet][cell] = text


def _online_only(book: Workbook) -> None:
    """A way of meeting that the program does not know."""
    row = next(row for row in book["choices"].iter_rows() if row[1].value == "online")
    row[1].value = "by_video"


def _own_competence(book: Workbook) -> None:
    """One more thing a mentor can help with, and no mentee is asked whether he needs it."""
    page = book["choices"]
    row = next(row for row in page.iter_rows() if row[1].value == "growth")
    row[1].value, row[2].value = "clubs", "Кружки и секции"


def _told_to_all(book: Workbook) -> None:
    """A word about a pupil that anybody would read, on a condition that never holds, with a list of names."""
    page = book["survey"]
    column = {cell.value: get_column_letter(number) for number, cell in enumerate(page[1], 1)}
    for row in range(3, 8):
        page[f"{column['seen_by']}{row}"] = "partner"
    page[f"{column['relevant']}6"] = "${@role} = 'mentor'"
    for cell in page[9]:
        cell.value = None
    for name, value in (("type", "person"), ("name", "whom"), ("label", "О ком ещё спросить?")):
        page[f"{column[name]}9"] = value


def _all_text(book: Workbook) -> None:
    page = book["survey"]
    for row in range(3, page.max_row + 1):
        page.cell(row, 1).value = "короткий текст"
        for column in range(8, 12):
            page.cell(row, column).value = None
