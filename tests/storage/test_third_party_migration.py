"""Migration 0007 on databases that are in use, from every schema before it: responses stay, nobody was asked yet."""

import sqlite3
from pathlib import Path

import pytest

from storage.database import connect
from storage.migration import migrate
from storage.moments import to_text
from storage.people import people
from storage.surveys import inquiries, records, responses
from tests.database import at_schema
from tests.register import NOW


@pytest.mark.parametrize("before", [4, 5, 6])
def test_a_filled_database_keeps_its_responses(before: int, tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    con = at_schema(path, before)
    con.execute("INSERT INTO programme (starts_on, timezone, created_at) VALUES ('2026-09-01', 'UTC', '2026-09-01')")
    vera = people.add_person(con, 1, NOW, "Юдина Вера Сергеевна")
    con.execute(
        "INSERT INTO form_snapshot (hash, code, version, body, created_at) VALUES ('h', 'entry', 1, '{}', ?)",
        (to_text(NOW),),
    )
    for subject in ("", "meeting:1"):
        con.execute(
            "INSERT INTO response (person_id, form_code, form_hash, subject, state, started_at, touched_at, "
            "submitted_at) VALUES (?, 'entry', 'h', ?, 'submitted', ?, ?, ?)",
            (vera, subject, *[to_text(NOW)] * 3),
        )
    con.close()
    assert "0007_third_party.sql" in migrate(path)
    con = connect(path)
    assert [row["subject"] for row in responses.of_person(con, vera)] == ["meeting:1", ""]
    assert inquiries.of_pupil(con, vera) == []
    assert records.every(con, 1) == []
    with pytest.raises(sqlite3.IntegrityError):
        inquiries.create(con, vera, "aunt", None, ("t", "c"), vera, NOW, NOW)
    with pytest.raises(sqlite3.IntegrityError):
        inquiries.create(con, 99, "teacher", None, ("t", "c"), vera, NOW, NOW)
    con.close()
