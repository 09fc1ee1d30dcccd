"""The curator's side of the networking meeting: when and where, who comes, who came."""

from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.names import FullName
from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import NetworkingAct, NetworkingTick, RunCommand
from handlers.dialog import Dialog
from handlers.show import show
from handlers.view import Button, Rows, View
from handlers.widgets import column, confirm, page_of, pager
from questionnaires.appointment import read_appointment, read_time
from services import networking
from services.database import Database
from services.networking import Overview
from texts import Raw, moment, plain, t

dialog = Dialog("networking-plan")


class Planning(StatesGroup):
    when = State()
    hour = State()
    where = State()


@dialog.command("networking", CURATOR)
async def overview(event: Message | CallbackQuery, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    await state.clear()
    await show(event, _card(await networking.overview(db, who), who, now))


@dialog.tap(NetworkingAct, CURATOR)
async def act(
    query: CallbackQuery, data: NetworkingAct, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    if data.act in ("new", "move"):
        await state.set_state(Planning.when)
        await state.set_data({"meeting": data.meeting if data.act == "move" else 0})
        await show(query, View(t("networking-ask-when", example=plain("networking-example")), asks=True))
        return
    await state.clear()
    seen = await networking.overview(db, who, data.meeting)
    if seen is None:
        raise Refused("stale")
    match data.act:
        case "guests":
            view = _guests(seen)
        case "came":
            view = _came(seen, data.page)
        case "cancel":
            yes = NetworkingAct(act="cancel_yes", meeting=data.meeting)
            rows = confirm(plain("networking-yes-cancel"), yes, NetworkingAct(act="show", meeting=data.meeting))
            view = View(t("networking-ask-cancel", when=moment(seen.meeting.starts_at, who.programme.timezone)), rows)
        case "cancel_yes":
            await networking.cancel(db, who, data.meeting, now)
            view = View(t("networking-cancelled-done"), _new("networking-button-new"))
        case _:
            view = _card(seen, who, now)
    await show(query, view)


@dialog.tap(NetworkingTick, CURATOR)
async def tick(query: CallbackQuery, data: NetworkingTick, who: Who, db: Database) -> None:
    await show(query, _came(await networking.tick_attendance(db, who, data.meeting, data.person, data.came), data.page))


@dialog.text(Planning.when, CURATOR)
async def when(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    """Day, hour and place in one line; what is missing is asked for."""
    read = read_appointment(text, now.astimezone(who.programme.zone).date())
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
    if starts_at <= now:
        await state.set_state(Planning.when)
        raise Refused("networking-past")
    if not said.get("place"):
        await state.set_state(Planning.where)
        await show(message, View(t("networking-ask-where"), asks=True))
        return
    if said["meeting"]:
        await networking.move(db, who, said["meeting"], starts_at, said["place"], now)
    else:
        await networking.plan(db, who, starts_at, said["place"], now)
    await state.clear()
    await show(message, _card(await networking.overview(db, who), who, now))


def _card(seen: Overview | None, who: Who, now: datetime) -> View:
    if seen is None:
        return View(t("networking-none"), _new("networking-button-new"))
    meeting = seen.meeting
    text = t(
        "networking-card",
        when=moment(meeting.starts_at, who.programme.timezone),
        place=meeting.place,
        coming=len(meeting.coming),
        not_coming=len(meeting.not_coming),
        silent=len(seen.silent),
    )
    over = meeting.starts_at <= now
    if over or meeting.attended:
        text = Raw(f"{text}\n{t('networking-card-attended', attended=len(meeting.attended))}")
    acts = [("networking-button-guests", "guests"), ("networking-button-came", "came")]
    if not over:
        acts += [("networking-button-move", "move"), ("networking-button-cancel", "cancel")]
    buttons = [Button(plain(key), NetworkingAct(act=name, meeting=meeting.id)) for key, name in acts]
    rows = column([*buttons, Button(plain("networking-button-voting"), RunCommand(name="voting"))])
    return View(text, rows + _new("networking-button-again") if over else rows)


def _guests(seen: Overview) -> View:
    def listed(people: tuple[int, ...]) -> str:
        names = [FullName.parse(seen.names[person]).short for person in people if person in seen.names]
        return ", ".join(names) or plain("networking-nobody")

    groups = {"coming": seen.meeting.coming, "not_coming": seen.meeting.not_coming, "silent": seen.silent}
    counts = {f"{name}_count": len(people) for name, people in groups.items()}
    text = t("networking-guests", **{name: listed(people) for name, people in groups.items()}, **counts)
    return View(text, _back(seen))


def _came(seen: Overview, page: int) -> View:
    came = seen.meeting.attended
    shown, page, pages = page_of(seen.invited, page)
    buttons = [
        Button(
            ("☑ " if person in came else "☐ ") + FullName.parse(seen.names[person]).short,
            NetworkingTick(meeting=seen.meeting.id, person=person, came=person not in came, page=page),
        )
        for person in shown
    ]
    turn = pager(page, pages, lambda to: NetworkingAct(act="came", meeting=seen.meeting.id, page=to))
    return View(t("networking-came-title", attended=len(came)), column(buttons) + turn + _back(seen))


def _back(seen: Overview) -> Rows:
    return ((Button(plain("button-back"), NetworkingAct(act="show", meeting=seen.meeting.id)),),)


def _new(key: str) -> Rows:
    return ((Button(plain(key), NetworkingAct(act="new")),),)
