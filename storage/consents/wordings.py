"""The curator's own wordings of consents, and who has consented to which version."""

from datetime import datetime

from storage.database import Connection
from storage.moments import to_text

SHIPPED = 1
"""The version of the wording that comes with the product."""
GUARDIAN = "guardian"
"""The representative's text; what it gives is a consent to the programme."""


def newest(con: Connection, programme_id: int, kind: str) -> tuple[int, str]:
    """Version and text with placeholders; an empty text: ours."""
    row = con.execute(
        "SELECT version, body FROM consent_wording WHERE programme_id = ? AND kind = ? ORDER BY version DESC LIMIT 1",
        (programme_id, kind),
    ).fetchone()
    return (SHIPPED, "") if row is None else (row["version"], row["body"])


def add(con: Connection, programme_id: int, kind: str, body: str, by: int, now: datetime) -> int:
    """Keep a newer wording; returns its version."""
    version = newest(con, programme_id, kind)[0] + 1
    con.execute(
        "INSERT INTO consent_wording (programme_id, kind, version, body, created_by, created_at) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (programme_id, kind, version, body, by, to_text(now)),
    )
    return version


def consented(con: Connection, programme_id: int, kind: str) -> dict[int, int]:
    """The version each participant's standing consent is to, by person; on paper, without a text: the newest of

    the day it was entered.

    A representative's consents are those of minors; to the programme's own text one who came of age has none yet (0).
    """
    rows = con.execute(
        "SELECT k.person_id, CASE WHEN k.by_guardian AND p.minor IS NOT 1 THEN 0 ELSE coalesce(x.version, "
        "(SELECT max(w.version) FROM consent_wording w WHERE w.programme_id = :programme AND w.kind = :kind "
        "AND w.created_at < k.decided_at), :shipped) END AS version FROM consent k "
        "LEFT JOIN consent_text x ON x.hash = k.text_hash JOIN person p ON p.id = k.person_id "
        "WHERE p.programme_id = :programme AND p.state = 'active' AND k.decision = 'given' AND k.kind = :stored "
        "AND (k.kind <> 'programme' OR (k.by_guardian AND p.minor IS 1) = :guardian) AND k.id = ("
        "SELECT max(n.id) FROM consent n WHERE n.person_id = k.person_id AND n.kind = k.kind) ORDER BY k.person_id",
        {
            "shipped": SHIPPED,
            "kind": kind,
            "programme": programme_id,
            "stored": "programme" if kind == GUARDIAN else kind,
            "guardian": kind == GUARDIAN,
        },
    )
    return {row["person_id"]: row["version"] for row in rows}
