"""The step that names what a response changes, over a database of the first four steps that is in use."""

from pathlib import Path

from storage.database import connect
from storage.migration import migrate
from storage.surveys import responses
from tests.database import at_schema
from tests.register import NOW


def test_what_was_corrected_before_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    con = at_schema(path, 4)
    con.execute("INSERT INTO programme (starts_on, timezone, created_at) VALUES ('2026-09-01', 'UTC', '2026-09-01')")
    anna = con.execute(
        "INSERT INTO person (programme_id, full_name, created_at) VALUES (1, 'Седова Анна Петровна', '2026-09-01')"
    ).lastrowid
    assert anna is not None
    responses.keep_snapshot(con, "hash", "mentor", 1, "{}", NOW)
    made = []
    for subject in ("", "", "wave:1", ""):
        made.append(responses.create(con, anna, "mentor", "hash", subject, None, NOW))
        responses.put_answer(con, made[-1], "full_name", "given", '"Седова"', NOW)
        if len(made) < 4:
            assert responses.submit(con, made[-1], NOW)
    con.close()
    assert "0005_corrections.sql" in migrate(path)
    con = connect(path)
    found = con.execute("SELECT id, corrects FROM response ORDER BY id").fetchall()
    assert [row["corrects"] for row in found] == [None, made[0], None, made[1]]
    assert [row["value"] for row in responses.answers(con, made[0])] == ['"Седова"']
    con.close()
