"""Nobody's data is forgotten: each reference to a person has its line in ``storage.consents.traces``.

A database with one row in every table, all of them about person 7 and all texts «secret table.column», shows what an
erasure leaves and what a merge moves, also for tables that did not exist when this was written.
"""

import dataclasses
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from documents.consents.personal import PersonalData
from storage.consents import personal
from storage.consents.traces import DEED, TRACES
from storage.database import Connection, connect
from storage.people import merging
from tests.database import make_empty
from tests.register import NOW

SOMEBODY, OTHER, CURATOR = 7, 8, 9
SECRET = "secret"
CODES = ("_at", "_on", "state", "kind", "role", "side", "decision", "hash", "code", "digest", "key", "until")
"""Ends of the names of columns with codes, moments and hashes: nobody is known by them."""
REMAINS = {
    "agreement": "number and form of a labour document",
    "agreeing_case": "a code of why",
    "agreeing_round": "a form and a way",
    "audit": "",
    "broadcast": "written by a curator to many",
    "choice": "",
    "consent": "number of the paper and web resources: the proof",
    "consent_wording": "the school's text",
    "decision": "a code",
    "document": "titles and numbers of the school's own documents",
    "document_scan": "pictures of the school's own signed documents",
    "draft": "",
    "draft_pair": "typed codes of the reason",
    "draft_secret": "a random number",
    "draft_step": "codes and ids",
    "erasure": "counts",
    "form_draft": "a questionnaire that the school writes",
    "form_programme": "the school's words on a form of mentoring",
    "form_snapshot": "the form itself",
    "fsm": "what waits for typed text; gone with the next screen",
    "handled_update": "",
    "inquiry": "the office of who was asked: a code",
    "invitation": "the form of mentoring it is for",
    "match": "the form of mentoring",
    "match_setting": "weights",
    "meeting": "the place of a meeting",
    "meeting_attendee": "a code",
    "membership": "the form of mentoring",
    "meta": "",
    "notice": "ids",
    "networking": "the place of the whole school",
    "nudge": "ids",
    "origin": "a code",
    "partner": "organisations and whom to call there",
    "programme": "the school",
    "received_update": "taken over and handled within seconds",
    "response": "ids of the form and the question",
    "template": "the school's",
    "wave": "the audience",
    "wave_schedule": "a code",
}
"""Tables with words that stay after an erasure, and why they name nobody."""


@pytest.fixture
def con(tmp_path: Path) -> Iterator[Connection]:
    path = tmp_path / "bot.sqlite3"
    make_empty(path)
    opened = connect(path)
    opened.execute("PRAGMA foreign_keys = OFF")
    opened.execute("PRAGMA ignore_check_constraints = ON")
    yield opened
    opened.close()


def tables(con: Connection) -> list[str]:
    rows = con.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    return [row["name"] for row in rows]


def fill(con: Connection) -> None:
    """One row in every table, about person 7."""
    for table in tables(con):
        columns = con.execute(f"PRAGMA table_info({table})").fetchall()
        names = ", ".join(column["name"] for column in columns)
        values = [_value(table, column) for column in columns]
        con.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(values))})", values)
    con.execute("UPDATE draft SET state = 'open'")
    for person in (OTHER, CURATOR):
        con.execute("INSERT INTO person (id, programme_id, created_at) VALUES (?, 7, '')", (person,))


def _value(table: str, column: sqlite3.Row) -> object:
    match column["type"]:
        case "INTEGER":
            return SOMEBODY
        case "TEXT" if column["name"].endswith(CODES):
            return "code"
        case kind:
            return f"{SECRET} {table}.{column['name']}" if kind == "TEXT" else SECRET.encode()


def left(con: Connection) -> set[str]:
    """Columns in which a secret can still be read."""
    found = set()
    for table in tables(con):
        for row in con.execute(f"SELECT * FROM {table}"):
            for name in row.keys():  # noqa: SIM118  # a Row is iterated by values
                if SECRET in str(row[name]):  # of bytes too: they are shown as they were written
                    found.add(f"{table}.{name}")
    return found


def test_every_reference_to_a_person_has_its_line(con: Connection) -> None:
    named = {f"{table}.{column}" for table, column in merging.columns(con)}
    forgotten, gone = sorted(named - set(TRACES)), sorted(set(TRACES) - named)
    assert not forgotten, f"say in storage/consents/traces.py what becomes of {forgotten} at erasure, in the copy"
    assert not gone, f"storage/consents/traces.py tells of what is not in the schema: {gone}"


def test_every_line_says_what_the_copy_shows() -> None:
    shown = {field.name for field in dataclasses.fields(PersonalData)}
    for name, trace in TRACES.items():
        assert bool(trace.shown) != bool(trace.unshown), f"{name}: shown where, or why not"
        assert not trace.shown or trace.shown in shown, f"{name}: documents.consents.personal has no {trace.shown}"
        assert trace.erase or trace.stays, f"{name}: erased how, or why not"


def test_an_erasure_leaves_no_word_of_the_person(con: Connection) -> None:
    fill(con)
    personal.erase(con, SOMEBODY, "entry")
    remains = {one for one in left(con) if one.partition(".")[0] not in REMAINS}
    assert not remains, f"these still speak of somebody erased: {sorted(remains)} (storage/consents/traces.py)"
    for name, trace in TRACES.items():
        table, column = name.split(".")
        rows = con.execute(f"SELECT count(*) FROM {table} WHERE {column} = ?", (SOMEBODY,)).fetchone()[0]
        assert trace.stays or not rows, f"{name}: its rows are still there"


@pytest.mark.parametrize("column", ["meeting.topic", "meeting.result", "match.end_note", "document.body"])
def test_what_was_told_is_gone_though_its_row_stays(con: Connection, column: str) -> None:
    fill(con)
    assert column in left(con)
    personal.erase(con, SOMEBODY, "entry")
    assert column not in left(con)


def test_a_merge_moves_everything_that_names_a_person(con: Connection) -> None:
    fill(con)
    con.execute("DELETE FROM merged")
    merging.merge(con, OTHER, SOMEBODY, CURATOR, NOW)
    for table, column in merging.columns(con):
        if table in merging.APART - {"membership", "candidate"}:
            continue
        rows = con.execute(f"SELECT count(*) FROM {table} WHERE {column} = ?", (SOMEBODY,)).fetchone()[0]
        assert not rows, f"{table}.{column} still names who was merged away"
    kept = con.execute("SELECT * FROM person WHERE id = ?", (OTHER,)).fetchone()
    own = {"id", "programme_id", "state", "created_at"}
    lost = [name for name in kept.keys() if name not in own and kept[name] in (None, "")]  # noqa: SIM118
    assert not lost, f"what the other row knew of {lost} is lost (storage/people/merging.py)"


def test_deeds_are_deeds() -> None:
    """An author's column ends in ``_by`` (or is the log's own): nothing about somebody hides among the deeds."""
    assert all(name.endswith(("_by", ".by_id")) for name, trace in TRACES.items() if trace is DEED)
