"""Migration 0009 on a database in use: a representative's consents are known as such, papers find their pictures."""

from pathlib import Path

import pytest

from storage.consents import consents
from storage.database import connect
from storage.migration import migrate
from storage.moments import to_text
from tests.database import at_schema
from tests.register import NOW

AT = to_text(NOW)
BEFORE = f"""
INSERT INTO programme (starts_on, timezone, created_at) VALUES ('2026-09-01', 'Europe/Moscow', '{AT}');
INSERT INTO person (programme_id, created_at) VALUES (1, '{AT}'), (1, '{AT}'), (1, '{AT}');
INSERT INTO consent_text VALUES ('g', 'guardian', 1, 'text', '{AT}'), ('p', 'programme', 1, 'text', '{AT}');
INSERT INTO document (programme_id, kind, title, number, state, body, created_at)
    VALUES (1, 'guardian_consent', 'guardian_consent', '12', 'signed', x'ff', '{AT}');
INSERT INTO consent (person_id, decision, text_hash, paper, decided_at)
    VALUES (1, 'given', 'g', NULL, '{AT}'), (2, 'given', 'p', NULL, '{AT}'), (3, 'given', NULL, '12', '{AT}');
"""


@pytest.mark.parametrize("version", [4, 7, 8])
def test_a_filled_database_of_earlier_schemas(tmp_path: Path, version: int) -> None:
    path = tmp_path / "bot.sqlite3"
    con = at_schema(path, version)
    con.executescript(BEFORE)
    con.close()
    assert "0009_consent_papers.sql" in migrate(path)
    con = connect(path)
    found = [consents.latest(con, person) for person in (1, 2, 3)]
    assert [(row["by_guardian"], row["document_id"]) for row in found if row] == [(1, None), (0, None), (1, 1)]
    con.close()
