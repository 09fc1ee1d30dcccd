"""Sent questionnaires and surveys without the chat: for tests of what is counted afterwards."""

from collections.abc import Mapping
from datetime import datetime

from questionnaires.form import Kind
from questionnaires.shipped import shipped
from storage.database import Connection
from storage.moments import to_text
from tests.register import fill


def send(con: Connection, person_id: int, form_code: str, values: Mapping[str, object], subject: str = "") -> int:
    """A submitted response with these answers (None: not answered); every other scale of the form gets 5."""
    scales = {item.key: 5 for item in shipped()[form_code].questions if item.kind is Kind.SCALE}
    answers = {key: value for key, value in {**scales, **values}.items() if value is not None}
    return fill(con, person_id, form_code, answers, subject)


def wave(con: Connection, form_code: str, guests: list[int], now: datetime, *, closed: bool = True) -> int:
    """A survey of the first programme, for these people; returns its id."""
    row = con.execute(
        "INSERT INTO wave (programme_id, form_code, audience, opened_at, closes_at, opened_by) "
        "VALUES (1, ?, 'all', ?, ?, ?) RETURNING id",
        (form_code, to_text(now), to_text(now), guests[0]),
    ).fetchone()
    con.executemany("INSERT INTO wave_guest (wave_id, person_id) VALUES (?, ?)", [(row["id"], one) for one in guests])
    if closed:
        close(con, row["id"], now)
    return int(row["id"])


def close(con: Connection, wave_id: int, now: datetime) -> None:
    con.execute("UPDATE wave SET closed_at = ? WHERE id = ?", (to_text(now), wave_id))
