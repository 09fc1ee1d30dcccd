"""Texts of consents changed by the curator: checked, published as a new version, everybody asked again."""

from datetime import timedelta

from emulator.client import Client
from handlers.callbacks import RenewTap
from handlers.joining.enrolment import body_of
from services import setup
from services.consents import consents as consent_services
from storage.consents import consents, wordings
from storage.database import Connection
from tests.school import school
from tests.stories.school import curator_of, open_school
from tests.stories.test_consents import agree, publish
from tests.story import Story


async def open_text(story: Story, button: str = "Программа") -> str:
    """The text with its placeholders, as the curator gets it."""
    await story.say(story.curator, "/settings")
    await story.tap(story.curator, "Согласия")
    await story.tap(story.curator, "Тексты согласий")
    await story.tap(story.curator, button)
    text = next(one for one in reversed(story.curator.documents) if one.name.startswith("Текст согласия"))
    return text.data.decode("utf-8-sig")


async def reword(story: Story, button: str = "Программа") -> str:
    text = (await open_text(story, button)) + "\n\nДополнено советом школы."
    await story.say(story.curator, text)
    await story.tap(story.curator, "Да, опубликовать")
    return text


async def decisions(story: Story, phone: Client) -> list[tuple[str, str, int | None]]:
    person = (await story.who(phone)).known
    rows = await story.app.db.read(lambda con: consents.every(con, person))
    return [(row["kind"], row["decision"], row["version"]) for row in rows]


async def test_the_new_text_is_asked_and_the_old_consent_stands_meanwhile(story: Story) -> None:
    found = await school(story)
    vera, person = found.phones["Юдина"], found.people["Юдина"]
    await found.pair("Седова", "Юдина")
    assert "{организация}" in await open_text(story)
    await reword(story)
    assert "версия 3" in story.curator.last.text
    assert "у 6 участников" in story.curator.last.text
    assert "Текст согласия обновился" in vera.last.text
    assert "Дополнено советом школы" in vera.last.text
    assert "Оператор: Школа № 5" in vera.last.text
    asked = vera.last
    assert "Седова" in (await story.say(vera, "/pair")).text, "taking part goes on"
    await story.tap(vera, "Даю согласие", asked)
    (_, given) = await story.app.db.read(lambda con: consents.of_person(con, person))
    assert (given["decision"], given["version"]) == ("given", 3)
    assert given["text_hash"] == consent_services.digest(given["body"])
    assert given["body"] in vera.documents[-1].data.decode("utf-8-sig")
    await story.say(story.curator, "/settings")
    await story.tap(story.curator, "Согласия")
    await story.tap(story.curator, "Тексты согласий")
    assert "программа: версия 3, с нею согласны 1 из 6" in story.curator.last.text


async def test_refusing_the_new_text_leaves_the_old_consent(story: Story) -> None:
    found = await school(story)
    vera = found.phones["Юдина"]
    await reword(story)
    await story.tap(vera, "Не даю согласия")
    assert "Прежнее согласие действует" in vera.last.text
    assert (await story.who(vera)).consented
    assert await decisions(story, vera) == [("programme", "given", None), ("renewal", "refused", 3)]


async def test_a_paper_is_to_the_text_of_the_day_it_was_entered(story: Story) -> None:
    found = await school(story)
    vera, anna = found.people["Юдина"], found.people["Седова"]
    await reword(story)

    def paper(con: Connection) -> dict[int, int]:
        consents.record(con, vera, "given", story.now + timedelta(minutes=1), paper="12 от 15.09.2026")
        return wordings.consented(con, 1, "programme")

    standing = await story.app.db.write(paper)
    assert (standing[vera], standing[anna]) == (3, 2)


async def test_buttons_under_an_older_text_give_nothing(story: Story) -> None:
    found = await school(story)
    vera = found.phones["Юдина"]
    await reword(story)
    old = vera.last
    await reword(story)
    await story.tap(vera, "Даю согласие", old)
    assert "Текст согласия обновился" in vera.toasts[-1]
    assert len(await decisions(story, vera)) == 1
    await story.tap(vera, "Даю согласие")
    assert (await decisions(story, vera))[-1] == ("programme", "given", 4)
    vera.tap_data(old, RenewTap(act="refuse", mark="old").pack())
    await story.run()
    assert len(await decisions(story, vera)) == 2


async def test_a_newcomer_consents_to_the_curators_text(story: Story) -> None:
    await open_school(story)
    await reword(story)
    assert "Спрашивать некого" in story.curator.last.text
    programme = (await curator_of(story)).programme
    assert "Версия текста: 3" in body_of(programme)
    assert "{" not in body_of(programme)


async def test_a_faulty_text_is_not_taken(story: Story) -> None:
    await school(story)
    before = await open_text(story)
    await story.say(story.curator, "Согласен со всем {школа}")
    said = story.curator.last.text
    for fault in (
        "нужно от 300 до 3500",
        "Неизвестная подстановка {школа}",
        "Нет подстановки {организация}",
        "Закон требует назвать: цель обработки",
        "Закон требует назвать: как отозвать согласие",
    ):
        assert fault in said, fault
    assert await open_text(story) == before


async def test_our_text_comes_back_as_a_new_version(story: Story) -> None:
    await school(story)
    ours = await open_text(story)
    await reword(story)
    await open_text(story)
    await story.tap(story.curator, "Вернуть исходный текст")
    await story.tap(story.curator, "Да, опубликовать")
    assert "версия 4" in story.curator.last.text
    assert await open_text(story) == ours
    kept = await story.app.db.read(lambda con: wordings.latest(con, 1, "programme"))
    assert (kept["revision"], kept["body"]) == (2, ""), "ours again, and it follows ours from now on"


async def test_a_text_of_ours_that_says_more_asks_again_after_an_update(story: Story) -> None:
    """A database in which the text of an earlier program was consented to, in the chat and on paper."""
    found = await school(story)
    vera, oleg = found.phones["Юдина"], found.people["Ким"]

    def earlier(con: Connection) -> None:
        con.execute("UPDATE consent_wording SET version = 1, revision = 1, created_at = '2026-09-01T00:00:00Z'")
        consents.keep_text(con, "old", "programme", 1, "Прежний текст", story.now)
        con.execute("UPDATE consent SET text_hash = 'old' WHERE person_id <> ?", (oleg,))
        con.execute("UPDATE consent SET paper = '3 от 02.09.2026', channel_id = NULL WHERE person_id = ?", (oleg,))

    await story.app.db.write(earlier)
    for _ in range(2):
        await story.restart()
        await story.run()
    asked = [text for text in vera.texts if "Текст согласия обновился" in text]
    assert len(asked) == 1, "once, however often the bot is started"
    assert "Версия текста: 2" in asked[0]
    news = [text for text in story.curator.texts if "стал новой версией" in text]
    assert len(news) == 1, "publication, labour and representatives: nobody has consented to those"
    assert "Спрошу согласие снова у 6 участников" in news[0]
    assert (await story.who(vera)).consented
    await story.tap(vera, "Даю согласие")
    assert (await decisions(story, vera))[-1] == ("programme", "given", 2)
    await story.tap(story.curator, "Тексты согласий")
    assert "программа: версия 2, с нею согласны 1 из 6" in story.curator.last.text
    newcomer = (await curator_of(story)).programme
    assert "Версия текста: 2" in body_of(newcomer)


async def test_a_school_with_its_own_text_hears_that_ours_says_more(story: Story) -> None:
    await school(story)
    await reword(story)
    for _ in range(2):
        await story.restart()
        await story.run()
    told = [text for text in story.curator.texts if "в новой версии бота полнее" in text]
    assert len(told) == 1
    await open_text(story)
    assert [one.name for one in story.curator.documents[-2:]] == ["Текст согласия, версия 3.txt", "Исходный текст.txt"]


async def test_a_later_last_day_asks_again_an_earlier_one_does_not(story: Story) -> None:
    found = await school(story)
    vera = found.phones["Юдина"]
    curator = await curator_of(story)
    await setup.write_down(story.app.db, curator, "ends_on", "30.04.2027", story.now)
    await story.run()
    assert not any("обновился" in text for text in vera.texts)
    await setup.write_down(story.app.db, curator, "ends_on", "30.06.2027", story.now)
    await story.run()
    assert "Срок: с момента согласия до 30 июня 2027 г." in vera.last.text
    assert "Изменились организация или последний день программы" in story.curator.last.text
    await story.tap(vera, "Даю согласие")
    assert (await decisions(story, vera))[-1] == ("programme", "given", 3)


async def test_the_other_kinds_are_asked_again_too(story: Story) -> None:
    found = await school(story)
    anna = found.phones["Седова"]
    await publish(story, "school5.example")
    await story.tap(anna, "☐ school5.example")
    await story.tap(anna, "Даю согласие")
    await agree(story, found, "Седова", "Седова А. П.")
    await story.tap(anna, "Даю согласие")
    await reword(story, "Размещение на сайтах")
    assert "Дополнено советом школы" in anna.last.text
    await story.tap(anna, "Не даю согласия")
    assert (await decisions(story, anna))[-1] == ("renewal", "refused", 2)
    await reword(story, "Работа наставником")
    assert "Дополнено советом школы" in anna.last.text
    await story.tap(anna, "Даю согласие")
    assert (await decisions(story, anna))[-1] == ("labour", "given", 2)
    assert "Размещение на сайтах разрешено" in (await story.say(anna, "/mydata")).text
