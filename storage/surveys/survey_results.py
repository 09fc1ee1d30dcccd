"""Sent responses of a form or of one survey, for their sums; who has withdrawn the consent is not among them."""

from datetime import datetime
from sqlite3 import Row

from storage.database import Connection
from storage.moments import maybe_moment

_STANDS = """coalesce((SELECT n.decision FROM consent n WHERE n.person_id = p.id AND n.kind = 'programme'
              ORDER BY n.id DESC LIMIT 1), '') <> 'withdrawn'"""


def replies(con: Connection, programme_id: int, form_code: str, subject: str | None = None) -> list[Row]:
    """``id``, ``person_id``, ``full_name``, ``form_hash``, ``subject``, ``submitted_at`` in the order of ids.

    The latest word of each person in each survey; only of ``subject`` where it is given.
    """
    return con.execute(
        "SELECT r.id, r.person_id, p.full_name, r.form_hash, r.subject, r.submitted_at "
        "FROM response r JOIN person p ON p.id = r.person_id "
        "WHERE r.form_code = :form AND r.state = 'submitted' AND (:subject IS NULL OR r.subject = :subject) "
        "AND p.programme_id = :programme AND p.state <> 'erased' "
        f"AND {_STANDS} AND r.id IN (SELECT max(n.id) FROM response n "  # one look, not one for each person
        "WHERE n.form_code = :form AND n.state = 'submitted' GROUP BY n.person_id, n.subject) ORDER BY r.id",
        {"form": form_code, "subject": subject, "programme": programme_id},
    ).fetchall()


def closings(con: Connection, programme_id: int, form_code: str) -> dict[str, datetime | None]:
    """A response's subject -> when its survey was closed, None while it is open."""
    found = con.execute(
        "SELECT id, closed_at FROM wave WHERE programme_id = ? AND form_code = ?", (programme_id, form_code)
    )
    return {f"wave:{row['id']}": maybe_moment(row["closed_at"]) for row in found}


def counted(con: Connection, programme_id: int) -> list[Row]:
    """``form_code``, ``form_hash`` of the newest response, ``people``: every form that somebody has sent."""
    return con.execute(
        "SELECT g.form_code, g.people, n.form_hash FROM "
        "(SELECT r.form_code, count(DISTINCT r.person_id) AS people, max(r.id) AS newest "
        "FROM response r JOIN person p ON p.id = r.person_id "
        f"WHERE p.programme_id = ? AND p.state <> 'erased' AND r.state = 'submitted' AND {_STANDS} "
        "GROUP BY r.form_code) g JOIN response n ON n.id = g.newest ORDER BY g.form_code",
        (programme_id,),
    ).fetchall()


def roles(con: Connection, programme_id: int) -> dict[int, set[str]]:
    """Person's id -> the sides on which they take part, or took."""
    found: dict[int, set[str]] = {}
    for row in con.execute(
        "SELECT m.person_id, m.role FROM membership m JOIN person p ON p.id = m.person_id WHERE p.programme_id = ?",
        (programme_id,),
    ):
        found.setdefault(row["person_id"], set()).add(row["role"])
    return found
