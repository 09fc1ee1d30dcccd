"""The code at the door: shown by the curator, opened by whoever is there, once and only then."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.networking import Reply
from domain.roles import Role
from domain.who import Who
from emulator.client import Client
from services.networking import networking, networking_door
from storage.database import Connection
from storage.networking import networking as stored
from storage.people import people
from tests.school import School, school
from tests.stories.test_choice import enrol
from tests.story import Story

STARTS = datetime(2026, 9, 15, 15, 0, tzinfo=ZoneInfo("Europe/Moscow"))


def phones(made: School, *names: str) -> list[Client]:
    return [made.phones[name] for name in names]


async def planned(story: Story) -> tuple[Who, int]:
    curator = await story.who(story.curator)
    return curator, await networking.plan(story.app.db, curator, STARTS, "актовый зал", story.now)


def code_of(text: str) -> tuple[str, str]:
    """Digits and the link's code as the curator's screen shows them."""
    digits, link = re.search(r"(\d{3} \d{3})", text), re.search(r"start=([\w-]+)", text)
    assert digits
    assert link
    return digits[1], link[1]


async def came(story: Story, meeting: int) -> set[int]:
    found = await story.app.db.read(lambda con: stored.get(con, meeting))
    assert found is not None
    return set(found.attended)


async def test_digits_of_the_door_in_the_middle_of_a_questionnaire(story: Story) -> None:
    """Asked where any words are an answer, taken as the code where they are none; no place to guess either."""
    vera, galina = phones(await school(story), "Юдина", "О'Нил")
    curator, meeting = await planned(story)
    await networking.reply(story.app.db, await story.who(vera), meeting, Reply.YES, story.now)
    digits = (await networking_door.show(story.app.db, curator, meeting, story.now)).typed_code
    await story.pass_time(hours=2, minutes=40)
    for phone in (vera, galina):
        await story.say(phone, "/surveys")
        await story.tap(phone, "Начать")
        await story.say(phone, digits)
        assert f"{digits} – это код с двери" in phone.last.text
    await story.tap(vera, "Я на встрече, отметьте")
    assert "Отмечено: Вы на встрече" in vera.received[-2].text
    assert "Ваши фамилия" in vera.last.text
    assert await came(story, meeting) == {(await story.who(vera)).known}
    await story.tap(galina, "Это ответ на вопрос")
    assert "Ваша должность" in galina.last.text
    await story.say(galina, "учитель")
    await story.say(galina, digits)
    assert "Отмечено" in galina.received[-2].text, "no option is called so"
    assert "Что Вы преподаёте" in galina.last.text


async def test_everybody_at_the_door_is_noted_once(story: Story) -> None:
    anna, pavel, vera, galina, oleg = phones(await school(story), "Седова", "Ильин", "Юдина", "О'Нил", "Ким")
    curator, meeting = await planned(story)
    await networking.reply(story.app.db, await story.who(anna), meeting, Reply.YES, story.now)
    await story.say(story.curator, "/networking")
    await story.tap(story.curator, "Код на входе")
    digits, link = code_of(story.curator.last.text)
    assert "Действует с 14:30 до 17:30. Отметились: 0" in story.curator.last.text
    await story.tap(story.curator, "Показать QR-код")
    assert story.curator.received[-2].photo is not None
    assert digits in story.curator.last.text
    await story.tap(story.curator, "К коду")
    vera.start(link)
    await story.run()
    assert "Ещё рано: код заработает в 14:30" in vera.last.text

    await story.pass_time(hours=2, minutes=40)
    vera.start(link)
    await story.run()
    assert "Отмечено: Вы на встрече" in vera.last.text
    await story.say(galina, digits)
    assert "Отмечено: Вы на встрече" in galina.last.text
    await story.say(galina, f" {digits.replace(' ', '-')} ")
    assert "Вы уже отмечены" in galina.last.text

    await story.tap(story.curator, "Обновить")
    assert "Отметились: 2" in story.curator.last.text
    assert code_of(story.curator.last.text) == (digits, link), "it hangs on the wall: looking does not change it"
    await story.tap(story.curator, "Сменить код")
    renewed, _ = code_of(story.curator.last.text)
    oleg.start(link)
    await story.run()
    assert "Этот код сменили" in oleg.last.text
    await story.say(oleg, renewed)
    assert "Отмечено" in oleg.last.text

    stranger = story.person("Незнакомый Иван")
    stranger.start(code_of(story.curator.last.text)[1])
    await story.run()
    assert "Войти можно по приглашению" in stranger.last.text
    await story.say(stranger, renewed)
    assert "по приглашению" in stranger.last.text
    assert "встреч" not in stranger.last.text
    await story.say(story.curator, renewed)
    assert "Отмечаются по нему участники" in story.curator.last.text
    await story.say(pavel, "000 000" if renewed != "000 000" else "111 111")
    assert "Такой код не подходит" in pavel.last.text

    await story.tap(story.curator, "Отозвать код")
    assert any("Код отозван" in text for text in story.curator.texts)
    assert len(await came(story, meeting)) == 3
    await story.pass_time(hours=4)
    pavel.start(link)
    await story.run()
    assert "закончилась" in pavel.last.text
    assert len(await came(story, meeting)) == 3
    assert curator.is_curator


async def test_a_guest_who_was_not_asked_and_people_without_a_right(story: Story) -> None:
    (vera,) = phones(await school(story), "Юдина")
    curator, meeting = await planned(story)
    (late,) = await enrol(story, Role.MENTEE, "Лосева Ия Львовна")
    waiting = story.person("Ждан Пётр")

    def work(con: Connection) -> None:
        con.execute("DELETE FROM networking_guest WHERE person_id = (SELECT max(id) FROM person)")
        person = people.add_person(con, 1, story.now, "Ждан Пётр Ильич")
        people.link_account(con, person, waiting.account.id, story.now)
        people.join(con, person, Role.MENTEE, story.now)

    await story.app.db.write(work)
    door = await networking_door.show(story.app.db, curator, meeting, story.now)
    now = STARTS
    entered = await networking_door.enter(story.app.db, await story.who(late), door.link_code, now)
    assert entered is not None
    assert entered.outcome is networking_door.Outcome.GUEST
    refused = await networking_door.enter(story.app.db, await story.who(waiting), door.link_code, now)
    assert refused is not None
    assert refused.outcome is networking_door.Outcome.NOT_ADMITTED, "no consent, nothing noted"
    seen = await networking.overview(story.app.db, curator, meeting)
    assert seen is not None
    assert [seen.names[one] for one in seen.uninvited] == ["Лосева Ия Львовна"]
    assert len(await came(story, meeting)) == 1
    await networking.cancel(story.app.db, curator, meeting, story.now)
    closed = await networking_door.enter(story.app.db, await story.who(vera), door.link_code, now)
    assert closed is not None
    assert closed.outcome is networking_door.Outcome.CLOSED


async def test_guessing_digits_is_stopped(story: Story) -> None:
    (vera,) = phones(await school(story), "Юдина")
    curator, meeting = await planned(story)
    await story.say(vera, "123456")
    assert "Не понял сообщение" in vera.last.text, "no door is open: nothing is guessed"
    door = await networking_door.show(story.app.db, curator, meeting, story.now)
    await story.pass_time(hours=2, minutes=45)
    wrong = [f"{number:06}" for number in range(7) if f"{number:06}" != door.typed_code]
    for digits in wrong[:5]:
        await story.say(vera, digits)
        assert "Такой код не подходит" in vera.last.text
    await story.say(vera, door.typed_code)
    assert "Слишком много неверных кодов" in vera.last.text
    assert not await came(story, meeting)
    vera.start(door.link_code)
    await story.run()
    assert "Отмечено" in vera.last.text, "the picture at the door needs no guessing"
