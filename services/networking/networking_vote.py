"""The choice that opens by itself at the end of a networking meeting, where its curator has said so."""

from datetime import datetime

from domain.networking import STALE_AFTER, Networking, choice_opens_at
from domain.notice import Notice
from domain.programme import Programme
from domain.refusal import Refused
from services.networking import choices
from services.pairing import mentoring_forms
from storage import notices, programmes
from storage.database import Connection, Database
from storage.networking import choices as stored
from storage.networking import networking
from storage.people import people

OPENED, NOT_OPENED = "networking-choice-opened", "networking-choice-not"


async def tick(db: Database, now: datetime) -> None:
    """Open it at the end (after a late meeting: in the morning) and tell the curators; once a meeting."""

    def due(con: Connection) -> list[Networking]:
        programme = programmes.running(con)
        ended = networking.ended_to_choose(con, programme.id, now)
        return [one for one in ended if choice_opens_at(one.ends_at, programme.zone) <= now]

    def work(con: Connection) -> None:
        for meeting in due(con):
            if networking.choice_seen_to(con, meeting.id, now):
                _open(con, programmes.running(con), meeting, now)

    if await db.read(due):
        await db.write(work, claim=False)


def _open(con: Connection, programme: Programme, meeting: Networking, now: datetime) -> None:
    """Nothing where a curator has opened one since the meeting began; where nobody could choose they are told so.

    A meeting of one form opens the choice of that form, a meeting of everybody one for each.
    """
    forms = mentoring_forms.apart(con, programme.id)
    wanted = [form for form in forms if meeting.terms.form in ("", form)] or forms
    waiting = [form for form in wanted if not _seen_to(con, programme.id, form, meeting, now)]
    if not waiting:
        return
    opened = [_begin(con, programme, form, now) for form in waiting] if now - meeting.ends_at < STALE_AFTER else []
    told = [(OPENED, f"choice:{choice}") for choice in opened if choice is not None]
    told = told or [(NOT_OPENED, f"networking:{meeting.id}")]
    notices.put(con, *(Notice(kind, curator, now, what) for curator in people.curators(con) for kind, what in told))


def _seen_to(con: Connection, programme_id: int, form: str, meeting: Networking, now: datetime) -> bool:
    last = stored.latest(con, programme_id, form)
    return last is not None and (last.opened_at >= meeting.starts_at or last.is_open(now))


def _begin(con: Connection, programme: Programme, form: str, now: datetime) -> int | None:
    """The choice's id; ``None`` where one of the sides is empty."""
    try:
        return choices.begin(con, programme, None, now, form).id
    except Refused:
        return None
