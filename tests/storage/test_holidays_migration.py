"""Migration 0016 on databases in use since any earlier schema: no holidays are known, and they can be set."""

from datetime import date
from pathlib import Path

import pytest

from domain.holidays import Holiday
from storage import programmes
from storage.database import connect
from storage.migration import known_migrations, migrate
from tests.database import at_schema

AUTUMN = (Holiday(date(2026, 10, 26), date(2026, 11, 3)), Holiday(date(2026, 12, 29), date(2027, 1, 11)))


@pytest.mark.parametrize("schema", [step.number for step in known_migrations() if step.number < 16])
def test_a_programme_that_knew_no_holidays(schema: int, tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    con = at_schema(path, schema)
    con.execute("INSERT INTO programme (starts_on, timezone, created_at) VALUES ('2026-09-01', 'UTC', '2026-09-01')")
    con.close()
    assert "0016_holidays.sql" in migrate(path)
    con = connect(path)
    assert programmes.running(con).holidays == ()
    programmes.change(con, 1, "holidays", AUTUMN)
    assert programmes.running(con).holidays == AUTUMN
    con.close()
