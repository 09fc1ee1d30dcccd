"""Migration 0014 on databases that have been in use since any earlier schema: pairs, meetings and orders go on."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from domain.match import Format, Kind, Shape
from services.pairs import pair_changes
from storage import programmes
from storage.database import connect
from storage.migration import known_migrations, migrate
from storage.moments import to_text
from storage.pairing import matches, substitutes
from tests.database import at_schema
from tests.register import NOW

OURS = "0014_pairs.sql"
BEFORE = [step.number for step in known_migrations() if step.number < 14]


@pytest.mark.parametrize("schema", BEFORE)
def test_pairs_of_an_earlier_schema(schema: int, tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    con = at_schema(path, schema)
    _fill(con)
    con.close()
    assert OURS in migrate(path)
    con = connect(path)
    programme = programmes.running(con)
    assert (programme.agreement, programme.agreement_days, programme.agreement_next) == ("choice", 3, "down")
    pair, group, ended = matches.every(con, 1)
    assert (pair.format, pair.kind, pair.shape, pair.leaders) == (Format.INDIVIDUAL, Kind.USUAL, Shape.PAIR, (1,))
    assert (group.format, group.shape, group.standing) == (Format.GROUP, Shape.GROUP, (1,))
    assert matches.held_counts(con, 1) == {1: 1}
    # what ended under the old schema waits for an order on changes, and so does the pair that stands in none
    assert [(one.kind, one.match.id) for one in pair_changes.waiting(con, 1)] == [("added", 2), ("ended", ended.id)]
    assert matches.part(con, group, 3, NOW)
    assert matches.former(con, 1)[0]["person_id"] == 3
    days = (NOW.date(), (NOW + timedelta(days=3)).date())
    substitutes.add(con, 1, 4, days, "", 4, NOW)
    with pytest.raises(sqlite3.IntegrityError):
        substitutes.add(con, 1, 4, days, "", 4, NOW)
    with pytest.raises(sqlite3.IntegrityError):
        con.execute("UPDATE match SET kind = 'other'")
    con.close()


def _fill(con: sqlite3.Connection) -> None:
    moment = to_text(NOW)
    con.execute("INSERT INTO programme (starts_on, timezone, created_at) VALUES ('2026-09-01', 'UTC', ?)", (moment,))
    for name in ("Седова Анна Петровна", "Юдина Вера Сергеевна", "Ким Олег Павлович", "Ильин Павел Олегович"):
        con.execute("INSERT INTO person (programme_id, full_name, created_at) VALUES (1, ?, ?)", (name, moment))
    con.execute(
        "INSERT INTO document (programme_id, kind, title, number, signed_on, state, created_at) "
        "VALUES (1, 'pairs_order', 'approve', '17', '2026-09-14', 'signed', ?)",
        (moment,),
    )
    add = "INSERT INTO match (programme_id, state, agreed_at, told_at, document_id, ended_at) VALUES (1, ?, ?, ?, ?, ?)"
    con.execute(add, ("active", moment, moment, 1, None))
    con.execute(add, ("active", moment, moment, None, None))
    con.execute(add, ("stopped", moment, moment, 1, moment))
    members = (
        (1, 1, "mentor"),
        (1, 2, "mentee"),
        (2, 1, "mentor"),
        (2, 2, "mentee"),
        (2, 3, "mentee"),
        (3, 4, "mentor"),
    )
    con.executemany(
        "INSERT INTO match_member (match_id, person_id, role) VALUES (?, ?, ?)", (*members, (3, 3, "mentee"))
    )
    con.execute(
        "INSERT INTO meeting (match_id, state, held_on, minutes, logged_by, logged_at) "
        "VALUES (1, 'held', '2026-09-15', 45, 1, ?)",
        (moment,),
    )
