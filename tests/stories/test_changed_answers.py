"""A sent answer is changed: while the survey is open, with its history, and the person is told what falls away."""

from datetime import timedelta

from emulator.client import Client
from services.consents import personal_copy
from services.questionnaires import corrections, responses
from services.surveys import survey_results, waves
from services.surveys.survey_results import Source
from storage.database import Connection
from storage.moments import to_text
from storage.surveys import waves as stored
from tests.stories.school import Pupil, curator_of, enrol_many, fill
from tests.story import Story

SURVEY = "Как идёт работа: наставляемый"


async def opened(story: Story) -> tuple[int, list[Pupil]]:
    """A survey for six, the first has answered."""
    _, mentees = await enrol_many(story, 1, 6)
    curator = await curator_of(story)

    def work(con: Connection) -> int:
        wave_id = con.execute(
            "INSERT INTO wave (programme_id, form_code, audience, opened_at, closes_at, opened_by) "
            "VALUES (1, 'interim_mentee', 'mentees', ?, ?, ?)",
            (to_text(story.now), to_text(story.now + timedelta(days=7)), curator.known),
        ).lastrowid
        assert wave_id is not None
        stored.invite(con, wave_id, [one.person_id for one in mentees])
        return wave_id

    wave = await story.app.db.write(work, claim=False)
    await answered(story, mentees[0], wave)
    return wave, mentees


async def answered(story: Story, pupil: Pupil, wave: int) -> None:
    pupil.client.tap_data(pupil.client.last, f"wb:{wave}")
    await story.run()
    await fill(story, pupil.client, pupil.name)


async def states(story: Story, person_id: int) -> list[tuple[str, bool]]:
    """State and «changes an earlier one» of the survey's responses, oldest first."""

    def work(con: Connection) -> list[tuple[str, bool]]:
        rows = con.execute(
            "SELECT state, corrects FROM response WHERE person_id = ? AND subject LIKE 'wave:%' ORDER BY id",
            (person_id,),
        )
        return [(row["state"], row["corrects"] is not None) for row in rows]

    return await story.app.db.read(work)


async def test_a_change_that_was_only_looked_at_reminds_of_nothing(story: Story) -> None:
    _, (vera, *_) = await opened(story)
    await to_change(story, vera.client)
    await story.pass_time(days=2)
    reminded = await story.app.db.read(
        lambda con: con.execute("SELECT count(*) AS n FROM notice WHERE kind = 'questionnaire-unfinished'").fetchone()
    )
    assert reminded["n"] == 0


async def to_change(story: Story, vera: Client) -> None:
    await story.say(vera, "/surveys")
    await story.tap(vera, f"Ответы: {SURVEY}")
    assert "Можно изменить" in vera.last.text
    await story.tap(vera, "Изменить ответ")
    assert "Вы меняете отправленные ответы." in vera.last.text


async def test_while_the_survey_is_open_and_with_its_history(story: Story) -> None:
    wave, mentees = await opened(story)
    vera = mentees[0].client
    await to_change(story, vera)
    await story.restart()
    await story.tap(vera, "1")
    step = await responses.running(story.app.db, await story.who(vera))
    assert step is not None
    assert step.item is not None
    assert step.corrects is not None
    await story.tap(vera, step.item.options[1].label if step.item.options else "2")
    await story.tap(vera, "Отправить")
    assert "Теперь учитываются новые ответы" in vera.last.text
    assert await states(story, mentees[0].person_id) == [("submitted", False), ("submitted", True)]
    found = await waves.get(story.app.db, await curator_of(story), wave)
    assert (found.answered, found.guests) == (1, 6)
    results = await survey_results.results(story.app.db, await curator_of(story), Source(wave=wave))
    assert results.people == 1
    who = await story.who(vera)
    copy = await story.app.db.read(lambda con: personal_copy.collect(con, who.known, who.programme.zone, story.now))
    versions = [dict(one.answers) for one in copy.questionnaires if one.title == SURVEY]
    assert len(versions) == 2
    assert versions[0] != versions[1]


async def test_a_change_that_changes_nothing_is_no_second_version(story: Story) -> None:
    _, mentees = await opened(story)
    vera = mentees[0].client
    await to_change(story, vera)
    await story.tap(vera, "1")
    await story.tap(vera, "Назад")
    await story.tap(vera, "Отправить")
    assert "Ответы не изменились" in vera.last.text
    assert await states(story, mentees[0].person_id) == [("submitted", False), ("withdrawn", True)]
    await story.say(vera, "/surveys")
    await story.tap(vera, f"Ответы: {SURVEY}")
    assert "Можно изменить" in vera.last.text


async def test_too_late_a_change_leaves_what_was_sent(story: Story) -> None:
    wave, mentees = await opened(story)
    vera = mentees[0].client
    await to_change(story, vera)
    await waves.close(story.app.db, await curator_of(story), wave, story.now)
    await story.tap(vera, "Отправить")
    assert any("остаются ответы" in toast for toast in vera.toasts)
    assert await states(story, mentees[0].person_id) == [("submitted", False), ("withdrawn", True)]
    await story.say(vera, "/surveys")
    assert not any(SURVEY in label for label in vera.buttons(vera.last))
    first = await story.app.db.read(_first)
    sent = await corrections.sent(story.app.db, await story.who(vera), first)
    assert not sent.changeable
    for forged in (f"qs:{first}", f"qx:{first}", "qs:99999", "qx:99999"):
        mentees[1].client.tap_data(mentees[1].client.last, forged)
        vera.tap_data(vera.last, f"qx:{first}")
        await story.run()
    assert await states(story, mentees[0].person_id) == [("submitted", False), ("withdrawn", True)]
    assert await states(story, mentees[1].person_id) == []


def _first(con: Connection) -> int:
    found = con.execute("SELECT max(id) FROM response WHERE state = 'submitted' AND subject <> ''").fetchone()
    return int(found[0])
