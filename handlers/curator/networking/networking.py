"""The curator's side of networking meetings: when and where, for whom, who comes, who came."""

from datetime import datetime

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.networking import Terms
from domain.notice import Notice
from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import NetworkingAct, NetworkingTerms, NetworkingTick, RunCommand, VotingAct
from handlers.curator.networking import networking_papers as papers
from handlers.curator.networking import networking_screens as screens
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import column, confirm
from questionnaires.appointment import read_appointment, read_time
from services.database import Database
from services.networking import choices, networking, networking_vote
from services.networking.networking import Overview
from services.reports.charts import Drawing
from texts import moment, plain, t

dialog = Dialog("networking-plan")


class Planning(StatesGroup):
    when = State()
    hour = State()
    where = State()


@dialog.command("networking", CURATOR)
async def overview(event: Message | CallbackQuery, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    await state.clear()
    await show(event, screens.home(await networking.every(db, who), who, now))


@dialog.tap(NetworkingAct, CURATOR)
async def act(
    query: CallbackQuery,
    data: NetworkingAct,
    who: Who,
    db: Database,
    now: datetime,
    state: FSMContext,
    bot: Bot,
    drawing: Drawing,
) -> None:
    await state.clear()
    if data.act == "new":
        await _ask_when(query, NetworkingTerms(part="when"), who, db, state)
        return
    if data.act == "list":
        await show(query, screens.listing(await networking.every(db, who), who, now, data.page))
        return
    seen = await networking.overview(db, who, data.meeting)
    if seen is None:
        raise Refused("stale")
    if data.act == "move":
        terms = seen.meeting.terms
        begun = NetworkingTerms(part="when", meeting=data.meeting, minutes=terms.minutes, choice=terms.opens_choice)
        await _ask_when(query, begun, who, db, state)
    elif data.act in papers.ACTS:
        await papers.act(query, data, seen, who, db, now, bot, drawing)
    else:
        await show(query, await _screen(data, seen, who, db, now))


async def _screen(data: NetworkingAct, seen: Overview, who: Who, db: Database, now: datetime) -> View:
    match data.act:
        case "guests":
            return screens.guests(seen)
        case "came":
            return screens.came(seen, data.page)
        case "all":
            return screens.came(await networking.tick_coming(db, who, data.meeting, now), data.page)
        case "choice_on" | "choice_off":
            changed = await networking.opens_choice(db, who, data.meeting, data.act == "choice_on", now)
            return screens.card(changed, who, now)
        case "cancel":
            yes = NetworkingAct(act="cancel_yes", meeting=data.meeting)
            rows = confirm(plain("networking-yes-cancel"), yes, NetworkingAct(act="show", meeting=data.meeting))
            return View(t("networking-ask-cancel", when=moment(seen.meeting.starts_at, who.programme.timezone)), rows)
        case "cancel_yes":
            await networking.cancel(db, who, data.meeting, now)
            again = Button(plain("networking-button-new"), NetworkingAct(act="new"))
            return View(t("networking-cancelled-done"), ((again,),))
        case _:
            return screens.card(seen, who, now)


@dialog.tap(NetworkingTick, CURATOR)
async def tick(query: CallbackQuery, data: NetworkingTick, who: Who, db: Database, now: datetime) -> None:
    seen = await networking.tick_attendance(db, who, data.meeting, data.person, data.came, now)
    await show(query, screens.came(seen, data.page))


@dialog.tap(NetworkingTerms, CURATOR)
async def terms(query: CallbackQuery, data: NetworkingTerms, who: Who, db: Database, state: FSMContext) -> None:
    """How it will be held; what is typed next is still the day, the hour and the place."""
    Terms(data.minutes, data.audience, data.choice).must_be_possible()
    match data.part:
        case "minutes":
            await show(query, screens.ask_minutes(data))
        case "whom":
            await show(query, screens.ask_whom(data, dict(await networking.audiences(db, who))))
        case _:
            await _ask_when(query, data, who, db, state)


async def _ask_when(query: CallbackQuery, data: NetworkingTerms, who: Who, db: Database, state: FSMContext) -> None:
    seen = await networking.overview(db, who, data.meeting) if data.meeting else None
    if data.meeting and seen is None:
        raise Refused("stale")
    await state.set_state(Planning.when)
    await state.set_data(
        {"meeting": data.meeting, "minutes": data.minutes, "audience": data.audience, "choice": data.choice}
    )
    await show(query, screens.ask_when(data, seen.meeting if seen else None, who))


@dialog.text(Planning.when, CURATOR)
async def when(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    """Day, hour and place in one line; what is missing is asked for."""
    read = read_appointment(text, who.programme.day_of(now))
    if read is None:
        await show(message, View(t("networking-when-unclear"), asks=True))
        return
    await state.update_data(day=read.day.isoformat(), at=read.at and read.at.isoformat("minutes"), place=read.place)
    await _next(message, who, db, now, state)


@dialog.text(Planning.hour, CURATOR)
async def hour(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    read = read_time(text)
    if read is None:
        await show(message, View(t("networking-hour-missing"), asks=True))
        return
    await state.update_data(at=read.isoformat("minutes"))
    await _next(message, who, db, now, state)


@dialog.text(Planning.where, CURATOR)
async def where(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    await state.update_data(place=text)
    await _next(message, who, db, now, state)


async def _next(message: Message, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    said = await state.get_data()
    if not said.get("at"):
        await state.set_state(Planning.hour)
        await show(message, View(t("networking-hour-missing"), asks=True))
        return
    starts_at = datetime.fromisoformat(f"{said['day']}T{said['at']}").replace(tzinfo=who.programme.zone)
    try:
        networking.check_start(starts_at, now)
    except Refused:
        await state.set_state(Planning.when)
        raise
    if not said.get("place"):
        await state.set_state(Planning.where)
        await show(message, View(t("networking-ask-where"), asks=True))
        return
    # A conversation begun before an update may lack them.
    usual = Terms()
    held = Terms(
        said.get("minutes", usual.minutes), said.get("audience", usual.audience), said.get("choice", usual.opens_choice)
    )
    meeting_id = int(said["meeting"])
    if meeting_id:
        await networking.move(db, who, meeting_id, starts_at, said["place"], now, held)
    else:
        meeting_id = await networking.plan(db, who, starts_at, said["place"], now, held)
    await state.clear()
    seen = await networking.overview(db, who, meeting_id)
    assert seen is not None, "it has just been written"
    await show(message, screens.card(seen, who, now))


async def _choice(db: Database, notice: Notice, now: datetime) -> View | None:
    """The choice has opened by itself, or there was nobody to choose."""
    to_voting = Button(plain("networking-button-voting"), RunCommand(name="voting"))
    if notice.kind == networking_vote.NOT_OPENED:
        return View(t("networking-choice-not"), ((to_voting,),))
    number = int(notice.subject.split(":")[1])
    about = await choices.about(db, number)
    text: str = t("networking-choice-opened")
    if about.several:
        text += "\n\n" + t("voting-of-form", form=about.form)
    close = VotingAct(act="close", choice=number)
    return View(text, column([to_voting, Button(plain("networking-button-close-choice"), close)]))


NOTICES: NoticeKinds = {kind: NoticeKind(_choice) for kind in (networking_vote.OPENED, networking_vote.NOT_OPENED)}
