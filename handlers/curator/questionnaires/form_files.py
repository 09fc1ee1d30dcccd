"""Questionnaires as files: taken as a spreadsheet, changed, sent back, looked at, published (D10, D43, D50)."""

from datetime import datetime

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import FormAct, FormDraft, FormList
from handlers.curator.questionnaires import form_screens as screens
from handlers.curator.sent_files import fetched
from handlers.dialog import Dialog
from handlers.show import answer, deliver, show
from handlers.view import File, View
from services.database import Database
from services.questionnaires import published_forms
from services.questionnaires.published_forms import Faulty
from services.reports.charts import Drawing
from services.surveys import waves
from texts import plain, t

dialog = Dialog("form-files")


class Sending(StatesGroup):
    """A file sent to any screen of the questionnaires is a questionnaire."""

    file = State()


@dialog.tap(FormList, CURATOR)
async def listing(
    query: CallbackQuery, data: FormList, who: Who, db: Database, state: FSMContext, drawing: Drawing, bot: Bot
) -> None:
    await state.set_state(Sending.file)
    if data.act == "sample":
        await _send_file(query, who, db, drawing, bot, "")
        return
    await show(query, screens.list_view(await published_forms.listed(db, who), data.page))


@dialog.tap(FormAct, CURATOR)
async def one(
    query: CallbackQuery,
    data: FormAct,
    who: Who,
    db: Database,
    now: datetime,
    state: FSMContext,
    drawing: Drawing,
    bot: Bot,
) -> None:
    await state.set_state(Sending.file)
    match data.act:
        case "xlsx":
            await _send_file(query, who, db, drawing, bot, data.form)
        case "ask":
            card = await published_forms.card(db, who, data.form)
            if not card.own or card.withdrawn:
                raise Refused("stale")
            await show(query, screens.off_ask(card))
        case "off":
            card = await published_forms.withdraw(db, who, data.form, now)
            await show(query, screens.card_view(card, who), toast=plain("form-off-done"))
        case _:
            await show(query, screens.card_view(await published_forms.card(db, who, data.form), who))


async def _send_file(query: CallbackQuery, who: Who, db: Database, drawing: Drawing, bot: Bot, code: str) -> None:
    """The spreadsheet below, and what to do with it; without a code: the sample."""
    await answer(query, plain("form-file-making"))
    form, content = await published_forms.file(db, drawing, who, code)
    file = File(plain("form-file-name", code=form.code), content)
    text = t("form-file-sent", title=form.title) if code else t("form-file-sample")
    await deliver(bot, query.from_user.id, View(text, documents=(file,)))


@dialog.content(Sending.file, "document", CURATOR)
async def read(
    message: Message, bot: Bot, who: Who, db: Database, now: datetime, state: FSMContext, drawing: Drawing
) -> None:
    """A file: its faults, or what it would change. A file sent after another one takes its place."""
    document = message.document
    if document is None or (document.file_size or 0) > published_forms.FILE_LIMIT:
        raise Refused("form-file-large")
    found = await published_forms.read(db, drawing, who, await fetched(bot, document), now)
    await state.set_state(Sending.file)
    view = screens.faults_view(found.faults) if isinstance(found, Faulty) else screens.draft_view(found)
    await show(message, view)


@dialog.text(Sending.file, CURATOR, search=True)
async def search(message: Message, text: str, who: Who, db: Database) -> None:
    """Words of a title find a questionnaire; any others are no file."""
    found = published_forms.searched(await published_forms.listed(db, who), text)
    await show(message, screens.found_view(found) if found else screens.not_a_file_view())


@dialog.content(Sending.file, "photo", CURATOR)
async def not_a_file(message: Message) -> None:
    await show(message, screens.not_a_file_view())


@dialog.tap(FormDraft, CURATOR)
async def decide(
    query: CallbackQuery, data: FormDraft, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    """Publish what was sent, after one more «yes»; or forget it."""
    await state.set_state(Sending.file)
    if data.act == "yes":
        form = await published_forms.publish(db, who, data.mark, now)
        offered = any(form.code == one.code for one in waves.offered())
        await show(query, screens.published_view(form, offered=offered), toast=plain("form-published-toast"))
        return
    draft = await published_forms.draft(db, who, data.mark)
    match data.act:
        case "ask":
            await show(query, screens.publish_ask(draft))
        case "drop":
            await published_forms.drop(db, who)
            await show(query, screens.list_view(await published_forms.listed(db, who), 0))
        case _:
            await show(query, screens.draft_view(draft))
