"""Doubles put together: what goes where is shown first, nothing is lost, a «no» is not merged away."""

from domain.roles import Role
from handlers.callbacks import MergeAct
from storage.consents import consents
from storage.database import Connection
from storage.pairing import matches
from storage.people import merging
from tests.school import School, school
from tests.story import Story


async def doubled(story: Story) -> School:
    """Vera was entered on paper, then came in by the bot; both have a pair."""
    found = await school(story, mentees=("Юдина Вера Сергеевна", "Вера Сергеевна Юдина", "Ким Олег Павлович"))
    first = await found.pair("Седова", "Юдина")
    await found.meeting(first, 5)
    await found.pair("Ильин", "Вера")
    return found


def left_over(con: Connection, gone: int) -> list[str]:
    """Tables that still name somebody who was merged away."""
    return [
        f"{table}.{column}"
        for table, column in merging.columns(con)
        if table not in {"audit", "merged", "notice"}
        and con.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", (gone,)).fetchone()
    ]


async def test_two_rows_become_one_only_by_yes(story: Story) -> None:
    found = await doubled(story)
    kept, gone = found.people["Вера"], found.people["Юдина"]
    await story.say(story.curator, "/people юдина")
    label = next(label for label in story.curator.buttons() if label.startswith("Вера") or "Юдина" in label)
    assert label
    story.curator.tap_data(story.curator.last, MergeAct(person=kept).pack())
    await story.run()
    assert story.curator.buttons()[0].startswith("≈ Юдина В")
    await story.tap(story.curator, story.curator.buttons()[0])
    text = story.curator.last.text
    assert "Останется: Вера Сергеевна Юдина" in text
    assert "Исчезнет: Юдина Вера Сергеевна" in text
    assert "пары: 1, встречи: 1" in text
    await story.tap(story.curator, "Нет")
    assert await story.app.db.read(lambda con: left_over(con, gone))
    story.curator.tap_data(story.curator.last, MergeAct(person=kept, gone=gone).pack())
    await story.run()
    await story.tap(story.curator, "Да, объединить")
    assert "записи объединены" in story.curator.last.text
    assert not await story.app.db.read(lambda con: left_over(con, gone))
    pairs = await story.app.db.read(lambda con: matches.of_person(con, kept))
    assert len(pairs) == 2
    assert (await story.who(found.phones["Юдина"])).person_id == kept
    assert (await story.who(found.phones["Вера"])).admitted == {Role.MENTEE}
    await story.tap(story.curator, "К карточке")
    assert "встреч 1" in story.curator.last.text
    await story.say(found.phones["Вера"], "/mydata")
    await story.tap(found.phones["Вера"], "Кто смотрел мои данные")
    assert "объединение двух записей" in found.phones["Вера"].last.text


async def test_what_must_not_be_merged(story: Story) -> None:
    found = await doubled(story)
    await story.app.db.write(
        lambda con: consents.record(con, found.people["Ким"], "withdrawn", story.now, role=Role.MENTEE)
    )
    anna, vera, kim = (found.people[one] for one in ("Седова", "Юдина", "Ким"))
    curator = (await story.who(story.curator)).known
    for person, gone in ((anna, vera), (vera, kim), (kim, vera), (vera, vera), (vera, 999), (vera, curator)):
        story.curator.tap_data(story.curator.last, MergeAct(person=person, gone=gone, sure=True).pack())
        await story.run()
    story_of_a_mentee = found.phones["Ким"]
    story_of_a_mentee.tap_data(story_of_a_mentee.last, MergeAct(person=anna, gone=vera, sure=True).pack())
    await story.run()
    assert any("в одной паре" in toast for toast in story.curator.toasts)
    assert any("не дал или отозвал" in toast for toast in story.curator.toasts)
    assert any("Запись куратора" in toast for toast in story.curator.toasts)
    merged = await story.app.db.read(lambda con: con.execute("SELECT count(*) FROM merged").fetchone()[0])
    assert merged == 0
