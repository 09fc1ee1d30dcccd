"""The curator's side of the choice: open, watch the turnout, remind, move the end, close, open again."""

from datetime import UTC, datetime

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.notice import Notice
from domain.who import CURATOR, Who
from handlers.callbacks import RunCommand, VotingAct, VotingEnd
from handlers.curator.voting_screens import (
    about_view,
    ask_again_view,
    ask_close_view,
    ask_end_view,
    ask_open_view,
    back_rows,
    nudged_view,
    overview_view,
    waiting_view,
)
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import show
from handlers.view import Button, View
from questionnaires.appointment import read_appointment
from services import choices
from services.database import Database
from texts import plain, t

dialog = Dialog("voting")


class Voting(StatesGroup):
    end = State()
    about = State()


@dialog.command("voting", CURATOR)
async def overview(event: Message | CallbackQuery, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    await state.clear()
    await show(event, overview_view(await choices.state(db, who, now), who))


@dialog.tap(VotingAct, CURATOR)
async def act(query: CallbackQuery, data: VotingAct, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    seen = await choices.state(db, who, now)
    match data.act:
        case "open":
            await state.clear()
            view = ask_open_view(seen)
        case "open_yes":
            await choices.open_choice(db, who, now)
            view = overview_view(await choices.state(db, who, now), who)
        case "close" if seen.choice is not None and seen.open:
            view = ask_close_view(seen)
        case "close_yes":
            await choices.close_choice(db, who, data.choice, now)
            view = overview_view(await choices.state(db, who, now), who)
        case "waiting":
            view = waiting_view(seen, data.page)
        case "nudge":
            count = await choices.nudge(db, who, data.choice, now)
            view = nudged_view(count, await choices.state(db, who, now), who)
        case "again":
            view = ask_again_view(seen)
        case "again_yes":
            await choices.reopen(db, who, data.choice, data.page, now)
            view = overview_view(await choices.state(db, who, now), who)
        case "end" | "about" | "about_off":
            view = await _asked(data.act, seen, who, db, now, state)
        case _:
            await state.clear()
            view = overview_view(seen, who)
    await show(query, view)


async def _asked(step: str, seen: choices.State, who: Who, db: Database, now: datetime, state: FSMContext) -> View:
    """Steps that wait for typed words."""
    if step == "about_off":
        await choices.set_about(db, who, "")
        seen = await choices.state(db, who, now)
    if step != "end":
        await state.set_state(Voting.about)
        return about_view(seen)
    if seen.choice is None or not seen.open:
        await state.clear()
        return overview_view(seen, who)
    await state.set_state(Voting.end)
    await state.set_data({"choice": seen.choice.id})
    return ask_end_view(seen.choice, who)


@dialog.tap(VotingEnd, CURATOR)
async def prolong(query: CallbackQuery, data: VotingEnd, who: Who, db: Database, now: datetime) -> None:
    before = datetime.fromtimestamp(data.end, UTC)
    await choices.prolong(db, who, data.choice, data.days, before, now)
    await show(query, overview_view(await choices.state(db, who, now), who))


@dialog.text(Voting.end, CURATOR)
async def end(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    zone = who.programme.zone
    read = read_appointment(text, now.astimezone(zone).date())
    closes_at = read.moment(zone) if read else None
    if closes_at is None:
        await show(message, View(t("voting-end-unclear"), back_rows()))
        return
    await choices.change_end(db, who, (await state.get_data())["choice"], closes_at, now)
    await state.clear()
    await show(message, overview_view(await choices.state(db, who, now), who))


@dialog.text(Voting.about, CURATOR)
async def about(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    await choices.set_about(db, who, text)
    await state.clear()
    await show(message, about_view(await choices.state(db, who, now), kept=True))


async def _closed(db: Database, notice: Notice, now: datetime) -> View | None:
    return View(t("voting-ended-notice"), ((Button(plain("voting-button-match"), RunCommand(name="match")),),))


NOTICES: NoticeKinds = {"choice-closed": NoticeKind(_closed)}
