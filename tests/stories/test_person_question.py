"""A question that asks for a person: only who may be seen, in pages or by letters; a name afterwards, or nobody."""

from collections.abc import Iterator

import pytest

from domain.roles import Role
from emulator.client import Client
from questionnaires.loading import load
from questionnaires.shipped import shared, shipped
from services.questionnaires import forms, surveys
from services.reports import export
from storage.database import Connection
from storage.people import people
from tests.stories.school import Pupil, curator_of, enrol, enrol_many
from tests.story import Story

FORM = """
code = "helper"
title = "Кто помог"
minutes = 1
[[items]]
key = "who"
kind = "person"
text = "Кто Вам помог?"
[[items]]
key = "also"
kind = "person"
people = "mentor"
text = "Кого ещё из наставников поблагодарить, кроме ${who}?"
optional = true
"""


@pytest.fixture(autouse=True)
def with_the_form(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    form = load(FORM, "helper.toml", shared())
    monkeypatch.setattr(forms, "shipped", lambda: {**shipped(), "helper": form})
    forms._digests.cache_clear()
    yield
    forms._digests.cache_clear()
    forms._parsed.clear()


async def begin(story: Story, pupil: Pupil) -> Client:
    await story.say(pupil.client, "/surveys")
    pupil.client.tap_data(pupil.client.last, "qb:helper")
    await story.run()
    return pupil.client


async def test_from_the_list_of_names_to_the_excel_file(story: Story) -> None:
    mentors, mentees = await enrol_many(story, 2, 11)
    await enrol(story, Role.MENTEE, "Чужая Нина Олеговна", admitted=False)
    vera = await begin(story, mentees[0])
    assert len(vera.buttons(vera.last)) == 8 + 2, "a page of names, its number, the way on"
    await story.tap(vera, "›")
    labels = vera.buttons(vera.last)
    assert labels[-2:] == ["‹", "2/2"]
    assert not any("Чужая" in label or label == "Юдина В. С." for label in labels)
    await story.say(vera, "чужая")
    assert "Такой фамилии в списке нет." in vera.last.text
    await story.say(vera, "тит")
    assert "Подходят 2 человека." in vera.last.text
    assert vera.buttons(vera.last)[-1] == "Ещё фамилии ▶"
    await story.tap(vera, "Ещё фамилии ▶")
    await story.say(vera, "сед")
    assert "кроме Седова А. П.?" in vera.last.text
    assert vera.buttons(vera.last)[:2] == ["Ильин П. О.", "Седова А. П."]
    for forged in ("q:%d:also:=%d", "q:%d:also:p77.я", "q:%d:also:p-1.", "q:%d:also:=x", "q:%d:who:p0"):
        step = (await surveys.overview(story.app.db, await story.who(vera))).running[0]
        data = forged % ((step.response_id, mentees[1].person_id) if "%d:also:=%d" in forged else (step.response_id,))
        vera.tap_data(vera.last, data)
        await story.run()
    assert "кроме Седова А. П.?" in vera.last.text
    await story.tap(vera, "Ильин П. О.")
    assert "1. Кто Вам помог? Седова А. П." in vera.last.text
    await story.tap(vera, "Отправить")
    assert await exported(story) == ["Седова Анна Петровна", "Ильин Павел Олегович"]
    await story.app.db.write(lambda con: _gone(con, mentors[0].person_id), claim=False)
    assert await exported(story) == ["участник удалён", "Ильин Павел Олегович"]


async def exported(story: Story) -> list[str]:
    bases = await story.app.db.read(lambda con: export.collect(con, story.now))
    sheet = next(one for one in bases.answers if one.title == "Кто помог")
    values = dict(sheet.filled[0].values)
    return [str(values[key]) for key in ("who", "also") if key in values]


def _gone(con: Connection, person_id: int) -> None:
    con.execute("UPDATE person SET state = 'erased', full_name = NULL WHERE id = ?", (person_id,))


async def test_who_is_not_admitted_sees_no_names_and_is_not_held_up(story: Story) -> None:
    await enrol_many(story, 1, 1)
    nina = await enrol(story, Role.MENTEE, "Чужая Нина Олеговна", admitted=False)
    phone = await begin(story, nina)
    assert "Выбрать пока некого" in phone.last.text
    assert phone.buttons(phone.last) == ["⏩ Пропустить"]
    await story.say(phone, "седова")
    assert "Такой фамилии в списке нет." in phone.last.text
    await story.tap(phone, "Пропустить")
    await story.tap(phone, "Пропустить")
    assert "Проверьте ответы: 2 из 2." in phone.last.text


async def test_a_double_put_together_keeps_its_answers(story: Story) -> None:
    mentors, mentees = await enrol_many(story, 1, 1)
    vera = await begin(story, mentees[0])
    await story.tap(vera, "Седова А. П.")
    await story.tap(vera, "Пропустить")
    await story.tap(vera, "Отправить")
    curator = await curator_of(story)

    def merged(con: Connection) -> None:
        kept = people.add_person(con, 1, story.now, "Седова Анна Викторовна")
        con.execute(
            "INSERT INTO merged (gone_id, kept_id, merged_by, merged_at) VALUES (?, ?, ?, '2026-09-15T09:00:00Z')",
            (mentors[0].person_id, kept, curator.known),
        )

    await story.app.db.write(merged, claim=False)
    assert await exported(story) == ["Седова Анна Викторовна"]
