"""Migration 0015 on databases that have been in use since any earlier schema: whoever has no pair is on the list."""

import sqlite3
from pathlib import Path

import pytest

from domain.pairing.waiting import Reason
from services.pairing import waiting
from storage import programmes
from storage.database import connect
from storage.migration import known_migrations, migrate
from storage.moments import to_text
from storage.pairing import waiting as stored
from tests.database import at_schema
from tests.register import NOW

BEFORE = [step.number for step in known_migrations() if step.number < 15]


@pytest.mark.parametrize("schema", BEFORE)
def test_a_school_that_has_pairs(schema: int, tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    con = at_schema(path, schema)
    _fill(con)
    con.close()
    assert "0015_waiting.sql" in migrate(path)
    con = connect(path)
    programme = programmes.running(con)
    assert (programme.psychologist_name, programme.psychologist_contact) == ("", "")
    waiting.settle(con, programme, NOW)
    assert {one: row.reason for one, row in stored.every(con, 1).items()} == {3: Reason.UNMATCHED}
    assert stored.places(con) == {1: 1}
    con.close()


def _fill(con: sqlite3.Connection) -> None:
    moment = to_text(NOW)
    con.execute("INSERT INTO programme (starts_on, timezone, created_at) VALUES ('2026-09-01', 'UTC', ?)", (moment,))
    for name, role in (("Седова Анна", "mentor"), ("Юдина Вера", "mentee"), ("Ким Олег", "mentee")):
        con.execute("INSERT INTO person (programme_id, full_name, created_at) VALUES (1, ?, ?)", (name, moment))
        con.execute(
            "INSERT INTO membership (person_id, role, state, joined_at) "
            "VALUES ((SELECT max(id) FROM person), ?, 'admitted', ?)",
            (role, moment),
        )
    con.execute("INSERT INTO match (programme_id, form, agreed_at) VALUES (1, 'teacher_teacher', ?)", (moment,))
    con.executemany(
        "INSERT INTO match_member (match_id, person_id, role) VALUES (1, ?, ?)", [(1, "mentor"), (2, "mentee")]
    )
