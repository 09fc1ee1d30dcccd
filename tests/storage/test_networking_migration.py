"""Migration 0012 on databases in use since any earlier schema: answers stay, everybody is on the list."""

from pathlib import Path

import pytest

from domain.networking import Guest, Reply, Terms
from storage.database import Connection, connect
from storage.migration import known_migrations, migrate
from storage.moments import to_text
from storage.networking import networking, networking_plans
from tests.database import at_schema
from tests.register import NOW

BEFORE = [step.number for step in known_migrations() if step.number < 12]


@pytest.mark.parametrize("schema", BEFORE)
def test_meetings_of_an_earlier_schema(schema: int, tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    con = at_schema(path, schema)
    _fill(con)
    con.close()
    assert "0012_networking.sql" in migrate(path)
    con = connect(path)
    found = networking.get(con, 1)
    assert found is not None
    assert found.guests == (Guest(1, Reply.YES, True), Guest(2, Reply.NO), Guest(3))
    assert (found.terms, found.revision) == (Terms(), 0)
    assert found.occasion == f"networking:1:{NOW.timestamp():.0f}", "notices of the old schema are found again"
    cancelled = networking.get(con, 2)
    assert cancelled is not None
    assert not cancelled.guests
    networking.reply(con, 1, 3, Reply.MAYBE, NOW)
    networking_plans.put(con, 1, ["opening", "closing"])
    again = networking.get(con, 1)
    assert again is not None
    assert again.answered(Reply.MAYBE) == (3,)
    assert not con.execute("PRAGMA foreign_key_check").fetchall()
    con.close()


def _fill(con: Connection) -> None:
    moment = to_text(NOW)
    con.execute("INSERT INTO programme (starts_on, timezone, created_at) VALUES ('2026-09-01', 'UTC', ?)", (moment,))
    for person, name in enumerate(("Седова Анна", "Юдина Вера", "Ким Олег", "Лосева Ия"), 1):
        con.execute("INSERT INTO person (programme_id, full_name, created_at) VALUES (1, ?, ?)", (name, moment))
        con.execute(
            "INSERT INTO membership (person_id, role, state, joined_at) VALUES (?, 'mentee', ?, ?)",
            (person, "joined" if person == 4 else "admitted", moment),
        )
    for state in ("planned", "cancelled"):
        con.execute(
            "INSERT INTO networking (programme_id, starts_at, place, state, created_at) VALUES (1, ?, 'зал', ?, ?)",
            (moment, state, moment),
        )
    con.execute("INSERT INTO networking_guest VALUES (1, 1, 'yes', ?, 1), (1, 2, 'no', ?, NULL)", (moment, moment))
