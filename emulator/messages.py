"""Messages: what is kept of one, and how the Bot API and a page show it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from emulator.entities import Formatted
from emulator.files import StoredFile
from emulator.formatting import render_html

NOTHING = Formatted("")


@dataclass(frozen=True, slots=True)
class Message:
    """One message. An edit puts another `Message` with the same id in its place.

    `body` is the text, or the caption of a photo or a document. `extra` holds what only passes through: a sticker,
    a voice note, a contact. `sealed`: sent with a lower keyboard, so the bot cannot edit it.
    """

    id: int
    chat_id: int
    from_bot: bool
    sender: dict[str, Any] | None
    chat: dict[str, Any]
    date: datetime
    body: Formatted = NOTHING
    photo: StoredFile | None = None
    document: StoredFile | None = None
    keyboard: dict[str, Any] | None = None
    edited: datetime | None = None
    group: str = ""
    reply_to: int = 0
    sealed: bool = False
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def has_media(self) -> bool:
        """Whether `body` is a caption."""
        return self.photo is not None or self.document is not None

    @property
    def text(self) -> str:
        """The text or the caption, without formatting."""
        return self.body.text

    @property
    def html(self) -> str:
        """The text or the caption as safe HTML of a page."""
        return render_html(self.body)

    @property
    def rows(self) -> list[list[dict[str, Any]]]:
        """Rows of the inline keyboard."""
        rows: list[list[dict[str, Any]]] = self.keyboard["inline_keyboard"] if self.keyboard else []
        return rows

    def as_json(self) -> dict[str, Any]:
        """`Message` of the Bot API."""
        shown: dict[str, Any] = {"message_id": self.id, "date": int(self.date.timestamp()), "chat": self.chat}
        if self.sender is not None:
            shown["from"] = self.sender
        if self.edited is not None:
            shown["edit_date"] = int(self.edited.timestamp())
        if self.group:
            shown["media_group_id"] = self.group
        if self.photo is not None:
            shown["photo"] = self.photo.as_photo()
        if self.document is not None:
            shown["document"] = self.document.as_document()
        self._add_body(shown)
        if self.keyboard is not None:
            shown["reply_markup"] = self.keyboard
        return {**shown, **self.extra} if self.extra else shown

    def _add_body(self, shown: dict[str, Any]) -> None:
        if not self.body.text:
            return
        prefix = "caption" if self.has_media or self.extra else "text"
        shown[prefix] = self.body.text
        if self.body.entities:
            name = "caption_entities" if prefix == "caption" else "entities"
            shown[name] = [entity.as_json() for entity in self.body.entities]


def describe(message: Message) -> dict[str, Any]:
    """A view of a message for the demonstration page, ready for JSON.

    Keys: `id`, `from` ("bot" or "person"), `date` (ISO, UTC), `html` (safe), `keyboard` (rows of `text` with `data` or
    `url`), `photo` and `document` (None, or `file_id`, `path`, `name`, `size`, `mime`, `width`, `height`), `edited`,
    `group`, `reply_to` (0 or an id), `kind` ("text", "photo", "document", "sticker", "voice", "contact").
    """
    return {
        "id": message.id,
        "from": "bot" if message.from_bot else "person",
        "date": message.date.isoformat(),
        "html": message.html,
        "keyboard": [[_describe_button(button) for button in row] for row in message.rows],
        "photo": _describe_file(message.photo),
        "document": _describe_file(message.document),
        "edited": message.edited is not None,
        "group": message.group,
        "reply_to": message.reply_to,
        "kind": _kind(message),
    }


def _describe_button(button: dict[str, Any]) -> dict[str, str]:
    shown = {"text": str(button["text"])}
    if "callback_data" in button:
        shown["data"] = str(button["callback_data"])
    if "url" in button:
        shown["url"] = str(button["url"])
    return shown


def _describe_file(stored: StoredFile | None) -> dict[str, Any] | None:
    if stored is None:
        return None
    names = ("file_id", "path", "name", "size", "mime", "width", "height")
    return {name: getattr(stored, name) for name in names}


def _kind(message: Message) -> str:
    if message.photo is not None:
        return "photo"
    if message.document is not None:
        return "document"
    return next(iter(message.extra), "text")
