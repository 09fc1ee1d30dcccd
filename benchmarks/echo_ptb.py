"""Bare python-telegram-bot before the stub: ``python -m benchmarks.echo_ptb URL``."""

import sys
from typing import Any

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message is not None:
        await update.message.reply_text(update.message.text or "")


def main(url: str) -> None:
    builder: Any = Application.builder().token("1:stub").base_url(f"{url}/bot").concurrent_updates(100)
    application = builder.connection_pool_size(200).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling(allowed_updates=Update.ALL_TYPES)


if __name__ == "__main__":
    main(sys.argv[1])
