"""A preview of a questionnaire: its own screens, walked through by the curator; nothing is kept as a response."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import FormTry, TryTap
from handlers.curator.questionnaires import form_files
from handlers.curator.questionnaires import form_screens as screens
from handlers.dialog import Dialog, bare
from handlers.questionnaires.questionnaire import TYPED_WAYS
from handlers.show import show
from questionnaires.form import Kind
from services.database import Database
from services.questionnaires import form_preview, published_forms
from services.questionnaires.form_preview import Tried
from services.reports.charts import Drawing
from texts import plain, t

dialog = Dialog("form-preview")
Event = Message | CallbackQuery
MARK, CODE, KEPT, CURSOR, REVIEWING = "mark", "code", "kept", "cursor", "reviewing"


class Trying(StatesGroup):
    question = State()


@dialog.tap(FormTry, CURATOR)
async def begin(query: CallbackQuery, data: FormTry, who: Who, db: Database, state: FSMContext) -> None:
    form = await published_forms.shown(db, who, data.mark, data.form)
    await state.set_state(Trying.question)
    await state.set_data({MARK: data.mark, CODE: data.form})
    await _put(query, who, state, form_preview.resumed(who, form, {}))


@dialog.tap(TryTap, CURATOR)
async def tap(query: CallbackQuery, data: TryTap, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    tried = await _resumed(who, db, state, data.mark)
    if data.act == ".":
        await _end(query, state, tried, whole=form_preview.finished(tried))
        return
    if data.act == "!":
        tried = form_preview.edit(tried, data.key)
    else:
        tried = form_preview.press(tried, data.key, data.act[:1], data.act[1:], now, who)
    await _put(query, who, state, tried)


@dialog.text(Trying.question, CURATOR)
async def typed(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    tried = await _resumed(who, db, state)
    ways = {bare(plain(key)): act for key, act in TYPED_WAYS.items() if act != "z"}
    item = tried.step.item
    try:
        if item is not None and bare(text) in ways:
            after = form_preview.press(tried, item.key, ways[bare(text)], "", now, who)
        else:
            after = form_preview.typed(tried, text, now, who)
    except Refused as refusal:
        if not refusal.code.startswith("answer-"):
            raise
        view = screens.try_view(tried, who, (await state.get_data())[MARK])
        wrong = t(f"refused-{refusal.code}", **refusal.args_)
        await show(message, replace(view, text=f"{wrong}\n\n{view.text}"))
        return
    await _put(message, who, state, after)


@dialog.content(Trying.question, "document", CURATOR)
@dialog.content(Trying.question, "photo", CURATOR)
async def file(
    message: Message, bot: Bot, who: Who, db: Database, now: datetime, state: FSMContext, drawing: Drawing
) -> None:
    """An answer where a file is asked; elsewhere a document is the next version of the questionnaire."""
    tried = await _resumed(who, db, state)
    item = tried.step.item
    if item is None or item.kind is not Kind.FILE:
        if message.document is not None:
            await form_files.read(message, bot, who, db, now, state, drawing)
        else:
            await form_files.not_a_file(message)
        return
    sent = message.document or (message.photo[-1] if message.photo else None)
    assert sent is not None
    name = getattr(sent, "file_name", None) or plain("questionnaire-photo", id=message.message_id)
    await _put(message, who, state, form_preview.sent_file(tried, name, sent.file_size or 0, now, who))


async def _resumed(who: Who, db: Database, state: FSMContext, mark: str | None = None) -> Tried:
    """The preview where it was left; Refused ``stale`` when another one runs, or none."""
    data: dict[str, Any] = await state.get_data()
    if await state.get_state() != Trying.question.state or mark not in (None, data.get(MARK)):
        raise Refused("stale")
    form = await published_forms.shown(db, who, data[MARK], data[CODE])
    kept = {key: (one[0], one[1]) for key, one in data.get(KEPT, {}).items()}
    return form_preview.resumed(who, form, kept, data.get(CURSOR), reviewing=data.get(REVIEWING, False))


async def _put(event: Event, who: Who, state: FSMContext, tried: Tried) -> None:
    if tried.step.item is None and not tried.step.form.review:
        await _end(event, state, tried, whole=True)
        return
    data = await state.update_data(
        {KEPT: tried.kept, CURSOR: tried.cursor, REVIEWING: tried.step.reviewing},
    )
    toast = plain("questionnaire-passed") if tried.step.passed else ""
    await show(event, screens.try_view(tried, who, data[MARK]), toast=toast)


async def _end(event: Event, state: FSMContext, tried: Tried, *, whole: bool) -> None:
    data = await state.get_data()
    await state.set_state(form_files.Sending.file)
    await state.set_data({})
    await show(event, screens.try_end(tried.step.form, data[MARK], data[CODE], whole=whole))
