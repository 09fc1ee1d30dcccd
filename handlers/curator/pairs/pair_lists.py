"""Pairs from outside the vote, sent as a file: read, shown, taken over only by «Yes, load» (D34)."""

from datetime import datetime

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.pairing.pair_list import PairList
from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import PairListAct
from handlers.curator import sent_files
from handlers.curator.pairs import pair_list_screens as screens
from handlers.curator.pairs import pair_screens
from handlers.dialog import Dialog
from handlers.show import answer, deliver, show
from handlers.view import File, View
from services.database import Database
from services.pairs import pair_lists, pairs
from services.reports.charts import Drawing
from texts import plain, t

dialog = Dialog("pair-lists")


class PairFile(StatesGroup):
    file = State()
    shown = State()


@dialog.tap(PairListAct, CURATOR)
async def act(
    query: CallbackQuery,
    data: PairListAct,
    who: Who,
    db: Database,
    now: datetime,
    state: FSMContext,
    bot: Bot,
    drawing: Drawing,
) -> None:
    match data.act:
        case "ask":
            await state.set_state(PairFile.file)
            await state.set_data({})
            await show(query, screens.ask_view())
        case "sample":
            await answer(query)
            file = File(plain("pair-list-file"), pair_lists.sample())
            await deliver(bot, who.account, View(t("pair-list-sample"), documents=(file,)))
        case "load":
            found = await _again(bot, drawing, state, data.mark)
            made = await pair_lists.load(db, who, found, now)
            await state.clear()
            said = t("pair-list-loaded", count=made)
            await show(query, pair_screens.listing(await pairs.overview(db, who), 0, said))
        case "drop":
            await state.clear()
            dropped = t("pair-list-dropped")
            await show(query, pair_screens.listing(await pairs.overview(db, who), 0, dropped))


async def _again(bot: Bot, drawing: Drawing, state: FSMContext, mark: str) -> PairList:
    kept = await sent_files.remembered(state, PairFile.shown, mark)
    return await pair_lists.read(drawing, await sent_files.again(bot, kept))


@dialog.content(PairFile.file, "document", CURATOR)
@dialog.content(PairFile.shown, "document", CURATOR)
async def read(
    message: Message, bot: Bot, who: Who, db: Database, now: datetime, state: FSMContext, drawing: Drawing
) -> None:
    """Reads and shows; a file sent after another one takes its place."""
    document = message.document
    if document is None or (document.file_size or 0) > pair_lists.FILE_LIMIT:
        raise Refused("staff-large")
    content = await sent_files.fetched(bot, document)
    seen = await pair_lists.preview(db, who, await pair_lists.read(drawing, content), now)
    mark = await sent_files.remember(state, PairFile.shown, document, content)
    await show(message, screens.preview_view(seen, mark))


@dialog.content(PairFile.file, "photo", CURATOR)
@dialog.content(PairFile.shown, "photo", CURATOR)
@dialog.text(PairFile.file, CURATOR)
@dialog.text(PairFile.shown, CURATOR)
async def not_a_file(message: Message) -> None:
    await show(message, View(t("staff-not-a-file")))
