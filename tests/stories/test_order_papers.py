"""After the order: the signed scan, the order on changes with its reasons, the order on plans (D04, D34)."""

import io

from docx import Document

from services.pairs import pairs
from storage import scans
from tests.pairs_school import BELYKH, ILYIN, KIM, LOSEVA, ONEIL, SEDOVA, YUDINA, School, set_up
from tests.stories.test_order import ALL_SET, agreed, match_of, order_text
from tests.story import Story

PDF = b"%PDF-1.4 signed"


async def signed(story: Story) -> School:
    await set_up(story, **ALL_SET)
    made = await agreed(story)
    await story.tap(story.curator, "Ввести № и дату")
    await story.say(story.curator, "17 от 14.09.2026")
    return made


async def test_the_signed_paper_is_kept_with_its_order(story: Story) -> None:
    await signed(story)
    curator = story.curator
    await story.tap(curator, "Скан приказа")
    assert "подписанного приказа пока нет, листа ознакомления пока нет" in curator.last.text
    await story.tap(curator, "Приложить скан приказа")
    curator.send_document("приказ.exe", b"MZ")
    await story.run()
    assert "Нужен PDF или фото" in "\n".join(curator.texts[-2:])
    curator.send_document("приказ.pdf", PDF)
    await story.run()
    assert "подписанный приказ – 1" in curator.last.text
    curator.send_document("приказ.pdf", PDF)
    await story.run()
    assert "подписанный приказ – 1" in curator.last.text
    await story.tap(curator, "Приложить лист ознакомления")
    await story.say(curator, "вот он")
    assert "фото или файл PDF" in curator.last.text
    curator.send_document("лист.pdf", PDF + b" sheet")
    await story.run()
    assert "лист ознакомления – 1" in curator.last.text
    await story.restart()
    await story.say(curator, "/documents")
    await story.tap(curator, "Приказ № 17 от 14.09.2026")
    await story.tap(curator, "Скан приказа")
    names = [one.name for one in curator.documents[-2:]]
    assert names == ["Скан приказа 1.pdf", "Лист ознакомления 2.pdf"]
    assert curator.documents[-2].data == PDF
    await story.tap(curator, "Убрать последний")
    assert "листа ознакомления пока нет" in curator.last.text
    assert len(await story.app.db.read(lambda con: scans.of_document(con, 1))) == 1


async def test_what_changes_later_goes_into_an_order_of_its_own(story: Story) -> None:
    made = await signed(story)
    curator, who = story.curator, await story.who(story.curator)
    await story.say(curator, "/pairs")
    assert "Приказ об изменениях" not in curator.buttons()
    kim, oneil = await match_of(story, made.ids[KIM]), await match_of(story, made.ids[ONEIL])
    await pairs.end(story.app.db, who, kim, "stopped", "тайная пометка", story.now)
    await pairs.end(story.app.db, who, oneil, "transferred", "", story.now, made.ids[BELYKH])
    await story.say(curator, "/pairs")
    assert "Изменений, о которых нет приказа: 3" in curator.last.text
    await story.tap(curator, "Приказ об изменениях")
    text = order_text(curator).replace("\u00a0", " ")
    assert "О внесении изменений в приказ от 14 сентября 2026 г. № 17 «Об утверждении" in text
    assert f"Исключить: наставник – {BELYKH}, методист; наставляемый – {KIM}, учитель истории." in text
    assert f"Включить: наставник – {BELYKH}, методист; наставляемый – {ONEIL}" in text
    assert f"Исключить: наставник – {ILYIN}" in text
    assert text.count("Смена наставника") == 2
    assert "тайная" not in text
    assert YUDINA not in text

    await story.tap(curator, "Причины в приказе")
    assert f"{BELYKH} – {KIM}: Прекращение совместной работы" in curator.last.text
    await story.tap(curator, "Белых Ж. А. – Ким О. П.")
    await story.say(curator, "Переход на другую работу")
    assert f"{KIM}: Переход на другую работу" in curator.last.text
    await story.tap(curator, "К приказу")
    assert "Переход на другую работу" in order_text(curator)
    await story.tap(curator, "Ввести № и дату")
    await story.say(curator, "34 от 13.11.2026")
    await story.say(curator, "/pairs")
    assert "Изменений" not in curator.last.text
    await story.say(curator, "/documents")
    await story.tap(curator, "Приказ № 34 от 13.11.2026 об изменениях")
    assert curator.documents[-1].name == "Приказ 34 о внесении изменений.docx"
    # what the first order said when it was signed it still says
    await story.say(curator, "/documents")
    await story.tap(curator, "Приказ № 17 от 14.09.2026")
    assert KIM in order_text(curator)
    assert LOSEVA not in order_text(curator)


async def test_the_order_on_plans(story: Story) -> None:
    await signed(story)
    curator = story.curator
    for _ in range(2):
        await story.say(curator, "/documents")
        await story.tap(curator, "Приказ об индивидуальных планах")
    text = order_text(curator)
    assert "Об утверждении индивидуальных планов" in text
    assert "приказом от 14 сентября 2026 г." in text
    assert all(name in text for name in (SEDOVA, YUDINA, KIM))
    tables = Document(io.BytesIO(curator.documents[-1].data)).tables
    assert len(tables[-2].rows) == 4
    await story.say(curator, "/documents")
    assert curator.buttons().count("Проект приказа о планах") == 1
