"""A staff list sent as a file, possible participants, slips with personal invitations."""

import io

import pytest
from docx import Document
from openpyxl import load_workbook

from domain.roles import Role
from handlers.callbacks import CandidateAct, StaffAct
from storage.database import Connection
from tests.documents.test_staff_list import table, xlsx
from tests.school import school
from tests.story import Story

HEADINGS = ("Должность", "ФИО", "Роль", "Телефон")
LIST = xlsx(
    HEADINGS,
    ("учитель физики", "Титов Денис Маркович", "наставник", "+7 900 000-00-01"),
    ("учитель химии", "Панова Инна Львовна", "наставляемый", ""),
    ("учитель", "Седова А. П.", "наставник", ""),
    ("учитель", "Зотова", "наставник", ""),
)


async def sent(story: Story, content: bytes, name: str = "список.xlsx") -> str:
    """The curator sends a file; what the bot says."""
    await story.say(story.curator, "/people")
    await story.tap(story.curator, "➕ Добавить")
    await story.tap(story.curator, "Загрузить список")
    story.curator.send_document(name, content)
    await story.run()
    return story.curator.last.text


def count(con: Connection) -> int:
    return int(con.execute("SELECT count(*) AS n FROM person WHERE full_name IS NOT NULL").fetchone()["n"])


async def test_a_list_is_shown_first_and_taken_over_only_by_yes(story: Story) -> None:
    await school(story)
    before = await story.app.db.read(count)
    text = await sent(story, LIST)
    assert "2 новых, 1 уже есть, 1 строка с ошибкой" in text
    assert "Уже есть: Седова А. П." in text
    assert "лист «Список», строка 5 – «Зотова»: нужны хотя бы фамилия и имя" in text
    assert "своё основание" in text
    assert await story.app.db.read(count) == before
    await story.tap(story.curator, "Нет")
    assert "ничего не изменилось" in story.curator.last.text
    await sent(story, LIST)
    await story.restart()
    await story.tap(story.curator, "Да, загрузить")
    assert "Загружено: 2" in story.curator.last.text
    assert await story.app.db.read(count) == before + 2
    kept = await story.app.db.read(
        lambda con: con.execute("SELECT count(*) FROM person WHERE contact <> ''").fetchone()
    )
    assert kept[0] == 0, "a telephone is not kept before consent"
    screen = await story.say(story.curator, "/people")
    assert "Все 6" in screen.text, "possible participants are not participants"
    await story.tap(story.curator, "Возможные 2")
    assert story.curator.buttons()[:2] == ["Панова И. Л.", "Титов Д. М."]
    screen = await story.say(story.curator, "титов")
    assert story.curator.buttons(screen)[0] == "Титов Д. М."
    assert "2 уже есть" not in await sent(story, LIST)
    assert "3 уже есть" in story.curator.last.text
    assert "Загружать нечего" in story.curator.last.text


async def test_a_list_without_roles_asks_for_them(story: Story) -> None:
    await school(story)
    text = await sent(story, table(("ФИО",), ("Титов Денис Маркович",), ("Зотова Алла Романовна",)).encode("cp1251"))
    assert "Роль не указана, строк: 2" in text
    await story.tap(story.curator, "Наставники")
    assert "Без указанной роли: наставник" in story.curator.last.text
    screen = story.curator.last
    await story.tap(story.curator, "Да, загрузить")
    assert "Загружено: 2" in story.curator.last.text
    load = next(b["callback_data"] for row in screen.rows for b in row if b["text"] == "Да, загрузить")
    for _ in range(3):
        story.curator.tap_data(screen, load)
    await story.run()
    await story.say(story.curator, "/people")
    assert "Возможные 2" in story.curator.buttons()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\n\n", "нет ни одной строки"),
        (b"%PDF-1.7", "Это не таблица"),
        (b"<html><table>", "веб-страница"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "старый формат"),
        (LIST[:900], "повреждён"),
        (xlsx(("Седова Анна Петровна", "учитель")), "Не нашёл столбец с ФИО"),
    ],
)
async def test_what_is_no_list_gets_a_clear_sentence(story: Story, content: bytes, said: str) -> None:
    await school(story, mentors=(), mentees=())
    text = await sent(story, content)
    assert said in text
    assert "Ничего не изменилось" in text
    assert "ришлите" in text
    await story.say(story.curator, "вот список")
    assert "Нужен файл Excel" in story.curator.last.text
    story.curator.send_document("список.xlsx", LIST)
    await story.run()
    assert "3 новых" in story.curator.last.text, "the right file may follow at once"


async def test_a_file_sent_to_the_open_register_is_a_list_too(story: Story) -> None:
    await school(story)
    await story.say(story.curator, "/people")
    story.curator.send_document("список.xlsx", LIST)
    await story.run()
    assert "2 новых" in story.curator.last.text


async def test_the_sample_can_be_filled_in_and_sent(story: Story) -> None:
    await school(story)
    await story.say(story.curator, "/people")
    await story.tap(story.curator, "➕ Добавить")
    await story.tap(story.curator, "Загрузить список")
    await story.tap(story.curator, "Образец файла")
    book = load_workbook(io.BytesIO(story.curator.documents[-1].data))
    assert book.active is not None
    book.active.append(["Титов Денис Маркович", "учитель физики", "Наставник"])
    filled = io.BytesIO()
    book.save(filled)
    story.curator.send_document("список.xlsx", filled.getvalue())
    await story.run()
    assert "1 новый" in story.curator.last.text


async def loaded(story: Story) -> None:
    await school(story)
    await sent(story, LIST)
    await story.tap(story.curator, "Да, загрузить")


async def slips(story: Story) -> list[str]:
    """The words of every slip of the newest sheet."""
    await story.say(story.curator, "/people")
    await story.tap(story.curator, "Возможные 2")
    await story.tap(story.curator, "Листки с приглашениями")
    await story.tap(story.curator, "Да, подготовить")
    document = Document(io.BytesIO(story.curator.documents[-1].data))
    cells = [cell for row in document.tables[0].rows for cell in row.cells[::2]]
    return [cell.text for cell in cells if cell.text]


def code_of(words: str) -> str:
    return next(line for line in words.splitlines() if line.replace(" ", "").isdigit())


async def test_a_slip_lets_in_the_person_it_names(story: Story) -> None:
    await loaded(story)
    first = await slips(story)
    inna, denis = await slips(story)
    assert "Панова Инна Львовна" in inna
    assert "учитель физики" in denis
    old, phone = story.person("Старый листок"), story.person("Титов Денис")
    await story.say(old, code_of(first[1]))
    assert "отозвано" in old.last.text
    await story.say(phone, code_of(denis))
    assert "Согласие на обработку" in phone.last.text
    who = await story.who(phone)
    assert who.roles == {Role.MENTOR}
    assert who.full_name == "Титов Денис Маркович"
    await story.tap(phone, "Даю согласие")
    assert "Вопрос 1 из" in phone.last.text
    other = story.person("Чужой")
    await story.say(other, code_of(denis))
    assert "одноразовое" in other.last.text
    await story.say(story.curator, "/people")
    assert "Возможные 1" in story.curator.buttons()


async def test_who_refuses_is_forgotten(story: Story) -> None:
    await loaded(story)
    inna, _ = await slips(story)
    phone = story.person("Панова Инна")
    await story.say(phone, code_of(inna))
    await story.tap(phone, "Не даю согласия")
    assert "Сохранён только сам отказ" in phone.last.text
    found = await story.app.db.read(
        lambda con: con.execute("SELECT count(*) FROM person WHERE full_name LIKE 'Панова%'").fetchone()
    )
    assert found[0] == 0


async def test_a_participant_of_the_same_name_is_not_invited_twice(story: Story) -> None:
    await loaded(story)
    await story.app.db.write(
        lambda con: con.execute("UPDATE person SET full_name = 'Панова Инна Львовна' WHERE full_name LIKE 'Ким%'")
    )
    assert len(await slips(story)) == 1


async def test_somebody_is_taken_off_the_list(story: Story) -> None:
    await loaded(story)
    inna, _ = await slips(story)
    await story.say(story.curator, "/people панова")
    screen = await story.tap(story.curator, "Панова И. Л.")
    assert "Возможный участник: наставляемый" in screen.text
    await story.tap(story.curator, "Убрать из списка")
    await story.tap(story.curator, "Да, убрать")
    phone = story.person("Панова Инна")
    await story.say(phone, code_of(inna))
    assert "отозвано" in phone.last.text
    await story.say(story.curator, "/people")
    assert "Возможные 1" in story.curator.buttons()


async def test_forged_buttons_change_nothing(story: Story) -> None:
    found = await school(story)
    forged = (
        StaffAct(act="load", mark="0" * 12),
        StaffAct(act="role", mark="x", role="curator"),
        CandidateAct(act="slips_yes"),
        CandidateAct(act="off_yes", person=found.people["Ким"]),
    )
    before = await story.app.db.read(count)
    for data in forged:
        for client in (story.curator, found.phones["Ким"]):
            client.tap_data(client.last, data.pack())
            await story.run()
    assert await story.app.db.read(count) == before
