"""Responses to questionnaires: the form's snapshot, the response, its answers. Values stay JSON text here."""

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from sqlite3 import Row

from storage.database import Connection
from storage.moments import to_text

_RESPONSE = """
SELECT r.id, r.person_id, r.form_code, r.form_hash, r.subject, r.state, r.cursor, r.reviewing, r.entered_by,
       r.corrects, r.started_at, r.touched_at, r.submitted_at, p.full_name, p.programme_id
FROM response r JOIN person p ON p.id = r.person_id
"""


def keep_snapshot(con: Connection, form_hash: str, code: str, version: int, body: str, now: datetime) -> None:
    con.execute(
        "INSERT INTO form_snapshot (hash, code, version, body, created_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (hash) DO NOTHING",
        (form_hash, code, version, body, to_text(now)),
    )


def snapshot(con: Connection, form_hash: str) -> str:
    row = con.execute("SELECT body FROM form_snapshot WHERE hash = ?", (form_hash,)).fetchone()
    return str(row["body"])


def create(
    con: Connection, person_id: int, form_code: str, form_hash: str, subject: str, entered_by: int | None, now: datetime
) -> int:
    """An open response; returns its id. IntegrityError if one is open already."""
    cursor = con.execute(
        "INSERT INTO response (person_id, form_code, form_hash, subject, entered_by, started_at, touched_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (person_id, form_code, form_hash, subject, entered_by, to_text(now), to_text(now)),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def get(con: Connection, response_id: int) -> Row | None:
    """The response with its person's ``full_name``."""
    row: Row | None = con.execute(_RESPONSE + "WHERE r.id = ?", (response_id,)).fetchone()
    return row


def find(con: Connection, person_id: int, form_code: str, subject: str, state: str) -> Row | None:
    """The newest response of this state about this subject."""
    row: Row | None = con.execute(
        _RESPONSE + "WHERE r.person_id = ? AND r.form_code = ? AND r.subject = ? AND r.state = ? ORDER BY r.id DESC",
        (person_id, form_code, subject, state),
    ).fetchone()
    return row


def of_person(con: Connection, person_id: int) -> list[Row]:
    """Every open or submitted response about the person, newest first."""
    return con.execute(
        _RESPONSE + "WHERE r.person_id = ? AND r.state <> 'withdrawn' ORDER BY r.id DESC", (person_id,)
    ).fetchall()


def newest_of(
    con: Connection, person_id: int, codes: Iterable[str], first: str = "", *, sent: bool = False
) -> Row | None:
    """The person's newest response to one of the forms: of ``first`` where there is one, what was sent before what

    is open, all the same in which survey. ``sent``: only what was sent.
    """
    row: Row | None = con.execute(
        _RESPONSE + "WHERE r.person_id = :person AND r.form_code IN (SELECT value FROM json_each(:codes)) "
        "AND r.state IN ('submitted', CASE WHEN :sent THEN 'submitted' ELSE 'open' END) "
        "ORDER BY r.form_code = :first DESC, r.state = 'submitted' DESC, r.touched_at DESC, r.id DESC LIMIT 1",
        {"person": person_id, "codes": json.dumps([*codes]), "first": first, "sent": sent},
    ).fetchone()
    return row


def entered_open(con: Connection, curator_id: int) -> list[Row]:
    """Open responses that a curator is filling in for others, newest first."""
    return con.execute(
        _RESPONSE + "WHERE r.entered_by = ? AND r.state = 'open' ORDER BY r.id DESC", (curator_id,)
    ).fetchall()


def enter_by(con: Connection, response_id: int, curator_id: int) -> None:
    con.execute("UPDATE response SET entered_by = ? WHERE id = ?", (curator_id, response_id))


def corrects(con: Connection, response_id: int, earlier: int) -> None:
    """Note that the response changes what was sent as ``earlier``."""
    con.execute("UPDATE response SET corrects = ? WHERE id = ?", (earlier, response_id))


def withdraw(con: Connection, response_id: int) -> None:
    """An open response that is not to be sent any more."""
    con.execute("UPDATE response SET state = 'withdrawn' WHERE id = ? AND state = 'open'", (response_id,))


def take_back(con: Connection, person_id: int, form_code: str) -> None:
    """Everything the person has answered to the form is gone; the responses stay as withdrawn."""
    con.execute(
        "DELETE FROM answer WHERE response_id IN (SELECT id FROM response WHERE person_id = ? AND form_code = ?)",
        (person_id, form_code),
    )
    con.execute("UPDATE response SET state = 'withdrawn' WHERE person_id = ? AND form_code = ?", (person_id, form_code))


def answers(con: Connection, response_id: int) -> list[Row]:
    """``item_key``, ``state``, ``value`` of each answer."""
    return con.execute("SELECT item_key, state, value FROM answer WHERE response_id = ?", (response_id,)).fetchall()


def put_answer(con: Connection, response_id: int, key: str, state: str, value: str, now: datetime) -> None:
    con.execute(
        "INSERT INTO answer (response_id, item_key, state, value, answered_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (response_id, item_key) DO UPDATE SET state = excluded.state, value = excluded.value, "
        "answered_at = excluded.answered_at",
        (response_id, key, state, value, to_text(now)),
    )


def move(con: Connection, response_id: int, cursor: str | None, reviewing: bool, now: datetime) -> None:
    """Note the question gone back to (None: the derived one) and whether an edit returns to the review."""
    con.execute(
        "UPDATE response SET cursor = ?, reviewing = ?, touched_at = ? WHERE id = ?",
        (cursor, reviewing, to_text(now), response_id),
    )


def keep_only(con: Connection, response_id: int, keys: Collection[str]) -> None:
    """Drop the answers of all other questions."""
    marks = ", ".join("?" * len(keys))
    con.execute(f"DELETE FROM answer WHERE response_id = ? AND item_key NOT IN ({marks})", (response_id, *keys))


def submit(con: Connection, response_id: int, now: datetime) -> bool:
    """Close an open response; False if somebody was faster."""
    return (
        con.execute(
            "UPDATE response SET state = 'submitted', submitted_at = ?, touched_at = ?, reviewing = 0 "
            "WHERE id = ? AND state = 'open'",
            (to_text(now), to_text(now), response_id),
        ).rowcount
        > 0
    )


def copy_answers(con: Connection, source: int, target: int, keys: Collection[str] | None = None) -> None:
    """The answers only (of ``keys``, else all): the facts of the person are those of the new response."""
    con.execute(
        "INSERT INTO answer (response_id, item_key, state, value, answered_at) "
        "SELECT :target, item_key, state, value, answered_at FROM answer "
        "WHERE response_id = :source AND substr(item_key, 1, 1) <> '@' "
        "AND (:keys IS NULL OR item_key IN (SELECT value FROM json_each(:keys)))",
        {"target": target, "source": source, "keys": None if keys is None else json.dumps([*keys])},
    )


def latest_submitted(con: Connection, programme_id: int, *form_codes: str) -> list[Row]:
    """The newest submitted response of every person to each form about every subject, oldest first."""
    return con.execute(
        _RESPONSE + "WHERE r.id IN (SELECT max(x.id) FROM response x JOIN person q ON q.id = x.person_id "
        "WHERE q.programme_id = ? AND q.state <> 'erased' AND x.state = 'submitted' "
        "AND x.form_code IN (SELECT value FROM json_each(?)) "
        "GROUP BY x.person_id, x.form_code, x.subject) ORDER BY r.id",
        (programme_id, json.dumps(form_codes)),
    ).fetchall()


def senders(con: Connection, programme_id: int, form_codes: Iterable[str]) -> list[tuple[int, str]]:
    """(Person, form) for everybody who has sent one of the forms, each once."""
    found = con.execute(
        "SELECT DISTINCT r.person_id, r.form_code FROM response r JOIN person p ON p.id = r.person_id "
        "WHERE p.programme_id = ? AND p.state <> 'erased' AND r.state = 'submitted' "
        "AND r.form_code IN (SELECT value FROM json_each(?))",
        (programme_id, json.dumps([*form_codes])),
    )
    return [(row["person_id"], row["form_code"]) for row in found]


def in_several(con: Connection, programme_id: int, form_codes: Collection[str]) -> set[int]:
    """Who has sent more than one of the forms."""
    found = con.execute(
        "SELECT r.person_id FROM response r JOIN person p ON p.id = r.person_id WHERE p.programme_id = ? "
        "AND r.state = 'submitted' AND r.form_code IN (SELECT value FROM json_each(?)) "
        "GROUP BY r.person_id HAVING count(DISTINCT r.form_code) > 1",
        (programme_id, json.dumps([*form_codes])),
    )
    return {row["person_id"] for row in found}


def latest_answers(con: Connection, response_ids: Sequence[int]) -> list[Row]:
    """``response_id``, ``item_key``, ``state``, ``value`` of many responses in one go."""
    rows: list[Row] = []
    for start in range(0, len(response_ids), 500):
        part = response_ids[start : start + 500]
        marks = ", ".join("?" * len(part))
        rows += con.execute(
            f"SELECT response_id, item_key, state, value FROM answer WHERE response_id IN ({marks})", tuple(part)
        ).fetchall()
    return rows


def describe_person(con: Connection, person_id: int, *, full_name: str, search_name: str, post: str | None) -> None:
    """What the base questionnaire says of the person; an empty post leaves the known one."""
    con.execute(
        "UPDATE person SET full_name = ?, search_name = ?, post = coalesce(?, post) WHERE id = ?",
        (full_name, search_name, post, person_id),
    )


def set_capacity(con: Connection, person_id: int, role: str, capacity: int) -> None:
    con.execute("UPDATE membership SET capacity = ? WHERE person_id = ? AND role = ?", (capacity, person_id, role))
