"""The draft of pairs as the curator lives it: computed, looked through, changed, agreed; nobody is told before."""

import pytest

from domain.roles import Role
from questionnaires.form import Value
from storage.database import Connection
from storage.pairing import drafts
from storage.people import people
from tests.pairs_school import BELYKH, ILYIN, KIM, LOSEVA, MENTEES, MENTORS, ONEIL, SEDOVA, YUDINA, enrol, school, vote
from tests.story import Story


async def pairs_now(story: Story) -> dict[str, str]:
    """Mentee -> mentor in the open draft, by name."""
    draft = await story.app.db.read(lambda con: drafts.current(con, 1))
    assert draft is not None
    rows = await story.app.db.read(lambda con: con.execute("SELECT id, full_name FROM person").fetchall())
    names = {row["id"]: row["full_name"] for row in rows}
    return {names[pair.mentee]: names[pair.mentor] for pair in draft.pairs}


async def test_the_draft_comes_from_choice_and_questionnaires(story: Story) -> None:
    made = await school(story)
    await vote(story, made, {YUDINA: ([ILYIN, SEDOVA], []), ILYIN: ([ONEIL, YUDINA], []), ONEIL: ([ILYIN], [])})
    curator = story.curator
    await story.say(curator, "/match")
    assert "Проект пар: 3 пары, 3 наставника, без пары никого" in curator.last.text
    assert "Первый выбор получили 1 из 2" in curator.last.text
    assert "Взаимных выборов 1" in curator.last.text
    assert await pairs_now(story) == {YUDINA: SEDOVA, ONEIL: ILYIN, KIM: BELYKH}

    await story.tap(curator, "По парам")
    seen = []
    for _ in range(3):
        seen.append(curator.last.text)
        if "›" in curator.buttons():
            await story.tap(curator, "›")
    said = next(text for text in seen if ONEIL in text)
    assert ILYIN in said
    assert "Взаимный выбор (1-й и 1-й)." in said
    assert "по 1 запросу из 1: подготовка к ВПР, ОГЭ и ЕГЭ" in said
    said = next(text for text in seen if YUDINA in text)
    assert "Выбор наставляемого: 2-й." in said
    assert "Общий предмет: математика" in said
    assert "По анкетам." in next(text for text in seen if KIM in text)
    assert not any(SEDOVA in text for text in made.phones[YUDINA].texts)


async def test_without_a_choice_it_comes_from_questionnaires(story: Story) -> None:
    await school(story)
    await story.say(story.curator, "/match")
    assert "Выбора ещё не было" in story.curator.last.text
    assert await pairs_now(story) == {YUDINA: SEDOVA, ONEIL: ILYIN, KIM: BELYKH}


async def test_pin_forbid_and_move(story: Story) -> None:
    made = await school(story)
    await vote(story, made, {YUDINA: ([SEDOVA], [])})
    curator = story.curator
    await story.say(curator, "/match")
    await story.tap(curator, "По парам")
    assert KIM in curator.last.text
    await story.tap(curator, "Не соединять")
    assert "Что изменилось:" in curator.last.text
    assert f"{KIM}: без пары" in curator.last.text
    assert f"Последнее изменение: не соединять {KIM} и {BELYKH}" in curator.last.text
    assert KIM not in await pairs_now(story)

    await story.tap(curator, "По парам")
    while ONEIL not in curator.last.text:
        await story.tap(curator, "›")
    mentor = (await pairs_now(story))[ONEIL]
    await story.tap(curator, "Не менять")
    assert "Эта пара не меняется" in curator.last.text
    assert "Можно менять" in curator.buttons()

    await story.tap(curator, "К проекту пар")
    await story.tap(curator, "Кто без пары")
    await story.tap(curator, "Ким О. П.")
    assert f"⚠️ {YUDINA} потеряет первый выбор" in curator.last.text
    assert f"Вы просили не соединять: {BELYKH}" in curator.last.text
    assert "Белых Ж. А." not in curator.buttons()
    await story.tap(curator, "Седова А. П.")
    assert f"{YUDINA}: теперь {BELYKH}, 1-й выбор потерян" in curator.last.text
    assert (await pairs_now(story))[KIM] == SEDOVA
    assert (await pairs_now(story))[ONEIL] == mentor

    await story.say(curator, "/match")
    assert (await pairs_now(story))[KIM] == SEDOVA
    assert (await pairs_now(story))[ONEIL] == mentor
    await story.tap(curator, "По парам")
    while KIM not in curator.last.text:
        await story.tap(curator, "›")
    await story.tap(curator, "Другой наставник")
    await story.tap(curator, "Снять запрет: Белых Ж. А.")
    assert "снова можно соединять" in curator.last.text
    await story.tap(curator, "По парам")
    while KIM not in curator.last.text:
        await story.tap(curator, "›")
    await story.tap(curator, "Можно менять")
    assert await pairs_now(story) == {YUDINA: SEDOVA, ONEIL: ILYIN, KIM: BELYKH}


async def test_leftovers_are_named_with_a_reason_and_a_private_no_is_none(story: Story) -> None:
    made = await school(story)
    await enrol(story, made, Role.MENTEE, LOSEVA, {"post": "учитель", "subjects": ("art",), "needs": ("levels",)})
    await vote(story, made, {BELYKH: ([], [KIM, LOSEVA, YUDINA, ONEIL])})
    curator = story.curator
    await story.say(curator, "/match")
    await story.tap(curator, "Кто без пары")
    text = curator.last.text
    assert f"{BELYKH}: других подходящих вариантов нет" in text
    assert f"{LOSEVA}: других подходящих вариантов нет" in text
    assert "нет»" not in text
    await story.tap(curator, "Лосева И. Л.")
    assert "Наставник для" in curator.last.text
    assert "Белых Ж. А." not in curator.buttons()


async def test_two_curators_cannot_overwrite_each_other(story: Story) -> None:
    await school(story)
    other = story.person("Второй Куратор")
    await story.app.db.write(lambda con: _appoint(con, story, other.account.id), claim=False)
    await story.say(story.curator, "/match")
    await story.say(other, "/match")
    await story.tap(story.curator, "По парам")
    await story.tap(other, "По парам")
    await story.tap(other, "Не соединять")
    before = await pairs_now(story)
    curator = story.curator
    await story.tap(curator, "Не менять")
    assert "Проект пар уже изменён: Громов П. И., 12:00. Ваше нажатие ничего не изменило" in curator.toasts[-1]
    assert "Последнее изменение: не соединять" in curator.last.text
    assert await pairs_now(story) == before
    old = curator.last
    await story.tap(curator, "Отменить последнее")
    other.tap_data(old, next(b["callback_data"] for row in old.rows for b in row if "Отменить" in b["text"]))
    await story.run()
    assert "изменился" in other.toasts[-1]

    await story.tap(story.curator, "Согласовать состав пар")
    await story.tap(story.curator, "Да, согласовать")
    await story.tap(other, "Кто без пары")
    assert "Эта кнопка устарела" in other.toasts[-1]


async def test_agreed_pairs_leave_the_next_draft_and_nobody_was_told(story: Story) -> None:
    made = await school(story)
    curator = story.curator
    await story.say(curator, "/match")
    await story.tap(curator, "Согласовать состав пар")
    assert "Будут созданы 3 пары" in curator.last.text
    old = curator.last
    await story.tap(curator, "Да, согласовать")
    assert "Проект приказа готов: 3 пары" in "\n".join(curator.texts)
    assert len(curator.documents) == 1
    assert "Приказ подписан?" in curator.last.text
    assert not any("утвержд" in text for phone in made.phones.values() for text in phone.texts)

    curator.tap_data(old, next(b["callback_data"] for row in old.rows for b in row if b["text"] == "Да, согласовать"))
    await story.run()
    count = await story.app.db.read(lambda con: con.execute("SELECT count(*) FROM match").fetchone()[0])
    assert count == 3
    assert curator.toasts[-1] == "Состав пар уже согласован. Ваше нажатие ничего не изменило."
    assert "Пары: 3" in next(one for one in curator.messages if one.id == old.id).text

    await enrol(story, made, Role.MENTEE, LOSEVA, {"needs": ("levels",)})
    await story.say(curator, "/match")
    assert "Соединять пока некого: наставляемых без пары 1, наставников 0" in curator.last.text


@pytest.mark.parametrize("name", ['А<3 & "Ко"', "Я" * 300, "محمد علي", "\u200b\u200b"])
async def test_odd_names_stand_in_every_screen(story: Story, name: str) -> None:
    mentors: dict[str, dict[str, Value]] = {name: {"gives": ("lesson",), "capacity": 2}}
    await school(story, mentors=mentors, mentees={YUDINA: MENTEES[YUDINA], KIM: MENTEES[KIM]})
    curator = story.curator
    await story.say(curator, "/match")
    await story.tap(curator, "По парам")
    assert name in curator.last.text
    await story.tap(curator, "Другой наставник")
    await story.say(curator, "/match")
    await story.tap(curator, "Согласовать состав пар")
    await story.tap(curator, "Да, согласовать")
    await story.say(curator, "/pairs")
    assert name in curator.last.text


async def test_only_a_curator_sees_drafts(story: Story) -> None:
    made = await school(story)
    await story.say(story.curator, "/match")
    draft_screen = story.curator.last
    data = next(b["callback_data"] for row in draft_screen.rows for b in row if "Согласовать" in b["text"])
    phone = made.phones[YUDINA]
    shown = phone.received[-1]
    phone.tap_data(shown, data.replace(":0", ":1"))
    await story.run()
    count = await story.app.db.read(lambda con: con.execute("SELECT count(*) FROM match").fetchone()[0])
    assert count == 0
    await story.say(phone, "/match")
    assert "Проект пар" not in phone.last.text


def _appoint(con: Connection, story: Story, account: int) -> None:
    person = people.add_person(con, 1, story.now, "Громов Пётр Ильич")
    people.link_account(con, person, account, story.now)
    people.join(con, person, Role.CURATOR, story.now, admitted=True)


async def test_many_leftovers_come_by_pages(story: Story) -> None:
    firsts = ("Анна", "Вера", "Галина", "Дарья", "Ева", "Жанна", "Ирина", "Клара", "Лада", "Майя")
    mentees = [f"Лосева {first} Львовна" for first in firsts]
    await school(story, mentors={BELYKH: MENTORS[BELYKH]}, mentees={name: {"needs": ("levels",)} for name in mentees})
    curator = story.curator
    await story.say(curator, "/pairs")
    await story.tap(curator, "Добавить пару")
    await story.tap(curator, "›")
    assert "Лосева М. Л." in curator.buttons()
    await story.say(curator, "/match")
    assert "без пары 9" in curator.last.text
    await story.tap(curator, "Кто без пары")
    assert sum(name in curator.last.text for name in mentees) == 9
    assert len([label for label in curator.buttons() if label.startswith("Лосева")]) == 8
    await story.tap(curator, "›")
    assert len([label for label in curator.buttons() if label.startswith("Лосева")]) == 1
