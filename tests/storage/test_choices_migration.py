"""0013 over filled databases of every schema before it: a choice that is open goes on with its marks."""

import sqlite3
from pathlib import Path

import pytest

from domain.choice import Ballot, with_comment
from domain.roles import Role
from storage.database import connect
from storage.migration import known_migrations, migrate
from storage.networking import choices
from tests.database import at_schema
from tests.register import NOW

BEFORE = [step.number for step in known_migrations() if step.number < 13]
FILLED = """
INSERT INTO programme (id, starts_on, timezone, created_at) VALUES (1, '2026-09-01', 'Europe/Moscow', 'x');
INSERT INTO person (id, programme_id, full_name, created_at) VALUES
    (1, 1, 'Белых Жанна', 'x'), (2, 1, 'О''Нил Галина', 'x'), (3, 1, 'Ким Олег', 'x');
INSERT INTO membership (person_id, role, state, joined_at) VALUES
    (1, 'mentor', 'admitted', 'x'), (2, 'mentee', 'admitted', 'x'), (3, 'mentor', 'left', 'x');
INSERT INTO choice (id, programme_id, state, mark_limit, opened_at, closes_at, closed_at) VALUES
    (1, 1, 'closed', 3, '2026-09-01T09:00:00Z', '2026-09-04T09:00:00Z', '2026-09-04T09:00:00Z'),
    (2, 1, 'open', 3, '2026-09-14T09:00:00Z', '2026-09-17T09:00:00Z', NULL);
INSERT INTO ballot (id, choice_id, person_id, side, touched_at, sent_at) VALUES (1, 2, 2, 'mentee', 'x', 'x');
INSERT INTO mark (ballot_id, target_id, place, marked_at) VALUES (1, 3, 1, 'x'), (1, 1, 2, 'x');
"""


@pytest.mark.parametrize("version", BEFORE)
def test_an_open_choice_goes_on(tmp_path: Path, version: int) -> None:
    path = tmp_path / "bot.sqlite3"
    con = at_schema(path, version)
    con.executescript(FILLED)
    con.close()
    assert "0013_choices.sql" in migrate(path)
    con = connect(path)
    try:
        found = choices.latest(con, 1)
        assert found is not None
        assert (found.id, found.form, found.nudged_at, found.is_open(NOW)) == (2, "teacher_teacher", None, True)
        (made,) = choices.ballots(con, 2)
        assert made == Ballot(2, Role.MENTEE, (1,), sent=True), "whoever has left holds no place"
        assert choices.lost(con, 2) == [(2, 3)]
        assert choices.create(con, 1, 3, NOW, None, NOW) is None, "one is open already"
        assert not choices.reopen(con, 1, NOW)
        said = with_comment(made, 1, "помощь с оцениванием")
        choices.comment(con, 2, said, 1, NOW)
        assert choices.ballot(con, 2, 2, Role.MENTEE).explained == {1: "помощь с оцениванием"}
        choices.set_about(con, 1, "По средам")
        assert choices.about(con, 1) == "По средам"
        with pytest.raises(sqlite3.IntegrityError):
            choices.comment(con, 99, said, 1, NOW)
    finally:
        con.close()
