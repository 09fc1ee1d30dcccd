"""/invite, links, typed codes, recalled and used ones, the first curator, a new telephone."""

import re
from pathlib import Path

import pytest

from domain.roles import Role
from services.joining import invitations
from tests.stories.school import curator_of, enrol, enrol_many, invite, open_school
from tests.story import Story, staged

LINK = re.compile(r"https://t\.me/\w+\?start=[\w-]+")
CODE = re.compile(r"\b(\d{4})(\d{4})\b")


async def invitation(story: Story, word: str) -> tuple[str, str]:
    """Link and typed code of the newest message that begins with this word."""
    text = next(text for text in reversed(story.curator.texts) if text.startswith(word))
    found = CODE.search(text)
    assert found is not None
    return LINK.findall(text)[0], f"{found[1]} {found[2]}"


async def test_invite_first_asks_for_what_the_consent_needs(story: Story) -> None:
    curator = story.curator
    await story.say(curator, "/invite")
    for question, answer in (
        ("Полное название", "Школа № 300"),
        ("До какого дня", "31.05.2027"),
        ("имя и отчество куратора", "Белых Жанна Андреевна"),
        ("Как связаться", "каб. 12"),
    ):
        assert question in curator.last.text
        await story.say(curator, answer)
    assert len(curator.photos) == 2
    mentors, code = await invitation(story, "Наставникам")
    mentees, _ = await invitation(story, "Наставляемым")
    assert mentors != mentees
    assert "действует до 15 октября 2026" in curator.texts[-2]
    anna, vera = story.person("Седова Анна"), story.person("Юдина Вера")
    anna.start()
    await story.run()
    assert "Войти можно по приглашению куратора" in anna.last.text
    await story.say(anna, code.replace(" ", "-"))
    assert "Согласие на обработку" in anna.last.text
    vera.open_link(mentees)
    await story.run()
    assert (await story.who(anna)).roles == {Role.MENTOR}
    assert (await story.who(vera)).roles == {Role.MENTEE}


async def test_a_stranger_learns_how_to_come_in_and_nothing_else(story: Story) -> None:
    stranger = story.person("Чужой")
    for act in ("/start", "/menu", "/invite", "/people", "Ход программы", "привет", "/settings"):
        await story.say(stranger, act)
        assert "Войти можно по приглашению куратора" in stranger.last.text
    stranger.send_sticker()
    stranger.send_voice()
    await story.run()
    assert "Войти можно по приглашению куратора" in stranger.last.text
    assert [command["command"] for command in stranger.commands] in ([], ["start", "help"])


async def test_five_wrong_codes_then_a_pause(story: Story) -> None:
    await open_school(story)
    issued = await invitations.issue(story.app.db, await curator_of(story), Role.MENTEE, story.now)
    wrong = f"{(int(issued.code) + 1) % 10**8:08}"
    guesser = story.person("Гадающий")
    for _ in range(5):
        await story.say(guesser, wrong)
        assert "не подходит" in guesser.last.text
    await story.say(guesser, issued.code)
    assert "Подождите, пожалуйста, час" in guesser.last.text
    assert (await story.who(guesser)).person_id is None
    other = story.person("Юдина Вера")
    await story.say(other, f"/start {issued.code}")
    assert "Согласие" in other.last.text, "one person's mistakes do not hold back another"
    await story.pass_time(hours=1, minutes=1)
    await story.say(guesser, issued.code)
    assert "Согласие" in guesser.last.text


async def test_expired_recalled_and_used_ones_say_how_to_get_another(story: Story) -> None:
    await open_school(story)
    curator = await curator_of(story)
    late = await invite(story, Role.MENTOR)
    recalled = await invitations.issue(story.app.db, curator, Role.MENTOR, story.now)
    await invitations.revoke(story.app.db, curator, recalled.id, story.now)
    for number, (token, said) in enumerate([(recalled.token, "отозвано"), ("x" * 24, "не подходит")]):
        person = story.person(f"Гость {number}")
        person.start(token)
        await story.run()
        assert said in person.last.text
        assert "Попросите у куратора новое приглашение" in person.last.text
    await story.pass_time(days=31)
    person = story.person("Опоздавший")
    person.start(late)
    await story.run()
    assert "Срок этого приглашения истёк" in person.last.text


async def test_a_curators_link_serves_once(story: Story) -> None:
    await open_school(story)
    await story.say(story.curator, "/invite")
    await story.tap(story.curator, "Ссылка для куратора")
    link, _ = await invitation(story, "Ссылка для второго куратора")
    second, third = story.person("Лосева Нина"), story.person("Третья")
    second.open_link(link)
    await story.run()
    assert (await story.who(second)).is_curator
    assert second.last.text.startswith("Как Вас зовут?")
    assert "Это я: Белых Ж. А." in second.buttons()
    await story.say(second, "Лосева")
    assert "Нужны фамилия и имя" in second.last.text
    await story.say(second, "Лосева Нина Ильинична")
    assert second.last.text.startswith("Записано: Лосева Нина Ильинична.")
    assert (await story.who(second)).full_name == "Лосева Нина Ильинична"
    assert "/people" not in ["/" + str(command["command"]) for command in third.commands]
    third.open_link(link)
    await story.run()
    assert "одноразовое" in third.last.text
    assert not (await story.who(third)).roles
    second.open_link(link)
    await story.run()
    assert "Меню" in second.last.text, "the one who used it comes to the menu"


async def test_the_list_recalls(story: Story) -> None:
    await open_school(story)
    await story.say(story.curator, "/invite")
    link, _ = await invitation(story, "Наставникам")
    await story.tap(story.curator, "Действующие приглашения")
    assert "2. Наставникам, до 15 октября 2026" in story.curator.last.text
    await story.tap(story.curator, "Отозвать 2")
    assert "больше никто не войдёт" in story.curator.last.text
    await story.tap(story.curator, "Да, отозвать")
    assert "Наставникам" not in story.curator.last.text
    person = story.person("Гость")
    person.open_link(link)
    await story.run()
    assert "отозвано" in person.last.text


async def test_a_second_role_only_if_one_agrees(story: Story) -> None:
    anna = await enrol(story, Role.MENTOR, "Седова Анна Петровна")
    token = await invite(story, Role.MENTEE)
    anna.client.start(token)
    await story.run()
    assert "стать ещё и наставляемым" in anna.client.last.text
    await story.tap(anna.client, "Нет")
    assert (await story.who(anna.client)).roles == {Role.MENTOR}
    anna.client.start(token)
    await story.run()
    await story.tap(anna.client, "Да, стать наставляемым")
    assert (await story.who(anna.client)).roles == {Role.MENTOR, Role.MENTEE}
    assert "Вопрос 1 из" in anna.client.last.text
    anna.client.start(token)
    await story.run()
    assert "Вопрос" in anna.client.last.text


async def test_a_link_of_ones_own_role_leads_to_the_menu(story: Story) -> None:
    anna = await enrol(story, Role.MENTOR, "Седова Анна Петровна")
    anna.client.start(await invite(story, Role.MENTOR))
    await story.run()
    assert "Здравствуйте, Анна Петровна!" in anna.client.texts[-2]
    assert "Меню" in anna.client.last.text


async def test_a_new_telephone(story: Story) -> None:
    (anna, *_), (vera, *_) = await enrol_many(story, 1, 1)
    curator = await curator_of(story)
    old_one = await invitations.for_person(story.app.db, curator, anna.person_id, story.now)
    issued = await invitations.for_person(story.app.db, curator, anna.person_id, story.now)
    vera.client.start(issued.token)
    await story.run()
    assert "для другого участника" in vera.client.last.text
    phone = story.person("Анна Новая")
    phone.start(old_one.token)
    await story.run()
    assert "отозвано" in phone.last.text
    phone.start(await invite(story, Role.MENTOR))
    await story.run()
    assert "Согласие на обработку" in phone.last.text, "the common link first: a blank person"
    await story.say(phone, issued.code)
    assert any("Прежний аккаунт больше не связан" in text for text in phone.texts)
    assert (await story.who(phone)).person_id == anna.person_id
    assert (await story.who(phone)).consented
    await story.say(story.curator, "/people")
    assert "Участники · Все 2" in story.curator.last.text, "the blank one is nobody now"
    await story.say(anna.client, "/menu")
    assert "Сейчас Вы не участвуете в программе" in anna.client.last.text
    assert [command["command"] for command in anna.client.commands] == ["start", "help"]


async def test_the_first_curator_by_a_code_printed_at_start(tmp_path: Path) -> None:
    async with staged(tmp_path, curator_ids="") as story:
        assert await invitations.bootstrap_code(story.app.db, story.now) is not None
        code = await invitations.bootstrap_code(story.app.db, story.now)
        first, second = story.person("Белых Жанна"), story.person("Вторая")
        await story.say(first, f"/start {code}")
        assert "шаг 1 из 11" in first.last.text
        assert (await story.who(first)).is_curator
        await story.say(second, f"/start {code}")
        assert "одноразовое" in second.last.text
        assert await invitations.bootstrap_code(story.app.db, story.now) is None


@pytest.mark.parametrize("text", ["1234 5678", "1234-5678", " 1 2 3 4 5 6 7 8 ", "1234–5678"])
async def test_spaces_and_dashes_in_a_code_are_forgiven(story: Story, text: str) -> None:
    person = story.person("Гость")
    await story.say(person, text)
    assert "не подходит" in person.last.text
