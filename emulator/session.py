"""aiogram's session over a world in the same process: no network, and yet the same road for every call."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Any, cast
from urllib.parse import urlsplit

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramNetworkError, TelegramNotFound
from aiogram.methods import GetFile, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InputFile

from emulator.exchange import Severed, exchange
from emulator.files import Upload
from emulator.world import World


class Session(BaseSession):
    """Give it to `Bot(token=world.token, session=Session(world))`."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world

    async def close(self) -> None:
        """Nothing is open."""

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        """Turn the method into the strings of a form, call the world, and read its JSON reply as aiogram does."""
        params, files = await self._form(bot, method)
        try:
            async with asyncio.timeout(self.timeout if timeout is None else timeout):
                reply = await exchange(self.world, bot.token, method.__api_method__, params, files)
        except TimeoutError as fault:
            raise TelegramNetworkError(method=method, message="Request timeout error") from fault
        except Severed as fault:
            words = "ServerDisconnectedError: Server disconnected"
            raise TelegramNetworkError(method=method, message=words) from fault
        response = self.check_response(bot=bot, method=method, status_code=reply.status, content=reply.body)
        return cast(TelegramType, response.result)

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """The bytes of a file by the address that aiogram makes of its path."""
        path = urlsplit(url).path.removeprefix(f"/file/bot{self.world.token}/")
        stored = self.world.shelf.by_path(path)
        if stored is None:
            raise TelegramNotFound(method=GetFile(file_id=path), message="Not Found")
        for start in range(0, stored.size, chunk_size):
            yield stored.data[start : start + chunk_size]

    async def _form(self, bot: Bot, method: TelegramMethod[Any]) -> tuple[dict[str, Any], dict[str, Upload]]:
        files: dict[str, InputFile] = {}
        params: dict[str, Any] = {}
        for key, value in method.model_dump(warnings=False).items():
            if prepared := self.prepare_value(value, bot=bot, files=files):
                params[key] = prepared
        return params, {key: await _read(bot, key, file) for key, file in files.items()}


async def _read(bot: Bot, key: str, file: InputFile) -> Upload:
    chunks = [chunk async for chunk in file.read(bot)]
    return Upload(file.filename or key, b"".join(chunks))
