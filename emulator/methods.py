"""Every method of the Bot API that this Telegram knows, by its name in lower case."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from emulator import editing, sending, settings
from emulator.parameters import Parameters

if TYPE_CHECKING:
    from emulator.world import World

Method = Callable[["World", Parameters], Any]

METHODS: dict[str, Method] = {
    "getme": settings.get_me,
    "getupdates": settings.get_updates,
    "setwebhook": settings.set_webhook,
    "deletewebhook": settings.delete_webhook,
    "getwebhookinfo": settings.get_webhook_info,
    "close": settings.succeed,
    "logout": settings.succeed,
    "sendmessage": sending.send_message,
    "sendphoto": sending.send_photo,
    "senddocument": sending.send_document,
    "sendmediagroup": sending.send_media_group,
    "copymessage": sending.copy_message,
    "sendchataction": sending.send_chat_action,
    "editmessagetext": editing.edit_message_text,
    "editmessagecaption": editing.edit_message_caption,
    "editmessagemedia": editing.edit_message_media,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "deletemessage": editing.delete_message,
    "deletemessages": editing.delete_messages,
    "answercallbackquery": settings.answer_callback_query,
    "getfile": settings.get_file,
    "getchat": settings.get_chat,
    "getuserprofilephotos": settings.get_user_profile_photos,
    "setmycommands": settings.set_my_commands,
    "deletemycommands": settings.delete_my_commands,
    "getmycommands": settings.get_my_commands,
    "setmyname": settings.set_my_name,
    "getmyname": settings.get_my_name,
    "setmydescription": settings.set_my_description,
    "getmydescription": settings.get_my_description,
    "setmyshortdescription": settings.set_my_short_description,
    "getmyshortdescription": settings.get_my_short_description,
    "setchatmenubutton": settings.set_chat_menu_button,
    "getchatmenubutton": settings.get_chat_menu_button,
}
