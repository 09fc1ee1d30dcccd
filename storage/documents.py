"""The register of documents (D04) and the school's own templates."""

import sqlite3
from datetime import date, datetime

from domain.document import Document
from storage.database import Connection
from storage.moments import maybe_day, to_text

PAIRS_ORDER = "pairs_order"
AMENDMENT = "amendment_order"
PLANS_ORDER = "plans_order"
ORDERS = (PAIRS_ORDER, AMENDMENT, PLANS_ORDER)
"""Kinds of orders: made anew from what is known, numbered by the director."""


def add(con: Connection, programme_id: int, kind: str, title: str, created_by: int | None, now: datetime) -> int:
    """A new draft document without a body; returns its id. ``title`` is the code of its title."""
    cursor = con.execute(
        "INSERT INTO document (programme_id, kind, title, created_by, created_at) VALUES (?, ?, ?, ?, ?)",
        (programme_id, kind, title, created_by, to_text(now)),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def get(con: Connection, document_id: int) -> Document | None:
    row = con.execute("SELECT * FROM document WHERE id = ?", (document_id,)).fetchone()
    return None if row is None else _document(row)


def latest(con: Connection, programme_id: int, kind: str) -> Document | None:
    row = con.execute(
        "SELECT * FROM document WHERE programme_id = ? AND kind = ? ORDER BY id DESC LIMIT 1", (programme_id, kind)
    ).fetchone()
    return None if row is None else _document(row)


def signed_orders(con: Connection, programme_id: int, kind: str) -> list[Document]:
    """Orders of a kind that the director has signed, oldest first."""
    rows = con.execute(
        "SELECT * FROM document WHERE programme_id = ? AND kind = ? AND state = 'signed' ORDER BY id",
        (programme_id, kind),
    )
    return [_document(row) for row in rows]


def every(con: Connection, programme_id: int) -> list[Document]:
    """The whole register, newest first."""
    rows = con.execute("SELECT * FROM document WHERE programme_id = ? ORDER BY id DESC", (programme_id,))
    return [_document(row) for row in rows]


def body(con: Connection, document_id: int) -> bytes | None:
    """The kept file: a signed order as it was last made, a paper that was taken in; ``None`` where there is none."""
    row = con.execute("SELECT body FROM document WHERE id = ?", (document_id,)).fetchone()
    return None if row is None or row["body"] is None else bytes(row["body"])


def keep_body(con: Connection, document_id: int, content: bytes) -> None:
    """Keep a signed document as it was made or taken in; a draft is made anew each time."""
    con.execute("UPDATE document SET body = ? WHERE id = ? AND state = 'signed'", (content, document_id))


def keep_latest(con: Connection, programme_id: int, kind: str, title: str, body: bytes, by: int, now: datetime) -> int:
    """A document that is no order, as it is now: one made earlier on the same day is replaced; returns its id."""
    row = con.execute(
        "UPDATE document SET body = ?, created_by = ?, created_at = ? WHERE id = (SELECT max(id) FROM document "
        "WHERE programme_id = ? AND kind = ? AND title = ? AND substr(created_at, 1, 10) = ?) RETURNING id",
        (body, by, to_text(now), programme_id, kind, title, to_text(now)[:10]),
    ).fetchone()
    document_id = int(row["id"]) if row is not None else add(con, programme_id, kind, title, by, now)
    con.execute("UPDATE document SET body = ? WHERE id = ?", (body, document_id))
    return document_id


def sign(con: Connection, document_id: int, number: str, signed_on: date | None) -> None:
    """Enter the number and the day the director gave it; entered again, they are corrected."""
    con.execute(
        "UPDATE document SET number = ?, signed_on = ?, state = 'signed', body = NULL WHERE id = ?",
        (number, signed_on.isoformat() if signed_on else None, document_id),
    )


def template(con: Connection, programme_id: int, kind: str) -> bytes | None:
    """The school's own template; ``None`` means ours."""
    row = con.execute("SELECT body FROM template WHERE programme_id = ? AND kind = ?", (programme_id, kind)).fetchone()
    return None if row is None else bytes(row["body"])


def keep_template(con: Connection, programme_id: int, kind: str, body: bytes, by: int, now: datetime) -> None:
    con.execute(
        "INSERT INTO template (programme_id, kind, body, uploaded_by, uploaded_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (programme_id, kind) DO UPDATE SET body = excluded.body, uploaded_by = excluded.uploaded_by, "
        "uploaded_at = excluded.uploaded_at",
        (programme_id, kind, body, by, to_text(now)),
    )


def drop_template(con: Connection, programme_id: int, kind: str) -> bool:
    """Back to our own template; False if it was ours already."""
    return con.execute("DELETE FROM template WHERE programme_id = ? AND kind = ?", (programme_id, kind)).rowcount > 0


def _document(row: sqlite3.Row) -> Document:
    return Document(
        id=row["id"],
        kind=row["kind"],
        title=row["title"],
        number=row["number"] or "",
        signed_on=maybe_day(row["signed_on"]),
        signed=row["state"] == "signed",
    )
