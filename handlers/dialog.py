"""Routes by dictionary: which handler meets which command, word, tap or text – and who may.

Each dialog module makes one ``Dialog`` and registers its handlers on it; the ``Switchboard`` joins them in order and
stands before aiogram's own routers. One filter for each handler would cost 40–60 µs for every handler that does *not*
match (ADR 0006); a dictionary costs the same for one as for two hundred. Rights are checked here, once, for everything.
"""

import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from aiogram import BaseMiddleware, Dispatcher
from aiogram.dispatcher.event.handler import CallableObject
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, ContentType, Message, TelegramObject, Update

from domain.refusal import Refused
from domain.typed_text import readable
from domain.who import Access, Who
from handlers.callbacks import RunCommand
from handlers.show import TapState, answer, current_tap, deliver
from handlers.view import View
from services.database import AlreadyHandled, StorageFault
from texts import plain, t

log = logging.getLogger(__name__)
Handler = Callable[..., Awaitable[Any]]
Register = Callable[[Handler], Handler]
Data = TypeVar("Data", bound=CallbackData)
LARGEST = 2**63 - 1  # what SQLite can hold
UNKEPT = "~"
"""What the name of a conversation's datum begins with when it may not be written to the database (consent pending)."""


@dataclass(frozen=True, slots=True)
class Route:
    handler: CallableObject
    access: Access
    name: str
    data: type[CallbackData] | None = None
    beside: bool = False
    first: bool = False
    """Of a word: it goes before whatever is being typed into. Of a state: every word goes before it."""

    async def call(self, event: Message | CallbackQuery, **data: Any) -> None:
        await self.handler.call(event, **data)


@dataclass(slots=True)
class Dialog:
    """The routes of one dialog. Decorators return the handler unchanged: it can be called directly."""

    name: str
    commands: dict[str, Route] = field(default_factory=dict)
    words: dict[str, Route] = field(default_factory=dict)
    taps: dict[str, Route] = field(default_factory=dict)
    states: dict[tuple[str, str], Route] = field(default_factory=dict)

    def command(self, name: str, access: Access, *, beside: bool = False) -> Register:
        """``/name``; the handler gets ``args: str`` (what stands behind the command).

        It ends the waiting for typed text, so that nothing typed later goes astray; one ``beside`` the talk does not.
        A menu button ``RunCommand(name=…)`` calls it too, so its event is a ``Message`` or a ``CallbackQuery``.
        """
        return self._register(self.commands, name, access, beside=beside)

    def word(self, key: str, access: Access) -> Register:
        """The label of a reply button, or a plain word: the text under ``key``, in any case, emoji before it or not."""
        return self._register(self.words, key, access)

    def tap(self, data: type[CallbackData], access: Access) -> Register:
        """A button with this data; the handler gets ``data`` unpacked, and must check whose it is."""
        return self._register(self.taps, data.__prefix__, access, data)

    def text(self, state: State, access: Access, *, search: bool = False) -> Register:
        """Typed text in a state; the handler gets ``text: str`` (stripped, not empty).

        Where something is searched for, a plain word of the menu («пары») is that word and not searched for.
        """
        return self._register(self.states, (_name(state), "text"), access, first=search)

    def content(self, state: State, kind: str, access: Access) -> Register:
        """Something else in a state: ``kind`` is aiogram's content type (``document``, ``photo``, …)."""
        return self._register(self.states, (_name(state), kind), access)

    def _register(
        self,
        table: dict[Any, Route],
        key: Any,
        access: Access,
        data: type[CallbackData] | None = None,
        *,
        beside: bool = False,
        first: bool = False,
    ) -> Register:
        def register(handler: Handler) -> Handler:
            if key in table:
                raise ValueError(f"{self.name}: {key} twice")
            table[key] = Route(CallableObject(handler), access, f"{self.name}.{handler.__name__}", data, beside, first)
            return handler

        return register


def _name(state: State) -> str:
    name = state.state
    if name is None:
        raise ValueError("a state needs a name")
    return name


def bare(label: str) -> str:
    """A label as people type it: lower case, no emoji in front, no full stop."""
    return label.strip().lstrip("".join(ch for ch in label if not ch.isalnum())).rstrip(" .!").casefold()


@dataclass(frozen=True, slots=True)
class Fallbacks:
    """What happens where no route is: each is a handler of its own dialog, named once in ``handlers/__init__``."""

    denied: Callable[[Message | CallbackQuery, Who, str, dict[str, Any]], Awaitable[None]]
    unknown: Callable[[Message, Who, dict[str, Any]], Awaitable[None]]
    present: Callable[[Message | CallbackQuery, Who, dict[str, Any]], Awaitable[None]]


class Switchboard(BaseMiddleware):
    """All dialogs in one place. A route that stands in two dialogs is a fault at start."""

    def __init__(self, dialogs: Sequence[Dialog], fallbacks: Fallbacks) -> None:
        self.dialogs = tuple(dialogs)
        self.fallbacks = fallbacks
        self.commands = _joined(dialog.commands for dialog in dialogs)
        self.taps = _joined(dialog.taps for dialog in dialogs)
        self.states = _joined(dialog.states for dialog in dialogs)
        self.words = {bare(plain(key)): route for key, route in _joined(d.words for d in dialogs).items()}

    def join(self, dispatcher: Dispatcher) -> None:
        """Take all messages and taps, after the outer middlewares that stand there already.

        Two handlers would be found at the end of aiogram's way through its observers, too, 40 µs later.
        """
        dispatcher.update.outer_middleware(self)

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Handle a message or a tap; every other update goes on to the routers."""
        assert isinstance(event, Update)
        if event.callback_query is not None:
            return await self.on_tap(event.callback_query, **data)
        if event.message is not None:
            return await self.on_message(event.message, **data)
        return await handler(event, data)

    async def on_message(self, message: Message, who: Who, state: FSMContext, **data: Any) -> None:
        data.update(who=who, state=state)
        try:
            await self._guarded(message, who, data, partial(self._route_message, message, who, state, data))
        except Refused as refusal:
            await self._answer(message, t(f"refused-{refusal.code}", **refusal.args_))

    async def _route_message(self, message: Message, who: Who, state: FSMContext, data: dict[str, Any]) -> None:
        text = readable(message.text or "").strip()
        if text.startswith("/"):
            name, _, args = text[1:].partition(" ")
            route = self.commands.get(name.partition("@")[0].lower())
            if route is not None:
                await self._turn(route, message, who, {**data, "args": args.strip()})
                return
        route = self.words.get(bare(text)) if text and len(text) <= 64 else None
        current = await state.get_state()
        waits = self.states.get((current, _kind(message, text))) if current is not None else None
        first = route is not None and (route.first or (waits is not None and waits.first))
        own = route is not None and route.access.denial(who) is None  # another role's word is a text like any other
        if route is not None and (current is None or first or (own and _is_button(text))):
            await self._turn(route, message, who, data)
            return
        if current is not None:
            if waits is not None:
                await self._go(waits, message, who, {**data, "text": text})
                return
            if (current, "text") in self.states and not text:
                kind = "voice" if message.voice or message.video_note else "other"
                await self._answer(message, t("not-text-voice") if kind == "voice" else t("not-text-other"))
                return
        await self.fallbacks.unknown(message, who, data)

    async def on_tap(self, query: CallbackQuery, who: Who, state: FSMContext, **data: Any) -> None:
        data.update(who=who, state=state)
        token = current_tap.set(TapState())
        try:
            await self._guarded(query, who, data, partial(self._route_tap, query, who, data))
        except Refused as refusal:
            await self._refuse(query, who, refusal, data)
        finally:
            await answer(query)
            current_tap.reset(token)

    async def _route_tap(self, query: CallbackQuery, who: Who, data: dict[str, Any]) -> None:
        packed = query.data or ""
        if packed.startswith("go:"):
            await self._run_command(_unpack(RunCommand, packed, who).name, query, who, data)
            return
        route = self.taps.get(packed.partition(":")[0])
        if route is None or route.data is None:
            raise Refused("stale")
        unpacked = _unpack(route.data, packed, who)
        await self._go(route, query, who, {**data, "data": unpacked})

    async def _run_command(self, name: str, query: CallbackQuery, who: Who, data: dict[str, Any]) -> None:
        """A menu's button is its command: the same route, the same rights."""
        route = self.commands.get(name)
        if route is None:
            raise Refused("stale")
        await self._turn(route, query, who, {**data, "args": ""})

    async def _turn(self, route: Route, event: Message | CallbackQuery, who: Who, data: dict[str, Any]) -> None:
        """To another screen: what was being typed into is left, unless the screen stands beside it."""
        if not route.beside and route.access.denial(who) is None:
            await data["state"].clear()
        await self._go(route, event, who, data)

    async def _go(self, route: Route, event: Message | CallbackQuery, who: Who, data: dict[str, Any]) -> None:
        denial = route.access.denial(who)
        if denial is not None:
            log.info("denied", extra={"person": who.person_id, "route": route.name, "reason": denial})
            await self.fallbacks.denied(event, who, denial, data)
            return
        await route.call(event, **data)

    async def _guarded(
        self, event: Message | CallbackQuery, who: Who, data: dict[str, Any], go: Callable[[], Awaitable[None]]
    ) -> None:
        """What is the same for messages and taps: a second delivery, a failing disk, a bug."""
        try:
            await go()
        except Refused:
            raise
        except AlreadyHandled:
            await self.fallbacks.present(event, who, data)
        except StorageFault as fault:
            log.exception("storage fault", extra={"person": who.person_id, "fault": fault.code})
            await self._trouble(event, t("trouble-storage"))
        except Exception:
            log.exception("handler failed", extra={"person": who.person_id})
            await self._trouble(event, t("trouble"))

    async def _refuse(self, query: CallbackQuery, who: Who, refusal: Refused, data: dict[str, Any]) -> None:
        """A refused tap: a toast (a message once the tap was answered, before something slow); never silence.

        For an outdated button also the present state of things.
        """
        tapped = current_tap.get()
        if tapped is not None and tapped.answered:
            await self._answer(query, t(f"refused-{refusal.code}", **refusal.args_))
        text = plain(f"refused-{refusal.code}", **refusal.args_)
        await answer(query, text, alert=len(text) > 60)
        if refusal.code == "stale":
            await self.fallbacks.present(query, who, data)

    async def _trouble(self, event: Message | CallbackQuery, text: str) -> None:
        try:
            if isinstance(event, CallbackQuery):
                await answer(event, plain("trouble-toast"), alert=True)
            await self._answer(event, text)
        except Exception:
            log.exception("could not even say so")

    async def _answer(self, event: Message | CallbackQuery, text: str) -> None:
        bot = event.bot
        assert bot is not None
        chat_id = event.chat.id if isinstance(event, Message) else event.from_user.id
        await deliver(bot, chat_id, View(text), notice=True)


def _unpack(kind: type[Data], packed: str, who: Who) -> Data:
    """What a button carries; ``Refused`` when it carries what none of ours ever did."""
    try:
        data = kind.unpack(packed)
    except (TypeError, ValueError):
        data = None
    if data is None or any(isinstance(value, int) and abs(value) > LARGEST for _, value in data):
        log.warning("forged or outdated button", extra={"person": who.person_id, "button": kind.__prefix__})
        raise Refused("stale")
    return data


def _kind(message: Message, text: str) -> str:
    """What stands in a message; a text in which nothing can be seen is none."""
    if text:
        return ContentType.TEXT.value
    return "" if message.text is not None else ContentType(message.content_type).value


def _is_button(text: str) -> bool:
    """Whether the text is a reply button's label as the button sends it (emoji or a capital first)."""
    return not text[0].islower()


def _joined(tables: Iterable[dict[Any, Route]]) -> dict[Any, Route]:
    joined: dict[Any, Route] = {}
    for table in tables:
        for key, route in table.items():
            if key in joined:
                raise ValueError(f"{key}: both {joined[key].name} and {route.name}")
            joined[key] = route
    return joined
