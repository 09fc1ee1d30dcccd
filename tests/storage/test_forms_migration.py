"""Migration 0017 on a school in use: the forms of mentoring are those whose questionnaires were sent."""

from pathlib import Path

import pytest

from domain.roles import Role
from services.joining import joining
from storage import programmes
from storage.database import connect
from storage.migration import known_migrations, migrate
from storage.moments import to_text
from tests.database import at_schema
from tests.register import NOW

BEFORE = [step.number for step in known_migrations() if 2 <= step.number < 17]


@pytest.mark.parametrize("schema", BEFORE)
def test_a_school_that_has_sent_pupils_questionnaires(schema: int, tmp_path: Path) -> None:
    path, moment = tmp_path / "bot.sqlite3", to_text(NOW)
    con = at_schema(path, schema)
    con.execute("INSERT INTO programme (starts_on, timezone, created_at) VALUES ('2026-09-01', 'UTC', ?)", (moment,))
    con.execute("INSERT INTO form_snapshot (hash, code, version, body, created_at) VALUES ('h', 'x', 1, '', '2026')")
    for code, state in (("mentor", "submitted"), ("pupil_t_mentor", "submitted"), ("work_mentor", "open")):
        con.execute("INSERT INTO person (programme_id, created_at) VALUES (1, ?)", (moment,))
        con.execute(
            "INSERT INTO membership (person_id, role, state, joined_at) "
            "VALUES ((SELECT max(id) FROM person), 'mentor', 'joined', ?)",
            (moment,),
        )
        con.execute(
            "INSERT INTO response (person_id, form_code, form_hash, subject, state, started_at, touched_at) "
            "VALUES ((SELECT max(id) FROM person), ?, 'h', '', ?, ?, ?)",
            (code, state, moment, moment),
        )
    con.close()
    assert "0017_forms_of_mentoring.sql" in migrate(path)
    con = connect(path)
    assert programmes.running(con).forms == ("teacher_teacher", "teacher_pupil")
    found = [joining.base_form(con, person, Role.MENTOR) for person in (1, 2, 3)]
    assert found == ["mentor", "pupil_t_mentor", "work_mentor"], "everybody stays with what they have begun"
    con.close()
