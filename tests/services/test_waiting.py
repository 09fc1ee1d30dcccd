"""The waiting list keeps itself: who comes onto it and why, places that come free, questions to mentors."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest

from documents.consents.personal import as_html
from documents.people.bases import tables
from domain.choice import Ballot
from domain.match import Format, Kind
from domain.pairing.waiting import Reason
from domain.refusal import Refused
from domain.roles import Role
from questionnaires.form import Value
from services.consents import leaving
from services.consents.personal_copy import collect
from services.pairing import mentor_asks, mentor_load, pairing, vacancies, waiting
from services.reports import export
from storage import programmes
from storage.consents import consents
from storage.database import Connection
from storage.moments import to_text
from storage.networking import choices
from storage.pairing import matches
from storage.pairing import waiting as stored
from storage.people import people
from tests.pairs_school import BELYKH, ILYIN, KIM, LOSEVA, MENTEES, ONEIL, SEDOVA, YUDINA, School, enrol, hide, school
from tests.register import NOW
from tests.stories.school import curator_of
from tests.story import Story

DAY = timedelta(days=1)
OTHERS: Mapping[str, Mapping[str, Value]] = {
    **MENTEES,
    LOSEVA: {"post": "учитель", "subjects": ("math",), "needs": ("digital", "parents")},
}
MORE: Mapping[str, Value] = {"post": "учитель", "subjects": ("math",), "gives": ("parents",), "capacity": 2}


def person(con: Connection, role: Role, at: datetime = NOW - 90 * DAY) -> int:
    one = people.add_person(con, 1, at, f"Человек {role} {at:%d}")
    people.join(con, one, role, at, admitted=True)
    consents.record(con, one, "given", at, role=role)
    return one


def pair(con: Connection, mentor: int, mentee: int, told: bool = True, kind: Kind = Kind.USUAL) -> int:
    at = NOW - 60 * DAY
    style = (Format.INDIVIDUAL, kind, "")
    match_id = matches.create(con, 1, [mentor], [mentee], at, style=style)
    if told:
        matches.tell(con, [match_id], at)
    return match_id


def listed(con: Connection) -> dict[int, tuple[Reason, datetime, bool]]:
    waiting.settle(con, programmes.running(con), NOW)
    return {
        one: (row.reason, row.since, row.searching) for one, row in stored.every(con, 1).items() if row.until is None
    }


def test_why_and_since_when(con: Connection) -> None:
    assert person(con, Role.MENTEE)
    assert listed(con) == {}, "nobody waits before the first pair"
    con.execute("UPDATE membership SET state = 'left'")
    mentors = [person(con, Role.MENTOR) for _ in range(6)]
    taken, ended, orphan, done, untold, beside, handed = (person(con, Role.MENTEE) for _ in range(7))
    late = person(con, Role.MENTEE, NOW - 9 * DAY)
    pair(con, mentors[0], taken)
    lost, left, gone = (pair(con, mentors[n], one) for n, one in ((1, ended), (2, orphan), (3, done)))
    matches.end(con, lost, "stopped", "", NOW - 5 * DAY)
    matches.end(con, left, "stopped", "", NOW - 4 * DAY)
    con.execute("UPDATE membership SET state = 'left' WHERE person_id = ?", (mentors[2],))
    matches.end(con, gone, "completed", "", NOW - 3 * DAY)
    matches.end(con, pair(con, mentors[4], untold, told=False), "stopped", "", NOW - DAY)
    pair(con, mentors[4], beside, kind=Kind.SPEED)
    first = pair(con, mentors[1], handed)
    matches.end(con, first, "transferred", "", NOW - DAY, pair(con, mentors[5], handed))
    agreed = NOW - 60 * DAY
    assert listed(con) == {
        ended: (Reason.ENDED, NOW - 5 * DAY, True),
        orphan: (Reason.MENTOR_LEFT, NOW - 4 * DAY, True),
        done: (Reason.COMPLETED, NOW - 3 * DAY, False),
        untold: (Reason.UNMATCHED, agreed, True),  # the pair that nobody knew of is no reason
        beside: (Reason.UNMATCHED, agreed, True),  # a single meeting is no pair
        late: (Reason.NEW, NOW - 9 * DAY, True),
    }
    assert {ended, late} <= drafted(con)
    assert done not in drafted(con), "nobody is drafted again whose work is completed"
    choice = choices.create(con, 1, 3, NOW + DAY, None, NOW - 50 * DAY)
    assert choice is not None
    for at, again in ((NOW - 50 * DAY, False), (NOW - DAY, True)):
        choices.save(con, choice, Ballot(done, Role.MENTEE, (mentors[0],), sent=True), at)
        assert (done in drafted(con)) is again, "the choice of the pair that is completed is no new one"
    con.execute("DELETE FROM ballot")
    con.execute("UPDATE waiting SET paused_at = NULL WHERE person_id = ?", (done,))
    assert done in drafted(con)
    pair(con, mentors[1], ended)
    people.step_down(con, orphan, Role.MENTEE, NOW)
    assert {ended, orphan}.isdisjoint(listed(con))


def drafted(con: Connection) -> set[int]:
    return {one.person_id for one in pairing.load(con, 1, NOW).mentees}


def told(con: Connection) -> int:
    return int(con.execute("SELECT count(*) FROM notice WHERE kind = ?", (vacancies.PLACES,)).fetchone()[0])


def test_curators_hear_of_new_places_once_a_day(con: Connection) -> None:
    curator = person(con, Role.CURATOR)
    mentor, alone = person(con, Role.MENTOR), person(con, Role.MENTEE)
    con.execute("UPDATE membership SET capacity = 1 WHERE role = 'mentor'")
    match_id = pair(con, mentor, person(con, Role.MENTEE))
    assert alone in listed(con)
    assert told(con) == 0, "what was so when the pairs were agreed is no news"
    matches.end(con, match_id, "completed", "", NOW)
    listed(con)
    listed(con)
    assert told(con) == 1
    person(con, Role.MENTOR)
    listed(con)
    assert told(con) == 1, "the one that waits to be sent counts the newcomer in"
    con.execute("UPDATE notice SET state = 'sent'")
    person(con, Role.MENTOR)
    listed(con)
    row = con.execute("SELECT due_at, person_id FROM notice WHERE state = 'due'").fetchone()
    assert datetime.fromisoformat(row["due_at"]) == NOW + DAY
    assert row["person_id"] == curator


async def ready(story: Story) -> School:
    """Three mentors with a place each; Yudina alone has a mentor: Sedova."""
    made = await school(story, mentees=OTHERS)

    def work(con: Connection) -> None:
        at = story.now - 5 * DAY
        matches.tell(con, [matches.create(con, 1, [made.ids[SEDOVA]], [made.ids[YUDINA]], at)], at)

    await story.app.db.write(work)
    return made


async def asked(story: Story, made: School, mentee: str, mentor: str) -> int:
    db, curator = story.app.db, await curator_of(story)
    await mentor_asks.ask(db, curator, made.ids[mentee], made.ids[mentor], story.now)
    return (await mentor_asks.card(db, curator, made.ids[mentee], story.now)).asks[0].id


async def can_be_asked(story: Story, made: School, mentee: str) -> list[str]:
    found = await mentor_asks.card(story.app.db, await curator_of(story), made.ids[mentee], story.now)
    return [found.names[one.mentor] for one in found.mentors]


async def test_who_can_be_asked(story: Story) -> None:
    made = await ready(story)
    db, curator = story.app.db, await curator_of(story)
    assert await can_be_asked(story, made, LOSEVA) == [ILYIN, BELYKH, SEDOVA], "a free place before the better fit"
    ask = await asked(story, made, LOSEVA, SEDOVA)
    with pytest.raises(Refused, match="ask-open"):
        await asked(story, made, LOSEVA, ILYIN)
    with pytest.raises(Refused, match="ask-open"):
        await asked(story, made, KIM, SEDOVA)
    assert SEDOVA not in await can_be_asked(story, made, KIM)
    sedova, ilyin = await story.who(made.phones[SEDOVA]), await story.who(made.phones[ILYIN])
    with pytest.raises(Refused, match="stale"):
        await mentor_asks.answer(db, ilyin, ask, story.now, yes=True)
    await mentor_asks.answer(db, sedova, ask, story.now, yes=False)
    with pytest.raises(Refused, match="ask-again"):
        await asked(story, made, LOSEVA, SEDOVA)
    assert await can_be_asked(story, made, LOSEVA) == [ILYIN, BELYKH]
    assert (await can_be_asked(story, made, KIM))[-1] == SEDOVA, "who has said no lately comes last"
    await mentor_asks.answer(db, sedova, ask, story.now, yes=True)
    assert SEDOVA not in await can_be_asked(story, made, KIM), "one promise at a time beyond the places"
    with pytest.raises(Refused, match="stale"):
        await asked(story, made, KIM, SEDOVA)
    with pytest.raises(Refused, match="stale"):
        await asked(story, made, YUDINA, ILYIN)
    with pytest.raises(Refused, match="not-allowed"):
        await mentor_asks.ask(db, sedova, made.ids[KIM], made.ids[ILYIN], story.now)
    await mentor_asks.take_back(db, curator, ask, story.now)
    with pytest.raises(Refused, match="ask-over"):
        await mentor_asks.answer(db, sedova, ask, story.now, yes=True)


async def test_what_is_over_cannot_be_answered_and_lapses(story: Story) -> None:
    made = await ready(story)
    db = story.app.db
    first = await asked(story, made, LOSEVA, SEDOVA)
    second = await asked(story, made, KIM, BELYKH)
    await db.write(lambda con: matches.create(con, 1, [made.ids[ILYIN]], [made.ids[LOSEVA]], story.now))
    with pytest.raises(Refused, match="ask-over"):
        await mentor_asks.answer(db, await story.who(made.phones[SEDOVA]), first, story.now, yes=True)
    later = story.now + 14 * DAY
    await waiting.refresh(db, later)
    with pytest.raises(Refused, match="ask-over"):
        await mentor_asks.answer(db, await story.who(made.phones[BELYKH]), second, later, yes=True)
    assert await mentor_asks.ask(db, await curator_of(story), made.ids[KIM], made.ids[BELYKH], later) == BELYKH


async def test_nobody_is_named_whom_a_private_no_or_chance_hides(story: Story) -> None:
    made = await ready(story)
    db, curator = story.app.db, await curator_of(story)

    def work(con: Connection) -> int:
        choice = choices.create(con, 1, 3, story.now + DAY, None, story.now)
        assert choice is not None
        no = frozenset({made.ids[LOSEVA]})
        choices.save(con, choice, Ballot(made.ids[ILYIN], Role.MENTOR, (), no, sent=True), story.now)
        return choice

    choice = await db.write(work)
    found = await mentor_asks.card(db, curator, made.ids[LOSEVA], story.now)
    assert found.choosing
    assert not found.mentors, "while the choice goes on nobody is named"
    with pytest.raises(Refused, match="ask-choice"):
        await asked(story, made, LOSEVA, BELYKH)
    await db.write(lambda con: choices.close(con, choice, story.now))
    assert await can_be_asked(story, made, LOSEVA) == [BELYKH, SEDOVA]
    with pytest.raises(Refused, match="stale"):
        await asked(story, made, LOSEVA, ILYIN)
    offers = await vacancies.offers(db, story.now)
    assert offers is not None
    assert (made.ids[LOSEVA], made.ids[ILYIN]) not in {(one.mentee, one.mentor) for one in offers.pairs}
    await hide(story, 100)
    assert await can_be_asked(story, made, LOSEVA) == []
    assert await vacancies.offers(db, story.now) is None


async def test_leaving_puts_the_mentee_back_and_takes_the_leaver_off(story: Story) -> None:
    made = await ready(story)
    db, curator = story.app.db, await curator_of(story)
    assert {line.name for line in (await waiting.overview(db, curator, story.now)).lines} == {ONEIL, KIM, LOSEVA}
    ask = await asked(story, made, LOSEVA, BELYKH)
    await mentor_asks.answer(db, await story.who(made.phones[BELYKH]), ask, story.now, yes=True)
    await leaving.leave(db, await story.who(made.phones[SEDOVA]), story.now)
    await leaving.leave(db, await story.who(made.phones[LOSEVA]), story.now)
    found = await waiting.overview(db, curator, story.now)
    assert {line.name: line.waiting.reason for line in found.lines} == {
        ONEIL: Reason.NEW,
        KIM: Reason.NEW,
        YUDINA: Reason.MENTOR_LEFT,
    }
    await story.run()
    assert "Спасибо, что были готовы помочь" in made.phones[BELYKH].last.text
    with pytest.raises(Refused, match="stale"):
        await mentor_asks.card(db, curator, made.ids[LOSEVA], story.now)
    for name, what in ((LOSEVA, [Reason.NEW]), (BELYKH, ["asked-closed"]), (YUDINA, [Reason.MENTOR_LEFT])):
        kept = await db.read(lambda con, one=made.ids[name]: collect(con, one, curator.programme.zone, story.now))  # type: ignore[misc]  # bound by default arguments
        assert [line.what for line in kept.searches] == what
        assert as_html(kept)


async def test_what_mentors_carry(story: Story) -> None:
    made = await ready(story)
    await enrol(story, made, Role.MENTOR, "Рощина Ольга Ивановна", MORE)

    def work(con: Connection) -> list[tuple[str, int, int, int, int]]:
        done = matches.create(con, 1, [made.ids[ILYIN]], [made.ids[KIM]], story.now)
        con.execute(
            "INSERT INTO meeting (match_id, state, held_on, logged_at) VALUES (?, 'held', '2026-09-14', ?)",
            (done, to_text(story.now)),
        )
        matches.tell(con, [done], story.now)
        matches.end(con, done, "completed", "", story.now)
        style = (Format.INDIVIDUAL, Kind.SPEED, "")
        matches.create(con, 1, [made.ids[BELYKH]], [made.ids[KIM]], story.now, style=style)
        return [(one.name, one.load, one.free, one.completed, one.meetings) for one in mentor_load.loads(con, 1)]

    assert await story.app.db.write(work) == [
        ("Рощина Ольга Ивановна", 0, 2, 0, 0),
        (BELYKH, 0, 1, 0, 0),
        (ILYIN, 0, 1, 1, 1),
        (SEDOVA, 1, 0, 0, 0),
    ]
    book = await story.app.db.read(lambda con: export.collect(con, story.now))
    assert (book.loads[0].name, book.loads[0].gives) == ("Рощина Ольга Ивановна", "Работа с родителями")
    sheet = next(one for one in tables(book) if one.title == "Нагрузка наставников")
    assert [len(row) for row in sheet.rows] == [len(sheet.columns)] * 4


async def test_best_pairs_keep_to_the_places(story: Story) -> None:
    made = await ready(story)
    await enrol(story, made, Role.MENTOR, "Рощина Ольга Ивановна", MORE)
    await waiting.refresh(story.app.db, story.now)
    offers = await vacancies.offers(story.app.db, story.now)
    assert offers is not None
    named = {offers.names[one.mentee]: offers.names[one.mentor] for one in offers.pairs}
    assert named == {ONEIL: ILYIN, KIM: BELYKH, LOSEVA: "Рощина Ольга Ивановна"}
    assert all(one.why is not None for one in offers.pairs)
