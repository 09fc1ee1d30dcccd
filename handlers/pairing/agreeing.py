"""Agreement of both sides, for those who are asked: a mentee orders candidates, a mentor accepts or declines."""

from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.names import FullName
from domain.notice import Notice
from domain.pairing.agreeing import CaseState
from domain.refusal import Refused
from domain.who import ADMITTED, Who
from handlers.callbacks import AgreePick, AgreeTap
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.pairing.cards import profile_lines
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import column
from services.database import Database
from services.pairing import agreeing
from services.pairing.agreeing import Person, Turn
from texts import moment, plain, t

dialog = Dialog("agreeing")


class Agreeing(StatesGroup):
    word = State()
    reason = State()


def choice_view(turn: Turn, zone: str) -> View:
    """Up to three candidates as they let themselves be seen; marked in the order in which they were tapped."""
    ranks = {one.mentor: one.rank for one in turn.case.candidates if one.rank is not None}
    parts = [t("agree-choose", until=moment(turn.case.due_at, zone)), *(_profile(one) for one in turn.people)]
    buttons = []
    for one in turn.people:
        short = FullName.parse(one.name).short
        label = f"{ranks[one.id]}. {short}" if one.id in ranks else short
        buttons.append(Button(label, AgreePick(case=turn.case.id, mentor=one.id, on=one.id not in ranks)))
    if ranks:
        buttons.append(Button(plain("button-send"), AgreeTap(case=turn.case.id, act="send")))
    buttons.append(Button(plain("agree-button-none"), AgreeTap(case=turn.case.id, act="none")))
    return View("\n\n".join(parts), column(buttons))


def _profile(person: Person) -> str:
    lines = profile_lines(person.lines)
    name = t("agree-name", name=person.name)
    return f"{name}\n{lines}" if lines else name


def ask_view(turn: Turn, zone: str) -> View:
    """Somebody would like to have this mentor; whether anybody was asked before is nobody's business."""
    (mentee,) = turn.people
    buttons = [
        Button(plain("agree-button-accept"), AgreeTap(case=turn.case.id, act="accept")),
        Button(plain("agree-button-decline"), AgreeTap(case=turn.case.id, act="decline")),
    ]
    head = t("agree-ask", until=moment(turn.case.due_at, zone))
    return View(f"{head}\n\n{_profile(mentee)}", column(buttons))


@dialog.tap(AgreePick, ADMITTED)
async def pick(query: CallbackQuery, data: AgreePick, who: Who, db: Database) -> None:
    turn = await agreeing.mark(db, who, data.case, data.mentor, on=data.on)
    await show(query, choice_view(turn, who.programme.timezone))


@dialog.tap(AgreeTap, ADMITTED)
async def answer_of(
    query: CallbackQuery, data: AgreeTap, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    await state.clear()
    match data.act:
        case "send":
            await agreeing.send(db, who, data.case, now)
            await show(query, View(t("agree-sent")))
        case "none":
            await agreeing.nobody(db, who, data.case, now)
            await state.set_state(Agreeing.word)
            await state.set_data({"case": data.case})
            await show(query, View(t("agree-none"), asks=True))
        case "accept":
            taken = await agreeing.accept(db, who, data.case, now)
            await show(query, View(t("agree-accepted") if taken else t("agree-full")))
        case "decline":
            await _ask_reason(query, data, who, db, state)
        case "bare":
            await agreeing.decline(db, who, data.case, "", now)
            await show(query, View(t("agree-declined")))


async def _ask_reason(query: CallbackQuery, data: AgreeTap, who: Who, db: Database, state: FSMContext) -> None:
    turn = await agreeing.turn_of(db, who.known, data.case)
    if turn is None or turn.case.state is not CaseState.ASKED:
        raise Refused("agreeing-closed")
    await state.set_state(Agreeing.reason)
    await state.set_data({"case": data.case})
    bare = Button(plain("agree-button-bare"), AgreeTap(case=data.case, act="bare"))
    await show(query, View(t("agree-reason"), ((bare,),), asks=True))


@dialog.text(Agreeing.reason, ADMITTED)
async def reason(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    case = int((await state.get_data())["case"])
    await agreeing.decline(db, who, case, text, now)
    await state.clear()
    await show(message, View(t("agree-declined")))


@dialog.text(Agreeing.word, ADMITTED)
async def word(message: Message, text: str, who: Who, db: Database, state: FSMContext) -> None:
    await agreeing.say(db, who, int((await state.get_data())["case"]), text)
    await state.clear()
    await show(message, View(t("agree-word-kept")))


async def _asked(db: Database, notice: Notice, now: datetime) -> View | None:
    """The question as it stands now; nothing when it has been answered meanwhile."""
    turn = await agreeing.turn_of(db, notice.person_id, int(str(notice.payload["case"])))
    if turn is None:
        return None
    zone = await agreeing.zone_of(db)
    view = choice_view(turn, zone) if turn.case.state is CaseState.CHOOSING else ask_view(turn, zone)
    if notice.kind == agreeing.REMIND:
        return View(f"{t('agree-remind')}\n\n{view.text}", view.rows)
    return view


NOTICES: NoticeKinds = {
    agreeing.CHOOSE: NoticeKind(_asked, lasting=True),
    agreeing.ASK: NoticeKind(_asked, lasting=True),
    agreeing.REMIND: NoticeKind(_asked),
}
