"""aiogram's session over aiohttp with a quicker road for what has no files: nearly everything."""

from collections.abc import AsyncGenerator
from http import HTTPStatus
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import GetFile, TelegramMethod
from aiogram.methods.base import Response
from aiohttp import BytesPayload, ClientError
from yarl import URL

from handlers.calls import EditScreen

DONE = Response[Any](ok=True)
YES = '{"ok":true,"result":true}'
AGREED = Response[Any](ok=True, result=True)
FORM = "application/x-www-form-urlencoded"


class Session(AiohttpSession):
    """The same form as aiogram's, byte for byte in meaning; Cyrillic is quoted by yarl, seven times as fast."""

    def build_form_data(self, bot: Bot, method: TelegramMethod[Any]) -> Any:
        files: dict[str, Any] = {}
        fields: dict[str, str] = {}
        for key, value in method.model_dump(warnings=False).items():
            prepared = value if isinstance(value, str) else self.prepare_value(value, bot=bot, files=files)
            if prepared:
                fields[key] = prepared
        if files:
            return super().build_form_data(bot, method)
        return BytesPayload(URL.build(query=fields).raw_query_string.encode("ascii"), content_type=FORM)

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """A file's bytes; what goes wrong on the way is one of aiogram's errors, as with every other call."""
        try:
            async for chunk in super().stream_content(url, headers, timeout, chunk_size, raise_for_status):
                yield chunk
        except (ClientError, TimeoutError) as fault:
            # The address holds the token: neither it nor the fault's own words may be repeated.
            raise TelegramNetworkError(method=GetFile(file_id=""), message=type(fault).__name__) from None

    def check_response(self, bot: Bot, method: TelegramMethod[Any], status_code: int, content: str) -> Response[Any]:
        """Of an edited screen nobody reads more than that it went well, and a plain yes needs no reading.

        Everything else is read as aiogram reads it.
        """
        if status_code == HTTPStatus.OK:
            if isinstance(method, EditScreen) and content.startswith('{"ok":true'):
                return DONE
            if content == YES and method.__returning__ is bool:
                return AGREED
        return super().check_response(bot, method, status_code, content)
