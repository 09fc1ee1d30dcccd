"""The order on pairs: number and day, made anew, the school's own template and its title (D34)."""

from datetime import datetime

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import OrderAct, TemplateAct
from handlers.curator.pairs import order_screens as screens
from handlers.curator.sent_files import fetched
from handlers.dialog import Dialog
from handlers.show import answer, deliver, show
from handlers.view import File, View
from services import identity
from services.consents import audit
from services.database import Database
from services.pairs import orders, pairs
from texts import plain, t

dialog = Dialog("orders")


class Ordering(StatesGroup):
    number = State()
    template = State()


@dialog.command("documents", CURATOR)
async def listing(event: Message | CallbackQuery, who: Who, db: Database, state: FSMContext) -> None:
    """The register: each order opens as a file; the template is here too."""
    await state.clear()
    await show(event, screens.register_view(await orders.register(db, who)))


@dialog.tap(OrderAct, CURATOR)
async def act(query: CallbackQuery, data: OrderAct, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    if data.act == "number":
        await state.set_state(Ordering.number)
        await state.set_data({"document": data.document})
        await show(query, screens.number_ask(_example(who, now)))
        return
    await state.clear()
    await answer(query, plain("order-making"))
    document = await orders.for_new_pairs(db, who, now) if data.act == "new" else data.document
    made = await orders.make(db, who, document, anew=data.act == "make")
    await send_order(query, who, db, made, now)


async def send_order(query: CallbackQuery, who: Who, db: Database, made: orders.MadeOrder, now: datetime) -> None:
    """The file, and below it what comes next; the tapped screen stays where it is. Noted for who stands in it."""
    bot = query.bot
    assert bot is not None
    await audit.handed_out(db, who, made.document.id, now)
    seen = await pairs.overview(db, who)
    await deliver(bot, query.from_user.id, screens.order_file(made))
    await deliver(bot, query.from_user.id, screens.order_next(made, seen))


@dialog.text(Ordering.number, CURATOR)
async def number(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    document_id = int((await state.get_data())["document"])
    today = who.programme.day_of(now)
    document = await orders.sign(db, who, document_id, text, today)
    await audit.handed_out(db, who, document_id, now)
    await state.clear()
    await show(message, screens.number_kept(document, await pairs.overview(db, who)))


@dialog.tap(TemplateAct, CURATOR)
async def template(query: CallbackQuery, data: TemplateAct, who: Who, db: Database, state: FSMContext) -> None:
    match data.act:
        case "own":
            await show(query, screens.template_reset())
            return
        case "get":
            await answer(query)
            await _send_template(query, who, db)
            return
        case "reset":
            await orders.drop_template(db, who)
        case "approve" | "assign":
            await orders.entitle(db, who, data.act)
        case "show":
            pass
        case _:
            raise Refused("stale")
    await state.set_state(Ordering.template)
    await show(query, await _template(db, who))


@dialog.content(Ordering.template, "document", CURATOR)
async def own_template(message: Message, bot: Bot, who: Who, db: Database, now: datetime) -> None:
    document = message.document
    if document is None or (document.file_size or 0) > orders.TEMPLATE_LIMIT:
        raise Refused("template-large", limit=orders.TEMPLATE_LIMIT // 1024 // 1024)
    faults = await orders.keep_template(db, who, await fetched(bot, document), now)
    lines = [t("template-fault-line", fault=t(f"template-fault-{fault.kind}", detail=fault.detail)) for fault in faults]
    said = "\n".join([t("template-not-kept"), *lines]) if faults else t("template-kept")
    await show(message, await _template(db, who, said))


@dialog.content(Ordering.template, "photo", CURATOR)
@dialog.text(Ordering.template, CURATOR)
async def not_a_template(message: Message, who: Who, db: Database) -> None:
    await show(message, await _template(db, who, t("template-not-a-file")))


async def _send_template(query: CallbackQuery, who: Who, db: Database) -> None:
    bot = query.bot
    assert bot is not None
    content, _ = await orders.template(db, who)
    file = File(plain("template-file"), content)
    await deliver(bot, query.from_user.id, View(t("template-sent"), documents=(file,)))
    await deliver(bot, query.from_user.id, await _template(db, who))


async def _template(db: Database, who: Who, said: str = "") -> View:
    _, own = await orders.template(db, who)
    fresh = await identity.identify(db, who.account)
    return screens.template_view(fresh.programme, own, said)


def _example(who: Who, now: datetime) -> str:
    return plain("order-example", day=f"{now.astimezone(who.programme.zone):%d.%m.%Y}")
