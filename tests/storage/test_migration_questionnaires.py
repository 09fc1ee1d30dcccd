"""0002 over a filled database of 0001: every answer stays, a declined one is possible from now on."""

import sqlite3
from pathlib import Path

import pytest

from storage.database import connect
from storage.migration import known_migrations, migrate

FILLED = """
INSERT INTO programme (id, starts_on, timezone, created_at) VALUES (1, '2026-09-01', 'Europe/Moscow', 'x');
INSERT INTO person (id, programme_id, created_at) VALUES (1, 1, 'x');
INSERT INTO form_snapshot (hash, code, version, body, created_at) VALUES ('h', 'mentee', 1, '{}', 'x');
INSERT INTO response (id, person_id, form_code, form_hash, started_at, touched_at)
VALUES (1, 1, 'mentee', 'h', 'x', 'x');
INSERT INTO answer VALUES (1, 'full_name', 'given', '"О''Нил"', 'x'), (1, 'needs', 'draft', '["lesson"]', 'x'),
    (1, 'expect', 'skipped', 'null', 'x');
"""


def test_answers_survive_and_may_be_declined(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    con = connect(path)
    con.executescript(f"BEGIN; {known_migrations()[0].sql} {FILLED} PRAGMA user_version = 1; COMMIT;")
    before = [tuple(row) for row in con.execute("SELECT * FROM answer ORDER BY item_key")]
    con.close()
    assert migrate(path)[0] == "0002_questionnaires.sql"
    con = connect(path)
    assert [tuple(row) for row in con.execute("SELECT * FROM answer ORDER BY item_key")] == before
    con.execute("INSERT INTO answer VALUES (1, 'tired', 'declined', 'null', 'x')")
    with pytest.raises(sqlite3.IntegrityError):
        con.execute("INSERT INTO answer VALUES (1, 'other', 'unknown', 'null', 'x')")
    with pytest.raises(sqlite3.IntegrityError):
        con.execute("INSERT INTO answer VALUES (2, 'lost', 'given', '1', 'x')")
    con.execute("DELETE FROM response")
    assert con.execute("SELECT count(*) FROM answer").fetchone()[0] == 0, "answers go with their response"
    con.close()
