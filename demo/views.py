"""What the page is told, ready for JSON."""

from typing import Any

from demo.notes import notes
from demo.people import Group, Player
from demo.stage import ZONE, Scene, Stage
from emulator.accounts import Standing
from emulator.messages import Message, describe

PREVIEW = 80
_ROLES = {
    Group.CURATORS: "куратор",
    Group.MENTORS: "наставник",
    Group.MENTEES: "наставляемый",
    Group.STRANGERS: "ещё не в программе",
}
_ACTIONS = {
    "typing": "печатает…",
    "upload_photo": "отправляет картинку…",
    "upload_document": "отправляет документ…",
}
_KINDS = {"photo": "Картинка", "document": "Документ", "sticker": "Стикер", "voice": "Голосовое", "contact": "Контакт"}


def stage(stage: Stage) -> dict[str, Any]:
    """The clock and how far things are. ``generation`` changes when the school was begun afresh."""
    return {
        "generation": stage.generation,
        "step": stage.step,
        "trouble": stage.trouble,
        "moving": stage.moving,
        "zone": ZONE,
        "now": stage.scene.clock().isoformat() if stage.ready else None,
    }


async def school(scene: Scene) -> dict[str, Any]:
    """The list on the left."""
    groups = [
        {"title": group.value, "people": [person(p) for p in scene.people.players.values() if p.group is group]}
        for group in Group
    ]
    bot = scene.world.bot
    return {
        "bot": {"name": bot.name, "username": bot.username},
        "groups": [group for group in groups if group["people"]],
        "hint": scene.hint,
        "notes": await notes(scene),
    }


def person(player: Player) -> dict[str, Any]:
    """One line of the list."""
    chat = player.client.chat
    last = next(reversed(chat.messages.values()), None)
    return {
        "id": player.account,
        "name": player.name,
        "group": player.group.value,
        "role": _ROLES.get(player.group, ""),
        "about": player.about,
        "unread": chat.unread(),
        "blocked": chat.standing is Standing.BLOCKED,
        "preview": "" if last is None else preview(last),
        "at": None if last is None else last.date.isoformat(),
    }


def preview(message: Message) -> str:
    """The beginning of a message on one line."""
    kind = _KINDS.get(describe(message)["kind"], "")
    words = " ".join(message.text.split())[:PREVIEW]
    shown = f"{kind}: {words}" if kind and words else kind or words
    return shown if message.from_bot else f"Вы: {shown}"


def chat(player: Player) -> dict[str, Any]:
    """A whole chat as a phone shows it."""
    shown, client = player.client.chat, player.client
    keyboard = shown.reply_keyboard or {}
    return {
        "person": person(player),
        "standing": shown.standing.value,
        "action": _ACTIONS.get(shown.action, "печатает…") if shown.action else "",
        "commands": client.commands,
        "reply_keyboard": [[str(key["text"]) for key in row] for row in keyboard.get("keyboard", [])],
        "placeholder": keyboard.get("input_field_placeholder") or "",
        "waiting": client.unanswered,
        "toasts": [{"text": toast.text, "alert": toast.alert} for toast in shown.toasts],
        "messages": [describe(message) for message in client.messages],
    }
