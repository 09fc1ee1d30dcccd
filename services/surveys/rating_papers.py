"""A rating of a pair's programme as a document (D51)."""

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING

from domain.refusal import Refused
from domain.who import Who
from questionnaires.engine import decimal
from questionnaires.form import Item
from questionnaires.ratings import bounds
from services.questionnaires import subjects
from services.questionnaires.subjects import MATCH, PLAN_RATING
from services.surveys import records
from services.surveys.records import SATISFACTION, Record
from storage import audit
from storage.database import Connection, Database
from storage.surveys import records as stored

if TYPE_CHECKING:
    from documents.surveys.rating_paper import Indicator, RatingPaper


async def paper(db: Database, curator: Who, response_id: int, now: datetime) -> bytes:
    """The DOCX, noted for the pair. Refused: ``not-allowed``; ``stale`` for anything but a rating that was given."""

    def work(con: Connection) -> "RatingPaper":
        made = _paper(con, curator, response_id)
        about = records.found(con, curator, response_id).subject
        audit.note(con, curator.known, subjects.RATED, now, subjects.members_of(con, about))
        return made

    found = await db.write(work)
    return await asyncio.to_thread(_render, found)


def _paper(con: Connection, curator: Who, response_id: int) -> "RatingPaper":
    from documents.surveys.rating_paper import RatingPaper

    one = records.found(con, curator, response_id)
    total = one.score
    if one.form.code != PLAN_RATING or total is None:
        raise Refused("stale")
    replied, members = stored.replied(con, int(one.subject.removeprefix(MATCH)), SATISFACTION)
    return RatingPaper(
        organisation=curator.programme.org_full or "",
        pair=subjects.name(con, one.subject),
        rated_on=curator.programme.day_of(one.sent_at),
        indicators=_indicators(one),
        value=decimal(total.value),
        most=decimal(total.most),
        level=total.level.title if total.level is not None else "",
        bounds=tuple((level.title, start) for level, start in bounds(one.form, total)),
        scaled=total.counted < total.asked,
        replied=replied,
        members=members,
        curator=one.author or curator.programme.curator_name or "",
    )


def _indicators(one: Record) -> tuple["Indicator", ...]:
    """Every indicator of the form's score, each under its criterion; without points where it does not apply."""
    from documents.surveys.rating_paper import Indicator

    score = one.form.scores[0]
    items = [item for part in score.parts if (item := one.form.find(part.key)) is not None]
    return tuple(Indicator(item.section, item.text, _points(one, item)) for item in items)


def _points(one: Record, item: Item) -> str:
    answer = one.answers.get(item.key)
    points = one.form.scores[0].points.get(str(answer.value)) if answer is not None else None
    return "" if points is None else decimal(points)


def _render(found: "RatingPaper") -> bytes:
    from documents.surveys.rating_paper import rating_docx

    return rating_docx(found)
