"""Screens on the wire: the one place where messages are sent and edited, and where Telegram's refusals are met."""

import asyncio
import contextvars
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    MediaUnion,
    Message,
    ReplyKeyboardMarkup,
)

from handlers.calls import EditScreen, SendScreen, inline, reply_keyboard
from handlers.splitting import split, visible_length
from handlers.view import File, View

CAPTION_LIMIT = 1024
TOAST_LIMIT = 200
REMEMBERED_CHATS = 10_000


@dataclass(slots=True)
class TapState:
    """Whether the tap being handled has been answered; a tap is answered exactly once."""

    answered: bool = False


current_tap: contextvars.ContextVar[TapState | None] = contextvars.ContextVar("current_tap", default=None)


@dataclass(slots=True)
class _Chat:
    asking: int | None = None  # the living message whose keyboard goes when the talk goes on below it
    notice: int = 0  # the newest notice: a living message above it is asked anew at the bottom
    bottom: tuple[int, int] = (0, 0)  # the newest of our messages and what it shows: ten quick taps show it once
    painted: tuple[int, int] = (0, 0)  # the same of the message that was edited last


@dataclass(slots=True)
class _Memory:
    """What the bot remembers of its chats. Losing it (a restart) costs only an old keyboard left standing."""

    chats: OrderedDict[int, _Chat] = field(default_factory=OrderedDict)

    def chat(self, chat_id: int) -> _Chat:
        found = self.chats.setdefault(chat_id, _Chat())
        self.chats.move_to_end(chat_id)
        if len(self.chats) > REMEMBERED_CHATS:
            self.chats.popitem(last=False)
        return found


# By session: bots of one token are equal, and a bot started anew must not remember chats of the one before.
_memories: WeakKeyDictionary[BaseSession, _Memory] = WeakKeyDictionary()


def _memory(bot: Bot) -> _Memory:
    return _memories.setdefault(bot.session, _Memory())


async def answer(query: CallbackQuery, toast: str = "", *, alert: bool = False) -> None:
    """Answer the tap (once; later calls do nothing). Too old a query is no fault of ours and is passed over."""
    state = current_tap.get()
    if state is not None:
        if state.answered:
            return
        state.answered = True
    bot = query.bot
    assert bot is not None
    try:
        await bot(
            AnswerCallbackQuery(callback_query_id=query.id, text=toast[:TOAST_LIMIT] or None, show_alert=alert or None)
        )
    except TelegramBadRequest as error:
        if "query is too old" not in error.message:
            raise


async def show(event: Message | CallbackQuery, view: View, *, toast: str = "") -> None:
    """Put a screen before the person: a tap edits its message (and is answered), typed text gets a new one below."""
    bot = event.bot
    assert bot is not None
    if isinstance(event, Message):
        await deliver(bot, event.chat.id, view)
    else:
        await asyncio.gather(answer(event, toast), _after_tap(bot, event, view))


async def deliver(bot: Bot, chat_id: int, view: View, *, notice: bool = False) -> int:
    """Send a screen as new message(s) at the bottom; the id of the message with its keyboard.

    A notice leaves the living message alone. A tap does not put below what stands at the bottom already.
    """
    chat = _memory(bot).chat(chat_id)
    markup = _markup(view)
    face = _face(view, markup)
    if current_tap.get() is not None and not view.documents and view.photo is None and chat.bottom[1] == face:
        return chat.bottom[0]
    stale = None if notice else chat.asking
    sent = await _send(bot, chat_id, view, markup)
    chat.bottom = (sent, face)
    if notice:
        chat.notice = sent
    else:
        chat.asking = sent if view.asks and view.rows else None
        if stale is not None:
            if chat.painted[0] == stale:
                chat.painted = (0, 0)
            await _strip(bot, chat_id, stale)
    return sent


async def send_pictures(bot: Bot, chat_id: int, photos: Sequence[File]) -> None:
    """One picture, or several in one album (Telegram takes at most ten), below everything."""
    if len(photos) == 1:
        await bot.send_photo(chat_id, BufferedInputFile(photos[0].content, photos[0].name))
        return
    media: list[MediaUnion] = [InputMediaPhoto(media=BufferedInputFile(one.content, one.name)) for one in photos]
    await bot.send_media_group(chat_id, media)


async def send_file(bot: Bot, chat_id: int, file: File, caption: str) -> None:
    """One file with a few words, below everything."""
    await bot.send_document(chat_id, BufferedInputFile(file.content, file.name), caption=caption)


async def _after_tap(bot: Bot, query: CallbackQuery, view: View) -> None:
    message = query.message
    chat_id = message.chat.id if message is not None else query.from_user.id
    chat = _memory(bot).chat(chat_id)
    if not isinstance(message, Message) or message.text is None or view.photo or view.documents or view.keyboard:
        await deliver(bot, chat_id, view)
        return
    if view.asks and message.message_id < chat.notice:
        chat.asking = message.message_id
        await deliver(bot, chat_id, view)
        return
    if visible_length(view.text) > 4096 or not await _painted(bot, chat, message, view):
        await deliver(bot, chat_id, view)
    elif view.asks and view.rows:
        chat.asking = message.message_id
    elif chat.asking == message.message_id:
        chat.asking = None


async def _painted(bot: Bot, chat: _Chat, message: Message, view: View) -> bool:
    """``_edit``, unless the message shows the view already."""
    markup = _markup(view)
    face = (message.message_id, _face(view, markup))
    if face in (chat.painted, chat.bottom):
        return True
    if not await _edit(bot, message, view.text, markup):
        return False
    chat.painted = face
    if chat.bottom[0] == message.message_id:
        chat.bottom = face
    return True


def _face(view: View, markup: str | None) -> int:
    return hash((view.text, markup))


async def _edit(bot: Bot, message: Message, text: str, markup: str | None) -> bool:
    """Whether the message now shows this; it may no longer be edited."""
    edit = EditScreen(chat_id=message.chat.id, message_id=message.message_id, text=text, reply_markup=markup)
    try:
        await bot(edit)
    except TelegramBadRequest as error:
        if "message is not modified" in error.message:
            return True
        if "message to edit not found" in error.message or "message can't be edited" in error.message:
            return False
        raise
    return True


async def _send(bot: Bot, chat_id: int, view: View, markup: str | None) -> int:
    if view.photo is not None and visible_length(view.text) <= CAPTION_LIMIT:
        photo = BufferedInputFile(view.photo.content, view.photo.name)
        sent = (await bot.send_photo(chat_id, photo, caption=view.text, reply_markup=_model(view, markup))).message_id
    else:
        if view.photo is not None:
            await bot.send_photo(chat_id, BufferedInputFile(view.photo.content, view.photo.name))
        *pieces, last = split(view.text)
        for piece in pieces:
            await bot(SendScreen(chat_id=chat_id, text=piece))
        sent = int((await bot(SendScreen(chat_id=chat_id, text=last, reply_markup=markup)))["message_id"])
    for document in view.documents:
        await bot.send_document(chat_id, BufferedInputFile(document.content, document.name))
    return sent


async def _strip(bot: Bot, chat_id: int, message_id: int) -> None:
    """Remove an old keyboard; that it is gone already, or the message is, is just as well."""
    try:
        await bot.edit_message_reply_markup(chat_id=chat_id, message_id=message_id, reply_markup=None)
    except TelegramBadRequest as error:
        if not any(known in error.message for known in ("not modified", "not found", "can't be edited")):
            raise


def _markup(view: View) -> str | None:
    return inline(view.rows) or reply_keyboard(view.keyboard)


def _model(view: View, markup: str | None) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | None:
    """The keyboard for aiogram's own calls."""
    if markup is None:
        return None
    return (InlineKeyboardMarkup if view.rows else ReplyKeyboardMarkup).model_validate_json(markup)
