"""Methods that put something new into a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emulator.accounts import Chat
from emulator.entities import Formatted
from emulator.files import StoredFile, Upload
from emulator.formatting import CAPTION_LIMIT, TEXT_LIMIT, is_blank, read_formatted
from emulator.keyboards import Markup, read_markup
from emulator.messages import Message
from emulator.parameters import Parameters
from emulator.refusals import bad_request

if TYPE_CHECKING:
    from emulator.world import World

ALBUM = range(2, 11)
_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


def send_message(world: World, params: Parameters) -> dict[str, Any]:
    """`sendMessage`."""
    body = read_text(params)
    markup = read_markup(params.json("reply_markup"))
    chat = world.open_chat(params)
    return _post(world, chat, params, body=body, markup=markup).as_json()


def send_photo(world: World, params: Parameters) -> dict[str, Any]:
    """`sendPhoto`."""
    return _send_file(world, params, "photo")


def send_document(world: World, params: Parameters) -> dict[str, Any]:
    """`sendDocument`."""
    return _send_file(world, params, "document")


def _send_file(world: World, params: Parameters, kind: str) -> dict[str, Any]:
    body = read_caption(params)
    markup = read_markup(params.json("reply_markup"))
    chat = world.open_chat(params)
    stored = stored_file(world, params, kind, params.values.get(kind))
    content: dict[str, Any] = {kind: stored}
    return _post(world, chat, params, body=body, markup=markup, **content).as_json()


def send_media_group(world: World, params: Parameters) -> list[dict[str, Any]]:
    """`sendMediaGroup`: photos or documents, 2-10 of one kind."""
    media = params.items("media")
    if not media:
        raise bad_request("there are no messages to send")
    if len(media) not in ALBUM:
        few = len(media) < ALBUM.start
        raise bad_request("album must include 2-10 items" if few else "too many messages to send as an album")
    kinds = {str(item.get("type")) for item in media}
    if not kinds <= {"photo", "document"}:
        raise bad_request("can't parse media: unsupported type specified")
    if len(kinds) > 1:
        raise bad_request("document can't be mixed with other media types")
    chat = world.open_chat(params)
    contents = [read_media(world, params, item) for item in media]
    world.hold_rate(chat, len(contents))
    group = world.next_group()
    reply_to = _replied(params)
    posted = []
    for kind, stored, body in contents:
        file: dict[str, Any] = {kind: stored}
        posted.append(world.post(chat, from_bot=True, body=body, group=group, reply_to=reply_to, **file))
    return [message.as_json() for message in posted]


def read_media(world: World, params: Parameters, item: dict[str, Any]) -> tuple[str, StoredFile, Formatted]:
    """Read one `InputMedia`: its kind, its file, its caption."""
    kind = str(item.get("type"))
    body = read_caption(Parameters(item, params.files))
    return kind, stored_file(world, params, kind, item.get("media")), body


def copy_message(world: World, params: Parameters) -> dict[str, Any]:
    """`copyMessage`."""
    source = world.find_chat(params, "from_chat_id")
    original = source.messages.get(params.integer("message_id"))
    if original is None:
        raise bad_request("message to copy not found")
    body = original.body
    if original.has_media and params.values.get("caption") is not None:
        body = read_caption(params)
    markup = read_markup(params.json("reply_markup"))
    chat = world.open_chat(params)
    files = {"photo": original.photo, "document": original.document}
    copied = _post(world, chat, params, body=body, markup=markup, extra=original.extra, **files)
    return {"message_id": copied.id}


def send_chat_action(world: World, params: Parameters) -> bool:
    """`sendChatAction`."""
    chat = world.open_chat(params)
    action = params.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.action = action
    world.notify(chat)
    return True


def read_text(params: Parameters) -> Formatted:
    """The text of a call, parsed.

    Raises:
        Refusal: 400 when it is empty, too long or badly marked up.
    """
    raw = params.text("text")
    if not raw:
        raise bad_request("message text is empty")
    body = read_formatted(raw, params.text("parse_mode"), params.json("entities"), limit=TEXT_LIMIT, what="text")
    if is_blank(body.text):
        raise bad_request("text must be non-empty")
    return body


def read_caption(params: Parameters) -> Formatted:
    """The caption of a call, parsed; it may be empty."""
    mode, entities = params.text("parse_mode"), params.json("caption_entities")
    return read_formatted(params.text("caption"), mode, entities, limit=CAPTION_LIMIT, what="caption")


def stored_file(world: World, params: Parameters, kind: str, value: Any) -> StoredFile:
    """The file behind a parameter: a new upload, or one known by its id.

    Raises:
        Refusal: 400 or 413 when there is none, or it is not fit.
    """
    found = params.upload(value, kind)
    if isinstance(found, Upload):
        return world.shelf.put(kind, found)
    if not found:
        raise bad_request(f"there is no {kind} in the request")
    return world.shelf.by_id(found, kind)


def _post(world: World, chat: Chat, params: Parameters, *, markup: Markup, **content: Any) -> Message:
    world.hold_rate(chat, 1)
    return world.post(chat, from_bot=True, markup=markup, reply_to=_replied(params), **content)


def _replied(params: Parameters) -> int:
    reply = params.json("reply_parameters") or {}
    return int(reply.get("message_id") or params.integer("reply_to_message_id"))
