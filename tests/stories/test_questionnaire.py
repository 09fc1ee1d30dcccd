"""Filling a questionnaire in, as people do it: forwards, backwards, with breaks, with mistakes, in a hurry."""

import sqlite3
from collections.abc import Iterator

import pytest

from domain.roles import Role
from emulator.client import Client
from emulator.messages import Message
from handlers.callbacks import AnswerTap
from services.people import profiles
from services.questionnaires import responses, surveys
from services.questionnaires.forms import AFTER_MEETING
from storage.consents import consents
from storage.database import Connection
from storage.people import people
from tests.story import Story

VERA = "Юдина Вера Сергеевна"


async def enrol(story: Story, role: Role, name: str = "Вера Юдина") -> tuple[Client, int]:
    """Somebody with a role and a consent who has filled nothing in yet."""
    phone = story.person(name)

    def work(con: Connection) -> int:
        person = people.add_person(con, 1, story.now)
        people.link_account(con, person, phone.account.id, story.now)
        people.join(con, person, role, story.now)
        consents.record(con, person, "given", story.now, role=role)
        return person

    person_id = await story.app.db.write(work, claim=False)
    await story.say(phone, "/surveys")
    return phone, person_id


async def begin(story: Story, role: Role = Role.MENTEE) -> tuple[Client, int]:
    phone, person_id = await enrol(story, role)
    await story.tap(phone, "Начать")
    return phone, person_id


async def to_review(story: Story, phone: Client) -> None:
    """The mentee's questionnaire from its first question to the review."""
    await story.say(phone, VERA)
    await story.say(phone, "учитель математики")
    await story.tap(phone, "Математика")
    await story.tap(phone, "Далее")
    await story.say(phone, "2 года")
    await story.tap(phone, "Далее")
    await story.tap(phone, "Цифровые средства на уроке")
    await story.tap(phone, "Далее")
    await story.tap(phone, "Далее")
    await story.tap(phone, "Онлайн")
    await story.tap(phone, "В любой день")
    await story.tap(phone, "Далее")
    await story.tap(phone, "Пропустить")
    await story.tap(phone, "Должность")
    await story.tap(phone, "Далее")


def living(phone: Client) -> Message:
    """The newest message with buttons."""
    return next(message for message in reversed(phone.received) if phone.buttons(message))


async def test_the_whole_questionnaire_from_the_list_to_thanks(story: Story) -> None:
    vera, person_id = await enrol(story, Role.MENTEE)
    assert "Анкета наставляемого, около 4 мин" in vera.last.text
    await story.tap(vera, "Начать")
    first = vera.last
    assert "Вопрос 1 из 11" in first.text
    assert "Увидят: куратор и наставники программы." in first.text
    assert vera.buttons(first) == ["⏸ Отложить"]
    await story.say(vera, 'А<3 & "Ко" О\'Нил')
    assert vera.buttons(first) == [], "the old keyboard is removed"
    assert "Вопрос 2 из 11" in vera.last.text
    await story.tap(vera, "Назад")
    assert 'Ваш ответ: А<3 & "Ко" О\'Нил' in vera.last.text
    await to_review(story, vera)
    review = vera.last
    assert "Проверьте ответы: 11 из 11." in review.text
    assert vera.buttons(review) == [*map(str, range(1, 12)), "📨 Отправить"]
    await story.tap(vera, "Отправить")
    assert "Спасибо! Анкета отправлена." in vera.texts[-2]
    assert "Оценка на входе" in vera.last.text
    assert "около 3 минут" in vera.last.text

    def work(con: Connection) -> tuple[str, str, object]:
        row = con.execute("SELECT full_name, post FROM person WHERE id = ?", (person_id,)).fetchone()
        facts = profiles.facts(con, 1, Role.MENTEE, admitted_only=False)[person_id]
        return row["full_name"], row["post"], facts.needs

    assert await story.app.db.read(work) == (VERA, "учитель математики", ("digital",))


async def test_options_are_boxes_marked_at_once_and_by_typing_too(story: Story) -> None:
    vera, _ = await begin(story)
    await story.say(vera, VERA)
    await story.say(vera, "учитель")
    assert vera.buttons(vera.last)[:2] == ["☐ Начальные классы", "☐ Русский и литература"]
    assert vera.buttons(vera.last)[-2:] == ["⬅️ Назад", "➡️ Далее"]
    await story.tap(vera, "Далее")
    assert "Выберите хотя бы один вариант." in vera.toasts
    await story.tap(vera, "Математика")
    assert "☑ Математика" in vera.buttons(vera.last)
    await story.say(vera, "5, 6")
    assert [label for label in vera.buttons(vera.last) if "☑" in label] == ["☑ Математика", "☑ Физика", "☑ Химия"]
    await story.say(vera, "математика")
    assert "☐ Математика" in vera.buttons(vera.last)
    await story.say(vera, "1 2")
    await story.tap(vera, "Биология")
    assert any("не больше 4" in toast for toast in vera.toasts)
    await story.say(vera, "Астрономия")
    assert "Такого варианта нет" in vera.last.text
    await story.say(vera, "Далее")
    assert "Вопрос 4 из 11" in vera.last.text


async def test_a_wrong_answer_is_explained_and_the_question_stays(story: Story) -> None:
    vera, _ = await begin(story)
    await story.say(vera, "я")
    assert "Слишком коротко" in vera.last.text
    await story.say(vera, VERA)
    await story.say(vera, "учитель")
    await story.tap(vera, "Другое")
    await story.tap(vera, "Далее")
    await story.say(vera, "давно")
    assert "Похоже, это не число. Напишите, например: 5." in vera.last.text
    await story.say(vera, "200")
    assert "Можно от 0 до 60" in vera.last.text
    vera.send_voice()
    await story.run()
    assert vera.last.text == "Голосовое я не расшифровываю. Напишите, пожалуйста, текстом."
    vera.send_sticker()
    vera.send_document("7.txt", b"7", caption="7")
    await story.run()
    assert "Здесь нужен текст" in vera.last.text
    await story.say(vera, "\u200b\u200d")
    assert "Здесь нужен текст" in vera.last.text
    await story.say(vera, "7,0 лет")
    assert "Вопрос 5 из 11" in vera.last.text


async def test_an_edit_in_the_review_returns_to_the_review(story: Story) -> None:
    vera, _ = await begin(story)
    await to_review(story, vera)
    await story.tap(vera, "4")
    assert "Вопрос 4 из 11" in vera.last.text
    assert "Ваш ответ: 2." in vera.last.text
    await story.say(vera, "3")
    assert "Проверьте ответы: 11 из 11." in vera.last.text
    assert "4. Сколько полных лет Вы работаете педагогом? 3" in vera.last.text
    await story.say(vera, "3")
    assert "Что Вы преподаёте?" in vera.last.text
    await story.tap(vera, "Физика")
    await story.tap(vera, "Далее")
    assert "Математика; Физика" in vera.last.text
    await story.say(vera, "99")
    assert "от 1 до 11" in vera.last.text
    await story.tap(vera, "8")
    await story.tap(vera, "Назад")
    assert "Проверьте ответы" in vera.last.text
    await story.say(vera, "отправить")
    assert "Спасибо! Анкета отправлена." in vera.texts[-2]


async def test_a_branch_appears_and_is_pruned_at_submit(story: Story) -> None:
    anna, person_id = await begin(story, Role.MENTOR)
    for typed in ("Седова Анна Петровна", "учитель физики"):
        await story.say(anna, typed)
    await story.tap(anna, "Физика")
    await story.tap(anna, "Далее")
    await story.say(anna, "20")
    await story.tap(anna, "Планирование и ход урока")
    await story.tap(anna, "Далее")
    await story.tap(anna, "Далее")  # what support one is best at may be left out
    assert anna.buttons(anna.last)[:2] == ["Да", "Нет"]
    await story.say(anna, "да, конечно")
    assert "Вопрос 8 из 12" in anna.last.text
    await story.say(anna, "Молодым учителям")
    await story.tap(anna, "Лично")
    await story.tap(anna, "Понедельник")
    await story.tap(anna, "Далее")
    await story.tap(anna, "Пропустить")
    await story.tap(anna, "Опыт наставничества")
    await story.tap(anna, "Далее")
    await story.tap(anna, "7")
    await story.tap(anna, "Нет")
    assert "Проверьте ответы: 11 из 11." in anna.last.text
    await story.tap(anna, "Отправить")

    def work(con: Connection) -> tuple[int, list[str], int]:
        facts = profiles.facts(con, 1, Role.MENTOR, admitted_only=False)[person_id]
        kept = con.execute("SELECT count(*) AS n FROM answer WHERE item_key = 'before_more'").fetchone()["n"]
        return facts.capacity, [line.key for line in profiles.card(con, person_id, Role.MENTOR)], kept

    assert await story.app.db.read(work) == (2, ["full_name", "subjects"], 0)


async def test_a_break_a_restart_and_a_lost_state_lose_nothing(story: Story) -> None:
    vera, _ = await begin(story)
    await story.say(vera, VERA)
    await story.tap(vera, "Отложить")
    assert "Вы остановились на вопросе 2 из 11. Ответы сохранены." in vera.last.text
    assert vera.buttons(vera.last) == ["▶️ Продолжить"]
    await story.restart()
    await story.tap(vera, "Продолжить")
    await story.say(vera, "учитель")
    await story.tap(vera, "Математика")
    await story.app.db.write(lambda con: con.execute("DELETE FROM fsm"), claim=False)
    await story.restart()
    await story.tap(vera, "Физика")
    assert [label for label in vera.buttons(vera.last) if "☑" in label] == ["☑ Математика", "☑ Физика"]
    await story.say(vera, "/cancel")
    await story.say(vera, "/surveys")
    assert "Анкета наставляемого: вопрос 3 из 11" in vera.last.text
    await story.tap(vera, "Продолжить")
    assert [label for label in vera.buttons(vera.last) if "☑" in label] == ["☑ Математика", "☑ Физика"]


async def test_ten_taps_at_once_run_once(story: Story) -> None:
    vera, _ = await begin(story)
    await story.say(vera, VERA)
    await story.say(vera, "учитель")
    question = living(vera)
    for _ in range(10):
        vera.tap("Математика", question)
    await story.run()
    assert [label for label in vera.buttons(question) if "☑" in label] == ["☑ Математика"]
    for _ in range(10):
        vera.tap("Далее", question)
    await story.run()
    assert "Вопрос 4 из 11" in vera.last.text
    assert vera.unanswered == 0
    await story.say(vera, "3")
    await story.tap(vera, "Далее")
    await story.tap(vera, "Порядок и атмосфера в классе")
    await story.tap(vera, "Далее")
    await story.tap(vera, "Далее")
    question = living(vera)
    count = len(vera.received)
    for _ in range(10):
        vera.tap("Лично", question)
    await story.run()
    assert "Вопрос 9 из 11" in vera.last.text
    assert len(vera.received) == count, "a tap edits, it never piles up messages"


async def test_ten_taps_on_send_send_once(story: Story) -> None:
    vera, person_id = await begin(story)
    await to_review(story, vera)
    review = living(vera)
    for _ in range(10):
        vera.tap("Отправить", review)
    await story.run()
    assert sum("Оценка на входе" in text for text in vera.texts) == 1
    assert "Спасибо! Анкета отправлена." in vera.chat.messages[review.id].text
    assert len(await surveys.filled(story.app.db, person_id)) == 1


async def test_old_foreign_and_forged_buttons_change_nothing(story: Story) -> None:
    vera, _ = await begin(story)
    oleg, _ = await begin(story)
    await story.say(vera, VERA)
    await story.say(vera, "учитель")
    question = living(vera)
    forged = [
        "q:1:subjects:+math:1",
        "q:1:subjects:+nothing",
        "q:1:subjects:=math",
        "q:1:nowhere:+math",
        "q:1:experience:=5",
        "q:999:subjects:+math",
        "q:x:subjects:+math",
        "qr:1:full_name1",
        "qc:77",
        "qb:nothing",
        "qb:mentor",
        "qb:after_meeting",
        "qf:1:mentee",
    ]
    for data in forged:
        vera.tap_data(question, data)
        await story.run()
    for data in ("q:1:subjects:+math", "qr:1:", "qc:1", "q:1:subjects:z"):
        oleg.tap_data(oleg.last, data)
        await story.run()
    assert vera.unanswered == oleg.unanswered == 0
    kept = await story.app.db.read(lambda con: con.execute("SELECT item_key FROM answer ORDER BY 1").fetchall())
    assert [row["item_key"] for row in kept] == ["full_name", "post"]
    assert "Эта кнопка устарела." in oleg.toasts


async def test_buttons_of_a_sent_questionnaire_say_that_it_is_sent(story: Story) -> None:
    vera, _ = await begin(story)
    await to_review(story, vera)
    review = living(vera)
    await story.tap(vera, "Отправить")
    for data in ("q:1:subjects:+math", "qr:1:full_name", "qr:1:", "qc:1", "q:1:format:z"):
        vera.tap_data(review, data)
        await story.run()
        assert "Спасибо! Анкета отправлена." in vera.chat.messages[review.id].text


async def test_a_sent_questionnaire_can_be_corrected(story: Story) -> None:
    vera, person_id = await begin(story)
    await to_review(story, vera)
    await story.tap(vera, "Отправить")
    await story.say(vera, "/profile")
    assert "Сколько полных лет Вы работаете педагогом? 2" in vera.last.text
    assert f"Наставники увидят только это: {VERA}; учитель математики; Математика." in vera.last.text
    await story.tap(vera, "Исправить ответы")
    assert "Проверьте ответы: 11 из 11." in vera.last.text
    await story.tap(vera, "1")
    await story.say(vera, "Ким Вера Сергеевна")
    assert [one.answers["full_name"].value for one in await surveys.filled(story.app.db, person_id)] == [VERA]
    await story.tap(vera, "Отправить")
    (sent,) = await surveys.filled(story.app.db, person_id)
    assert sent.answers["full_name"].value == "Ким Вера Сергеевна"
    assert (await story.who(vera)).full_name == "Ким Вера Сергеевна"


async def test_the_entry_assessment_is_twelve_taps(story: Story) -> None:
    vera, person_id = await begin(story)
    await to_review(story, vera)
    await story.tap(vera, "Отправить")
    await story.tap(vera, "Начать")
    assert "1 – пока трудно, 10 – могу научить других." in vera.last.text
    assert vera.buttons(vera.last) == [str(number) for number in range(1, 11)]
    for _ in range(11):
        await story.tap(vera, "7")
    await story.say(vera, "десять")
    assert "Проверьте ответы: 12 из 12." in vera.last.text
    await story.tap(vera, "Отправить")
    assert "Спасибо! Анкета отправлена." in vera.last.text
    sent = {one.form.code for one in await surveys.filled(story.app.db, person_id)}
    assert sent == {"mentee", "entry"}
    entry = next(one for one in await surveys.filled(story.app.db, person_id) if one.form.code == "entry")
    assert [answer.value for answer in entry.answers.values()] == [7] * 11 + [10]
    await story.say(vera, "/surveys")
    assert vera.buttons(vera.last) == ["Ответы: Оценка на входе", "Ответы: Анкета наставляемого"]


async def test_a_curator_fills_in_for_somebody_without_the_messenger(story: Story) -> None:
    await story.say(story.curator, "/start")
    oleg, person_id = await enrol(story, Role.MENTEE, "Олег Ким")
    story.curator.tap_data(story.curator.last, f"qf:{person_id}:")
    await story.run()
    await story.tap(story.curator, "Анкета наставляемого")
    assert f"За участника: №{person_id}" in story.curator.last.text
    await to_review(story, story.curator)
    await story.tap(story.curator, "Отправить")
    assert any("ответы внесены за участника" in text for text in story.curator.texts)
    assert oleg.last.text.startswith("Куратор внёс за Вас: «Анкета наставляемого». Проверьте")
    assert oleg.buttons(oleg.last) == ["Ответы: Анкета наставляемого"]
    (sent,) = await surveys.filled(story.app.db, person_id)
    assert sent.entered_by == (await story.who(story.curator)).person_id


async def test_nothing_is_asked_before_consent(story: Story) -> None:
    await story.say(story.curator, "/start")

    def work(con: Connection) -> int:
        person = people.add_person(con, 1, story.now, "Белых Жанна Андреевна")
        people.join(con, person, Role.MENTOR, story.now)
        return person

    person_id = await story.app.db.write(work, claim=False)
    story.curator.tap_data(story.curator.last, f"qf:{person_id}:mentor")
    await story.run()
    assert any("Сначала нужно согласие" in toast for toast in story.curator.toasts)


@pytest.mark.parametrize("typed", [True, False])
async def test_a_full_disk_is_said_plainly_and_the_question_stays(story: Story, typed: bool) -> None:
    await story.say(story.curator, "/start")
    vera, _ = await begin(story)
    if not typed:
        await story.say(vera, VERA)
        await story.say(vera, "учитель")
    question = living(vera)
    fill(story.app.db._writing.raw, 1, "full_name" if typed else "subjects")
    vera.say(VERA) if typed else vera.tap("Математика", question)
    with pytest.raises(AssertionError, match="answer not kept"):
        await story.run()
    story.errors.clear()
    assert f"Ответ на вопрос {1 if typed else 3} не сохранился, остальные целы." in vera.last.text
    assert "куратору сообщено" in vera.last.text
    assert "на диске кончилось место" in story.curator.last.text
    story.app.db._writing.raw.execute("PRAGMA max_page_count = 1000000")
    await (story.say(vera, VERA) if typed else story.tap(vera, "Математика", question))
    assert "Вопрос 2 из 11" in vera.last.text if typed else "☑ Математика" in vera.buttons(living(vera))


def fill(con: Connection, response_id: int, key: str) -> None:
    """Let the file grow no further and leave no room in it just where this answer would go."""
    con.execute("PRAGMA max_page_count = 1")
    numbers = iter(range(99_999, 0, -1))
    for size in (3000, 300, 30, 1):
        with pytest.raises(sqlite3.OperationalError, match="full"):
            _pour(con, response_id, key, size, numbers)


def _pour(con: Connection, response_id: int, key: str, size: int, numbers: Iterator[int]) -> None:
    for number in numbers:
        con.execute(
            "INSERT INTO answer (response_id, item_key, state, value, answered_at) VALUES (?, ?, 'given', ?, '')",
            (response_id, f"{key}!{number:05}", f'"{"x" * size}"'),
        )


def test_buttons_packed_by_hand_are_the_same() -> None:
    assert AnswerTap.packed(7, "needs", "+digital") == AnswerTap(response=7, key="needs", act="+digital").pack()


async def test_a_word_after_a_meeting_counts_at_the_first_tap(story: Story) -> None:
    vera, person_id = await begin(story)
    about = await responses.start(story.app.db, await story.who(vera), AFTER_MEETING, story.now, "meeting:1")
    vera.tap_data(living(vera), f"qc:{about.response_id}")
    await story.run()
    await story.tap(vera, "Очень полезна")
    (sent,) = await surveys.filled(story.app.db, person_id)
    assert sent.answers["useful"].value == "very"
    assert "Хотите что-нибудь добавить?" in vera.last.text
    await story.tap(vera, "Назад")
    await story.tap(vera, "Полезна")
    await story.say(vera, "Спасибо за примеры уроков")
    assert vera.last.text == "Спасибо! Ответ сохранён."
    (sent,) = await surveys.filled(story.app.db, person_id)
    assert [answer.value for answer in sent.answers.values()] == ["fairly", "Спасибо за примеры уроков"]
