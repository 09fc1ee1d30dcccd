"""Logging a meeting in three taps: with whom, when, how long. Typed days and minutes count as taps."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.match import Match
from domain.meetings import DURATIONS, Twin, check_day, earliest_day
from domain.refusal import Refused
from domain.roles import Role
from domain.who import PARTICIPANT, Access, Who
from handlers.callbacks import MeetDay, MeetingOpen, MeetLong, MeetMonth, MeetWith, RunCommand
from handlers.dialog import Dialog
from handlers.meetings.meeting_cards import show_saved
from handlers.meetings.meeting_list import gently
from handlers.meetings.meeting_words import (
    OTHER,
    TODAY,
    YESTERDAY,
    day_of,
    day_rows,
    day_words,
    draft_owner,
    length,
    logged_words,
    minutes_label,
    month_rows,
    new_draft,
    read_past,
    short,
    title_words,
    with_words,
)
from handlers.show import show
from handlers.view import Button, Rows, View
from handlers.widgets import column, grid
from services.database import Database
from services.meetings import meetings
from services.meetings.journal import paired_on
from services.meetings.meetings import Logged
from texts import plain, t
from texts.durations import read_minutes

dialog = Dialog("meetings")
LOGGER = Access(frozenset(Role))
"""Whether somebody writes down this pair's meetings, the use case looks: a mentee does in a mutual support."""
Event = Message | CallbackQuery


class Meet(StatesGroup):
    day = State()
    minutes = State()


@dialog.command("meet", PARTICIPANT)
async def on_meet(event: Event, who: Who, db: Database, state: FSMContext) -> None:
    """Those who lead a pair log its meetings; a mentee with a mentor is told who does."""
    pairs = await meetings.own_pairs(db, who)
    draft = new_draft(who.known)
    if not pairs and Role.MENTOR not in who.roles:
        own = Button(plain("menu-row-meetings"), RunCommand(name="meetings"))
        await show(event, View(t("meeting-mentor-logs"), ((own,),), asks=True))
    elif not pairs:
        await show(event, View(t("meeting-nobody")))
    elif len(pairs) == 1:
        await _ask_day(event, state, draft, pairs[0][0].id, pairs[0][1])
    else:
        await show(event, _with_view(draft, pairs))


def _with_view(draft: int, pairs: Sequence[tuple[Match, tuple[str, ...]]]) -> View:
    buttons = [Button(_label(names), MeetWith(draft=draft, match=match.id)) for match, names in pairs]
    whole = Button(plain("meeting-group"), MeetWith(draft=draft, match=0))
    return View(t("meeting-with"), column([*buttons, whole]), asks=True)


def _all(found: Sequence[tuple[Match, tuple[str, ...]]]) -> list[str]:
    return [name for _, names in found for name in names]


def _label(names: Sequence[str]) -> str:
    if len(names) == 1:
        return short(names[0])
    return plain("meeting-group-label", name=short(names[0]), count=len(names) - 1)


@dialog.tap(MeetWith, LOGGER)
async def on_with(query: CallbackQuery, data: MeetWith, who: Who, db: Database, state: FSMContext) -> None:
    _own_group(who, data)
    found = await meetings.own_pairs(db, who, data.match)
    await _ask_day(query, state, data.draft, data.match, _all(found))


def _own_group(who: Who, data: MeetWith | MeetDay | MeetMonth | MeetLong) -> None:
    """«The whole group» names no pair, so its draft says whose group it is: another's button is no good."""
    if not data.match and draft_owner(data.draft) != who.known:
        raise Refused("not-allowed")


async def _ask_day(event: Event, state: FSMContext, draft: int, match_id: int, names: Sequence[str]) -> None:
    await state.set_state(Meet.day)
    await state.set_data({"draft": draft, "match": match_id})
    view = View(t("meeting-when", names=title_words(names)), day_rows(draft, match_id), asks=True)
    await show(event, view)


@dialog.tap(MeetDay, LOGGER)
async def on_day(query: CallbackQuery, data: MeetDay, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    _own_group(who, data)
    today = who.programme.day_of(now)
    if data.day == OTHER:
        await _show_month(query, who, db, now, state, data.draft, data.match, today.year * 100 + today.month)
        return
    days = {TODAY: today, YESTERDAY: today - timedelta(days=1)}
    day = days.get(data.day) or day_of(data.day)
    await _take_day(query, who, db, now, state, data.draft, data.match, day)


@dialog.tap(MeetMonth, LOGGER)
async def on_month(
    query: CallbackQuery, data: MeetMonth, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    _own_group(who, data)
    await _show_month(query, who, db, now, state, data.draft, data.match, data.month)


@dialog.text(Meet.day, LOGGER)
async def on_day_typed(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    kept = await state.get_data()
    today = who.programme.day_of(now)
    day = read_past(text, today)
    if day is None:
        raise Refused("meeting-not-day")
    await _take_day(message, who, db, now, state, kept["draft"], kept["match"], day)


@dialog.text(Meet.minutes, LOGGER)
async def on_minutes_typed(
    message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    kept = await state.get_data()
    minutes = read_minutes(text)
    if minutes is None:
        raise Refused("meeting-not-minutes")
    data = MeetLong(draft=kept["draft"], match=kept["match"], day=kept["day"], minutes=minutes)
    await _save(message, data, who, db, now, state)


@dialog.tap(MeetLong, LOGGER)
@gently
async def on_long(
    query: CallbackQuery, data: MeetLong, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    _own_group(who, data)
    await _save(query, data, who, db, now, state)


async def _save(event: Event, data: MeetLong, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    """Write it down; the waiting for typed text ends with the same commit (after a refused text it goes on)."""
    ids = [data.match] if data.match else []
    saving = meetings.log(
        db, who, ids, day_of(data.day), data.minutes, now, draft=str(data.draft), twin=_twin(data.twin)
    )
    if isinstance(event, CallbackQuery):
        logged, _ = await asyncio.gather(saving, _leave(state))
    else:
        logged = await saving
        await _leave(state)
    if logged.doubles:
        await show(event, _twin_view(logged, data, who, now))
        return
    await show_saved(event, logged.card, who, now, state, toast=plain("meeting-toast"))


async def _leave(state: FSMContext) -> None:
    if await state.get_state() in (Meet.day.state, Meet.minutes.state):
        await state.set_state(None)


def _twin(code: str) -> Twin:
    try:
        return Twin(code)
    except ValueError:
        raise Refused("stale") from None


def _twin_view(logged: Logged, data: MeetLong, who: Who, now: datetime) -> View:
    card = logged.card
    meeting = card.meeting
    said = {
        "with": with_words(card.mentees),
        "day": day_words(meeting.day, who.programme.day_of(now)),
        "length": length(meeting),
    }
    if meeting.logged_by == who.person_id:
        text = t("meeting-twin", when=logged_words(meeting.logged_at, now, card.timezone), **said)
    else:
        text = t("meeting-twin-other", **said)
    same = MeetingOpen(meeting=meeting.id) if data.match else data.model_copy(update={"twin": Twin.SAME.value})
    second = data.model_copy(update={"twin": Twin.SECOND.value})
    buttons = [Button(plain("meeting-twin-same"), same), Button(plain("meeting-twin-second"), second)]
    return View(text, column(buttons), asks=True)


async def _take_day(
    event: Event, who: Who, db: Database, now: datetime, state: FSMContext, draft: int, match_id: int, day: date
) -> None:
    """The day is checked before the length is asked for: a mistake is told where it was made."""
    today = who.programme.day_of(now)
    found = await meetings.own_pairs(db, who, match_id)
    check_day(day, today, max((paired_on(who, match) for match, _ in found), default=day))
    names = title_words(_all(found))
    await state.set_state(Meet.minutes)
    await state.set_data({"draft": draft, "match": match_id, "day": day.toordinal()})
    text = t("meeting-length", names=names, day=day_words(day, today))
    await show(event, View(text, _length_rows(draft, match_id, day), asks=True))


def _length_rows(draft: int, match_id: int, day: date) -> Rows:
    buttons = [
        Button(minutes_label(minutes), MeetLong(draft=draft, match=match_id, day=day.toordinal(), minutes=minutes))
        for minutes in DURATIONS
    ]
    return grid(buttons, 3)


async def _show_month(
    query: CallbackQuery,
    who: Who,
    db: Database,
    now: datetime,
    state: FSMContext,
    draft: int,
    match_id: int,
    month: int,
) -> None:
    found = await meetings.own_pairs(db, who, match_id)
    today = who.programme.day_of(now)
    earliest = max((earliest_day(paired_on(who, match)) for match, _ in found), default=today)
    rows = month_rows(
        month,
        lambda day: MeetDay(draft=draft, match=match_id, day=day.toordinal()),
        lambda month_: MeetMonth(draft=draft, match=match_id, month=month_),
        earliest,
        today,
    )
    await state.set_state(Meet.day)
    await state.set_data({"draft": draft, "match": match_id})
    names = title_words(_all(found))
    await show(query, View(t("meeting-calendar", names=names), rows, asks=True))
