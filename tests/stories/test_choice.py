"""The choice after the networking meeting, as the curator, a mentor and mentees live it."""

import asyncio

import pytest

from domain.roles import Role
from emulator.client import Client
from services.consents import leaving
from storage.database import Connection
from storage.networking import choices
from storage.people import people
from tests.register import fill
from tests.story import Story

MENTORS = ("Седова Анна Петровна", "Ильин Павел Олегович", "Белых Жанна Андреевна")
MENTEES = ("Юдина Вера Сергеевна", "О'Нил Галина Андреевна", "Ким Олег Павлович")


async def enrol(story: Story, role: Role, *names: str) -> list[Client]:
    """Admitted people with names, without the way there."""
    phones = [story.person(name) for name in names]

    def work(con: Connection) -> None:
        for phone, name in zip(phones, names, strict=True):
            person = people.add_person(con, 1, story.now, name)
            people.link_account(con, person, phone.account.id, story.now)
            people.join(con, person, role, story.now, admitted=True)
            con.execute(
                "INSERT INTO consent (person_id, decision, decided_at) VALUES (?, 'given', '2026-09-01T08:00:00Z')",
                (person,),
            )

    await story.app.db.write(work)
    for phone in phones:
        phone.start()
    await story.run()
    return phones


async def school(story: Story) -> tuple[list[Client], list[Client]]:
    story.curator.start()
    await story.run()
    return await enrol(story, Role.MENTOR, *MENTORS), await enrol(story, Role.MENTEE, *MENTEES)


async def open_choice(story: Story) -> None:
    await story.say(story.curator, "/voting")
    await story.tap(story.curator, "Открыть выбор")
    await story.tap(story.curator, "Да, открыть")


async def ballots(story: Story) -> dict[str, tuple[list[str], list[str], bool]]:
    def work(con: Connection) -> dict[str, tuple[list[str], list[str], bool]]:
        found = choices.latest(con, 1)
        assert found is not None
        kept = choices.ballots(con, found.id)
        names = people.names(con, range(1, 50))
        return {
            names[b.person_id]: ([names[t] for t in b.ranked], sorted(names[t] for t in b.refused), b.sent)
            for b in kept
        }

    return await story.app.db.read(work)


async def test_both_sides_choose_and_the_curator_sees_the_turnout(story: Story) -> None:
    mentors, mentees = await school(story)
    await story.say(story.curator, "/voting")
    assert "можно и без неё" in story.curator.last.text
    await open_choice(story)
    assert "наставники 0 из 3, наставляемые 0 из 3" in story.curator.last.text

    vera = mentees[0]
    assert "Открыт выбор наставника" in vera.last.text
    await story.tap(vera, "Выбрать")
    await story.tap(vera, "Седова А. П.")
    await story.tap(vera, "Белых Ж. А.")
    assert {"1. Седова А. П.", "2. Белых Ж. А.", "Ильин П. О."} <= set(vera.buttons())
    await story.tap(vera, "1. Седова А. П.")
    assert {"Седова А. П.", "1. Белых Ж. А."} <= set(vera.buttons())
    await story.tap(vera, "Далее")
    assert "С кем работать не хотелось бы?" in vera.last.text
    await story.tap(vera, "☐ Ильин П. О.")
    await story.tap(vera, "Отправить")
    assert "Ваш выбор сохранён" in vera.last.text
    assert await ballots(story) == {MENTEES[0]: ([MENTORS[2]], [MENTORS[1]], True)}

    await story.tap(mentors[0], "Выбрать")
    await story.tap(mentors[0], "Ким О. П.")
    await story.tap(story.curator, "Обновить")
    assert "наставляемые 1 из 3" in story.curator.last.text
    assert "Начали, но не отправили: 1" in story.curator.last.text
    await story.tap(story.curator, "Кто ещё не выбрал")
    assert MENTORS[0] in story.curator.last.text
    assert MENTEES[0] not in story.curator.last.text


async def test_a_sent_choice_can_be_changed_until_it_closes(story: Story) -> None:
    _, mentees = await school(story)
    await open_choice(story)
    vera = mentees[0]
    await story.tap(vera, "Выбрать")
    ballot = vera.last
    await story.tap(vera, "Седова А. П.")
    await story.tap(vera, "Далее")
    await story.tap(vera, "Отправить")
    await story.tap(vera, "Изменить выбор")
    await story.tap(vera, "Ильин П. О.")
    assert (await ballots(story))[MENTEES[0]][0] == [MENTORS[0], MENTORS[1]]

    await story.tap(story.curator, "Закрыть выбор")
    await story.tap(story.curator, "Да, закрыть")
    assert "Выбор закрыт" in story.curator.last.text
    await story.tap(vera, "Белых Ж. А.", ballot)
    assert vera.toasts[-1] == "Выбор уже закрыт."
    assert "Выбор уже закрыт" in vera.last.text
    assert "1. Седова Анна Петровна" in vera.last.text
    assert (await ballots(story))[MENTEES[0]][0] == [MENTORS[0], MENTORS[1]]


async def test_no_more_than_the_limit_and_nobody_twice(story: Story) -> None:
    await school(story)
    await enrol(story, Role.MENTOR, "Громов Илья Ильич")
    (late,) = await enrol(story, Role.MENTEE, "Лосева Ия Львовна")
    await open_choice(story)
    await story.tap(late, "Выбрать")
    for name in ("Седова А. П.", "Ильин П. О.", "Белых Ж. А."):
        await story.tap(late, name)
    await story.tap(late, "Громов И. И.")
    assert "не больше 3" in late.toasts[-1]

    tapped = late.last
    data = next(b["callback_data"] for row in tapped.rows for b in row if b["text"] == "2. Ильин П. О.")
    for _ in range(10):
        late.tap_data(tapped, data)
    await story.run()
    assert (await ballots(story))["Лосева Ия Львовна"][0] == [MENTORS[0], MENTORS[2]]


async def test_a_mark_of_somebody_who_has_left_holds_no_place(story: Story) -> None:
    mentors, (vera, *_) = await school(story)
    await enrol(story, Role.MENTOR, "Громов Илья Ильич")
    await open_choice(story)
    await story.tap(vera, "Выбрать")
    for name in ("Седова А. П.", "Ильин П. О.", "Белых Ж. А."):
        await story.tap(vera, name)
    await leaving.leave(story.app.db, await story.who(mentors[1]), story.now)
    await story.tap(vera, "Громов И. И.")
    assert {"1. Седова А. П.", "2. Белых Ж. А.", "3. Громов И. И."} <= set(vera.buttons())


async def test_an_end_moved_and_moved_back_is_still_reminded_of(story: Story) -> None:
    _, (vera, *_) = await school(story)
    await open_choice(story)
    for end in ("17.09 в 18:00", "18.09 в 18:00", "17.09 в 18:00"):
        await story.tap(story.curator, "Изменить срок")
        await story.say(story.curator, end)
    await story.pass_time(days=1, hours=7)
    assert sum("скоро закроется" in text for text in vera.texts) == 1


async def test_an_end_moved_close_is_told_of_at_once(story: Story) -> None:
    _, (vera, *_) = await school(story)
    await open_choice(story)
    await story.tap(story.curator, "Изменить срок")
    await story.say(story.curator, "15.09 в 20:00")
    assert "скоро закроется" in vera.last.text
    assert "15 сентября в 20:00" in vera.last.text


async def test_a_no_gives_way_to_a_mark_and_back(story: Story) -> None:
    _, (vera, *_) = await school(story)
    await open_choice(story)
    await story.tap(vera, "Выбрать")
    await story.tap(vera, "Седова А. П.")
    await story.tap(vera, "Далее")
    await story.tap(vera, "☐ Седова А. П.")
    assert (await ballots(story))[MENTEES[0]] == ([], [MENTORS[0]], False)
    await story.tap(vera, "Назад")
    await story.tap(vera, "Седова А. П.")
    assert (await ballots(story))[MENTEES[0]] == ([MENTORS[0]], [], False)


async def test_the_end_can_be_moved_and_comes_by_itself(story: Story) -> None:
    _, (vera, galina, _) = await school(story)
    await open_choice(story)
    await story.tap(galina, "Выбрать")
    await story.tap(galina, "Далее")
    await story.tap(galina, "Отправить")
    await story.tap(story.curator, "Изменить срок")
    await story.say(story.curator, "как-нибудь потом")
    assert "Срок пока прежний" in story.curator.last.text
    await story.say(story.curator, "14.09 в 18:00")
    assert "14.09.2027 – это больше чем через полгода" in story.curator.last.text
    await story.say(story.curator, "17.09 в 18:00")
    assert "17 сентября в 18:00" in story.curator.last.text

    await story.pass_time(days=1, hours=7)
    assert "Выбор скоро закроется" in vera.last.text
    assert "закроется" not in galina.last.text
    await story.pass_time(days=1)
    assert "Выбор закрылся" in story.curator.last.text
    await story.tap(vera, "Выбрать")
    assert "Выбор уже закрыт" in vera.last.text


async def test_someone_admitted_later_is_invited_too(story: Story) -> None:
    await school(story)
    await open_choice(story)
    (late,) = await enrol(story, Role.MENTEE, "Лосева Ия Львовна")
    await story.pass_time(minutes=2)
    assert late.buttons() == ["Выбрать"]


async def test_forged_ballots_change_nothing(story: Story) -> None:
    _mentors, (vera, _galina, _) = await school(story)
    await open_choice(story)
    await story.tap(vera, "Выбрать")
    before = await ballots(story)
    forged = [
        "cm:1:mentor:rank:5:1:0",  # vera as a mentor
        "cm:1:mentee:rank:999:1:0",  # nobody
        "cm:1:mentee:rank:5:1:0",  # a mentee like herself
        "cm:77:mentee:rank:2:1:0",  # another choice
        "cm:1:curator:rank:2:1:0",
        "cm:1:mentee:rank:two:1:0",
        "cs:1:mentor",
        "cw:1:mentee:2:0",  # words to a mark that is not there
        "cw:1:mentor:5:1",
        "cp:1:mentee:rank:-1",
        "cp:1:mentee:secret:0",
        "va:close_yes:1:0:",  # the curator's buttons
        "va:nudge:1:0:",
        "va:again_yes:1:3:",
        "ve:1:3:1758186000",
        "vf:teacher_teacher:1",
        "vr:text:0:1",
    ]
    for data in forged:
        vera.tap_data(vera.last, data)
        await story.run()
        assert vera.toasts[-1], data
    assert await ballots(story) == before
    assert not vera.unanswered


async def test_the_whole_hall_taps_at_once(story: Story) -> None:
    mentors, mentees = await school(story)
    await open_choice(story)
    await asyncio.gather(*(story.tap(phone, "Выбрать") for phone in (*mentors, *mentees)))
    for phone in mentees:
        phone.tap("Седова А. П.")
    for phone in mentors:
        phone.tap("Юдина В. С.")
    await story.run()
    kept = await ballots(story)
    assert {name: ranked for name, (ranked, _, _) in kept.items()} == {
        **{key: [MENTORS[0]] for key in MENTEES},
        **{key: [MENTEES[0]] for key in MENTORS},
    }


async def test_two_curators_open_it_once(story: Story) -> None:
    mentors, _ = await school(story)
    await open_choice(story)
    await story.say(story.curator, "/voting")
    story.curator.tap_data(story.curator.last, "va:open_yes:0:0:")
    await story.run()
    assert "уже открыт" in story.curator.toasts[-1]
    assert sum("Открыт выбор" in text for text in mentors[0].texts) == 1


@pytest.mark.parametrize("people_count", [20])
async def test_a_long_list_is_paged(story: Story, people_count: int) -> None:
    story.curator.start()
    names = [f"Участница{number:02} Ия Львовна" for number in range(people_count)]
    await enrol(story, Role.MENTOR, *(name.replace("Участница", "Наставница") for name in names))
    (vera, *_) = await enrol(story, Role.MENTEE, MENTEES[0])
    await open_choice(story)
    await story.tap(vera, "Выбрать")
    await story.tap(vera, "Ещё фамилии ▶")
    await story.tap(vera, vera.buttons()[7])
    assert vera.buttons()[7].startswith("1. ")
    await story.tap(vera, "‹")
    await story.tap(vera, "👤 О каждом")
    await story.tap(vera, vera.buttons()[0])
    assert "Пока ничего не рассказано" in vera.last.text
    await story.tap(vera, "Отметить")
    assert vera.buttons()[0].startswith("2. ")


async def test_what_is_done_is_read_before_and_what_is_hoped_for_after(story: Story) -> None:
    mentors, (vera, *_) = await school(story)
    await story.say(story.curator, "/voting")
    await story.tap(story.curator, "Открыть выбор")
    assert "работают на равных" in story.curator.last.text
    await story.tap(story.curator, "Изменить текст «О программе»")
    await story.say(story.curator, "ы" * 801)
    assert "можно до 800" in story.curator.last.text
    await story.say(story.curator, "Встречаемся по <средам>")
    await story.tap(story.curator, "Назад")
    await story.tap(story.curator, "Да, открыть")
    assert "О программе\nВстречаемся по <средам>" in vera.last.text
    await story.tap(vera, "Выбрать")
    await story.tap(vera, "О программе")
    assert "Встречаемся по <средам>" in vera.last.text
    await story.tap(vera, "Назад")
    await story.tap(vera, "Седова А. П.")
    await story.tap(vera, "О каждом")
    await story.tap(vera, "Седова А. П.")
    assert "Ваш 1-й выбор" in vera.last.text
    await story.tap(vera, "Пояснить выбор")
    assert "Прочтёт только куратор" in vera.last.text
    await story.say(vera, "ы" * 301)
    assert "можно до 300" in vera.last.text
    await story.say(vera, "Жду помощи с =оцениванием")
    assert "1. Седова Анна Петровна: «Жду помощи с =оцениванием»" in vera.last.text
    await story.tap(vera, "💬 1. Седова А. П.")
    assert "Убрать пояснение" in vera.buttons()
    await story.tap(vera, "Назад")
    await story.tap(vera, "Назад")
    await story.tap(vera, "Далее")
    await story.tap(vera, "☐ Ильин П. О.")
    await story.tap(vera, "Отправить")
    said = vera.last
    await story.tap(mentors[0], "Выбрать")
    await story.tap(mentors[0], "Юдина В. С.")

    await story.say(story.curator, "/voting")
    assert "покажу после закрытия" in story.curator.last.text
    story.curator.tap_data(story.curator.last, "vr:text:0:1")
    await story.run()
    assert "после закрытия" in story.curator.toasts[-1]
    await story.tap(story.curator, "Закрыть выбор")
    await story.tap(story.curator, "Да, закрыть")
    await story.tap(story.curator, "Кто кого выбрал")
    told = story.curator.last.text
    assert "1. Седова Анна Петровна ⇄ взаимно, 1-й выбор\n💬 Жду помощи" in told
    assert "Ильин" not in told.partition("Никого не отметили")[0]
    await story.tap(story.curator, "Картинка")
    assert story.curator.photos
    await story.tap(vera, "Пояснить выбор", said)
    assert "Выбор уже закрыт" in vera.last.text
    seen = len(story.curator.texts)
    await story.tap(story.curator, "К списку")
    assert len(story.curator.texts) >= seen
    assert all("Жду помощи" not in text for text in mentors[0].texts), "only the curator reads it"


async def test_each_reads_of_their_own_form_of_mentoring(story: Story) -> None:
    _, (vera, galina, _) = await school(story)
    who = await story.who(vera)
    await story.app.db.write(lambda con: fill(con, who.known, "pupil_t_mentee", {"grade": "8"}))
    await story.say(story.curator, "/voting")
    await story.tap(story.curator, "О программе")
    assert "О какой изменить текст" in story.curator.last.text
    await story.tap(story.curator, "учитель – ученик")
    await story.say(story.curator, "Помогаем учиться учиться")
    await story.tap(story.curator, "Назад")
    assert "О программе: педагог – педагог" in story.curator.last.text
    await story.tap(story.curator, "Да, открыть")
    assert "Помогаем учиться учиться" in vera.last.text
    assert "коллеги" not in vera.last.text
    assert "коллеги" in galina.last.text
    assert "Помогаем" not in galina.last.text
    await story.say(story.curator, "/voting")
    await story.tap(story.curator, "О программе")
    await story.tap(story.curator, "учитель – ученик")
    await story.tap(story.curator, "Вернуть наш текст")
    await story.tap(vera, "Выбрать")
    await story.tap(vera, "О программе")
    assert "Учитель помогает ученику" in vera.last.text


async def test_a_long_list_is_searched_and_the_talk_goes_on(story: Story) -> None:
    story.curator.start()
    await enrol(story, Role.MENTOR, *(f"{surname}ова Ия Львовна" for surname in "АБВГДЕЖЗИКЛМ"), *MENTORS)
    (vera,) = await enrol(story, Role.MENTEE, MENTEES[0])
    await open_choice(story)
    await story.tap(vera, "Выбрать")
    await story.say(vera, "бел")
    assert vera.buttons()[:2] == ["Белых Ж. А.", "Показать всех"]
    await story.tap(vera, "Белых Ж. А.")
    assert vera.buttons()[0] == "1. Белых Ж. А."
    await story.say(vera, "Седвоа")  # two letters changed places
    await story.tap(vera, "Седова А. П.")
    await story.say(vera, "нет таких")
    assert "никого на «нет таких»" in vera.last.text
    await story.tap(vera, "Показать всех")
    await story.tap(vera, "Далее")
    await story.say(vera, "иль")
    await story.tap(vera, "☐ Ильин П. О.")
    await story.tap(vera, "Отправить")
    assert await ballots(story) == {MENTEES[0]: ([MENTORS[2], MENTORS[0]], [MENTORS[1]], True)}
    await story.say(vera, "меню")
    assert "никого" not in vera.last.text, "typed words are words again"


async def test_the_curator_reminds_prolongs_and_opens_again(story: Story) -> None:
    _, (vera, galina, _) = await school(story)
    await open_choice(story)
    await story.tap(galina, "Выбрать")
    await story.tap(galina, "Далее")
    await story.tap(galina, "Отправить")
    await story.tap(story.curator, "Кто ещё не выбрал")
    assert story.curator.last.text.index("Наставники") < story.curator.last.text.index(MENTORS[0])
    await story.tap(story.curator, "Напомнить тем, кто не выбрал")
    assert "5 участникам" in story.curator.last.text
    assert "Куратор ждёт" in vera.last.text
    assert "Куратор ждёт" not in galina.last.text
    await story.tap(story.curator, "Назад")
    assert not any("Напомнить" in label for label in story.curator.buttons())
    data = next(b["callback_data"] for row in story.curator.last.rows for b in row if b["text"] == "+1 день")
    for _ in range(3):  # one hurried thumb
        story.curator.tap_data(story.curator.last, data)
    await story.run()
    assert "19 сентября в 12:00" in story.curator.last.text
    await story.pass_until(story.now.replace(day=19, hour=6))
    assert sum("скоро закроется" in text for text in vera.texts) == 2, "a day and three hours before"
    await story.pass_time(hours=4)
    assert "Выбор закрылся" in story.curator.last.text
    await story.say(story.curator, "/voting")
    await story.tap(story.curator, "Открыть снова")
    await story.tap(story.curator, "Да, на 1 день")
    assert "Выбор открыт" in story.curator.last.text
    assert "Выбор снова открыт" in galina.last.text
    await story.tap(galina, "Выбрать")
    assert "Кого Вы хотели бы видеть" in galina.last.text
