"""The curator's side of the choice: open, watch the turnout, move the end, close."""

from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.notice import Notice
from domain.refusal import Refused
from domain.roles import Role
from domain.who import CURATOR, Who
from handlers.callbacks import RunCommand, VotingAct
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import column, confirm
from questionnaires.appointment import read_appointment
from services import choices
from services.database import Database
from texts import Raw, moment, plain, t

dialog = Dialog("voting")


class Voting(StatesGroup):
    end = State()


@dialog.command("voting", CURATOR)
async def overview(event: Message | CallbackQuery, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    await state.clear()
    await show(event, _view(await choices.state(db, who, now), who))


@dialog.tap(VotingAct, CURATOR)
async def act(query: CallbackQuery, data: VotingAct, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    seen = await choices.state(db, who, now)
    match data.act:
        case "open":
            view = _ask_open(seen)
        case "open_yes":
            await choices.open_choice(db, who, now)
            view = _view(await choices.state(db, who, now), who)
        case "close" if seen.choice is not None and seen.open:
            view = _ask_close(seen)
        case "close_yes":
            await choices.close_choice(db, who, data.choice, now)
            view = _view(await choices.state(db, who, now), who)
        case "waiting":
            view = _waiting(seen)
        case "end" if seen.choice is not None and seen.open:
            await state.set_state(Voting.end)
            await state.set_data({"choice": seen.choice.id})
            view = View(t("voting-ask-end", until=moment(seen.choice.closes_at, who.programme.timezone)), _back())
        case _:
            await state.clear()
            view = _view(seen, who)
    await show(query, view)


@dialog.text(Voting.end, CURATOR)
async def end(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    zone = who.programme.zone
    read = read_appointment(text, now.astimezone(zone).date())
    closes_at = read.moment(zone) if read else None
    if closes_at is None:
        await show(message, View(t("voting-end-unclear"), _back()))
        return
    await choices.change_end(db, who, (await state.get_data())["choice"], closes_at, now)
    await state.clear()
    await show(message, _view(await choices.state(db, who, now), who))


def _view(seen: choices.State, who: Who) -> View:
    mentors, mentees = seen.sides[Role.MENTOR], seen.sides[Role.MENTEE]
    hint = "" if seen.met else "\n\n" + t("voting-hint-no-meeting")
    if seen.choice is None:
        text = t("voting-none", mentors=mentors.total, mentees=mentees.total)
        return View(text + hint, ((Button(plain("voting-button-open"), VotingAct(act="open")),),))
    counts = {
        "mentors": mentors.total,
        "mentors_sent": mentors.sent,
        "mentees": mentees.total,
        "mentees_sent": mentees.sent,
        "begun": mentors.begun + mentees.begun,
    }
    if not seen.open:
        rows = column(
            [
                Button(plain("voting-button-match"), RunCommand(name="match")),
                Button(plain("voting-button-open"), VotingAct(act="open")),
            ]
        )
        return View(t("voting-closed", **counts), rows)
    rows = column(
        [
            Button(plain("voting-button-refresh"), VotingAct(act="show")),
            Button(plain("voting-button-waiting"), VotingAct(act="waiting")),
            Button(plain("voting-button-end"), VotingAct(act="end", choice=seen.choice.id)),
            Button(plain("voting-button-close"), VotingAct(act="close", choice=seen.choice.id)),
        ]
    )
    return View(t("voting-open", until=moment(seen.choice.closes_at, who.programme.timezone), **counts), rows)


def _ask_open(seen: choices.State) -> View:
    count = sum(side.total for side in seen.sides.values())
    if not all(side.total for side in seen.sides.values()):
        raise Refused("choice-nobody")
    hint = "" if seen.met else "\n\n" + t("voting-hint-no-meeting")
    rows = confirm(plain("voting-yes-open"), VotingAct(act="open_yes"), VotingAct(act="show"))
    return View(t("voting-ask-open", count=count) + hint, rows)


def _ask_close(seen: choices.State) -> View:
    if seen.choice is None:
        raise Refused("stale")
    sent, total = (sum(getattr(side, name) for side in seen.sides.values()) for name in ("sent", "total"))
    yes = VotingAct(act="close_yes", choice=seen.choice.id)
    rows = confirm(plain("voting-yes-close"), yes, VotingAct(act="show"))
    return View(t("voting-ask-close", sent=sent, total=total), rows)


def _waiting(seen: choices.State) -> View:
    waiting = dict.fromkeys(person for side in seen.sides.values() for person in side.waiting)
    names = sorted((seen.names[person] for person in waiting if person in seen.names), key=str.casefold)
    lines = Raw("\n".join(t("text-as-is", text=name) for name in names))
    return View(t("voting-waiting", names=lines) if names else t("voting-waiting-nobody"), _back())


def _back() -> tuple[tuple[Button, ...], ...]:
    return ((Button(plain("button-back"), VotingAct(act="show")),),)


async def _closed(db: Database, notice: Notice, now: datetime) -> View | None:
    return View(t("voting-ended-notice"), ((Button(plain("voting-button-match"), RunCommand(name="match")),),))


NOTICES: NoticeKinds = {"choice-closed": NoticeKind(_closed)}
