"""A survey opened by hand: whom it reaches, one reminder, its end, and results that name nobody."""

import pytest

from domain.refusal import Refused
from emulator.client import Client
from emulator.messages import Message
from services import export, responses, survey_results, waves
from services.waves import Audience
from tests.stories.school import Pupil, curator_of, enrol_many, fill
from tests.story import Story


async def open_survey(story: Story, form: str, whom: str) -> None:
    """Through the chat, from the curator's list of questionnaires."""
    await story.say(story.curator, "/surveys")
    await story.tap(story.curator, "Открыть опрос")
    for _ in range(5):
        if any(form in label for label in story.curator.buttons(story.curator.last)):
            break
        await story.tap(story.curator, "›")
    await story.tap(story.curator, form)
    await story.tap(story.curator, whom)


def invited(client: Client, words: str) -> bool:
    return any(words in text for text in client.texts)


async def answer(story: Story, pupil: Pupil) -> None:
    await story.tap(pupil.client, "Начать", _last_with(pupil.client, "Начать"))
    await fill(story, pupil.client, pupil.name)


def _last_with(client: Client, label: str) -> Message:
    return next(m for m in reversed(client.received) if any(label in b for b in client.buttons(m)))


async def test_from_the_list_to_results_without_names(story: Story) -> None:
    mentors, mentees = await enrol_many(story, 2, 6)
    await open_survey(story, "Мониторинг: наставляемый, до начала", "Наставляемым")
    assert "Кому: Наставляемым (6)." in story.curator.last.text
    await story.tap(story.curator, "Да, открыть на 7 дней")
    assert "Ответили: 0 из 6." in story.curator.last.text
    assert all(invited(one.client, "ответить можно до 22 сентября") for one in mentees)
    assert not any(invited(one.client, "Мониторинг") for one in mentors)
    for pupil in mentees[:4]:
        await answer(story, pupil)
    await story.tap(story.curator, "Итоги")
    assert "Ответили 4 из 6" in story.curator.last.text
    assert "меньше 5, итоги не показываются" in story.curator.last.text
    assert "В среднем" not in story.curator.last.text
    await answer(story, mentees[4])
    await story.tap(story.curator, "К опросу")
    assert f"Ещё не ответили: {mentees[5].name.split()[0]}" in story.curator.last.text
    await story.tap(story.curator, "Итоги")
    text = story.curator.last.text
    assert "В среднем 1 (шкала от 1 до 10)" in text
    assert not any(one.name.split()[0] in text for one in mentees)
    sheets = (await story.app.db.read(lambda con: export.collect(con, story.now))).answers
    assert len(next(sheet for sheet in sheets if sheet.title.startswith("Мониторинг")).filled) == 5
    await story.tap(story.curator, "К опросу")
    await story.tap(story.curator, "Закрыть опрос")
    await story.tap(story.curator, "Да, закрыть")
    assert "Опрос закрыт." in story.curator.last.text
    late = mentees[5].client
    await story.tap(late, "Начать", _last_with(late, "Начать"))
    assert any("уже закрыт" in toast for toast in late.toasts)


async def test_one_reminder_after_three_days_and_an_end_of_its_own(story: Story) -> None:
    _, mentees = await enrol_many(story, 1, 2)
    await open_survey(story, "Как идёт работа: наставляемый", "Наставляемым")
    await story.tap(story.curator, "Да, открыть на 7 дней")
    await answer(story, mentees[0])
    await story.pass_time(days=8)
    assert [sum("Напоминаю об опросе" in text for text in one.client.texts) for one in mentees] == [0, 1]
    assert invited(story.curator, "Опрос «Как идёт работа: наставляемый» закрыт. Ответили 1 из 2.")
    await story.say(mentees[1].client, "/surveys")
    assert "Как идёт работа" not in mentees[1].client.last.text


async def test_the_list_of_questionnaires_offers_it_and_answers_count_once(story: Story) -> None:
    mentors, _ = await enrol_many(story, 1, 1)
    anna = mentors[0]
    await open_survey(story, "Удовлетворённость программой", "Одному человеку")
    await story.tap(story.curator, "Седова А. П.")
    await story.tap(story.curator, "Да, открыть на 14 дней")
    curator = await curator_of(story)
    with pytest.raises(Refused, match="wave-running"):
        await waves.open_wave(story.app.db, curator, "satisfaction", Audience.PERSON, anna.person_id, 7, story.now)
    await story.say(anna.client, "/surveys")
    assert "☐ Удовлетворённость программой, около 3 мин" in anna.client.last.text
    step = await responses.running(story.app.db, await story.who(anna.client))
    assert step is None or step.sent
    await story.tap(anna.client, "Начать", next(m for m in anna.client.received if "ответить можно" in m.text))
    running = await responses.running(story.app.db, await story.who(anna.client))
    assert running is not None
    keys = [item.key for item in running.form if item.key in ("gave", "got")]
    assert (keys, running.total) == (["gave", "got"], 9), "the question of one's own role only"
    await fill(story, anna.client, anna.name)
    anna.client.tap_data(anna.client.last, "wb:1")
    await story.run()
    assert any("уже ответили" in toast for toast in anna.client.toasts)
    await story.say(anna.client, "/profile")
    assert "Удовлетворённость" not in anna.client.last.text


async def test_curators_answer_their_own_form(story: Story) -> None:
    await enrol_many(story, 1, 1)
    await open_survey(story, "Качество программы: куратор", "Кураторам")
    await story.tap(story.curator, "Да, открыть на 7 дней")
    await story.tap(story.curator, "Начать", _last_with(story.curator, "Начать"))
    assert "Раздел 1 из 3 · Вопрос 1 из 4" in story.curator.last.text
    await fill(story, story.curator, "")
    curator = await curator_of(story)
    (wave,) = await waves.listed(story.app.db, curator)
    found = await survey_results.results(story.app.db, curator, wave.id)
    assert (wave.answered, found.smallest, found.scores[0].mean) == (1, 1, 1.0)


async def test_forged_and_foreign_buttons_change_nothing(story: Story) -> None:
    mentors, mentees = await enrol_many(story, 1, 1)
    await open_survey(story, "Как идёт работа: наставляемый", "Наставляемым")
    await story.tap(story.curator, "Да, открыть на 7 дней")
    forged = ["wo:mentor:mentors:0:7", "wo:swot_mentor:mentees:0:7", "wo:swot_mentor:mentors:0:99", "wc:77:look"]
    forged += ["wo:nothing:all:0:7", "wo:swot_mentor:nobody:0:0", "wp:nothing:0", "wr:77:0", "wa:third_party", "wb:1"]
    for data in forged:
        story.curator.tap_data(story.curator.last, data)
        await story.run()
    for data in ("wb:1", "wb:77", "wf:0", "wc:1:close", "wr:1:0"):
        mentors[0].client.tap_data(mentors[0].client.last, data)
        await story.run()
    (wave,) = await waves.listed(story.app.db, await curator_of(story))
    assert (wave.closed, wave.guests, wave.answered) == (False, 1, 0)
    assert story.curator.unanswered == mentors[0].client.unanswered == mentees[0].client.unanswered == 0
