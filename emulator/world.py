"""A local Telegram in memory: accounts, chats, files, updates, and one entry for every call of the bot."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from emulator.accounts import Account, Chat, Kind, Standing, chat_not_found
from emulator.commands import Profile
from emulator.entities import Formatted
from emulator.files import Shelf, StoredFile, Upload
from emulator.keyboards import NO_MARKUP, Markup
from emulator.messages import NOTHING, Message
from emulator.methods import METHODS
from emulator.parameters import Parameters
from emulator.queries import Queries
from emulator.rates import Rates
from emulator.refusals import bad_request, not_found, too_many_requests, unauthorized
from emulator.trouble import Trouble, chat_id_of
from emulator.updates import Queue

TOKEN = "4200000001:local-telegram-token-that-opens-nothing"  # noqa: S105 - it opens nothing
Listener = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the bot, for the record."""

    method: str
    chat_id: int | None


class World(Trouble):
    """One Telegram with one bot.

    Args:
        clock: gives the present moment, aware UTC; the only time that this world knows.
        token: the bot's token.
        username: the bot's public name.
        first_name: what stands over its chats.
    """

    def __init__(
        self,
        clock: Callable[[], datetime],
        *,
        token: str = TOKEN,
        username: str = "tandem_local_bot",
        first_name: str = "Tandem",
    ) -> None:
        super().__init__()
        self.clock = clock
        self.token = token
        self.bot = Account(int(token.partition(":")[0]), first_name, username=username, is_bot=True)
        self.chats: dict[int, Chat] = {}
        self.shelf = Shelf()
        self.queue = Queue()
        self.queries = Queries()
        self.profile = Profile()
        self.rates = Rates()
        self.strict_rates = False
        self.webhook = ""
        self.poll = 0
        self.calls: deque[Call] = deque(maxlen=10_000)
        self._listeners: list[Listener] = []
        self._account_id = 700_000_000
        self._message_id = 100
        self._group = 13_000_000_000
        self._bot_json = self.bot.as_json()

    # People and chats

    def add_account(
        self,
        first_name: str,
        last_name: str = "",
        username: str = "",
        language: str = "ru",
        account_id: int | None = None,
    ) -> Account:
        """Make a person who has not yet started the bot."""
        self._account_id += 1
        account = Account(
            self._account_id if account_id is None else account_id, first_name, last_name, username, language
        )
        if account.id in self.chats:
            raise ValueError(f"account {account.id} is taken")
        self.chats[account.id] = Chat(account.id, Kind.PRIVATE, account=account, standing=Standing.STRANGER)
        return account

    def add_group(self, title: str, kind: Kind = Kind.SUPERGROUP) -> Chat:
        """Make a group or a channel in which the bot is."""
        chat = Chat(-1_001_000_000_001 - len(self.chats), kind, title)
        self.chats[chat.id] = chat
        return chat

    def deactivate(self, account: Account) -> None:
        """Delete a person's account."""
        self.chats[account.id].standing = Standing.DEACTIVATED

    def find_chat(self, params: Parameters, name: str = "chat_id") -> Chat:
        """The chat that a call names, by id or by @username.

        Raises:
            Refusal: 400 when there is none.
        """
        value = params.text(name)
        if not value:
            raise bad_request(f"{name} is empty")
        if value.startswith("@"):
            raise chat_not_found()
        chat = self.chats.get(params.integer(name))
        if chat is None:
            raise chat_not_found()
        return chat

    def open_chat(self, params: Parameters) -> Chat:
        """The chat that a call names, if the bot may write there.

        Raises:
            Refusal: 400 or 403.
        """
        chat = self.find_chat(params)
        if refusal := chat.refusal():
            raise refusal
        return chat

    # The entry

    def call(
        self, token: str, method_name: str, params: dict[str, Any] | None = None, files: dict[str, Upload] | None = None
    ) -> Any:
        """Carry out a method of the Bot API.

        Args:
            token: the bot's token.
            method_name: in any case.
            params: native values or the strings of a form.
            files: uploads by the name of their part.

        Returns:
            What the Bot API puts into `result`.

        Raises:
            Refusal: in Telegram's words.
        """
        if token != self.token:
            raise unauthorized()
        name = method_name.lower()
        method = METHODS.get(name)
        if method is None:
            raise not_found()
        read = Parameters(params or {}, files or {})
        chat_id = chat_id_of(read)
        self.calls.append(Call(name, chat_id))
        self.meet_refusal(name, chat_id)
        return method(self, read)

    # What methods and people do to chats

    def hold_rate(self, chat: Chat, amount: int) -> None:
        """Count what is about to be sent.

        Raises:
            Refusal: 429, with `strict_rates` only.
        """
        if not self.strict_rates:
            return
        if wait := self.rates.spend(chat.id, amount, chat.heard_at, self.clock()):
            raise too_many_requests(wait)

    def post(
        self,
        chat: Chat,
        *,
        from_bot: bool,
        sender: Account | None = None,
        body: Formatted = NOTHING,
        photo: StoredFile | None = None,
        document: StoredFile | None = None,
        markup: Markup = NO_MARKUP,
        group: str = "",
        reply_to: int = 0,
        extra: dict[str, Any] | None = None,
    ) -> Message:
        """Put a message into a chat; nothing is checked here."""
        self._message_id += 1
        shown = self._bot_json if from_bot else sender.as_json() if sender else None
        message = Message(
            self._message_id,
            chat.id,
            from_bot,
            shown,
            chat.shown,
            self.clock(),
            body=body,
            photo=photo,
            document=document,
            keyboard=markup.inline,
            group=group,
            reply_to=reply_to,
            sealed=markup.bars_editing,
            extra=extra or {},
        )
        if markup.reply is not None or markup.removes:
            chat.reply_keyboard = markup.reply
        chat.messages[message.id] = message
        chat.action = ""
        self.notify(chat)
        return message

    def replace_message(self, chat: Chat, message: Message) -> None:
        """Put an edited message in the place of the old one."""
        chat.messages[message.id] = message
        self.notify(chat)

    def remove(self, chat: Chat, message_id: int) -> None:
        """Take a message away for both sides."""
        chat.messages.pop(message_id, None)
        self.notify(chat)

    def next_group(self) -> str:
        """A new album's id."""
        self._group += 1
        return str(self._group)

    def begin_poll(self) -> None:
        """Note a new `getUpdates` and wake the one that waits, so that it ends."""
        self.poll += 1
        self.queue.wake()

    def take_updates(self) -> list[dict[str, Any]]:
        """Everything that waits, confirmed: for tests that feed a dispatcher themselves."""
        taken: list[dict[str, Any]] = []
        while batch := self.queue.read(0, 100, self.clock()):
            taken += batch
            self.queue.read(batch[-1]["update_id"] + 1, 1, self.clock())
        return taken

    # Who watches

    def subscribe(self, callback: Listener) -> Callable[[], None]:
        """Call back with a chat's id after any change in it; the result ends it."""
        self._listeners.append(callback)

        def stop() -> None:
            if callback in self._listeners:
                self._listeners.remove(callback)

        return stop

    def notify(self, chat: Chat) -> None:
        """Tell the watchers that a chat has changed."""
        for listener in tuple(self._listeners):
            listener(chat.id)

    def notify_all(self) -> None:
        """Tell the watchers that every chat may look different (the commands menu)."""
        if self._listeners:
            for chat in self.chats.values():
                self.notify(chat)

    def set_callback_lifetime(self, lifetime: timedelta) -> None:
        """How long a tap waits for its answer."""
        self.queries.lifetime = lifetime
