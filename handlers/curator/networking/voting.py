"""The curator's side of the choice: open, watch the turnout, remind, move the end, close, open again."""

from datetime import UTC, datetime

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.notice import Notice
from domain.who import CURATOR, Who
from handlers.callbacks import DraftForm, RunCommand, VotingAct, VotingEnd, VotingForm
from handlers.curator.networking.voting_screens import (
    about_view,
    ask_again_view,
    ask_close_view,
    ask_end_view,
    ask_open_view,
    back_rows,
    board_view,
    nudged_view,
    overview_view,
    waiting_view,
)
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import show
from handlers.view import Button, View
from questionnaires.appointment import read_appointment
from services.database import Database
from services.networking import choices, form_programmes
from texts import plain, t

dialog = Dialog("voting")


class Voting(StatesGroup):
    end = State()
    about = State()


@dialog.command("voting", CURATOR)
async def overview(event: Message | CallbackQuery, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    """The choice; with several forms of mentoring which one's."""
    await state.clear()
    await show(event, await _start(who, db, now))


async def _start(who: Who, db: Database, now: datetime) -> View:
    board = await choices.board(db, who, now)
    return board_view(board, who) if len(board) > 1 else overview_view(board[0], who)


@dialog.tap(VotingAct, CURATOR)
async def act(query: CallbackQuery, data: VotingAct, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    seen = await _meant(data, who, db, now)
    if seen is None:
        await state.clear()
        await show(query, await _start(who, db, now))
        return
    match data.act:
        case "open":
            await state.clear()
            view = ask_open_view(seen)
        case "open_yes" | "close_yes" | "again_yes":
            await _change(data, seen.form, who, db, now)
            view = overview_view(await choices.state(db, who, now, seen.form), who)
        case "close" if seen.choice is not None and seen.open:
            view = ask_close_view(seen)
        case "waiting":
            view = waiting_view(seen, data.page)
        case "nudge":
            count = await choices.nudge(db, who, data.choice, now)
            view = nudged_view(count, await choices.state(db, who, now, seen.form), who)
        case "again":
            view = ask_again_view(seen)
        case "end" | "about":
            view = await (_ask_end(seen, who, state) if data.act == "end" else _ask_about(seen, "", state))
        case _:
            await state.clear()
            view = overview_view(seen, who)
    await show(query, view)


async def _change(data: VotingAct, form: str, who: Who, db: Database, now: datetime) -> None:
    if data.act == "open_yes":
        await choices.open_choice(db, who, now, form)
    elif data.act == "close_yes":
        await choices.close_choice(db, who, data.choice, now)
    else:
        await choices.reopen(db, who, data.choice, data.page, now)


async def _meant(data: VotingAct, who: Who, db: Database, now: datetime) -> choices.State | None:
    """The choice that a button is about; ``None`` where there are several and it names none."""
    board = await choices.board(db, who, now)
    form = data.form or (await choices.form_of(db, data.choice) if data.choice else "")
    if len(board) == 1:
        return board[0]
    return next((one for one in board if one.form == form), None)


@dialog.tap(VotingForm, CURATOR)
async def form(
    query: CallbackQuery, data: VotingForm, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    if data.ours:
        await form_programmes.change(db, who, data.form, "")
    await show(query, await _ask_about(await _state_of(db, who, data.form, now), data.form, state))


async def _state_of(db: Database, who: Who, form: str, now: datetime) -> choices.State:
    """The choice of a form; that of everybody where they choose together."""
    board = await choices.board(db, who, now)
    return next((one for one in board if one.form == form), board[0])


async def _ask_about(seen: choices.State, form: str, state: FSMContext) -> View:
    """Which form, where several are in use; then its words are waited for."""
    view = about_view(seen, form)
    if form or len(seen.told) == 1:
        await state.set_state(Voting.about)
        await state.set_data({"form": form or seen.told[0].form})
    else:
        await state.clear()
    return view


async def _ask_end(seen: choices.State, who: Who, state: FSMContext) -> View:
    if seen.choice is None or not seen.open:
        await state.clear()
        return overview_view(seen, who)
    await state.set_state(Voting.end)
    await state.set_data({"choice": seen.choice.id})
    return ask_end_view(seen, seen.choice, who)


@dialog.tap(VotingEnd, CURATOR)
async def prolong(query: CallbackQuery, data: VotingEnd, who: Who, db: Database, now: datetime) -> None:
    before = datetime.fromtimestamp(data.end, UTC)
    await choices.prolong(db, who, data.choice, data.days, before, now)
    await show(query, overview_view(await choices.state(db, who, now, await choices.form_of(db, data.choice)), who))


@dialog.text(Voting.end, CURATOR)
async def end(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    zone = who.programme.zone
    read = read_appointment(text, now.astimezone(zone).date())
    closes_at = read.moment(zone) if read else None
    if closes_at is None:
        form = await choices.form_of(db, (await state.get_data())["choice"])
        await show(message, View(t("voting-end-unclear"), back_rows(await choices.state(db, who, now, form))))
        return
    changed = await choices.change_end(db, who, (await state.get_data())["choice"], closes_at, now)
    await state.clear()
    await show(message, overview_view(await choices.state(db, who, now, changed.form), who))


@dialog.text(Voting.about, CURATOR)
async def about(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    asked = (await state.get_data())["form"]
    await form_programmes.change(db, who, asked, text)
    await state.clear()
    await show(message, about_view(await _state_of(db, who, asked, now), asked, kept=True))


async def _closed(db: Database, notice: Notice, now: datetime) -> View | None:
    ended = await choices.about(db, int(notice.subject.split(":")[1]))
    text: str = t("voting-ended-notice")
    if ended.several:
        text += "\n\n" + t("voting-of-form", form=ended.form)
    to_match = DraftForm(form=ended.form) if ended.several else RunCommand(name="match")
    return View(text, ((Button(plain("voting-button-match"), to_match),),))


NOTICES: NoticeKinds = {"choice-closed": NoticeKind(_closed)}
