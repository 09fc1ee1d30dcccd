"""Whatever is tapped, forged or repeated: a ballot holds only those who are on the list, while the choice is open."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from domain.choice import COMMENT_LIMIT, Ballot
from domain.pairing.proposal import Proposal, Summary
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.consents import leaving
from services.networking import ballots, choice_results, choices
from storage import notices, programmes
from storage.consents import personal
from storage.database import Connection, Database
from storage.networking import choices as stored
from storage.pairing import drafts
from storage.people import people
from tests.database import make_empty
from tests.register import NOW, person

LATER = NOW + timedelta(hours=7)
MENTORS = ("Седова Анна Петровна", "Ильин Павел Олегович", "Белых Жанна Андреевна", "Громов Илья Ильич")
MENTEES = ("Юдина Вера Сергеевна", "О'Нил Галина Андреевна")


@dataclass
class Hall:
    """An open choice: ids by surname, and who they are."""

    db: Database
    ids: dict[str, int]
    curator: Who
    choice: int

    async def who(self, surname: str) -> Who:
        def work(con: Connection) -> Who:
            found = self.ids[surname]
            held = {role for role in (Role.MENTOR, Role.MENTEE) if people.is_admitted(con, found, role)}
            return replace(self.curator, person_id=found, roles=frozenset(held), admitted=frozenset(held))

        return await self.db.read(work)

    async def kept(self, surname: str, side: Role = Role.MENTEE) -> Ballot:
        return await self.db.read(lambda con: stored.ballot(con, self.choice, self.ids[surname], side))

    async def told(self, kind: str) -> list[int]:
        def work(con: Connection) -> list[int]:
            rows = con.execute("SELECT person_id FROM notice WHERE kind = ? AND state = 'due' ORDER BY id", (kind,))
            return [row["person_id"] for row in rows]

        return await self.db.read(work)


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[Hall]:
    path = tmp_path / "bot.sqlite3"
    make_empty(path)
    db = await Database.open(path)

    def fill(con: Connection) -> tuple[dict[str, int], Who]:
        programmes.create(con, NOW.date(), "Europe/Moscow", NOW)
        named = [(name, Role.MENTOR) for name in MENTORS] + [(name, Role.MENTEE) for name in MENTEES]
        ids = {name.split()[0]: person(con, name, role) for name, role in named}
        people.join(con, ids["Громов"], Role.MENTEE, NOW, admitted=True)  # takes part on both sides
        ids["Рогова"] = person(con, "Рогова Ирина Львовна", Role.CURATOR)
        roles = frozenset({Role.CURATOR})
        return ids, Who(1, programmes.running(con), ids["Рогова"], roles=roles, admitted=roles, consented=True)

    ids, curator = await db.write(fill)
    opened = await choices.open_choice(db, curator, NOW)
    try:
        yield Hall(db, ids, curator, opened.id)
    finally:
        await db.close()


Act = Callable[[Hall], Awaitable[object]]


def rank(surname: str, target: str, side: Role = Role.MENTEE, choice: int = 0) -> Act:
    async def act(hall: Hall) -> object:
        who, aim = await hall.who(surname), hall.ids.get(target, 999_999)
        return await ballots.rank(hall.db, who, choice or hall.choice, side, aim, True, LATER)

    return act


def refuse(surname: str, target: str) -> Act:
    async def act(hall: Hall) -> object:
        aim = hall.ids.get(target, 999_999)
        return await ballots.refuse(hall.db, await hall.who(surname), hall.choice, Role.MENTEE, aim, True, LATER)

    return act


def say(surname: str, target: str, words: str) -> Act:
    async def act(hall: Hall) -> object:
        aim = hall.ids[target]
        return await ballots.comment(hall.db, await hall.who(surname), hall.choice, Role.MENTEE, aim, words, LATER)

    return act


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (rank("Громов", "Громов"), "choice-gone"),  # oneself
        (refuse("Громов", "Громов"), "choice-gone"),
        (rank("Юдина", "О'Нил"), "choice-gone"),  # of one's own side
        (rank("Юдина", "Рогова"), "choice-gone"),  # the curator
        (rank("Юдина", "nobody"), "choice-gone"),
        (refuse("Юдина", "nobody"), "choice-gone"),
        (rank("Юдина", "Ильин", Role.MENTOR), "not-allowed"),  # as the other side
        (rank("Рогова", "Ильин"), "not-allowed"),
        (rank("Юдина", "Ильин", choice=77), "choice-closed"),
        (rank("Юдина", "Громов"), "choice-full"),
        (say("Юдина", "Громов", "привет"), "choice-not-marked"),
        (say("Юдина", "Седова", "ы" * (COMMENT_LIMIT + 1)), "too-long"),
        (say("Юдина", "О'Нил", "привет"), "choice-gone"),
    ],
)
async def test_refused_and_nothing_changed(hall: Hall, act: Act, code: str) -> None:
    for target in ("Седова", "Ильин", "Белых"):
        await rank("Юдина", target)(hall)
    before = await hall.kept("Юдина")
    with pytest.raises(Refused) as refused:
        await act(hall)
    assert refused.value.code == code
    assert await hall.kept("Юдина") == before
    assert await hall.kept("Громов") == Ballot(hall.ids["Громов"], Role.MENTEE)


async def test_taps_of_two_devices_and_taps_repeated(hall: Hall) -> None:
    await asyncio.gather(*(rank("Юдина", target)(hall) for target in ("Седова", "Ильин", "Седова", "Ильин")))
    await refuse("Юдина", "Белых")(hall)
    await refuse("Юдина", "Белых")(hall)
    kept = await hall.kept("Юдина")
    assert sorted(kept.ranked) == sorted([hall.ids["Седова"], hall.ids["Ильин"]])
    assert kept.refused == {hall.ids["Белых"]}
    await say("Юдина", "Седова", "  жду   помощи\n")(hall)
    assert (await hall.kept("Юдина")).explained == {hall.ids["Седова"]: "жду помощи"}
    copied = await hall.db.read(lambda con: personal.marks(con, hall.ids["Юдина"]))
    assert [row["comment"] for row in copied if row["place"] == kept.place_of(hall.ids["Седова"])] == ["жду помощи"]
    await rank("О'Нил", "Седова")(hall)
    assert not (await hall.kept("О'Нил")).explained, "words stand in one ballot only"


async def test_who_was_at_any_of_the_meetings_stands_first(hall: Hall) -> None:
    def meet(con: Connection) -> None:
        states = {"Ильин": "planned", "Седова": "planned", "Белых": "cancelled"}
        for number, (surname, state) in enumerate(states.items(), 1):
            con.execute(
                "INSERT INTO networking (id, programme_id, starts_at, place, state, created_at) "
                "VALUES (?, 1, '2026-09-10T09:00:00Z', 'актовый зал', ?, 'x')",
                (number, state),
            )
            con.execute(
                "INSERT INTO networking_guest (networking_id, person_id, attended) VALUES (?, ?, 1)",
                (number, hall.ids[surname]),
            )

    await hall.db.write(meet)
    paper = await ballots.paper(hall.db, await hall.who("Юдина"), Role.MENTEE, LATER)
    assert paper is not None
    found = [(one.full_name.split()[0], one.came) for one in paper.candidates]
    assert found == [("Ильин", True), ("Седова", True), ("Белых", False), ("Громов", False)]
    assert [one.full_name for one in paper.fitting("гроов")] == ["Громов Илья Ильич"], "a slip of a finger"


async def test_words_outlive_a_change_of_order_and_go_at_the_close(hall: Hall) -> None:
    vera = await hall.who("Юдина")
    for target in ("Седова", "Ильин"):
        await rank("Юдина", target)(hall)
        await say("Юдина", target, f"о {target}")(hall)
    await ballots.rank(hall.db, vera, hall.choice, Role.MENTEE, hall.ids["Седова"], False, LATER)
    await rank("Юдина", "Седова")(hall)
    assert list((await hall.kept("Юдина")).explained) == [hall.ids["Ильин"], hall.ids["Седова"]]
    await refuse("Юдина", "Ильин")(hall)
    await choices.close_choice(hall.db, hall.curator, hall.choice, LATER)
    assert (await hall.kept("Юдина")).comments == {hall.ids["Седова"]: "о Седова"}


async def test_after_the_close_nothing_changes_and_only_then_results_are_shown(hall: Hall) -> None:
    await rank("Юдина", "Седова")(hall)
    await rank("Седова", "Юдина", Role.MENTOR)(hall)
    await refuse("Юдина", "Ильин")(hall)
    await refuse("О'Нил", "Ильин")(hall)
    with pytest.raises(Refused, match="choice-still-open"):
        await choice_results.results(hall.db, hall.curator, hall.choice, LATER)
    with pytest.raises(Refused, match="not-allowed"):
        await choices.close_choice(hall.db, await hall.who("Юдина"), hall.choice, LATER)
    await choices.close_choice(hall.db, hall.curator, hall.choice, LATER)
    for act in (rank("Юдина", "Белых"), refuse("Юдина", "Белых"), say("Юдина", "Седова", "поздно")):
        with pytest.raises(Refused, match="choice-closed"):
            await act(hall)
    found = await choice_results.results(hall.db, hall.curator, hall.choice, LATER)
    assert found.mutual == 1
    assert {voter.person_id for voter in found.voters if voter.wishes} == {hall.ids["Юдина"], hall.ids["Седова"]}
    assert {place for cell in choice_results.chart(found).cells for place in cell[2:]} == {1}, "no private no"
    book = choice_results.book(found, "Europe/Moscow")
    assert ("mentee", MENTEES[1]) in book.silent, "who said only a private no stands with the silent"
    with pytest.raises(Refused, match="not-allowed"):
        await choice_results.results(hall.db, await hall.who("Юдина"), hall.choice, LATER)


async def test_who_has_gone_holds_no_place_and_the_voters_hear_of_it_once(hall: Hall) -> None:
    for target in ("Седова", "Ильин", "Белых"):
        await rank("Юдина", target)(hall)
    await rank("О'Нил", "Ильин")(hall)
    await refuse("О'Нил", "Седова")(hall)
    await leaving.leave(hall.db, await hall.who("Седова"), LATER)
    await leaving.withdraw(hall.db, await hall.who("Ильин"), LATER)
    for _ in range(2):
        await choices.tick(hall.db, LATER)
    vera, galina = hall.ids["Юдина"], hall.ids["О'Нил"]
    assert sorted(await hall.told("choice-mark-gone")) == sorted([vera, vera, galina]), "not of a private no"
    made = {one.person_id: one for one in await hall.db.read(lambda con: stored.ballots(con, hall.choice))}
    assert made[vera].ranked == (hall.ids["Белых"],)
    assert not made[galina].ranked
    for target in ("Седова", "Ильин"):
        with pytest.raises(Refused, match="choice-gone"):
            await rank("Юдина", target)(hall)
    with pytest.raises(Refused, match="not-allowed"):
        await ballots.send(hall.db, await hall.who("Седова"), hall.choice, Role.MENTOR, LATER)


async def test_the_curator_moves_reminds_and_opens_again(hall: Hall) -> None:
    db, curator = hall.db, hall.curator
    end = NOW + timedelta(days=3)
    for _ in range(2):  # a double tap
        await choices.prolong(db, curator, hall.choice, 1, end, LATER)
    found = (await choices.state(db, curator, LATER)).choice
    assert found is not None
    assert found.closes_at == end + timedelta(days=1)

    await ballots.send(db, await hall.who("Юдина"), hall.choice, Role.MENTEE, LATER)
    assert await choices.nudge(db, curator, hall.choice, LATER) == len(hall.ids) - 2
    with pytest.raises(Refused, match="choice-nudged"):
        await choices.nudge(db, curator, hall.choice, LATER + timedelta(hours=5))
    assert hall.ids["Юдина"] not in await hall.told("choice-nudge")

    with pytest.raises(Refused, match="choice-open-already"):
        await choices.reopen(db, curator, hall.choice, 1, LATER)
    await choices.close_choice(db, curator, hall.choice, LATER)
    with pytest.raises(Refused, match="stale"):
        await choices.reopen(db, curator, hall.choice, 30, LATER)
    await choices.reopen(db, curator, hall.choice, 1, LATER)
    assert (await hall.kept("Юдина")).sent, "marks and ballots stay as they were"
    assert hall.ids["Юдина"] in await hall.told("choice-again")

    await choices.close_choice(db, curator, hall.choice, LATER)
    await db.write(lambda con: _offer(con, hall.choice, curator.known))
    for state in ("open", "agreed"):  # both sides are being asked; it is settled
        await db.write(lambda con, state=state: con.execute("UPDATE draft SET state = ?", (state,)))  # type: ignore[misc]  # bound by its default
        with pytest.raises(Refused, match="choice-pairs-agreed"):
            await choices.reopen(db, curator, hall.choice, 1, LATER)
        await db.write(lambda con: con.execute("UPDATE agreeing_round SET state = 'done'"))


def _offer(con: Connection, choice: int, curator: int) -> None:
    draft = drafts.create(con, 1, None, LATER)
    drafts.fill(con, draft, Proposal((), (), (), Summary()), choice)
    con.execute(
        "INSERT INTO agreeing_round (programme_id, draft_id, form, days, onward, opened_by, opened_at) "
        "VALUES (1, ?, 'teacher_teacher', 3, 'down', ?, 'x')",
        (draft, curator),
    )


async def test_reminders_a_day_and_three_hours_before(hall: Hall) -> None:
    def dues(con: Connection) -> set[str]:
        rows = notices.delivery(con, ["choice-reminder"], f"choice:{hall.choice}")
        assert len(rows) == 2 * (len(hall.ids) - 1)
        return {row["due_at"] for row in con.execute("SELECT due_at FROM notice WHERE kind = 'choice-reminder'")}

    assert await hall.db.read(dues) == {"2026-09-17T09:00:00Z", "2026-09-18T06:00:00Z"}
