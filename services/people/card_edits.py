"""What a curator puts right in somebody's card: name, post, contact (152-FZ art. 14, 21: data that is not exact)."""

from datetime import datetime

from domain.refusal import Refused
from domain.who import Who
from questionnaires.reading import clean
from services.people.interviews import check_person, must_have_consented
from services.people.people import check_name
from storage import audit
from storage.database import Connection, Database
from storage.people import candidates, people

FIELDS = ("full_name", "post", "contact")
LIMIT = 160
CHANGED = "edit"
"""Kind of the audit log's entry."""


async def write(db: Database, curator: Who, person_id: int, field: str, typed: str, now: datetime) -> None:
    """Refused: ``not-allowed``, ``not-found``, ``stale``, ``people-name``, ``too-long``; ``record-consent`` for what is

    not kept of somebody whose consent does not stand.
    """
    value = " ".join(clean(typed).split())
    if field == "full_name":
        check_name(value)
    elif len(value) > LIMIT:
        raise Refused("too-long", length=len(value), limit=LIMIT)

    def work(con: Connection) -> None:
        check_person(con, curator, person_id)
        if field not in FIELDS:
            raise Refused("stale")
        if field not in _kept_before_consent(con, person_id):
            must_have_consented(con, person_id)
        people.correct(con, person_id, field, value)
        audit.note(con, curator.known, CHANGED, now, [person_id])

    await db.write(work)


def _kept_before_consent(con: Connection, person_id: int) -> tuple[str, ...]:
    """Of a possible participant: the name, of the school's own staff also the post."""
    found = candidates.one(con, person_id)
    if found is None:
        return ()
    return ("full_name", "post") if found["source"] == "staff" else ("full_name",)
