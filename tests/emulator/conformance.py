"""The conformance table: each refusal of Telegram that we rely on, one case, in Telegram's own words.

A case names a method as aiogram's class does, its parameters as JSON, and what to do before.
An `Upload` becomes a file.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from emulator.accounts import Kind, Standing
from emulator.files import PHOTO_LIMIT, UPLOAD_LIMIT, Upload
from tests.emulator.stage import Stage, button, inline, png

Before = Callable[[Stage], dict[str, Any]]
"""Prepares the world and gives the parameters that are known only then."""

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
WRONG_FILE = "Bad Request: wrong file identifier/HTTP URL specified"
WEBHOOK = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
BAD_MARKUP = "Bad Request: can't parse entities: "


@dataclass(frozen=True, slots=True)
class Case:
    """One refusal: what is called, what comes."""

    name: str
    method: str
    params: dict[str, Any]
    description: str
    code: int = 400
    before: Before | None = None
    token: str | None = None
    retry_after: int = 0
    to_person: bool = True


def text(name: str, value: str, description: str, **more: Any) -> Case:
    """A `sendMessage` that is refused for its text."""
    return Case(name, "SendMessage", {"text": value, **more}, description)


def markup(name: str, keyboard: dict[str, Any], description: str) -> Case:
    """A `sendMessage` that is refused for its keyboard."""
    return Case(name, "SendMessage", {"text": "Кого выбрать?", "reply_markup": keyboard}, description)


def parsed(name: str, value: str, fault: str) -> Case:
    """A `sendMessage` that is refused for its markup."""
    return text(name, value, BAD_MARKUP + fault, parse_mode="HTML")


def photo(name: str, data: bytes, description: str) -> Case:
    """A `sendPhoto` that is refused for its file."""
    return Case(name, "SendPhoto", {"photo": Upload("chart.png", data)}, description)


def standing(name: str, value: Standing, description: str) -> Case:
    """A `sendMessage` to someone who cannot be reached."""

    def before(stage: Stage) -> dict[str, Any]:
        stage.client.chat.standing = value
        return {}

    return Case(name, "SendMessage", {"text": "Завтра встреча"}, description, 403, before)


def sent(stage: Stage) -> dict[str, Any]:
    """A message of the bot stands in the chat."""
    return {"message_id": stage.send(reply_markup=inline([button()]))}


def sent_photo(stage: Stage) -> dict[str, Any]:
    """A picture of the bot stands in the chat."""
    message = stage.call("sendPhoto", {"photo": Upload("chart.png", png())}, chat_id=stage.chat_id)
    return {"message_id": message["message_id"]}


def sent_with_keyboard(stage: Stage) -> dict[str, Any]:
    """A message that carried a lower keyboard."""
    return {"message_id": stage.send(reply_markup={"keyboard": [[{"text": "Помощь"}]]})}


def sent_by_person(stage: Stage) -> dict[str, Any]:
    """A message of the person."""
    return {"message_id": stage.client.say("Здравствуйте").id}


def sent_long_ago(stage: Stage) -> dict[str, Any]:
    """A message older than 48 hours."""
    found = sent(stage)
    stage.clock.advance(hours=48, seconds=1)
    return found


def tapped_long_ago(stage: Stage) -> dict[str, Any]:
    """A tap that nobody answered in time."""
    sent(stage)
    query = stage.client.tap("Да")
    stage.clock.advance(seconds=31)
    return {"callback_query_id": query}


def tapped_and_answered(stage: Stage) -> dict[str, Any]:
    """A tap that has its answer."""
    sent(stage)
    query = stage.client.tap("Да")
    stage.call("answerCallbackQuery", callback_query_id=query)
    return {"callback_query_id": query}


def tapped(stage: Stage) -> dict[str, Any]:
    """A tap that waits."""
    sent(stage)
    return {"callback_query_id": stage.client.tap("Да")}


def chat_is_flooded(stage: Stage) -> dict[str, Any]:
    """Three notices have just gone into the chat."""
    stage.world.strict_rates = True
    stage.clock.advance(minutes=1)
    for number in range(3):
        stage.send(f"Напоминание {number}")
    return {}


def bot_is_flooded(stage: Stage) -> dict[str, Any]:
    """Thirty messages have just left."""
    stage.world.strict_rates = True
    stage.clock.advance(minutes=1)
    for number in range(30):
        group = stage.world.add_group(f"Группа {number}", Kind.GROUP)
        stage.call("sendMessage", chat_id=group.id, text="Объявление")
    return {}


def webhook_is_set(stage: Stage) -> dict[str, Any]:
    """Updates go elsewhere."""
    stage.call("setWebhook", url="https://bot.example.org/hook")
    return {}


def large_document_is_stored(stage: Stage) -> dict[str, Any]:
    """The person has sent more than 20 MB."""
    stored = stage.client.send_document("video.bin", bytes(20 * 1024 * 1024 + 1)).document
    assert stored is not None
    return {"file_id": stored.file_id}


COMMAND = {"command": "start", "description": "Начать"}
ALBUM_ITEM = {"type": "photo", "media": Upload("one.png", png())}

CASES = [
    # Texts
    text("empty text", "", "Bad Request: message text is empty"),
    text("blank text", " \n ", "Bad Request: text must be non-empty"),
    text("only tags", "<b> </b>", "Bad Request: text must be non-empty", parse_mode="HTML"),
    text("4097 characters", "я" * 4097, "Bad Request: message is too long"),
    text("more than 32768 bytes", "<b></b>" * 5000 + "я", "Bad Request: message is too long", parse_mode="HTML"),
    Case(
        "caption of 1025 characters",
        "SendPhoto",
        {"photo": Upload("chart.png", png()), "caption": "я" * 1025},
        "Bad Request: message caption is too long",
    ),
    parsed("unknown tag", "Да <x>", 'Unsupported start tag "x" at byte offset 5'),
    parsed("tag without end", "Да <b>нет", 'Can\'t find end tag corresponding to start tag "b"'),
    parsed("end without tag", "Да</b>", "Unexpected end tag at byte offset 4"),
    parsed("wrong end", "<b>Да</i>", 'Unmatched end tag at byte offset 7, expected "</b>", found "</i>"'),
    # Keyboards
    markup("data of 65 bytes", inline([button(data="я" * 32 + "x")]), "Bad Request: BUTTON_DATA_INVALID"),
    markup("no data", inline([button(data="")]), "Bad Request: BUTTON_DATA_INVALID"),
    markup("text button", inline([{"text": "Да"}]), "Bad Request: text buttons are unallowed in the inline keyboard"),
    markup("bad address", inline([{"text": "Да", "url": "куда-то"}]), "Bad Request: BUTTON_URL_INVALID"),
    markup("101 buttons", inline(*[[button()]] * 101), "Bad Request: reply markup is too long"),
    # Edits and deletions
    Case(
        "same content",
        "EditMessageText",
        {"text": "Вопрос 1 из 3", "reply_markup": inline([button()])},
        NOT_MODIFIED,
        before=sent,
    ),
    Case("same keyboard", "EditMessageReplyMarkup", {"reply_markup": inline([button()])}, NOT_MODIFIED, before=sent),
    Case(
        "edit of nothing",
        "EditMessageText",
        {"message_id": 9_999_999, "text": "Да"},
        "Bad Request: message to edit not found",
    ),
    Case(
        "edit of a person's",
        "EditMessageText",
        {"text": "Да"},
        "Bad Request: message can't be edited",
        before=sent_by_person,
    ),
    Case(
        "edit under a keyboard",
        "EditMessageText",
        {"text": "Да"},
        "Bad Request: message can't be edited",
        before=sent_with_keyboard,
    ),
    Case(
        "text of a picture",
        "EditMessageText",
        {"text": "Да"},
        "Bad Request: there is no text in the message to edit",
        before=sent_photo,
    ),
    Case("delete nothing", "DeleteMessage", {"message_id": 9_999_999}, "Bad Request: message to delete not found"),
    Case(
        "delete after 48 h",
        "DeleteMessage",
        {},
        "Bad Request: message can't be deleted for everyone",
        before=sent_long_ago,
    ),
    # Taps
    Case("answer too late", "AnswerCallbackQuery", {}, TOO_OLD, before=tapped_long_ago, to_person=False),
    Case("answer twice", "AnswerCallbackQuery", {}, TOO_OLD, before=tapped_and_answered, to_person=False),
    Case(
        "long answer",
        "AnswerCallbackQuery",
        {"text": "я" * 201},
        "Bad Request: MESSAGE_TOO_LONG",
        before=tapped,
        to_person=False,
    ),
    # Commands
    Case(
        "bad command",
        "SetMyCommands",
        {"commands": [{"command": "Старт", "description": "Начать"}]},
        "Bad Request: BOT_COMMAND_INVALID",
        to_person=False,
    ),
    Case(
        "bad description",
        "SetMyCommands",
        {"commands": [{"command": "start", "description": "я" * 257}]},
        "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID",
        to_person=False,
    ),
    Case(
        "101 commands",
        "SetMyCommands",
        {"commands": [COMMAND] * 101},
        "Bad Request: BOT_COMMANDS_TOO_MUCH",
        to_person=False,
    ),
    # Files
    Case("unknown file", "SendDocument", {"document": "BQACAgIAAx"}, WRONG_FILE),
    Case("empty file", "SendDocument", {"document": Upload("a.txt", b"")}, "Bad Request: file must be non-empty"),
    Case(
        "above 50 MB",
        "SendDocument",
        {"document": Upload("a.bin", bytes(UPLOAD_LIMIT + 1))},
        "Request Entity Too Large",
        413,
    ),
    photo("no picture", b"%PDF-1.7", "Bad Request: IMAGE_PROCESS_FAILED"),
    photo("sides above 10000", png(9000, 1001), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
    photo("ratio above 20", png(2001, 100), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
    photo(
        "picture above 10 MB",
        png() + bytes(PHOTO_LIMIT),
        "Bad Request: file of size 10485789 bytes is too big for a photo; the maximum size is 10485760 bytes",
    ),
    Case(
        "file above 20 MB",
        "GetFile",
        {},
        "Bad Request: file is too big",
        before=large_document_is_stored,
        to_person=False,
    ),
    Case("empty album", "SendMediaGroup", {"media": []}, "Bad Request: there are no messages to send"),
    Case("album of one", "SendMediaGroup", {"media": [ALBUM_ITEM]}, "Bad Request: album must include 2-10 items"),
    Case(
        "album of eleven",
        "SendMediaGroup",
        {"media": [ALBUM_ITEM] * 11},
        "Bad Request: too many messages to send as an album",
    ),
    # Who and how often
    Case("unknown chat", "SendMessage", {"chat_id": 1, "text": "Да"}, "Bad Request: chat not found"),
    standing("blocked", Standing.BLOCKED, "Forbidden: bot was blocked by the user"),
    standing("never started", Standing.STRANGER, "Forbidden: bot can't initiate conversation with a user"),
    standing("account deleted", Standing.DEACTIVATED, "Forbidden: user is deactivated"),
    Case("wrong token", "GetMe", {}, "Unauthorized", 401, token="1:nobody", to_person=False),
    Case("unknown method", "SendDice", {}, "Not Found", 404),
    Case("webhook is active", "GetUpdates", {}, WEBHOOK, 409, before=webhook_is_set, to_person=False),
    Case(
        "fourth notice at once",
        "SendMessage",
        {"text": "Ещё"},
        "Too Many Requests: retry after 1",
        429,
        chat_is_flooded,
        retry_after=1,
    ),
    Case(
        "thirty-first message",
        "SendMessage",
        {"text": "Ещё"},
        "Too Many Requests: retry after 1",
        429,
        bot_is_flooded,
        retry_after=1,
    ),
]
