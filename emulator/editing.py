"""Methods that change or remove what stands in a chat."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from emulator.accounts import Chat
from emulator.entities import Formatted
from emulator.keyboards import read_markup
from emulator.messages import Message
from emulator.parameters import Parameters
from emulator.refusals import Refusal, bad_request
from emulator.sending import read_caption, read_media, read_text

if TYPE_CHECKING:
    from emulator.world import World

DELETABLE = timedelta(hours=48)
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_message_text(world: World, params: Parameters) -> dict[str, Any]:
    """`editMessageText`: the new text, and the new keyboard or none."""
    body = read_text(params)
    chat, message = _editable(world, params)
    if message.has_media or not message.body.text:
        raise bad_request("there is no text in the message to edit")
    return _change(world, chat, message, params, body=body)


def edit_message_caption(world: World, params: Parameters) -> dict[str, Any]:
    """`editMessageCaption`."""
    body = read_caption(params)
    chat, message = _editable(world, params)
    if not message.has_media:
        raise bad_request("there is no caption in the message to edit")
    return _change(world, chat, message, params, body=body)


def edit_message_media(world: World, params: Parameters) -> dict[str, Any]:
    """`editMessageMedia`: another photo or document, with its caption."""
    chat, message = _editable(world, params)
    item = params.json("media") or {}
    if item.get("type") not in {"photo", "document"}:
        raise bad_request("can't parse media: unsupported type specified")
    kind, stored, body = read_media(world, params, item)
    files = {"photo": None, "document": None, kind: stored}
    return _change(world, chat, message, params, body=body, **files)


def edit_message_reply_markup(world: World, params: Parameters) -> dict[str, Any]:
    """`editMessageReplyMarkup`: the new keyboard, or none."""
    chat, message = _editable(world, params)
    return _change(world, chat, message, params)


def delete_message(world: World, params: Parameters) -> bool:
    """`deleteMessage`: only what is younger than 48 hours."""
    chat = world.find_chat(params)
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if world.clock() - message.date > DELETABLE:
        raise bad_request("message can't be deleted for everyone")
    world.remove(chat, message.id)
    return True


def delete_messages(world: World, params: Parameters) -> bool:
    """`deleteMessages`: those that can be; the others are passed over."""
    chat = world.find_chat(params)
    ids = params.items("message_ids")
    if not 1 <= len(ids) <= 100:
        raise bad_request(
            "message identifiers are not specified" if not ids else "too many message identifiers specified"
        )
    now = world.clock()
    for message_id in map(int, ids):
        message = chat.messages.get(message_id)
        if message is not None and now - message.date <= DELETABLE:
            world.remove(chat, message_id)
    return True


def _editable(world: World, params: Parameters) -> tuple[Chat, Message]:
    chat = world.find_chat(params)
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.from_bot or message.sealed:
        raise bad_request("message can't be edited")
    return chat, message


def _change(
    world: World, chat: Chat, message: Message, params: Parameters, body: Formatted | None = None, **files: Any
) -> dict[str, Any]:
    keyboard = read_markup(params.json("reply_markup")).inline
    new_body = message.body if body is None else body
    same_files = all(_same_file(getattr(message, kind), stored) for kind, stored in files.items())
    if new_body == message.body and keyboard == message.keyboard and same_files:
        raise _not_modified()
    changed = replace(message, body=new_body, keyboard=keyboard, **files)
    if body is not None:
        changed = replace(changed, edited=world.clock())
    world.replace_message(chat, changed)
    return changed.as_json()


def _same_file(old: Any, new: Any) -> bool:
    return old is new or (old is not None and new is not None and old.unique_id == new.unique_id)


def _not_modified() -> Refusal:
    return bad_request(_NOT_MODIFIED)
