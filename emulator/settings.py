"""Methods by which a bot learns about itself and its people, and sets how it looks; and the intake of updates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emulator.accounts import Kind, Toast
from emulator.parameters import Parameters
from emulator.queries import ANSWER_LIMIT
from emulator.refusals import bad_request, conflict

if TYPE_CHECKING:
    from emulator.world import World

_WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


def get_me(world: World, _params: Parameters) -> dict[str, Any]:
    """`getMe`."""
    abilities = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
    return {**world.bot.as_json(), **abilities}


def get_updates(world: World, params: Parameters) -> list[dict[str, Any]]:
    """`getUpdates`, without the waiting: that is the business of `polling`. It ends any other call that waits."""
    if world.webhook:
        raise conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
    kinds = params.json("allowed_updates")
    if kinds is not None:
        world.queue.choose(kinds)
    world.begin_poll()
    return world.queue.read(params.integer("offset"), params.integer("limit", 100), world.clock())


def set_webhook(world: World, params: Parameters) -> bool:
    """`setWebhook`: remembered, never called."""
    world.webhook = params.text("url")
    if params.flag("drop_pending_updates"):
        world.queue.clear()
    return True


def delete_webhook(world: World, params: Parameters) -> bool:
    """`deleteWebhook`."""
    world.webhook = ""
    if params.flag("drop_pending_updates"):
        world.queue.clear()
    return True


def get_webhook_info(world: World, _params: Parameters) -> dict[str, Any]:
    """`getWebhookInfo`."""
    return {"url": world.webhook, "has_custom_certificate": False, "pending_update_count": len(world.queue)}


def answer_callback_query(world: World, params: Parameters) -> bool:
    """`answerCallbackQuery`: once, in time."""
    text = params.text("text")
    if len(text) > ANSWER_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    query = world.queries.answer(params.text("callback_query_id"), world.clock())
    chat = world.chats[query.chat_id]
    chat.toasts.append(Toast(query.id, text, params.flag("show_alert"), world.clock()))
    world.notify(chat)
    return True


def get_file(world: World, params: Parameters) -> dict[str, Any]:
    """`getFile`."""
    return world.shelf.by_id(params.text("file_id")).as_file()


def get_chat(world: World, params: Parameters) -> dict[str, Any]:
    """`getChat`."""
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    details = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": dict.fromkeys(gifts, False)}
    return {**world.find_chat(params).shown, **details}


def get_user_profile_photos(world: World, params: Parameters) -> dict[str, Any]:
    """`getUserProfilePhotos`: nobody here has any."""
    chat = world.chats.get(params.integer("user_id"))
    if chat is None or chat.kind is not Kind.PRIVATE:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}


def set_my_commands(world: World, params: Parameters) -> bool:
    """`setMyCommands`."""
    world.profile.set_commands(params.items("commands"), params.json("scope"), params.text("language_code"))
    world.notify_all()
    return True


def delete_my_commands(world: World, params: Parameters) -> bool:
    """`deleteMyCommands`."""
    world.profile.set_commands([], params.json("scope"), params.text("language_code"))
    world.notify_all()
    return True


def get_my_commands(world: World, params: Parameters) -> list[dict[str, str]]:
    """`getMyCommands`."""
    return world.profile.get_commands(params.json("scope"), params.text("language_code"))


def set_my_name(world: World, params: Parameters) -> bool:
    """`setMyName`."""
    return _set_words(world, params, "name")


def set_my_description(world: World, params: Parameters) -> bool:
    """`setMyDescription`."""
    return _set_words(world, params, "description")


def set_my_short_description(world: World, params: Parameters) -> bool:
    """`setMyShortDescription`."""
    return _set_words(world, params, "short_description")


def _set_words(world: World, params: Parameters, what: str) -> bool:
    world.profile.set_words(what, params.text(what), params.text("language_code"))
    return True


def get_my_name(world: World, params: Parameters) -> dict[str, str]:
    """`getMyName`."""
    return {"name": world.profile.words("name", params.text("language_code")) or world.bot.first_name}


def get_my_description(world: World, params: Parameters) -> dict[str, str]:
    """`getMyDescription`."""
    return {"description": world.profile.words("description", params.text("language_code"))}


def get_my_short_description(world: World, params: Parameters) -> dict[str, str]:
    """`getMyShortDescription`."""
    return {"short_description": world.profile.words("short_description", params.text("language_code"))}


def set_chat_menu_button(world: World, params: Parameters) -> bool:
    """`setChatMenuButton`."""
    world.profile.set_menu_button(params.integer("chat_id"), params.json("menu_button") or {"type": "default"})
    return True


def get_chat_menu_button(world: World, params: Parameters) -> dict[str, Any]:
    """`getChatMenuButton`."""
    return world.profile.menu_button(params.integer("chat_id"))


def succeed(_world: World, _params: Parameters) -> bool:
    """`close` and `logOut`: nothing to do here."""
    return True
