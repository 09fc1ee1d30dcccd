"""The demonstration school is what it should be, and the same every time."""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pytest

from bot.demonstration import open_bot
from demo import cast
from demo.notes import ALONE, DONE, FORGOTTEN, UNFINISHED, notes
from demo.people import Group, Player
from demo.school import TODAY
from demo.schools import SCHOOLS
from demo.stage import Stage
from emulator.accounts import Standing
from storage.database import Connection

BUILDING = 10.0
"""Seconds that a visitor waits at most; a machine busy with other tests is given more."""
# Everything but secrets, hashes of them, and the outbox's moments.
TABLES = {
    "programme": "*",
    "person": "*",
    "membership": "*",
    "consent": "*",
    "answer": "response_id, item_key, state, value",
    "networking_guest": "*",
    "mark": "ballot_id, target_id, place",
    "draft_pair": "*",
    "match": "*",
    "match_member": "*",
    "meeting": "*",
    "meeting_attendee": "*",
    "request": "*",
}
QUERIES = {
    "roles": "SELECT role || ':' || state, count(*) FROM membership GROUP BY 1",
    "responses": "SELECT form_code || ':' || state, count(*) FROM response GROUP BY 1",
    "meetings": "SELECT state, count(*) FROM meeting GROUP BY 1",
    "stages": "SELECT stage, count(*) FROM meeting WHERE stage IS NOT NULL GROUP BY 1",
    "answers": "SELECT state, count(*) FROM meeting_attendee GROUP BY 1",
    "matches": "SELECT state, count(*) FROM match GROUP BY 1",
    "shapes": "SELECT iif(kind = 'usual', format, kind), count(*) FROM match "
    "WHERE kind <> 'usual' OR format <> 'individual' GROUP BY 1",
    "drafted": "SELECT p.full_name, 1 FROM draft_pair d JOIN draft f ON f.id = d.draft_id AND f.state = 'open' "
    "JOIN person p ON p.id = d.mentee_id",
    "drafts": "SELECT state, count(*) FROM draft GROUP BY 1",
    "coming": "SELECT starts_at > '2026-11-17', count(exercise_code) FROM networking "
    "JOIN networking_exercise ON networking_id = id GROUP BY 1",
    "ballots": "SELECT side, count(*) FROM ballot GROUP BY 1",
    "orders": "SELECT number || ' ' || signed_on, length(body) > 0 FROM document WHERE number IS NOT NULL",
    "failed": "SELECT error, count(*) FROM notice WHERE state = 'failed' GROUP BY 1",
    "surveys": "SELECT form_code || ':' || iif(closed_at IS NULL, 'open', 'closed'), occasion FROM wave",
    "consents": "SELECT kind || ':' || decision, count(*) FROM consent GROUP BY 1",
    "kept": "SELECT 'partners', count(*) FROM partner UNION SELECT 'interviews', count(*) FROM interview "
    "UNION SELECT 'possible', count(*) FROM candidate UNION SELECT 'suggested', count(*) FROM proposal "
    "UNION SELECT 'notes', count(*) FROM note UNION SELECT 'acts', count(*) FROM erasure "
    "UNION SELECT 'scans', count(*) FROM document_scan "
    "UNION SELECT 'asked', count(*) FROM mentor_ask WHERE state = 'open'",
    "guests": "SELECT attended, count(*) FROM networking_guest GROUP BY 1",
    "missing": "SELECT count(*), sum(director_name IS NULL OR teachers IS NULL) FROM programme",
    "unreachable": "SELECT p.full_name, 1 FROM channel c JOIN person p ON p.id = c.person_id WHERE c.reachable = 0",
    "groups": "SELECT batch, count(*) FROM meeting WHERE batch IS NOT NULL AND state = 'held' GROUP BY 1",
    "longest": "SELECT 'days', max(julianday('2026-11-17') - julianday(last)) FROM "
    "(SELECT max(held_on) AS last FROM meeting WHERE state = 'held' GROUP BY match_id)",
    "unmet": "SELECT 'pairs', count(*) FROM match WHERE id NOT IN (SELECT match_id FROM meeting WHERE state = 'held')",
}


@dataclass(frozen=True, slots=True)
class Built:
    """What was found in a school."""

    seconds: float
    counts: dict[str, dict[Any, Any]]
    rows: dict[str, list[tuple[Any, ...]]]
    players: dict[str, Player]
    notes: dict[str, str]


def build() -> Built:
    return asyncio.run(_build())


async def _build() -> Built:
    stage = Stage(open_bot, SCHOOLS)
    async with stage.running():
        begun = time.process_time()
        await stage.begin("term")
        seconds = time.process_time() - begun
        assert not stage.trouble
        assert abs((stage.scene.clock() - TODAY).total_seconds()) < 60
        players = {one.name: one for one in stage.scene.people.players.values()}
        found = await notes(stage.scene)
        named = {one.name: found[one.account] for one in players.values() if one.account in found}
        return Built(seconds, *await stage.scene.bot.db.read(_look), players, named)


def _look(con: Connection) -> tuple[dict[str, dict[Any, Any]], dict[str, list[tuple[Any, ...]]]]:
    counts = {name: {row[0]: row[1] for row in con.execute(sql)} for name, sql in QUERIES.items()}
    rows = {
        table: sorted((tuple(row) for row in con.execute(f"SELECT {columns} FROM {table}")), key=repr)
        for table, columns in TABLES.items()
    }
    return counts, rows


@pytest.fixture(scope="module")
def built() -> Built:
    """One school for all the tests."""
    return build()


def test_it_is_there_soon(built: Built) -> None:
    assert built.seconds < BUILDING


def test_people(built: Built) -> None:
    assert Counter(one.group for one in built.players.values()) == {
        Group.CURATORS: 2,
        Group.MENTORS: 9,
        Group.MENTEES: 28,
        Group.STRANGERS: 1,
    }
    roles = built.counts["roles"]
    assert (roles["curator:admitted"], roles["mentor:admitted"], roles["mentee:admitted"]) == (2, 9, 26)
    assert roles["mentee:joined"] == 1
    assert built.counts["missing"] == {1: 0}


def test_questionnaires(built: Built) -> None:
    responses = built.counts["responses"]
    assert (responses["mentor:submitted"], responses["mentee:submitted"], responses["mentee:open"]) == (9, 26, 1)
    assert responses["entry:submitted"] >= 20
    assert responses["after_meeting:submitted"] >= 15


def test_surveys_of_every_kind(built: Built) -> None:
    """One closed by its day with the school's own form, one open, and those that the clock has opened."""
    surveys, responses = built.counts["surveys"], built.counts["responses"]
    assert surveys["quarter:closed"] == surveys["interim_mentor:open"] == ""
    assert (surveys["checkin:open"], surveys["exit:open"]) == ("checkin", "exit")
    assert responses["quarter:submitted"] >= 12
    assert responses["exit:submitted"] >= 4
    assert 0 < responses["interim_mentor:submitted"] < 9
    assert (responses["teacher_record:submitted"], responses["plan_rating:submitted"]) == (1, 1)


def test_consents_of_every_kind_and_the_base(built: Built) -> None:
    consents, kept = built.counts["consents"], built.counts["kept"]
    assert {f"publication:{one}" for one in ("given", "refused", "withdrawn")} <= set(consents)
    assert {"labour:given", "labour:withdrawn", "programme:withdrawn"} <= set(consents)
    assert consents["programme:given"] > 34  # a changed text was consented to again
    assert min(kept.values()) >= 1


def test_choice_pairs_and_order(built: Built) -> None:
    assert sum(built.counts["ballots"].values()) >= 28
    assert built.counts["guests"][1] >= 20
    assert min(built.counts["coming"][when] for when in (0, 1)) >= 3, "a held meeting and a coming one have a plan"
    assert built.counts["matches"] == {"active": 16, "completed": 5}
    assert built.counts["shapes"] == {"group": 1, "reverse": 1}
    assert list(built.counts["orders"]) == ["84-о 2026-09-22", "97-о 2026-11-06"]
    assert all(built.counts["orders"].values())
    assert built.counts["kept"]["scans"] == 1
    assert built.counts["drafts"] == {"agreed": 1, "open": 1}
    drafted = set(built.counts["drafted"])
    assert drafted >= {one.name for one in cast.NEW}
    assert drafted.isdisjoint(cast.SHORT), "whose work is completed is not drafted again"


def test_meetings_of_all_stages(built: Built) -> None:
    assert built.counts["meetings"]["held"] >= 60
    assert built.counts["meetings"]["planned"] >= 3
    assert {"first", "trial", "planning", "regular"} <= set(built.counts["stages"])
    assert {"asked", "confirmed", "disputed", "silent"} == set(built.counts["answers"])
    assert built.counts["longest"]["days"] > 30
    assert built.counts["unmet"]["pairs"] >= 1
    assert any(size > 1 for size in built.counts["groups"].values())


def test_special_positions(built: Built) -> None:
    assert built.notes.pop(cast.LATE.name) == UNFINISHED
    assert built.notes.pop(cast.GONE.name) == FORGOTTEN
    assert Counter(built.notes.values()) == {ALONE: 4, DONE: 5}
    assert built.players[cast.BLOCKING].client.chat.standing is Standing.BLOCKED
    assert list(built.counts["unreachable"]) == [cast.BLOCKING]


def test_only_the_blocked_one_was_not_told(built: Built) -> None:
    assert set(built.counts["failed"]) <= {"blocked", "no-channel"}


def test_every_chat_has_a_history(built: Built) -> None:
    met = [one for one in built.players.values() if one.group is not Group.STRANGERS]
    assert [one.name for one in met if not one.client.received] == []
    keyboards = [one.name for one in met if not one.client.reply_keyboard]
    assert set(keyboards) <= {cast.BLOCKING, cast.LATE.name, cast.GONE.name}
    assert any("Подтвердить" in one.client.buttons() for one in met)


def test_it_is_the_same_every_time(built: Built) -> None:
    again = build()
    for table, rows in built.rows.items():
        assert again.rows[table] == rows, table


def test_names_are_told_apart() -> None:
    names = [one.name for one in (*cast.MENTORS, *cast.MENTEES, *cast.NEW, cast.LATE, cast.GONE)] + [*cast.CURATORS]
    assert len({name.split()[0] for name in names}) == len(names) == 39


@pytest.mark.parametrize("people", [cast.MENTORS, cast.MENTEES], ids=["mentors", "mentees"])
def test_everybody_has_a_post_and_a_subject(people: tuple[Any, ...]) -> None:
    assert all(one.post and one.subjects and one.years >= 0 for one in people)
