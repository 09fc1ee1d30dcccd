"""Who answers on paper: the sheet is sent, the curator enters the answers of a survey, the person is told and mends."""

from services.consents import audit
from services.questionnaires import responses, surveys
from tests.stories.school import typed
from tests.stories.test_changed_answers import SURVEY, opened, states
from tests.story import Story


async def entered(story: Story, name: str) -> None:
    """The curator types from the sheet: the number of the option, the number on the scale."""
    who = await story.who(story.curator)
    (step,) = (await surveys.overview(story.app.db, who)).running
    while step.item is not None:
        await story.say(story.curator, "1" if step.item.options else typed(step.item, name))
        if step.item.kind.marked:
            await story.tap(story.curator, "Далее")
        step = await responses.present(story.app.db, who, step.response_id)
    await story.tap(story.curator, "Отправить")


async def test_a_survey_is_printed_and_entered_for_somebody_who_is_silent(story: Story) -> None:
    _, mentees = await opened(story)
    galina, curator = mentees[1], story.curator
    await story.say(curator, "/surveys")
    await story.tap(curator, SURVEY)
    await story.tap(curator, "На бумаге")
    (sheet,) = [one for one in curator.received if one.document is not None]
    assert sheet.document is not None
    assert sheet.document.name == "Как идёт работа наставляемый (для печати).docx"
    await story.say(curator, "/surveys")
    await story.tap(curator, SURVEY)
    await story.tap(curator, "Внести за участника")
    names = curator.buttons(curator.last)
    assert "О'Нил Г. А." in names
    assert "Юдина В. С." not in names, "has answered already"
    await story.tap(curator, "О'Нил Г. А.")
    assert f"За участника: {galina.name}" in curator.last.text
    await entered(story, galina.name)
    assert "ответы внесены за участника" in curator.last.text
    assert await states(story, galina.person_id) == [("submitted", False)]
    assert f"Куратор внёс за Вас: «{SURVEY}»" in galina.client.last.text
    seen = await audit.of_person(story.app.db, await story.who(galina.client))
    assert seen[0].kind == "form"
    await story.tap(galina.client, f"Ответы: {SURVEY}")
    assert "Ответы внёс за Вас куратор." in galina.client.last.text
    await story.tap(galina.client, "Изменить ответ")
    await story.tap(galina.client, "1")
    await story.say(galina.client, "10")
    await story.tap(galina.client, "Отправить")
    assert await states(story, galina.person_id) == [("submitted", False), ("submitted", True)]


async def test_forged_and_late_entries_change_nothing(story: Story) -> None:
    wave, mentees = await opened(story)
    await story.say(story.curator, "/surveys")
    for data in (f"qw:{wave}:{mentees[0].person_id}:0", f"qw:{wave}:1:0", "qw:99:2:0", "qp:nothing"):
        story.curator.tap_data(story.curator.last, data)
        await story.run()
    for data in (f"qw:{wave}:{mentees[2].person_id}:0", f"qw:{wave}:0:0", "qp:mentor"):
        mentees[3].client.tap_data(mentees[3].client.last, data)
        await story.run()
    mentees[4].client.tap_data(mentees[4].client.last, f"wb:{wave}")
    await story.run()
    story.curator.tap_data(story.curator.last, f"qw:{wave}:{mentees[4].person_id}:0")
    await story.run()
    assert any("Черновик видит только он" in toast for toast in story.curator.toasts)
    await story.say(story.curator, "/surveys")
    await story.tap(story.curator, SURVEY)
    await story.tap(story.curator, "Закрыть опрос")
    await story.tap(story.curator, "Да, закрыть")
    story.curator.tap_data(story.curator.last, f"qw:{wave}:{mentees[2].person_id}:0")
    await story.run()
    assert any("уже закрыт" in toast for toast in story.curator.toasts)
    assert [await states(story, one.person_id) for one in mentees[1:4]] == [[], [], []]
