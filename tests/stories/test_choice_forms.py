"""One programme of teachers and of pupils: two choices side by side, two drafts, an order with both forms."""

from storage.database import Connection
from storage.pairing import matches
from tests.pairs_school import BELYKH, KIM, YUDINA, school
from tests.register import fill
from tests.story import Story

PUPILS = {BELYKH: "pupil_t_mentor", KIM: "pupil_t_mentee"}


async def test_two_forms_choose_and_are_paired_apart(story: Story) -> None:
    made = await school(story)

    def join(con: Connection) -> None:
        for name, code in PUPILS.items():
            con.execute("UPDATE response SET state = 'withdrawn' WHERE person_id = ?", (made.ids[name],))
            fill(con, made.ids[name], code, {})

    await story.app.db.write(join, claim=False)
    curator, kim, vera = story.curator, made.phones[KIM], made.phones[YUDINA]
    await story.say(curator, "/settings")
    await story.tap(curator, "Приём участников")
    await story.tap(curator, "Формы наставничества")
    await story.tap(curator, "учитель – ученик")

    await story.say(curator, "/voting")
    assert "В каждой форме наставничества выбирают отдельно" in curator.last.text
    await story.tap(curator, "учитель – ученик")
    assert "Форма: учитель – ученик" in curator.last.text
    await story.tap(curator, "Открыть выбор")
    assert "Открыть выбор для 2 участников" in curator.last.text
    await story.tap(curator, "Да, открыть")
    assert "наставники 0 из 1" in curator.last.text
    await story.tap(curator, "Все формы")
    assert "учитель – ученик\nОткрыт до" in curator.last.text
    assert "педагог – педагог\nЕщё не открыт. Наставников 2, наставляемых 2" in curator.last.text
    assert not any("Открыт выбор" in text for text in vera.texts)
    await story.tap(curator, "педагог – педагог")
    await story.tap(curator, "Открыть выбор")
    await story.tap(curator, "Да, открыть")

    await story.tap(kim, "Выбрать")
    assert "Белых Ж. А." in kim.buttons()
    assert "Ильин П. О." not in kim.buttons()
    await story.tap(kim, "Белых Ж. А.")
    await story.say(vera, "/vote")
    assert "Белых Ж. А." not in vera.buttons()
    await story.tap(vera, "Ильин П. О.")
    for form in ("педагог – педагог", "учитель – ученик"):
        await story.say(curator, "/voting")
        await story.tap(curator, form)
        await story.tap(curator, "Закрыть выбор")
        await story.tap(curator, "Да, закрыть")
    await story.tap(curator, "Кто кого выбрал")
    assert "Белых" in curator.last.text
    assert "Ильин" not in curator.last.text
    await story.tap(curator, "К выбору")
    await story.tap(curator, "Проект пар")
    assert "Форма: учитель – ученик\nПроект пар: 1 пара" in curator.last.text
    await story.tap(curator, "По парам")
    assert "Ким" in curator.last.text
    await story.tap(curator, "К проекту пар")
    await story.tap(curator, "Согласовать состав пар")
    await story.tap(curator, "Да, согласовать")

    await story.say(curator, "/match")
    await story.tap(curator, "учитель – ученик")
    assert "Соединять пока некого" in curator.last.text, "a form without anybody to pair says so"
    await story.say(curator, "/match")
    await story.tap(curator, "педагог – педагог")
    assert "Проект пар: 2 пары" in curator.last.text
    await story.tap(curator, "По парам")
    await story.tap(curator, "Другой наставник")
    assert "Белых" not in curator.last.text
    await story.tap(curator, "К проекту пар")
    await story.tap(curator, "Согласовать состав пар")
    await story.tap(curator, "Да, согласовать")
    live = await story.app.db.read(lambda con: matches.live(con, 1))
    assert sorted(one.form for one in live) == ["teacher_pupil", "teacher_teacher", "teacher_teacher"]
    (pupil,) = [one for one in live if one.form == "teacher_pupil"]
    assert (pupil.mentees, pupil.mentors) == ((made.ids[KIM],), (made.ids[BELYKH],))
