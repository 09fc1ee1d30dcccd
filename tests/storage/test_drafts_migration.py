"""Migration 0011 on databases that have been in use since any earlier schema: an open draft goes on where it was."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from domain.pairing.draft import Decisions
from domain.pairing.proposal import ProposedPair, Reason, ReasonKind, Way
from domain.roles import Role
from storage.database import connect
from storage.migration import known_migrations, migrate
from storage.moments import to_text
from storage.pairing import drafts
from tests.database import at_schema
from tests.register import NOW

BEFORE = [step.number for step in known_migrations() if step.number < 11]


@pytest.mark.parametrize("schema", BEFORE)
def test_an_open_draft_of_an_earlier_schema(schema: int, tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    con = at_schema(path, schema)
    _fill(con)
    con.close()
    assert "0011_drafts.sql" in migrate(path)
    con = connect(path)
    draft = drafts.current(con, 1)
    assert draft is not None
    assert draft.pairs == (ProposedPair(2, 1, Reason(ReasonKind.MUTUAL, 1, 2), pinned=True),)
    assert draft.decided == Decisions(pins=frozenset({(2, 1)}), forbidden=frozenset({(3, 1)}))
    assert (draft.revision, draft.summary.pairs, draft.summary.named) == (4, 1, 0)
    changed = Decisions(Way.EVERYONE, frozenset(), frozenset(), frozenset({(3, Role.MENTEE)}), "3222222222", 2, 3)
    drafts.decide(con, draft, changed)
    drafts.fill(con, draft.id, draft.proposal, None)
    again = drafts.current(con, 1)
    assert again is not None
    assert again.decided == replace(changed, pins=frozenset({(2, 1)}))
    salt, hidden = drafts.secret(con)
    assert len(salt) == 16
    assert 0 < hidden < 50
    with pytest.raises(sqlite3.IntegrityError):
        drafts.create(con, 1, None, NOW)
    con.close()


def _fill(con: sqlite3.Connection) -> None:
    moment = to_text(NOW)
    con.execute("INSERT INTO programme (starts_on, timezone, created_at) VALUES ('2026-09-01', 'UTC', ?)", (moment,))
    for name in ("Седова Анна Петровна", "Юдина Вера Сергеевна", "Ким Олег Павлович"):
        con.execute("INSERT INTO person (programme_id, full_name, created_at) VALUES (1, ?, ?)", (name, moment))
    con.execute(
        "INSERT INTO draft (programme_id, revision, summary, created_at) VALUES (1, 4, '{\"pairs\": 1}', ?)", (moment,)
    )
    reason = '{"kind": "mutual", "mentee_rank": 1, "mentor_rank": 2}'
    con.execute("INSERT INTO draft_pair VALUES (1, 1, 2, 1, ?)", (reason,))
    con.execute("INSERT INTO draft_leftover VALUES (1, 3, 'mentee', 'no-capacity')")
    con.execute("INSERT INTO draft_forbidden VALUES (1, 1, 3)")
