"""The register's step over a database that is in use: people, consents and pairs stay as they were."""

from pathlib import Path

import pytest

from domain.roles import Role
from storage import audit, consents, matches, migration, people
from storage.database import connect
from storage.migration import known_migrations, migrate
from tests.register import NOW


def test_a_filled_database_keeps_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bot.sqlite3"
    steps = known_migrations()
    with monkeypatch.context() as earlier:
        earlier.setattr(migration, "known_migrations", lambda: steps[:2])
        migrate(path)
    con = connect(path)
    con.execute("INSERT INTO programme (starts_on, timezone, created_at) VALUES ('2026-09-01', 'UTC', '2026-09-01')")
    anna, vera = (people.add_person(con, 1, NOW, name) for name in ("Седова Анна Петровна", "Юдина Вера Сергеевна"))
    for person, role in ((anna, Role.MENTOR), (vera, Role.MENTEE)):
        people.join(con, person, role, NOW, admitted=True)
        con.execute(
            "INSERT INTO consent (person_id, decision, paper, decided_at) VALUES (?, 'given', '1', '2026-09-15')",
            (person,),
        )
    match = matches.create(con, 1, [anna], [vera], NOW)
    con.close()
    assert "0003_registry.sql" in migrate(path)
    con = connect(path)
    assert people.admitted(con, 1, Role.MENTOR) == [anna]
    assert [row["decision"] for row in consents.of_person(con, vera)] == ["given"]
    assert [one.id for one in matches.of_person(con, vera, active=False)] == [match]
    assert audit.of_person(con, vera) == []
    con.close()
