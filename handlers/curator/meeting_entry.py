"""A meeting entered by the curator for somebody without the messenger, or too busy: day, length, saved."""

from datetime import date, datetime, timedelta

from aiogram.types import CallbackQuery

from domain.meetings import DURATIONS, Twin
from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import EnterMeeting, EnterMeetingMonth, PersonCard
from handlers.dialog import Dialog
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import calendar, column, grid
from services import meetings
from services.database import Database
from services.meetings import Logged
from texts import day_month, plain, span_minutes, t

dialog = Dialog("meeting_entry")


@dialog.tap(EnterMeeting, CURATOR)
async def enter(query: CallbackQuery, data: EnterMeeting, who: Who, db: Database, now: datetime) -> None:
    today = now.astimezone(who.programme.zone).date()
    if not data.day:
        await show(query, _day_view(data.match, today))
        return
    held_on = _read(data.day)
    if not data.minutes:
        await show(query, _length_view(data, held_on))
        return
    twin = Twin.SECOND if data.second else Twin.ASK
    logged = await meetings.log(db, who, [data.match], held_on, data.minutes, now, twin=twin)
    await show(query, _double_view(data, logged) if logged.doubles else _saved_view(logged))


@dialog.tap(EnterMeetingMonth, CURATOR)
async def turn(query: CallbackQuery, data: EnterMeetingMonth, who: Who, now: datetime) -> None:
    today = now.astimezone(who.programme.zone).date()
    if not (1 <= data.month <= 12 and 2000 <= data.year <= today.year + 1):
        raise Refused("stale")
    rows = calendar(
        data.year,
        data.month,
        lambda chosen: EnterMeeting(match=data.match, day=chosen.isoformat()),
        lambda year, month: EnterMeetingMonth(match=data.match, year=year, month=month),
        lambda chosen: chosen <= today,
    )
    await show(query, View(t("people-meeting-when"), rows, asks=True))


def _read(day: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise Refused("stale") from None


def _day_view(match: int, today: date) -> View:
    yesterday = today - timedelta(days=1)
    buttons = [
        Button(plain("people-meeting-today"), EnterMeeting(match=match, day=today.isoformat())),
        Button(plain("people-meeting-yesterday"), EnterMeeting(match=match, day=yesterday.isoformat())),
        Button(plain("people-meeting-other"), EnterMeetingMonth(match=match, year=today.year, month=today.month)),
    ]
    return View(t("people-meeting-when"), column(buttons), asks=True)


def _length_view(data: EnterMeeting, held_on: date) -> View:
    buttons = [
        Button(plain(f"people-meeting-{minutes}"), EnterMeeting(match=data.match, day=data.day, minutes=minutes))
        for minutes in DURATIONS
    ]
    return View(t("people-meeting-length", day=day_month(held_on)), grid(buttons, 3), asks=True)


def _double_view(data: EnterMeeting, logged: Logged) -> View:
    card = logged.card
    second = EnterMeeting(match=data.match, day=data.day, minutes=data.minutes, second=True)
    rows = (
        (Button(plain("people-meeting-same"), PersonCard(person=card.match.mentees[0])),),
        (Button(plain("people-meeting-second"), second),),
    )
    day, minutes = day_month(card.meeting.day), span_minutes(card.meeting.length)
    return View(t("people-meeting-double", names=", ".join(card.mentees), day=day, minutes=minutes), rows, asks=True)


def _saved_view(logged: Logged) -> View:
    card = logged.card
    text = t(
        "people-meeting-saved",
        mentors=", ".join(card.mentors),
        mentees=", ".join(card.mentees),
        day=day_month(card.meeting.day),
        minutes=span_minutes(card.meeting.length),
    )
    back = Button(plain("people-button-card"), PersonCard(person=card.match.mentees[0]))
    return View(text, ((back,),))
