"""Beside an order: the ones on changes and on plans, pictures of the signed paper, reasons of changes (D04, D34)."""

from datetime import datetime

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import OrderPaper
from handlers.curator.pairs import order_paper_screens as screens
from handlers.curator.pairs.orders import send_order
from handlers.curator.sent_files import fetched
from handlers.dialog import Dialog
from handlers.show import answer, deliver, show
from services.consents import audit
from services.database import Database
from services.pairs import orders, pair_changes, pairs, scans
from services.pairs.scans import ScanKind
from texts import plain, t

dialog = Dialog("order-papers")
KINDS = {"order": ScanKind.ORDER, "sheet": ScanKind.ACQUAINTANCE}


class Paper(StatesGroup):
    scan = State()
    reason = State()


@dialog.tap(OrderPaper, CURATOR)
async def act(query: CallbackQuery, data: OrderPaper, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    await state.clear()
    match data.act:
        case "amend" | "plans":
            await answer(query, plain("order-making"))
            made_for = pair_changes.open_amendment if data.act == "amend" else orders.for_plans
            made = await orders.make(db, who, await made_for(db, who, now))
            await send_order(query, who, db, made, now)
        case "order" | "sheet":
            await scans.of_document(db, who, data.document)
            await state.set_state(Paper.scan)
            await state.set_data({"document": data.document, "kind": data.act})
            await show(query, screens.ask_scan(data))
        case "scans":
            await _give(query, data.document, who, db, now)
        case "drop":
            kept = await scans.drop(db, who, data.document, data.one)
            await audit.handed_out(db, who, data.document, now)
            await show(query, screens.scans_view(kept), toast=plain("scans-dropped"))
        case _:
            await _reasons(query, data, who, db, state)


async def _give(query: CallbackQuery, document: int, who: Who, db: Database, now: datetime) -> None:
    """Every kept picture as a file, and below them what is kept and what can be added."""
    kept = await scans.of_document(db, who, document)
    bot = query.bot
    assert bot is not None
    if kept.scans:
        await answer(query)
        await audit.handed_out(db, who, document, now)
        await deliver(bot, query.from_user.id, screens.files(kept, await scans.give(db, who, document)))
        await deliver(bot, query.from_user.id, screens.scans_view(kept))
        return
    await show(query, screens.scans_view(kept))


async def _reasons(query: CallbackQuery, data: OrderPaper, who: Who, db: Database, state: FSMContext) -> None:
    found = await pair_changes.in_draft(db, who, data.document)
    names = await pairs.names_of(db, who, [one.match for one in found])
    if data.act == "reasons":
        await show(query, screens.reasons_view(data.document, found, names))
        return
    one = next((c for c in found if (c.match.id, c.row) == (data.one, data.row)), None)
    if one is None:
        raise Refused("stale")
    await state.set_state(Paper.reason)
    await state.set_data({"document": data.document, "one": data.one, "row": data.row})
    await show(query, screens.ask_reason(data.document, one, names))


@dialog.text(Paper.reason, CURATOR)
async def reason(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    kept = await state.get_data()
    document = int(kept["document"])
    await pair_changes.explain(db, who, document, int(kept["one"]), int(kept["row"]), text)
    await audit.handed_out(db, who, document, now)
    await state.clear()
    found = await pair_changes.in_draft(db, who, document)
    names = await pairs.names_of(db, who, [one.match for one in found])
    await show(message, screens.reasons_view(document, found, names, t("reasons-kept")))


@dialog.content(Paper.scan, "photo", CURATOR)
@dialog.content(Paper.scan, "document", CURATOR)
async def scan(message: Message, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot) -> None:
    picture = message.photo[-1] if message.photo else message.document
    assert picture is not None, "the route is for pictures and files"
    if (picture.file_size or 0) > scans.SCAN_LIMIT:
        raise Refused("scan-large", limit=scans.SCAN_LIMIT // 1024 // 1024)
    asked = await state.get_data()
    kind = KINDS[str(asked["kind"])]
    kept = await scans.keep(db, who, int(asked["document"]), kind, await fetched(bot, picture), now)
    await audit.handed_out(db, who, int(asked["document"]), now)
    await show(message, screens.scans_view(kept, t("scans-kept")))


@dialog.text(Paper.scan, CURATOR)
async def no_scan(message: Message) -> None:
    await show(message, screens.wanted())
