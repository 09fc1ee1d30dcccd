"""A choice and a draft for each form of mentoring: who belongs to which, and that none touches another."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.networking import ballots, choice_results, choices
from services.pairing import drafts, mentoring_forms, pairing, vacancies
from services.people import profiles
from storage import migration, programmes
from storage.database import Connection, Database
from storage.networking import choices as stored
from storage.pairing import matches
from storage.people import people
from tests.register import NOW, fill, person

LATER = NOW + timedelta(hours=7)
TEACHERS, PUPILS = "teacher_teacher", "teacher_pupil"
PEOPLE = {
    "Седова": Role.MENTOR,
    "Ильин": Role.MENTOR,
    "Юдина": Role.MENTEE,
    "Ким": Role.MENTEE,
    "Белых": Role.MENTOR,
    "Лосев": Role.MENTEE,
    "Громов": Role.MENTOR,
}
BASES = {"Белых": "pupil_t_mentor", "Лосев": "pupil_t_mentee"}


@dataclass
class Two:
    """A programme of teachers and of pupils: ids by surname."""

    db: Database
    ids: dict[str, int]
    curator: Who

    def who(self, surname: str) -> Who:
        held = frozenset({PEOPLE[surname]})
        return replace(self.curator, person_id=self.ids[surname], roles=held, admitted=held)

    async def side(self, form: str, role: Role) -> set[str]:
        found = await self.db.read(lambda con: mentoring_forms.side(con, 1, form, role))
        return {name for name, one in self.ids.items() if one in found}


async def opened(path: Path) -> Two:
    migration.migrate(path)
    db = await Database.open(path)

    def work(con: Connection) -> tuple[dict[str, int], Who]:
        programmes.create(con, NOW.date(), "Europe/Moscow", NOW)
        ids = {name: person(con, f"{name} Ия Львовна", role) for name, role in PEOPLE.items()}
        for name, code in BASES.items():
            fill(con, ids[name], code, {})
        ids["Рогова"] = person(con, "Рогова Ирина Львовна", Role.CURATOR)
        roles = frozenset({Role.CURATOR})
        return ids, Who(1, programmes.running(con), ids["Рогова"], roles=roles, admitted=roles, consented=True)

    return Two(db, *await db.write(work))


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[Two]:
    made = await opened(tmp_path / "bot.sqlite3")
    yield made
    await made.db.close()


async def test_who_chooses_in_which_form(two: Two) -> None:
    async def apart() -> tuple[str, ...]:
        return await two.db.read(lambda con: mentoring_forms.apart(con, 1))

    assert await apart() == (TEACHERS, PUPILS)
    assert await two.side(PUPILS, Role.MENTOR) == {"Белых"}
    assert await two.side(TEACHERS, Role.MENTEE) == {"Юдина", "Ким"}

    def pairs(con: Connection) -> None:
        own = matches.create(con, 1, [two.ids["Белых"]], [two.ids["Юдина"]], NOW)
        added = matches.create(con, 1, [two.ids["Громов"]], [two.ids["Ким"]], NOW, form="head_teacher")
        matches.tell(con, [own, added], NOW)

    await two.db.write(pairs)
    assert await apart() == (TEACHERS, PUPILS), "an added pair opens no form"
    assert await two.side(TEACHERS, Role.MENTOR) == {"Седова", "Ильин", "Громов", "Белых"}, "nor takes anybody out"
    await two.db.write(lambda con: people.step_down(con, two.ids["Белых"], Role.MENTOR, NOW))
    assert await apart() == (TEACHERS,), "without a mentor of its own a form chooses with the teachers"
    assert await two.side(TEACHERS, Role.MENTEE) == {"Юдина", "Ким", "Лосев"}


async def test_choices_stand_side_by_side(two: Two) -> None:
    first = await choices.open_choice(two.db, two.curator, NOW, TEACHERS)
    second = await choices.open_choice(two.db, two.curator, NOW, PUPILS)
    with pytest.raises(Refused, match="choice-open-already"):
        await choices.open_choice(two.db, two.curator, NOW, PUPILS)
    with pytest.raises(Refused, match="stale"):
        await choices.open_choice(two.db, two.curator, NOW, "head_teacher")
    (paper,) = (await ballots.papers(two.db, two.who("Лосев"), LATER)).papers
    assert (paper.choice.id, set(paper.names)) == (second.id, {two.ids["Белых"]})
    lev, vera = two.who("Лосев"), two.who("Юдина")
    with pytest.raises(Refused, match="not-allowed"):
        await ballots.rank(two.db, lev, first.id, Role.MENTEE, two.ids["Седова"], True, LATER)
    with pytest.raises(Refused, match="choice-gone"):
        await ballots.rank(two.db, vera, first.id, Role.MENTEE, two.ids["Белых"], True, LATER)
    await ballots.rank(two.db, lev, second.id, Role.MENTEE, two.ids["Белых"], True, LATER)
    await ballots.refuse(two.db, lev, second.id, Role.MENTEE, two.ids["Белых"], True, LATER)
    await ballots.rank(two.db, vera, first.id, Role.MENTEE, two.ids["Седова"], True, LATER)
    await choices.close_choice(two.db, two.curator, first.id, LATER)
    assert (await two.db.read(lambda con: vacancies.load(con, 1, LATER))).choosing, "in any form"
    await choices.reopen(two.db, two.curator, first.id, 1, LATER)
    await choices.close_choice(two.db, two.curator, second.id, LATER)
    board = {one.form: one for one in await choices.board(two.db, two.curator, LATER)}
    assert (board[TEACHERS].open, board[PUPILS].open) == (True, False)
    assert board[TEACHERS].sides[Role.MENTEE].total == 2
    found = await choice_results.results(two.db, two.curator, second.id, LATER)
    assert {voter.person_id for voter in found.voters} == {two.ids["Лосев"], two.ids["Белых"]}
    assert not any(voter.wishes for voter in found.voters), "a private no is in no result"
    with pytest.raises(Refused, match="choice-still-open"):
        await choice_results.results(two.db, two.curator, first.id, LATER)
    market = await two.db.read(lambda con: vacancies.load(con, 1, LATER))
    assert not market.possible(two.ids["Лосев"], two.ids["Белых"]), "a no of any form holds where people are named"
    await choices.reopen(two.db, two.curator, second.id, 1, LATER)
    await choices.tick(two.db, LATER + timedelta(days=30))
    assert await two.db.read(lambda con: stored.running(con, 1, LATER)) == []


async def test_who_is_in_two_forms_finds_both_lists(two: Two) -> None:
    def pair(con: Connection) -> None:
        matches.tell(con, [matches.create(con, 1, [two.ids["Белых"]], [two.ids["Юдина"]], NOW)], NOW)

    await two.db.write(pair)
    for form in (TEACHERS, PUPILS):
        await choices.open_choice(two.db, two.curator, NOW, form)
    found = await ballots.papers(two.db, two.who("Белых"), LATER)
    assert found.several
    assert [(paper.choice.form, paper.several) for paper in found.papers] == [(TEACHERS, True), (PUPILS, True)]
    assert [len(paper.candidates) for paper in found.papers] == [2, 1]
    alone = await ballots.papers(two.db, two.who("Седова"), LATER)
    assert (alone.several, alone.papers[0].several) == (False, False)


async def test_who_has_sent_both_questionnaires_is_in_both_forms(two: Two) -> None:
    """Each form goes by its own questionnaire: what is offered, for how many, what the other side may read."""
    ours = {"full_name": "Белых Ия Львовна", "capacity": 1, "gives": ["lesson"], "subjects": ["math"]}

    def join(con: Connection) -> None:
        programmes.change(con, 1, "forms", f"{TEACHERS} {PUPILS}")
        fill(con, two.ids["Белых"], "mentor", ours)
        fill(con, two.ids["Белых"], "pupil_t_mentor", {"capacity": 3, "areas": ["p_exams", "p_time"]})
        fill(con, two.ids["Лосев"], "pupil_t_mentee", {"areas": ["p_time"], "hard": ["math"], "grade": "3 «А»"})

    await two.db.write(join)
    assert "Белых" in await two.side(PUPILS, Role.MENTOR)
    assert "Белых" in await two.side(TEACHERS, Role.MENTOR)

    def known(con: Connection) -> list[tuple[int, frozenset[str], int]]:
        found = [(form, pairing.load(con, 1, NOW, form)) for form in (TEACHERS, PUPILS)]
        assert pairing.answered(found[1][1])["needs"] == 1, "the pupil's request meets the mentor's competences"
        why = pairing.explain(found[1][1], two.ids["Лосев"], two.ids["Белых"])
        assert "p_time" in str(why)
        assert pairing._levels(found[1][1].mentee_facts[two.ids["Лосев"]]) == {"primary"}, (
            "by the class, not the subject"
        )
        mine = two.ids["Белых"]
        return [
            (one.places[mine], one.mentor_facts[mine].gives, len(profiles.card(con, mine, Role.MENTOR, form)))
            for form, one in found
        ]

    assert await two.db.read(known) == [
        (1, frozenset({"lesson"}), 2),
        (3, frozenset({"p_exams", "p_time"}), 1),
    ]


async def test_drafts_stand_side_by_side_and_pairs_carry_their_form(two: Two) -> None:
    teachers = (await drafts.compute(two.db, two.curator, NOW, TEACHERS)).draft
    pupils = (await drafts.compute(two.db, two.curator, NOW, PUPILS)).draft
    assert {(pair.mentee, pair.mentor) for pair in pupils.pairs} == {(two.ids["Лосев"], two.ids["Белых"])}
    assert {pair.mentee for pair in teachers.pairs} == {two.ids["Юдина"], two.ids["Ким"]}
    assert (await drafts.current(two.db, two.curator, NOW, pupils.id)).draft == pupils
    await drafts.agree(two.db, two.curator, pupils.id, pupils.revision, NOW)
    again = (await drafts.compute(two.db, two.curator, NOW, TEACHERS)).draft
    assert again == teachers, "agreeing one leaves the other as it was"
    with pytest.raises(Refused, match="draft-agreed"):
        await drafts.agree(two.db, two.curator, pupils.id, pupils.revision, NOW)
    await drafts.agree(two.db, two.curator, again.id, again.revision, NOW)
    live = await two.db.read(lambda con: matches.live(con, 1))
    assert sorted(match.form for match in live) == [PUPILS, TEACHERS, TEACHERS]
