"""Versions of the texts of consents, the school's own and ours, and who has consented to which."""

import sqlite3
from datetime import datetime

from domain.consents import SHIPPED, ConsentKind
from storage.database import Connection
from storage.moments import to_text

GUARDIAN = "guardian"
"""The representative's text; what it gives is a consent to the programme."""


def begin(con: Connection, programme_id: int, now: datetime) -> None:
    """A new programme has our texts of today."""
    for kind, revision in SHIPPED.items():
        _add(con, programme_id, kind, revision, revision, "", None, now)


def newest(con: Connection, programme_id: int, kind: str) -> tuple[int, str]:
    """Version and text with placeholders; an empty text: ours."""
    row = latest(con, programme_id, kind)
    return row["version"], row["body"]


def latest(con: Connection, programme_id: int, kind: str) -> sqlite3.Row:
    """``version``, ``revision`` of ours (0: the school's own), ``body`` (empty: ours)."""
    row: sqlite3.Row | None = con.execute(
        "SELECT version, revision, body FROM consent_wording WHERE programme_id = ? AND kind = ? "
        "ORDER BY version DESC LIMIT 1",
        (programme_id, kind),
    ).fetchone()
    assert row is not None, "a programme begins with a version of each text"
    return row


def add(con: Connection, programme_id: int, kind: str, body: str, by: int | None, now: datetime) -> int:
    """Keep a newer wording, an empty one is ours of today; returns its version."""
    revision = 0 if body else SHIPPED[ConsentKind(kind)]
    version = max(latest(con, programme_id, kind)["version"] + 1, revision)
    _add(con, programme_id, kind, version, revision, body, by, now)
    return int(version)


def _add(
    con: Connection, programme_id: int, kind: str, version: int, revision: int, body: str, by: int | None, now: datetime
) -> None:
    con.execute(
        "INSERT INTO consent_wording (programme_id, kind, version, revision, body, created_by, created_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (programme_id, kind, version, revision, body, by, to_text(now)),
    )


def consented(con: Connection, programme_id: int, kind: str) -> dict[int, int]:
    """The version each participant's standing consent is to, by person; on paper, without a text: the newest of

    the day it was entered, at least the first there was.

    A representative's consents are those of minors; to the programme's own text one who came of age has none yet (0).
    """
    rows = con.execute(
        "SELECT k.person_id, CASE WHEN k.by_guardian AND p.minor IS NOT 1 THEN 0 ELSE coalesce(x.version, "
        "(SELECT max(w.version) FROM consent_wording w WHERE w.programme_id = :programme AND w.kind = :kind "
        "AND w.created_at < k.decided_at), "
        "(SELECT min(w.version) FROM consent_wording w WHERE w.programme_id = :programme AND w.kind = :kind)) "
        "END AS version FROM consent k "
        "LEFT JOIN consent_text x ON x.hash = k.text_hash JOIN person p ON p.id = k.person_id "
        "WHERE p.programme_id = :programme AND p.state = 'active' AND k.decision = 'given' AND k.kind = :stored "
        "AND (k.kind <> 'programme' OR (k.by_guardian AND p.minor IS 1) = :guardian) AND k.id = ("
        "SELECT max(n.id) FROM consent n WHERE n.person_id = k.person_id AND n.kind = k.kind) ORDER BY k.person_id",
        {
            "kind": kind,
            "programme": programme_id,
            "stored": "programme" if kind == GUARDIAN else kind,
            "guardian": kind == GUARDIAN,
        },
    )
    return {row["person_id"]: row["version"] for row in rows}
