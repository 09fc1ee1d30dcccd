"""A staff list sent as a file: read, shown, taken over only by «Yes, load»; slips with personal invitations."""

from datetime import datetime

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.people.staff import StaffList
from domain.refusal import Refused
from domain.roles import Role, participant
from domain.who import CURATOR, Who
from handlers.callbacks import CandidateAct, PersonCard, StaffAct
from handlers.curator import sent_files
from handlers.curator.joining import staff_screens as screens
from handlers.curator.joining.invite import until
from handlers.curator.people.people import Register
from handlers.curator.people.people_screens import card_view
from handlers.dialog import Dialog
from handlers.show import answer, deliver, show
from handlers.view import File, View
from handlers.widgets import confirm
from services.database import Database
from services.people import candidates, people, staff_lists
from services.reports.charts import Drawing
from texts import plain, t

dialog = Dialog("staff-list")
ROLE = "role"


class Loading(StatesGroup):
    file = State()
    shown = State()


@dialog.tap(StaffAct, CURATOR)
async def act(
    query: CallbackQuery,
    data: StaffAct,
    who: Who,
    db: Database,
    now: datetime,
    state: FSMContext,
    bot: Bot,
    drawing: Drawing,
) -> None:
    match data.act:
        case "ask":
            await state.set_state(Loading.file)
            await state.set_data({})
            await show(query, screens.ask_view())
        case "sample":
            await answer(query)
            file = File(plain("staff-sample-file"), staff_lists.sample(screens.sample_words()))
            await deliver(bot, who.account, View(t("staff-sample"), documents=(file,)))
        case "role":
            kept = await sent_files.remembered(state, Loading.shown, data.mark)
            await state.update_data({ROLE: participant(data.role).value})
            seen = await staff_lists.preview(db, who, await _again(bot, drawing, kept))
            await show(query, screens.preview_view(seen, data.mark, participant(data.role)))
        case "load":
            kept = await sent_files.remembered(state, Loading.shown, data.mark)
            role = participant(str(kept.get(ROLE) or Role.MENTEE))
            found = await _again(bot, drawing, kept)
            count = await staff_lists.load(db, who, found, role, data.mark, now)
            await state.clear()
            await show(query, screens.loaded_view(count))
        case "drop":
            await state.clear()
            await show(query, View(t("staff-dropped")))
        case _:
            raise Refused("stale")


async def _again(bot: Bot, drawing: Drawing, kept: dict[str, str]) -> StaffList:
    return await staff_lists.read(drawing, await sent_files.again(bot, kept))


@dialog.content(Register.search, "document", CURATOR)
@dialog.content(Loading.file, "document", CURATOR)
@dialog.content(Loading.shown, "document", CURATOR)
async def read(message: Message, bot: Bot, who: Who, db: Database, state: FSMContext, drawing: Drawing) -> None:
    """Reads and shows; a file sent after another one takes its place, one sent to the open register is a list too."""
    document = message.document
    if document is None or (document.file_size or 0) > staff_lists.FILE_LIMIT:
        raise Refused("staff-large")
    content = await sent_files.fetched(bot, document)
    seen = await staff_lists.preview(db, who, await staff_lists.read(drawing, content))
    mark = await sent_files.remember(state, Loading.shown, document, content)
    await show(message, screens.preview_view(seen, mark))


@dialog.content(Loading.file, "photo", CURATOR)
@dialog.content(Loading.shown, "photo", CURATOR)
@dialog.text(Loading.file, CURATOR)
@dialog.text(Loading.shown, CURATOR)
async def not_a_file(message: Message) -> None:
    await show(message, View(t("staff-not-a-file")))


@dialog.tap(CandidateAct, CURATOR)
async def candidate(
    query: CallbackQuery, data: CandidateAct, who: Who, db: Database, now: datetime, bot: Bot, drawing: Drawing
) -> None:
    match data.act:
        case "slips":
            wanted = [one for one in await candidates.listed(db, who) if one.wanted]
            await show(query, screens.slips_ask(len(wanted)))
        case "slips_yes":
            await answer(query, plain("slips-making"))
            await _send_slips(who, await candidates.invite(db, who, now), bot, drawing)
        case "off":
            name = await people.name_of(db, data.person)
            yes = CandidateAct(act="off_yes", person=data.person)
            rows = confirm(plain("staff-button-off-yes"), yes, PersonCard(person=data.person))
            await show(query, View(t("candidate-off-ask", name=name), rows, asks=True))
        case "declined":
            await show(query, screens.declined_ask(await people.card(db, who, data.person)))
        case "later" | "new" | "declined_yes":
            await _note_answer(query, data, who, db, now)
        case "off_yes":
            await candidates.remove(db, who, data.person, now)
            await show(query, View(t("candidate-off-done")), toast=plain("candidate-off-done"))
        case _:
            raise Refused("stale")


async def _note_answer(query: CallbackQuery, data: CandidateAct, who: Who, db: Database, now: datetime) -> None:
    """What a possible participant said; one who refused and is none of the staff is not kept."""
    await candidates.mark(db, who, data.person, data.act.removesuffix("_yes"), now)
    try:
        card = await people.card(db, who, data.person)
    except Refused:
        await show(query, View(t("candidate-declined-gone")), toast=plain("people-done-role"))
    else:
        await show(query, card_view(card, who.programme), toast=plain("people-done-role"))


async def _send_slips(who: Who, invited: list[candidates.Invited], bot: Bot, drawing: Drawing) -> None:
    await bot.send_chat_action(who.account, "upload_document")
    name = (await bot.me()).username or ""
    ends = until(who, invited[0].issued.expires_at)
    await deliver(bot, who.account, View(t("slips-sent", count=len(invited), until=ends)))
    number = 0
    async for sheet in candidates.sheets(drawing, who, invited, name):
        number += 1
        file = File(plain("slips-file", number=number), sheet)
        await deliver(bot, who.account, View(t("slips-part", number=number), documents=(file,)))
