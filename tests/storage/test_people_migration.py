"""Migration 0008 on a database that has been in use: lists, decisions and parts are carried over."""

from pathlib import Path

from domain.roles import Role
from storage import programmes
from storage.database import connect
from storage.migration import migrate
from storage.moments import to_text
from storage.people import candidates, interviews, people
from tests.database import at_schema
from tests.register import NOW


def test_a_filled_database_of_the_schema_before(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    con = at_schema(path, 7)
    con.execute("INSERT INTO programme (starts_on, timezone, created_at) VALUES ('2026-09-01', 'UTC', '2026-09-01')")
    anna, denis, gone = (people.add_person(con, 1, NOW, name) for name in ("Седова Анна", "Титов Денис", "Ким Олег"))
    rows = ((anna, "mentor", "admitted", to_text(NOW)), (gone, "mentee", "declined", to_text(NOW)))
    con.executemany(
        "INSERT INTO membership (person_id, role, state, joined_at, decided_at, decided_by) VALUES (?, ?, ?, ?, ?, 1)",
        [(person, role, state, at, at) for person, role, state, at in rows],
    )
    con.execute("INSERT INTO staff_list VALUES (1, 1, 'x', 1, ?, ?)", (anna, to_text(NOW)))
    con.execute("INSERT INTO candidate VALUES (?, 'mentor', 1, ?)", (denis, to_text(NOW)))
    con.close()
    assert "0008_people.sql" in migrate(path)
    con = connect(path)
    programme = programmes.current(con)
    assert programme is not None
    assert (programme.partners_total, programme.interview_first) == (0, False)
    assert [(row["id"], row["source"], row["state"]) for row in candidates.every(con, 1)] == [(denis, "staff", "new")]
    assert [row["verdict"] for row in interviews.decisions(con, anna)] == ["admitted"]
    assert [row["verdict"] for row in interviews.decisions(con, gone)] == ["declined"]
    assert people.step_down(con, anna, Role.MENTOR, NOW)
    assert con.execute("SELECT left_at FROM membership WHERE person_id = ?", (anna,)).fetchone()[0] == to_text(NOW)
    con.close()
