"""Files that a curator sends: fetched from Telegram, and fetched again by «Yes, load», the very same file.

Only where Telegram holds the file is remembered: before «yes» nothing of it is stored here.
"""

import logging
from hashlib import sha256

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.types import Document, PhotoSize

from domain.refusal import Refused

log = logging.getLogger(__name__)
FILE, MARK = "file", "mark"
MARK_LENGTH = 12


async def fetched(bot: Bot, file: Document | PhotoSize | str) -> bytes:
    """The content of a file, or of the one with this id. Refused: ``file-unread``, ``file-empty``."""
    if isinstance(file, Document) and file.file_size == 0:
        raise Refused("file-empty")
    try:
        loaded = await bot.download(file)
    except TelegramAPIError as fault:
        log.warning("a sent file cannot be downloaded", extra={"fault": type(fault).__name__})
        raise Refused("file-unread") from None
    content = loaded.read() if loaded else b""
    if not content:
        raise Refused("file-empty")
    return content


async def remember(state: FSMContext, shown: State, document: Document, content: bytes) -> str:
    """The file now on the screen, in the place of an earlier one; returns the mark that its buttons carry."""
    mark = _mark(content)
    await state.set_state(shown)
    await state.set_data({FILE: document.file_id, MARK: mark})
    return mark


async def remembered(state: FSMContext, shown: State, mark: str) -> dict[str, str]:
    """What is kept of the file whose button was tapped; Refused ``stale`` when another one is on the screen."""
    kept = await state.get_data()
    if await state.get_state() != shown.state or kept.get(MARK) != mark:
        raise Refused("stale")
    return kept


async def again(bot: Bot, kept: dict[str, str]) -> bytes:
    """The same content once more; Refused ``stale`` when it is another one."""
    content = await fetched(bot, kept[FILE])
    if _mark(content) != kept[MARK]:
        raise Refused("stale")
    return content


def _mark(content: bytes) -> str:
    return sha256(content).hexdigest()[:MARK_LENGTH]
