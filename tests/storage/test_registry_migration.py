"""The register's step over a database that is in use: people, consents and pairs stay as they were."""

from pathlib import Path

from domain.roles import Role
from storage import audit
from storage.consents import consents
from storage.database import connect
from storage.migration import migrate
from storage.pairing import matches
from storage.people import people
from tests.database import at_schema

ANNA, VERA, MATCH = 1, 2, 3
FILLED = """
INSERT INTO programme (starts_on, timezone, created_at) VALUES ('2026-09-01', 'UTC', '2026-09-01');
INSERT INTO person (id, programme_id, full_name, created_at) VALUES (1, 1, 'Седова Анна Петровна', '2026-09-01');
INSERT INTO person (id, programme_id, full_name, created_at) VALUES (2, 1, 'Юдина Вера Сергеевна', '2026-09-01');
INSERT INTO membership (person_id, role, state, joined_at) VALUES (1, 'mentor', 'admitted', '2026-09-01');
INSERT INTO membership (person_id, role, state, joined_at) VALUES (2, 'mentee', 'admitted', '2026-09-01');
INSERT INTO consent (person_id, decision, paper, decided_at) VALUES (1, 'given', '1', '2026-09-15T09:00:00Z');
INSERT INTO consent (person_id, decision, paper, decided_at) VALUES (2, 'given', '1', '2026-09-15T09:00:00Z');
INSERT INTO match (id, programme_id, agreed_at) VALUES (3, 1, '2026-09-15T09:00:00Z');
INSERT INTO match_member (match_id, person_id, role) VALUES (3, 1, 'mentor'), (3, 2, 'mentee');
"""


def test_a_filled_database_keeps_everything(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    con = at_schema(path, 2)
    con.executescript(FILLED)
    con.close()
    assert "0003_registry.sql" in migrate(path)
    con = connect(path)
    assert people.admitted(con, 1, Role.MENTOR) == [ANNA]
    assert [row["decision"] for row in consents.of_person(con, VERA)] == ["given"]
    assert [one.id for one in matches.of_person(con, VERA, active=False)] == [MATCH]
    assert audit.of_person(con, VERA) == []
    con.close()
