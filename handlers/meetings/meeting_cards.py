"""A meeting's card: what is added, mended or taken back after it was written down."""

from datetime import date, datetime

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.meetings import DURATIONS, RHYTHMS, Kind, Stage, earliest_day
from domain.refusal import Refused
from domain.who import MEMBER, Who
from handlers.callbacks import MeetingDo, MeetingOpen, MeetingSet, MendMonth
from handlers.dialog import Dialog
from handlers.meetings.meeting_list import gently
from handlers.meetings.meeting_views import card_view, saved_view, wants_plan
from handlers.meetings.meeting_words import day_of, day_words, length, minutes_label, month_rows, read_past, title_words
from handlers.show import show
from handlers.view import Button, Rows, View
from handlers.widgets import column, confirm, grid
from services.database import Database
from services.meetings import meetings
from services.meetings.journal import Card, paired_on
from texts import plain, t
from texts.durations import read_days, read_minutes, read_number

dialog = Dialog("meeting_cards")
Event = Message | CallbackQuery
NUMBERS = (4, 6, 8, 10, 12, 16)


class Mend(StatesGroup):
    """What is being typed about the meeting named in the data."""

    topic = State()
    result = State()
    number = State()
    rhythm = State()
    day = State()
    minutes = State()


STATES = {name: getattr(Mend, name) for name in ("topic", "result", "number", "rhythm", "day", "minutes")}


async def show_saved(event: Event, card: Card, who: Who, now: datetime, state: FSMContext, *, toast: str = "") -> None:
    """«Записано»; at the planning meeting what the pair agrees on is asked at once."""
    view = saved_view(card, who, now)
    whole = len(card.meetings) > 1
    if wants_plan(card):
        await _expect(state, "number", card.meeting.id, whole)
        head = view.text
        view = View(f"{head}\n\n{t('meeting-ask-number')}", _number_rows(card.meeting.id, whole), asks=True)
    await show(event, view, toast=toast)


@dialog.tap(MeetingOpen, MEMBER)
@gently
async def on_open(
    query: CallbackQuery, data: MeetingOpen, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    await _leave(state)
    if data.whole:
        card = await meetings.own_card(db, who, data.meeting, whole=True)
    else:
        card = await meetings.card(db, who, data.meeting)
    await meetings.looked(db, who, card, now)
    await show(query, card_view(card, who, now, page=data.page))


@dialog.tap(MeetingDo, MEMBER)
@gently
async def on_do(
    query: CallbackQuery, data: MeetingDo, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    """Begin a change: a question with its options; what may be typed is waited for."""
    card = await meetings.own_card(db, who, data.meeting, whole=data.whole)
    await meetings.looked(db, who, card, now)
    match data.what:
        case "topic" | "result" | "number" | "rhythm" | "day" | "minutes":
            await _expect(state, data.what, data.meeting, data.whole)
        case "kind" | "stage" | "delete" | "leave":
            await _leave(state)
        case _:
            raise Refused("stale")
    await show(query, _question(data, card, who, now))


def _question(data: MeetingDo, card: Card, who: Who, now: datetime) -> View:
    back = ((Button(plain("button-back"), MeetingOpen(meeting=data.meeting, whole=data.whole)),),)
    said = {"names": title_words(card.mentees), "day": day_words(card.meeting.day, who.programme.day_of(now))}
    size = length(card.meeting)
    match data.what:
        case "topic" | "result" as what:
            return View(t(f"meeting-ask-{what}"), back, asks=True)
        case "number":
            return View(t("meeting-ask-number"), _number_rows(data.meeting, data.whole), asks=True)
        case "rhythm":
            return View(t("meeting-ask-rhythm"), _rhythm_rows(data.meeting, data.whole), asks=True)
        case "day":
            today = who.programme.day_of(now)
            rows = _month_rows(data.meeting, data.whole, card, who, now, today.year * 100 + today.month)
            return View(t("meeting-ask-day", **said), rows + back, asks=True)
        case "minutes":
            return View(t("meeting-ask-minutes", length=size, **said), _length_rows(data) + back, asks=True)
        case "delete":
            yes = MeetingSet(meeting=data.meeting, field="delete", value="yes", whole=data.whole)
            no = MeetingOpen(meeting=data.meeting, whole=data.whole)
            return View(t("meeting-delete-ask", length=size, **said), confirm(plain("meeting-delete-yes"), yes, no))
        case "leave":
            return View(t("meeting-left", day=said["day"], length=size), back)
        case _:
            return View(t(f"meeting-ask-{data.what}"), _options(data) + back, asks=True)


def _options(data: MeetingDo) -> Rows:
    codes: list[str] = [one.value for one in (Kind if data.what == "kind" else Stage)]
    return column([Button(plain(f"meeting-{data.what}-button-{code}"), _set(data, data.what, code)) for code in codes])


def _set(data: MeetingDo, field: str, value: str) -> MeetingSet:
    return MeetingSet(meeting=data.meeting, field=field, value=value, whole=data.whole)


def _length_rows(data: MeetingDo) -> Rows:
    return grid([Button(minutes_label(one), _set(data, "minutes", str(one))) for one in DURATIONS], 3)


def _number_rows(meeting_id: int, whole: bool) -> Rows:
    numbers = [
        Button(str(one), MeetingSet(meeting=meeting_id, field="number", value=str(one), whole=whole)) for one in NUMBERS
    ]
    later = Button(plain("meeting-later"), MeetingOpen(meeting=meeting_id, whole=whole))
    return (*grid(numbers, 6), (later,))


def _rhythm_rows(meeting_id: int, whole: bool) -> Rows:
    ways = [
        Button(
            plain(f"meeting-rhythm-{days}"),
            MeetingSet(meeting=meeting_id, field="rhythm", value=str(days), whole=whole),
        )
        for days in RHYTHMS
    ]
    return column([*ways, Button(plain("meeting-later"), MeetingOpen(meeting=meeting_id, whole=whole))])


def _month_rows(meeting_id: int, whole: bool, card: Card, who: Who, now: datetime, month: int) -> Rows:
    earliest = max(earliest_day(paired_on(who, match)) for match in card.matches.values())

    def pick(day: date) -> MeetingSet:
        return MeetingSet(meeting=meeting_id, field="day", value=str(day.toordinal()), whole=whole)

    def turn(to: int) -> MendMonth:
        return MendMonth(meeting=meeting_id, month=to, whole=whole)

    return month_rows(month, pick, turn, earliest, who.programme.day_of(now))


@dialog.tap(MendMonth, MEMBER)
@gently
async def on_month(query: CallbackQuery, data: MendMonth, who: Who, db: Database, now: datetime) -> None:
    card = await meetings.own_card(db, who, data.meeting, whole=data.whole)
    day = day_words(card.meeting.day, who.programme.day_of(now))
    rows = _month_rows(data.meeting, data.whole, card, who, now, data.month)
    await show(query, View(t("meeting-ask-day", names=title_words(card.mentees), day=day), rows, asks=True))


@dialog.tap(MeetingSet, MEMBER)
@gently
async def on_set(
    query: CallbackQuery, data: MeetingSet, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    await _leave(state)
    if data.field == "delete":
        gone = await meetings.delete(db, who, data.meeting, now, whole=data.whole)
        said = {"names": title_words(gone.mentees), "day": day_words(gone.meeting.day, who.programme.day_of(now))}
        await show(query, View(t("meeting-deleted-view", length=length(gone.meeting), **said)))
        return
    value: str | int = data.value
    if data.field in ("number", "rhythm", "day", "minutes"):
        value = _whole_number(data.value)
    if data.field == "day":
        value = day_of(int(value)).isoformat()
    await _change(query, data.field, value, data.meeting, data.whole, who, db, now, state)


async def _change(
    event: Event,
    field: str,
    value: str | int,
    meeting_id: int,
    whole: bool,
    who: Who,
    db: Database,
    now: datetime,
    state: FSMContext,
) -> None:
    """Save one field and show what stands in the journal; after the number of meetings their rhythm is asked."""
    match field:
        case "number":
            await meetings.agree(db, who, meeting_id, now, number=int(value))
            await _expect(state, "rhythm", meeting_id, whole)
            await show(event, View(t("meeting-ask-rhythm"), _rhythm_rows(meeting_id, whole), asks=True))
            return
        case "rhythm":
            await meetings.agree(db, who, meeting_id, now, rhythm=int(value))
            card = await meetings.own_card(db, who, meeting_id, whole=whole)
        case "day":
            day = date.fromisoformat(str(value))
            card = await meetings.mend(db, who, meeting_id, now, day=day, whole=whole)
        case "minutes":
            card = await meetings.mend(db, who, meeting_id, now, minutes=int(value), whole=whole)
        case _:
            card = await meetings.change(db, who, meeting_id, now, field, str(value), whole=whole)
    await _leave(state)
    if field == "stage" and wants_plan(card):
        await show_saved(event, card, who, now, state)
        return
    await show(event, saved_view(card, who, now))


@dialog.text(Mend.topic, MEMBER)
async def on_topic(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    await _typed(message, "topic", text, who, db, now, state)


@dialog.text(Mend.result, MEMBER)
async def on_result(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    await _typed(message, "result", text, who, db, now, state)


@dialog.text(Mend.number, MEMBER)
async def on_number(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    await _typed(message, "number", read_number(text) or 0, who, db, now, state)


@dialog.text(Mend.rhythm, MEMBER)
async def on_rhythm(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    await _typed(message, "rhythm", read_days(text) or 0, who, db, now, state)


@dialog.text(Mend.day, MEMBER)
async def on_day(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    today = who.programme.day_of(now)
    day = read_past(text, today)
    if day is None:
        raise Refused("meeting-not-day")
    await _typed(message, "day", day.isoformat(), who, db, now, state)


@dialog.text(Mend.minutes, MEMBER)
async def on_minutes(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    minutes = read_minutes(text)
    if minutes is None:
        raise Refused("meeting-not-minutes")
    await _typed(message, "minutes", minutes, who, db, now, state)


async def _typed(
    message: Message, field: str, value: str | int, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    kept = await state.get_data()
    await _change(message, field, value, int(kept["meeting"]), bool(kept["whole"]), who, db, now, state)


async def _expect(state: FSMContext, what: str, meeting_id: int, whole: bool) -> None:
    await state.set_state(STATES[what])
    await state.set_data({"meeting": meeting_id, "whole": whole})


async def _leave(state: FSMContext) -> None:
    """A tap elsewhere ends the waiting for typed text of this dialog, not of others."""
    if await state.get_state() in {one.state for one in STATES.values()}:
        await state.clear()


def _whole_number(value: str) -> int:
    try:
        return int(value)
    except ValueError:
        raise Refused("stale") from None
