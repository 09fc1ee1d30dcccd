"""The programme's row."""

import sqlite3
from datetime import date, datetime

from domain.holidays import Holiday, Holidays
from domain.programme import CONSENT_FIELDS, FORMS_FIELD, SETTINGS, Programme
from storage.consents import wordings
from storage.database import Connection
from storage.moments import maybe_day, to_text

_CURRENT = """
SELECT p.*, w.version AS consent_version, w.body AS consent_wording
FROM programme p JOIN consent_wording w ON w.programme_id = p.id AND w.kind = 'programme'
ORDER BY p.id DESC, w.version DESC LIMIT 1
"""


def current(con: Connection) -> Programme | None:
    """The running programme (the newest), ``None`` before the first start."""
    row = con.execute(_CURRENT).fetchone()
    return None if row is None else _programme(row)


def running(con: Connection) -> Programme:
    """The same where there must be one: it is made at start."""
    found = current(con)
    if found is None:
        raise LookupError("no programme")
    return found


def create(con: Connection, starts_on: date, timezone: str, now: datetime) -> Programme:
    con.execute(
        "INSERT INTO programme (starts_on, timezone, created_at) VALUES (?, ?, ?)",
        (starts_on.isoformat(), timezone, to_text(now)),
    )
    found = con.execute("SELECT max(id) AS id FROM programme").fetchone()
    wordings.begin(con, found["id"], now)
    return running(con)


def change(con: Connection, programme_id: int, field: str, value: str | int | bool | date | Holidays | None) -> None:
    """Set one field; ``KeyError`` for a name that is not a changeable column."""
    if field not in (*SETTINGS, *CONSENT_FIELDS, FORMS_FIELD):
        raise KeyError(field)
    stored = value
    if isinstance(value, date):
        stored = value.isoformat()
    elif isinstance(value, tuple):
        stored = " ".join(f"{one.first.isoformat()}/{one.last.isoformat()}" for one in value)
    con.execute(f"UPDATE programme SET {field} = ? WHERE id = ?", (stored, programme_id))


def _holidays(stored: str | None) -> Holidays:
    """Intervals of ISO 8601 with blanks between them."""
    pairs = (one.split("/") for one in (stored or "").split())
    return tuple(Holiday(date.fromisoformat(first), date.fromisoformat(last)) for first, last in pairs)


def _programme(row: sqlite3.Row) -> Programme:
    return Programme(
        id=row["id"],
        starts_on=date.fromisoformat(row["starts_on"]),
        timezone=row["timezone"],
        org_full=row["org_full"],
        org_short=row["org_short"],
        town=row["town"],
        ends_on=maybe_day(row["ends_on"]),
        curator_name=row["curator_name"],
        curator_post=row["curator_post"],
        curator_contact=row["curator_contact"],
        director_name=row["director_name"],
        director_post=row["director_post"],
        teachers=row["teachers"],
        admit_all=bool(row["admit_all"]),
        choice_limit=row["choice_limit"],
        order_title=row["order_title"],
        rhythm_days=row["rhythm_days"],
        holidays=_holidays(row["holidays"]),
        agreement=row["agreement"],
        agreement_days=row["agreement_days"],
        agreement_next=row["agreement_next"],
        interview_first=bool(row["interview_first"]),
        partners_total=row["partners_total"],
        psychologist_name=row["psychologist_name"] or "",
        psychologist_contact=row["psychologist_contact"] or "",
        operator_details=row["operator_details"] or "",
        web_resources=tuple((row["web_resources"] or "").splitlines()),
        forms=tuple(row["forms"].split()),
        pupils=bool(row["pupils"]),
        adult_age=row["adult_age"],
        consent_version=row["consent_version"],
        consent_wording=row["consent_wording"] or "",
    )
