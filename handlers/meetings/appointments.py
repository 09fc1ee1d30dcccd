"""Agreeing on the next meeting: a proposed time, another day from the calendar, or one typed line."""

from datetime import UTC, date, datetime, time

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.match import Match
from domain.meetings import DURATIONS, PLANNED_AHEAD
from domain.refusal import Refused
from domain.rhythm import SHORTLY_BEFORE
from domain.who import PARTICIPANT, Who
from handlers.callbacks import PlanAct, PlanAt, PlanDay, PlanOpen
from handlers.dialog import Dialog
from handlers.meetings.meeting_cards import show_saved
from handlers.meetings.meeting_list import gently
from handlers.meetings.meeting_words import (
    address,
    day_of,
    day_words,
    local_day,
    minutes_label,
    moment_words,
    month_rows,
    names_words,
    place_part,
    short,
    starts,
    title_words,
    with_words,
)
from handlers.show import show
from handlers.view import Button, Rows, View
from handlers.widgets import column, grid
from questionnaires.appointment import read_appointment, read_time
from services.database import Database
from services.meetings import appointments
from services.meetings.appointments import Proposal
from services.meetings.journal import Card
from texts import clock, day_month, plain, t, weekday_short

dialog = Dialog("appointments")
Event = Message | CallbackQuery
ASK_WHO = -1
"""``PlanOpen.match``: with whom is asked first, if there are several pairs."""
HOURS = tuple(time(hour, minute) for hour in range(13, 18) for minute in (0, 30))


class Plan(StatesGroup):
    moment = State()
    hour = State()
    place = State()


@dialog.tap(PlanOpen, PARTICIPANT)
@gently
async def on_open(
    query: CallbackQuery, data: PlanOpen, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    match_id = data.match
    if match_id == ASK_WHO:
        found = await appointments.partners(db, who, now)
        if len(found) > 1:
            await show(query, _who_view(found))
            return
        match_id = found[0][0].id if found else 0
    proposal = await appointments.propose(db, who, match_id, data.meeting, now)
    await _expect(state, Plan.moment, match_id, data.meeting)
    await show(query, propose_view(proposal, who, match_id, data.meeting))


def _who_view(found: list[tuple[Match, tuple[str, ...]]]) -> View:
    buttons = [Button(", ".join(short(name) for name in names), PlanOpen(match=match.id)) for match, names in found]
    return View(t("plan-who"), column(buttons), asks=True)


def propose_view(proposal: Proposal, who: Who, match_id: int, meeting_id: int) -> View:
    with_ = with_words(proposal.names)
    rows = slot_rows(proposal.slots, who.programme.timezone, match_id, meeting_id)
    if proposal.instead is not None:
        return View(t("plan-ask-move", moment=moment_words(proposal.instead), **{"with": with_}), rows, asks=True)
    return View(t("plan-ask", **{"with": with_}), rows, asks=True)


def slot_rows(slots: tuple[datetime, ...], timezone: str, match_id: int, meeting_id: int = 0) -> Rows:
    """«Ср 16.09, 15:00» …, «Другое»."""
    buttons = [
        Button(_slot(at, timezone), PlanAt(match=match_id, meeting=meeting_id, at=int(at.timestamp()))) for at in slots
    ]
    return column([*buttons, Button(plain("plan-other"), PlanDay(match=match_id, meeting=meeting_id))])


def _slot(at: datetime, timezone: str) -> str:
    day = local_day(at, timezone)
    weekday = weekday_short(day).capitalize()
    return plain("plan-slot", weekday=weekday, day=f"{day:%d.%m}", clock=clock(at, timezone))


@dialog.tap(PlanDay, PARTICIPANT)
@gently
async def on_day(query: CallbackQuery, data: PlanDay, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    await appointments.propose(db, who, data.match, data.meeting, now)  # still mine, still possible
    if not data.day:
        await _expect(state, Plan.moment, data.match, data.meeting)
        await show(query, View(t("plan-calendar"), _calendar(data, who.programme.day_of(now)), asks=True))
        return
    day = day_of(data.day)
    await _ask_hour(query, state, day, who, data.match, data.meeting)


def _calendar(data: PlanDay, today: date) -> Rows:
    return month_rows(
        data.month or today.year * 100 + today.month,
        lambda day: data.model_copy(update={"day": day.toordinal(), "month": 0}),
        lambda month: data.model_copy(update={"day": 0, "month": month}),
        today,
        today + PLANNED_AHEAD,
    )


async def _ask_hour(event: Event, state: FSMContext, day: date, who: Who, match_id: int, meeting_id: int) -> None:
    await _expect(state, Plan.hour, match_id, meeting_id, day)
    zone = who.programme.zone
    buttons = [
        Button(
            f"{hour:%H:%M}",
            PlanAt(match=match_id, meeting=meeting_id, at=int(datetime.combine(day, hour, zone).timestamp())),
        )
        for hour in HOURS
    ]
    await show(event, View(t("plan-hour", day=day_month(day)), grid(buttons, 4), asks=True))


@dialog.tap(PlanAt, PARTICIPANT)
@gently
async def on_at(query: CallbackQuery, data: PlanAt, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    try:
        at = datetime.fromtimestamp(data.at, UTC)
    except (ValueError, OverflowError, OSError):
        raise Refused("stale") from None
    await _agree(query, at, "", who, db, now, state, data.match, data.meeting)


@dialog.text(Plan.moment, PARTICIPANT)
async def on_moment_typed(
    message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    kept = await state.get_data()
    found = read_appointment(text, who.programme.day_of(now))
    if found is None:
        raise Refused("meeting-not-moment")
    at = found.moment(who.programme.zone)
    if at is None:
        await _ask_hour(message, state, found.day, who, kept["match"], kept["meeting"])
        return
    await _agree(message, at, found.place, who, db, now, state, kept["match"], kept["meeting"])


@dialog.text(Plan.hour, PARTICIPANT)
async def on_hour_typed(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    kept = await state.get_data()
    hour = read_time(text)
    if hour is None:
        raise Refused("meeting-not-clock")
    at = datetime.combine(day_of(kept["day"]), hour, who.programme.zone)
    await _agree(message, at, "", who, db, now, state, kept["match"], kept["meeting"])


async def _agree(
    event: Event,
    at: datetime,
    place: str,
    who: Who,
    db: Database,
    now: datetime,
    state: FSMContext,
    match_id: int,
    meeting_id: int,
) -> None:
    card = await appointments.plan(db, who, match_id, at, now, meeting_id=meeting_id, place=place)
    await _leave(state)
    await show(event, agreed_view(card, who, now))


def agreed_view(card: Card, who: Who, now: datetime) -> View:
    names = card.partners(who.person_id)
    told = t("plan-told-one", name=address(names[0])) if len(names) == 1 else t("plan-told-many")
    if starts(card) - now > SHORTLY_BEFORE:
        told = t("plan-told-reminded", told=told)
    said = {"moment": moment_words(card), "names": names_words(names), "place": place_part(card.meeting)}
    meeting = card.meeting
    label = plain("plan-button-place-change" if meeting.place else "plan-button-place")
    place = Button(label, PlanAct(meeting=meeting.id, act="place"))
    move = Button(plain("plan-button-move"), PlanOpen(match=0, meeting=meeting.id))
    return View(t("plan-done", told=told, **said), ((place, move),))


@dialog.tap(PlanAct, PARTICIPANT)
@gently
async def on_act(query: CallbackQuery, data: PlanAct, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    """What is done with an appointment: before it keep or place, after it how it went."""
    match data.act:
        case "keep":
            await show(query, _kept_view(await appointments.agreed(db, who, data.meeting), who))
        case "keep_all":
            await show(query, View(t("plan-kept-all")))
        case "place":
            await appointments.agreed(db, who, data.meeting)
            await state.set_state(Plan.place)
            await state.set_data({"meeting": data.meeting})
            await show(query, View(t("plan-ask-place"), asks=True))
        case "longer":
            await show(query, _length_view(await appointments.agreed(db, who, data.meeting), who, now))
        case "held":
            card = await appointments.happened(db, who, data.meeting, data.minutes, now)
            await show_saved(query, card, who, now, state, toast=plain("meeting-toast"))
        case "moved":
            card = await appointments.missed(db, who, data.meeting, moved=True)
            await _propose_again(query, card, who, db, now, state)
        case "missed":
            card = await appointments.missed(db, who, data.meeting, moved=False)
            again = PlanOpen(match=_target(card))
            button = Button(plain("meetings-button-plan"), again)
            await show(query, View(t("reminder-missed", moment=moment_words(card)), ((button,),)))
        case _:
            raise Refused("stale")


def _kept_view(card: Card, who: Who) -> View:
    said = {"moment": moment_words(card), "with": with_words(card.partners(who.person_id))}
    return View(t("plan-kept", place=place_part(card.meeting), **said))


def _length_view(card: Card, who: Who, now: datetime) -> View:
    day = day_words(local_day(starts(card), card.timezone), who.programme.day_of(now))
    buttons = [
        Button(minutes_label(minutes), PlanAct(meeting=card.meeting.id, act="held", minutes=minutes))
        for minutes in DURATIONS
    ]
    return View(t("reminder-happened-length", names=title_words(card.mentees), day=day), grid(buttons, 3))


async def _propose_again(
    query: CallbackQuery, card: Card, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    match_id = _target(card)
    proposal = await appointments.propose(db, who, match_id, 0, now)
    await _expect(state, Plan.moment, match_id, 0)
    await show(query, propose_view(proposal, who, match_id, 0))


def _target(card: Card) -> int:
    """The pair of a card, or the whole group."""
    return card.meeting.match_id if len(card.meetings) == 1 else 0


@dialog.text(Plan.place, PARTICIPANT)
async def on_place_typed(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    kept = await state.get_data()
    card = await appointments.set_place(db, who, kept["meeting"], text, now)
    await _leave(state)
    await show(message, agreed_view(card, who, now))


async def _expect(state: FSMContext, what: State, match_id: int, meeting_id: int, day: date | None = None) -> None:
    await state.set_state(what)
    await state.set_data({"match": match_id, "meeting": meeting_id, "day": day.toordinal() if day else 0})


async def _leave(state: FSMContext) -> None:
    if await state.get_state() in (Plan.moment.state, Plan.hour.state, Plan.place.state):
        await state.clear()
