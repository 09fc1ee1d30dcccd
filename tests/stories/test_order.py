"""From agreed pairs to people at work: the order, its number, telling both sides, adding, ending, handing over."""

import io

import pytest
from docx import Document

from domain.roles import Role
from emulator.client import Client
from services.pairs import orders, pairs
from storage.pairing import matches
from tests.pairs_school import (
    BELYKH,
    ILYIN,
    KIM,
    LOSEVA,
    MENTEES,
    ONEIL,
    SEDOVA,
    YUDINA,
    School,
    enrol,
    school,
    set_up,
)
from tests.story import Story

ALL_SET = {
    "org_full": "МБОУ «Школа № 7»",
    "town": "г. Заречье",
    "ends_on": "2027-05-31",
    "curator_name": "Громова Алла Игоревна",
    "curator_post": "заместитель директора",
    "director_name": "Лосев Пётр Ильич",
    "director_post": "Директор",
}


def order_text(curator: Client) -> str:
    document = Document(io.BytesIO(curator.documents[-1].data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


async def agreed(story: Story) -> School:
    made = await school(story)
    await story.say(story.curator, "/match")
    await story.tap(story.curator, "Согласовать состав пар")
    await story.tap(story.curator, "Да, согласовать")
    return made


async def matches_now(story: Story) -> list[tuple[str, str]]:
    rows = await story.app.db.read(
        lambda con: con.execute(
            "SELECT m.state, group_concat(p.full_name, ' + ') AS names FROM match m JOIN match_member x "
            "ON x.match_id = m.id JOIN person p ON p.id = x.person_id GROUP BY m.id ORDER BY m.id"
        ).fetchall()
    )
    return [(row["state"], row["names"]) for row in rows]


async def test_order_number_and_telling(story: Story) -> None:
    await set_up(story, **ALL_SET)
    made = await agreed(story)
    curator = story.curator
    text = order_text(curator)
    assert "МБОУ «Школа № 7»" in text.replace("\u00a0", " ")
    assert "заместителя директора Громову Аллу Игоревну" in text
    assert f"{SEDOVA}, учитель математики" in text
    assert f"{YUDINA}, учитель математики" in text
    assert "Пустыми строками" not in "\n".join(curator.texts)

    await story.tap(curator, "Ввести № и дату")
    await story.say(curator, "когда подпишут")
    assert "Не вижу номера и даты. Напишите, например: 17 от" in curator.last.text
    await story.say(curator, "№ 17/1-ОД от 14 сентября 2026 г.")
    assert "Записано: приказ № 17/1-ОД от 14 сентября 2026 г." in curator.last.text
    assert not any(SEDOVA in text for text in made.phones[YUDINA].texts)

    old_rows = curator.last.rows
    await story.tap(curator, "Сообщить участникам")
    assert "Сообщаю участникам: 3 пары" in curator.last.text
    assert "Отправляю сообщения: 6" in curator.last.text
    await story.tap(curator, "Обновить")
    assert "Доставлено 6, ждут отправки 0" in curator.last.text
    vera, anna = made.phones[YUDINA], made.phones[SEDOVA]
    assert f"Ваш наставник: {SEDOVA}" in vera.last.text
    assert "договоритесь о первой встрече" in vera.last.text
    assert f"Ваш наставляемый: {YUDINA}" in anna.last.text

    asked = curator.last
    data = next(b["callback_data"] for row in old_rows for b in row if b["text"] == "Сообщить участникам")
    for _ in range(10):
        curator.tap_data(asked, data)
    await story.run()
    await story.say(curator, "/pairs")
    await story.tap(curator, "Кому сообщено")
    assert "Доставлено 6" in curator.last.text
    assert len([text for text in vera.texts if "утверждена" in text]) == 1


async def test_own_pair_shows_only_what_its_owner_allowed(story: Story) -> None:
    made = await agreed(story)
    vera = made.phones[YUDINA]
    await story.say(vera, "/pair")
    assert "Пара пока не назначена" in vera.last.text
    await story.tap(story.curator, "Ввести № и дату")
    await story.say(story.curator, "17 от 15.09.2026")
    await story.tap(story.curator, "Сообщить участникам")
    await story.tap(vera, "Моя пара")
    text = vera.last.text
    assert f"Ваш наставник: {SEDOVA}" in text
    assert "Должность: учитель математики" in text
    assert "Предмет: Математика" in text
    assert "Цифровые" not in text
    assert "Приказ № 17 от 15 сентября 2026 г." in text
    assert "договоритесь о первой встрече" in text
    link = [e for e in vera.last.as_json().get("entities", []) if e["type"] in ("text_mention", "text_link")]
    assert link


async def test_missing_set_up_is_a_blank_line_named_in_a_hint(story: Story) -> None:
    await agreed(story)
    said = next(text for text in story.curator.texts if "Пустыми строками" in text)
    assert "ФИО директора" in said
    assert "возложить на ____________________." in order_text(story.curator)


async def test_a_pair_can_be_added_before_any_choice(story: Story) -> None:
    made = await school(story)
    curator = story.curator
    await story.say(curator, "/pairs")
    assert "Пар пока нет" in curator.last.text
    await story.tap(curator, "Добавить пару")
    await story.say(curator, "онил")
    assert curator.buttons()[0] == "О'Нил Г. А."
    await story.say(curator, "щукин")
    assert "Никого с такой фамилией не нашлось" in curator.last.text
    await story.tap(curator, "О'Нил Г. А.")
    await story.tap(curator, "Белых Ж. А.")
    assert f"Пара добавлена: {ONEIL} → {BELYKH}" in curator.last.text
    assert "Не вошли в приказ: 1 пара" in curator.last.text

    await story.say(curator, "/match")
    await story.tap(curator, "Согласовать состав пар")
    await story.tap(curator, "Да, согласовать")
    assert f"{ONEIL}, учитель физики" in order_text(curator)
    assert sorted(await matches_now(story)) == [
        ("agreed", f"{BELYKH} + {ONEIL}"),
        ("agreed", f"{ILYIN} + {KIM}"),
        ("agreed", f"{SEDOVA} + {YUDINA}"),
    ]
    await enrol(story, made, Role.MENTEE, LOSEVA, {})
    await story.say(curator, "/pairs")
    await story.tap(curator, "Добавить пару")
    await story.tap(curator, "Лосева И. Л.")
    await story.tap(curator, "Седова А. П.")
    await story.tap(curator, "Приказ для новых пар")
    text = order_text(curator)
    assert LOSEVA in text
    assert KIM not in text


async def test_a_taken_mentee_is_not_paired_twice(story: Story) -> None:
    await school(story)
    curator = story.curator
    await story.say(curator, "/pairs")
    await story.tap(curator, "Добавить пару")
    await story.tap(curator, "Ким О. П.")
    screen = curator.last
    data = next(b["callback_data"] for row in screen.rows for b in row if "Седова" in b["text"])
    await story.tap(curator, "Белых Ж. А.", screen)
    curator.tap_data(screen, data)
    await story.run()
    assert "уже есть пара" in curator.toasts[-1]
    assert len(await matches_now(story)) == 1


async def test_ending_keeps_the_work_and_tells_both(story: Story) -> None:
    made = await agreed(story)
    curator = story.curator
    await story.tap(curator, "Сообщить участникам")
    await story.say(curator, "/pairs")
    await story.tap(curator, "Белых Ж. А. – Ким О. П.")
    assert f"{KIM}: сообщено" in curator.last.text
    await story.tap(curator, "Завершить или сменить наставника")
    await story.tap(curator, "Работа прекращена")
    await story.say(curator, "Переезд")
    assert "Пара завершена" in curator.last.text
    assert "Завершено: 1" in curator.last.text
    assert "прекращена" in made.phones[KIM].last.text
    assert "Переезд" not in made.phones[KIM].last.text

    await story.tap(curator, "Ильин П. О. – О'Нил Г. А.")
    await story.tap(curator, "Завершить или сменить наставника")
    await story.tap(curator, "Передать другому наставнику")
    await story.tap(curator, "Белых Ж. А.")
    assert f"Пара передана: {ONEIL} → {BELYKH}" in curator.last.text
    assert "другой наставник" in made.phones[ONEIL].last.text
    assert "к другому наставнику" in made.phones[ILYIN].last.text
    states = [state for state, _ in await matches_now(story)]
    assert sorted(states) == ["active", "agreed", "stopped", "transferred"]
    await story.tap(curator, "Сообщить участникам")
    assert f"Ваш наставник: {BELYKH}" in made.phones[ONEIL].last.text


async def test_who_could_not_be_told_is_named(story: Story) -> None:
    made = await school(story)
    made.phones[KIM].block()
    await story.run()
    await story.say(story.curator, "/match")
    await story.tap(story.curator, "Согласовать состав пар")
    await story.tap(story.curator, "Да, согласовать")
    await story.tap(story.curator, "Сообщить участникам")
    await story.tap(story.curator, "Обновить")
    assert f"Не доставлено, сообщите лично: {KIM}" in story.curator.last.text
    made.phones[KIM].unblock()
    await story.say(made.phones[KIM], "/start")
    assert [text for text in made.phones[KIM].texts if "Ваша пара утверждена" in text], "what was missed is told late"
    await story.tap(story.curator, "Обновить")
    assert "Не доставлено" not in story.curator.last.text


async def test_a_mentor_of_several_hears_once(story: Story) -> None:
    made = await school(story, mentors={SEDOVA: {"gives": ("lesson",), "capacity": 3}}, mentees=MENTEES)
    await story.say(story.curator, "/match")
    await story.tap(story.curator, "Согласовать состав пар")
    await story.tap(story.curator, "Да, согласовать")
    await story.tap(story.curator, "Сообщить участникам")
    anna = made.phones[SEDOVA]
    told = [text for text in anna.texts if "утверждены" in text]
    assert len(told) == 1
    assert all(name in told[0] for name in MENTEES)
    await story.tap(anna, "Моя пара")
    await story.tap(anna, "Ким О. П.")
    assert f"Ваш наставляемый: {KIM}" in anna.last.text


async def test_the_schools_own_template(story: Story) -> None:
    await agreed(story)
    curator = story.curator
    await story.say(curator, "/pairs")
    await story.tap(curator, "Шаблон и название приказа")
    await story.tap(curator, "Назвать «О закреплении»")
    assert "Название: О закреплении" in curator.last.text
    curator.send_document("приказ.docx", b"not a document")
    await story.run()
    assert "Шаблон не принят, прежний остался" in curator.last.text
    assert "Это не документ Word" in curator.last.text
    curator.send_document("приказ.docx", own_template("{{ pairs }} {{ direktor }}"))
    await story.run()
    assert "Неизвестное поле direktor" in curator.last.text
    curator.send_sticker()
    await story.run()
    await story.say(curator, "вот")
    assert "файлом Word" in curator.last.text
    curator.send_document(
        "приказ.docx", own_template("НАШ ПРИКАЗ {{ title }} {% for p in pairs %}{{ p.mentee }}{% endfor %}")
    )
    await story.run()
    assert "Шаблон принят" in curator.last.text
    assert "Шаблон: свой" in curator.last.text
    await story.say(curator, "/pairs")
    await story.tap(curator, "Приказ")
    assert "НАШ ПРИКАЗ О закреплении" in order_text(curator)
    await story.say(curator, "/pairs")
    await story.tap(curator, "Шаблон и название приказа")
    await story.tap(curator, "Скачать шаблон")
    assert "НАШ ПРИКАЗ" in order_text(curator)
    await story.tap(curator, "Вернуть шаблон программы")
    await story.tap(curator, "Да, вернуть")
    assert "Шаблон: из программы" in curator.last.text


async def test_a_huge_template_is_refused_unread(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    await agreed(story)
    monkeypatch.setattr(orders, "TEMPLATE_LIMIT", 1024 * 1024)
    await story.say(story.curator, "/pairs")
    await story.tap(story.curator, "Шаблон и название приказа")
    story.curator.send_document("приказ.docx", bytes(1024 * 1024 + 1))
    await story.run()
    assert "Файл больше 1 МБ" in story.curator.last.text


@pytest.mark.parametrize("code", ["/pairs", "/match"])
async def test_participants_have_no_way_in(story: Story, code: str) -> None:
    made = await school(story)
    await story.say(made.phones[YUDINA], code)
    assert SEDOVA not in made.phones[YUDINA].last.text


def own_template(words: str) -> bytes:
    document = Document()
    document.add_paragraph(words)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


async def test_the_register_gives_back_every_order(story: Story) -> None:
    await set_up(story, **ALL_SET)
    await story.say(story.curator, "/documents")
    assert "Приказов пока нет" in story.curator.last.text
    assert story.curator.buttons() == ["Анкеты", "Шаблон и название приказа"]
    await agreed(story)
    await story.say(story.curator, "/documents")
    assert story.curator.buttons()[0] == "Проект приказа"
    await story.tap(story.curator, "Проект приказа")
    assert SEDOVA in order_text(story.curator)
    await story.tap(story.curator, "Ввести № и дату")
    await story.say(story.curator, "17 от 14.09.2026")
    await story.say(story.curator, "/documents")
    sent = len(story.curator.documents)
    await story.tap(story.curator, "Приказ № 17 от 14.09.2026")
    assert len(story.curator.documents) == sent + 1
    assert story.curator.documents[-1].name == "Приказ 17.docx"
    await story.say(story.curator, "/documents")
    await story.tap(story.curator, "Шаблон и название приказа")
    assert "Шаблон: из программы" in story.curator.last.text


async def test_a_signed_order_stays_as_it_was_a_draft_follows_the_pairs(story: Story) -> None:
    made = await agreed(story)
    curator = story.curator
    kim, oneil = await match_of(story, made.ids[KIM]), await match_of(story, made.ids[ONEIL])
    await pairs.end(story.app.db, await story.who(curator), kim, "stopped", "", story.now)
    await story.say(curator, "/documents")
    await story.tap(curator, "Проект приказа")
    assert KIM not in order_text(curator)
    await story.tap(curator, "Ввести № и дату")
    await story.say(curator, "17 от 14.09.2026")
    await pairs.end(story.app.db, await story.who(curator), oneil, "completed", "", story.now)
    await set_up(story, director_name="Лосев Пётр Ильич")
    await story.say(curator, "/documents")
    await story.tap(curator, "Приказ № 17 от 14.09.2026")
    assert ONEIL in order_text(curator)
    assert "Лосев" not in order_text(curator)
    await story.tap(curator, "Сделать заново")
    assert ONEIL in order_text(curator)
    assert "Лосев" in order_text(curator)


async def match_of(story: Story, mentee: int) -> int:
    return (await story.app.db.read(lambda con: matches.of_person(con, mentee, active=False)))[0].id
