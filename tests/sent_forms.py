"""Sent questionnaires without the chat: for tests of what is counted afterwards."""

from collections.abc import Mapping
from datetime import date, datetime

from questionnaires.answers import encode, given
from questionnaires.form import Kind, Value
from questionnaires.shipped import shipped
from services import forms
from storage import responses as rows
from storage.database import Connection
from storage.moments import to_text


def send(
    con: Connection, person_id: int, form_code: str, values: Mapping[str, Value], now: datetime, subject: str = ""
) -> int:
    """A submitted response with these answers; every other scale of the form gets 5."""
    form = shipped()[form_code]
    response = rows.create(con, person_id, form_code, forms.snapshot(con, form, now), subject, None, now)
    for item in form.questions:
        value: Value | None = values.get(item.key, 5 if item.kind is Kind.SCALE else None)
        if value is not None:
            assert not isinstance(value, date)
            rows.put_answer(con, response, item.key, given(value).state, encode(value), now)
    rows.submit(con, response, now)
    return response


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
