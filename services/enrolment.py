"""Enrolment: from the sent questionnaire to admission."""

from datetime import datetime

from domain.roles import Role
from storage.database import Connection
from storage.moments import to_text


def applied(con: Connection, person_id: int, role: Role, now: datetime) -> None:
    """The base questionnaire of the role was sent: the person waits for admission."""
    con.execute(
        "UPDATE membership SET applied_at = coalesce(applied_at, ?) WHERE person_id = ? AND role = ?",
        (to_text(now), person_id, role.value),
    )
