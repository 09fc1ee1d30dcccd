"""A person with a phone: writes, taps, sends files, and looks at what the bot has sent.

Nothing here runs the bot: every act only puts an update into the queue.
"""

import re
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from emulator.accounts import Account, Chat, Kind, Standing, Toast
from emulator.commands import Command
from emulator.entities import Formatted
from emulator.files import StoredFile, Upload
from emulator.formatting import TEXT_LIMIT, detect, trim
from emulator.messages import Message
from emulator.screen import NotOnScreen, find_button, find_message, labels, last_text
from emulator.world import World

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Client:
    """One account's Telegram."""

    def __init__(self, world: World, account: Account) -> None:
        self.world = world
        self.account = account

    @property
    def chat(self) -> Chat:
        """The private chat with the bot."""
        return self.world.chats[self.account.id]

    # Acting

    def say(self, text: str, chat: Chat | None = None, reply_to: int = 0) -> Message:
        """Write a text, to the bot or into a group; a longer one than 4096 leaves in pieces, as a phone sends it."""
        pieces = [text[start : start + TEXT_LIMIT] for start in range(0, len(text), TEXT_LIMIT)] or [text]
        sent = [self._send(chat, body=detect(trim(Formatted(piece))), reply_to=reply_to) for piece in pieces]
        return sent[-1]

    def start(self, payload: str = "") -> Message:
        """Press «Start», or open a link with a payload.

        Raises:
            NotOnScreen: the payload is not one that Telegram passes on (at most 64 of A-Z a-z 0-9 _ -).
        """
        if payload and not _PAYLOAD.fullmatch(payload):
            raise NotOnScreen(f"Telegram does not open a link with start={payload!r}")
        return self.say(f"/start {payload}".strip())

    def open_link(self, url: str) -> Message:
        """Open `https://t.me/<bot>?start=…` and press «Start»."""
        parts = urlsplit(url)
        if parts.path.strip("/") != self.world.bot.username:
            raise NotOnScreen(f"{url!r} does not lead to @{self.world.bot.username}")
        return self.start(parse_qs(parts.query).get("start", [""])[0])

    def tap(self, label: str, message: Message | None = None) -> str:
        """Tap an inline button by what is written on it, in a message or in the newest that has it.

        The emoji, tick or number before the label may be left out. Returns the id of the callback query.

        Raises:
            NotOnScreen: there is no such button, or it opens a link.
        """
        shown = self.messages if message is None else [self.chat.messages.get(message.id, message)]
        found, button = find_message(shown, label)
        if "callback_data" not in button:
            raise NotOnScreen(f"the button {label!r} opens {button.get('url')!r}")
        return self.tap_data(found, str(button["callback_data"]))

    def tap_data(self, message: Message, data: str, *, inaccessible: bool = False) -> str:
        """Send any callback data for a message: an old button, a replayed one, a forged one.

        A message that is gone, or said to be `inaccessible`, comes without its content, as Telegram does it.
        """
        now = self.world.clock()
        self._be_heard(self.chat)
        query = self.world.queries.open(self.account.id, now)
        current = None if inaccessible else self.chat.messages.get(message.id)
        gone = {"chat": self.chat.shown, "message_id": message.id, "date": 0}
        content = {
            "id": query.id,
            "from": self.account.as_json(),
            "chat_instance": str(self.account.id),
            "data": data,
            "message": gone if current is None else current.as_json(),
        }
        self.world.queue.put("callback_query", content, now)
        return query.id

    def press(self, label: str) -> Message:
        """Press a button of the lower keyboard: its text is sent, or the contact that it asks for.

        Raises:
            NotOnScreen: there is no such button.
        """
        keyboard = self.chat.reply_keyboard
        key = find_button(keyboard["keyboard"], label) if keyboard else None
        if keyboard is None or key is None:
            raise NotOnScreen(f"no lower button {label!r}; there are {self.reply_keyboard}")
        if keyboard.get("one_time_keyboard"):
            self.chat.reply_keyboard = None
        return self.send_contact() if key.get("request_contact") else self.say(str(key["text"]))

    def send_document(self, name: str, data: bytes, caption: str = "", mime: str = "") -> Message:
        """Send a file."""
        stored = self.world.shelf.put("document", Upload(name, data, mime))
        return self._send(None, document=stored, body=Formatted(caption))

    def send_photo(self, data: bytes, caption: str = "", name: str = "photo.jpg") -> Message:
        """Send a picture."""
        return self._send(None, photo=self.world.shelf.put("photo", Upload(name, data)), body=Formatted(caption))

    def send_sticker(self, emoji: str = "\N{THUMBS UP SIGN}") -> Message:
        """Send a sticker."""
        stored = self.world.shelf.put("sticker", Upload("sticker.webp", emoji.encode()))
        look = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self._send(None, extra={"sticker": {**stored.reference(), **look, "emoji": emoji}})

    def send_voice(self, seconds: int = 3) -> Message:
        """Send a voice note."""
        stored = self.world.shelf.put("voice", Upload("voice.ogg", b"OggS" + bytes(seconds)))
        return self._send(None, extra={"voice": {**stored.reference(), "duration": seconds, "mime_type": "audio/ogg"}})

    def send_contact(self, phone: str = "+70000000000") -> Message:
        """Send one's own contact."""
        contact = {"phone_number": phone, "first_name": self.account.first_name, "user_id": self.account.id}
        return self._send(None, extra={"contact": contact})

    def edit_text(self, message: Message, text: str) -> Message:
        """Change a text that one has sent."""
        chat = self.world.chats[message.chat_id]
        now = self.world.clock()
        changed = replace(chat.messages[message.id], body=detect(trim(Formatted(text))), edited=now)
        self.world.replace_message(chat, changed)
        self.world.queue.put("edited_message", changed.as_json(), now)
        return changed

    def delete(self, message: Message) -> None:
        """Delete a message for both sides; the bot is not told, as in Telegram."""
        self.world.remove(self.chat, message.id)

    def block(self) -> None:
        """Block the bot."""
        if self.chat.standing is Standing.STARTED:
            self._change_standing(Standing.BLOCKED, "member", "kicked")

    def unblock(self) -> None:
        """Let the bot write again."""
        if self.chat.standing is Standing.BLOCKED:
            self._change_standing(Standing.STARTED, "kicked", "member")

    def mark_read(self) -> None:
        """Look at the chat: nothing is unread any more."""
        newest = next(reversed(self.chat.messages), 0)
        if newest > self.chat.read_up_to:
            self.chat.read_up_to = newest
            self.world.notify(self.chat)

    # Looking

    @property
    def messages(self) -> list[Message]:
        """The whole private chat, both sides, in order."""
        return list(self.chat.messages.values())

    @property
    def received(self) -> list[Message]:
        """The bot's messages, in order."""
        return [message for message in self.chat.messages.values() if message.from_bot]

    @property
    def last(self) -> Message:
        """The bot's newest message.

        Raises:
            NotOnScreen: there is none.
        """
        for message in reversed(self.chat.messages.values()):
            if message.from_bot:
                return message
        raise NotOnScreen(f"{self.account.name}: nothing from the bot; {last_text(self.messages)}")

    @property
    def texts(self) -> list[str]:
        """Texts and captions of the bot's messages, in order."""
        return [message.text for message in self.received]

    def buttons(self, message: Message | None = None) -> list[str]:
        """What is written on the inline buttons of a message, or of the newest that has any."""
        if message is not None:
            return labels(self.chat.messages.get(message.id, message).rows)
        return next((labels(shown.rows) for shown in reversed(self.chat.messages.values()) if shown.rows), [])

    @property
    def reply_keyboard(self) -> list[list[str]]:
        """Rows of the lower keyboard as it is now."""
        keyboard = self.chat.reply_keyboard
        return [[str(key["text"]) for key in row] for row in keyboard["keyboard"]] if keyboard else []

    @property
    def toasts(self) -> list[str]:
        """Texts of the answers to taps, without the empty ones."""
        return [toast.text for toast in self.chat.toasts if toast.text]

    @property
    def answers(self) -> list[Toast]:
        """All answers to taps, the empty ones too."""
        return list(self.chat.toasts)

    @property
    def unanswered(self) -> int:
        """How many taps still show the little clock."""
        return self.world.queries.waiting(self.account.id)

    @property
    def documents(self) -> list[StoredFile]:
        """Files that the bot has sent."""
        return [message.document for message in self.received if message.document is not None]

    @property
    def photos(self) -> list[StoredFile]:
        """Pictures that the bot has sent."""
        return [message.photo for message in self.received if message.photo is not None]

    @property
    def commands(self) -> list[Command]:
        """The commands menu."""
        return self.world.profile.commands_seen(self.account.id, self.account.language)

    @property
    def unread(self) -> int:
        """How many of the bot's messages came since one last looked, wrote or tapped."""
        return self.chat.unread()

    @property
    def fresh(self) -> list[Message]:
        """The bot's messages that are unread."""
        return [message for message in self.received if message.id > self.chat.read_up_to]

    # Inside

    def _send(self, chat: Chat | None, **content: Any) -> Message:
        where = self.chat if chat is None else chat
        if where.kind is Kind.PRIVATE:
            self.unblock()
            if where.standing is Standing.STRANGER:
                where.standing = Standing.STARTED
        sender = None if where.kind is Kind.CHANNEL else self.account
        message = self.world.post(where, from_bot=False, sender=sender, **content)
        self._be_heard(where)
        kind = "channel_post" if where.kind is Kind.CHANNEL else "message"
        self.world.queue.put(kind, message.as_json(), message.date)
        return message

    def _be_heard(self, chat: Chat) -> None:
        chat.heard_at = self.world.clock()
        chat.read_up_to = next(reversed(chat.messages), 0)

    def _change_standing(self, standing: Standing, old: str, new: str) -> None:
        self.chat.standing = standing
        now = self.world.clock()
        bot = self.world.bot.as_json()
        members = [
            {"status": status, "user": bot} | ({"until_date": 0} if status == "kicked" else {}) for status in (old, new)
        ]
        content = {
            "chat": self.chat.shown,
            "from": self.account.as_json(),
            "date": int(now.timestamp()),
            "old_chat_member": members[0],
            "new_chat_member": members[1],
        }
        self.world.queue.put("my_chat_member", content, now)
        self.world.notify(self.chat)
