"""The quicker road to Telegram says and hears the same as aiogram's own."""

from typing import Any
from urllib.parse import parse_qsl

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import ClientDecodeError, TelegramBadRequest, TelegramRetryAfter
from aiogram.methods import AnswerCallbackQuery, SendMediaGroup, SendMessage, SetMyCommands, TelegramMethod
from aiogram.types import BotCommand, BufferedInputFile, InputMediaPhoto, Message
from aiohttp import BytesPayload, FormData

from bot.session import Session
from handlers.calls import EditScreen

BOT = Bot("1:session", default=DefaultBotProperties(parse_mode="HTML"))
SCREEN = EditScreen(chat_id=5, message_id=7, text="Вопрос 3 & «7»", reply_markup='{"inline_keyboard":[]}')
TAP = AnswerCallbackQuery(callback_query_id="1", show_alert=False)


@pytest.mark.parametrize(
    "method",
    [
        SCREEN,
        TAP,
        SendMessage(chat_id=5, text="a+b=1 & Ёж\n", disable_notification=True),
        SetMyCommands(commands=[BotCommand(command="menu", description="Меню")]),
    ],
)
def test_forms_say_the_same(method: TelegramMethod[Any]) -> None:
    ours = Session().build_form_data(BOT, method)
    theirs = AiohttpSession().build_form_data(BOT, method)
    assert isinstance(ours, BytesPayload)
    assert parse_qsl(ours.decode(), keep_blank_values=True) == parse_qsl(_body(theirs), keep_blank_values=True)


def test_what_has_files_goes_in_parts() -> None:
    photo = InputMediaPhoto(media=BufferedInputFile(b"1", "a.png"))
    assert isinstance(Session().build_form_data(BOT, SendMediaGroup(chat_id=5, media=[photo])), FormData)


def test_what_went_well_is_heard() -> None:
    session = Session()
    assert session.check_response(BOT, TAP, 200, '{"ok":true,"result":true}').result is True
    assert session.check_response(BOT, TAP, 200, '{"ok": true, "result": false}').result is False
    assert session.check_response(BOT, SCREEN, 200, '{"ok":true,"result":{"message_id":7}}').ok
    message = '{"ok":true,"result":{"message_id":7,"date":1,"chat":{"id":5,"type":"private"}}}'
    assert isinstance(session.check_response(BOT, SendMessage(chat_id=5, text="a"), 200, message).result, Message)


REFUSALS: list[tuple[int, str, type[Exception]]] = [
    (400, '{"ok":false,"error_code":400,"description":"Bad Request: message to edit not found"}', TelegramBadRequest),
    (429, '{"ok":false,"error_code":429,"description":"…","parameters":{"retry_after":3}}', TelegramRetryAfter),
    (502, "<html>Bad Gateway</html>", ClientDecodeError),
]


@pytest.mark.parametrize("method", [SCREEN, TAP])
@pytest.mark.parametrize(("status", "content", "error"), REFUSALS)
def test_refusals_are_heard(method: TelegramMethod[Any], status: int, content: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        Session().check_response(BOT, method, status, content)


def _body(form: FormData) -> str:
    body = form()
    assert isinstance(body, BytesPayload)
    return body.decode()
