"""One questionnaire with every kind of question, as somebody meets them in the chat."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest

from domain.roles import Role
from emulator.client import Client
from emulator.messages import Message
from questionnaires.loading import load
from questionnaires.shipped import shared, shipped
from services.questionnaires import forms, responses, surveys
from services.reports import export
from storage.database import Connection
from tests.stories.test_questionnaire import enrol
from tests.story import Story

FORM = """
code = "kinds"
title = "Всё сразу"
role = "mentee"
minutes = 1
[[items]]
key = "hello"
kind = "note"
text = "Здесь только прочитать."
section = "Знакомство"
[[items]]
key = "name"
kind = "short"
text = "Как к Вам обращаться?"
error = "Нам нужно хотя бы две буквы."
min = 2
[[items]]
key = "order"
kind = "ranking"
text = "${name}, что важнее?"
options = { a = "Урок", b = "Класс", c = "Родители" }
section = "О работе"
[[items]]
key = "tired"
kind = "scale"
text = "Нужен ли отдых?"
max = 5
decline = true
[[items]]
key = "mentors"
kind = "yes_no"
text = "Вопрос наставникам"
show_if = { person = "role", is = "mentor" }
[[items]]
key = "mentees"
kind = "yes_no"
text = "Вопрос наставляемым"
show_if = { person = "role", is = "mentee" }
[[items]]
key = "scan"
kind = "file"
text = "Пришлите план урока"
max = 1
optional = true
section = "Напоследок"
[[items]]
key = "call"
kind = "contact"
text = "Как с Вами связаться?"
"""


@pytest.fixture(autouse=True)
def with_the_form(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    form = load(FORM, "kinds.toml", shared())
    monkeypatch.setattr(forms, "shipped", lambda: {**shipped(), "kinds": form})
    yield
    forms._digests.cache_clear()
    forms._parsed.clear()


async def begin(story: Story) -> tuple[Client, int]:
    vera, person_id = await enrol(story, Role.MENTEE)
    vera.tap_data(vera.last, "qb:kinds")
    await story.run()
    return vera, person_id


async def kept(story: Story, item: str) -> tuple[str, str]:
    def work(con: Connection) -> tuple[str, str]:
        row = con.execute("SELECT state, value FROM answer WHERE item_key = ?", (item,)).fetchone()
        return row["state"], row["value"]

    return await story.app.db.read(work)


async def test_every_kind_from_the_note_to_the_excel_file(story: Story) -> None:
    vera, person_id = await begin(story)
    assert "Раздел 1 из 3\nЗнакомство" in vera.last.text
    assert vera.buttons(vera.last) == ["➡️ Далее"]
    await story.say(vera, "поняла")
    assert "Здесь отвечать не нужно" in vera.last.text
    await story.tap(vera, "Далее")
    assert "Раздел 1 из 3 · Вопрос 1 из 1" in vera.last.text
    await story.say(vera, "я")
    assert "Нам нужно хотя бы две буквы." in vera.last.text
    await story.say(vera, "Вера <b>")
    assert "Раздел 2 из 3 · Вопрос 1 из 3" in vera.last.text
    assert "Вера <b>, что важнее?" in vera.last.text
    await story.tap(vera, "Родители")
    await story.tap(vera, "Урок")
    assert vera.buttons(vera.last)[:3] == ["2. Урок", "Класс", "1. Родители"]
    await story.tap(vera, "1. Родители")
    await story.tap(vera, "Далее")
    assert any("не меньше 3" in toast for toast in vera.toasts)
    await story.tap(vera, "Класс")
    await story.tap(vera, "Далее")
    assert vera.buttons(vera.last)[-2:] == ["Не хочу отвечать", "⬅️ Назад"]
    await story.tap(vera, "Не хочу отвечать")
    assert await kept(story, "tired") == ("declined", "null")
    assert "Вопрос наставляемым" in vera.last.text
    await story.tap(vera, "Да")
    await _file_and_contact(story, vera)
    assert "Проверьте ответы: 6 из 6." in vera.last.text
    assert "2. Вера <b>, что важнее? 1. Урок; 2. Класс; 3. Родители" in vera.last.text
    assert "3. Нужен ли отдых? Не хочу отвечать" in vera.last.text
    await story.tap(vera, "Отправить")
    (sent,) = await surveys.filled(story.app.db, person_id)
    assert "mentors" not in sent.answers
    (sheet,) = (await story.app.db.read(lambda con: export.collect(con, story.now))).answers
    assert [question.key for question in sheet.questions] == [
        "name", "order", "tired", "mentors", "mentees", "scan", "call",
    ]  # fmt: skip
    assert dict(sheet.filled[0].values)["tired"] == "Не хочу отвечать"


async def _file_and_contact(story: Story, vera: Client) -> None:
    assert "Файл или фото, до 1 МБ." in vera.last.text
    await story.say(vera, "потом")
    assert "Здесь нужен файл или фото." in vera.last.text
    vera.send_document("план.docx", b"x" * 1_100_000)
    await story.run()
    assert "Файл слишком большой: можно до 1 МБ." in vera.last.text
    vera.send_document("план <урока>.docx", b"x")
    await story.run()
    assert (await kept(story, "scan"))[1].endswith('"план <урока>.docx"]')
    assert "Как с Вами связаться?" in vera.last.text
    vera.send_document("план.docx", b"x")
    await story.run()
    assert "Здесь нужен текст" in vera.last.text
    await story.say(vera, "в школе")
    assert "Похоже, это не контакт." in vera.last.text
    await story.say(vera, "+7 900 000-00-00")


async def test_declining_by_words_and_only_where_it_is_allowed(story: Story) -> None:
    vera, _ = await begin(story)
    await story.tap(vera, "Далее")
    await story.say(vera, "не хочу отвечать")
    assert (await kept(story, "name"))[0] == "given"
    await story.say(vera, "2 1 3")
    await story.tap(vera, "Далее")
    await story.say(vera, "Не хочу отвечать.")
    assert (await kept(story, "tired"))[0] == "declined"
    vera.tap_data(vera.last, "q:1:mentees:d")
    await story.run()
    assert "Вопрос наставляемым" in vera.last.text


async def test_facts_of_the_person_outlive_a_correction(story: Story) -> None:
    vera, person_id = await begin(story)
    who = await story.who(vera)
    step = await responses.running(story.app.db, who)
    assert step is not None
    assert [item.key for item in step.form if item.key in ("mentors", "mentees")] == ["mentors", "mentees"]
    assert (step.total, step.answers["@role"].value) == (6, ("mentee",))
    assert (await surveys.overview(story.app.db, who)).running[0].response_id == step.response_id
    assert person_id == step.person_id


PHOTO = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000"
    "000049454e44ae426082"
)


async def test_a_photo_and_a_contact_from_the_telephone(story: Story) -> None:
    vera, _ = await begin(story)
    await story.tap(vera, "Далее")
    vera.send_photo(PHOTO)
    await story.run()
    assert "Здесь нужен текст" in vera.last.text
    vera.send_contact("+79000000000")
    await story.run()
    assert "Здесь нужен текст" in vera.last.text
    await story.say(vera, "Вера")
    await story.say(vera, "1, 2, 3")
    await story.tap(vera, "Далее")
    await story.tap(vera, "3")
    await story.tap(vera, "Нет")
    vera.send_photo(PHOTO)
    await story.run()
    assert (await kept(story, "scan"))[1].split('"')[3].startswith("фото ")
    vera.send_contact("+79000000000")
    await story.run()
    assert await kept(story, "call") == ("given", '"+79000000000"')
    assert "Проверьте ответы: 6 из 6." in vera.last.text


SENT: dict[str, dict[str, object]] = {
    "video_note": {"length": 240, "duration": 3},
    "video": {"width": 1, "height": 1, "duration": 3},
    "animation": {"width": 1, "height": 1, "duration": 3},
    "audio": {"duration": 3},
    "location": {"latitude": 55.75, "longitude": 37.62},
    "venue": {"location": {"latitude": 55.75, "longitude": 37.62}, "title": "Школа", "address": "Заречный"},
    "dice": {"emoji": "\N{GAME DIE}", "value": 3},
    "poll": {
        "id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False, "is_anonymous": True,
        "type": "regular", "allows_multiple_answers": False, "allows_revoting": False, "members_only": False,
    },
}  # fmt: skip


async def test_what_cannot_be_read_gets_a_kind_sentence_and_loses_nothing(story: Story) -> None:
    vera, person_id = await begin(story)
    wanted = {
        "Далее": "Здесь отвечать не нужно",
        "Вера": "Напишите, пожалуйста, ",
        "2 1 3\nДалее": "Нажмите, пожалуйста, ответ под вопросом",
        "3": "Нажмите, пожалуйста, ответ под вопросом",
        "да": "Нажмите, пожалуйста, ответ под вопросом",
        "Пропустить": "Здесь нужен файл или фото",
        "+7 900 000-00-00": "Напишите, пожалуйста, ",
        "Отправить": "Проверьте ответы и нажмите «Отправить».",
    }
    for typed, sentence in wanted.items():
        before = await story.app.db.read(_everything)
        await _unreadable(story, vera, sentence, SENT if typed == "Вера" else {})
        assert await story.app.db.read(_everything) == before
        for words in typed.split("\n"):
            await story.say(vera, words)
    (sent,) = await surveys.filled(story.app.db, person_id)
    assert len(sent.answers) == 8


def _everything(con: Connection) -> list[tuple[object, ...]]:
    found = con.execute("SELECT item_key, state, value FROM answer ORDER BY item_key").fetchall()
    return [tuple(row) for row in found] + [tuple(row) for row in con.execute("SELECT cursor, state FROM response")]


async def _unreadable(story: Story, phone: Client, sentence: str, kinds: dict[str, dict[str, object]]) -> None:
    file = {"file_id": "f", "file_unique_id": "u"}
    sends: list[Callable[[], Message]] = [phone.send_sticker, phone.send_voice]
    sends += [partial(phone._send, None, extra={kind: {**file, **content}}) for kind, content in kinds.items()]
    for send in sends:
        send()
        await story.run()
        assert sentence in phone.last.text
        assert phone.last.text.startswith("Голосовое я не") or phone.last.text.endswith("Ответы сохранены.")
