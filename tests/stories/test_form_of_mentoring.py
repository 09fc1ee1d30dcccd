"""Everybody joins with the questionnaire of their own form of mentoring; a question only where several suit."""

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook

from domain.refusal import Refused
from domain.roles import Role
from emulator.client import Client
from services.consents import minors
from services.pairing import mentoring_forms, pairing
from services.reports import export
from tests.stories.school import curator_of, fill, invite, open_school
from tests.story import Story

SEDOVA = "Седова Анна Петровна"


async def arrive(story: Story, name: str, token: str) -> Client:
    phone = story.person(name)
    phone.start(token)
    await story.run()
    return phone


async def use(story: Story, *forms: str) -> None:
    await open_school(story)
    await story.say(story.curator, "/settings")
    await story.tap(story.curator, "Приём участников")
    await story.tap(story.curator, "Формы наставничества")
    for form in forms:
        await story.tap(story.curator, form)


async def test_one_question_then_the_questionnaire_of_ones_form(story: Story) -> None:
    await use(story, "учитель – ученик")
    assert "Участвуют ученики" in story.curator.last.text
    await story.tap(story.curator, "педагог – педагог")
    await story.tap(story.curator, "учитель – ученик")
    assert any("хотя бы одна форма" in toast for toast in story.curator.toasts)
    with pytest.raises(Refused, match="forms-pupils"):
        await minors.keep_pupils(story.app.db, await curator_of(story), False)
    await story.tap(story.curator, "педагог – педагог")

    anna = await arrive(story, "Седова Анна", await invite(story, Role.MENTOR))
    await story.tap(anna, "Да, исполнилось")
    await story.tap(anna, "Даю согласие")
    assert "В какой форме наставничества" in anna.last.text
    assert anna.buttons() == ["Педагог, помогаю коллеге", "Педагог, помогаю ученику"]
    await story.say(anna, "/surveys")
    assert "сначала один вопрос о форме" in anna.last.text
    await story.tap(anna, "Начать")
    await story.say(anna, "5")
    assert "от 1 до 2" in anna.last.text
    await story.say(anna, "2")
    assert "Анкета" not in anna.last.text or "Вопрос 1 из 8" in anna.last.text
    await story.say(anna, SEDOVA)

    await story.say(anna, "/surveys")
    await story.tap(anna, "Другая форма наставничества")
    assert anna.buttons() == ["Педагог, помогаю коллеге"], "the other one, instead of the one begun"
    await story.tap(anna, "Педагог, помогаю коллеге")
    assert "Ваша должность" in anna.last.text, "the name is not asked twice"
    await story.say(anna, "/surveys")
    assert "учитель – ученик" not in anna.last.text
    await story.tap(anna, "Продолжить")
    await fill(story, anna, SEDOVA)
    assert any("Куратор" in text and "отправлена" in text for text in anna.texts)
    assert "Оценка на входе" in anna.last.text

    await story.pass_time(minutes=2)
    await story.tap(story.curator, "Принять всех")
    await story.say(anna, "/surveys")
    await story.tap(anna, "Другая форма наставничества")
    await story.tap(anna, "Педагог, помогаю ученику")
    await fill(story, anna, SEDOVA)
    assert "анкета ещё одной формы – учитель – ученик" in story.curator.last.text
    who = await story.who(anna)
    taken = await story.app.db.read(lambda con: mentoring_forms.of_everybody(con, 1))
    assert taken[who.known] == {"teacher_teacher", "teacher_pupil"}
    await story.say(anna, "/surveys")
    assert not any("Другая форма" in label for label in anna.buttons())
    await story.tap(anna, "Ответы: Анкета наставника")
    await story.tap(anna, "Больше не участвую в этой форме")
    await story.tap(anna, "Да, выйти из этой формы")
    assert "«педагог – педагог» Вы больше не участвуете" in anna.last.text
    assert "больше не участвует в форме «педагог – педагог»" in story.curator.last.text
    taken = await story.app.db.read(lambda con: mentoring_forms.of_everybody(con, 1))
    assert taken[who.known] == {"teacher_pupil"}
    await story.tap(anna, "Анкеты")
    await story.tap(anna, "Ответы: Анкета наставника: учитель – ученик")
    assert not any("Больше не участвую" in label for label in anna.buttons()), "the last one is left by /mydata"


async def test_an_invitation_may_name_the_form(story: Story) -> None:
    await use(story, "работодатель – студент", "педагог – педагог", "педагог – педагог")
    await story.say(story.curator, "/invite")
    await story.tap(story.curator, "Для одной формы наставничества")
    before = len(story.curator.received)
    await story.tap(story.curator, "работодатель – студент")
    sent = story.curator.received[before:]
    assert all("Форма наставничества: работодатель – студент" in one.text for one in sent)
    tokens = [found[1] for one in sent if (found := re.search(r"start=([\w-]+)", one.text))]
    people = [
        await arrive(story, name.rpartition(" ")[0], token)
        for name, token in zip(("Рощина Ольга Ивановна", "Титов Денис Маркович"), tokens, strict=True)
    ]
    for phone, name in zip(people, ("Рощина Ольга Ивановна", "Титов Денис Маркович"), strict=True):
        await story.tap(phone, "Даю согласие")
        assert "Вопрос 1 из" in phone.last.text, "not asked which form"
        await fill(story, phone, name)
        assert "Рабочие умения" in phone.last.text, "nobody asks them how they teach"
    await story.pass_time(minutes=2)
    await story.tap(story.curator, "По одному")
    assert "Форма: работодатель – студент" in story.curator.last.text
    await story.tap(story.curator, "Принять")
    await story.tap(story.curator, "Принять")
    inputs = await story.app.db.read(lambda con: pairing.load(con, 1, story.now, "employer_student"))
    assert pairing.answered(inputs)["needs"] == 1, "requests and competences are compared"
    book = load_workbook(BytesIO(await export.workbook(story.app.db, story.app.drawing, story.now)))
    base = [str(cell.value) for row in book["Наставляемые"].iter_rows() for cell in row]
    assert any("Рабочие задачи по специальности" in cell for cell in base), "the request stands in the base"
    assert "работодатель – студент" in base
    assert (await curator_of(story)).programme.forms == ("teacher_teacher", "employer_student")
