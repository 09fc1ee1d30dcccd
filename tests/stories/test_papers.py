"""Consents on paper: of each kind, with a picture or a scan; the person is told and gets a copy."""

import json

from domain.roles import Role
from handlers.callbacks import ConsentPaper
from storage.consents import consents
from tests.school import school
from tests.stories.school import invite, open_school
from tests.stories.test_consents import agree, publish, rows
from tests.stories.test_minors import PICTURE, pupils_take_part
from tests.story import Story

SCAN = b"%PDF-1.4 a page"


async def open_consents(story: Story, label: str) -> None:
    await story.say(story.curator, "/people")
    await story.tap(story.curator, label)
    await story.tap(story.curator, "Согласия")


async def test_publication_and_labour_on_paper(story: Story) -> None:
    found = await school(story)
    anna, person = found.phones["Седова"], found.people["Седова"]
    await publish(story)
    await story.tap(anna, "Не даю согласия")
    await open_consents(story, "Седова А. П.")
    await story.tap(story.curator, "Внести согласие на бумаге")
    assert "Размещение на сайтах" in story.curator.buttons()
    assert "Работа наставником" not in story.curator.buttons(), "there is no agreement yet"
    await story.tap(story.curator, "Размещение на сайтах")
    await story.tap(story.curator, "Далее")
    assert "Отметьте хотя бы один сайт" in story.curator.toasts[-1]
    await story.tap(story.curator, "vk.example/school5")
    await story.tap(story.curator, "Далее")
    await story.say(story.curator, "№ 7 от 15.09.2026")
    story.curator.send_photo(PICTURE)
    await story.run()
    assert "размещение на сайтах – дано, на бумаге (№ 7 от 15.09.2026)" in story.curator.last.text
    given = (await rows(story, person, "publication"))[-1]
    assert (given["decision"], given["detail"]) == ("given", "vk.example/school5")
    assert any("Внесено Ваше согласие на бумаге: размещение сведений на сайтах, № 7" in text for text in anna.texts)
    assert anna.documents[-1].data == PICTURE, "a copy to the person"
    await agree(story, found, "Седова", "Седова А. П.")
    asked = anna.last
    await story.tap(story.curator, "Внести согласие на бумаге")
    await story.tap(story.curator, "Работа наставником")
    await story.say(story.curator, "№ 5 от 01.09.2026")
    await story.say(story.curator, "нет фото")
    assert "Нужно фото или файл" in story.curator.last.text
    story.curator.send_document("scan.pdf", SCAN)
    await story.run()
    (labour,) = await rows(story, person, "labour")
    assert (labour["decision"], labour["paper"], labour["role"]) == ("given", "№ 5 от 01.09.2026", "mentor")
    assert anna.documents[-1].name.endswith(".pdf")
    assert not any("Внести согласие на бумаге" in label for label in story.curator.buttons()), "all is given"
    await story.say(story.curator, "/documents")
    await story.tap(story.curator, "Согласие наставника: № 5 от 01.09.2026")
    assert (story.curator.documents[-1].name, story.curator.documents[-1].data[:4]) == (
        "Согласие наставника 2.pdf",
        b"%PDF",
    )
    await story.tap(anna, "Даю согласие", asked)
    await story.say(anna, "/mydata")
    await story.tap(anna, "Кто смотрел мои данные")
    assert "согласие на бумаге внесено (2 раза" in anna.last.text
    await story.say(anna, "/mydata")
    await story.tap(anna, "Получить копию")
    assert "№ 7 от 15.09.2026" in json.dumps(json.loads(anna.documents[-1].data)["consents"], ensure_ascii=False)


async def test_who_refused_in_the_chat_signs_on_paper(story: Story) -> None:
    await open_school(story)
    vera = story.person("Юдина Вера")
    vera.start(await invite(story, Role.MENTEE))
    await story.run()
    await story.tap(vera, "Не даю согласия")
    person = (await story.who(vera)).known
    await open_consents(story, f"№ {person}")
    await story.tap(story.curator, "Внести согласие на бумаге")
    await story.tap(story.curator, "Обработка данных (программа)")
    forged = story.curator.last
    await story.say(story.curator, "№ 3 от 15.09.2026")
    await story.tap(story.curator, "Без фото")
    assert (await story.who(vera)).consented
    assert "Внесено Ваше согласие на бумаге: обработка персональных данных" in vera.last.text
    await story.tap(vera, "Начать")
    assert "Вопрос 1 из" in vera.last.text
    for kind in ("guardian", "labour"):
        story.curator.tap_data(forged, ConsentPaper(person=person, act="ask", kind=kind).pack())
        await story.run()
        await story.say(story.curator, "№ 1 от 15.09.2026")
        await story.tap(story.curator, "Без фото")
    decisions = [row["decision"] for row in await story.app.db.read(lambda con: consents.every(con, person))]
    assert decisions == ["refused", "given"], "what is not wanted is not taken"


async def record_withdrawal(story: Story, label: str, button: str = "Записать отзыв (заявление)") -> None:
    await open_consents(story, label)
    await story.tap(story.curator, button)
    await story.say(story.curator, "заявление")
    assert "Без номера" in story.curator.last.text
    await story.say(story.curator, "№ 9 от 15.09.2026")
    await story.tap(story.curator, "Да, записать")


async def test_a_withdrawal_in_writing_is_recorded_by_the_curator(story: Story) -> None:
    """A consent names this way out; without a messenger there is no other (152-FZ art. 9 p. 2)."""
    found = await school(story)
    anna, person = found.phones["Седова"], found.people["Седова"]
    await found.pair("Седова", "Юдина")
    await publish(story)
    await story.tap(anna, "☐ school5.example")
    await story.tap(anna, "Даю согласие")
    await record_withdrawal(story, "Седова А. П.", "Записать отзыв: размещение")
    assert (await story.who(anna)).consented, "one consent, one withdrawal"
    assert "Записан Ваш отзыв согласия на размещение: заявление № 9" in anna.last.text
    await record_withdrawal(story, "Седова А. П.")
    (screen,) = [m for m in story.curator.received if "программа – отозвано, на бумаге (№ 9 от" in m.text]
    assert not any("Записать отзыв" in label for label in story.curator.buttons(screen))
    assert not (await story.who(anna)).consented
    assert "личные данные удалим не позднее 15 октября 2026 г." in anna.last.text
    last = (await story.app.db.read(lambda con: consents.every(con, person)))[-1]
    assert (last["paper"], last["external_id"]) == ("№ 9 от 15.09.2026", None)
    assert last["recorded_by"] == (await story.who(story.curator)).known
    assert any("Работа в паре прекращена" in text for text in found.phones["Юдина"].texts)


async def test_a_pupil_without_a_messenger_comes_and_goes_by_the_parents_paper(story: Story) -> None:
    await pupils_take_part(story)
    await story.say(story.curator, "/people")
    await story.tap(story.curator, "➕ Добавить")
    await story.tap(story.curator, "Добавить без мессенджера")
    await story.tap(story.curator, "Наставляемый")
    await story.tap(story.curator, "Родителя: ещё нет 18")
    assert "согласие родителя на бумаге" in story.curator.last.text
    await story.say(story.curator, "№ 4 от 14.09.2026")
    await story.say(story.curator, "Титов Денис Маркович")
    await story.tap(story.curator, "Внести анкету за участника")
    assert any("Анкета ученика" in label for label in story.curator.buttons()), "a pupil's questionnaire"
    await open_consents(story, "Титов Д. М.")
    assert "программа – дано, родитель, на бумаге (№ 4 от 14.09.2026)" in story.curator.last.text
    assert "Исполнилось 18" in story.curator.buttons()
    await record_withdrawal(story, "Титов Д. М.")
    await story.pass_time(days=14, minutes=5)
    assert any("Личные данные удалены" in text for text in story.curator.texts)
