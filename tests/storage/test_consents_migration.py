"""Migration 0004 on a database that has been in use: what was there stays, what is new has its defaults."""

import sqlite3
from pathlib import Path

import pytest

from storage import programmes
from storage.consents import consents
from storage.database import connect
from storage.migration import migrate
from storage.moments import to_text
from tests.database import at_schema
from tests.register import NOW


def test_a_filled_database_of_the_schema_before(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    con = at_schema(path, 3)
    con.execute(
        "INSERT INTO programme (starts_on, timezone, created_at) VALUES ('2026-09-01', 'Europe/Moscow', ?)",
        (to_text(NOW),),
    )
    con.execute("INSERT INTO person (programme_id, full_name, created_at) VALUES (1, 'Юдина Вера', ?)", (to_text(NOW),))
    con.execute(
        "INSERT INTO consent (person_id, decision, paper, decided_at) VALUES (1, 'given', '№ 3', ?)", (to_text(NOW),)
    )
    con.close()
    assert "0004_consents.sql" in migrate(path)
    con = connect(path)
    programme = programmes.current(con)
    assert programme is not None
    assert (programme.pupils, programme.adult_age, programme.publishes, programme.consent_version) == (
        False,
        18,
        False,
        1,
    )
    (kept,) = consents.every(con, 1)
    assert (kept["kind"], kept["decision"], kept["paper"], kept["detail"]) == ("programme", "given", "№ 3", None)
    with pytest.raises(sqlite3.IntegrityError):
        con.execute(
            "INSERT INTO guardian_link (person_id, token_hash, created_at, expires_at) VALUES (99, 'x', '', '')"
        )
    con.close()
