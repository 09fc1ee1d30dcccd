"""What is no text under a question: a file or a contact where one is asked, else a kind sentence."""

from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from domain.refusal import Refused
from domain.who import ANSWERING, Who
from handlers.dialog import Dialog
from handlers.questionnaires.questionnaire import RESPONSE, Answering, ask_again, on_typed, put
from handlers.questionnaires.questionnaire_trouble import not_saved
from handlers.questionnaires.questionnaire_unread import UNREADABLE, unread_view
from handlers.show import deliver
from questionnaires.form import Kind
from services.database import Database, StorageFault
from services.questionnaires import responses
from texts import plain

dialog = Dialog("questionnaire_files")


@dialog.content(Answering.question, "document", ANSWERING)
@dialog.content(Answering.question, "photo", ANSWERING)
async def on_file(message: Message, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    """A document or a photo, where one is asked; else the kind sentence that words are."""
    response_id = (await state.get_data()).get(RESPONSE)
    if not isinstance(response_id, int):
        await state.clear()
        raise Refused("stale")
    file = message.document or (message.photo[-1] if message.photo else None)
    assert file is not None
    name = getattr(file, "file_name", None) or plain("questionnaire-photo", id=message.message_id)
    try:
        step = await responses.answer_file(db, who, response_id, file.file_id, name, file.file_size or 0, now)
    except StorageFault as fault:
        await not_saved(message, who, db, response_id, now, fault)
        return
    except Refused as refusal:
        if refusal.code == "text-wanted":
            await on_unread(message, who, db, state)
            return
        if not refusal.code.startswith("answer-"):
            raise
        await ask_again(message, who, db, response_id, refusal)
        return
    await put(message, who, state, step)


@dialog.content(Answering.question, "contact", ANSWERING)
async def on_contact(message: Message, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    """A contact from the telephone's book: its number, where a contact is asked."""
    response_id = (await state.get_data()).get(RESPONSE)
    step = await responses.present(db, who, response_id) if isinstance(response_id, int) else None
    if step is None or step.item is None or step.item.kind is not Kind.CONTACT or message.contact is None:
        await on_unread(message, who, db, state)
        return
    await on_typed(message, message.contact.phone_number, who, db, now, state)


async def on_unread(message: Message, who: Who, db: Database, state: FSMContext) -> None:
    """A voice note, a sticker, a place on the map: a kind sentence; the question stays as it was."""
    response_id = (await state.get_data()).get(RESPONSE)
    if not isinstance(response_id, int):
        await state.clear()
        raise Refused("stale")
    bot = message.bot
    assert bot is not None
    view = unread_view(message, await responses.present(db, who, response_id))
    await deliver(bot, message.chat.id, view, notice=True)


for unreadable in UNREADABLE:
    dialog.content(Answering.question, unreadable, ANSWERING)(on_unread)
