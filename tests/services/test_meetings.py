"""Meetings as use cases: one row however often it is tapped, the right people, answers and appointments."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from domain.meetings import Answer, Dispute, Kind, Stage, Twin
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.meetings import appointments, confirmation, meetings, reminders
from storage import meetings as rows
from storage import programmes
from storage.database import Connection, Database
from storage.pairing import matches
from storage.people import people
from storage.people.people import who as who_is
from tests.database import make_empty

NOW = datetime(2026, 9, 15, 12, tzinfo=UTC)  # a Tuesday, 15:00 in Moscow
TODAY = date(2026, 9, 15)
PAIRED = NOW - timedelta(days=10)


@dataclass
class Pairs:
    """Anna mentors Vera and Oleg, Ilya mentors Galina; ``ids`` of their matches."""

    db: Database
    anna: Who
    vera: Who
    oleg: Who
    ilya: Who
    curator: Who
    ids: tuple[int, int, int]


@pytest.fixture
async def pairs(tmp_path: Path) -> AsyncIterator[Pairs]:
    path = tmp_path / "bot.sqlite3"
    make_empty(path)
    db = await Database.open(path)
    yield await db.write(lambda con: _make(con, db))
    await db.close()


def _make(con: Connection, db: Database) -> Pairs:
    programmes.create(con, date(2026, 9, 1), "Europe/Moscow", PAIRED)
    names = ("Седова Анна Петровна", "Юдина Вера Сергеевна", "Ким Олег Павлович", "Ильин Илья Олегович")
    roles = (Role.MENTOR, Role.MENTEE, Role.MENTEE, Role.MENTOR)
    anna, vera, oleg, ilya = (
        _person(con, account, name, role) for account, (name, role) in enumerate(zip(names, roles, strict=True), 100)
    )
    galina = people.add_person(con, 1, PAIRED, "О'Нил Галина Андреевна")
    curator = _person(con, 200, "Белых Жанна Андреевна", Role.CURATOR)
    first = matches.create(con, 1, [anna.known], [vera.known], PAIRED)
    second = matches.create(con, 1, [anna.known], [oleg.known], PAIRED)
    third = matches.create(con, 1, [ilya.known], [galina], PAIRED)
    matches.tell(con, [first, second, third], PAIRED)
    return Pairs(db, anna, vera, oleg, ilya, curator, (first, second, third))


def _person(con: Connection, account: int, name: str, role: Role) -> Who:
    person = people.add_person(con, 1, PAIRED, name)
    people.link_account(con, person, account, PAIRED)
    people.join(con, person, role, PAIRED, admitted=True)
    return who_is(con, account)


async def told(pairs: Pairs, kind: str) -> list[int]:
    def work(con: Connection) -> list[int]:
        found = con.execute("SELECT person_id FROM notice WHERE kind = ? ORDER BY id", (kind,)).fetchall()
        return [row["person_id"] for row in found]

    return await pairs.db.read(work)


async def held(pairs: Pairs, match_id: int) -> list[tuple[date, int, str]]:
    found = await pairs.db.read(lambda con: rows.of_match(con, match_id))
    return [(one.day, one.length, str(one.stage)) for one in found]


async def test_ten_taps_at_once_write_one_meeting(pairs: Pairs) -> None:
    taps = [meetings.log(pairs.db, pairs.anna, pairs.ids[:1], TODAY, 45, NOW, draft="7") for _ in range(10)]
    logged = await asyncio.gather(*taps)
    assert {one.card.meeting.id for one in logged} == {logged[0].card.meeting.id}
    assert not any(one.doubles for one in logged)
    assert await held(pairs, pairs.ids[0]) == [(TODAY, 45, "first")]
    assert await told(pairs, "meeting-confirm") == [pairs.vera.known]


async def test_ten_taps_on_the_second_one_write_one_more(pairs: Pairs) -> None:
    await meetings.log(pairs.db, pairs.anna, pairs.ids[:1], TODAY, 45, NOW, draft="7")
    again = await meetings.log(pairs.db, pairs.anna, pairs.ids[:1], TODAY, 30, NOW, draft="8")
    assert again.doubles
    second = [
        meetings.log(pairs.db, pairs.anna, pairs.ids[:1], TODAY, 30, NOW, draft="8", twin=Twin.SECOND)
        for _ in range(10)
    ]
    await asyncio.gather(*second)
    assert await held(pairs, pairs.ids[0]) == [(TODAY, 45, "first"), (TODAY, 30, "trial")]


async def test_the_whole_group_gets_a_meeting_each(pairs: Pairs) -> None:
    logged = await meetings.log(pairs.db, pairs.anna, (), TODAY, 60, NOW, draft="7")
    assert logged.card.mentees == ("Юдина Вера Сергеевна", "Ким Олег Павлович")
    assert sorted(await told(pairs, "meeting-confirm")) == sorted([pairs.vera.known, pairs.oleg.known])
    changed = await meetings.change(pairs.db, pairs.anna, logged.card.meeting.id, NOW, "kind", "online", whole=True)
    assert [one.kind for one in changed.meetings] == [Kind.ONLINE, Kind.ONLINE]
    await meetings.delete(pairs.db, pairs.anna, logged.card.meeting.id, NOW, whole=True)
    assert await held(pairs, pairs.ids[0]) == await held(pairs, pairs.ids[1]) == []


async def test_of_a_group_only_those_are_added_who_lack_it(pairs: Pairs) -> None:
    await meetings.log(pairs.db, pairs.anna, pairs.ids[:1], TODAY, 45, NOW, draft="7")
    asked = await meetings.log(pairs.db, pairs.anna, (), TODAY, 60, NOW, draft="8")
    assert asked.doubles
    added = await meetings.log(pairs.db, pairs.anna, (), TODAY, 60, NOW, draft="8", twin=Twin.SAME)
    assert added.card.mentees == ("Ким Олег Павлович",)
    assert await held(pairs, pairs.ids[0]) == [(TODAY, 45, "first")]


@pytest.mark.parametrize(
    ("day", "minutes", "code"),
    [
        (TODAY + timedelta(days=1), 45, "meeting-future"),
        (date(2026, 3, 4), 45, "meeting-before-pair"),
        (TODAY, 0, "meeting-minutes"),
    ],
)
async def test_what_may_not_be_logged(pairs: Pairs, day: date, minutes: int, code: str) -> None:
    with pytest.raises(Refused) as refused:
        await meetings.log(pairs.db, pairs.anna, pairs.ids[:1], day, minutes, NOW)
    assert refused.value.code == code
    assert await held(pairs, pairs.ids[0]) == []


async def test_nobody_logs_for_others_but_the_curator(pairs: Pairs) -> None:
    for stranger in (pairs.ilya, pairs.vera):
        with pytest.raises(Refused, match="not-allowed"):
            await meetings.log(pairs.db, stranger, pairs.ids[:1], TODAY, 45, NOW)
    await meetings.log(pairs.db, pairs.curator, pairs.ids[:1], TODAY, 45, NOW)
    assert await told(pairs, "meeting-logged") == [pairs.anna.known]


async def test_an_ended_pair_keeps_its_meetings_and_gets_no_more(pairs: Pairs) -> None:
    logged = await meetings.log(pairs.db, pairs.anna, pairs.ids[:1], TODAY, 45, NOW)
    await pairs.db.write(lambda con: matches.end(con, pairs.ids[0], "completed", "", NOW))
    for attempt in (
        meetings.log(pairs.db, pairs.anna, pairs.ids[:1], TODAY, 45, NOW, twin=Twin.SECOND),
        meetings.delete(pairs.db, pairs.anna, logged.card.meeting.id, NOW),
        appointments.plan(pairs.db, pairs.anna, pairs.ids[0], NOW + timedelta(days=1), NOW),
    ):
        with pytest.raises(Refused, match="meeting-pair-ended"):
            await attempt
    confirmed = await confirmation.confirm(pairs.db, pairs.vera, logged.card.meeting.id, TODAY, 45, NOW)
    assert confirmed.meeting.verdict is Answer.CONFIRMED


async def test_a_dispute_is_mended_and_asked_anew(pairs: Pairs) -> None:
    meeting = (await meetings.log(pairs.db, pairs.anna, pairs.ids[:1], TODAY, 45, NOW)).card.meeting
    await confirmation.dispute(pairs.db, pairs.vera, meeting.id, TODAY, 45, Dispute.MINUTES, NOW)
    assert await told(pairs, "meeting-disputed") == [pairs.anna.known]
    mended = await meetings.mend(pairs.db, pairs.anna, meeting.id, NOW, minutes=60)
    assert mended.meeting.verdict is Answer.ASKED
    assert await told(pairs, "meeting-confirm") == [pairs.vera.known] * 2
    with pytest.raises(Refused, match="meeting-changed"):
        await confirmation.confirm(pairs.db, pairs.vera, meeting.id, TODAY, 45, NOW)
    await confirmation.confirm(pairs.db, pairs.vera, meeting.id, TODAY, 60, NOW)
    taken_back = await confirmation.take_back(pairs.db, pairs.vera, meeting.id, NOW)
    assert taken_back.meeting.verdict is Answer.ASKED


async def test_only_the_mentee_of_the_meeting_answers(pairs: Pairs) -> None:
    meeting = (await meetings.log(pairs.db, pairs.anna, pairs.ids[:1], TODAY, 45, NOW)).card.meeting
    for stranger in (pairs.anna, pairs.oleg, pairs.ilya):
        with pytest.raises(Refused, match="not-allowed"):
            await confirmation.confirm(pairs.db, stranger, meeting.id, TODAY, 45, NOW)


async def test_unanswered_for_seven_days_counts_without_confirmation(pairs: Pairs) -> None:
    meeting = (await meetings.log(pairs.db, pairs.anna, pairs.ids[:1], TODAY, 45, NOW)).card.meeting
    for days, verdict in ((6, Answer.ASKED), (7, Answer.SILENT), (8, Answer.SILENT)):
        await meetings.tick(pairs.db, NOW + timedelta(days=days))
        assert (await meetings.card(pairs.db, pairs.anna, meeting.id)).meeting.verdict is verdict


async def test_what_the_planning_meeting_agrees_on_leads_to_the_final_one(pairs: Pairs) -> None:
    for ago in (3, 2, 1):
        logged = await meetings.log(pairs.db, pairs.anna, pairs.ids[:1], TODAY - timedelta(days=ago), 45, NOW)
    agreed = await meetings.agree(pairs.db, pairs.anna, logged.card.meeting.id, NOW, number=1, rhythm=10)
    assert (agreed.match.planned_meetings, agreed.match.rhythm_days) == (1, 10)
    await meetings.log(pairs.db, pairs.anna, pairs.ids[:1], TODAY, 45, NOW)
    later = NOW + timedelta(days=1)
    final = await meetings.log(pairs.db, pairs.anna, pairs.ids[:1], TODAY + timedelta(days=1), 45, later)
    assert final.card.meeting.stage is Stage.FINAL
    assert [stage for _, _, stage in await held(pairs, pairs.ids[0])] == [str(stage) for stage in Stage]


async def test_a_record_is_deleted_within_two_weeks(pairs: Pairs) -> None:
    meeting = (await meetings.log(pairs.db, pairs.anna, pairs.ids[:1], TODAY, 45, NOW, draft="7")).card.meeting
    with pytest.raises(Refused, match="meeting-old"):
        await meetings.delete(pairs.db, pairs.anna, meeting.id, NOW + timedelta(days=15))
    await confirmation.confirm(pairs.db, pairs.vera, meeting.id, TODAY, 45, NOW)
    await meetings.delete(pairs.db, pairs.anna, meeting.id, NOW)
    assert await told(pairs, "meeting-deleted") == [pairs.vera.known]
    with pytest.raises(Refused, match="meeting-deleted"):
        await meetings.log(pairs.db, pairs.anna, pairs.ids[:1], TODAY, 45, NOW, draft="7")


async def test_an_appointment_is_one_and_is_moved(pairs: Pairs) -> None:
    at = NOW + timedelta(days=3)
    for _ in range(3):
        card = await appointments.plan(pairs.db, pairs.anna, pairs.ids[0], at, NOW, place="каб. 214")
    moved = await appointments.plan(
        pairs.db, pairs.vera, pairs.ids[0], at + timedelta(days=1), NOW, meeting_id=card.meeting.id
    )
    assert moved.meeting.place == "каб. 214"
    states = await pairs.db.read(lambda con: [row["state"] for row in con.execute("SELECT state FROM meeting")])
    assert states == ["moved", "planned"]
    assert await told(pairs, "meeting-agreed") == [pairs.vera.known, pairs.anna.known]
    with pytest.raises(Refused, match="meeting-gone"):
        await appointments.agreed(pairs.db, pairs.anna, card.meeting.id)


async def test_what_was_agreed_is_written_down_once(pairs: Pairs) -> None:
    at = NOW + timedelta(hours=3)
    card = await appointments.plan(pairs.db, pairs.anna, 0, at, NOW)
    assert len(card.meetings) == 2
    later = at + timedelta(hours=1)
    for _ in range(3):
        done = await appointments.happened(pairs.db, pairs.anna, card.meeting.id, 45, later)
    assert len(done.meetings) == 2
    assert await held(pairs, pairs.ids[0]) == await held(pairs, pairs.ids[1]) == [(TODAY, 45, "first")]
    with pytest.raises(Refused, match="not-allowed"):
        await appointments.happened(pairs.db, pairs.ilya, card.meeting.id, 45, later)


async def test_a_meeting_logged_by_hand_settles_the_appointment(pairs: Pairs) -> None:
    at = NOW + timedelta(hours=3)
    card = await appointments.plan(pairs.db, pairs.anna, pairs.ids[0], at, NOW)
    await meetings.log(pairs.db, pairs.anna, pairs.ids[:1], TODAY, 30, at + timedelta(minutes=30), draft="9")
    assert await appointments.question(pairs.db, pairs.anna.known, card.meeting.id) is None
    assert await held(pairs, pairs.ids[0]) == [(TODAY, 30, "first")]


async def test_pairs_are_reminded_once_in_working_hours(pairs: Pairs) -> None:
    for hour in (9, 12, 13, 23):
        await reminders.tick(pairs.db, datetime(2026, 9, 16, hour, tzinfo=UTC))
    galina = await pairs.db.read(lambda con: matches.get(con, pairs.ids[2]))
    assert galina is not None
    assert await told(pairs, "pair-first-date") == [pairs.anna.known, pairs.oleg.known, pairs.ilya.known]
    await appointments.plan(pairs.db, pairs.ilya, pairs.ids[2], NOW + timedelta(days=40), NOW)
    for day in range(16, 31):
        await reminders.tick(pairs.db, datetime(2026, 9, day, 13, tzinfo=UTC))
    assert await told(pairs, "pair-silence") == [pairs.anna.known]
    found = await reminders.silent(pairs.db, pairs.anna.known, pairs.ids[:2], datetime(2026, 9, 30, 13, tzinfo=UTC))
    assert [(one.names, one.days, one.met) for one in found] == [
        (("Юдина Вера Сергеевна",), 25, False),
        (("Ким Олег Павлович",), 25, False),
    ]


async def test_nobody_hears_of_a_pair_by_a_meeting(pairs: Pairs) -> None:
    untold = await pairs.db.write(lambda con: matches.create(con, 1, [pairs.ilya.known], [pairs.vera.known], PAIRED))
    with pytest.raises(Refused, match="meeting-pair-untold"):
        await meetings.log(pairs.db, pairs.curator, [untold], TODAY, 45, NOW)
