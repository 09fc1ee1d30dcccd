"""0006 over filled databases of every schema before it: surveys, their guests and answers stay."""

import sqlite3
from pathlib import Path

import pytest

from domain.surveys.audience import parse
from storage.database import connect
from storage.migration import known_migrations, migrate
from storage.surveys import waves
from tests.database import at_schema
from tests.register import NOW

NUMBER = 6
FILLED = """
INSERT INTO programme (id, starts_on, timezone, created_at) VALUES (1, '2026-09-01', 'Europe/Moscow', 'x');
INSERT INTO person (id, programme_id, full_name, created_at) VALUES (1, 1, 'Белых Ж', 'x'), (2, 1, 'О''Нил Г', 'x');
INSERT INTO form_snapshot (hash, code, version, body, created_at) VALUES ('h', 'quality', 1, '{}', 'x');
INSERT INTO response (id, person_id, form_code, form_hash, subject, state, started_at, touched_at)
VALUES (1, 2, 'quality', 'h', 'wave:1', 'submitted', 'x', 'x');
"""
SURVEYS = """
INSERT INTO wave (id, programme_id, form_code, audience, opened_at, closes_at, closed_at, opened_by) VALUES
    (1, 1, 'quality', 'mentors', '2026-09-01T09:00:00Z', '2026-09-08T09:00:00Z', '2026-09-08T09:00:00Z', 1),
    (2, 1, 'quality', 'mentors', '2026-09-10T09:00:00Z', '2026-09-17T09:00:00Z', NULL, 1),
    (3, 1, 'quality', 'person:2', '2026-09-10T09:00:00Z', '2026-09-17T09:00:00Z', NULL, 1),
    (4, 1, 'quality', 'person:1', '2026-09-10T09:00:00Z', '2026-09-17T09:00:00Z', NULL, 1);
INSERT INTO wave_guest (wave_id, person_id) VALUES (1, 1), (1, 2), (3, 2);
"""
BEFORE = [step.number for step in known_migrations() if step.number < NUMBER]


@pytest.mark.parametrize("version", BEFORE)
def test_what_was_there_stays(tmp_path: Path, version: int) -> None:
    path = tmp_path / "bot.sqlite3"
    con = at_schema(path, version)
    con.executescript(FILLED + (SURVEYS if version > 1 else ""))
    con.close()
    assert any(name.startswith("0006") for name in migrate(path))
    con = connect(path)
    try:
        if version > 1:
            rows = [waves.get(con, number) for number in (1, 2, 3, 4)]
            assert [(row["started"], row["occasion"], parse(row["audience"]).code) for row in rows if row] == [
                (1, "", "mentors"), (1, "", "mentors"), (1, "", "people"), (1, "", "people"),
            ]  # fmt: skip
            assert [(guest["person_id"], guest["answered"]) for guest in waves.guests(con, 1)] == [(1, 0), (2, 1)]
            assert waves.create(con, 1, "quality", "mentors", NOW, NOW, 1) is None, "one for them is open"
        planned = waves.create(con, 1, "quality", "curators", NOW, NOW, None, started=False, occasion="quality")
        assert planned is not None
        assert waves.start(con, planned, NOW)
        with pytest.raises(sqlite3.IntegrityError):
            waves.invite(con, 999, [1])
        con.execute("DELETE FROM wave WHERE id = 1")
        assert waves.guests(con, 1) == [], "guests go with their survey"
    finally:
        con.close()
