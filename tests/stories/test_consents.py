"""Consents beside the programme's own: publication by web resource, the mentor's agreement and its end."""

import json
import sqlite3
from datetime import date

from domain.roles import Role
from emulator.client import Client
from handlers.callbacks import AgreementTap, OfferTap, PublicationAct, ResignTap
from services.consents import papers
from services.consents.consents import digest
from services.consents.papers import Entry, Paper
from storage.consents import consents
from storage.database import Connection
from storage.people import people
from tests.school import School, school
from tests.stories.school import enrol
from tests.story import Story

DETAILS = "г. Заречный, ул. Садовая, 1, ИНН 7700000000, ОГРН 1027700000000"


async def publish(story: Story, sites: str = "school5.example\nvk.example/school5") -> None:
    """The curator names the details and the sites in the settings."""
    await story.say(story.curator, "/settings")
    await story.tap(story.curator, "Согласия")
    await story.tap(story.curator, "Реквизиты организации")
    await story.say(story.curator, DETAILS)
    await story.tap(story.curator, "Сайты")
    await story.say(story.curator, sites)


async def rows(story: Story, person: int, kind: str) -> list[sqlite3.Row]:
    return await story.app.db.read(lambda con: consents.of_person(con, person, kind))


def offered(phone: Client, title: str) -> list[str]:
    return [text for text in phone.texts if title in text]


PUBLICATION = "Согласие на размещение сведений"
LABOUR = "Согласие на работу наставником"


async def test_publication_is_asked_alone_and_site_by_site(story: Story) -> None:
    found = await school(story)
    vera, person = found.phones["Юдина"], found.people["Юдина"]
    await publish(story)
    assert "Согласие спрошу у 6 участников" in story.curator.last.text
    asked = vera.last
    assert "Это отдельное согласие" in asked.text
    assert vera.buttons(asked) == [
        "☐ school5.example",
        "☐ vk.example/school5",
        "✅ Даю согласие",
        "✖️ Не даю согласия",
        "📄 Полный текст",
    ]
    await story.tap(vera, "Даю согласие")
    assert "Отметьте хотя бы один сайт" in vera.toasts[-1], "nothing is ticked beforehand"
    await story.tap(vera, "☐ vk.example/school5")
    await story.tap(vera, "Полный текст")
    assert "Юдина Вера Сергеевна" in vera.last.text
    assert DETAILS in vera.last.text
    given_under = vera.last
    await story.tap(vera, "Даю согласие")
    (given,) = await rows(story, person, "publication")
    assert (given["decision"], given["detail"], given["version"]) == ("given", "vk.example/school5", 1)
    assert given["text_hash"] == digest(given["body"])
    assert "school5.example" not in given["body"].replace("vk.example/school5", "")
    assert given["body"] in vera.documents[-1].data.decode("utf-8-sig"), "a copy to the person"
    vera.tap_data(given_under, OfferTap(kind="publication", act="refuse", mark="stale", mask=0).pack())
    await story.run()
    assert len(await rows(story, person, "publication")) == 1
    screen = await story.say(vera, "/mydata")
    assert "Размещение на сайтах разрешено 15 сентября 2026 г. (vk.example/school5)" in screen.text


async def test_a_refusal_changes_nothing_else_and_is_respected(story: Story) -> None:
    found = await school(story)
    await found.pair("Седова", "Юдина")
    vera, person = found.phones["Юдина"], found.people["Юдина"]
    await publish(story)
    await story.tap(vera, "Не даю согласия")
    assert "ничего не меняется" in vera.last.text
    assert [row["decision"] for row in await rows(story, person, "publication")] == ["refused"]
    assert (await story.who(vera)).consented
    assert "Седова" in (await story.say(vera, "/pair")).text
    await story.say(story.curator, "/settings")
    await story.tap(story.curator, "Согласия")
    await story.tap(story.curator, "Сайты")
    await story.say(story.curator, "new.example")
    assert not offered(vera, PUBLICATION), "who refused is not asked again"
    await story.say(vera, "/mydata")
    await story.tap(vera, "Разрешить размещение на сайтах")
    await story.tap(vera, "☐ new.example")
    await story.tap(vera, "Даю согласие")
    assert [row["decision"] for row in await rows(story, person, "publication")] == ["refused", "given"]


async def test_publication_is_withdrawn_by_itself_and_the_curator_has_three_days(story: Story) -> None:
    found = await school(story)
    vera, person = found.phones["Юдина"], found.people["Юдина"]
    await publish(story)
    await story.tap(vera, "☐ school5.example")
    await story.tap(vera, "Даю согласие")
    await story.say(vera, "/mydata")
    await story.tap(vera, "Отозвать: размещение на сайтах")
    question = vera.last
    await story.tap(vera, "Да, отозвать")
    assert "Ваше участие продолжается" in vera.last.text
    assert "Снять с сайтов: Юдина Вера Сергеевна" in story.curator.last.text
    assert "не позднее 18 сентября" in story.curator.last.text
    assert (await story.who(vera)).consented
    vera.tap_data(question, PublicationAct(act="withdraw_yes").pack())
    await story.run()
    assert "отзывать нечего" in vera.toasts[-1]
    assert len(await rows(story, person, "publication")) == 2


async def test_a_newcomer_is_asked_after_admission_in_a_message_of_its_own(story: Story) -> None:
    await school(story)
    await publish(story)
    zoya = await enrol(story, Role.MENTEE, "Титова Зоя Марковна", admitted=False)
    await story.pass_time(minutes=5)
    assert not offered(zoya.client, PUBLICATION), "not before admission"
    await story.say(story.curator, "/people")
    await story.tap(story.curator, "Титова З. М.")
    await story.tap(story.curator, "Принять")
    await story.pass_time(minutes=5)
    assert any("Вас приняли" in text for text in zoya.client.texts)
    assert len(offered(zoya.client, PUBLICATION)) == 1


async def test_publication_of_a_minor_is_the_representatives_on_paper(story: Story) -> None:
    found = await school(story)
    vera, person = found.phones["Юдина"], found.people["Юдина"]
    await story.app.db.write(lambda con: con.execute("UPDATE person SET minor = 1 WHERE id = ?", (person,)))
    await publish(story)
    assert "Согласие спрошу у 5 участников" in story.curator.last.text
    assert not offered(vera, PUBLICATION)
    assert "Разрешить размещение на сайтах" not in vera.buttons(await story.say(vera, "/mydata"))
    vera.tap_data(vera.last, PublicationAct(act="offer").pack())
    vera.tap_data(vera.last, OfferTap(kind="publication", act="give", mark="stale", mask=1).pack())
    await story.run()
    assert not await rows(story, person, "publication")
    entry = Entry(person, Paper.PUBLICATION, "№ 5 от 15.09.2026", ("school5.example",))
    await papers.enter(story.app.db, await story.who(story.curator), entry, None, story.now)
    assert [row["decision"] for row in await rows(story, person, "publication")] == ["given"]


async def test_without_sites_nobody_is_asked(story: Story) -> None:
    await school(story)
    zoya = await enrol(story, Role.MENTEE, "Титова Зоя Марковна")
    await story.pass_time(hours=1)
    assert not offered(zoya.client, PUBLICATION)
    assert "Разрешить размещение на сайтах" not in zoya.client.buttons(await story.say(zoya.client, "/mydata"))


async def test_what_is_no_address_is_not_kept(story: Story) -> None:
    await school(story)
    await publish(story)
    await story.tap(story.curator, "Сайты")
    await story.say(story.curator, "наш сайт")
    assert "Не вижу адреса" in story.curator.last.text
    await story.say(story.curator, "\n".join(f"site{number}.example" for number in range(9)))
    assert "Не больше 8" in story.curator.last.text
    await story.say(story.curator, "/settings")
    await story.tap(story.curator, "Согласия")
    assert "school5.example, vk.example/school5" in story.curator.last.text


async def agree(story: Story, found: School, surname: str, short: str) -> None:
    """The curator enters the agreement in the mentor's card."""
    await story.say(story.curator, "/people")
    await story.tap(story.curator, short)
    await story.tap(story.curator, "Согласия")
    await story.tap(story.curator, "Внести доп. соглашение")
    await story.say(story.curator, "5 от 01.09.2026")
    await story.tap(story.curator, "До конца программы: 31 мая 2027 г.")
    await story.tap(story.curator, "индивидуальная")
    await story.tap(story.curator, "Без оплаты")


async def test_the_agreement_is_consented_to_with_its_terms(story: Story) -> None:
    found = await school(story)
    anna, person = found.phones["Седова"], found.people["Седова"]
    await agree(story, found, "Седова", "Седова А. П.")
    assert "Соглашение № 5 от 1 сентября 2026 г." in story.curator.last.text
    assert "№ 5 от 1 сентября 2026 г." in anna.last.text
    assert "Оплата: не предусмотрена" in anna.last.text
    await story.tap(anna, "Даю согласие")
    (given,) = await rows(story, person, "labour")
    assert (given["decision"], given["role"]) == ("given", "mentor")
    assert "Седова Анна Петровна" in given["body"]
    assert given["body"] in anna.documents[-1].data.decode("utf-8-sig")
    await story.say(story.curator, "/people")
    await story.tap(story.curator, "Седова А. П.")
    await story.tap(story.curator, "Согласия")
    assert "работа наставником – дано" in story.curator.last.text
    await story.tap(story.curator, "Тексты и история (файл)")
    assert given["text_hash"] in story.curator.documents[-1].data.decode("utf-8-sig")


async def test_wrong_agreements_are_mended_on_the_spot(story: Story) -> None:
    await school(story)
    await story.say(story.curator, "/people")
    await story.tap(story.curator, "Седова А. П.")
    await story.tap(story.curator, "Согласия")
    await story.tap(story.curator, "Внести доп. соглашение")
    await story.say(story.curator, "соглашение подписано")
    assert "Нужны номер и дата" in story.curator.last.text
    await story.say(story.curator, "№ 5 от 01.09.2026")
    await story.say(story.curator, "до весны")
    assert "не дата" in story.curator.last.text
    await story.say(story.curator, "01.08.2026")
    assert "позже, чем подписано" in story.curator.last.text
    await story.say(story.curator, "31.12.2026")
    assert "В какой форме" in story.curator.last.text


async def test_laying_down_the_duties_takes_three_working_days(story: Story) -> None:
    found = await school(story)
    anna, vera, person = found.phones["Седова"], found.phones["Юдина"], found.people["Седова"]
    match = await found.pair("Седова", "Юдина")
    await agree(story, found, "Седова", "Седова А. П.")
    await story.tap(anna, "Даю согласие")
    await story.say(anna, "/mydata")
    await story.tap(anna, "Сложить полномочия")
    early = anna.last
    anna.tap_data(early, ResignTap(act="yes", day=early_day()).pack())
    await story.run()
    assert "не раньше 19.09.2026" in anna.toasts[-1]
    await story.tap(anna, "С 19 сентября 2026 г.")
    assert not any("складывает" in text for text in vera.texts), "asked first"
    await story.tap(anna, "Да, сложить полномочия")
    assert "заканчиваются 19 сентября 2026 г." in anna.last.text
    for phone in (vera, story.curator):
        assert "Наставник складывает полномочия: Седова Анна Петровна" in phone.last.text
    assert [row["decision"] for row in await rows(story, person, "labour")] == ["given", "withdrawn"]
    assert await state_of(story, match) == "active", "until the day all goes on"
    await story.pass_time(days=3)
    assert await state_of(story, match) == "active"
    await story.pass_time(days=1, hours=12)
    assert await state_of(story, match) == "stopped"
    assert any("Работа в паре прекращена" in text for text in vera.texts)
    assert any("Ваши полномочия наставника закончились" in text for text in anna.texts)
    assert any("Полномочия наставника закончились: Седова Анна Петровна" in text for text in story.curator.texts)
    assert not await story.app.db.read(lambda con: people.is_admitted(con, person, Role.MENTOR))


def early_day() -> int:
    return date(2026, 9, 17).toordinal()


async def state_of(story: Story, match: int) -> str:
    def work(con: Connection) -> str:
        return str(con.execute("SELECT state FROM match WHERE id = ?", (match,)).fetchone()["state"])

    return await story.app.db.read(work)


async def test_the_school_may_end_it_early_with_the_same_notice(story: Story) -> None:
    found = await school(story)
    anna, vera = found.phones["Седова"], found.phones["Юдина"]
    match = await found.pair("Седова", "Юдина")
    await agree(story, found, "Седова", "Седова А. П.")
    await story.tap(anna, "Даю согласие")
    await story.tap(story.curator, "Отменить поручение досрочно")
    question = story.curator.last
    await story.tap(story.curator, "Да, отменить")
    assert "заканчивается 19 сентября" in story.curator.last.text
    assert "Ваша работа наставником по соглашению № 5 заканчивается 19 сентября" in anna.last.text
    assert "Работа в паре завершится 19 сентября" in vera.last.text
    replayed = AgreementTap(person=found.people["Седова"], act="release_yes", value=str(early_day() + 30))
    story.curator.tap_data(question, replayed.pack())
    await story.run()
    assert "Действующего соглашения нет" in story.curator.toasts[-1]
    await story.pass_time(days=5)
    assert await state_of(story, match) == "stopped"


async def test_withdrawing_everything_ends_the_other_consents_too(story: Story) -> None:
    found = await school(story)
    anna, person = found.phones["Седова"], found.people["Седова"]
    await publish(story)
    await story.tap(anna, "☐ school5.example")
    await story.tap(anna, "Даю согласие")
    await agree(story, found, "Седова", "Седова А. П.")
    await story.tap(anna, "Даю согласие")
    await story.say(anna, "/mydata")
    await story.tap(anna, "Отозвать согласие")
    await story.tap(anna, "Да, отозвать")
    for kind in ("programme", "publication", "labour"):
        assert (await rows(story, person, kind))[-1]["decision"] == "withdrawn", kind
    assert any("Снять с сайтов" in text for text in story.curator.texts)


async def test_the_copies_hold_every_consent_with_its_history(story: Story) -> None:
    found = await school(story)
    anna = found.phones["Седова"]
    await publish(story)
    await story.tap(anna, "☐ school5.example")
    await story.tap(anna, "Даю согласие")
    await story.say(anna, "/mydata")
    await story.tap(anna, "Отозвать: размещение на сайтах")
    await story.tap(anna, "Да, отозвать")
    await agree(story, found, "Седова", "Седова А. П.")
    await story.tap(anna, "Не даю согласия")
    await story.say(anna, "/mydata")
    await story.tap(anna, "Получить копию")
    page, data = anna.documents[-2:]
    kept = json.loads(data.data)["consents"]
    assert [(one["kind"], one["decision"]) for one in kept] == [
        ("programme", "given"),
        ("publication", "given"),
        ("publication", "withdrawn"),
        ("labour", "refused"),
    ]
    assert all(one["account"] == anna.account.id for one in kept)
    assert kept[1]["text_hash"] == digest(kept[1]["text"])
    html = page.data.decode()
    for words in ("размещение на сайтах: дано", "размещение на сайтах: отозвано", "работа наставником: не дано"):
        assert words in html, words
    assert kept[1]["text_hash"] in html
