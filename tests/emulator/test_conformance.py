"""Each refusal of the table, straight from the world and over HTTP through aiogram's own session."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from aiogram import Bot, methods
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import BufferedInputFile
from aiohttp.test_utils import TestServer

from emulator.files import Upload
from emulator.refusals import Refusal
from emulator.server import make_app
from tests.emulator.conformance import CASES, Case
from tests.emulator.stage import Stage, build_stage

EXCEPTIONS: dict[int, type[TelegramAPIError]] = {
    400: TelegramBadRequest,
    401: TelegramUnauthorizedError,
    403: TelegramForbiddenError,
    404: TelegramNotFound,
    409: TelegramConflictError,
    413: TelegramEntityTooLarge,
    429: TelegramRetryAfter,
}
table = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def prepare(stage: Stage, case: Case) -> dict[str, Any]:
    """The parameters of a case, once its world is as it should be."""
    addressed = {"chat_id": stage.chat_id} if case.to_person else {}
    return addressed | case.params | (case.before(stage) if case.before else {})


def attach(value: Any, files: dict[str, Upload]) -> Any:
    """Uploads become parts, as a form would carry them."""
    if isinstance(value, Upload):
        name = f"part{len(files)}"
        files[name] = value
        return f"attach://{name}"
    if isinstance(value, list):
        return [attach(item, files) for item in value]
    if isinstance(value, dict):
        return {key: attach(item, files) for key, item in value.items()}
    return value


def as_input_files(value: Any) -> Any:
    """Uploads become aiogram's files."""
    if isinstance(value, Upload):
        return BufferedInputFile(value.data, value.name)
    if isinstance(value, list):
        return [as_input_files(item) for item in value]
    if isinstance(value, dict):
        return {key: as_input_files(item) for key, item in value.items()}
    return value


@table
def test_world_refuses(stage: Stage, case: Case) -> None:
    files: dict[str, Upload] = {}
    params = attach(prepare(stage, case), files)
    with pytest.raises(Refusal) as refused:
        stage.world.call(case.token or stage.world.token, case.method, params, files)
    assert (refused.value.code, refused.value.description) == (case.code, case.description)
    assert refused.value.parameters.get("retry_after", 0) == case.retry_after


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def remote() -> AsyncIterator[tuple[Stage, AiohttpSession]]:
    """One server and one session for the whole table: closing a session takes aiogram a quarter of a second."""
    stage = build_stage()
    async with TestServer(make_app(stage.world)) as server:
        session = AiohttpSession(api=TelegramAPIServer.from_base(str(server.make_url("/"))))
        yield stage, session
        await session.close()


@table
@pytest.mark.asyncio(loop_scope="module")
async def test_aiogram_over_http_is_refused(remote: tuple[Stage, AiohttpSession], case: Case) -> None:
    stage, session = remote
    stage.enter()
    stage.world.strict_rates = False
    stage.world.webhook = ""
    method = getattr(methods, case.method)(**as_input_files(prepare(stage, case)))
    with pytest.raises(EXCEPTIONS[case.code]) as refused:
        await Bot(case.token or stage.world.token, session=session)(method)
    if isinstance(refused.value, TelegramRetryAfter):
        assert refused.value.retry_after == case.retry_after
        assert f"Original description: {case.description}" in refused.value.message
    else:
        assert refused.value.message == case.description
