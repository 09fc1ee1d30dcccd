"""Who looked at whose data: everything a curator does is noted, the person sees it, nobody can take it away."""

import json
import sqlite3

import pytest
from aiogram.filters.callback_data import CallbackData

from domain.roles import Role
from handlers.callbacks import (
    CategoryTap,
    ConsentsOf,
    EndPair,
    EnterFor,
    InquiryAct,
    InterviewTap,
    MergeAct,
    NoteTap,
    OrderAct,
    PairCard,
    PersonAct,
    PersonCard,
    PersonMore,
    WorksAt,
)
from services.consents.audit import KINDS
from services.pairs import orders
from storage.database import Connection
from tests.school import school
from tests.story import Story
from texts import plain


async def test_the_person_sees_who_looked_and_what_was_changed(story: Story) -> None:
    found = await school(story)
    vera = found.phones["Юдина"]
    await story.say(vera, "/mydata")
    await story.tap(vera, "Кто смотрел мои данные")
    assert "Пока никто" in vera.last.text
    await story.app.db.write(
        lambda con: con.execute("UPDATE person SET full_name = 'Рогова Ирина Львовна' WHERE full_name IS NULL")
    )
    for _ in range(2):
        await story.say(story.curator, "/people юдина")
        await story.tap(story.curator, "Юдина В. С.")
    await story.tap(story.curator, "Ещё")
    await story.tap(story.curator, "Сделать и наставником")
    await story.tap(story.curator, "Да, сделать")
    await story.say(story.curator, "/export")
    await story.say(vera, "/mydata")
    await story.tap(vera, "Кто смотрел мои данные")
    text = vera.last.text
    assert "15 сентября 2026 г.: Рогова Ирина Львовна – смотрел(а) карточку (2 раз" in text
    assert "изменил(а) роль" in text
    assert "выгрузил(а) таблицу программы" in text
    await story.tap(vera, "⬅️ Назад")
    await story.tap(vera, "Получить копию")
    page, data = vera.documents[-2:]
    assert "смотрел(а) карточку" in page.data.decode()
    assert {"card", "role", "export"} <= {one["kind"] for one in json.loads(data.data)["seen"]}
    ilyin = found.phones["Ильин"]
    await story.say(ilyin, "/mydata")
    await story.tap(ilyin, "Кто смотрел мои данные")
    assert "карточку" not in ilyin.last.text
    assert "выгрузил(а)" in ilyin.last.text


async def test_what_is_written_down_for_somebody_is_noted_for_both(story: Story) -> None:
    found = await school(story)
    await found.pair("Седова", "Юдина")
    await story.say(story.curator, "/people юдина")
    await story.tap(story.curator, "Юдина В. С.")
    await story.tap(story.curator, "Внести встречу за участника")
    await story.tap(story.curator, "Вчера")
    await story.tap(story.curator, "45 мин")
    for name in ("Седова", "Юдина"):
        await story.say(found.phones[name], "/mydata")
        await story.tap(found.phones[name], "Кто смотрел мои данные")
        assert "внёс(ла) или исправил(а) запись о встрече" in found.phones[name].last.text
    await story.say(found.phones["Ким"], "/mydata")
    await story.tap(found.phones["Ким"], "Кто смотрел мои данные")
    assert "Пока никто" in found.phones["Ким"].last.text


async def test_the_log_is_only_ever_added_to(story: Story) -> None:
    await school(story)
    await story.say(story.curator, "/people юдина")
    await story.tap(story.curator, "Юдина В. С.")
    for statement in ("DELETE FROM audit", "UPDATE audit SET kind = 'x'"):

        def work(con: Connection, statement: str = statement) -> None:
            con.execute(statement)

        with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
            await story.app.db.write(work)


def test_every_kind_has_its_words() -> None:
    for kind in KINDS:
        assert plain(f"audit-kind-{kind}")


async def test_each_tap_that_shows_or_changes_one_persons_data_leaves_a_note(story: Story) -> None:
    """A table of the curator's buttons: what each is noted as for the person."""
    found = await school(story)
    vera, anna = found.people["Юдина"], found.people["Седова"]
    match = await found.pair("Седова", "Юдина")
    await story.say(story.curator, "/start")
    curator = await story.who(story.curator)
    await story.app.db.write(lambda con: con.execute("UPDATE programme SET pupils = 1"))
    document = await orders.for_new_pairs(story.app.db, curator, story.now)
    taps: list[tuple[CallbackData, int, str]] = [
        (PersonCard(person=vera), vera, "card"),
        (ConsentsOf(person=vera), vera, "consents"),
        (ConsentsOf(person=anna, act="file"), anna, "consents"),
        (OrderAct(document=document, act="get"), vera, "document"),
        (PersonMore(person=vera, page="history"), vera, "card"),
        (PersonMore(person=vera, page="edit"), vera, "card"),
        (NoteTap(person=vera), vera, "card"),
        (InterviewTap(person=anna), anna, "card"),
        (CategoryTap(person=vera, role="mentee"), vera, "card"),
        (CategoryTap(person=vera, role="mentee", code="start"), vera, "category"),
        (WorksAt(person=anna, partner=-1), anna, "partner"),
        (PairCard(match=match), anna, "pair"),
        (InquiryAct(person=vera), vera, "card"),
        (MergeAct(person=anna, gone=found.people["Ким"]), found.people["Ким"], "card"),
        (EnterFor(person=vera, form="mentee"), vera, "form"),
        (EndPair(match=match, how="stopped", skip=True), vera, "pair-end"),
        (PersonAct(person=vera, act="link_yes"), vera, "link"),
        (PersonAct(person=vera, act="role_yes", role=Role.MENTOR), vera, "role"),
        (PersonAct(person=vera, act="dismiss_yes"), vera, "dismiss"),
    ]
    for tap, person, kind in taps:
        before = await noted(story, person)
        story.curator.tap_data(story.curator.last, tap.pack())
        await story.run()
        assert (await noted(story, person)) - before, f"{tap!r} left no note"
        assert kind in {one for _, one in (await noted(story, person)) - before}, tap


async def noted(story: Story, person: int) -> set[tuple[int, str]]:
    rows = await story.app.db.read(
        lambda con: con.execute("SELECT id, kind FROM audit WHERE person_id = ?", (person,)).fetchall()
    )
    return {(row["id"], row["kind"]) for row in rows}
