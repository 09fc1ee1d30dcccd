"""The consents' last day has passed: what is kept by them goes within thirty days (152-FZ art. 21 p. 4).

The bot never does that by itself: a programme may go on (a later last day asks everybody again), and reports of the
year are made first. It says what is due, and the curator erases everybody with one act.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.notice import Notice
from domain.programme import Programme
from domain.refusal import Refused
from domain.who import Who
from services.consents import erasure
from services.consents.leaving import ERASE_WITHIN, REMIND_BEFORE
from storage import audit, notices, programmes
from storage.consents import erasures, personal
from storage.database import Connection, Database
from storage.pairing import matches
from storage.people import people

OVER = "consents-over"
MORNING = timedelta(hours=9)


@dataclass(frozen=True, slots=True)
class Over:
    """``people`` whose data is kept by consents that held up to ``last``; to be erased by ``until``."""

    last: date
    until: date
    people: int


async def tick(db: Database, now: datetime) -> None:
    """Curators hear in the morning after the last day, and once more before the law's term."""

    if await db.read(lambda con: _news(con, now)):
        await db.write(lambda con: notices.put(con, *_news(con, now)), claim=False)


def _news(con: Connection, now: datetime) -> list[Notice]:
    """What is due and not said yet; nothing where nobody's data is left."""
    programme = programmes.current(con)
    if programme is None or not programme.is_over(now):
        return []
    morning = _over_at(programme) + MORNING
    moments = [due for due in (morning, morning + ERASE_WITHIN - REMIND_BEFORE) if due <= now]
    found = [
        Notice(OVER, one, due, subject)
        for due in moments
        for subject in [f"over:{programme.id}:{due.date()}"]
        for one in people.curators(con)
        if not notices.put_before(con, OVER, one, subject)
    ]
    return found if found and erasures.kept_after(con, programme.id, _over_at(programme)) else []


async def over(db: Database, now: datetime) -> Over | None:
    """What is to be erased; ``None`` while the programme goes on, or when nobody's data is left."""

    def work(con: Connection) -> Over | None:
        programme = programmes.running(con)
        if programme.ends_on is None or not programme.is_over(now):
            return None
        count = len(erasures.kept_after(con, programme.id, _over_at(programme)))
        return Over(programme.ends_on, programme.ends_on + ERASE_WITHIN, count) if count else None

    return await db.read(work)


async def erase_everybody(db: Database, curator: Who, now: datetime) -> int:
    """Erase all whose consents have run out, with one act; returns its document.

    Refused: ``not-allowed``, ``stale`` while the programme goes on, or when nobody is left.
    """

    def work(con: Connection) -> int:
        curator.must_be_curator()
        programme = programmes.running(con)
        found = erasures.kept_after(con, programme.id, _over_at(programme)) if programme.is_over(now) else []
        if not found:
            raise Refused("stale")
        for person_id in found:
            for match in matches.of_person(con, person_id, active=False):
                matches.end(con, match.id, "completed", "", now)
            personal.stop(con, person_id, now)
            personal.leave(con, person_id, now)
        audit.note(con, curator.known, "erase", now, found)
        return erasure.erase_over(con, found, curator.known, _over_at(programme), now)

    return await db.write(work)


def _over_at(programme: Programme) -> datetime:
    """The moment at which the consents run out: midnight after the last day, on the programme's clock."""
    assert programme.ends_on is not None, "only a programme with a last day is over"
    return datetime.combine(programme.ends_on + timedelta(days=1), time(), programme.zone)
