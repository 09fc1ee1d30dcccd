"""One evening, forty people, private noes on both sides: no pair of the draft breaks one, and nobody learns of it."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from domain.roles import Role
from emulator.client import Client
from storage.database import Connection
from storage.pairing import drafts
from storage.people import people
from tests.stories.test_choice import enrol, open_choice
from tests.story import Story

SURNAMES = (
    *("Абрамова", "Борисова", "Волкова", "Гусева", "Данилова", "Ершова", "Жданова", "Зимина", "Исаева", "Королёва"),
    *("Лебедева", "Маслова", "Носкова", "Орлова", "Павлова", "Рябова", "Сомова", "Тихонова", "Усова", "Фомина"),
)
MENTORS = [f"{surname} Анна Петровна" for surname in SURNAMES]
MENTEES = [f"{surname} Вера Сергеевна" for surname in SURNAMES]
PAGE = 8


def ranked(number: int) -> list[str]:
    """Three of the other side, found by page or by typed letters; everybody wants others, and some the same."""
    return [SURNAMES[(number * 7 + shift * 3) % len(SURNAMES)] for shift in range(3)]


def refused(number: int) -> str | None:
    """Every second says a private no to somebody of the first page."""
    found = SURNAMES[(number * 3) % PAGE]
    return found if number % 2 and found not in ranked(number) else None


async def each(story: Story, phones: list[Client], labels: list[str | None]) -> None:
    """Everybody taps at once, whoever has something to tap."""
    for phone, label in zip(phones, labels, strict=True):
        if label is not None:
            phone.tap(label)
    await story.run()


async def look_for(story: Story, phones: list[Client], surnames: list[str]) -> None:
    for phone, surname in zip(phones, surnames, strict=True):
        phone.say(surname[:3])
    await story.run()


@pytest.fixture
async def hall(story: Story) -> tuple[list[Client], list[Client]]:
    story.curator.start()
    await story.run()
    return await enrol(story, Role.MENTOR, *MENTORS), await enrol(story, Role.MENTEE, *MENTEES)


async def test_forty_people_choose_in_one_evening(story: Story, hall: tuple[list[Client], list[Client]]) -> None:
    await open_choice(story)
    for phones, initials in ((hall[0], "В. С."), (hall[1], "А. П.")):
        numbers = range(len(phones))
        await each(story, phones, ["Выбрать"] * len(phones))
        for place in range(3):
            wanted = [ranked(number)[place] for number in numbers]
            await look_for(story, phones, wanted)
            await each(story, phones, [f"{surname} {initials}" for surname in wanted])
        await each(story, phones, ["Далее"] * len(phones))
        noes = [refused(number) for number in numbers]
        await each(story, phones, [f"☐ {surname} {initials}" if surname else None for surname in noes])
        await each(story, phones[1:], ["Отправить"] * (len(phones) - 1))  # one of each side forgets
    before = [list(phone.texts) for phones in hall for phone in phones]
    await story.tap(story.curator, "Обновить")
    assert "наставники 19 из 20, наставляемые 19 из 20" in story.curator.last.text
    await story.tap(story.curator, "Закрыть выбор")
    await story.tap(story.curator, "Да, закрыть")
    assert "Отметки без отправки учтены: 2" in story.curator.last.text

    forbidden = _forbidden()
    assert len(forbidden) >= 12
    told = await results_text(story)
    assert all(f"{voter}\n1. " in told for voter in (*MENTORS, *MENTEES)), "those who forgot are counted too"
    await story.tap(story.curator, "Скачать (Excel)")
    _no_trace(story.curator.documents[-1].data, told)

    await story.say(story.curator, "/match")
    assert "Проект пар" in story.curator.last.text
    pairs = await story.app.db.read(_pairs)
    assert len(pairs) >= 15
    assert not pairs & forbidden, "a private no is never broken"
    assert [list(phone.texts) for phones in hall for phone in phones] == before, "nobody is told anything"


def _forbidden() -> set[tuple[str, str]]:
    """(mentee, mentor) of whom one has said no."""
    found = set()
    for number in range(len(SURNAMES)):
        other = refused(number)
        if other is not None:
            found |= {(SURNAMES[number], other), (other, SURNAMES[number])}
    return found


def _pairs(con: Connection) -> set[tuple[str, str]]:
    draft = drafts.current(con, 1)
    assert draft is not None
    names = people.names(con, [one for pair in draft.pairs for one in (pair.mentee, pair.mentor)])
    return {(names[pair.mentee].split()[0], names[pair.mentor].split()[0]) for pair in draft.pairs}


async def results_text(story: Story) -> str:
    """All pages of «Кто кого выбрал»."""
    await story.tap(story.curator, "Кто кого выбрал")
    pages = [story.curator.last.text]
    while "›" in story.curator.buttons():
        await story.tap(story.curator, "›")
        pages.append(story.curator.last.text)
    return "\n".join(pages)


def _no_trace(content: bytes, told: str) -> None:
    """Marks in the file and in the words are exactly those that were ranked."""
    rows = list(load_workbook(BytesIO(content))["Отметки"].iter_rows(min_row=2, values_only=True))
    made = {(str(row[1]).split()[0], str(row[3]).split()[0]) for row in rows}
    assert made == {(SURNAMES[number], wanted) for number in range(len(SURNAMES)) for wanted in ranked(number)}
    assert len(rows) == told.count("\n1. ") + told.count("\n2. ") + told.count("\n3. ") == 120
