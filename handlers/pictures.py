"""Pictures that may not go through: some networks let text pass and throttle pictures, then words must do."""

import logging
from collections.abc import Sequence

from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError, TelegramServerError

from handlers.show import send_pictures
from handlers.view import File

log = logging.getLogger(__name__)
ALBUM = 10  # pictures that Telegram takes at once


async def sent_pictures(bot: Bot, chat_id: int, files: Sequence[File]) -> bool:
    """Whether all of them went through."""
    try:
        for start in range(0, len(files), ALBUM):
            await send_pictures(bot, chat_id, files[start : start + ALBUM])
    except (TelegramNetworkError, TelegramServerError, ClientDecodeError):
        log.warning("pictures did not go through")
        return False
    return True
