"""Migration 0010 on a database that has been in use: what was there stays, a school may publish its own forms."""

import sqlite3
from pathlib import Path

import pytest

from storage import migration
from storage.database import connect
from storage.migration import known_migrations, migrate
from storage.moments import to_text
from storage.surveys import published_forms
from tests.register import NOW

FILLED = """
INSERT INTO programme (starts_on, timezone, created_at) VALUES ('2026-09-01', 'Europe/Moscow', 'x');
INSERT INTO person (programme_id, full_name, created_at) VALUES (1, 'Юдина Вера', 'x');
INSERT INTO form_snapshot (hash, code, version, body, created_at) VALUES ('h1', 'mentee', 1, '{}', 'x');
INSERT INTO response (person_id, form_code, form_hash, started_at, touched_at) VALUES (1, 'mentee', 'h1', 'x', 'x');
"""


@pytest.mark.parametrize("before", range(1, 10))
def test_a_filled_database_of_every_schema_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: int) -> None:
    path = tmp_path / "bot.sqlite3"
    steps = [one for one in known_migrations() if one.number <= 10]
    monkeypatch.setattr(migration, "known_migrations", lambda: [one for one in steps if one.number <= before])
    migrate(path)
    con = connect(path)
    con.executescript(FILLED)
    con.close()
    monkeypatch.setattr(migration, "known_migrations", lambda: steps)
    assert "0010_published_forms.sql" in migrate(path)
    con = connect(path)
    assert con.execute("SELECT form_hash FROM response").fetchone()["form_hash"] == "h1"
    assert published_forms.every(con) == []
    assert (published_forms.last_version(con, "mentee"), published_forms.last_version(con, "own")) == (1, 0)
    for version in (2, 3):
        published_forms.publish(con, "mentee", version, "h1", 1, NOW)
    row = published_forms.in_force(con, "mentee")
    assert row is not None
    assert (row["version"], row["full_name"]) == (3, "Юдина Вера")
    with pytest.raises(sqlite3.IntegrityError):
        con.execute(
            "INSERT INTO published_form (code, version, form_hash, published_by, published_at) "
            "VALUES ('mentee', 4, 'h1', 1, ?)",
            (to_text(NOW),),
        )
    assert [published_forms.withdraw(con, "mentee", NOW) for _ in range(2)] == [True, False]
    published_forms.keep_draft(con, 1, "mentee", "{}", "", NOW)
    published_forms.keep_draft(con, 1, "mine", "[]", "", NOW)
    draft = published_forms.draft(con, 1)
    assert draft is not None
    assert draft["code"] == "mine"
    con.close()
