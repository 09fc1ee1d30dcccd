"""The mentee's side of a logged meeting: right, wrong, or a word taken back."""

from datetime import date, datetime

from domain.meetings import Answer, Dispute
from domain.refusal import Refused
from domain.who import Who
from questionnaires.form import Option
from services.meetings import journal
from services.meetings.journal import Card, card_of, match_of
from services.questionnaires import forms, responses
from storage import meetings, notices
from storage.database import Connection, Database

DISPUTED = "meeting-disputed"
USEFUL = "useful"
"""The question of the form after a meeting that one tap answers."""


def useful_words() -> tuple[Option, ...]:
    """How useful a meeting may be called."""
    return next(item.options for item in forms.newest(forms.AFTER_MEETING).items if item.key == USEFUL)


async def say(db: Database, who: Who, meeting_id: int, code: str, now: datetime) -> str:
    """The mentee's word on a meeting, sent by the tap itself; returns the subject of that response."""

    def work(con: Connection) -> None:
        if journal.seen(con, who, meeting_id).answer_of(who.known) is None:
            raise Refused("not-allowed")

    await db.read(work)
    subject = f"meeting:{meeting_id}"
    step = await responses.start(db, who, forms.AFTER_MEETING, now, subject)
    await responses.press(db, who, step.response_id, USEFUL, "=", code, now)
    return subject


async def confirm(db: Database, who: Who, meeting_id: int, day: date, minutes: int, now: datetime) -> Card:
    """It was so. ``Refused("meeting-changed")`` when the record no longer says what was on the button."""

    def work(con: Connection) -> Card:
        _check(con, who, meeting_id, day, minutes)
        meetings.answer(con, meeting_id, who.known, Answer.CONFIRMED, None, now)
        return _card(con, meeting_id)

    return await db.write(work)


async def dispute(
    db: Database, who: Who, meeting_id: int, day: date, minutes: int, about: Dispute, now: datetime
) -> Card:
    """There is a mistake; the mentors are told and mend it, the curator sees the discrepancy."""

    def work(con: Connection) -> Card:
        _check(con, who, meeting_id, day, minutes)
        if meetings.answer(con, meeting_id, who.known, Answer.DISPUTED, about, now):
            match = match_of(con, journal.seen(con, who, meeting_id).match_id)
            mentors = [one for one in match.leaders if one != who.known]
            notices.put(con, *(journal.notice(DISPUTED, mentor, meeting_id, now, f":{about}") for mentor in mentors))
        return _card(con, meeting_id)

    return await db.write(work)


async def take_back(db: Database, who: Who, meeting_id: int, now: datetime) -> Card:
    """The answer was a slip: asked as before."""

    def work(con: Connection) -> Card:
        meeting = journal.seen(con, who, meeting_id)
        if meeting.answer_of(who.known) is None:
            raise Refused("not-allowed")
        meetings.answer(con, meeting_id, who.known, Answer.ASKED, None, now)
        return _card(con, meeting_id)

    return await db.write(work)


def _check(con: Connection, who: Who, meeting_id: int, day: date, minutes: int) -> None:
    meeting = journal.seen(con, who, meeting_id)
    if meeting.answer_of(who.known) is None:
        raise Refused("not-allowed")
    if (meeting.held_on, meeting.minutes) != (day, minutes):
        raise Refused("meeting-changed")


def _card(con: Connection, meeting_id: int) -> Card:
    return card_of(con, journal.load(con, [meeting_id]))
