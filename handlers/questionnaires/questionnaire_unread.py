"""Something else than words under a question: what the bot cannot read, what to do instead; nothing is lost."""

from aiogram.types import Message

from handlers.view import View
from questionnaires.form import Item, Kind
from services.questionnaires.steps import Step
from texts import t

UNREADABLE = (
    "voice", "video_note", "sticker", "video", "animation", "audio", "location", "venue", "poll", "dice", "story",
)  # fmt: skip
"""Kinds of messages that no question takes (aiogram's names); a picture, a file and a contact may be answers."""


def unread_view(message: Message, step: Step) -> View:
    """One sentence about the message, one about what this question wants."""
    what = "voice" if message.voice or message.video_note else "other"
    return View(t("questionnaire-unread", what=what, wanted=_wanted(step.item)))


def _wanted(item: Item | None) -> str:
    if item is None:
        return "review"
    if item.kind is Kind.NOTE:
        return "note"
    if item.kind is Kind.FILE:
        return "file"
    return "words" if item.kind.typed else "tap"
